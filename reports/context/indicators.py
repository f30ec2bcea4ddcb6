"""Indicators of one respondent, a region or the area, as a table: their figures, targets and reservations.

Chooses no indicator: the caller says which. Computes no attainment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.scoring.results import Flag, Result
from indicators.cards import Indicator
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.wording import (
    attainment_text,
    baseline_text,
    flag_texts,
    illustrative,
    origin_text,
    pace_text,
    status_cell,
    tags_of,
    target_text,
    value_text,
    year_text,
)


@dataclass(frozen=True)
class Group:
    """Indicators under a heading, with a remark below it; no heading where the name is empty."""

    name: str
    remark: str
    cards: Sequence[Indicator]


def indicator_table(draft: Draft, key: str, cards: Sequence[Indicator], title: str) -> Table:
    """One row an indicator: baseline, value and year, target and its origin, attainment, status and reservations."""
    return grouped_indicator_table(draft, key, [Group("", "", cards)], title)


def grouped_indicator_table(draft: Draft, key: str, groups: Sequence[Group], title: str) -> Table:
    """The same under headings. An origin that all targets share is told once, under the table."""
    say, fields = draft.words.say, year_fields(draft)
    results = [draft.evaluation.results[key, card.id] for group in groups for card in group.cards]
    origins = sorted({result.target_origin for result in results if result.target_origin})
    heads = (
        say("report.heads.indicator_sourced"),
        number_head(say("report.heads.baseline", **fields)),
        number_head(say("report.heads.value")),
        number_head(say("report.heads.target", **fields)),
        number_head(say("report.heads.attainment")),
        Cell(say("report.heads.status")),
    )
    rows = [row for group in groups for row in _group_rows(draft, key, group, len(origins) > 1)]
    shared = [say(f"report.origin.all.{origins[0]}")] if len(origins) == 1 else []
    return draft.table(
        title,
        say("report.indicator.table_subtitle", **fields),
        source=say("report.source.by_row"),
        heads=heads,
        rows=rows,
        kind="indicators",
        notes=(*shared, *_notes(draft, results)),
    )


def _group_rows(draft: Draft, key: str, group: Group, with_origin: bool) -> Iterator[Row]:
    if group.name:
        yield Row(Cell(group.name, (group.remark,)), (), "group")
    for card in group.cards:
        yield _row(draft, card, draft.evaluation.results[key, card.id], with_origin)


def _row(draft: Draft, card: Indicator, result: Result, with_origin: bool) -> Row:
    words, origin = draft.words, origin_text(draft, result) if with_origin else ""
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
            number_cell(target_text(draft, card, result), origin),
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


def year_fields(draft: Draft) -> dict[str, str]:
    """The years that headings and measures name."""
    years = draft.evaluation.framework.years
    return {"baseline": str(years.baseline), "first": str(years.first), "last": str(years.last)}
