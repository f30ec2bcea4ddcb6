"""Indicators of the regions side by side: one dumbbell an indicator, and a table of value, baseline and target.

Never ranks: the regions stand in the order of the framework, each against its own target.
"""

from collections.abc import Sequence

from evaluation.scoring.results import Result
from indicators.cards import Indicator
from reports.charts import Frame
from reports.charts.attainment import Journey, JourneyWords, dumbbell
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.wording import (
    baseline_text,
    illustrative,
    mark_in_chart,
    status_text,
    tags_of,
    target_text,
    value_text,
    year_text,
)
from reports.headlines import regions_finding, tell

ENOUGH_TO_DRAW = 3  # regions with a value


def regional(cards: Sequence[Indicator]) -> list[Indicator]:
    """The scored cards that regions fill."""
    return [card for card in cards if card.scored and card.scope != "joint"]


def dumbbells(draft: Draft, cards: Sequence[Indicator]) -> list[Figure]:
    """A chart for every core indicator that enough regions have an assessable figure of."""
    return [_dumbbell(draft, card) for card in regional(cards) if card.core and _drawable(draft, card)]


def _drawable(draft: Draft, card: Indicator) -> bool:
    return sum(result.score is not None for _, result in _results(draft, card)) >= ENOUGH_TO_DRAW


def _results(draft: Draft, card: Indicator) -> list[tuple[str, Result]]:
    evaluation = draft.evaluation
    return [(key, evaluation.results[key, card.id]) for key in evaluation.framework.regions]


def _dumbbell(draft: Draft, card: Indicator) -> Figure:
    words, regions = draft.words, draft.evaluation.framework.regions
    results = _results(draft, card)
    finding = regions_finding([(regions[key].name, result) for key, result in results])
    fields = {"name": words.name(card.name), "unit": words.name(card.unit)}
    values = [result.value for _, result in results if result.value is not None]
    alt = words.say(
        "report.dumbbell.alt",
        **fields,
        regions=len(values),
        low=words.number(min(values), card.decimals),
        high=words.number(max(values), card.decimals),
    )
    one_by_one, note = mark_in_chart(draft, [illustrative(result) for _, result in results if result.value is not None])
    rows = [_journey(draft, card, key, result, one_by_one) for key, result in results]
    return draft.figure(
        words.say("report.dumbbell.title", name=fields["name"], finding=tell(finding, words)),
        words.say("report.dumbbell.subtitle", **fields, period=_period(draft, card)),
        source=words.name(card.source),
        alt=alt,
        draw=lambda frame: _drawn(draft, card, rows, frame),
        notes=(words.say("report.dumbbell.own_targets"), *note),
    )


def _drawn(draft: Draft, card: Indicator, rows: Sequence[Journey], frame: Frame) -> str:
    say, years = draft.words.say, draft.evaluation.framework.years
    of_period = card.accumulation in ("sum", "mean")
    words = JourneyWords(
        baseline=say(
            "report.dumbbell.baseline_of_period" if of_period else "report.dumbbell.baseline", year=str(years.baseline)
        ),
        value=say("report.dumbbell.value"),
        target=say("report.dumbbell.target"),
        value_heading=_period(draft, card),
        status_heading=say("report.heads.status"),
    )
    return dumbbell(rows, words, number=draft.words.number, frame=frame)


def _journey(draft: Draft, card: Indicator, key: str, result: Result, marked: bool) -> Journey:
    years = draft.evaluation.framework.years
    late = result.year is not None and result.year != years.last
    notes = [str(result.year)] if late and result.value is not None else []
    notes += tags_of(draft, marked and illustrative(result))
    return Journey(
        label=draft.words.name(draft.evaluation.framework.regions[key].name),
        baseline=result.baseline,
        value=result.value,
        target=result.target,
        value_text=value_text(draft, card, result),
        status=result.status,
        status_text=status_text(draft, result.status),
        note=draft.words.say("report.indicator.separator").join(notes),
    )


def _period(draft: Draft, card: Indicator) -> str:
    years = draft.evaluation.framework.years
    if card.accumulation in ("sum", "mean"):
        return draft.words.say("report.indicator.period", first=str(years.first), last=str(years.last))
    found = [draft.evaluation.results.get((key, card.id)) for key in draft.evaluation.framework.regions]
    used = sorted({one.year for one in found if one is not None and one.year is not None}) or [years.last]
    if len(used) == 1:
        return str(used[0])
    return draft.words.say("report.indicator.period", first=str(used[0]), last=str(used[-1]))


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


def _row(draft: Draft, card: Indicator) -> Row:
    words = draft.words
    results = _results(draft, card)
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
