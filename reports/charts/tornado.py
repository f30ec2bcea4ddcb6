"""What a score hangs on: a bar for each group of choices, longest first as the caller orders them.

It computes no share. The dark part of a bar is what a choice does alone, the light part what it does with others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, grid
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.marks import KeyEntry, key, key_height
from reports.charts.sheet import Frame, Sheet
from reports.look import BRAND, INTERVAL, SEMIBOLD

_HEIGHT = 3.8  # mm of a bar


@dataclass(frozen=True)
class TornadoRow:
    """A group of choices: the share of the variance it explains alone and with its interactions, 0–1."""

    label: str
    first: float
    total: float
    text: str
    note: str = ""


@dataclass(frozen=True)
class TornadoWords:
    """Words of the key, and the heading of the column."""

    alone: str
    together: str
    heading: str


def tornado(rows: Sequence[TornadoRow], words: TornadoWords, *, percent: Callable[[float], str], frame: Frame) -> str:
    """A bar for each row from nothing to its total effect, in the order given."""
    entries = [KeyEntry(_patch(BRAND), words.alone), KeyEntry(_patch(INTERVAL), words.together)]
    drawn = ledger(
        frame,
        [Label(row.label, row.note) for row in rows],
        [Column(words.heading, [Cell(row.text, weight=SEMIBOLD) for row in rows], "end")],
        above=key_height(entries, 0, frame.width) + 1.0,
        below=TICK_HEIGHT,
        label_share=0.4,
    )
    axis = Axis(0.0, max(1.0, *(row.total for row in rows)), drawn.left, drawn.right)
    grid(drawn.sheet, axis, lambda share, _: percent(share), drawn.top, drawn.bottom)
    for row, y in zip(rows, drawn.centres, strict=True):
        _bar(drawn.sheet, axis, y, row.total, INTERVAL)
        _bar(drawn.sheet, axis, y, min(max(row.first, 0.0), row.total), BRAND)
    key(drawn.sheet, 0, 2.2, entries, frame.width)
    return drawn.sheet.svg()


def _bar(sheet: Sheet, axis: Axis, y: float, share: float, fill: str) -> None:
    length = axis(share) - axis.start
    if length > 0.1:
        sheet.box(axis.start, y - _HEIGHT / 2, length, _HEIGHT, fill=fill)


def _patch(fill: str) -> Callable[[Sheet, float, float], None]:
    return lambda sheet, x, y: sheet.box(x - 1.6, y - 1.4, 3.4, 2.8, fill=fill)
