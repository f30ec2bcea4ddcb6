"""Where regions stand among all regions of a country: a strip from 0 to 100 for each indicator, a disc a region.

It orders and computes nothing. One's own region is the large disc; without one all are alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid, known
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.marks import KeyEntry, key, key_height, value_mark
from reports.charts.row import draw_nothing
from reports.charts.sheet import Frame, Sheet
from reports.look import BRAND, INTERVAL, MARK, SEMIBOLD, TRACK


@dataclass(frozen=True)
class PercentileRow:
    """An indicator: the percentiles of the regions (0–100), one's own or None, and the text of its column."""

    label: str
    others: Sequence[float]
    own: float | None
    text: str
    note: str = ""


@dataclass(frozen=True)
class PercentileWords:
    """Words of the key and the heading of the column; `own` is empty where no region is one's own."""

    own: str
    others: str
    heading: str


def percentiles(rows: Sequence[PercentileRow], words: PercentileWords, *, number: Number, frame: Frame) -> str:
    """A strip for each row on one scale, in the order given."""
    entries = [KeyEntry(_own_sign, words.own)] if words.own else []
    entries.append(KeyEntry(_other_sign, words.others))
    drawn = ledger(
        frame,
        [Label(row.label, row.note) for row in rows],
        [Column(words.heading, [Cell(row.text, weight=SEMIBOLD) for row in rows], "end")],
        above=key_height(entries, 0, frame.width) + 1.0,
        below=TICK_HEIGHT,
        label_share=0.4,
    )
    axis = Axis(0.0, 100.0, drawn.left + 2.0, drawn.right - 2.0)
    grid(drawn.sheet, axis, number, drawn.top, drawn.bottom)
    for row, y in zip(rows, drawn.centres, strict=True):
        if not known([*row.others, row.own]):
            draw_nothing(drawn.sheet, axis, y)
            continue
        drawn.sheet.line([(axis.start, y), (axis.end, y)], colour=TRACK, width=0.9)
        for figure in sorted(known(row.others)):
            _other_sign(drawn.sheet, axis(figure), y)
        if row.own is not None:
            _own_sign(drawn.sheet, axis(row.own), y)
    key(drawn.sheet, 0, 2.2, entries, frame.width)
    return drawn.sheet.svg()


def _own_sign(sheet: Sheet, x: float, y: float) -> None:
    value_mark(sheet, x, y, BRAND)


def _other_sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x, y, 1.15, fill=INTERVAL, edge=MARK, edge_width=0.5)
