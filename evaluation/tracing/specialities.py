"""The location quotient of an industry in one place, back to the joint workbook's table of jobs (method §11)."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from evaluation.specialisation.quotients import location_quotient
from evaluation.tracing.reckoning import same
from evaluation.tracing.shelf import Held, Shelf
from evaluation.tracing.step import Step
from evaluation.workbook.submission import Row
from evaluation.workbook.vocabulary import fold
from indicators.framework import Framework

SHEET = "jobs"


def speciality_step(
    framework: Framework, shelf: Shelf, records: Iterable[Mapping[str, Any]], region: str, name: str
) -> Step | None:
    """The step of `jobs.<industry>` in a region or the area; None where the run has no such industry.

    The quotient of the year that is told is reckoned from the four figures it was made of. One that is not told has no
    cells either: they might give a withheld figure away.
    """
    industry = name.removeprefix(f"{SHEET}.")
    record = next((one for one in records if (one["region"], one["industry"]) == (region, industry)), None)
    if record is None:
        return None
    told: Mapping[str, Any] = next((one for one in record["quotients"] if one["year"] == record["year"]), {})
    quotient, year = told.get("quotient"), str(record["year"])
    facts = {"industry": industry, "quotient": quotient, "jobs": told.get("jobs"), "year": year}
    if quotient is None:
        return Step("speciality", name, region, facts)
    own = tuple(framework.regions) if region == framework.area.key else (region,)
    totals = {fold(one) for one in framework.readings.all_industries}
    found = [
        _cells(framework, shelf, places, kind, year)
        for places in (own, (framework.strategy.country.key,))
        for kind in ({fold(industry)}, totals)
    ]
    jobs, all_jobs, country, all_country = (sum(cell.number or 0.0 for cell in cells) for cells in found)
    holds = all(found) and same(location_quotient(jobs, all_jobs, country, all_country), quotient)
    parts = tuple(cell.as_step() for cells in found for cell in cells)
    return Step("speciality", name, region, facts, "quotient", holds, parts)


def _cells(
    framework: Framework, shelf: Shelf, places: Collection[str], industries: Collection[str], year: str
) -> list[Held]:
    """The cells of a year, one for each place: rows that say the same twice count once."""
    chosen: dict[str, Held] = {}
    for row, held in shelf.rows(framework.area.key, SHEET):
        place = row.text("region")
        if place in places and _industry(row) in industries:
            for cell in held:
                if cell.column == year and cell.number is not None:
                    chosen.setdefault(place, cell)
    return list(chosen.values())


def _industry(row: Row) -> str:
    return fold(row.text("industry"))
