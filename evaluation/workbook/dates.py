"""One cell as stored, read into a day; and what a day was stored as, where Excel made one of a number.

Pure functions without openpyxl. A new way to write a day is a pattern in `_DATES`.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from evaluation.workbook.cells import faulty, read_missing, unreadable
from evaluation.workbook.raw import RawCell, Stored
from evaluation.workbook.submission import Cell, Missing
from evaluation.workbook.vocabulary import fold

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
