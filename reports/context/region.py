"""One region's report: its front pages and chapters in their order."""

from evaluation.scoring.results import Flag
from reports.context.absent import absent_chapter, absent_summary
from reports.context.chapters import Chapter, method_chapter, provenance_chapter
from reports.context.conclusions import own_chapter
from reports.context.coverage import own_coverage_table
from reports.context.draft import Draft
from reports.context.node_tables import tree_table
from reports.context.overview import (
    afterwards_sentence,
    implementation,
    overview_title,
    verdicts,
)
from reports.context.overview_charts import scale_figure
from reports.context.own_indicators import own_indicators_chapter
from reports.context.own_place import own_place_chapter
from reports.context.provenance import Provenance
from reports.context.remarks import explained_table, to_do_table
from reports.context.summary import key_figures, lead
from reports.context.surroundings import own_surroundings_chapter


def summary(draft: Draft, key: str) -> dict[str, object]:
    """The region's card: its reading in words and key figures."""
    words, evaluation = draft.words, draft.evaluation
    if key not in evaluation.submissions:
        return absent_summary(draft, key)
    region = evaluation.framework.regions[key]
    fields = {"name": words.name(region.name), "genitive": words.name(region.genitive or region.name)}
    status = words.say(f"status.workbook.{evaluation.region_status[key]}")
    return {
        "title": words.say("report.own.summary_title", **fields),
        "lead": lead(draft, key),
        "figures": key_figures(draft, key),
        "verdicts_title": words.say("report.summary.verdicts_title"),
        "verdicts": verdicts(draft, key),
        "map": None,
        "findings": [],
        "follows": None,
        "can_title": words.say("report.own.workbook_title"),
        "can": words.say("report.own.workbook", status=status, date=words.date(evaluation.cutoff)),
        "cannot_title": words.say("report.summary.cannot_title"),
        "cannot": words.say("report.own.not_area", area=words.name(evaluation.framework.area.short)),
        "afterwards": afterwards_sentence(draft, implementation(draft, key)),
        "illustrative": _illustrative(draft, key),
    }


def chapters(draft: Draft, key: str, provenance: Provenance) -> list[Chapter]:
    """The chapters in their printed order; one without content is left out."""
    sources = (key, draft.evaluation.framework.area.key)
    if key not in draft.evaluation.submissions:
        return [absent_chapter(draft, key), provenance_chapter(draft, provenance, sources)]
    planned = (
        _overview(draft, key),
        own_indicators_chapter(draft, key, "implementation"),
        own_indicators_chapter(draft, key, "impact"),
        own_place_chapter(draft, key),
        own_surroundings_chapter(draft, key),
        own_chapter(draft, key),
        _workbook(draft, key),
        method_chapter(draft, whole=False),
        provenance_chapter(draft, provenance, sources),
    )
    return [chapter for chapter in planned if chapter is not None]


def _overview(draft: Draft, key: str) -> Chapter:
    words = draft.words
    content = {
        "lead": overview_title(draft, key),
        "scale": scale_figure(draft, key),
        "table": tree_table(draft, key, words.say("report.tree.title_whole")),
    }
    return Chapter(
        "overview",
        words.say("report.own.tree_chapter"),
        "sections/own_overview.html",
        _illustrative(draft, key),
        content,
    )


def _workbook(draft: Draft, key: str) -> Chapter:
    words = draft.words
    content = {
        "intro": words.say("report.own.workbook_intro"),
        "todo": to_do_table(draft, key),
        "nothing": words.say("report.todo.nothing"),
        "explained": explained_table(draft, key),
        "coverage": own_coverage_table(draft, key),
    }
    return Chapter(
        "workbook",
        words.say("report.own.workbook_chapter"),
        "sections/workbook.html",
        _illustrative(draft, key),
        content,
    )


def _illustrative(draft: Draft, key: str) -> bool:
    return any(
        Flag.ILLUSTRATIVE in result.flags for (region, _), result in draft.evaluation.results.items() if region == key
    )
