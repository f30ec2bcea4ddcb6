"""The marks charts share: a shape per status, the signs of a journey, and the key that explains marks in words.

No mark speaks by colour alone. A status with a new shape is drawn by a function here, listed in `_SHAPES`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from reports.charts.lettering import leading, text_width, wrapped
from reports.charts.sheet import Frame, Point, Sheet
from reports.look import INK, MUTED, PAPER, REGULAR, STATUS_LOOK, TICK_SIZE

Drawing = Callable[[Sheet, float, float], None]
_ICON = 3.6  # mm, side of a status mark that stands alone


@dataclass(frozen=True)
class KeyEntry:
    """A mark, drawn around the point it is given, and its words."""

    draw: Drawing
    words: str


def status_mark(sheet: Sheet, x: float, y: float, status: str, radius: float = 1.35) -> None:
    """The shape of a status around a point, in its colour; radius in mm."""
    look = STATUS_LOOK[status]
    _SHAPES[look.shape](sheet, x, y, radius, look.colour)


def status_icon(status: str, frame: Frame) -> str:
    """The mark alone as a square SVG with a title; `frame.width` is its side in mm."""
    sheet = Sheet(frame, frame.width)
    middle = frame.width / 2
    status_mark(sheet, middle, middle, status, middle * 0.86)
    return sheet.svg()


def status_icon_uri(status: str) -> str:
    """The mark as a `data:` address for a background image beside the status word."""
    return "data:image/svg+xml," + quote(status_icon(status, Frame(alt=status, prefix="icon", width=_ICON)))


def start_mark(sheet: Sheet, x: float, y: float, scale: float = 1.0) -> None:
    """The baseline: an open circle."""
    sheet.disc(x, y, 1.15 * scale, fill=PAPER, edge=INK, edge_width=1.0)


def value_mark(sheet: Sheet, x: float, y: float, colour: str = INK) -> None:
    """The value: a filled circle, ringed so that it stands off what lies under it."""
    sheet.disc(x, y, 1.35, fill=colour, edge=PAPER, edge_width=0.8)


def goal_mark(sheet: Sheet, x: float, y: float, scale: float = 1.0) -> None:
    """The target: an open diamond."""
    sheet.shape(_diamond(x, y, 1.6 * scale), fill=PAPER, edge=INK, edge_width=1.0)


def key(sheet: Sheet, x: float, y: float, entries: Sequence[KeyEntry], right: float) -> None:
    """The entries side by side from x, on further lines where they would pass `right`; y is the first line."""
    for entry, (left, line) in zip(entries, _places(entries, x, right), strict=True):
        middle = y + line * _key_leading()
        entry.draw(sheet, left + 1.6, middle)
        for row, words in enumerate(wrapped(entry.words, right - left - 4.2, TICK_SIZE, REGULAR)):
            sheet.text(left + 4.2, middle + row * leading(TICK_SIZE), words, size=TICK_SIZE, colour=MUTED)


def key_height(entries: Sequence[KeyEntry], x: float, right: float) -> float:
    """Height in mm that `key` takes."""
    return (max(line for _, line in _places(entries, x, right)) + 1) * _key_leading() if entries else 0.0


def _places(entries: Sequence[KeyEntry], x: float, right: float) -> list[Point]:
    """Left edge in mm and line number of each entry."""
    places: list[Point] = []
    left, line = x, 0
    for entry in entries:
        width = 4.2 + text_width(entry.words, TICK_SIZE, REGULAR)
        if left > x and left + width > right:
            left, line = x, line + 1
        places.append((left, line))
        left += width + 5.0
        extra = len(wrapped(entry.words, right - x - 4.2, TICK_SIZE, REGULAR)) - 1
        if extra > 0:
            left, line = x, line + extra + 1
    return places


def _key_leading() -> float:
    return leading(TICK_SIZE) + 1.0


def _diamond(x: float, y: float, radius: float) -> list[Point]:
    return [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]


def _check(sheet: Sheet, x: float, y: float, radius: float, colour: str) -> None:
    sheet.disc(x, y, radius, fill=colour)
    hook = [(-0.45, 0.02), (-0.1, 0.38), (0.48, -0.32)]
    sheet.line([(x + dx * radius, y + dy * radius) for dx, dy in hook], colour=PAPER, width=0.85 * radius)


def _triangle(sheet: Sheet, x: float, y: float, radius: float, colour: str) -> None:
    corners = [(x, y - radius), (x + radius, y + 0.78 * radius), (x - radius, y + 0.78 * radius)]
    sheet.shape(corners, fill=colour)


def _down(sheet: Sheet, x: float, y: float, radius: float, colour: str) -> None:
    corners = [(x, y + radius), (x + radius, y - 0.78 * radius), (x - radius, y - 0.78 * radius)]
    sheet.shape(corners, fill=colour)


def _half(sheet: Sheet, x: float, y: float, radius: float, colour: str) -> None:
    sheet.shape(_diamond(x, y, 0.95 * radius), fill=PAPER, edge=colour, edge_width=0.75)
    sheet.shape([(x, y - radius), (x, y + radius), (x - radius, y)], fill=colour)


def _dash(sheet: Sheet, x: float, y: float, radius: float, colour: str) -> None:
    sheet.box(x - radius, y - 0.42 * radius, 2 * radius, 0.84 * radius, fill=PAPER, edge=colour, edge_width=0.75)


def _ring(sheet: Sheet, x: float, y: float, radius: float, colour: str) -> None:
    sheet.disc(x, y, 0.8 * radius, fill=PAPER, edge=colour, edge_width=0.75)


_SHAPES: dict[str, Callable[[Sheet, float, float, float, str], None]] = {
    "check": _check,
    "triangle": _triangle,
    "half": _half,
    "down": _down,
    "dash": _dash,
    "ring": _ring,
}
