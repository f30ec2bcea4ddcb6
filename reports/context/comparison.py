"""Indicators of the regions side by side: a table of value, baseline and target. The charts are in `dumbbells`.

Never ranks: the regions stand in the order of the framework, each against its own target.
"""

from collections.abc import Sequence

from evaluation.scoring.results import Result
from indicators.cards import Indicator
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.wording import (
    baseline_text,
    illustrative,
    tags_of,
    target_text,
    value_text,
    year_text,
)


def regional(cards: Sequence[Indicator]) -> list[Indicator]:
    """The scored cards that regions fill."""
    return [card for card in cards if card.scored and card.scope != "joint"]


def period_text(draft: Draft, card: Indicator) -> str:
    """The period of sums and means, or the years of the levels that the regions gave."""
    years = draft.evaluation.framework.years
    if card.accumulation in ("sum", "mean"):
        return draft.words.say("report.indicator.period", first=str(years.first), last=str(years.last))
    used = level_years(draft, card)
    if len(used) == 1:
        return str(used[0])
    return draft.words.say("report.indicator.period", first=str(used[0]), last=str(used[-1]))


def level_years(draft: Draft, card: Indicator) -> list[int]:
    """The years of the levels that the regions gave; the last of the period where there are none."""
    used = {result.year for _, result in regional_results(draft, card) if result.year is not None}
    return sorted(used) or [draft.evaluation.framework.years.last]


def regional_table(draft: Draft, cards: Sequence[Indicator], title: str) -> Table | None:
    """Rows = indicators that regions fill, columns = regions; None where there are none."""
    shown = regional(cards)
    if not shown:
        return None
    words, framework = draft.words, draft.evaluation.framework
    heads = (
        Cell(words.say("report.heads.indicator")),
        *(number_head(words.name(region.name)) for region in framework.regions.values()),
    )
    rows = [_row(draft, card) for card in shown]
    return draft.table(
        title,
        words.say("report.regional.subtitle"),
        source=words.say("report.source.workbooks"),
        heads=heads,
        rows=rows,
        kind="regions",
        notes=(words.say("report.regional.note"),),
    )


def regional_results(draft: Draft, card: Indicator) -> list[tuple[str, Result]]:
    """The results of one card by region key, in the order of the framework."""
    evaluation = draft.evaluation
    return [(key, evaluation.results[key, card.id]) for key in evaluation.framework.regions]


def _row(draft: Draft, card: Indicator) -> Row:
    words = draft.words
    results = regional_results(draft, card)
    about = words.say("report.indicator.about", id=card.id, unit=words.name(card.unit))
    tags = tags_of(draft, any(illustrative(result) for _, result in results))
    return Row(
        Cell(words.name(card.name), (about,), "", tags), tuple(_cell(draft, card, result) for _, result in results)
    )


def _way(draft: Draft, card: Indicator, result: Result) -> str:
    """Baseline → target, or the one of them that there is."""
    ends = {"baseline": baseline_text(draft, card, result), "target": target_text(draft, card, result)}
    if result.baseline is None and result.target is None:
        return ""
    form = "only_target" if result.baseline is None else "only_baseline" if result.target is None else "way"
    return draft.words.say(f"report.regional.{form}", **ends)


def _cell(draft: Draft, card: Indicator, result: Result) -> Cell:
    if result.value is None:
        return Cell(value_text(draft, card, result), (), "number missing")
    way = _way(draft, card, result)
    late = result.year is not None and result.year != draft.evaluation.framework.years.last
    year = year_text(draft, card, result) if late else ""
    return number_cell(value_text(draft, card, result), way, year)
