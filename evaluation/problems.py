"""What is wrong in a workbook, and where: data for an evaluator who can mend it.

Holds no wording; the sentences of each code are in `reports/phrases`. A new code needs its rule, its sentences and its
section in the docs, which tests ask for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from indicators.cards import Text

Piece = str | float | Text
Fact = Piece | tuple[Piece, ...]  # a tuple is told piece by piece, its numbers and names as the language writes them


class Severity(StrEnum):
    """An error leaves the value out, a warning asks to mend or explain, a note is recorded."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """Where in the delivered files: file, sheet and cells in A1 notation (`H12`, `G2:G25`); later parts may be empty.

    >>> str(Place("lappi.xlsx", "Mittarit", "H12"))
    'lappi.xlsx!Mittarit!H12'
    """

    file: str
    sheet: str = ""
    cells: str = ""

    def __str__(self) -> str:
        return "!".join(part for part in (self.file, self.sheet, self.cells) if part)


@dataclass(frozen=True)
class Problem:
    """One cause of trouble: its code (`E204`), place, and the facts its sentence is filled with.

    `left_out` counts the values that an error keeps from the evaluation; `explanation` is the evaluator's own word
    for a warning that stands for a reason.
    """

    code: str
    place: Place
    facts: Mapping[str, Fact] = field(default_factory=dict)
    region: str = ""
    left_out: int = 0
    explanation: str = ""

    @property
    def severity(self) -> Severity:
        return {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}[self.code[0]]
