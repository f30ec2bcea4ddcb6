"""The area's report: its front pages and chapters in their order."""

from dataclasses import dataclass

from evaluation.scoring.results import Flag
from reports.context.chapters import Chapter, dimensions_chapter, method_chapter, provenance_chapter
from reports.context.coverage import coverage_matrix, workbook_table
from reports.context.draft import Draft, Figure, Table
from reports.context.heatmap import heatmap
from reports.context.logic import logic_figure
from reports.context.method import weight_table
from reports.context.overview import (
    afterwards_sentence, dimension_table, implementation, objective_table, overview_title, scale_figure, status_figure, verdicts,
)
from reports.context.provenance import Provenance
from reports.context.remarks import explained_table, summary_table
from reports.context.summary import KeyFigure, coverage_figure, coverage_map, key_figures, lead
from reports.context.surroundings import context_cards, has_figures, joint_years_table, series_figure, years_table


@dataclass(frozen=True)
class RegionCard:
    """A region at a glance: its lead sentence, key figures and dimensions."""

    anchor: str
    name: str
    lead: str
    figures: list[KeyFigure]
    table: Table
    illustrative: bool


@dataclass(frozen=True)
class ContextSection:
    """One context indicator of the regions: its chart and the figures behind it."""

    anchor: str
    chart: Figure
    table: Table


def summary(draft: Draft) -> dict[str, object]:
    """The one page that everyone reads."""
    words, key = draft.words, draft.evaluation.framework.area.key
    return {
        "title": words.say("report.summary.title"), "lead": lead(draft, key), "figures": key_figures(draft, key),
        "verdicts_title": words.say("report.summary.verdicts_title"), "verdicts": verdicts(draft, key),
        "map": coverage_map(draft), "can_title": words.say("report.summary.can_title"),
        "can": words.say("report.summary.can"), "cannot_title": words.say("report.summary.cannot_title"),
        "cannot": words.say("report.summary.cannot", regions=len(draft.evaluation.framework.regions)),
        "afterwards": afterwards_sentence(draft, implementation(draft, key)),
        "illustrative": draft.evaluation.illustrative,
    }


def chapters(draft: Draft, provenance: Provenance) -> list[Chapter]:
    """The chapters in their printed order; one without content is left out."""
    key = draft.evaluation.framework.area.key
    planned = (
        _task(draft), _overview(draft), _field(draft), dimensions_chapter(draft, key, "implementation"),
        dimensions_chapter(draft, key, "impact"), _surroundings(draft), _cards(draft), _coverage(draft),
        method_chapter(draft, whole=True), _remarks(draft), provenance_chapter(draft, provenance),
    )
    return [chapter for chapter in planned if chapter is not None]


def _task(draft: Draft) -> Chapter:
    words, framework = draft.words, draft.evaluation.framework
    fields = {
        "strategy": words.name(framework.strategy.name), "regions": words.number(len(framework.regions)),
        "indicators": words.number(len(framework.indicators)), "dimensions": words.number(len(framework.dimensions)),
        "cutoff": words.date(draft.evaluation.cutoff), "successor": words.name(framework.strategy.successor),
        "names": words.listing([words.name(region.name) for region in framework.regions.values()]),
    }
    content = {
        "lead": words.say("report.task.lead"), "model": logic_figure(draft),
        "paragraphs": [words.say(f"report.task.{name}", **fields) for name in ("object", "question", "material")],
        "limits_title": words.say("report.task.limits_title"),
        "limits": [words.say(f"report.limits.{name}", **fields)
                   for name in ("sample", "cause", "targets", "missing", "ratings")],
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
        "lead": overview_title(draft, key), "intro": words.say("report.tree.intro"),
        "table": dimension_table(draft, key, words.say("report.tree.title")),
        "scale": scale_figure(draft, key), "bars": status_figure(draft, key), "objectives": objective_table(draft, key, words.say("report.own.objectives_title")),
        "afterwards": afterwards_sentence(draft, implementation(draft, key)),
    }
    return Chapter("overview", words.say("report.tree.chapter"), "sections/overview.html", _illustrative(draft, key), content)


def _field(draft: Draft) -> Chapter:
    words, regions = draft.words, draft.evaluation.framework.regions
    content = {"intro": words.say("report.heatmap.intro"), "table": heatmap(draft)}
    mark = any(_illustrative(draft, key) for key in regions)
    return Chapter("field", words.say("report.heatmap.chapter"), "sections/field.html", mark, content)


def _surroundings(draft: Draft) -> Chapter | None:
    words = draft.words
    shown = [card for card in context_cards(draft) if has_figures(draft, card)]
    if not shown:
        return None
    sections = [
        ContextSection(f"section-{card.id.lower()}", series_figure(draft, card), years_table(draft, card))
        for card in shown if card.scope != "joint"
    ]
    joint = [card for card in shown if card.scope == "joint"]
    keys = (*draft.evaluation.framework.regions, draft.evaluation.framework.area.key)
    mark = any(Flag.ILLUSTRATIVE in draft.evaluation.results[key, card.id].flags
               for card in shown for key in keys if (key, card.id) in draft.evaluation.results)
    content = {
        "intro": words.say("report.surroundings.intro"), "sections": sections,
        "joint": joint_years_table(draft, joint) if joint else None,
    }
    return Chapter("surroundings", words.say("report.surroundings.chapter"), "sections/surroundings.html", mark, content)


def _cards(draft: Draft) -> Chapter:
    words, bars = draft.words, coverage_figure(draft)
    cards = [
        RegionCard(
            f"region-{region.slug}", words.name(region.name), lead(draft, key), key_figures(draft, key),
            dimension_table(draft, key, words.say("report.card.table_title", name=words.name(region.name))),
            _illustrative(draft, key),
        )
        for key, region in draft.evaluation.framework.regions.items()
    ]
    mark = any(card.illustrative for card in cards)
    return Chapter("cards", words.say("report.card.chapter"), "sections/cards.html", mark,
                   {"intro": words.say("report.card.intro"), "bars": bars, "cards": cards})


def _coverage(draft: Draft) -> Chapter:
    words = draft.words
    content = {
        "intro": words.say("report.coverage.intro"), "workbooks": workbook_table(draft),
        "matrix": coverage_matrix(draft),
    }
    return Chapter("coverage", words.say("report.coverage.chapter"), "sections/coverage.html", draft.evaluation.illustrative,
                   content)


def _remarks(draft: Draft) -> Chapter:
    words = draft.words
    content = {
        "intro": words.say("report.remarks.intro"), "summary": summary_table(draft),
        "nothing": words.say("report.remarks.nothing"), "explained": explained_table(draft),
        "unexplained": words.say("report.explained.nothing"),
    }
    return Chapter("remarks", words.say("report.remarks.chapter"), "sections/remarks.html", False, content)


def _illustrative(draft: Draft, key: str) -> bool:
    return any(node.illustrative for (region, _), node in draft.evaluation.nodes.items() if region == key)
