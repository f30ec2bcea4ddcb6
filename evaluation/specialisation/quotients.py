"""Location quotients: how much larger an industry is in a region than in the country (method §11)."""

from dataclasses import dataclass
from enum import StrEnum

from evaluation.specialisation.jobs import Jobs
from evaluation.workbook.submission import Missing
from indicators.framework import Framework


class Standing(StrEnum):
    """What a quotient is called."""

    SPECIALISED = "specialised"
    USUAL = "usual"
    THIN = "thin"


@dataclass(frozen=True)
class Quotient:
    """One industry in one place and year. `jobs` stand beside every quotient; `all_jobs` are those of the place.

    `quotient` is the industry's share of the place's jobs over its share of the country's; None, with `missing` or
    without, where a figure is unknown or the country has no such jobs. `few` where the jobs are too few to build on.
    """

    year: int
    jobs: float | None
    all_jobs: float | None
    quotient: float | None
    standing: Standing | None
    few: bool
    missing: Missing | None
    preliminary: bool


def location_quotient(jobs: float, all_jobs: float, country: float, all_country: float) -> float | None:
    """(e_ir / e_r) / (e_iF / e_F); None where one of the three lower figures is zero.

    >>> location_quotient(120, 2_000, 5_000, 250_000)
    3.0
    """
    if not all_jobs or not country or not all_country:
        return None
    return jobs * all_country / (all_jobs * country)


def quotient(framework: Framework, table: Jobs, place: str, industry: str, year: int) -> Quotient:
    """The quotient of an industry in a region, or in the area, in a year."""
    country = framework.strategy.country.key
    figures = (
        table.of(place, industry, year),
        table.of(place, table.total, year),
        table.of(country, industry, year),
        table.of(country, table.total, year),
    )
    jobs, all_jobs, of_country, all_country = (figure.value for figure in figures)
    found = None
    if jobs is not None and all_jobs is not None and of_country is not None and all_country is not None:
        found = location_quotient(jobs, all_jobs, of_country, all_country)
    return Quotient(
        year=year,
        jobs=jobs,
        all_jobs=all_jobs,
        quotient=found,
        standing=None if found is None else _standing(framework, found),
        few=jobs is not None and jobs < framework.readings.few_jobs,
        missing=next((figure.missing for figure in figures if figure.missing is not None), None),
        preliminary=any(figure.preliminary for figure in figures),
    )


def _standing(framework: Framework, value: float) -> Standing:
    if value >= framework.readings.specialised:
        return Standing.SPECIALISED
    return Standing.THIN if value < framework.readings.thin else Standing.USUAL
