"""Two readings of one thing on the scale from 0 to 100, side by side: what people say and what indicators say.

It computes no difference and calls neither reading right. A reading that is None is not drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.marks import KeyEntry, goal_mark, key, key_height, value_mark
from reports.charts.sheet import Frame, Sheet
from reports.look import BRAND, LINE, MARK, MUTED, SEMIBOLD, TRACK


@dataclass(frozen=True)
class GapRow:
    """Two readings (0–100) and the texts of both and of their difference; `strong` where it is named."""

    label: str
    rating: float | None
    score: float | None
    rating_text: str
    score_text: str
    gap_text: str
    strong: bool = False
    note: str = ""


@dataclass(frozen=True)
class GapWords:
    """Words of the key, which head the columns too, and the heading of the difference."""

    rating: str
    score: str
    gap: str


def gaps(rows: Sequence[GapRow], words: GapWords, *, number: Number, frame: Frame) -> str:
    """Both readings of each row on one scale with the stretch between them, in the order given."""
    entries = [KeyEntry(goal_mark, words.rating), KeyEntry(_score_sign, words.score)]
    drawn = ledger(
        frame,
        [Label(row.label, row.note) for row in rows],
        [
            Column(words.rating, [Cell(row.rating_text, MUTED) for row in rows], "end"),
            Column(words.score, [Cell(row.score_text, MUTED) for row in rows], "end"),
            Column(words.gap, [_gap_cell(row) for row in rows], "end"),
        ],
        above=key_height(entries, 0, frame.width) + 1.0,
        below=TICK_HEIGHT,
        label_share=0.3,
    )
    axis = Axis(0.0, 100.0, drawn.left + 2.0, drawn.right - 2.0)
    grid(drawn.sheet, axis, number, drawn.top, drawn.bottom)
    for row, y in zip(rows, drawn.centres, strict=True):
        _draw_row(drawn.sheet, axis, row, y)
    key(drawn.sheet, 0, 2.2, entries, frame.width)
    return drawn.sheet.svg()


def _draw_row(sheet: Sheet, axis: Axis, row: GapRow, y: float) -> None:
    sheet.line([(axis.start, y), (axis.end, y)], colour=TRACK, width=0.9)
    if row.rating is None and row.score is None:
        sheet.line([(axis.start, y), (axis.end, y)], colour=LINE, width=0.9, dashed=True)
    if row.rating is not None and row.score is not None:
        sheet.line([(axis(row.rating), y), (axis(row.score), y)], colour=MARK, width=3.0 if row.strong else 1.4)
    if row.score is not None:
        value_mark(sheet, axis(row.score), y, BRAND)
    if row.rating is not None:
        goal_mark(sheet, axis(row.rating), y)


def _gap_cell(row: GapRow) -> Cell:
    return Cell(row.gap_text, weight=SEMIBOLD) if row.strong else Cell(row.gap_text, MUTED)


def _score_sign(sheet: Sheet, x: float, y: float) -> None:
    value_mark(sheet, x, y, BRAND)
