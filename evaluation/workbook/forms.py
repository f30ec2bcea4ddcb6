"""The data sheets of a template: title, header, rows to fill, drop-downs, definitions, page set-up.

What stands in a row comes from `prefill`, how it looks from `look`.
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from openpyxl.comments import Comment
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.workbook import look
from evaluation.workbook.explanations import explanation
from evaluation.workbook.look import dress
from evaluation.workbook.making import Making, Place, drop_down, list_name, places, write_value
from evaluation.workbook.packing import write_text
from evaluation.workbook.prefill import CLOSED, NOT_APPLICABLE, RowValues, Value
from evaluation.workbook.wording import SLOTS
from indicators.forms import Sheet

HEADER_ROW = 3
EXPLAINER = "ELMO"  # whose comments the definitions are: shown by Excel as their author
# Sheets whose first two columns name a row.
_NAMED_BY_TWO = ("indicators", "measures", "industries", "comparison", "proposals")
_FREE_COLUMNS = 5  # to write in beside a protected table
_BLANK_ROWS = 30  # drawn in sheets that only grow
_VALIDATED_ROWS = 200  # rows with drop-downs, drawn or not


@dataclass(frozen=True)
class Line:
    """The values of one row, the block to which it belongs, and whether it is the first of a later block."""

    values: RowValues
    block: int
    begins: bool


def write_form(making: Making, sheet: Sheet, rows: list[RowValues]) -> None:
    """Adds the sheet with these rows and, where it may grow, blank ones below. KeyError for an unknown column."""
    page = making.workbook.create_sheet(sheet.name.in_language(making.language))
    page.sheet_format.defaultRowHeight, page.sheet_format.customHeight = look.ROW_HEIGHT, True
    columns = places(making, sheet)
    unknown = {key for row in rows for key in row} - {place.key for place in columns}
    if unknown:
        raise KeyError(f"{sheet.key}: no column {', '.join(sorted(unknown))}")
    _write_top(making, sheet, page, columns)
    # A table needs one row at least, even where nothing is asked.
    drawn = max(1, len(rows)) if sheet.rows in (*CLOSED, *SLOTS) else max(_BLANK_ROWS, len(rows) + 10)
    blocks = _blocks(making, sheet, rows)
    for index in range(drawn):
        values, block = (rows[index], blocks[index]) if index < len(rows) else ({}, 0)
        begins = 0 < index < len(rows) and block != blocks[index - 1]
        _write_row(making, sheet, page, columns, HEADER_ROW + 1 + index, Line(values, block, begins))
    ids = [len(str(row.get(columns[0].key) or "")) for row in rows]
    look.set_widths(page, {columns[0].letter: max(columns[0].width, max(ids, default=0) + 2.0)})
    last = HEADER_ROW + drawn
    _add_table(page, sheet, columns, last)
    _add_lists(making, page, columns, last if sheet.rows in CLOSED else max(last, HEADER_ROW + _VALIDATED_ROWS))
    kept = 2 if sheet.rows in _NAMED_BY_TWO else 1  # columns in sight and on every printed page
    page.freeze_panes = f"{columns[kept].letter}{HEADER_ROW + 1}"
    page.sheet_view.showGridLines = sheet.rows not in CLOSED
    page.sheet_properties.tabColor = look.PETROL if sheet.required else look.LINE
    look.set_page(page, HEADER_ROW, making.footer, kept)
    if sheet.rows == "indicators":
        _protect(page, len(columns))


def _write_top(making: Making, sheet: Sheet, page: Worksheet, columns: tuple[Place, ...]) -> None:
    write_text(dress(page, 1, 1, look.TITLE), page.title)
    write_text(dress(page, 2, 1, look.SUBTITLE), making.note(sheet))
    for row, height in ((1, 30.0), (2, 22.0), (HEADER_ROW, 36.0)):
        page.row_dimensions[row].height = height
    for place in columns:
        style = look.YEAR_HEADER if place.column.holds in ("number", "years", "date") else look.HEADER
        cell = dress(page, HEADER_ROW, place.number, style)
        write_text(cell, place.header)
        if place.column.note:
            cell.comment = _comment(place.column.note.in_language(making.language))
    look.set_widths(page, {place.letter: place.width for place in columns})


def _blocks(making: Making, sheet: Sheet, rows: list[RowValues]) -> list[int]:
    """The number of the block of each row: a dimension's, a respondent's. Even and odd ones look different."""
    cards = making.framework.row_cards
    names: list[object] = [None] * len(rows)
    if sheet.rows == "indicators":
        names = [cards[str(row["id"])].dimension for row in rows]
    elif sheet.rows == "questions":
        asked = [(row.get("role"), row.get("question")) for row in rows]
        names = [(role, asked[:index].count((role, question))) for index, (role, question) in enumerate(asked)]
    changes = [before != after for before, after in pairwise(names)]
    return list(accumulate(changes, initial=0))[: len(rows)]


def _write_row(making: Making, sheet: Sheet, page: Worksheet, columns: tuple[Place, ...], row: int, line: Line) -> None:
    given = look.INPUT if not line.values else look.GIVEN_ALTERNATE if line.block % 2 else look.GIVEN
    border = look.GROUP_START if line.begins else None
    for place in columns:
        value = line.values.get(place.key)
        cell = dress(page, row, place.number, _style(place, value, given), border)
        write_value(making, place, cell, value)
    look.fit_height(page, row, ((str(page.cell(row, p.number).value or ""), p.width) for p in columns))
    note = explanation(making, sheet, line.values)
    if note:
        page.cell(row, 1).comment = _comment(note)


def _style(place: Place, value: Value, given: look.Style) -> look.Style:
    if place.given:
        return given
    if value == NOT_APPLICABLE and place.column.holds in ("number", "years"):
        return look.NOT_ASKED
    return look.NUMBER if place.column.holds in ("number", "years", "date") else look.INPUT


def _comment(text: str) -> Comment:
    lines = sum(1 + len(line) // 58 for line in text.splitlines())
    return Comment(text, EXPLAINER, width=380, height=min(480, 26 + 17 * lines))


def _add_table(page: Worksheet, sheet: Sheet, columns: tuple[Place, ...], last: int) -> None:
    name = "".join(part.capitalize() for part in sheet.key.split("_"))
    page.add_table(Table(displayName=f"tbl{name}", ref=f"A{HEADER_ROW}:{columns[-1].letter}{last}"))


def _add_lists(making: Making, page: Worksheet, columns: tuple[Place, ...], last: int) -> None:
    """Drop-downs; where several entries may stand in one cell the list helps but forbids nothing."""
    for place in columns:
        if place.column.holds in ("choice", "choices") and place.column.choices:
            rule = drop_down(making, list_name(place.column.choices), several=place.column.holds == "choices")
        elif place.column.holds == "mark":
            rule = drop_down(making, '"x"')
        else:
            continue
        rule.add(f"{place.letter}{HEADER_ROW + 1}:{place.letter}{last}")
        page.add_data_validation(rule)


def _protect(page: Worksheet, columns: int) -> None:
    """Ids, names and units stay as they are; there is no password.

    All else is allowed, and beside the table there is room for notes; but Excel itself refuses to sort locked cells
    and to insert into a table of a protected sheet, which the guide says.
    """
    guard = page.protection
    guard.sheet = True
    for allowed in ("autoFilter", "sort", "formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows"):
        setattr(guard, allowed, False)  # False = not forbidden
    for number in range(columns + 1, columns + 1 + _FREE_COLUMNS):
        page.column_dimensions[get_column_letter(number)].protection = Protection(locked=False)
