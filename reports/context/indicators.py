"""Indicators of one respondent, a region or the area: their way from baseline to target as a chart and as a table.

Chooses no indicator: the caller says which. Computes no attainment.
"""

from collections.abc import Sequence

from evaluation.scoring.results import Flag, Result
from indicators.cards import Indicator
from reports.charts import Frame
from reports.charts.progress import Progress, ProgressWords, progress
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.wording import (
    attainment_text,
    baseline_text,
    flag_texts,
    illustrative,
    mark_in_chart,
    origin_text,
    pace_text,
    status_cell,
    status_text,
    tags_of,
    target_text,
    value_text,
    with_unit,
    year_text,
)
from reports.headlines import progress_finding, tell

ENOUGH_TO_DRAW = 2  # assessable indicators


def scored_results(draft: Draft, key: str, cards: Sequence[Indicator]) -> list[tuple[Indicator, Result]]:
    """The cards that can carry weight, with their results for a region or the area."""
    return [(card, draft.evaluation.results[key, card.id]) for card in cards if card.scored]


def progress_figure(draft: Draft, key: str, cards: Sequence[Indicator]) -> Figure | None:
    """The way each assessable indicator has come, all on one scale; None where fewer than two are.

    Those held against the country's pace have no way of their own: they are named under the chart.
    """
    words, results = draft.words, scored_results(draft, key, cards)
    known = [(card, result) for card, result in results if result.score is not None and not result.pace]
    if len(known) < ENOUGH_TO_DRAW:
        return None
    one_by_one, note = mark_in_chart(draft, [illustrative(result) for _, result in known])
    rows = [_progress_row(draft, card, result, one_by_one) for card, result in known]
    return draft.figure(
        tell(progress_finding([result for _, result in known]), words),
        words.say("report.progress_chart.subtitle", **_year_fields(draft)),
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


def indicator_table(draft: Draft, key: str, cards: Sequence[Indicator], title: str) -> Table:
    """One row an indicator: baseline, value and year, target and its origin, attainment, status and reservations."""
    say, fields = draft.words.say, _year_fields(draft)
    heads = (
        say("report.heads.indicator_sourced"),
        number_head(say("report.heads.baseline", **fields)),
        number_head(say("report.heads.value")),
        number_head(say("report.heads.target", **fields)),
        number_head(say("report.heads.attainment")),
        Cell(say("report.heads.status")),
    )
    rows = [_row(draft, card, draft.evaluation.results[key, card.id]) for card in cards]
    return draft.table(
        title,
        say("report.indicator.table_subtitle", **fields),
        source=say("report.source.by_row"),
        heads=heads,
        rows=rows,
        kind="indicators",
        notes=_notes(draft, [draft.evaluation.results[key, card.id] for card in cards]),
    )


def _row(draft: Draft, card: Indicator, result: Result) -> Row:
    words = draft.words
    about = words.say(
        "report.indicator.about_sourced", id=card.id, unit=words.name(card.unit), source=words.name(card.source)
    )
    head = Cell(words.name(card.name), (about,), "", tags_of(draft, illustrative(result)))
    value = number_cell(value_text(draft, card, result), year_text(draft, card, result), _partial(draft, result))
    if not card.scored:
        dash = words.say("report.indicator.dash")
        described = Cell(words.say("report.indicator.not_scored"), flag_texts(draft, result), "muted")
        baseline = dash if card.kind == "input" or card.derived else baseline_text(draft, card, result)
        return Row(head, (number_cell(baseline), value, number_cell(dash), number_cell(dash), described))
    return Row(
        head,
        (
            number_cell(baseline_text(draft, card, result)),
            value,
            number_cell(target_text(draft, card, result), origin_text(draft, result)),
            number_cell(attainment_text(draft, result), pace_text(draft, result)),
            status_cell(draft, result.status, *flag_texts(draft, result)),
        ),
    )


def _partial(draft: Draft, result: Result) -> str:
    """How many regions of the area are behind a rolled-up value, where some are left out."""
    if not result.absent or result.value is None:
        return ""
    regions = len(draft.evaluation.framework.regions)
    return draft.words.say("report.indicator.regions_known", known=regions - len(result.absent), total=regions)


def _notes(draft: Draft, results: Sequence[Result]) -> tuple[str, ...]:
    """What the reservations of the rows mean, each said once; those of the whole report are told in its method."""
    seen = {flag for result in results for flag in result.flags} - {Flag.SET_AFTERWARDS, Flag.ILLUSTRATIVE}
    order = [flag for flag in Flag if flag in seen]
    return tuple(
        draft.words.say(
            "report.indicator.flag_note",
            name=draft.words.say(f"flags.{flag}.name"),
            meaning=draft.words.say(f"flags.{flag}.meaning"),
        )
        for flag in order
    )


def _year_fields(draft: Draft) -> dict[str, str]:
    years = draft.evaluation.framework.years
    return {"baseline": str(years.baseline), "first": str(years.first), "last": str(years.last)}
