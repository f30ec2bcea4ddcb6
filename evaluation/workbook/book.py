"""A workbook opened: its sheets as stored cells with addresses, and its named cells. The one place that opens files.

Gives no meaning to a sheet. Both views of the file (values and formulas) are read from the same bytes, the second only
where there may be formulas. Ordinary files are read whole; very large ones row by row, which leaves hidden rows and
merged cells unseen.
"""

import codecs
import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.problems import Place
from evaluation.workbook.raw import RawCell, Stored
from evaluation.workbook.shape import COLUMNS_LIMIT, ROWS_LIMIT, Shape, is_vast, shape_of, slimmed, vast_shape_of

# Strangers' XML is parsed only with defusedxml in place; without it the tool must not start.
assert openpyxl.DEFUSEDXML, "defusedxml is not installed"

# What openpyxl raises on damaged XML in an intact zip (seen by fuzzing; ParseError is a SyntaxError).
DAMAGE = (
    zipfile.BadZipFile, zlib.error, SyntaxError, InvalidFileException, KeyError, IndexError, ValueError, TypeError,
    AttributeError, EOFError, OSError, RuntimeError, NotImplementedError, OverflowError, AssertionError,
)  # fmt: skip

_FORMULA = re.compile(rb"<(?:[^<>\s/]+:)?f[\s/>]")
_HEAD = 256  # bytes that show the encoding of a part
_EXTERNAL = re.compile(r"\[[^\[\]]+\][^\[\]!]*!")  # ='[sisar.xlsx]Taul1'!A1, or =[1]Taul1!A1 as Excel stores it
_NAMED_CELL = re.compile(r"'?(?P<sheet>[^!]*?)'?!\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]+)")


class DamagedBookError(Exception):
    """openpyxl cannot read the file."""


@dataclass(frozen=True)
class Grid:
    """The stored cells of one sheet that are not blank, by row number and column number (both from 1)."""

    name: str
    rows: Mapping[int, Mapping[int, RawCell]]
    shape: Shape = field(default_factory=Shape)

    def cell(self, file: str, row: int, column: int) -> RawCell:
        """The cell at an address, also where the file stores none."""
        stored = self.rows.get(row, {}).get(column)
        return stored or RawCell(Place(file, self.name, f"{get_column_letter(column)}{row}"))


@dataclass(frozen=True)
class Book:
    """The sheets in their order, and the values of cells that bear a name, as text.

    `vast`: it was read row by row, which leaves hidden rows and merged cells unseen.
    """

    file: str
    grids: tuple[Grid, ...]
    named: Mapping[str, str]
    vast: bool = False


def open_book(file: str, content: bytes) -> Book:
    """The workbook in these bytes, which the guard has let pass. Raises DamagedBookError if it is damaged after all."""
    try:
        content = slimmed(content)
        vast = is_vast(content)
        values = _load(content, vast, data_only=True)
        formulas = _load(content, vast, data_only=False) if may_hold_formulas(content) else values
        grids = tuple(_grid(file, content, sheet, formulas[sheet.title]) for sheet in values.worksheets)
        return Book(file, grids, _named(values, file, {grid.name: grid for grid in grids}), vast)
    except DAMAGE as error:
        raise DamagedBookError(type(error).__name__) from error


def may_hold_formulas(content: bytes) -> bool:
    """Whether a second view of the file could show anything else: False only if no part of it holds a formula."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if not name.lower().endswith("sharedstrings.xml")]
        return any(_may_hold_formula(archive.read(name)) for name in names)


def _may_hold_formula(part: bytes) -> bool:
    """Of markup in an encoding whose letters are not those of ASCII it cannot be seen."""
    head = part[:_HEAD]
    legible = b"\0" not in head and head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")
    return bool(part) and (not legible or _FORMULA.search(part) is not None)


def _load(content: bytes, vast: bool, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that openpyxl drops when saving; nothing is saved here
        return openpyxl.load_workbook(BytesIO(content), read_only=vast, data_only=data_only, keep_links=False)


def _grid(file: str, content: bytes, values: Worksheet, formulas: Worksheet) -> Grid:
    rows: dict[int, dict[int, RawCell]] = {}
    for row, column, stored, twin in _cells(values, formulas):
        raw = _raw(Place(file, values.title, f"{get_column_letter(column)}{row}"), stored, twin)
        if not raw.blank:
            rows.setdefault(row, {})[column] = raw
    shape = vast_shape_of(content, values) if isinstance(values, ReadOnlyWorksheet) else shape_of(values)
    return Grid(values.title, rows, shape)


_AnyCell = ExcelCell | ReadOnlyCell


def _cells(values: Worksheet, formulas: Worksheet) -> Iterator[tuple[int, int, _AnyCell, object]]:
    """Row, column and both views of every stored cell; of a vast sheet, of those within the limits."""
    if isinstance(values, ReadOnlyWorksheet):
        for sheet in (values, formulas):
            sheet.reset_dimensions()  # what the file says of its size may be wrong, and would cut rows off
        views = (sheet.iter_rows(max_row=ROWS_LIMIT, max_col=COLUMNS_LIMIT) for sheet in (values, formulas))
        for cells, twins in zip(*views, strict=True):
            for stored, twin in zip(cells, twins, strict=True):
                if isinstance(stored, ReadOnlyCell):
                    yield stored.row, stored.column, stored, twin
        return
    # Not iter_rows: it makes a cell for every address up to a stray space in XFD1048576.
    for (row, column), stored in sorted(values._cells.items()):
        if isinstance(stored, ExcelCell):
            yield row, column, stored, formulas._cells.get((row, column))


def _raw(place: Place, stored: _AnyCell, twin: object) -> RawCell:
    # A formula that gave an empty text is stored as a text without a value; one never calculated as neither.
    uncalculated = stored.value is None and stored.data_type != "s"
    formula = _formula_text(twin) if isinstance(twin, _AnyCell) and twin.data_type == "f" else ""
    value: Stored = stored.value if isinstance(stored.value, Stored) else str(stored.value)
    if isinstance(value, str):
        value = unicodedata.normalize("NFC", value)
    external = bool(formula) and _EXTERNAL.search(formula) is not None
    is_error = stored.data_type == "e"
    return RawCell(place, value, stored.number_format, is_error, formula if uncalculated else "", external)


def _formula_text(cell: _AnyCell) -> str:
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
