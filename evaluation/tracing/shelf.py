"""The stored workbooks of a run, opened only when one of their cells is asked for.

They pass the same guard and reader as when they were delivered.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from evaluation.tracing.step import Step
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Cell, Row, Submission
from indicators.framework import Framework

_KEYED = ("id", "question", "code")  # the columns that name a row, by sheet


@dataclass(frozen=True)
class Held:
    """A cell of a stored workbook: its row's id and its column's key, what is written, and the number it stands for."""

    place: str
    file: str
    region: str
    row: str
    column: str
    written: str
    number: float | None
    sha256: str

    def as_step(self) -> Step:
        """The cell as the end of a trace."""
        sheet, cell = self.place.removeprefix(f"{self.file}!").rsplit("!", 1)
        facts = {"file": self.file, "sheet": sheet, "cell": cell, "written": self.written, "number": self.number}
        return Step("cell", self.place, self.region, {**facts, "sha256": self.sha256})


@dataclass
class Shelf:
    """The accepted workbooks of a run: `inputs` are region key and sha256 by file name.

    `fetch` gives the stored bytes of a sha256, None where they are not to be had.
    """

    framework: Framework
    inputs: Mapping[str, tuple[str, str]]
    fetch: Callable[[str], bytes | None]
    _opened: dict[str, tuple[Submission, dict[str, Held]] | None] = field(default_factory=dict)

    def file_of(self, region: str) -> str:
        """The name of a region's accepted workbook; empty where there is none."""
        return next((file for file, (key, _) in self.inputs.items() if key == region), "")

    def cell(self, place: str) -> Held | None:
        """The cell at an address (`file!sheet!A1`); None where the workbook or the cell is not to be had."""
        file = next((name for name in self.inputs if place.startswith(f"{name}!")), "")
        opened = self._open(file)
        return opened[1].get(place) if opened is not None else None

    def rows(self, region: str, sheet: str) -> tuple[tuple[Row, tuple[Held, ...]], ...]:
        """The rows of a sheet of a region's workbook, each with its cells."""
        opened = self._open(self.file_of(region))
        found = opened[0].sheets.get(sheet) if opened is not None else None
        if opened is None or found is None:
            return ()
        return tuple((row, tuple(opened[1][str(cell.place)] for cell in row.cells.values())) for row in found.rows)

    def _open(self, file: str) -> tuple[Submission, dict[str, Held]] | None:
        if file not in self._opened:
            region, sha256 = self.inputs.get(file, ("", ""))
            content = self.fetch(sha256) if sha256 else None
            if content is None:
                self._opened[file] = None
            else:
                submission = read_submission(file, content, self.framework)
                self._opened[file] = submission, dict(_cells(submission, region, sha256))
        return self._opened[file]


def _cells(submission: Submission, region: str, sha256: str) -> Iterator[tuple[str, Held]]:
    for sheet in submission.sheets.values():
        for row in sheet.rows:
            name = next((found for key in _KEYED if (found := row.text(key))), "")
            for column, cell in row.cells.items():
                place = str(cell.place)
                yield place, _held(submission.file, region, name, column, cell, sha256)


def _held(file: str, region: str, row: str, column: str, cell: Cell, sha256: str) -> Held:
    number = cell.value if isinstance(cell.value, float) else None
    return Held(str(cell.place), file, region, row, column, cell.written, number, sha256)
