"""The public series behind the example: one TOML file a table, with its publisher, and rows of a workbook it makes.

Changes no figure but for means over years that a card asks for. A new series is a new file in `figures/series`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

FIGURES = Path(__file__).parent / "figures"
UNKNOWN = ".."
Written = float | int | str


@dataclass(frozen=True)
class SeriesRow:
    """One row id that a series fills. `mean_of` are the years around the year itself whose mean is taken.

    `target` is `..` where the form asks for a target and nobody set one.
    """

    id: str
    source: str
    comment: str
    mean_of: tuple[int, ...]
    target: str | None


@dataclass(frozen=True)
class Series:
    """One published table: figures by region key, in the order of `years`; `preliminary` years get their mark.

    `series_break` is the first year of a new way of counting.
    """

    name: str
    publisher: str
    division: str
    years: tuple[int, ...]
    preliminary: tuple[int, ...]
    series_break: int | None
    rows: tuple[SeriesRow, ...]
    values: Mapping[str, tuple[Written, ...]]

    def written(self, row: SeriesRow, region: str, year: int) -> Written:
        """The figure as a workbook shows it: a number, `8138*` if preliminary, `..` if the table does not have it."""
        found = [self._figure(region, year + offset) for offset in row.mean_of]
        known = [figure for figure in found if figure is not None]
        if len(known) < len(found):
            return UNKNOWN
        figure = known[0] if len(known) == 1 else round(fmean(known), 2)
        return f"{figure}*" if year in self.preliminary else figure

    def _figure(self, region: str, year: int) -> float | None:
        if year not in self.years or region not in self.values:
            return None
        figure = self.values[region][self.years.index(year)]
        return None if isinstance(figure, str) else figure

    def years_of(self, row: SeriesRow) -> tuple[int, ...]:
        """The years for which the table has all that the row asks."""
        return tuple(year for year in self.years if all(year + offset in self.years for offset in row.mean_of))


def read_table(path: Path) -> dict[str, Any]:
    """The tables of one TOML file of figures."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_series(folder: Path = FIGURES / "series") -> tuple[Series, ...]:
    """Every series, in the order of the file names."""
    return tuple(_series(path) for path in sorted(folder.glob("*.toml")))


def _series(path: Path) -> Series:
    table = read_table(path)
    return Series(
        name=path.stem,
        publisher=table["publisher"],
        division=table["division"],
        years=tuple(table["years"]),
        preliminary=tuple(table.get("preliminary", ())),
        series_break=table.get("series_break"),
        rows=tuple(
            SeriesRow(
                id=row["id"],
                source=row["source"],
                comment=row.get("comment", ""),
                mean_of=tuple(row.get("mean_of", (0,))),
                target=row.get("target"),
            )
            for row in table["row"]
        ),
        values={key: tuple(figures) for key, figures in table["values"].items()},
    )


def rows_of(series: tuple[Series, ...]) -> Iterator[tuple[Series, SeriesRow]]:
    """Each row id with the series that fills it."""
    for table in series:
        yield from ((table, row) for row in table.rows)
