"""The template of one workbook: every sheet of the forms, ready to fill, or filled with answers.

Asks nothing of Excel that LibreOffice lacks. The sheets come from the forms of the framework; a sheet made in a new
way is a line in `_write_sheet`.
"""

from collections.abc import Iterable, Mapping

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from evaluation.workbook.extras import LIST_SHEET
from evaluation.workbook.forms import write_form
from evaluation.workbook.guidance import write_guide
from evaluation.workbook.identity import OWNER_LIST, owner_labels, write_fields
from evaluation.workbook.making import Making, list_name
from evaluation.workbook.packing import packed, write_text
from evaluation.workbook.prefill import RowValues, Value, given_rows, with_answers
from evaluation.workbook.vocabulary import label
from indicators.forms import Sheet
from indicators.framework import Framework, options

Answers = Mapping[str, Iterable[Mapping[str, Value]]]


def write_template(
    framework: Framework, key: str, language: str, texts: Mapping[str, str], *, deadline: str = "", contact: str = ""
) -> bytes:
    """The blank workbook of a region, or of the area for its key. The same arguments give the same bytes.

    `texts` are the phrases `workbook.…` of the language. KeyError if the framework has no such region.
    """
    return fill_template(framework, key, language, texts, {}, deadline=deadline, contact=contact)


def fill_template(
    framework: Framework,
    key: str,
    language: str,
    texts: Mapping[str, str],
    answers: Answers,
    *,
    deadline: str = "",
    contact: str = "",
) -> bytes:
    """The template with answers in it: rows of values by column key (years by `2019`), by sheet key.

    An answer goes to the row that bears its identity (`id`; `question` and `role`; `id` and `region`), else to a new
    row; a row that the framework does not know is a KeyError in the sheets of indicators and measures. Fields are
    rows of `field` (its key) and `answer`. Choices may be given by key.
    """
    making = Making(framework, key, language, texts)
    unknown = set(answers) - {sheet.key for sheet in making.sheets}
    if unknown:
        raise KeyError(f"no sheet {', '.join(sorted(unknown))} in the workbook of {key}")
    making.workbook.remove(making.workbook.worksheets[0])
    for sheet in making.sheets:
        rows: list[RowValues] = [dict(row) for row in answers.get(sheet.key, ())]
        _write_sheet(making, sheet, rows, deadline, contact)
    write_lists(making, _entries(making))
    making.workbook.worksheets[0].sheet_view.tabSelected = True
    described = making.workbook.properties
    described.title = f"{framework.strategy.name.in_language(language)} – {making.owner}"
    described.creator = framework.strategy.publisher.in_language(language)
    described.language = language
    return packed(making.workbook)


def _write_sheet(making: Making, sheet: Sheet, rows: list[RowValues], deadline: str, contact: str) -> None:
    match sheet.rows:
        case "instructions":
            write_guide(making, sheet, deadline, contact)
        case "fields":
            write_fields(making, sheet, rows)
        case _:
            given = given_rows(making.framework, making.key, sheet, making.language, making.texts)
            write_form(making, sheet, with_answers(sheet, given, rows))


def write_lists(making: Making, lists: Mapping[str, list[str]]) -> None:
    """A hidden sheet with the entries of every drop-down, each list under a defined name.

    Defined names, because lists on another sheet are stored by Excel in an extension that openpyxl drops.
    """
    page = making.workbook.create_sheet(LIST_SHEET)
    page.sheet_state = "hidden"
    for number, (listed, entries) in enumerate(sorted(lists.items()), start=1):
        for row, entry in enumerate(entries, start=1):
            if entry.isdigit():
                page.cell(row, number).value = int(entry)  # Excel makes a number of what is typed and compares
            else:
                write_text(page.cell(row, number), entry)
        letter = get_column_letter(number)
        place = f"{quote_sheetname(LIST_SHEET)}!${letter}$1:${letter}${max(1, len(entries))}"
        making.workbook.defined_names[list_name(listed)] = DefinedName(list_name(listed), attr_text=place)


def _entries(making: Making) -> dict[str, list[str]]:
    columns = [column for sheet in making.sheets for column in sheet.columns]
    used = {column.choices for column in (*columns, *making.framework.fields) if column.choices}
    entries = {
        listed: [label(listed, choice, making.language) for choice in options(making.framework, listed)]
        for listed in sorted(used)
    }
    return {**entries, OWNER_LIST: owner_labels(making)}
