"""One cell as stored, read into a number: native or text as Finns and others write it; or why there is none.

Never guesses: what has two readings is a fault that names both. Knows no valid range. A new way to write numbers is a
pattern in `_GROUPED` or `_PLAIN`, and a line in the tests.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from evaluation.problems import Fact
from evaluation.workbook.cells import DASHES, faulty, read_missing, unreadable
from evaluation.workbook.dates import parse_date, serial
from evaluation.workbook.raw import RawCell, hundredfold
from evaluation.workbook.submission import Cell, Fault, Missing
from evaluation.workbook.vocabulary import fold

_FIRST_TYPED_YEAR = 1990  # earlier "dates" are counts in a cell that was formatted as a date

_AMBIGUOUS = re.compile(r"([1-9][0-9]{0,2})(?:\.([0-9]{3})|,(000))")
_AMBIGUOUS_ABROAD = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")  # where a comma often parts thousands
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<decimals>[0-9]+))?|[.,](?P<fraction>[0-9]+)")
_GROUPED = (
    re.compile(r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+)(?:[.,](?P<decimals>[0-9]+))?"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+),(?P<decimals>[0-9]+)"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)\.(?P<decimals>[0-9]+)"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,})(?P<decimals>)"),
)
_STAR = re.compile(r"\s*\*\s*(?=[^0-9*]*$)")
_SHORT_DATE = re.compile(r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?:[0-9]{2}|[0-9]{4})?")
_APPROXIMATE = re.compile(
    r"(?:n\.?|noin|ca\.?|c\.|circa|suunnilleen|arviolta|yli|alle|vähintään|enintään|lähes|melkein|reilut?|vajaat?"
    r"|about|around|approx\.?|approximately|over|under|at least|at most|almost|nearly|more than|less than|up to"
    r"|[~≈<>≤≥±])\s*(?P<before>[+\-−–]?\s?[0-9.,].*)|(?P<after>.*[0-9])\s*(?:\+|~|n\.|noin)"
)


@dataclass(frozen=True)
class Expected:
    """What a number cell may hold beside digits: units that may follow it, and symbols (folded) of missing figures.

    `abroad` tells that the sheet is in a language whose speakers part thousands by commas.
    """

    units: tuple[str, ...] = ()
    percent: bool = False
    dash_is_zero: bool = False
    symbols: Mapping[str, Missing] = field(default_factory=dict)
    abroad: bool = False

    @property
    def unit(self) -> str:
        return self.units[0] if self.units else ""


@dataclass(frozen=True)
class Ambiguous:
    """A writing that is one number to some and a thousandfold to others."""

    as_decimal: float
    as_thousands: float


def parse_number(written: str, *, abroad: bool = False) -> float | Ambiguous | None:
    """The number of a text in Finnish or English form; None if it is none.

    One point followed by exactly three digits is ambiguous (`1.234`), unless a zero leads it. So is one comma before
    three zeros (`12,000`: nobody writes three decimals for nothing), and abroad before any three digits.

    >>> parse_number("−1 234,5")
    -1234.5
    """
    text = fold(written)
    sign = -1.0 if text[:1] in DASHES and text else 1.0
    digits = text[1:].lstrip() if text[:1] in (*DASHES, "+") and text else text
    doubtful = (_AMBIGUOUS_ABROAD if abroad else _AMBIGUOUS).fullmatch(digits)
    if doubtful:
        whole, thousandths = (part for part in doubtful.groups() if part is not None)
        return Ambiguous(sign * float(f"{whole}.{thousandths}"), sign * float(whole + thousandths))
    magnitude = _magnitude(digits)
    return None if magnitude is None else sign * magnitude + 0.0  # + 0.0: no negative zero


def _magnitude(digits: str) -> float | None:
    plain = _PLAIN.fullmatch(digits)
    if plain:
        value = float(f"{plain['whole'] or 0}.{plain['decimals'] or plain['fraction'] or 0}")
        return value if math.isfinite(value) else None
    for pattern in _GROUPED:
        found = pattern.fullmatch(digits)
        if found:
            value = float(f"{re.sub('[ .,]', '', found['whole'])}.{found['decimals'] or 0}")
            return value if math.isfinite(value) else None
    return None


def read_number(raw: RawCell, expected: Expected) -> Cell:
    """The number in the unit of the row, why it is missing, or what is wrong with the writing."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    if isinstance(raw.value, bool):
        return faulty(raw, "E207")
    if isinstance(raw.value, time | timedelta):
        return _not_a_number(raw, expected)
    if isinstance(raw.value, date):
        return faulty(raw, "E204", likely=_meant_by(raw.value))
    if isinstance(raw.value, int | float):
        return _native(raw, raw.value, expected)
    return _read_writing(raw, str(raw.value), expected)


