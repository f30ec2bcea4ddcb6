"""The sheet of fields of a template: whose workbook it is, and the named cells by which the tool knows it.

A new field is a line in the forms of the framework; a new named cell is one in `name_cells`.
"""

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.workbook import look
from evaluation.workbook.guidance import put
from evaluation.workbook.look import dress
from evaluation.workbook.making import REQUIRED, TEMPLATE_VERSION, Making, Place, drop_down, list_name, write_value
from evaluation.workbook.prefill import RowValues
from evaluation.workbook.vocabulary import label
from indicators.forms import Sheet
from indicators.framework import options

OWNER_LIST = "owners"
_HEADER_ROW = 3


def write_fields(making: Making, sheet: Sheet, answers: list[RowValues]) -> None:
    """Adds the sheet of fields with its answers, and below them the named cells that the tool reads."""
    page = making.workbook.create_sheet(sheet.name.in_language(making.language))
    look.set_widths(page, {get_column_letter(n): column.width for n, column in enumerate(sheet.columns, start=1)})
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = look.PETROL
    put(page, 1, 1, page.title, look.TITLE)
    put(page, 2, 1, making.say("intro.fields"), look.SUBTITLE)
    page.row_dimensions[1].height, page.row_dimensions[2].height = 30, 22
    for number, column in enumerate(sheet.columns, start=1):
        put(page, _HEADER_ROW, number, column.name.in_language(making.language), look.HEADER)
    page.row_dimensions[_HEADER_ROW].height = 24
    written = {str(row["field"]): row.get("answer") for row in answers}
    unknown = set(written) - {asked.key for asked in making.framework.fields}
    if unknown:
        raise KeyError(f"{sheet.key}: no field {', '.join(sorted(unknown))}")
    written["region"] = next(entry for entry in owner_labels(making) if entry.startswith(f"{making.key} "))
    row = _HEADER_ROW
    for row, asked in enumerate(making.framework.fields, start=_HEADER_ROW + 1):
        name = asked.name.in_language(making.language) + (REQUIRED if asked.required else "")
        put(page, row, 1, name, look.LABEL)
        note = asked.note.in_language(making.language) if asked.note else ""
        put(page, row, 3, note, look.NOTE)
        look.fit_height(page, row, [(note, float(sheet.columns[2].width))], least=30.0)
    _write_answers(making, page, written)
    name_cells(making, page, row + 2, "joint" if making.joint else "region")
    page.freeze_panes = f"A{_HEADER_ROW + 1}"
    look.set_page(page, _HEADER_ROW, making.footer)


def _write_answers(making: Making, page: Worksheet, written: RowValues) -> None:
    for row, asked in enumerate(making.framework.fields, start=_HEADER_ROW + 1):
        cell = dress(page, row, 2, look.INPUT)
        write_value(making, Place(2, asked.key, asked, "", False), cell, written.get(asked.key))
        if asked.choices:
            listed = OWNER_LIST if asked.choices == "regions" else asked.choices
            rule = drop_down(making, list_name(listed))
            rule.add(cell.coordinate)
            page.add_data_validation(rule)


def name_cells(making: Making, page: Worksheet, row: int, kind: str) -> None:
    """Writes what the tool knows the workbook by, its kind and from what it was made for whom; nobody need touch it."""
    put(page, row, 1, making.say("fields.named"), look.MARK)
    values = {
        "kind": kind,
        "template_version": TEMPLATE_VERSION,
        "framework_hash": making.framework.digest,
        "region_code": making.key,
    }
    for offset, (name, value) in enumerate(values.items(), start=1):
        put(page, row + offset, 1, name, look.MARK)
        put(page, row + offset, 2, value, look.MARK)
        place = f"{quote_sheetname(page.title)}!$B${row + offset}"
        making.workbook.defined_names[name] = DefinedName(name, attr_text=place)


def owner_labels(making: Making) -> list[str]:
    """The entries from which a workbook chooses whose it is: the region codes and names, or the area's."""
    if making.joint:
        return [f"{making.key} {making.owner}"]
    return [label("regions", choice, making.language) for choice in options(making.framework, "regions")]
