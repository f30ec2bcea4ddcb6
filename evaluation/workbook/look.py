"""How a workbook looks: fonts, fills, borders and page set-up. Colour is never the only cue.

Knows no content. A new kind of cell is one `Style` here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

PETROL, INK, MUTED, LINE = "0B4F6C", "1F2933", "52606D", "C5D0D8"
GREY, DEEPER_GREY, PALE, WHITE = "F1F5F7", "E4ECF0", "E8F1F5", "FFFFFF"
FACE = "Calibri"
A4 = 9
ROW_HEIGHT = 20.0  # points
_HIGHEST = 150.0
_LEGIBLE = 240  # characters across an A4 page in landscape at 60 %: smaller would be hard to read
DATE_FORMAT = "d.m.yyyy"

_EDGE = Side(style="thin", color=LINE)
_STRONG_EDGE = Side(style="medium", color=PETROL)
BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
GROUP_START = Border(left=_EDGE, right=_EDGE, top=_STRONG_EDGE, bottom=_EDGE)


@dataclass(frozen=True)
class Style:
    """The look of one kind of cell."""

    colour: str = INK
    fill: str | None = None
    bold: bool = False
    italic: bool = False
    size: float = 10.5
    align: str = "left"
    vertical: str = "center"
    boxed: bool = True
    locked: bool = False
    wrapped: bool = True


TITLE = Style(PETROL, bold=True, size=17, boxed=False, locked=True, wrapped=False)
SUBTITLE = Style(MUTED, size=11, boxed=False, locked=True, wrapped=False)
SECTION = Style(PETROL, bold=True, size=13, boxed=False, locked=True, wrapped=False)
HEADER = Style(WHITE, PETROL, bold=True, locked=True)
YEAR_HEADER = Style(WHITE, PETROL, bold=True, align="right", locked=True)
GIVEN = Style(INK, GREY, locked=True)
GIVEN_ALTERNATE = Style(INK, DEEPER_GREY, locked=True)
INPUT = Style(INK, WHITE)
NUMBER = Style(INK, WHITE, align="right", wrapped=False)
NOT_ASKED = Style(MUTED, GREY, italic=True, align="right")
LABEL = Style(INK, GREY, bold=True, locked=True)
TERM = Style(PETROL, PALE, bold=True, vertical="top", locked=True)
GUIDE = Style(INK, WHITE, vertical="top", locked=True)
NOTE = Style(MUTED, WHITE, locked=True)
MARK = Style(MUTED, None, size=9, boxed=False, locked=True, wrapped=False)


def dress(page: Worksheet, row: int, column: int, style: Style, border: Border | None = None) -> Cell:
    """The cell at an address, dressed in a style; `border` replaces the box of the style."""
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged in a template
    cell.font = Font(name=FACE, size=style.size, bold=style.bold, italic=style.italic, color=style.colour)
    indent = 1 if style.boxed else 0
    cell.alignment = Alignment(style.align, style.vertical, wrap_text=style.wrapped, indent=indent)
    if style.fill:
        cell.fill = PatternFill("solid", start_color=style.fill, end_color=style.fill)
    if style.boxed:
        cell.border = border or BOX
    cell.protection = Protection(locked=style.locked)
    return cell


def set_widths(sheet: Worksheet, widths: dict[str, float]) -> None:
    """Widths in characters, by column letter."""
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width


def fit_height(page: Worksheet, row: int, texts: Iterable[tuple[str, float]], least: float = 0.0) -> None:
    """Makes a row as high as its longest text needs in a column of so many characters.

    A row of one line keeps the height of the sheet, so that it grows by itself when somebody writes more.
    """
    deepest = max((_lines(text, width) for text, width in texts), default=1)
    if deepest > 1 or least:
        page.row_dimensions[row].height = max(least, min(_HIGHEST, 14.5 * deepest + 6))


def _lines(text: str, width: float) -> int:
    return sum(1 + int(len(line) // max(1.0, 1.05 * width - 2)) for line in text.splitlines() or [""])


def set_page(sheet: Worksheet, header_row: int | None, footer: str, kept: int = 0) -> None:
    """A4 in landscape, the header row on every page, and what it is at the foot.

    One page wide, or two if it is too wide for that to be legible; then the first `kept` columns are on both.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    across = sum(dimension.width for dimension in sheet.column_dimensions.values())
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1 if across <= _LEGIBLE else 2, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if across > _LEGIBLE and kept:
        sheet.print_title_cols = f"A:{get_column_letter(kept)}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.75, 0.35
    if header_row is not None:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    foot = sheet.oddFooter
    if foot is not None:
        for part, text in ((foot.left, footer.replace("&", "&&")), (foot.center, "&A"), (foot.right, "&P / &N")):
            part.text, part.size = text, 9
