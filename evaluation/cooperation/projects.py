"""The projects of all workbooks, each once: rows with one code are one project, and what they disagree on is kept.

Counts nothing. A column in which rows may contradict each other is one entry in COMPARED.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evaluation.cooperation.countries import partner_countries
from evaluation.rules.rows import row_address, sheet_rows
from evaluation.workbook.submission import Cell, Row, Submission
from evaluation.workbook.vocabulary import fold
from indicators.framework import Framework

SHEET = "projects"
CANCELLED = "cancelled"
COMPARED = ("name", "regions", "priority", "theme", "lead", "programme", "start", "end", "total", "public", "state")
Value = float | str | date | tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """A column in which the rows of one project differ: what each says, in the order of `cells`."""

    column: str
    values: tuple[Value, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Project:
    """One project. `regions` are the area's regions that take part, in their printed order; `elsewhere` other places.

    `regions_known` is False where no row says who takes part: then `regions` is the lead partner's at most. `countries`
    are codes. Texts are empty, days and sums (euros) None, where nobody gives them or the rows differ; of differing
    names the first stands, and regions and countries are those of all rows together. `cells` are its rows' addresses.
    """

    code: str
    name: str
    regions: tuple[str, ...]
    regions_known: bool
    elsewhere: tuple[str, ...]
    countries: tuple[str, ...]
    lead: str
    theme: str
    priority: str
    programme: str
    start: date | None
    end: date | None
    total: float | None
    public: float | None
    cancelled: bool
    conflicts: tuple[Conflict, ...]
    sources: tuple[str, ...]
    illustrative: bool
    cells: tuple[str, ...]


def projects(framework: Framework, submissions: Mapping[str, Submission]) -> tuple[Project, ...]:
    """The projects of the accepted workbooks by code; rows without a code are joined by name.

    The order of the files makes no difference.
    """
    rows: dict[str, list[Row]] = {}
    for key in (*framework.regions, framework.area.key):
        for row in sheet_rows(submissions[key], SHEET) if key in submissions else ():
            rows.setdefault(_identity(row), []).append(row)
    return tuple(_project(framework, rows[identity]) for identity in sorted(rows))


def _identity(row: Row) -> str:
    """What makes two rows one project: the code, else the name, else nothing but the row itself."""
    code, name = fold(row.text("code")), fold(row.text("name"))
    return code or (f"~{name}" if name else "~~" + row_address(row, "code"))


def _project(framework: Framework, rows: Sequence[Row]) -> Project:
    taking_part = {key for row in rows for key in (*_several(row, "regions"), row.text("lead")) if key}
    written = "; ".join(row.text("countries") for row in rows)
    return Project(
        code=next((row.text("code") for row in rows if row.text("code")), ""),
        name=next((row.text("name") for row in rows if row.text("name")), ""),
        regions=tuple(key for key in framework.regions if key in taking_part),
        regions_known=any(_several(row, "regions") for row in rows),
        elsewhere=tuple(sorted(taking_part - set(framework.regions) - {framework.strategy.country.key})),
        countries=partner_countries(written, framework.strategy.country.key),
        lead=_text(rows, "lead"),
        theme=_text(rows, "theme"),
        priority=_text(rows, "priority"),
        programme=_text(rows, "programme"),
        start=_day(rows, "start"),
        end=_day(rows, "end"),
        total=_sum(rows, "total"),
        public=_sum(rows, "public"),
        cancelled=_text(rows, "state") == CANCELLED,
        conflicts=tuple(_conflicts(rows)),
        sources=tuple(dict.fromkeys(row.text("source") for row in rows if row.text("source"))),
        illustrative=any(row.illustrative for row in rows),
        cells=tuple(row_address(row, "code") for row in rows),
    )


def _several(row: Row, column: str) -> tuple[str, ...]:
    cell = row.cells.get(column)
    return cell.value if cell is not None and isinstance(cell.value, tuple) else ()


def _said(rows: Sequence[Row], column: str) -> list[tuple[Value, Cell]]:
    cells = [cell for row in rows if (cell := row.cells.get(column)) is not None]
    return [(cell.value, cell) for cell in cells if cell.value is not None]


def _agreed(rows: Sequence[Row], column: str) -> Value | None:
    """What all rows that say anything say."""
    values = [value for value, _ in _said(rows, column)]
    return values[0] if len({_compared(value) for value in values}) == 1 else None


def _compared(value: Value) -> object:
    if isinstance(value, tuple):
        return frozenset(value)
    return fold(value) if isinstance(value, str) else value


def _text(rows: Sequence[Row], column: str) -> str:
    value = _agreed(rows, column)
    return value if isinstance(value, str) else ""


def _day(rows: Sequence[Row], column: str) -> date | None:
    value = _agreed(rows, column)
    return value if isinstance(value, date) else None


def _sum(rows: Sequence[Row], column: str) -> float | None:
    value = _agreed(rows, column)
    return value if isinstance(value, float) else None


def _conflicts(rows: Sequence[Row]) -> Iterator[Conflict]:
    for column in COMPARED:
        said = _said(rows, column)
        if len({_compared(value) for value, _ in said}) > 1:
            yield Conflict(column, tuple(value for value, _ in said), tuple(str(cell.place) for _, cell in said))
