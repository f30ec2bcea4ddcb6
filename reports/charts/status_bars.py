"""How the weight of each row is shared between the statuses: bars of one length, from best to unknown.

It counts nothing; the shares are given. Each status has its pattern and its key besides its colour.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reports.charts.ledger import Label, ledger
from reports.charts.lettering import text_width
from reports.charts.marks import KeyEntry, key, key_height
from reports.charts.sheet import Frame, Point, Sheet
from reports.look import LABEL_SIZE, PAPER, SEMIBOLD, STATUS_LOOK, ink_on, mixed

Percent = Callable[[float], str]
"""A share, 0–1, to text."""

_HEIGHT = 4.6  # mm of a bar
_SEAM = 0.35  # mm of paper between two segments
_STRIPES = {"triangle": (3.4, 1), "half": (1.9, 1), "down": (1.9, -1)}  # mm apart and way of slant; else plain
_TINT = 0.42  # of paper in a stripe
_HOLLOW = ("dash", "ring")


@dataclass(frozen=True)
class StatusRow:
    """A bar: the share (0–1) of its weight in each status; what is missing from 1 stays empty."""

    label: str
    shares: Mapping[str, float]
    note: str = ""
    strong: bool = False


def status_bars(rows: Sequence[StatusRow], words: Mapping[str, str], *, percent: Percent, frame: Frame) -> str:
    """A stacked bar for each row, statuses in the order of `words`; a share is printed where it has room."""
    entries = [KeyEntry(_key_patch(status), word) for status, word in words.items()]
    drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [],
        above=key_height(entries, 0, frame.width) + 2.0,
        below=1.0,
    )
    width = frame.width - drawn.left
    for row, y in zip(rows, drawn.centres, strict=True):
        shares = {status: max(row.shares.get(status, 0.0), 0.0) for status in words}
        starts = accumulate(shares.values(), initial=0.0)
        for (status, share), start in zip(shares.items(), starts, strict=False):
            if share > 0:
                x = drawn.left + start * width
                _draw_segment(drawn.sheet, x, y, share * width - _SEAM, status, percent(share))
    key(drawn.sheet, 0, 2.4, entries, frame.width)
    return drawn.sheet.svg()


def _draw_segment(sheet: Sheet, x: float, y: float, width: float, status: str, text: str) -> None:
    _draw_patch(sheet, x, y, max(width, 0.3), _HEIGHT, status)
    look = STATUS_LOOK[status]
    room = text_width(text, LABEL_SIZE, SEMIBOLD)
    if room + 2.0 > width:
        return
    hollow = look.shape in _HOLLOW
    fill = PAPER if hollow else look.colour
    middle = x + width / 2
    sheet.box(middle - room / 2 - 0.7, y - 1.9, room + 1.4, 3.8, fill=fill)
    ink = look.colour if hollow else ink_on(fill)
    sheet.text(middle, y, text, weight=SEMIBOLD, colour=ink, anchor="middle")


def _draw_patch(sheet: Sheet, x: float, y: float, width: float, height: float, status: str) -> None:
    """A field in a status's colour and pattern, its left middle at (x, y)."""
    look = STATUS_LOOK[status]
    top, inset = y - height / 2, 0.15
    if look.shape in _HOLLOW:
        sheet.box(x + inset, top + inset, max(width - 2 * inset, 0.1), height - 2 * inset, fill=PAPER, edge=look.colour)
        return
    sheet.box(x, top, width, height, fill=look.colour)
    if look.shape in _STRIPES:
        pitch, slant = _STRIPES[look.shape]
        for foot in _steps(x - height, x + width, pitch):
            ends = _stripe(foot, x, x + width, y, height * slant)
            if ends:
                sheet.line(ends, colour=mixed(look.colour, PAPER, _TINT), width=0.6)


def _stripe(foot: float, left: float, right: float, middle: float, rise: float) -> list[Point]:
    """The ends of a slanted line from `foot` on one edge, as much of it as lies between left and right."""
    reach = abs(rise)
    start, end = max(foot, left), min(foot + reach, right)
    if end - start < 0.05:
        return []
    return [(x, middle + rise / 2 - (x - foot) / reach * rise) for x in (start, end)]


def _steps(start: float, end: float, pitch: float) -> list[float]:
    return [start + step * pitch for step in range(int((end - start) / pitch) + 1)]


def _key_patch(status: str) -> Callable[[Sheet, float, float], None]:
    return lambda sheet, x, y: _draw_patch(sheet, x - 1.6, y, 3.4, 2.9, status)
