"""Chapters that the area's report and a region's report share: their content as plain values for the templates.

A chapter is a heading and the name of its template; what the template prints is its content. A new chapter is a
function here (or beside the report that alone has it), a template in `templates/sections` and its phrases.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.scoring.results import Node
from indicators.cards import Indicator
from indicators.lists import Dimension
from reports.context.comparison import regional_table
from reports.context.draft import Draft, Figure, Table
from reports.context.dumbbells import dumbbells
from reports.context.findings import FindingList, of_dimension
from reports.context.indicators import indicator_table
from reports.context.method import flag_table, rules, threshold_table
from reports.context.opinions import gap_sentence
from reports.context.overview import afterwards_sentence, dimensions_of, verdict_sentence
from reports.context.progress import progress_figure
from reports.context.provenance import Provenance, facts_in_short, facts_table, inputs_table
from reports.context.wording import any_illustrative, status_text


@dataclass(frozen=True)
class Chapter:
    """A chapter before it has its number. `illustrative` marks every page of it."""

    name: str
    title: str
    template: str
    illustrative: bool = False
    content: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class DimensionSection:
    """One dimension: its verdict, and its indicators in charts and tables; no title where it fills its chapter."""

    anchor: str
    title: str
    status: str
    status_text: str
    verdict: str
    illustrative: bool
    progress: Figure | None
    indicators: Table
    regional: Table | None
    dumbbells: Sequence[Figure]
    rating: str
    findings: FindingList | None


def cards_of(draft: Draft, dimension: Dimension, key: str) -> list[Indicator]:
    """The cards of a dimension that the region or the area has a result for, in the order of the framework."""
    evaluation = draft.evaluation
    return [
        card
        for objective in dimension.objectives
        for card in evaluation.framework.cards_of(objective.id)
        if (key, card.id) in evaluation.results
    ]


def dimension_sections(draft: Draft, key: str, part: str) -> list[DimensionSection]:
    """The sections of a part; a dimension that is alone in it needs no heading of its own."""
    found = list(dimensions_of(draft, key, part))
    return [_section(draft, key, dimension, node, headed=len(found) > 1) for dimension, node in found]


def _section(draft: Draft, key: str, dimension: Dimension, node: Node, *, headed: bool) -> DimensionSection:
    """Only the area's report shows the regions side by side."""
    words, framework = draft.words, draft.evaluation.framework
    cards, name = cards_of(draft, dimension, key), words.name(dimension.name)
    whole = key == framework.area.key
    return DimensionSection(
        anchor=f"section-{dimension.id.lower()}",
        title=name if headed else "",
        status=node.status,
        status_text=words.say("report.verdict.status", status=status_text(draft, node.status)),
        verdict=verdict_sentence(draft, node),
        illustrative=any_illustrative(draft, (key, *(framework.regions if whole else ())), cards),
        progress=progress_figure(draft, key, cards, name),
        indicators=indicator_table(draft, key, cards, words.say("report.indicator.table_title", name=name)),
        regional=regional_table(draft, cards, words.say("report.regional.title", name=name)) if whole else None,
        dumbbells=dumbbells(draft, cards) if whole else (),
        rating=gap_sentence(draft, key, dimension.id) if whole else "",
        findings=of_dimension(draft, key, dimension) if whole else None,
    )


def dimensions_chapter(draft: Draft, key: str, part: str) -> Chapter | None:
    """The chapter of implementation or of impact; None where nothing of it concerns the respondent."""
    sections = dimension_sections(draft, key, part)
    if not sections:
        return None
    node = draft.evaluation.nodes.get((key, part))
    intro = draft.words.say(f"report.{part}.intro")
    return Chapter(
        part,
        draft.words.say(f"report.{part}.title"),
        "sections/dimensions.html",
        any(section.illustrative for section in sections),
        {"intro": intro, "sections": sections, "afterwards": afterwards_sentence(draft, node)},
    )


def method_chapter(draft: Draft, *, whole: bool) -> Chapter:
    """The rules, thresholds and reservations; a short report has the main rules only."""
    content = {
        "rules": rules(draft, whole=whole),
        "thresholds": threshold_table(draft) if whole else None,
        "flags": flag_table(draft) if whole else None,
        "lead": draft.words.say("method.lead"),
    }
    return Chapter("method", draft.words.say("method.title"), "sections/method.html", False, content)


def provenance_chapter(draft: Draft, provenance: Provenance, keys: Collection[str] = ()) -> Chapter:
    """What the figures were computed from; the workbooks of the given keys, or all."""
    content = {
        "intro": draft.words.say("report.provenance.intro"),
        "facts": None if keys else facts_table(draft, provenance),
        "in_short": facts_in_short(draft, provenance) if keys else "",
        "inputs": inputs_table(draft, keys),
    }
    return Chapter("provenance", draft.words.say("report.provenance.title"), "sections/provenance.html", False, content)
