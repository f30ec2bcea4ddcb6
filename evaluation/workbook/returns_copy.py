"""The reading copy (lukukappale): the delivered workbook with a comment, a fill and a frame on each cell in trouble.

Made from the stored bytes for reading only: formulas stand as their results, macros, pictures and links are gone. It
says so on a sheet in front, and its named cell `kind` lets reading recognise it if it is delivered by mistake.
"""

import warnings
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Literal

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.workbook import look
from evaluation.workbook.book import DAMAGE, may_hold_formulas
from evaluation.workbook.forms import EXPLAINER
from evaluation.workbook.guidance import put
from evaluation.workbook.look import Style
from evaluation.workbook.packing import packed, write_text
from evaluation.workbook.returns import LEVEL_STYLES
from evaluation.workbook.submission import READING_COPY

LIMIT = 5 * 1024 * 1024  # bytes of all parts unpacked; an ordinary workbook is under 2 MiB
_FRAMES: Mapping[str, Literal["thick", "mediumDashed", "dotted"]] = {
    "error": "thick", "warning": "mediumDashed", "note": "dotted", "explained": "dotted",
}  # fmt: skip
_HEAVIEST_FIRST = tuple(_FRAMES)
_WIDTHS = {"A": 18.0, "B": 16.0, "C": 90.0}
_COMMENT_WIDTH, _COMMENT_COLUMNS = 380, 58  # pixels, and the characters that they take


@dataclass(frozen=True)
class CellNote:
    """What is said at some cells of a sheet (none: of the sheet or the file as a whole)."""

    level: str
    word: str
    sheet: str
    cells: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class CopyWords:
    """What the copy says of itself, and the notes on its cells."""

    language: str
    sheet: str
    title: str
    lines: tuple[str, ...]
    marks: str
    whole: str
    author: str
    notes: tuple[CellNote, ...]


def reading_copy(content: bytes, words: CopyWords) -> bytes | None:
    """The annotated copy; None if the workbook is too large for one, or damaged after all."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LIMIT:
                return None
        book = _legible(content)
        _annotate(book, words)
        _write_front(book, words)
        return packed(book)
    except DAMAGE:
        return None


def _legible(content: bytes) -> Workbook:
    """The workbook as its reader sees it: results of formulas, or the formula as text where none is stored."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that are dropped on purpose
        values = openpyxl.load_workbook(BytesIO(content), data_only=True, keep_links=False)
        formulas = values
        if may_hold_formulas(content):
            formulas = openpyxl.load_workbook(BytesIO(content), data_only=False, keep_links=False)
    for page in values.worksheets:
        for pictures in ("_images", "_charts"):
            getattr(page, pictures).clear()
        for address, cell in page._cells.items():
            twin = formulas[page.title]._cells.get(address)
            if not isinstance(cell, Cell):
                continue
            if cell.comment is not None and cell.comment.author == EXPLAINER:
                cell.comment = None  # the definitions of the form would hide among them what is to be seen
            if cell.value is None and cell.data_type != "s" and isinstance(twin, Cell) and twin.data_type == "f":
                formula = getattr(twin.value, "text", twin.value)
                write_text(cell, formula if isinstance(formula, str) else "=")
            elif isinstance(cell.value, str) and cell.data_type != "e":
                write_text(cell, cell.value)
    return values


def _annotate(book: Workbook, words: CopyWords) -> None:
    by_cell: dict[tuple[str, str], list[CellNote]] = {}
    for note in words.notes:
        for address in note.cells if note.sheet in book.sheetnames else ():
            by_cell.setdefault((note.sheet, _anchor(book[note.sheet], address)), []).append(note)
    for (sheet, address), notes in by_cell.items():
        _mark(book[sheet], address, notes, words.author)


def _anchor(page: Worksheet, address: str) -> str:
    """The cell that bears the content: of merged cells the first."""
    merged = (area for area in page.merged_cells.ranges if address in area)
    return next((str(area.coord).partition(":")[0] for area in merged), address)


