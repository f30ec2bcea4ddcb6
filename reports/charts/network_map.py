"""The area as a net: regions at their places among their neighbours, and a line for each pair that shares something.

It counts nothing and knows no region. A line is as thick as its number is large; the numbers stand in the page's table.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.charts.ledger import stacked
from reports.charts.lettering import leading, text_width, wrapped
from reports.charts.marks import Drawing, KeyEntry, key, key_height
from reports.charts.sheet import Frame, Point, Sheet
from reports.look import BRAND, INK, INTERVAL, LABEL_SIZE, MUTED, NOTE_SIZE, PAPER, REGULAR, SEMIBOLD

_BOX_WIDTH, _PITCH = 40.0, 20.0  # mm, width of a region's field and distance of rows
_PAD = 1.4
_THINNEST, _THICKEST = 0.5, 6.0  # points, of the lines
_AIR = 8.0  # mm a straight line keeps from the middle of a third region
_BESIDE, _BETWEEN = 26.0, 10.0  # mm a line is bent aside, or up and down, where it does not
_STEPS = 16


@dataclass(frozen=True)
class Place:
    """A region: its place counted from the north-west corner, its name and a remark."""

    label: str
    row: int
    column: int
    note: str


def network_map(
    places: Mapping[str, Place], links: Mapping[tuple[str, str], int], *, least: str, most: str, frame: Frame
) -> str:
    """The regions by key and the lines of the pairs above zero; `least` and `most` are the words of the two lines of
    the key. One thickness where all numbers are the same."""
    if not places:
        raise ValueError("a net of no regions")
    drawn = {pair: number for pair, number in links.items() if number > 0}
    top, left = min(place.row for place in places.values()), min(place.column for place in places.values())
    columns = max(place.column for place in places.values()) - left
    lines = {name: _lines(place) for name, place in places.items()}
    height = max(len(texts) for texts in lines.values()) * leading(LABEL_SIZE) + leading(NOTE_SIZE) + 2 * _PAD
    pitch = (frame.width - _BOX_WIDTH) / columns if columns else 0.0
    start = _BOX_WIDTH / 2 if columns else frame.width / 2
    middles = {
        name: (start + (place.column - left) * pitch, height / 2 + (place.row - top) * max(_PITCH, height + 7.0))
        for name, place in places.items()
    }
    entries = _entries(drawn, least, most)
    bottom = max(y for _, y in middles.values()) + height / 2 + 4.0
    sheet = Sheet(frame, bottom + key_height(entries, 0, frame.width))
    for (one, other), number in sorted(drawn.items(), key=lambda pair: pair[1]):
        third = [middle for name, middle in middles.items() if name not in (one, other)]
        path = _path(middles[one], middles[other], third, frame.width)
        sheet.line(path, colour=INTERVAL, width=_thickness(number, drawn))
    for name, place in places.items():
        _draw_place(sheet, *middles[name], height, lines[name], place.note)
    key(sheet, 0, bottom + 1.0, entries, frame.width)
    return sheet.svg()


def _lines(place: Place) -> tuple[str, ...]:
    return wrapped(place.label, _BOX_WIDTH - 2 * _PAD, LABEL_SIZE, SEMIBOLD)


def _draw_place(sheet: Sheet, x: float, y: float, height: float, lines: Sequence[str], note: str) -> None:
    sheet.box(x - _BOX_WIDTH / 2, y - height / 2, _BOX_WIDTH, height, fill=PAPER, edge=BRAND, radius=1.2)
    down = leading(NOTE_SIZE) / 2
    stacked(sheet, x, y - down, lines, LABEL_SIZE, weight=SEMIBOLD, colour=INK, anchor="middle")
    size = min(NOTE_SIZE, NOTE_SIZE * (_BOX_WIDTH - 2 * _PAD) / max(text_width(note, NOTE_SIZE, REGULAR), 0.1))
    last = y - down + len(lines) / 2 * leading(LABEL_SIZE) + leading(NOTE_SIZE) / 2
    sheet.text(x, last, note, size=size, colour=MUTED, anchor="middle")


def _thickness(number: int, drawn: Mapping[tuple[str, str], int]) -> float:
    low, high = min(drawn.values()), max(drawn.values())
    share = (number - low) / (high - low) if high > low else 0.0
    return _THINNEST + share * (_THICKEST - _THINNEST)


def _path(start: Point, end: Point, others: Sequence[Point], width: float) -> list[Point]:
    """A straight line, or one bent aside where that would run through a third region."""
    if all(_distance(other, start, end) > _AIR for other in others):
        return [start, end]
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0)
    across = ((y1 - y0) / length, -(x1 - x0) / length)
    reach = abs(across[0]) * (_BESIDE + length / 12) + abs(across[1]) * _BETWEEN
    bend = ((x0 + x1) / 2 + 2 * reach * across[0], (y0 + y1) / 2 + 2 * reach * across[1])
    bend = (min(max(bend[0], 0.0), width), max(bend[1], 0.0))
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    return [
        tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for a, b, c in zip(start, bend, end, strict=True))  # type: ignore[misc]
        for t in shares
    ]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a stretch."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    squared = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = min(max(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / squared, 0.0), 1.0) if squared else 0.0
    return math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))


def _entries(drawn: Mapping[tuple[str, str], int], least: str, most: str) -> list[KeyEntry]:
    if not drawn:
        return []
    ends = [(least, min(drawn.values())), (most, max(drawn.values()))]
    told = ends[:1] if ends[0][1] == ends[1][1] else ends
    return [KeyEntry(_sample(_thickness(number, drawn)), words) for words, number in told]


def _sample(width: float) -> Drawing:
    return lambda sheet, x, y: sheet.line([(x - 1.6, y), (x + 1.8, y)], colour=INTERVAL, width=width)