def _not_a_number(raw: RawCell, expected: Expected) -> Cell:
    return faulty(raw, "E201", unit=expected.unit)


def _meant_by(day: date) -> float:
    """What was typed where Excel made a date of it: 1.5 became 1 May; an ancient day is the count it was stored as."""
    if day.year < _FIRST_TYPED_YEAR:
        return serial(day)
    return float(f"{day.day}.{day.month}")


def _native(raw: RawCell, value: float, expected: Expected) -> Cell:
    if not math.isfinite(value):
        return _not_a_number(raw, expected)
    if raw.percent and not raw.disguised and not expected.percent:
        return faulty(raw, "E201", unit=expected.unit, kind="percent" if expected.unit else "")
    if raw.disguised and value:
        shown: Fact = value / raw.scale if raw.scale > 1 else ""
        return faulty(raw, "E216", as_stored=float(value), as_shown=shown)
    return Cell(raw.place, raw.written, value=hundredfold(value) if raw.percent else float(value))


def _read_writing(raw: RawCell, written: str, expected: Expected) -> Cell:
    missing = read_missing(raw, expected.symbols)
    if missing is not None:
        is_zero = expected.dash_is_zero and missing.written.rstrip("* ") in DASHES
        noted = Fault("N215", {"written": raw.written})
        return Cell(raw.place, raw.written, value=0.0, fault=noted) if is_zero else missing
    bare, preliminary = _without_star(written)
    number = _without_unit(bare, expected)
    if number is None:
        return _fault_of(raw, bare, expected)
    if isinstance(number, Ambiguous):
        return faulty(raw, "E202", as_decimal=number.as_decimal, as_thousands=number.as_thousands)
    note = None if preliminary else Fault("N210", {"written": raw.written, "value": number})
    return Cell(raw.place, raw.written, value=number, preliminary=preliminary, fault=note)


def _without_star(written: str) -> tuple[str, bool]:
    """The writing without its `*`, after the number or its unit, and whether it had one: a preliminary figure."""
    text, stars = _STAR.subn(" ", fold(written))
    return text.strip(), stars > 0


def _without_unit(text: str, expected: Expected) -> float | Ambiguous | None:
    """The number alone or before its unit. A unit that begins with a digit (`1 000 €`) cannot be told from it."""
    number = parse_number(text, abroad=expected.abroad)
    for unit in map(fold, expected.units):
        if number is None and unit and not unit[0].isdigit() and text.endswith(unit):
            number = parse_number(text.removesuffix(unit).rstrip(), abroad=expected.abroad)
    return number


def _fault_of(raw: RawCell, text: str, expected: Expected) -> Cell:
    """Why a writing is no number: a date, an approximation, or something else."""
    day = parse_date(text) if len(text) > len("10/2023") else None
    short = _SHORT_DATE.fullmatch(text)
    if day is None and short and int(short["d"]) <= 31 and int(short["m"]) <= 12:
        return faulty(raw, "E204", likely=float(f"{int(short['d'])}.{int(short['m'])}"))
    if day is not None:
        return faulty(raw, "E204", likely=float(f"{day.day}.{day.month}"))
    found = _APPROXIMATE.fullmatch(text) or _APPROXIMATE.fullmatch(_bare_of_units(text, expected))
    likely = _without_unit((found["before"] or found["after"]).strip(), expected) if found else None
    if isinstance(likely, Ambiguous):
        return faulty(raw, "E202", as_decimal=likely.as_decimal, as_thousands=likely.as_thousands)
    return _not_a_number(raw, expected) if likely is None else faulty(raw, "E203", likely=likely)


def _bare_of_units(text: str, expected: Expected) -> str:
    for unit in map(fold, expected.units):
        if unit and not unit[0].isdigit() and text.endswith(unit):
            return text.removesuffix(unit).rstrip()
    return text
