"""Location quotients on a scale of multiples: twice as much lies as far to the right as half as much to the left.

It knows no thresholds of its own and computes no quotient. A quotient of nothing stands at the left end.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.lettering import leading
from reports.charts.row import draw_nothing, figure_cell
from reports.charts.sheet import Frame, Sheet
from reports.look import BRAND, INK, MARK, MUTED, NOTE_SIZE, PAPER, SOFT, TICK_SIZE, TRACK

_LOWEST = 0.25  # quotients below it stand at the left end
_HIGHEST = 4.0  # the scale goes at least so far


@dataclass(frozen=True)
class QuotientRow:
    """An industry: its quotient (None = unknown), the jobs behind it and the word for it; `strong` where it is one."""

    label: str
    quotient: float | None
    text: str
    jobs_text: str
    word: str
    strong: bool = False


@dataclass(frozen=True)
class QuotientWords:
    """Headings of the columns, and the words over the two stretches of the scale."""

    quotient: str
    jobs: str
    word: str
    smaller: str
    larger: str


def quotients(
    rows: Sequence[QuotientRow], limits: tuple[float, float], words: QuotientWords, *, number: Number, frame: Frame
) -> str:
    """A mark for each row, in the order given; between `limits` lies what is usual, tinted."""
    drawn = ledger(
        frame,
        [Label(row.label) for row in rows],
        [
            Column(words.quotient, [figure_cell(row.text, row.quotient) for row in rows], "end"),
            Column(words.jobs, [Cell(row.jobs_text, MUTED) for row in rows], "end"),
            Column(words.word, [Cell(row.word, INK if row.strong else MUTED) for row in rows]),
        ],
        above=leading(NOTE_SIZE) + 1.0,
        below=TICK_HEIGHT,
        label_share=0.36,
    )
    most = max((row.quotient for row in rows if row.quotient is not None), default=1.0)
    high = max(_HIGHEST, 2.0 ** math.ceil(math.log2(max(most, 1.0)) - 1e-9))
    axis = Axis(math.log2(_LOWEST), math.log2(high), drawn.left + 1.5, drawn.right - 1.5)
    edges = [axis(math.log2(limit)) for limit in limits]
    drawn.sheet.box(edges[0], drawn.top, edges[1] - edges[0], drawn.bottom - drawn.top, fill=SOFT, under=True)
    _draw_ticks(drawn.sheet, axis, number, drawn.top, drawn.bottom)
    y = leading(NOTE_SIZE) / 2
    drawn.sheet.text(edges[0] - 1.0, y, words.smaller, size=NOTE_SIZE, colour=MUTED, anchor="end")
    drawn.sheet.text(edges[1] + 1.0, y, words.larger, size=NOTE_SIZE, colour=MUTED)
    for row, middle in zip(rows, drawn.centres, strict=True):
        _draw_row(drawn.sheet, axis, row, middle)
    return drawn.sheet.svg()


def _draw_ticks(sheet: Sheet, axis: Axis, number: Number, top: float, bottom: float) -> None:
    for power in range(round(axis.low), round(axis.high) + 1):
        x = axis(power)
        one = power == 0
        sheet.line([(x, top), (x, bottom)], colour=MARK if one else TRACK, width=0.9 if one else 0.6, under=not one)
        text = number(2.0**power, max(0, -power))
        sheet.text(x, bottom + 3.2, text, size=TICK_SIZE, colour=MUTED, anchor="middle")


def _draw_row(sheet: Sheet, axis: Axis, row: QuotientRow, y: float) -> None:
    if row.quotient is None:
        draw_nothing(sheet, axis, y)
        return
    place = axis(math.log2(row.quotient)) if row.quotient > 0 else axis.start
    sheet.line([(axis(0.0), y), (place, y)], colour=BRAND if row.strong else MARK, width=1.6)
    sheet.disc(place, y, 1.5, fill=BRAND if row.strong else MARK, edge=PAPER, edge_width=0.7)
