"""The table of jobs: how many in each region and industry by year, from the joint workbook, and what stays hidden.

Knows no quotient. A figure that is withheld, and every figure from which it would follow by subtraction, leaves the
table here and comes back in no result (method §8).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.panel import Figure, read_figure
from evaluation.rules.rows import sheet_rows
from evaluation.specialisation.secrecy import Figures, Place, without_hidden
from evaluation.workbook.submission import Missing, Row, Submission
from evaluation.workbook.vocabulary import fold
from indicators.framework import Framework

SHEET = "jobs"


@dataclass(frozen=True)
class Jobs:
    """Numbers of jobs by (place, industry) and year, for the area's regions, the area and the country.

    `industries` are the names by key in the order of the sheet, without the total, whose key is `total`. The area's
    figures are the sums of its regions where all of them are known. `years`, rising, are those of which the sheet says
    anything; `breaks` begin a new way of counting. `repeated` are places and industries that differing rows tell of:
    nothing is known of them.
    """

    figures: Figures
    industries: Mapping[str, str]
    total: str
    years: tuple[int, ...]
    breaks: tuple[int, ...]
    illustrative: frozenset[Place]
    sources: tuple[str, ...]
    comments: tuple[str, ...]
    repeated: tuple[Place, ...]

    def of(self, place: str, industry: str, year: int) -> Figure:
        """The figure of a place and industry in a year; unanswered where there is no row or column."""
        return self.figures.get((place, industry), {}).get(year, Figure())

    def known(self, place: str, industry: str, year: int) -> float | None:
        return self.of(place, industry, year).value


def jobs_table(framework: Framework, submissions: Mapping[str, Submission]) -> Jobs:
    """The table of the joint workbook; empty without one. Rows of other regions are not needed and not kept."""
    joint = submissions.get(framework.area.key)
    rows = sheet_rows(joint, SHEET) if joint is not None else ()
    totals = {fold(name) for name in framework.readings.all_industries}
    total = next((key for row in rows if (key := fold(row.text("industry"))) in totals), "")
    places = (*framework.regions, framework.strategy.country.key)
    kept: dict[Place, list[Row]] = {}
    for row in rows:
        industry = fold(row.text("industry"))
        if row.text("region") in places and industry:
            kept.setdefault((row.text("region"), total if industry in totals else industry), []).append(row)
    names = {key: row.text("industry") for row in reversed(rows) if (key := fold(row.text("industry"))) not in totals}
    industries = {key: names[key] for row in rows if (key := fold(row.text("industry"))) in names and key}
    cells = ((key, cell) for row in rows for key, cell in row.cells.items() if key.isdigit())
    years = tuple(sorted({int(key) for key, cell in cells if cell.missing is not Missing.NOT_ANSWERED}))
    repeated = tuple(place for place, found in kept.items() if not _alike(found, years))
    figures = {
        place: {year: read_figure(found[0], str(year)) for year in years}
        for place, found in kept.items()
        if place not in repeated
    }
    shown = without_hidden(figures, tuple(industries), total, years)
    return Jobs(
        figures={**shown, **_area(framework, shown, (*industries, total), years)},
        industries=industries,
        total=total,
        years=years,
        breaks=tuple(sorted({int(found) for row in rows if (found := row.number_in("series_break")) is not None})),
        illustrative=frozenset(place for place, found in kept.items() if any(row.illustrative for row in found)),
        sources=_words(rows, "source"),
        comments=_words(rows, "comment"),
        repeated=repeated,
    )


def _words(rows: Iterable[Row], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.text(column) for row in rows if row.text(column)))


def _alike(rows: Sequence[Row], years: Iterable[int]) -> bool:
    """Whether several rows of one place and industry say the same."""
    told = [[(found.value, found.missing) for found in (read_figure(row, str(year)) for year in years)] for row in rows]
    return all(each == told[0] for each in told)


def _area(framework: Framework, figures: Figures, industries: Sequence[str], years: Sequence[int]) -> Figures:
    """The area's figures: sums over all its regions, none where one of them has none."""
    return {
        (framework.area.key, industry): {
            year: _together([figures.get((region, industry), {}).get(year, Figure()) for region in framework.regions])
            for year in years
        }
        for industry in industries
    }


def _together(parts: Sequence[Figure]) -> Figure:
    kinds = {part.missing for part in parts if part.missing is not None}
    cells = tuple(cell for part in parts for cell in part.cells)
    if kinds:
        secret = Missing.CONFIDENTIAL in kinds
        return Figure(missing=Missing.CONFIDENTIAL if secret else Missing.NOT_AVAILABLE, cells=cells)
    total = sum(part.value or 0.0 for part in parts)
    return Figure(total, None, cells, any(part.preliminary for part in parts))
