"""Core indicators of the regions side by side, a chart each: from baseline through value to the own target.

Never ranks: the regions stand in the order of the framework, each against its own target. Where one region's figures
are so much larger that the ways of the others could not be seen, the share of the way is drawn instead, and for
targets that follow the country's pace an index of the baseline; the figures themselves are in the table beside.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from evaluation.scoring.results import Result
from indicators.cards import Indicator
from reports.charts import Frame
from reports.charts.journey import Journey, JourneyWords, dumbbell, is_crowded
from reports.charts.progress import Progress, ProgressWords, progress
from reports.context.comparison import level_years, period_text, regional, regional_results
from reports.context.draft import Draft, Figure
from reports.context.wording import (
    attainment_text,
    baseline_text,
    illustrative,
    mark_in_chart,
    status_text,
    tags_of,
    value_text,
)
from reports.headlines import regions_finding, tell

ENOUGH_TO_DRAW = 3  # regions with a value
_INDEX = 100.0


@dataclass(frozen=True)
class _Form:
    """One way of drawing the regions: its measure, alternative text, notes and drawing."""

    measure: str
    alt: str
    notes: tuple[str, ...]
    draw: Callable[[Frame], str]


def dumbbells(draft: Draft, cards: Sequence[Indicator]) -> list[Figure]:
    """A chart for every core indicator that enough regions have an assessable figure of."""
    return [_dumbbell(draft, card) for card in regional(cards) if card.core and _drawable(draft, card)]


def _drawable(draft: Draft, card: Indicator) -> bool:
    return sum(result.score is not None for _, result in regional_results(draft, card)) >= ENOUGH_TO_DRAW


def _dumbbell(draft: Draft, card: Indicator) -> Figure:
    words, regions = draft.words, draft.evaluation.framework.regions
    results = regional_results(draft, card)
    finding = regions_finding([(regions[key].name, result) for key, result in results])
    one_by_one, note = mark_in_chart(draft, [illustrative(result) for _, result in results if result.value is not None])
    form = _form(draft, card, results, one_by_one)
    return draft.figure(
        words.say("report.dumbbell.title", name=words.name(card.name), finding=tell(finding, words)),
        form.measure,
        source=words.name(card.source),
        alt=form.alt,
        draw=form.draw,
        notes=(words.say("report.dumbbell.own_targets"), *form.notes, *note),
    )


def _form(draft: Draft, card: Indicator, results: Sequence[tuple[str, Result]], marked: bool) -> _Form:
    rows = [_journey(draft, card, key, result, marked) for key, result in results]
    judged = [result for _, result in results if result.score is not None]
    starts = [result.baseline for result in judged if result.baseline is not None]
    if not is_crowded(rows) or len(starts) < len(judged):
        return _in_unit(draft, card, rows)
    if not any(result.pace for result in judged):
        return _as_share(draft, card, results, marked)
    return _as_index(draft, card, rows) if min(starts) > 0 else _in_unit(draft, card, rows)


def _in_unit(draft: Draft, card: Indicator, rows: Sequence[Journey]) -> _Form:
    words = draft.words
    fields = {"unit": words.name(card.unit)}
    values = [row.value for row in rows if row.value is not None]
    low, high = (words.number(end, card.decimals) for end in (min(values), max(values)))
    return _Form(
        words.say("report.dumbbell.subtitle", **fields, period=period_text(draft, card)),
        words.say("report.dumbbell.alt", **fields, regions=len(values), low=low, high=high),
        (),
        lambda frame: _drawn(draft, card, rows, frame),
    )


def _as_index(draft: Draft, card: Indicator, rows: Sequence[Journey]) -> _Form:
    """Each region's baseline as 100. A region without one has nothing to draw."""
    words, drawn = draft.words, [_indexed(row) for row in rows]
    values = [row.value for row in drawn if row.value is not None]
    low, high = (words.number(end) for end in (min(values), max(values)))
    fields = {"unit": words.name(card.unit), "period": period_text(draft, card)}
    return _Form(
        words.say("report.dumbbell.index_subtitle", **fields),
        words.say("report.dumbbell.index_alt", regions=len(values), low=low, high=high),
        (words.say("report.dumbbell.of_like_size"),),
        lambda frame: _drawn(draft, card, drawn, frame),
    )


def _indexed(row: Journey) -> Journey:
    base, target = row.baseline, row.target
    if base is None or base <= 0:
        return replace(row, baseline=None, value=None, target=None)
    if isinstance(target, tuple):
        target = (_INDEX * target[0] / base, _INDEX * target[1] / base)
    elif target is not None:
        target = _INDEX * target / base
    value = None if row.value is None else _INDEX * row.value / base
    return replace(row, baseline=_INDEX, value=value, target=target)


def _as_share(draft: Draft, card: Indicator, results: Sequence[tuple[str, Result]], marked: bool) -> _Form:
    words = draft.words
    rows = [_progress(draft, card, key, result, marked) for key, result in results]
    shares = [result.attainment for _, result in results if result.score is not None and result.attainment is not None]
    low, high = (words.attainment(end) for end in (min(shares), max(shares)))
    fields = {"unit": words.name(card.unit), "period": period_text(draft, card)}
    headings = ProgressWords(
        baseline=words.say("report.progress_chart.baseline"),
        target=words.say("report.progress_chart.target"),
        value_heading=words.say("report.dumbbell.way"),
        attainment_heading=words.say("report.progress_chart.attainment"),
        status_heading=words.say("report.heads.status"),
    )
    return _Form(
        words.say("report.dumbbell.share_subtitle", **fields),
        words.say("report.dumbbell.share_alt", regions=len(shares), low=low, high=high),
        (words.say("report.dumbbell.of_like_size"),),
        lambda frame: progress(rows, headings, number=words.number, frame=frame),
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
        value_heading=period_text(draft, card),
        status_heading=say("report.heads.status"),
    )
    return dumbbell(rows, words, number=draft.words.number, frame=frame)


def _journey(draft: Draft, card: Indicator, key: str, result: Result, marked: bool) -> Journey:
    return Journey(
        label=draft.words.name(draft.evaluation.framework.regions[key].name),
        baseline=result.baseline,
        value=result.value,
        target=result.target,
        value_text=value_text(draft, card, result),
        status=result.status,
        status_text=status_text(draft, result.status),
        note=_note(draft, card, result, marked),
    )


def _progress(draft: Draft, card: Indicator, key: str, result: Result, marked: bool) -> Progress:
    value = value_text(draft, card, result)
    if result.baseline is not None and result.value is not None:
        way = {"baseline": baseline_text(draft, card, result), "value": value}
        value = draft.words.say("report.progress_chart.change", **way)
    return Progress(
        label=draft.words.name(draft.evaluation.framework.regions[key].name),
        attainment=result.attainment if result.score is not None else None,
        value_text=value,
        attainment_text=attainment_text(draft, result),
        status=result.status,
        status_text=status_text(draft, result.status),
        note=_note(draft, card, result, marked),
    )


def _note(draft: Draft, card: Indicator, result: Result, marked: bool) -> str:
    """The year of a figure where the regions' years differ and its own is old; the mark of an invented one."""
    late = result.year is not None and result.year != draft.evaluation.framework.years.last
    differing = len(level_years(draft, card)) > 1
    notes = [str(result.year)] if late and differing and result.value is not None else []
    notes += tags_of(draft, marked and illustrative(result))
    return draft.words.say("report.indicator.separator").join(notes)
