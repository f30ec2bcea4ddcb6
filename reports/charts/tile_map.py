"""The area as a map of tiles: neighbours stay neighbours, and every region is of one size.

It knows no region: place, name and class of each tile are given. It shows classes in words, never an order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reports.charts.ledger import stacked
from reports.charts.lettering import leading, text_width, wrapped
from reports.charts.marks import KeyEntry, key, key_height
from reports.charts.sheet import Frame, Sheet
from reports.look import INK, MARK, MUTED, NOTE_SIZE, PAPER, REGULAR, SEMIBOLD, ink_on, ramp

_GAP = 0.11  # of a tile
_LARGEST = 18.0  # mm, side of a tile
_VALUE_SIZE = 14.0
_PAD = 1.8  # mm beside the texts of a tile, both sides together
Field = tuple[str, str | None]
"""A class: its words and its colour, None for no figure."""


@dataclass(frozen=True)
class Tile:
    """A region: its place counted from the north-west corner, its text, and its class (None = no figure)."""

    label: str
    row: int
    column: int
    value_text: str
    step: int | None
    note: str = ""


def tile_map(tiles: Sequence[Tile], classes: Sequence[str], *, missing_word: str, frame: Frame) -> str:
    """The tiles, and under them the classes from light to dark with their words; a tile without figure is dashed."""
    if not tiles:
        raise ValueError("a map of no tiles")
    colours = ramp(len(classes))
    top, left = min(tile.row for tile in tiles), min(tile.column for tile in tiles)
    columns = max(tile.column for tile in tiles) - left + 1
    rows = max(tile.row for tile in tiles) - top + 1
    side = min(_LARGEST, frame.width / (columns + (columns - 1) * _GAP))
    pitch = side * (1 + _GAP)
    margin = (frame.width - columns * pitch + side * _GAP) / 2
    fields: list[Field] = [*zip(classes, colours, strict=True)]
    fields += [(missing_word, None)] if any(tile.step is None for tile in tiles) else []
    sheet = Sheet(frame, rows * pitch + 2.0 + _key_height(fields, frame.width))
    dense = any(len(_lines(tile, side)[0]) > 2 for tile in tiles)
    for tile in tiles:
        fill = None if tile.step is None else colours[tile.step]
        place = (margin + (tile.column - left) * pitch, (tile.row - top) * pitch)
        _draw_tile(sheet, *place, side, tile, fill, dense)
    _draw_key(sheet, fields, rows * pitch + 2.0)
    return sheet.svg()


def _draw_tile(sheet: Sheet, x: float, y: float, side: float, tile: Tile, fill: str | None, dense: bool) -> None:
    """The value large, the name under it, a remark last; all of it shrinks with the tile and never leaves it."""
    value_share, lines_share = (0.25, 0.43) if dense else (0.31, 0.5)  # of the side, down to where they stand
    _draw_field(sheet, x, y, side, side, fill, radius=1.2)
    ink = INK if fill is None else ink_on(fill)
    middle = x + side / 2
    value_size = _fitting([tile.value_text], _VALUE_SIZE * side / _LARGEST, SEMIBOLD, side - _PAD)
    value_look = {"colour": ink, "weight": SEMIBOLD, "anchor": "middle"}
    stacked(sheet, middle, y + value_share * side, [tile.value_text], value_size, **value_look)
    lines, size = _lines(tile, side)
    size *= min(1.0, (0.96 - lines_share) * side / (max(len(lines), 1) * leading(size)))
    first = y + lines_share * side
    stacked(sheet, middle, first + len(lines) / 2 * leading(size), lines, size, colour=ink, anchor="middle")


def _lines(tile: Tile, side: float) -> tuple[tuple[str, ...], float]:
    """Name and remark in lines, and the size in points at which they are as narrow as the tile."""
    words = [*tile.label.replace("-", "- ").split(" "), tile.note]
    size = _fitting(words, NOTE_SIZE, REGULAR, side - _PAD)
    note = (tile.note,) if tile.note else ()
    return wrapped(tile.label, side - _PAD + 0.05, size, REGULAR) + note, size


def _draw_field(
    sheet: Sheet, x: float, y: float, width: float, height: float, fill: str | None, radius: float = 0.0
) -> None:
    if fill is None:
        inset = 0.2
        sheet.box(
            x + inset,
            y + inset,
            width - 2 * inset,
            height - 2 * inset,
            fill=PAPER,
            edge=MARK,
            dashed=True,
            radius=radius,
        )
    else:
        sheet.box(x, y, width, height, fill=fill, radius=radius)


def _draw_key(sheet: Sheet, fields: Sequence[Field], top: float) -> None:
    """A strip of fields with their words below; where a word is too long for that, a list."""
    width = sheet.width / len(fields)
    if not _fits_strip(fields, sheet.width):
        key(sheet, 0, top + 2.0, _entries(fields), sheet.width)
        return
    for place, (word, fill) in enumerate(fields):
        _draw_field(sheet, place * width + 0.3, top, width - 0.6, 4.0, fill)
        lines = wrapped(word, width - 0.6, NOTE_SIZE, REGULAR)
        middle = top + 5.0 + len(lines) * leading(NOTE_SIZE) / 2
        stacked(sheet, (place + 0.5) * width, middle, lines, NOTE_SIZE, colour=MUTED, anchor="middle")


def _key_height(fields: Sequence[Field], width: float) -> float:
    if not _fits_strip(fields, width):
        return key_height(_entries(fields), 0, width)
    lines = max(len(wrapped(word, width / len(fields) - 0.6, NOTE_SIZE, REGULAR)) for word, _ in fields)
    return 5.0 + lines * leading(NOTE_SIZE) + 0.5


def _fits_strip(fields: Sequence[Field], width: float) -> bool:
    room = width / len(fields) - 0.6
    return all(text_width(part, NOTE_SIZE, REGULAR) <= room for word, _ in fields for part in word.split(" "))


def _entries(fields: Sequence[Field]) -> list[KeyEntry]:
    return [KeyEntry(partial(_draw_swatch, fill), word) for word, fill in fields]


def _draw_swatch(fill: str | None, sheet: Sheet, x: float, y: float) -> None:
    _draw_field(sheet, x - 1.6, y - 1.4, 3.4, 2.8, fill)


def _fitting(texts: Sequence[str], size: float, weight: int, room: float) -> float:
    """The size in points, at most the one given, at which no text is wider than `room` mm."""
    return min(size, *(size * room / max(text_width(text, size, weight), 0.1) for text in texts))
