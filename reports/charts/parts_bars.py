"""Counts split into parts: a bar a row from zero, its parts from dark to light, the number in each.

It counts nothing; parts and texts are given. A row of nothing is dashed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reports.charts.axis import Axis
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.lettering import text_width
from reports.charts.marks import Drawing, KeyEntry, key, key_height
from reports.charts.row import draw_nothing
from reports.charts.sheet import Frame, Sheet
from reports.look import LABEL_SIZE, PAPER, SEMIBOLD, ink_on, ramp

_HEIGHT = 4.2  # mm of a bar


@dataclass(frozen=True)
class PartsRow:
    """A bar: its parts in the order of the key, and the texts of its columns."""

    label: str
    parts: Sequence[int]
    texts: Sequence[str]
    note: str = ""
    strong: bool = False


def parts_bars(rows: Sequence[PartsRow], words: Sequence[str], headings: Sequence[str], *, frame: Frame) -> str:
    """A bar for each row on one scale that begins at zero; `words` name the parts, `headings` the columns."""
    colours = ramp(len(words))[::-1]
    entries = [KeyEntry(_patch(colour), word) for colour, word in zip(colours, words, strict=True)]
    drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [
            Column(heading, [Cell(row.texts[place], weight=SEMIBOLD if place == 0 else 400) for row in rows], "end")
            for place, heading in enumerate(headings)
        ],
        above=key_height(entries, 0, frame.width) + 1.0,
        below=0.5,
        label_share=0.3,
    )
    axis = Axis(0.0, float(max((sum(row.parts) for row in rows), default=0) or 1), drawn.left, drawn.right)
    for row, y in zip(rows, drawn.centres, strict=True):
        if not sum(row.parts):
            draw_nothing(drawn.sheet, axis, y)
        starts = accumulate(row.parts, initial=0)
        for part, start, colour in zip(row.parts, starts, colours, strict=False):
            _draw_part(drawn.sheet, axis(start), axis(start + part), y, colour, str(part) if part else "")
    key(drawn.sheet, 0, 2.2, entries, frame.width)
    return drawn.sheet.svg()


def _draw_part(sheet: Sheet, left: float, right: float, y: float, colour: str, text: str) -> None:
    if right > left:
        sheet.box(left, y - _HEIGHT / 2, right - left, _HEIGHT, fill=colour, edge=PAPER, edge_width=0.6)
    if text and text_width(text, LABEL_SIZE, SEMIBOLD) + 1.0 <= right - left:
        sheet.text((left + right) / 2, y, text, weight=SEMIBOLD, colour=ink_on(colour), anchor="middle")


def _patch(colour: str) -> Drawing:
    return lambda sheet, x, y: sheet.box(x - 1.6, y - 1.4, 3.4, 2.8, fill=colour)
