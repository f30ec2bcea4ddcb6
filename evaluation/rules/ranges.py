"""Cell addresses in A1 notation: single cells gathered into ranges, ranges spread into cells.

Knows no workbook. Everything else about places is in `evaluation.problems`.
"""

import re
from collections.abc import Iterable, Iterator

_ADDRESS = re.compile(r"^([A-Z]+)(\d+)$")
Position = tuple[int, int]
Rectangle = tuple[Position, Position]


def position(address: str) -> Position:
    """Row and column number of one cell; (0, 0) for what is no address, so that it sorts first.

    >>> position("AB12")
    (12, 28)
    """
    match = _ADDRESS.match(address)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def address(place: Position) -> str:
    """The A1 name of row and column number.

    >>> address((12, 28))
    'AB12'
    """
    row, column = place
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def cells_in(ranges: str) -> Iterator[str]:
    """Every cell of `A5, C7:D8`, in writing order; nothing for an empty text.

    >>> list(cells_in("A5, C7:D8"))
    ['A5', 'C7', 'D7', 'C8', 'D8']
    """
    for part in filter(None, ranges.split(", ")):
        first, _, last = part.partition(":")
        (top, left), (bottom, right) = position(first), position(last or first)
        for row in range(top, bottom + 1):
            yield from (address((row, column)) for column in range(left, right + 1))


def first_cell(ranges: str) -> Position:
    """Where a text of ranges begins; (0, 0) if it names no cell."""
    return position(re.split(r"[:,]", ranges)[0])


def rectangles(addresses: Iterable[str]) -> tuple[str, ...]:
    """The cells as few ranges in reading order: runs down columns or along rows, equal neighbours joined.

    >>> rectangles(["G2", "G3", "H2", "H3", "K9"])
    ('G2:H3', 'K9')
    """
    places = {position(one) for one in addresses}
    down = _joined(places)
    along = [(_turned(first), _turned(last)) for first, last in _joined({_turned(place) for place in places})]
    fewer = along if len(along) < len(down) else down
    return tuple(_written(rectangle) for rectangle in sorted(fewer))


def _turned(place: Position) -> Position:
    return place[1], place[0]


def _joined(places: set[Position]) -> list[Rectangle]:
    """Runs down each column, those of the same rows in neighbouring columns joined."""
    runs: list[Rectangle] = []
    for place in sorted(places, key=_turned):
        if runs and runs[-1][1] == (place[0] - 1, place[1]):
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    joined: list[Rectangle] = []
    for first, last in sorted(runs, key=lambda run: (run[0][0], run[1][0], run[0][1])):
        if joined and (joined[-1][0][0], joined[-1][1][0], joined[-1][1][1] + 1) == (first[0], last[0], first[1]):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _written(rectangle: Rectangle) -> str:
    first, last = (address(corner) for corner in rectangle)
    return first if first == last else f"{first}:{last}"
