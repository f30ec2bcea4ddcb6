"""A workbook as rows of cells that keep their addresses: what an evaluator wrote, read but not yet judged.

Knows no openpyxl and no meaning of an indicator. What a cell may hold is decided by its column in the forms.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from evaluation.problems import Fact, Place, Problem

PROPOSALS: Final = "proposals"  # the kind of workbook in which people decide on proposals; it is no region's
READING_COPY = "reading_copy"  # the named cell `kind` of an annotated copy, so that one delivered back is known


class Missing(StrEnum):
    """Why there is no figure. Kept to the last page; never a zero."""

    NOT_ANSWERED = "not_answered"
    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be what its column asks: a problem code and the facts of its sentence."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """One cell. Exactly one of `value` and `missing` is set; a cell with an error-level `fault` is missing.

    `written` is the text as the evaluator saw it; `value` is a number in the unit of the row, a text, a date, a list
    key of a drop-down, or a tuple of such keys. `fault` may also be a warning or a note on a value that was read.
    """

    place: Place
    written: str = ""
    value: float | str | date | tuple[str, ...] | None = None
    missing: Missing | None = None
    preliminary: bool = False
    fault: Fault | None = None


@dataclass(frozen=True)
class Row:
    """One row of a data sheet: its number in the sheet and its cells by column key (years by `2019`)."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """The value of a text, id or choice column; empty if there is none."""
        cell = self.cells.get(key)
        return cell.value if cell is not None and isinstance(cell.value, str) else ""

    def number_in(self, key: str) -> float | None:
        """The value of a number column; None if there is none."""
        cell = self.cells.get(key)
        return cell.value if cell is not None and isinstance(cell.value, float) else None

    @property
    def illustrative(self) -> bool:
        """Whether its source says that the figures are invented for the example."""
        return self.text("source").casefold().startswith("esimerkki")


@dataclass(frozen=True)
class SheetRows:
    """The rows of one sheet as found: the name it bears in the file, its header row, and the A1 column of each key."""

    name: str
    header_row: int
    columns: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Submission:
    """One delivered workbook. `region` is the key declared inside (the area's key for the joint one).

    `sheets` holds the data sheets by their framework key; a sheet that the file lacks is absent, which is not the same
    as empty. `problems` are those met while reading; a file that could not be read has no sheets and says why there.
    """

    file: str
    sha256: str
    size: int
    kind: Literal["region", "joint", "proposals", "unknown"]
    region: str
    fields: Mapping[str, Cell]
    sheets: Mapping[str, SheetRows]
    problems: tuple[Problem, ...] = ()
    template_version: str = ""
    framework_digest: str = ""
