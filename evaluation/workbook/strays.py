"""Rows below a header that are no answers: totals, notes, the header once more. They are told and not read.

Judges no value. A new word for a total is one in `_TOTALS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from evaluation.problems import Place, Problem
from evaluation.workbook.book import Grid
from evaluation.workbook.headers import Headers, Wanted, header_words
from evaluation.workbook.raw import RawCell
from evaluation.workbook.vocabulary import fold
from indicators.forms import Sheet

_TOTALS = ("yhteensä", "yht", "summa", "kaikki yhteensä", "total", "totals", "in total", "grand total", "sum")
_SHORT = 15  # characters; a longer text in a column of numbers is a note even if digits stand in it
_REPEATED = 2  # headers that make a row a header row


@dataclass(frozen=True)
class Strays:
    """The numbers of the rows that are not to be read, and what is to be said of them."""

    rows: frozenset[int]
    problems: tuple[Problem, ...]


def strays(
    file: str, sheet: Sheet, grid: Grid, found: Headers, wanted: tuple[Wanted, ...], ids: Mapping[str, str]
) -> Strays:
    """N129 for each row that is no answer; E131 for a second header of another order, below which nothing is read.

    Notes are not quoted, because names of people may stand in them. `ids` are the known ids of the sheet; empty where
    its rows are free.
    """
    names = {each.key: {header_words(name) for name in each.names} for each in wanted}
    rows: set[int] = set()
    problems: list[Problem] = []
    below = [number for number in sorted(grid.rows) if number > found.row]
    for number in below:
        held = {key: grid.rows[number][column] for key, column in found.columns.items() if column in grid.rows[number]}
        if not held:
            continue
        if _is_header(grid.rows[number], names) and not _is_same_header(held, names):
            left = [later for later in below if later >= number]
            lost = sum(len(grid.rows[later]) for later in left[1:])
            place = Place(file, grid.name, _address(grid, number))
            problems.append(Problem("E131", place, {"row": str(number), "header": str(found.row)}, left_out=lost))
            rows.update(left)
            break
        if _is_same_header(held, names) or _is_total(sheet, held) or _is_note(sheet, grid, number, held, ids):
            rows.add(number)
            problems.append(Problem("N129", Place(file, grid.name, _address(grid, number))))
    return Strays(frozenset(rows), tuple(problems))


def _address(grid: Grid, number: int) -> str:
    return f"{get_column_letter(min(grid.rows[number]))}{number}"


def _is_header(cells: Mapping[int, RawCell], names: Mapping[str, set[str]]) -> bool:
    """Whether at least two headers, and nothing much else, stand in the row."""
    known = set().union(*names.values())
    hits = sum(header_words(raw.written) in known for raw in cells.values())
    return hits >= _REPEATED and 2 * hits > len(cells)


def _is_same_header(held: Mapping[str, RawCell], names: Mapping[str, set[str]]) -> bool:
    """Whether the headers stand once more, each in its own column."""
    hits = sum(header_words(raw.written) in names[key] for key, raw in held.items())
    return hits >= _REPEATED and 2 * hits > len(held)


def _is_total(sheet: Sheet, held: Mapping[str, RawCell]) -> bool:
    first, second = (column.key for column in sheet.columns[:2])
    named = [key for key in (first, second) if key in held][:1]
    if named == [second] and sheet.rows not in ("free", "indicators", "measures"):
        return False  # of a pair of names, the second may well be a total
    return any(fold(held[key].written).rstrip(" :.") in _TOTALS for key in named)


def _is_note(sheet: Sheet, grid: Grid, number: int, held: Mapping[str, RawCell], ids: Mapping[str, str]) -> bool:
    """Whether a lone text stands in the row: beside no known id, or where rows are free below an empty row."""
    if len(held) > 1:
        return False
    ((key, raw),) = held.items()
    text = fold(raw.written)
    if not isinstance(raw.value, str) or raw.is_error or text in ids or not _is_about(sheet, key, bool(ids)):
        return False
    if not ids and number - 1 in grid.rows:
        return False
    return key == sheet.columns[0].key or not any(map(str.isdigit, text)) or len(text) > _SHORT


def _is_about(sheet: Sheet, key: str, has_ids: bool) -> bool:
    """Whether a lone text in this column cannot be an answer: names and words about answers, texts for numbers."""
    if key in (sheet.columns[0].key, sheet.columns[1].key, "source", "comment"):
        return True
    column = next((column for column in sheet.columns if column.key == key), None)
    return has_ids and (column is None or column.holds == "number")  # None: one of the years
