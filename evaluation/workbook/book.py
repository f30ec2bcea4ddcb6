"""A workbook opened: its sheets as stored cells with addresses, and its named cells. The one place that opens files.

Gives no meaning to a sheet. Both views of the file (values and formulas) are read from the same bytes.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.problems import Place
from evaluation.workbook.cells import RawCell, Stored

# Strangers' XML is parsed only with defusedxml in place; without it the tool must not start.
assert openpyxl.DEFUSEDXML, "defusedxml is not installed"

# What openpyxl raises on damaged XML in an intact zip (seen by fuzzing; ParseError is a SyntaxError).
DAMAGE = (
    zipfile.BadZipFile, zlib.error, SyntaxError, InvalidFileException, KeyError, IndexError, ValueError, TypeError,
    AttributeError, EOFError, OSError, RuntimeError, NotImplementedError, OverflowError, AssertionError,
)  # fmt: skip

_NAMED_CELL = re.compile(r"'?(?P<sheet>[^!]*?)'?!\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]+)")


class DamagedBookError(Exception):
    """openpyxl cannot read the file."""


@dataclass(frozen=True)
class Grid:
    """The stored cells of one sheet that are not blank, by row number and column number (both from 1)."""

    name: str
    rows: Mapping[int, Mapping[int, RawCell]]

    def cell(self, file: str, row: int, column: int) -> RawCell:
        """The cell at an address, also where the file stores none."""
        stored = self.rows.get(row, {}).get(column)
        return stored or RawCell(Place(file, self.name, f"{get_column_letter(column)}{row}"))


@dataclass(frozen=True)
class Book:
    """The sheets in their order, and the values of cells that bear a name, as text."""

    file: str
    grids: tuple[Grid, ...]
    named: Mapping[str, str]


def open_book(file: str, content: bytes) -> Book:
    """The workbook in these bytes, which the guard has let pass. Raises DamagedBookError if it is damaged after all."""
    try:
        values, formulas = _load(content, True), _load(content, False)
        grids = tuple(_grid(file, sheet, formulas[sheet.title]) for sheet in values.worksheets)
        return Book(file, grids, _named(values, file, {grid.name: grid for grid in grids}))
    except DAMAGE as error:
        raise DamagedBookError(type(error).__name__) from error


def _load(content: bytes, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that openpyxl drops when saving; nothing is saved here
        return openpyxl.load_workbook(BytesIO(content), data_only=data_only, keep_links=False)


def _grid(file: str, values: Worksheet, formulas: Worksheet) -> Grid:
    rows: dict[int, dict[int, RawCell]] = {}
    # Not iter_rows: it makes a cell for every address up to a stray space in XFD1048576.
    for (row, column), stored in sorted(values._cells.items()):
        if isinstance(stored, ExcelCell):
            place = Place(file, values.title, f"{get_column_letter(column)}{row}")
            raw = _raw(place, stored, formulas._cells.get((row, column)))
            if not raw.blank:
                rows.setdefault(row, {})[column] = raw
    return Grid(values.title, rows)


def _raw(place: Place, stored: ExcelCell, twin: object) -> RawCell:
    # A formula that gave an empty text is stored as a text without a value; one never calculated as neither.
    uncalculated = stored.value is None and stored.data_type != "s"
    is_formula = isinstance(twin, ExcelCell) and twin.data_type == "f"
    formula = _formula_text(twin) if uncalculated and is_formula and isinstance(twin, ExcelCell) else ""
    value: Stored = stored.value if isinstance(stored.value, Stored) else str(stored.value)
    return RawCell(place, value, stored.number_format, stored.data_type == "e", formula)


def _formula_text(cell: ExcelCell) -> str:
    text = getattr(cell.value, "text", cell.value)  # array formulas are objects that hold their text
    return text if isinstance(text, str) and text else "="


def _named(book: Workbook, file: str, grids: Mapping[str, Grid]) -> dict[str, str]:
    """The text in each named single cell; names of ranges, lists and lost cells are passed over."""
    found: dict[str, str] = {}
    for name, definition in book.defined_names.items():
        place = _NAMED_CELL.fullmatch(definition.attr_text or "")
        grid = grids.get(place["sheet"].replace("''", "'")) if place else None
        if place and grid:
            column = openpyxl.utils.column_index_from_string(place["column"])
            found[name] = grid.cell(file, int(place["row"]), column).written
    return found
