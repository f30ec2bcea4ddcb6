"""The area's report: its front pages and chapters in their order."""

from reports.context.assessment import answers_chapter, assessment_chapter
from reports.context.certainty import certainty_chapter
from reports.context.change_log import changes_chapter
from reports.context.chapters import Chapter, dimensions_chapter, method_chapter, provenance_chapter
from reports.context.conclusions import conclusions_chapter, proposals_chapter, what_follows
from reports.context.cooperation import cooperation_chapter
from reports.context.coverage import coverage_matrix, known_and_due, workbook_table
from reports.context.draft import Draft
from reports.context.heatmap import heatmap
from reports.context.logic import logic_figure
from reports.context.method import weight_table
from reports.context.node_tables import dimension_table, objective_table
from reports.context.overview import (
    afterwards_sentence,
    dimensions_of,
    implementation,
    overview_title,
    rests_on_examples,
    verdicts,
)
from reports.context.overview_charts import scale_figure, status_figure
from reports.context.own_choices import own_choices_chapter
from reports.context.provenance import Provenance
from reports.context.region_cards import cards_chapter
from reports.context.remarks import explained_table, summary_table
from reports.context.sensitivity import sensitivity_chapter
from reports.context.spreads import spread_of
from reports.context.standing import standing_chapter
from reports.context.summary import coverage_map, key_figures, lead
from reports.context.surroundings import surroundings_chapter
from reports.context.value_networks import networks_chapter
from reports.headlines import certain_finding, coverage_finding, overview_finding, tell


def summary(draft: Draft) -> dict[str, object]:
    """The one page that everyone reads."""
    words, key = draft.words, draft.evaluation.framework.area.key
    return {
        "title": words.say("report.summary.title"),
        "lead": lead(draft, key),
        "figures": key_figures(draft, key),
        "verdicts_title": words.say("report.summary.verdicts_title"),
        "verdicts": verdicts(draft, key),
        "map": coverage_map(draft),
        "findings": _findings(draft),
        "follows": what_follows(draft),
        "can_title": "",
        "can": "",
        "cannot_title": words.say("report.summary.cannot_title"),
        "cannot": words.say("report.summary.cannot", regions=len(draft.evaluation.framework.regions)),
        "afterwards": afterwards_sentence(draft, implementation(draft, key)),
        "illustrative": draft.evaluation.illustrative,
    }


def _findings(draft: Draft) -> list[str]:
    """The findings that stand as titles later on, gathered for those who read one page."""
    framework = draft.evaluation.framework
    keys = (*framework.regions, framework.area.key)
    nodes = [node for _, node in dimensions_of(draft, framework.area.key, "implementation")]
    stated = framework.method.uncertainty.stated_probability
    found = (
        overview_finding(nodes),
        certain_finding([(node, spread_of(draft, node)) for node in nodes], stated),
        coverage_finding(*known_and_due(draft, keys)),
    )
    return [draft.words.say("report.summary.finding", text=tell(finding, draft.words)) for finding in found]


def chapters(draft: Draft, provenance: Provenance) -> list[Chapter]:
    """The chapters in their printed order; one without content is left out."""
    key = draft.evaluation.framework.area.key
    planned = (
        _task(draft),
        _overview(draft),
        certainty_chapter(draft),
        _field(draft),
        dimensions_chapter(draft, key, "implementation"),
        dimensions_chapter(draft, key, "impact"),
        surroundings_chapter(draft),
        standing_chapter(draft),
        cards_chapter(draft),
        cooperation_chapter(draft),
        networks_chapter(draft),
        own_choices_chapter(draft),
        assessment_chapter(draft),
        conclusions_chapter(draft),
        proposals_chapter(draft),
        _coverage(draft),
        method_chapter(draft, whole=True),
        sensitivity_chapter(draft),
        answers_chapter(draft),
        _remarks(draft),
        changes_chapter(draft, provenance),
        provenance_chapter(draft, provenance),
    )
    return [chapter for chapter in planned if chapter is not None]


def _task(draft: Draft) -> Chapter:
    words, framework = draft.words, draft.evaluation.framework
    fields = {
        "strategy": words.name(framework.strategy.name),
        "regions": words.number(len(framework.regions)),
        "accepted": words.number(len(draft.evaluation.submissions)),
        "due": words.number(len(draft.evaluation.region_status)),
        "indicators": words.number(len(framework.indicators)),
        "dimensions": words.number(len(framework.dimensions)),
        "cutoff": words.date(draft.evaluation.cutoff),
        "successor": words.name(framework.strategy.successor),
        "names": words.listing([words.name(region.name) for region in framework.regions.values()]),
    }
    content = {
        "lead": words.say("report.task.lead"),
        "model": logic_figure(draft),
        "paragraphs": [words.say(f"report.task.{name}", **fields) for name in ("object", "question", "material")],
        "limits_title": words.say("report.task.limits_title"),
        "limits": [
            words.say(f"report.limits.{name}", **fields)
            for name in ("sample", "cause", "targets", "missing", "ratings")
        ],
        "weights": weight_table(draft),
        "events": [words.name(event.text) for event in framework.strategy.boundary],
        "events_title": words.say("report.task.events_title"),
        "reading_title": words.say("report.task.reading_title"),
        "reading": [words.say(f"report.task.reading.{name}") for name in ("attainment", "score", "coverage")],
    }
    return Chapter("task", words.say("report.task.title"), "sections/task.html", False, content)


def _overview(draft: Draft) -> Chapter:
    words, key = draft.words, draft.evaluation.framework.area.key
    content = {
        "lead": overview_title(draft, key),
        "intro": words.say("report.tree.intro"),
        "table": dimension_table(draft, key, words.say("report.tree.title")),
        "scale": scale_figure(draft, key),
        "bars": status_figure(draft, key),
        "objectives": objective_table(draft, key, words.say("report.own.objectives_title")),
        "afterwards": afterwards_sentence(draft, implementation(draft, key)),
    }
    return Chapter(
        "overview", words.say("report.tree.chapter"), "sections/overview.html", rests_on_examples(draft, key), content
    )


def _field(draft: Draft) -> Chapter:
    words, regions = draft.words, draft.evaluation.framework.regions
    content = {"intro": words.say("report.heatmap.intro"), "table": heatmap(draft)}
    mark = any(rests_on_examples(draft, key) for key in regions)
    return Chapter("field", words.say("report.heatmap.chapter"), "sections/field.html", mark, content)


def _coverage(draft: Draft) -> Chapter:
    words = draft.words
    content = {
        "intro": words.say("report.coverage.intro"),
        "workbooks": workbook_table(draft),
        "matrix": coverage_matrix(draft),
    }
    return Chapter(
        "coverage",
        words.say("report.coverage.chapter"),
        "sections/coverage.html",
        draft.evaluation.illustrative,
        content,
    )


def _remarks(draft: Draft) -> Chapter:
    words = draft.words
    content = {
        "intro": words.say("report.remarks.intro"),
        "summary": summary_table(draft),
        "nothing": words.say("report.remarks.nothing"),
        "explained": explained_table(draft),
        "unexplained": words.say("report.explained.nothing"),
    }
    return Chapter("remarks", words.say("report.remarks.chapter"), "sections/remarks.html", False, content)
