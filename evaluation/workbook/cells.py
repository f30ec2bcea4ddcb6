"""One cell as stored, read into what its column asks: text, date, choice or mark. Numbers are in `numbers`.

Pure functions without openpyxl: a cell that does not fit becomes missing and carries its fault; nothing is raised.
What a new kind of column holds is a new function here and its line in `reading.READERS`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from evaluation.problems import Fact, Place
from evaluation.workbook.submission import Cell, Fault, Missing
from evaluation.workbook.vocabulary import Vocabulary, fold

Stored = str | int | float | bool | datetime | date | time | timedelta | None

DASHES = ("-", "−", "–", "—")
_DOTS = frozenset(".…")
_CONTROL = re.compile(r"_x000[Dd]_|[\x00-\x08\x0b-\x1f\x7f]")
_ERROR = re.compile(r"#(?:REF|DIV/0|VALUE|NAME|NUM|N/A|NULL|SPILL|CALC|FIELD|BLOCKED|GETTING_DATA)[!?]?")
_MARKED, _UNMARKED = ("x", "✓", "✔", "1", "kyllä", "k", "yes", "y", "true"), ("0", "ei", "e", "no", "false", *DASHES)


@dataclass(frozen=True)
class RawCell:
    """A cell as the file stores it, with what its plain value would hide.

    `formula` is its formula if no result was stored with it; `is_error` tells `#REF!` the error from a text;
    `external` that the value was fetched from another workbook.
    """

    place: Place
    value: Stored = None
    number_format: str = "General"
    is_error: bool = False
    formula: str = ""
    external: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing, or only spaces, was written."""
        return not self.formula and (self.value is None or (isinstance(self.value, str) and not fold(self.value)))

    @property
    def percent(self) -> bool:
        """Whether the number format shows the value a hundredfold with a percent sign."""
        return "%" in re.sub(r'"[^"]*"|\\.', "", self.number_format)

    @property
    def written(self) -> str:
        """The cell as a person sees it, with a decimal comma."""
        if self.formula:
            return self.formula
        if isinstance(self.value, bool):
            return str(self.value).upper()
        if isinstance(self.value, int | float):
            return shown_number(hundredfold(self.value), " %") if self.percent else shown_number(self.value)
        if isinstance(self.value, date):
            return f"{self.value.day}.{self.value.month}.{self.value.year}"
        return "" if self.value is None else str(self.value).strip()


def hundredfold(value: float) -> float:
    """A share as a percentage, without the dust of binary arithmetic: 0.57 → 57.0."""
    return float(Decimal(repr(value)) * 100)


def shown_number(value: float, unit: str = "") -> str:
    """A number as Finnish Excel shows it, ungrouped and in at most 15 digits, with a unit after it."""
    return f"{value:.15g}".replace(".", ",") + unit


def unreadable(raw: RawCell) -> Cell | None:
    """What holds for a cell of any column: blank, an error value, or a formula without a stored result; else None."""
    if raw.formula:
        return faulty(raw, "E206")
    if raw.blank:
        return Cell(raw.place, raw.written, missing=Missing.NOT_ANSWERED)
    if raw.is_error or (isinstance(raw.value, str) and _ERROR.fullmatch(raw.value.strip())):
        return faulty(raw, "E205")
    return None


def faulty(raw: RawCell, code: str, /, **facts: Fact) -> Cell:
    """A missing cell with an error-level fault; what was written is always among its facts."""
    fault = Fault(code, {"written": raw.written, **facts})
    return Cell(raw.place, raw.written, missing=Missing.NOT_ANSWERED, fault=fault)


def read_missing(raw: RawCell, symbols: Mapping[str, Missing]) -> Cell | None:
    """The cell if it says why there is no value, by a symbol or (with a note) in words; else None.

    `symbols` are folded. A dash is not applicable; what else it may mean for a number is asked in `numbers`.
    """
    if not isinstance(raw.value, str):
        return None
    written = fold(raw.value).removesuffix("*").rstrip()
    if written in DASHES:
        return Cell(raw.place, raw.written, missing=Missing.NOT_APPLICABLE)
    if written not in symbols:
        return None
    noted = None if set(written) <= _DOTS else Fault("N209", {"written": raw.written})
    return Cell(raw.place, raw.written, missing=symbols[written], fault=noted)


