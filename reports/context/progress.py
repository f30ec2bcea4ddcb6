"""How far the indicators of one respondent, a region or the area, have come, as one chart a branch.

Chooses no indicator: the caller says which. Computes no attainment. The figures are in the table of `indicators`.
"""

from collections.abc import Sequence

from evaluation.scoring.results import Flag, Result
from indicators.cards import Indicator
from reports.charts import Frame
from reports.charts.progress import Progress, ProgressWords, progress
from reports.context.draft import Draft, Figure
from reports.context.indicators import year_fields
from reports.context.wording import (
    attainment_text,
    baseline_text,
    illustrative,
    mark_in_chart,
    status_text,
    tags_of,
    value_text,
    with_unit,
)
from reports.headlines import progress_finding, tell

ENOUGH_TO_DRAW = 2  # assessable indicators


def scored_results(draft: Draft, key: str, cards: Sequence[Indicator]) -> list[tuple[Indicator, Result]]:
    """The cards that can carry weight, with their results for a region or the area."""
    return [(card, draft.evaluation.results[key, card.id]) for card in cards if card.scored]


def progress_figure(draft: Draft, key: str, cards: Sequence[Indicator], name: str) -> Figure | None:
    """The way each assessable indicator of a branch has come, all on one scale; None where fewer than two are.

    Those held against the country's pace have no way of their own: they are named under the chart, and the title
    counts them too.
    """
    words, results = draft.words, scored_results(draft, key, cards)
    known = [(card, result) for card, result in results if result.score is not None and not result.pace]
    if len(known) < ENOUGH_TO_DRAW:
        return None
    finding = progress_finding([result for _, result in results])
    one_by_one, note = mark_in_chart(draft, [illustrative(result) for _, result in known])
    rows = [_progress_row(draft, card, result, one_by_one) for card, result in known]
    return draft.figure(
        words.say("report.progress_chart.title", name=name, finding=tell(finding, words)),
        words.say("report.progress_chart.subtitle", **year_fields(draft)),
        source=words.say("report.source.workbooks"),
        alt=_progress_alt(draft, known),
        draw=lambda frame: _drawn(draft, rows, frame),
        notes=(*note, *_progress_notes(draft, results)),
    )


def _progress_notes(draft: Draft, results: Sequence[tuple[Indicator, Result]]) -> Sequence[str]:
    """What is drawn without a baseline, and what is left out of the chart and why."""
    words, notes = draft.words, []
    if any(_level_only(result) for _, result in results if not result.pace):
        notes.append(words.say("report.progress_chart.level_only"))
    paced = [_named_status(draft, card, result) for card, result in results if result.pace and result.score is not None]
    if paced:
        notes.append(words.count("report.progress_chart.paced", len(paced), names=words.listing(paced)))
    unknown = sum(result.score is None for _, result in results)
    if unknown:
        notes.append(words.count("report.progress_chart.left_out", unknown))
    return notes


def _named_status(draft: Draft, card: Indicator, result: Result) -> str:
    name, status = draft.words.name(card.name), status_text(draft, result.status)
    return draft.words.say("report.progress_chart.with_status", name=name, status=status)


def _level_only(result: Result) -> bool:
    return Flag.LEVEL_ONLY in result.flags and result.score is not None


def _progress_alt(draft: Draft, known: Sequence[tuple[Indicator, Result]]) -> str:
    """The range of the attainments with the indicators at its ends."""
    lowest, *_, highest = sorted(known, key=lambda pair: pair[1].attainment or 0.0)
    return draft.words.say(
        "report.progress_chart.alt",
        number=len(known),
        lowest=draft.words.name(lowest[0].name),
        low=attainment_text(draft, lowest[1]),
        highest=draft.words.name(highest[0].name),
        high=attainment_text(draft, highest[1]),
    )


def _drawn(draft: Draft, rows: Sequence[Progress], frame: Frame) -> str:
    say = draft.words.say
    words = ProgressWords(
        baseline=say("report.progress_chart.baseline"),
        target=say("report.progress_chart.target"),
        value_heading="",
        attainment_heading=say("report.progress_chart.attainment"),
        status_heading=say("report.heads.status"),
    )
    return progress(rows, words, number=draft.words.number, frame=frame)


def _progress_row(draft: Draft, card: Indicator, result: Result, marked: bool) -> Progress:
    say = draft.words.say
    value = value_text(draft, card, result)
    if result.baseline is not None and result.value is not None:
        value = say("report.progress_chart.change", baseline=baseline_text(draft, card, result), value=value)
    notes = [with_unit(draft, card, value), *tags_of(draft, marked and illustrative(result))]
    return Progress(
        label=draft.words.name(card.name),
        attainment=result.attainment if result.score is not None else None,
        value_text="",
        attainment_text=attainment_text(draft, result),
        status=result.status,
        status_text=status_text(draft, result.status),
        note=say("report.indicator.separator").join(notes),
        level_only=_level_only(result),
    )
