"""The journey from baseline through value to target, a row each: in one unit, or as a share of the way.

It computes no attainment and judges no status. Indicators of different units share the second form only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid, known, span
from reports.charts.ledger import Cell, Column, Label, Ledger, ledger
from reports.charts.lettering import text_width
from reports.charts.marks import KeyEntry, goal_mark, key, key_height, start_mark, value_mark
from reports.charts.sheet import Frame, Sheet
from reports.look import INK, LINE, MUTED, REGULAR, SEMIBOLD, STATUS_LOOK, TICK_SIZE, TRACK

_SHARE_RANGE = (-25.0, 150.0)  # per cent of the way that is drawn
_WORD_GAP = 3.0  # mm between the words over the upright lines and from the columns


@dataclass(frozen=True)
class Journey:
    """A row in one unit. What is None is not drawn; a pair as target is a band to be inside of."""

    label: str
    baseline: float | None
    value: float | None
    target: float | tuple[float, float] | None
    value_text: str
    status: str
    status_text: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True)
class JourneyWords:
    """Words of the key, with years, and headings of the columns."""

    baseline: str
    value: str
    target: str
    value_heading: str
    status_heading: str


@dataclass(frozen=True)
class Progress:
    """A row as a share of the way: `attainment` 0 = baseline, 1 = target; None = nothing to draw.

    A row that is `level_only` has no baseline: its share is of the level of the target, and no way to it is drawn.
    """

    label: str
    attainment: float | None
    value_text: str
    attainment_text: str
    status: str
    status_text: str
    note: str = ""
    strong: bool = False
    level_only: bool = False


@dataclass(frozen=True)
class ProgressWords:
    """Words over the two upright lines, and headings of the columns."""

    baseline: str
    target: str
    value_heading: str
    attainment_heading: str
    status_heading: str


def dumbbell(rows: Sequence[Journey], words: JourneyWords, *, number: Number, frame: Frame, unit: str = "") -> str:
    """Baseline, value and target of each row on one axis, in the order given; the key tells the marks drawn."""
    entries = _key_entries(rows, words)
    rows_drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [
            Column(words.value_heading, [_figure(row.value_text, row.value) for row in rows], "end"),
            Column(words.status_heading, [Cell(row.status_text, status=row.status) for row in rows]),
        ],
        above=key_height(entries, 0, frame.width) + 1.0,
        below=TICK_HEIGHT,
    )
    figures = known(end for row in rows for end in (row.baseline, row.value, *_ends(row.target)))
    axis = Axis(*span(figures), rows_drawn.left, rows_drawn.right)
    if figures:
        grid(rows_drawn.sheet, axis, number, rows_drawn.top, rows_drawn.bottom, unit)
    for row, y in zip(rows, rows_drawn.centres, strict=True):
        _draw_journey(rows_drawn.sheet, axis, row, y)
    key(rows_drawn.sheet, 0, 2.2, entries, frame.width)
    return rows_drawn.sheet.svg()


def progress(rows: Sequence[Progress], words: ProgressWords, *, number: Number, frame: Frame) -> str:
    """The share of the way each row has covered; what lies beyond −25…150 % is an arrow, its figure beside it."""
    rows_drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [
            Column(words.value_heading, [Cell(row.value_text, MUTED) for row in rows], "end"),
            Column(words.attainment_heading, [_figure(row.attainment_text, row.attainment) for row in rows], "end"),
            Column(words.status_heading, [Cell(row.status_text, status=row.status) for row in rows]),
        ],
        above=0.5,
        below=TICK_HEIGHT,
        label_share=0.29,
    )
    low, high = _SHARE_RANGE
    axis = Axis(low, high, rows_drawn.left, rows_drawn.right)
    _draw_share_grid(rows_drawn, axis, words, number)
    for row, y in zip(rows, rows_drawn.centres, strict=True):
        _draw_progress(rows_drawn.sheet, axis, row, y)
    return rows_drawn.sheet.svg()


def _key_entries(rows: Sequence[Journey], words: JourneyWords) -> list[KeyEntry]:
    goals = [len(known(_ends(row.target))) for row in rows]
    marks = (
        (bool(known(row.baseline for row in rows)), start_mark, words.baseline),
        (bool(known(row.value for row in rows)), value_mark, words.value),
        (1 in goals, goal_mark, words.target),
        (2 in goals, _band_sign, words.target),
    )
    return [KeyEntry(mark, word) for drawn, mark, word in marks if drawn]


def _draw_journey(sheet: Sheet, axis: Axis, row: Journey, y: float) -> None:
    goal = known(_ends(row.target))
    start, value = (next(iter(known([end])), None) for end in (row.baseline, row.value))
    stops = known([start, value, *goal])
    if stops:
        sheet.box(axis(min(stops)), y - 0.9, axis(max(stops)) - axis(min(stops)), 1.8, fill=TRACK)
    if start is not None and value is not None:
        colour = STATUS_LOOK[row.status].colour
        sheet.line([(axis(start), y), (axis(value), y)], colour=colour, width=2.2)
    if len(goal) == 2:
        _band_mark(sheet, axis(goal[0]), axis(goal[1]), y)
    elif goal:
        goal_mark(sheet, axis(goal[0]), y)
    if start is not None:
        start_mark(sheet, axis(start), y)
    if value is not None:
        value_mark(sheet, axis(value), y, STATUS_LOOK[row.status].colour)
    if not stops:
        _draw_nothing(sheet, axis, y)


def _band_mark(sheet: Sheet, low: float, high: float, y: float) -> None:
    """The target as a band: a bracket at each end."""
    for x, inward in ((low, 1.0), (high, -1.0)):
        sheet.line([(x + inward, y - 1.7), (x, y - 1.7), (x, y + 1.7), (x + inward, y + 1.7)], colour=INK, width=1)


def _band_sign(sheet: Sheet, x: float, y: float) -> None:
    _band_mark(sheet, x - 1.6, x + 1.6, y)


def _draw_progress(sheet: Sheet, axis: Axis, row: Progress, y: float) -> None:
    share = next(iter(known([row.attainment])), None)
    if share is None:
        _draw_nothing(sheet, axis, y)
        return
    colour = STATUS_LOOK[row.status].colour
    if not row.level_only:
        sheet.box(axis(0.0), y - 0.9, axis(100.0) - axis(0.0), 1.8, fill=TRACK)
        sheet.line([(axis(0.0), y), (axis(100 * share), y)], colour=colour, width=2.2)
        start_mark(sheet, axis(0.0), y)
    goal_mark(sheet, axis(100.0), y)
    if axis.low <= 100 * share <= axis.high:
        value_mark(sheet, axis(100 * share), y, colour)
    else:
        x, way = axis(100 * share), 1.0 if share > 0 else -1.0
        sheet.shape([(x + 1.4 * way, y), (x - 1.2 * way, y - 1.7), (x - 1.2 * way, y + 1.7)], fill=colour)


def _draw_share_grid(rows: Ledger, axis: Axis, words: ProgressWords, number: Number) -> None:
    grid(rows.sheet, axis, number, rows.top, rows.bottom, "%")
    lefts = _word_places(axis, words, rows.right)
    for figure, word, left in zip((0.0, 100.0), (words.baseline, words.target), lefts, strict=True):
        rows.sheet.line([(axis(figure), rows.top), (axis(figure), rows.bottom)], colour=MUTED, width=0.8)
        rows.sheet.text(left, rows.top - 3.0, word, size=TICK_SIZE, colour=MUTED)


def _word_places(axis: Axis, words: ProgressWords, right: float) -> tuple[float, float]:
    """Left edges in mm: each word amid its line, or one before 0 and one after 100 where they would meet.

    The word of the target keeps off the columns, whose headings lie on the same height.
    """
    first, second = (text_width(word, TICK_SIZE, REGULAR) for word in (words.baseline, words.target))
    start, goal = axis(0.0) - first / 2, axis(100.0) - second / 2
    if start + first + _WORD_GAP > goal:
        start, goal = axis(0.0) - first, axis(100.0)
    goal = min(goal, right + _WORD_GAP - second)
    return min(start, goal - _WORD_GAP - first), goal


def _draw_nothing(sheet: Sheet, axis: Axis, y: float) -> None:
    """A row without a figure: a dashed line, so that it is seen to be empty and not forgotten."""
    sheet.line([(axis.start, y), (axis.end, y)], colour=LINE, width=0.9, dashed=True)


def _figure(text: str, figure: float | None) -> Cell:
    return Cell(text, weight=SEMIBOLD) if known([figure]) else Cell(text, MUTED)


def _ends(target: float | tuple[float, float] | None) -> tuple[float | None, ...]:
    return target if isinstance(target, tuple) else (target,)
