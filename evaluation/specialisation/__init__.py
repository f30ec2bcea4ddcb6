"""The reading of specialisation: where a region's industries are larger than the country's, and how their jobs changed.

From the joint workbook's table of jobs; never scored (method §11). Years up to the baseline are the starting position
of the strategy, not its result.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.specialisation.jobs import Jobs, jobs_table
from evaluation.specialisation.quotients import Quotient, Standing, quotient
from evaluation.specialisation.shift_share import Shift, Span, shift, spans
from evaluation.workbook.submission import Submission
from indicators.framework import Framework

__all__ = ["Jobs", "Quotient", "Shift", "Span", "Specialisation", "Speciality", "Standing", "specialisation"]


@dataclass(frozen=True)
class Speciality:
    """One industry in one region, or in the area: its quotients by year and its changes by span.

    `cells` are the addresses of its own figures.
    """

    region: str
    industry: str
    quotients: Mapping[int, Quotient]
    shifts: tuple[Shift, ...]
    illustrative: bool
    cells: tuple[str, ...]

    def latest(self, last: int) -> Quotient | None:
        """The latest known quotient up to a year; None without any."""
        known = [year for year, found in self.quotients.items() if found.quotient is not None and year <= last]
        return self.quotients[max(known)] if known else None


@dataclass(frozen=True)
class Specialisation:
    """The industries of each region and of the area, in the order of the table, and the table behind them.

    `year` is the latest of the period or before it for which the country's total and one of its industries are known;
    None without a table.
    """

    specialities: tuple[Speciality, ...]
    table: Jobs
    spans: tuple[Span, ...]
    year: int | None


def specialisation(framework: Framework, submissions: Mapping[str, Submission]) -> Specialisation:
    """What the joint workbook's table of jobs says; empty without it or without the total of the country."""
    table = jobs_table(framework, submissions)
    found = spans(framework, table)
    return Specialisation(
        specialities=tuple(
            _speciality(framework, table, place, industry, found)
            for place in (*framework.regions, framework.area.key)
            for industry in table.industries
            if (place, industry) in table.figures
        ),
        table=table,
        spans=found,
        year=max(_comparable_years(framework, table), default=None),
    )


def _comparable_years(framework: Framework, table: Jobs) -> list[int]:
    country = framework.strategy.country.key
    return [
        year
        for year in table.years
        if year <= framework.years.last
        and table.known(country, table.total, year)
        and any(table.known(country, industry, year) for industry in table.industries)
    ]


def _speciality(framework: Framework, table: Jobs, place: str, industry: str, found: tuple[Span, ...]) -> Speciality:
    country = framework.strategy.country.key
    places = (country, *(framework.regions if place == framework.area.key else (place,)))
    shifts = (shift(framework, table, place, industry, span) for span in found)
    figures = table.figures[place, industry].values()
    return Speciality(
        region=place,
        industry=industry,
        quotients={year: quotient(framework, table, place, industry, year) for year in table.years},
        shifts=tuple(each for each in shifts if each is not None),
        illustrative=any((key, row) in table.illustrative for key in places for row in (industry, table.total)),
        cells=tuple(cell for figure in figures if figure.value is not None for cell in figure.cells),
    )
