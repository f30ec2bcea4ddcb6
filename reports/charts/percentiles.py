"""Where regions stand among all regions of a country: a strip from 0 to 100 for each indicator, a disc a region.

It orders and computes nothing, and names no region: the page's table does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid, known
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.marks import KeyEntry, key, key_height
from reports.charts.row import draw_nothing
from reports.charts.sheet import Frame, Sheet
from reports.look import INTERVAL, MARK, SEMIBOLD, TRACK


@dataclass(frozen=True)
class PercentileRow:
    """An indicator: the percentiles of the regions (0–100) and the text of its column."""

    label: str
    places: Sequence[float]
    text: str
    note: str = ""


@dataclass(frozen=True)
class PercentileWords:
    """Words of the key and the heading of the column."""

    region: str
    heading: str


def percentiles(rows: Sequence[PercentileRow], words: PercentileWords, *, number: Number, frame: Frame) -> str:
    """A strip for each row on one scale, in the order given."""
    entries = [KeyEntry(_sign, words.region)]
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
        places = known(row.places)
        if not places:
            draw_nothing(drawn.sheet, axis, y)
            continue
        drawn.sheet.line([(axis.start, y), (axis.end, y)], colour=TRACK, width=0.9)
        for place in sorted(places):
            _sign(drawn.sheet, axis(place), y)
    key(drawn.sheet, 0, 2.2, entries, frame.width)
    return drawn.sheet.svg()


def _sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x, y, 1.15, fill=INTERVAL, edge=MARK, edge_width=0.5)
