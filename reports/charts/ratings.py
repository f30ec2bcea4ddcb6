"""Answers on a short scale: a disc for each step in proportion to its answers, and the median as an upright line.

It counts nothing and knows no question. A row without a median is dashed: its answers are hidden or missing.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.marks import KeyEntry, key, key_height
from reports.charts.sheet import Frame, Sheet
from reports.look import INK, INTERVAL, LINE, MARK, MUTED, SEMIBOLD, TRACK

_LARGEST = 2.7  # mm, radius of the disc of the commonest step
_SMALLEST = 0.55


@dataclass(frozen=True)
class RatingRow:
    """A question or a criterion: how many answers stand at each place of the scale, their median, two texts."""

    label: str
    counts: Mapping[float, int]
    median: float | None
    median_text: str
    number_text: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True)
class RatingWords:
    """Words of the key and headings of the columns."""

    answers: str
    median: str
    median_heading: str
    number_heading: str


def ratings(
    rows: Sequence[RatingRow], scale: tuple[float, float], words: RatingWords, *, number: Number, frame: Frame
) -> str:
    """A strip for each row on one scale, in the order given; the area of a disc is in proportion to its answers."""
    entries = [KeyEntry(_answer_sign, words.answers), KeyEntry(_median_sign, words.median)]
    drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [
            Column(words.median_heading, [_median_cell(row) for row in rows], "end"),
            Column(words.number_heading, [Cell(row.number_text, MUTED) for row in rows], "end"),
        ],
        above=key_height(entries, 0, frame.width) + 1.0,
        below=TICK_HEIGHT,
        label_share=0.52,
    )
    inset = _LARGEST + 0.3
    axis = Axis(*scale, drawn.left + inset, drawn.right - inset)
    grid(drawn.sheet, axis, number, drawn.top, drawn.bottom)
    most = max((count for row in rows for count in row.counts.values()), default=1)
    for row, y in zip(rows, drawn.centres, strict=True):
        _draw_strip(drawn.sheet, axis, row, y, most)
    key(drawn.sheet, 0, 2.2, entries, frame.width)
    return drawn.sheet.svg()


def _draw_strip(sheet: Sheet, axis: Axis, row: RatingRow, y: float, most: int) -> None:
    if row.median is None:
        sheet.line([(axis.start, y), (axis.end, y)], colour=LINE, width=0.9, dashed=True)
        return
    sheet.line([(axis.start, y), (axis.end, y)], colour=TRACK, width=0.9)
    for place, count in sorted(row.counts.items()):
        if count > 0:
            radius = max(_SMALLEST, _LARGEST * math.sqrt(count / most))
            sheet.disc(axis(place), y, radius, fill=INTERVAL, edge=MARK, edge_width=0.3)
    sheet.line([(axis(row.median), y - 3.0), (axis(row.median), y + 3.0)], colour=INK, width=1.5)


def _median_cell(row: RatingRow) -> Cell:
    return Cell(row.median_text, MUTED) if row.median is None else Cell(row.median_text, weight=SEMIBOLD)


def _answer_sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x, y, 1.35, fill=INTERVAL, edge=MARK, edge_width=0.3)


def _median_sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.line([(x, y - 1.5), (x, y + 1.5)], colour=INK, width=1.5)
