"""What surrounds the cells of a sheet: hidden and merged parts, how far it reaches; and which files are vast.

Gives no value of a cell. What a hidden or merged part means for an answer is said in `oddities`.
"""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from openpyxl.utils import range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

ORDINARY = 5 * 1024 * 1024  # bytes of sheet XML; a filled workbook has under one MiB
ROWS_LIMIT, COLUMNS_LIMIT = 5000, 128  # of what is read of a vast sheet; our forms have some hundred rows
_WIDE = 100_000  # cells of one range for each of which openpyxl would make an object
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_RANGE = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref\s*=\s*[\"']([A-Z]+[0-9]+:[A-Z]+[0-9]+)[\"']")
_PLACELESS = re.compile(rb"<(?:\w+:)?(?:row|c)(?:>| +(?!r=))")
_BLANK_CELL = re.compile(rb"<(?:\w+:)?c r=[^<>]*/>")
_BLANK_ROW = re.compile(rb"<(?:\w+:)?row r=[^<>]*/>")
_CONTENT_ENDS = (b"</v>", b":v>", b"</t>", b":t>", b"</f>", b":f>")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"']([0-9]+)[\"']")

Range = tuple[int, int, int, int]  # first row and column, last row and column


@dataclass(frozen=True)
class Shape:
    """Of one sheet: whether it is hidden, its hidden rows and columns, its merged ranges.

    `cut` is the last row with content if that lies beyond the rows that are read, else 0.
    """

    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    cut: int = 0


def slimmed(content: bytes) -> bytes:
    """The same workbook without its formatted blanks, if the sheets are large: a million of those hold nothing."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = {entry.filename for entry in archive.infolist() if _SHEET.fullmatch(entry.filename)}
        if sum(archive.getinfo(name).file_size for name in sheets) <= ORDINARY:
            return content
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as slim:
            for name in archive.namelist():
                part = archive.read(name)
                slim.writestr(name, _without_blanks(part) if name in sheets else part)
    return written.getvalue()


def _without_blanks(markup: bytes) -> bytes:
    """The markup of a sheet without cells and rows that are formatted only; as it is where places are only counted."""
    return markup if _PLACELESS.search(markup) else _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", markup))


def is_vast(content: bytes) -> bool:
    """Whether the sheets are too large, or a range in them too wide, to be read whole in good time."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [entry for entry in archive.infolist() if _SHEET.fullmatch(entry.filename)]
        if sum(entry.file_size for entry in sheets) > ORDINARY:
            return True
        return any(_is_wide(found) for entry in sheets for found in _RANGE.findall(archive.read(entry)))


def _is_wide(reference: bytes) -> bool:
    left, top, right, bottom = _boundaries(reference.decode())
    return (right - left + 1) * (bottom - top + 1) > _WIDE


def _boundaries(reference: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(reference)
    return left or 1, top or 1, right or 1, bottom or 1


def shape_of(sheet: Worksheet) -> Shape:
    """The shape of a sheet that was read whole."""
    return Shape(
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(
            number
            for column in sheet.column_dimensions.values()
            if column.hidden
            for number in range(column.min or 0, min(column.max or 0, COLUMNS_LIMIT) + 1)
        ),
        merged=tuple(
            (each.min_row, each.min_col, each.max_row, each.max_col)
            for each in sorted(sheet.merged_cells.ranges, key=lambda each: (each.min_row, each.min_col))
        ),
    )


def vast_shape_of(content: bytes, sheet: ReadOnlyWorksheet) -> Shape:
    """The shape of a sheet of a vast file: whether it is hidden, and whether content lies beyond the limit of rows."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = sheet._worksheet_path  # type: ignore[attr-defined]  # openpyxl names the part nowhere else
        last = _last_row(archive.read(part))
    return Shape(hidden=sheet.sheet_state != "visible", cut=last if last > ROWS_LIMIT else 0)


def _last_row(markup: bytes) -> int:
    """The number of the last row with content. Found from the end, because a million empty rows may lie between."""
    end = max(markup.rfind(mark) for mark in _CONTENT_ENDS)
    start = max(markup.rfind(b"<row ", 0, max(end, 0)), markup.rfind(b":row ", 0, max(end, 0)))
    if end < 0 or start < 0:
        return 0
    number = _ROW_NUMBER.search(markup, start, markup.find(b">", start))
    return int(number[1]) if number else 0
