"""How much of each row's weight is known: one bar a row from nothing to all, with the least that may be judged.

It counts nothing and knows no minimum of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, grid
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.sheet import Frame
from reports.look import BRAND, INK, MARK, MUTED, PAPER, SEMIBOLD, TICK_SIZE, TRACK


@dataclass(frozen=True)
class CoverageRow:
    """A bar: the known share of the weight, 0–1, and its text."""

    label: str
    share: float
    text: str
    note: str = ""
    strong: bool = False


def coverage_bars(
    rows: Sequence[CoverageRow],
    *,
    minimum: float | None,
    minimum_word: str = "",
    percent: Callable[[float], str],
    frame: Frame,
) -> str:
    """A bar for each row, hollow where it stays below `minimum` (0–1), which is an upright dashed line."""
    drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [Column("", [Cell(row.text, weight=SEMIBOLD) for row in rows], "end")],
        above=5.0 if minimum is not None else 0.0,
        below=TICK_HEIGHT,
    )
    axis = Axis(0.0, 1.0, drawn.left, drawn.right)
    grid(drawn.sheet, axis, lambda share, _: percent(share), drawn.top, drawn.bottom)
    for row, y in zip(rows, drawn.centres, strict=True):
        length = axis(row.share) - axis.start
        enough = minimum is None or row.share >= minimum
        drawn.sheet.box(axis.start, y - 1.8, axis.end - axis.start, 3.6, fill=TRACK)
        if length > 0.2:
            fill, edge = (BRAND, None) if enough else (PAPER, MARK)
            drawn.sheet.box(axis.start, y - 1.8, length, 3.6, fill=fill, edge=edge)
    if minimum is not None:
        x = axis(minimum)
        drawn.sheet.line([(x, drawn.top), (x, drawn.bottom)], colour=PAPER, width=1.8)  # stands off dark bars
        drawn.sheet.line([(x, drawn.top - 1.2), (x, drawn.bottom)], colour=INK, width=0.9, dashed=True)
        drawn.sheet.text(x, drawn.top - 3.2, minimum_word, size=TICK_SIZE, colour=MUTED, anchor="middle")
    return drawn.sheet.svg()
