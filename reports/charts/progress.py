"""The share of the way from baseline to target that each row has covered, all on one scale.

It computes no attainment and judges no status. Rows of one unit and like size are drawn by `journey` as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid, known
from reports.charts.ledger import Cell, Column, Label, Ledger, ledger
from reports.charts.lettering import text_width
from reports.charts.marks import goal_mark, start_mark, value_mark
from reports.charts.row import draw_nothing, figure_cell
from reports.charts.sheet import Frame, Sheet
from reports.look import MUTED, REGULAR, STATUS_LOOK, TICK_SIZE, TRACK

_SHARE_RANGE = (-25.0, 150.0)  # per cent of the way that is drawn
_LABELS, _LONG_LABELS, _MANY = 0.29, 0.42, 8  # of the width; of many rows, which then take one line each
_WORD_GAP = 3.0  # mm between the words over the upright lines and from the columns


@dataclass(frozen=True)
class Progress:
    """A row as a share of the way: `attainment` 0 = baseline, 1 = target; None = nothing to draw.

    `value_text` stands in a column of its own where that has a heading. A row that is `level_only` has no baseline:
    its share is of the level of the target, and no way to it is drawn.
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


def progress(rows: Sequence[Progress], words: ProgressWords, *, number: Number, frame: Frame) -> str:
    """The share of the way each row has covered; what lies beyond −25…150 % is an arrow, its figure beside it."""
    rows_drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [
            *_value_column(rows, words),
            Column(words.attainment_heading, [figure_cell(row.attainment_text, row.attainment) for row in rows], "end"),
            Column(words.status_heading, [Cell(row.status_text, status=row.status) for row in rows]),
        ],
        above=0.5,
        below=TICK_HEIGHT,
        label_share=_LABELS if len(rows) <= _MANY else _LONG_LABELS,
    )
    low, high = _SHARE_RANGE
    axis = Axis(low, high, rows_drawn.left, rows_drawn.right)
    _draw_share_grid(rows_drawn, axis, words, number)
    for row, y in zip(rows, rows_drawn.centres, strict=True):
        _draw_progress(rows_drawn.sheet, axis, row, y)
    return rows_drawn.sheet.svg()


def _value_column(rows: Sequence[Progress], words: ProgressWords) -> list[Column]:
    if not words.value_heading:
        return []
    return [Column(words.value_heading, [Cell(row.value_text, MUTED) for row in rows], "end")]


def _draw_progress(sheet: Sheet, axis: Axis, row: Progress, y: float) -> None:
    share = next(iter(known([row.attainment])), None)
    if share is None:
        draw_nothing(sheet, axis, y)
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
