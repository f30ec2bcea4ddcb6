"""What a table of jobs must keep silent about, so that no withheld figure follows from a total (method §8).

One withheld figure of a place is its total less all the rest: then the smallest other figure is hidden with it. Sums
over the regions are made later, of what is left, and only where every region has a figure; the regions outside the
area are in no result, so that nothing follows from the country either.
"""

from collections.abc import Iterable, Mapping, Sequence

from evaluation.panel import Figure
from evaluation.workbook.submission import Missing

Place = tuple[str, str]  # key of a region, of the area or of the country; key of an industry
Figures = Mapping[Place, Mapping[int, Figure]]
_HIDDEN = Figure(missing=Missing.CONFIDENTIAL)


def without_hidden(figures: Figures, industries: Sequence[str], total: str, years: Iterable[int]) -> Figures:
    """The figures without those that would give a withheld one away; a hidden one is confidential as well."""
    hidden = {
        (place, _protecting(figures, place, industries, total, year), year)
        for place in dict.fromkeys(place for place, _ in figures)
        for year in years
    }
    return {
        (place, industry): {
            year: _HIDDEN if (place, industry, year) in hidden else figure for year, figure in row.items()
        }
        for (place, industry), row in figures.items()
    }


def _protecting(figures: Figures, place: str, industries: Sequence[str], total: str, year: int) -> str | None:
    """The row to hide beside the one withheld figure of a place: the smallest other industry above zero, else any.

    None where nothing is withheld, or where another figure is unknown anyway, so that nothing follows. A single
    industry is its total: then that is hidden.
    """
    row = {industry: figures.get((place, industry), {}).get(year, Figure()) for industry in (*industries, total)}
    lacking = [industry for industry, figure in row.items() if figure.value is None]
    if len(lacking) != 1 or row[lacking[0]].missing is not Missing.CONFIDENTIAL:
        return None
    others = [(not figure.value, figure.value or 0.0, industry) for industry, figure in row.items()]
    return min((each for each in others if each[2] not in (*lacking, total)), default=(False, 0.0, total))[2]