def _mark(page: Worksheet, address: str, notes: Iterable[CellNote], author: str) -> None:
    ranked = sorted(notes, key=lambda note: _HEAVIEST_FIRST.index(note.level))
    level, cell = ranked[0].level, page[address]
    assert isinstance(cell, Cell)
    style = LEVEL_STYLES[level]
    cell.fill = PatternFill("solid", start_color=style.fill, end_color=style.fill)
    side = Side(style=_FRAMES[level], color=style.colour)
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    texts = [cell.comment.text] if cell.comment is not None else []
    text = "\n\n".join([*texts, *(f"{note.word}: {note.text}" for note in ranked)])
    lines = sum(1 + len(line) // _COMMENT_COLUMNS for line in text.splitlines())
    cell.comment = Comment(text, author, height=24 + 18 * lines, width=_COMMENT_WIDTH)
    letter, row = coordinate_from_string(address)
    if page.row_dimensions[row].hidden:
        page.row_dimensions[row].hidden = False
    if letter in page.column_dimensions and page.column_dimensions[letter].hidden:
        page.column_dimensions[letter].hidden = False
    if page.sheet_state != "visible":
        page.sheet_state = "visible"


def _write_front(book: Workbook, words: CopyWords) -> None:
    """The sheet in front: what this file is, what its marks mean, and what cannot be shown at a cell."""
    for page in book.worksheets:
        page.sheet_view.tabSelected = False
    front = book.create_sheet(_free_name(words.sheet, book.sheetnames), 0)
    book.active = 0
    front.sheet_view.showGridLines = False
    front.sheet_properties.tabColor = LEVEL_STYLES["error"].colour
    look.set_widths(front, _WIDTHS)
    put(front, 1, 1, words.title, Style(LEVEL_STYLES["error"].colour, bold=True, size=17, boxed=False, wrapped=False))
    front.row_dimensions[1].height = 30
    for row, line in enumerate(words.lines, start=2):
        put(front, row, 1, line, Style(size=11, boxed=False, wrapped=False))
    row = _write_marks(front, len(words.lines) + 3, words)
    _write_kind(book, front, row)
    look.set_page(front, None, words.title)
    described = book.properties
    described.title, described.creator, described.language = words.title, words.author, words.language
    described.lastModifiedBy = described.keywords = described.description = described.subject = None
    for name in [name for name, defined in book.defined_names.items() if "[" in (defined.attr_text or "")]:
        del book.defined_names[name]  # of another workbook, to which nothing leads any more


def _write_marks(front: Worksheet, row: int, words: CopyWords) -> int:
    """The legend with the number of places, and below it what is said of whole sheets; gives the next free row."""
    put(front, row, 1, words.marks, look.SECTION)
    shown: Mapping[str, str] = {note.level: note.word for note in words.notes}
    for level in (level for level in _HEAVIEST_FIRST if level in shown):
        row += 1
        put(front, row, 1, shown[level], replace(LEVEL_STYLES[level], vertical="center"))
        side = Side(style=_FRAMES[level], color=LEVEL_STYLES[level].colour)
        front.cell(row, 1).border = Border(left=side, right=side, top=side, bottom=side)
        put(front, row, 2, str(sum(note.level == level for note in words.notes)), Style(align="center", boxed=False))
        front.row_dimensions[row].height = look.ROW_HEIGHT
    whole = [note for note in words.notes if not note.cells]
    if whole:
        row += 2
        put(front, row, 1, words.whole, look.SECTION)
    for note in whole:
        row += 1
        put(front, row, 1, note.word, LEVEL_STYLES[note.level])
        put(front, row, 2, note.sheet, Style(bold=True, vertical="top"))
        put(front, row, 3, note.text, look.GUIDE)
        look.fit_height(front, row, [(note.text, _WIDTHS["C"])], least=look.ROW_HEIGHT)
    return row + 2


def _write_kind(book: Workbook, front: Worksheet, row: int) -> None:
    put(front, row, 1, "kind", look.MARK)
    put(front, row, 2, READING_COPY, look.MARK)
    place = f"{quote_sheetname(front.title)}!$B${row}"
    book.defined_names["kind"] = DefinedName("kind", attr_text=place)


def _free_name(wanted: str, taken: Iterable[str]) -> str:
    folded = {name.casefold() for name in taken}
    return next(name for name in (wanted, *(f"{wanted} {n}" for n in range(2, 99))) if name.casefold() not in folded)
