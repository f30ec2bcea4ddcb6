"""What the sheets of one template share while it is made: whose it is, its phrases, its columns, and values into cells.

Draws nothing. A new kind of value is a line in `write_value`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from evaluation.workbook import look
from evaluation.workbook.packing import write_text
from evaluation.workbook.prefill import Value
from evaluation.workbook.vocabulary import label
from evaluation.workbook.wording import FREE_YEARS, PREFILLED, headers
from indicators.forms import Column, Sheet
from indicators.framework import Framework, options

REQUIRED = "\u00a0*"  # after the header of what must be filled; never alone on a line
TEMPLATE_VERSION = "1"
_SHORT = 30  # characters of an entry that should fit on one line
_MARGIN = 5  # characters that the indent, the filter button and the bold face of a header take
_EARLIER_YEARS = 9  # of sheets that hold whole series: this many before the period


@dataclass(frozen=True)
class Making:
    """What every sheet of one template needs: the framework, whose workbook it is, its language and its phrases."""

    framework: Framework
    key: str
    language: str
    texts: Mapping[str, str]
    workbook: Workbook = field(default_factory=Workbook)

    def say(self, phrase: str, **fields: object) -> str:
        return self.texts[f"workbook.{phrase}"].format(**fields)

    @property
    def joint(self) -> bool:
        return self.key == self.framework.area.key

    @property
    def owner(self) -> str:
        """The name of the region or the area."""
        named = self.framework.area if self.joint else self.framework.regions[self.key]
        return named.name.in_language(self.language)

    @property
    def footer(self) -> str:
        """What stands at the foot of every printed page."""
        return f"{self.framework.strategy.short_name.in_language(self.language)} · {self.owner}"

    def note(self, sheet: Sheet) -> str:
        """What a row of the sheet is: said by the forms, else by the phrase of such sheets."""
        return sheet.note.in_language(self.language) if sheet.note else self.say(f"intro.{sheet.rows}")

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        kind = "joint" if self.joint else "region"
        return tuple(sheet for sheet in self.framework.sheets.values() if kind in sheet.kinds)


@dataclass(frozen=True)
class Place:
    """One column of a sheet being written: its number in the sheet, and what the forms say of it.

    `given` tells that the template fills it; `longest` is the length of the longest entry of its list.
    """

    number: int
    key: str
    column: Column
    header: str
    given: bool
    longest: int = 0

    @property
    def letter(self) -> str:
        return get_column_letter(self.number)

    @property
    def width(self) -> float:
        """In characters: as the forms say, but never so narrow that a word of the header or a short entry breaks."""
        word = max(map(len, self.header.split()), default=0) + _MARGIN
        return float(max(self.column.width, word, min(self.longest, _SHORT) + _MARGIN))


def template_years(framework: Framework, sheet: Sheet) -> tuple[int, ...]:
    """The years that a sheet asks: those of the period, or in sheets of whole series some earlier ones too."""
    if sheet.rows in FREE_YEARS:
        return tuple(range(framework.years.first - _EARLIER_YEARS, framework.years.last + 1))
    return framework.years.period


def places(making: Making, sheet: Sheet) -> tuple[Place, ...]:
    """The columns of a sheet in order; an asterisk marks those that must be filled."""
    given = PREFILLED.get(sheet.rows, ())
    found = headers(making.framework, sheet, template_years(making.framework, sheet))
    return tuple(
        Place(
            number=number,
            key=key,
            column=column,
            header=name.in_language(making.language) + (REQUIRED if _must_be_filled(sheet, column) else ""),
            given=column.key in given,
            longest=_longest(making, column),
        )
        for number, (key, column, name) in enumerate(found, start=1)
    )


def _must_be_filled(sheet: Sheet, column: Column) -> bool:
    """Whether an answer is due in a column that is there; of proposals nobody must decide."""
    return column.required and column.key not in PREFILLED.get(sheet.rows, ()) and sheet.rows != "proposals"


def _longest(making: Making, column: Column) -> int:
    """The length of the longest entry of a column's list; 0 without one."""
    entries = options(making.framework, column.choices) if column.choices else ()
    return max((len(label(column.choices or "", choice, making.language)) for choice in entries), default=0)


def write_value(making: Making, place: Place, cell: Cell, value: Value) -> None:
    """A value as its column shows it: choices by their label, numbers and dates as such, texts as texts.

    Number cells keep the General format on purpose: only there does Excel show, and keep, that it took 1.5 for a date.
    """
    if place.column.holds == "date":
        cell.number_format = look.DATE_FORMAT
    if value is None:
        return
    if isinstance(value, int | float | date):
        cell.value = value
    elif isinstance(value, str):
        write_text(cell, _labelled(making, place.column, value))
    else:
        write_text(cell, "; ".join(_labelled(making, place.column, each) for each in value))


def _labelled(making: Making, column: Column, value: str) -> str:
    if column.choices is None:
        return value
    entries = {choice.key: choice for choice in options(making.framework, column.choices)}
    return label(column.choices, entries[value], making.language) if value in entries else value


def drop_down(making: Making, formula: str, *, several: bool = False) -> DataValidation:
    """A list to choose from. It stops other input, except where several entries may stand in one cell: there it asks
    for semicolons between them."""
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=not several)
    rule.errorTitle, rule.error = making.say("list.title"), making.say("list.error")
    if several:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = making.say("list.several_title"), making.say("list.several")
    return rule


def list_name(listed: str) -> str:
    """The defined name of a drop-down's entries."""
    return f"list_{listed}"
