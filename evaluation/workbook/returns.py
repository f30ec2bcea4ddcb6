"""The list of what to mend (korjauslista): a workbook with one row a problem, to be ticked off.

Chooses no words and no order: both are given. A new column is a key of the headers and its width in `_WIDTHS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.workbook import look
from evaluation.workbook.guidance import put
from evaluation.workbook.look import Style
from evaluation.workbook.packing import packed

OPEN, DONE = "☐", "☑"
TICK = "done"

# A level is told by its word; fill and weight only help to find it.
LEVEL_STYLES: Mapping[str, Style] = {
    "error": Style("8A1C12", "FBE3E0", bold=True, vertical="top"),
    "warning": Style("6B4A00", "FFF1CC", bold=True, vertical="top"),
    "note": Style(look.PETROL, look.PALE, vertical="top"),
    "explained": Style("1E5631", "E4F2E7", vertical="top"),
}
_TEXT, _CODE = Style(vertical="top"), Style(look.MUTED, vertical="top", wrapped=False)
_PLACE = Style(bold=True, vertical="top")
_TICK = Style(size=14, align="center", vertical="top", wrapped=False)
_STYLES = {TICK: _TICK, "code": _CODE, "sheet": _PLACE, "cells": _PLACE}
_WIDTHS = {
    TICK: 12.0, "level": 14.0, "code": 9.0, "file": 22.0, "sheet": 16.0, "cells": 15.0, "row": 28.0,
    "found": 45.0, "mend": 50.0,
}  # fmt: skip
_GUIDE_WIDTHS = {"A": 24.0, "B": 96.0}


@dataclass(frozen=True)
class Entry:
    """One row of the list: its level, whether it waits to be ticked, and its texts by column."""

    level: str
    ticked: bool
    texts: Mapping[str, str]


@dataclass(frozen=True)
class ToDoList:
    """All that the list says. `lines` stand under the title, `headers` by column key in their order, `clean` where
    there is nothing to mend, `guide` on a sheet of its own as terms and what they mean.
    """

    language: str
    sheet: str
    title: str
    lines: tuple[str, ...]
    headers: Mapping[str, str]
    entries: tuple[Entry, ...]
    clean: str
    guide_sheet: str
    guide_title: str
    guide: tuple[tuple[str, str], ...]
    author: str
    footer: str


def to_do_list(told: ToDoList) -> bytes:
    """The file of the list. The same list gives the same bytes; texts stay texts whatever they begin with."""
    book = Workbook()
    book.remove(book.worksheets[0])
    page = book.create_sheet(told.sheet)
    head = _write_head(page, told)
    if told.entries:
        _write_entries(page, told, head)
    else:
        put(page, head, 1, told.clean, Style(look.PETROL, bold=True, size=13, boxed=False, wrapped=False))
        look.set_page(page, None, told.footer)
    _write_guide(book.create_sheet(told.guide_sheet), told)
    described = book.properties
    described.title, described.creator, described.language = told.title, told.author, told.language
    return packed(book)


def _write_head(page: Worksheet, told: ToDoList) -> int:
    """The title and the lines under it; gives the row where the list begins."""
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = look.PETROL
    look.set_widths(page, {get_column_letter(n): _WIDTHS[key] for n, key in enumerate(told.headers, start=1)})
    put(page, 1, 1, told.title, look.TITLE)
    page.row_dimensions[1].height = 30
    for number, line in enumerate(told.lines, start=2):
        put(page, number, 1, line, Style(look.INK, size=11, boxed=False, wrapped=False))
        page.row_dimensions[number].height = 17
    page.row_dimensions[len(told.lines) + 2].height = 8
    return len(told.lines) + 3


def _write_entries(page: Worksheet, told: ToDoList, head: int) -> None:
    keys = list(told.headers)
    for column, key in enumerate(keys, start=1):
        put(page, head, column, told.headers[key], look.HEADER)
    page.row_dimensions[head].height = 24
    for row, entry in enumerate(told.entries, start=head + 1):
        for column, key in enumerate(keys, start=1):
            tick = OPEN if entry.ticked else ""
            style = LEVEL_STYLES[entry.level] if key == "level" else _STYLES.get(key, _TEXT)
            put(page, row, column, tick if key == TICK else entry.texts.get(key, ""), style)
        look.fit_height(page, row, [(entry.texts.get(key, ""), _WIDTHS[key]) for key in keys], least=22.0)
    last = head + len(told.entries)
    _offer_ticks(page, head + 1, last, get_column_letter(len(keys)))
    page.auto_filter.ref = f"A{head}:{get_column_letter(len(keys))}{last}"
    page.freeze_panes = f"A{head + 1}"
    look.set_page(page, head, told.footer)


def _offer_ticks(page: Worksheet, first: int, last: int, end: str) -> None:
    """A drop-down of the two boxes; a row that is done turns grey and is struck through."""
    choice = DataValidation(type="list", formula1=f'"{OPEN},{DONE}"', allow_blank=True, showErrorMessage=True)
    choice.add(f"A{first}:A{last}")
    page.add_data_validation(choice)
    struck = DifferentialStyle(font=Font(color=look.MUTED, strike=True))
    done = Rule(type="expression", dxf=struck, formula=[f'$A{first}="{DONE}"'])
    page.conditional_formatting.add(f"B{first}:{end}{last}", done)


def _write_guide(page: Worksheet, told: ToDoList) -> None:
    look.set_widths(page, _GUIDE_WIDTHS)
    page.sheet_view.showGridLines = False
    put(page, 1, 1, told.guide_title, look.TITLE)
    page.row_dimensions[1].height = 30
    for row, (term, text) in enumerate(told.guide, start=3):
        put(page, row, 1, term, look.TERM)
        put(page, row, 2, text, look.GUIDE)
        look.fit_height(page, row, [(term, _GUIDE_WIDTHS["A"]), (text, _GUIDE_WIDTHS["B"])], least=look.ROW_HEIGHT)
    look.set_page(page, None, told.footer)
