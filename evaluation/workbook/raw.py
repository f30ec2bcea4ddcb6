"""One cell as the file stores it, with what its plain value would hide: its number format, its formula, its error.

Knows no openpyxl and no column. What a cell means is read in `cells`, `dates` and `numbers`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from evaluation.problems import Place
from evaluation.workbook.vocabulary import fold

Stored = str | int | float | bool | datetime | date | time | timedelta | None

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # what is no digit sign of a number format, though it looks so
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")  # commas after the last digit: one divides what is shown by a thousand


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
        return any("%" in section for section in self._number_sections)

    @property
    def disguised(self) -> bool:
        """Whether the number format shows another number than is stored: in thousands, or only some as percentages."""
        sections = self._number_sections
        return len({"%" in section for section in sections}) > 1 or self.scale > 1

    @property
    def scale(self) -> int:
        """By how much the number format divides what is shown: 1000 for `# ##0,`, 1 for usual formats."""
        found = [_SCALED.search(section) for section in self._number_sections]
        return max((1000 ** len(commas[1]) for commas in found if commas), default=1)

    @property
    def _number_sections(self) -> list[str]:
        """The parts of the number format that show digits (of positive, negative and zero), without literal signs."""
        sections = _LITERAL.sub("", self.number_format).split(";")[:3]
        return [each for each in sections if any(sign in each for sign in "0#?") or "general" in each.casefold()]

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