def read_text(raw: RawCell) -> Cell:
    """The text kept literally, without control characters and outer spaces."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    text = _CONTROL.sub("", raw.written.replace("\r\n", "\n")).strip()
    return Cell(raw.place, text, value=text) if text else Cell(raw.place, missing=Missing.NOT_ANSWERED)


def read_id(raw: RawCell, known: Mapping[str, str]) -> Cell:
    """The id in its own spelling if `known` (by folded id) has it; else as written, for the rules to judge."""
    cell = read_text(raw)
    if isinstance(cell.value, str):
        return Cell(cell.place, cell.written, value=known.get(fold(cell.value), cell.value))
    return cell


def read_mark(raw: RawCell) -> Cell:
    """`x` if the cell is ticked in any usual way; a no is as good as blank."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    written = fold(raw.written)
    if written in _MARKED:
        return Cell(raw.place, raw.written, value="x")
    if written in _UNMARKED:
        return Cell(raw.place, raw.written, missing=Missing.NOT_ANSWERED)
    return faulty(raw, "E212", close="x", choices="", several="")


def read_choice(raw: RawCell, entries: Vocabulary, symbols: Mapping[str, Missing]) -> Cell:
    """The key of the entry that is meant."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    key = entries.key(raw.written)
    if key is not None:
        return Cell(raw.place, raw.written, value=key)
    return read_missing(raw, symbols) or _not_listed(raw, entries, "")


def _not_listed(raw: RawCell, entries: Vocabulary, several: str) -> Cell:
    """With what was probably meant, or else with all there is to choose from where that is not too much."""
    close = "" if several else "; ".join(entries.close(raw.written))
    return faulty(raw, "E212", close=close, several=several, choices="" if close or several else entries.choices)


def read_choices(raw: RawCell, entries: Vocabulary, symbols: Mapping[str, Missing]) -> Cell:
    """The keys of the entries that are enumerated."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    keys = entries.several(raw.written)
    if keys:
        return Cell(raw.place, raw.written, value=keys)
    return read_missing(raw, symbols) or _not_listed(raw, entries, entries.separated(raw.written))


_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar
_FIRST_YEAR = 1950  # nothing here was begun, ended or updated earlier: such a day is a number in a date cell
_LAST_TYPED_YEAR = 2100
_DATES = (
    (re.compile(r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[0-9]{4})"), False),
    (re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})(?:[T ]00:00(?::00)?)?"), False),
    (re.compile(r"(?P<m>[0-9]{1,2})[/.](?P<y>[0-9]{4})"), True),
    (re.compile(r"(?P<y>[0-9]{4})[-/](?P<m>[0-9]{1,2})"), True),
)


def parse_date(written: str) -> date | None:
    """The date of `31.10.2023`, `2023-10-31`, `10/2023` or `2023-10`; a month is its first day. None if it is none."""
    for pattern, month_only in _DATES:
        found = pattern.fullmatch(fold(written))
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), 1 if month_only else int(found["d"]))
            except ValueError:
                return None
    return None


def read_date(raw: RawCell, symbols: Mapping[str, Missing]) -> Cell:
    """The day; of a date cell without its time."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    stored = raw.value.date() if isinstance(raw.value, datetime) else raw.value
    day = parse_date(stored) if isinstance(stored, str) else stored
    if isinstance(day, date) and day.year >= _FIRST_YEAR:
        return Cell(raw.place, raw.written, value=day)
    return read_missing(raw, symbols) or faulty(raw, "E211", likely=_year_typed(stored))


def serial(moment: date) -> float:
    """The number that Excel stores for a day; of a moment with the part of the day.

    Excel counts a 29 February 1900 that never was, so the days before it are one less than they look.
    """
    whole = (date(moment.year, moment.month, moment.day) - _EPOCH).days
    days = float(whole - 1 if whole <= 60 else whole)
    if not isinstance(moment, datetime):
        return days
    seconds = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second).total_seconds()
    return round(days + seconds / timedelta(days=1).total_seconds(), 4)


def _year_typed(stored: Stored) -> str:
    """The year that was typed where a day belongs, also if Excel made a day of it; empty if none was."""
    typed = serial(stored) if isinstance(stored, date) else stored
    if isinstance(typed, str):
        typed = int(typed) if re.fullmatch("[0-9]{4}", typed.strip()) else None
    is_year = isinstance(typed, int | float) and _FIRST_YEAR <= typed <= _LAST_TYPED_YEAR and typed == int(typed)
    return f"{typed:.0f}" if is_year else ""
