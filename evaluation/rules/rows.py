"""What every rule asks of a workbook: its rows with their cards, its figures, and a problem at a cell.

Judges nothing. A rule that needs another view of the rows adds a function here only if a second rule needs it too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.problems import Fact, Place, Problem
from evaluation.rules.ranges import rectangles
from evaluation.workbook.submission import Cell, Missing, Row, SheetRows, Submission
from evaluation.workbook.wording import PREFILLED, headers
from indicators.cards import NUMERATOR, RESPONDENTS, Indicator, Text
from indicators.framework import Framework

SHOWN = 60  # characters of a cell that a sentence quotes
LISTED = 8  # ids that a sentence names before it only counts

# Columns that are no answer: what the template writes itself, and words about the answer. The template fills baselines
# and targets that the card knows, so a figure of a year is what shows that somebody was here.
AROUND = {
    "indicators": (
        "id", "name", "unit", "baseline", "target", "target_unit", "target_origin", "division", "preliminary", "source",
        "comment",
    ),
    "measures": ("id", "name", "planned_start", "planned_end", "responsible", "source", "comment"),
    "self_assessment": ("question", "text", "role", "source", "comment"),
    "jobs": ("region", "industry", "series_break", "source", "comment"),
    "comparison": ("id", "region", "series_break", "source", "comment"),
    "proposals": PREFILLED["proposals"],
}


@dataclass(frozen=True)
class CardRow:
    """A row of the indicator sheet with the card it belongs to and the row id that names it."""

    id: str
    card: Indicator
    row: Row

    @property
    def whole(self) -> bool:
        """Whether the row holds the indicator itself, not a part of it."""
        return self.id == self.card.id

    @property
    def counterpart(self) -> str:
        """The id of the row without which this one means nothing: the other half of a ratio, the mean of an n."""
        if self.card.parts in ("ratio", "theme_ratio"):
            stem, _, part = self.id.rpartition(".")
            halves = [row for row in self.card.rows if row.rpartition(".")[0] == stem and row != f"{stem}.{part}"]
            return halves[0]
        if self.card.parts == "weighted":
            return f"{self.card.id}.{RESPONDENTS}" if self.whole else self.card.id
        return ""

    @property
    def is_comparable(self) -> bool:
        """Whether baseline, figures and target of the row are in one unit."""
        return self.card.parts not in ("ratio", "theme_ratio")

    @property
    def is_numerator(self) -> bool:
        return self.card.parts in ("ratio", "theme_ratio") and self.id.endswith(f".{NUMERATOR}")


def sheet_rows(submission: Submission, sheet: str) -> tuple[Row, ...]:
    """The rows of a sheet; none if the file lacks it."""
    found = submission.sheets.get(sheet)
    return found.rows if found is not None else ()


def card_rows(framework: Framework, submission: Submission) -> Iterator[CardRow]:
    """The indicator rows whose id the framework knows, in sheet order."""
    for row in sheet_rows(submission, "indicators"):
        card = framework.row_cards.get(row.text("id"))
        if card is not None:
            yield CardRow(row.text("id"), card, row)


def figures(framework: Framework, row: Row) -> dict[str, Cell]:
    """The cells of baseline and period by year (`2018`, `2019` …), oldest first; only columns that the sheet has."""
    years = framework.years
    found = {str(years.baseline): row.cells.get("baseline")}
    found |= {str(year): row.cells.get(str(year)) for year in years.period}
    return {year: cell for year, cell in found.items() if cell is not None}


def period_figures(framework: Framework, row: Row) -> dict[str, Cell]:
    """As `figures`, without the baseline."""
    return {year: cell for year, cell in figures(framework, row).items() if year != str(framework.years.baseline)}


def number(cell: Cell | None) -> float | None:
    """The figure of a cell; None if it holds none."""
    return cell.value if cell is not None and isinstance(cell.value, float) else None


def column_names(framework: Framework, submission: Submission, sheet: str) -> dict[str, Text]:
    """The header of each column of a sheet as the forms write it."""
    found = submission.sheets.get(sheet)
    years = tuple(int(key) for key in found.columns if key.isdigit()) if found is not None else ()
    return {key: name for key, _, name in headers(framework, framework.sheets[sheet], years)}


def row_label(framework: Framework, sheet: str, row: Row) -> str:
    """What a sentence calls a row: the words of its first column, or its number if that is blank."""
    return shown(row.text(framework.sheets[sheet].columns[0].key)) or str(row.number)


def row_address(row: Row, column: str) -> str:
    """The address that stands for a whole row: that of its cell in this column, or of its first one."""
    cell = row.cells.get(column) or next(iter(row.cells.values()))
    return str(cell.place)


def is_empty(cell: Cell | None) -> bool:
    """Whether the evaluator left the cell blank; a symbol for missing data is an answer, a cell that is gone is not."""
    return cell is not None and cell.missing is Missing.NOT_ANSWERED and not cell.written.strip() and cell.fault is None


def answers(sheet: str, row: Row) -> tuple[Cell, ...]:
    """The cells of a row in which somebody wrote an answer."""
    around = AROUND.get(sheet, ("source", "comment"))
    return tuple(cell for key, cell in row.cells.items() if key not in around and cell.written.strip())


def answer_count(sheet: str, row: Row) -> int:
    """How many values a row holds; what an error on the whole row leaves out."""
    return sum(cell.value is not None for cell in answers(sheet, row))


def stray_count(sheet: str, row: Row) -> int:
    """How many values a row that belongs to nothing holds: there a baseline and a target are answers too."""
    if sheet != "indicators":
        return answer_count(sheet, row)
    return answer_count(sheet, row) + sum(number(row.cells.get(key)) is not None for key in ("baseline", "target"))


def ids_text(ids: Sequence[str]) -> str:
    """Ids as a sentence lists them: the first ones, and a sign that there are more."""
    return ", ".join(ids[:LISTED]) + (" …" if len(ids) > LISTED else "")


def shown(text: str) -> str:
    """A cell's text as a sentence quotes it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def at(submission: Submission, code: str, *cells: Cell, left_out: int = 0, **facts: Fact) -> Problem:
    """A problem at these cells of one sheet; several cells become ranges."""
    first = cells[0].place
    spots = ", ".join(rectangles(cell.place.cells for cell in cells))
    return Problem(code, Place(first.file, first.sheet, spots), facts, submission.region, left_out)


def on_sheet(framework: Framework, submission: Submission, code: str, sheet: str, **facts: Fact) -> Problem:
    """A problem of a sheet as a whole, by the name that the sheet bears in the file."""
    found: SheetRows | None = submission.sheets.get(sheet)
    name = found.name if found is not None else framework.sheets[sheet].name.fi
    return Problem(code, Place(submission.file, name), facts, submission.region)


def on_file(submission: Submission, code: str, **facts: Fact) -> Problem:
    """A problem of the file as a whole."""
    return Problem(code, Place(submission.file), facts, submission.region)
