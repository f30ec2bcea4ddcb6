"""One sheet read: its rows of cells by column key, and what is wrong with its shape. Judges no value.

What a column may hold is decided by the forms; a new kind of column is a line in `read_cell`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from evaluation.problems import Fact, Place, Problem
from evaluation.workbook.book import Grid
from evaluation.workbook.cells import read_choice, read_choices, read_id, read_mark, read_text
from evaluation.workbook.dates import read_date
from evaluation.workbook.headers import Headers, find_headers, wanted_columns
from evaluation.workbook.numbers import Expected, read_number
from evaluation.workbook.oddities import odd_cells
from evaluation.workbook.proposal_ids import possible_ids
from evaluation.workbook.raw import RawCell
from evaluation.workbook.strays import strays
from evaluation.workbook.submission import Cell, Missing, Row, SheetRows
from evaluation.workbook.vocabulary import Vocabulary, fold, vocabulary
from evaluation.workbook.wording import LANGUAGES, PREFILLED, SLOTS, is_percent, row_unit
from indicators.forms import Column, Sheet
from indicators.framework import Framework

_ONE: dict[str, Fact] = {"written": "", "kind": "", "letter": "", "count": 1.0}  # of E122: counted, so never gathered
_DIGITS = re.compile(r"[0-9]+")
COMMA_PARTS_THOUSANDS = ("en",)  # languages of which a comma before three digits may mean either


@dataclass(frozen=True)
class Lookups:
    """What cells are compared with, gathered once a workbook: symbols, lists, and ids by folded spelling."""

    framework: Framework
    symbols: Mapping[str, Missing]
    lists: Mapping[str, Vocabulary]
    ids: Mapping[str, Mapping[str, str]]


def lookups(framework: Framework) -> Lookups:
    """The lookups of a framework."""
    columns = [column for sheet in framework.sheets.values() for column in sheet.columns]
    names = {column.choices for column in (*columns, *framework.fields) if column.choices}
    known: dict[str, Iterable[str]] = {
        "indicators": framework.row_cards,
        "comparison": framework.indicators,
        "measures": (measure.id for measure in framework.measures),
        "questions": (question.id for question in framework.questions),
        "proposals": possible_ids(framework),
    }
    return Lookups(
        framework=framework,
        symbols={fold(symbol): Missing(kind) for symbol, kind in framework.strategy.missing.items()},
        lists={name: vocabulary(framework, name) for name in sorted(names)},
        ids={rows: {fold(key): key for key in keys} for rows, keys in known.items()},
    )


def read_cell(raw: RawCell, column: Column, expected: Expected, ids: Mapping[str, str], known: Lookups) -> Cell:
    """A cell as its column asks."""
    listed = known.lists.get(column.choices or "", Vocabulary({}, ()))
    match column.holds:
        case "text" | "link":
            return read_text(raw)
        case "id":
            return read_id(raw, ids)
        case "number" | "years":
            return read_number(raw, expected)
        case "date":
            return read_date(raw, known.symbols)
        case "choice":
            return read_choice(raw, listed, known.symbols)
        case "choices":
            return read_choices(raw, listed, known.symbols)
        case "mark":
            return read_mark(raw)


def read_sheet(file: str, sheet: Sheet, grid: Grid, known: Lookups) -> tuple[SheetRows | None, list[Problem]]:
    """The rows of a sheet and the problems of its shape; no rows if it has no header row or no column of names."""
    found = find_headers(known.framework, sheet, grid)
    if found is None:
        names = [each.names[0] for each in wanted_columns(known.framework, sheet, known.framework.years.period)]
        return None, [Problem("E121", Place(file, grid.name), {"expected": ", ".join(names)})]
    problems = list(_problems_of(file, grid, found, sheet.columns[0].key))
    if sheet.columns[0].key not in found.columns:
        return None, problems
    wanted = wanted_columns(known.framework, sheet, tuple(int(key) for key in found.columns if key.isdigit()))
    stray = strays(file, sheet, grid, found, wanted, known.ids.get(sheet.rows, {}))
    problems += stray.problems
    columns = {column.key: column for column in sheet.columns}
    years = next((column for column in sheet.columns if column.holds == "years"), None)
    pairs = ((key, place, columns.get(key, years)) for key, place in found.columns.items())
    held = {key: (place, column) for key, place, column in pairs if column is not None}
    abroad = LANGUAGES[found.language] in COMMA_PARTS_THOUSANDS
    below = [number for number in grid.rows if number > found.row and number not in stray.rows]
    rows = [_read_row(file, sheet, grid, number, held, known, abroad) for number in below]
    own = PREFILLED.get(sheet.rows, ())
    problems += odd_cells(file, grid, found.row, {key: place for key, (place, _) in held.items() if key not in own})
    letters = {key: get_column_letter(column) for key, column in found.columns.items()}
    return SheetRows(grid.name, found.row, letters, tuple(row for row in rows if row is not None)), problems


def _read_row(
    file: str, sheet: Sheet, grid: Grid, number: int, held: Mapping[str, tuple[int, Column]], known: Lookups,
    abroad: bool,
) -> Row | None:  # fmt: skip
    """One row; None if nothing is written in it, or in a place kept free for an answer nothing but what was given."""
    raws = {key: grid.cell(file, number, column) for key, (column, _) in held.items()}
    own = PREFILLED[sheet.rows] if sheet.rows in SLOTS else ()
    if all(raw.blank for key, raw in raws.items() if key not in own):
        return None
    ids = known.ids.get(sheet.rows, {})
    first = sheet.columns[0].key
    key = fold(raws[first].written)
    cells = {
        name: read_cell(raws[name], column, _expected(sheet, column, ids.get(key, ""), known, abroad), ids, known)
        for name, (_, column) in held.items()
    }
    return Row(number, cells)


def _expected(sheet: Sheet, column: Column, row: str, known: Lookups, abroad: bool) -> Expected:
    """What a number of this row may look like; targets of a part are in the unit of the whole."""
    if column.holds not in ("number", "years"):
        return Expected()
    framework = known.framework
    if sheet.rows == "comparison":
        card = framework.indicators.get(row)
    else:
        card = framework.row_cards.get(row) if sheet.rows == "indicators" else None
    if card is None:
        last = (column.name.in_language(language).split()[-1] for language in LANGUAGES)
        signs = dict.fromkeys(word for word in last if not any(map(str.isalnum, word)))
        return Expected(tuple(signs), symbols=known.symbols, abroad=abroad)
    whole = card.id if column.key == "target" else row
    units = tuple(dict.fromkeys(row_unit(card, whole, language) for language in LANGUAGES))
    return Expected(units, is_percent(card, whole), card.dash_is_zero, known.symbols, abroad)


# The shape of a sheet --------------------------------------------------------------------------------------------


def _problems_of(file: str, grid: Grid, found: Headers, key: str) -> Iterable[Problem]:
    def place(*columns: int) -> Place:
        ends = dict.fromkeys((min(columns), max(columns)))
        return Place(file, grid.name, ":".join(f"{get_column_letter(column)}{found.row}" for column in ends))

    nameless = _nameless(grid, found)
    for near in found.near:
        name = near.wanted.names[found.language]
        kind = "other" if _DIGITS.findall(near.written) != _DIGITS.findall(name) else "alike"
        facts = {**_ONE, "expected": name, "written": near.written, "kind": kind}
        left_out = _values(grid, found, {near.column} if near.wanted.key != key else None)
        yield Problem("E122", place(near.column), facts, left_out=left_out)
    if len(found.lost) == len(nameless) == 1:
        ((column, letter),) = nameless.items()
        name = found.lost[0].names[found.language]
        facts = {**_ONE, "expected": name, "kind": "nameless", "letter": letter}
        left_out = _values(grid, found, {column} if found.lost[0].key != key else None)
        yield Problem("E122", place(column), facts, left_out=left_out)
        nameless = {}
    elif found.lost:
        names = ", ".join(each.names[found.language] for each in found.lost)
        facts = {**_ONE, "expected": names, "count": float(len(found.lost))}
        left_out = _values(grid, found, None) if any(each.key == key for each in found.lost) else 0
        yield Problem("E122", place(*grid.rows[found.row]), facts, left_out=left_out)
    for columns, wanted in found.twice:
        twin = columns[1]
        written = grid.rows[found.row][twin].written
        likely = found.swapped[wanted.key].names[found.language] if wanted.key in found.swapped else ""
        facts = {"id": written, "written": written, "likely": likely}
        if len(columns) > 2:
            facts["count"] = float(len(columns))
        left_out = _values(grid, found, set(columns) if wanted.key != key else None)
        yield Problem("E124", place(twin), facts, left_out=left_out)
    extra = dict(sorted({**nameless, **found.extra}.items()))
    if extra:
        together = max(extra) - min(extra) + 1 == len(extra)
        where = place(*extra) if together else place(min(extra))
        yield Problem("N123", where, {"names": ", ".join(extra.values()), "count": float(len(extra))})


def _values(grid: Grid, found: Headers, columns: set[int] | None) -> int:
    """How many cells below the header row hold something in these columns; in any if None."""
    below = (cells for number, cells in grid.rows.items() if number > found.row)
    return sum(columns is None or column in columns for cells in below for column in cells)


def _nameless(grid: Grid, found: Headers) -> dict[int, str]:
    """Columns with content but no header, by their letters."""
    below = {column for number, cells in grid.rows.items() if number > found.row for column in cells}
    return {column: get_column_letter(column) for column in below - set(grid.rows[found.row])}
