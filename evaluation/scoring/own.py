"""The verdict on one workbook's own line: a region's indicator, or a joint one of the area."""

from collections.abc import Iterable
from dataclasses import replace

from evaluation.panel import Figure, Line, Panel
from evaluation.scoring.basis import Pace, basis_of
from evaluation.scoring.period import PeriodValue, period_value
from evaluation.scoring.promise import Written, promise
from evaluation.scoring.results import Result
from evaluation.scoring.verdict import of_known_years, verdict
from indicators.cards import Indicator
from indicators.framework import STATISTICAL_YEAR, Framework


def own_result(framework: Framework, panel: Panel, key: str, line: Line, written: Written) -> Result:
    """The verdict on `line` as the workbook of `key` gives it; `written` is the card's target where it gives none."""
    value = period_value(framework, line)
    promised, flags = of_known_years(framework, line.card, value, promise(line, written, value.inside))
    value = replace(value, flags=(*value.flags, *flags))
    boundary = crosses_border_change(framework, key, line, value)
    basis = basis_of(line, key, boundary=boundary, pace=country_pace(framework, panel, line.card))
    return verdict(framework, line.card, value, promised, basis)


def empty_line(framework: Framework, card: Indicator) -> Line:
    """A card that nobody has answered."""
    return Line(card, Figure(), dict.fromkeys(framework.years.period, Figure()))


def country_pace(framework: Framework, panel: Panel, card: Indicator) -> Pace:
    """The country's value over its baseline by year; empty where the comparison does not hold both."""
    row = panel.comparison.get((card.id, framework.strategy.country.key))
    start = row.years.get(framework.years.baseline) if row is not None else None
    if row is None or start is None or not start.value:
        return Pace()
    known = {year: figure for year, figure in row.years.items() if figure.value is not None}
    return Pace(
        ratios={year: (figure.value or 0.0) / start.value for year, figure in known.items()},
        cells={year: (*start.cells, *figure.cells) for year, figure in known.items()},
        illustrative=row.illustrative,
    )


def years_used(framework: Framework, line: Line, value: PeriodValue) -> set[int]:
    """The years that a verdict rests on: the baseline's, and that of the level or the known ones of a period."""
    known = {year for year, figure in line.years.items() if figure.value is not None}
    used = {value.year} if value.year is not None else known
    return used | ({framework.years.baseline} if line.baseline.value is not None else set())


def crosses_border_change(framework: Framework, key: str, line: Line, value: PeriodValue) -> bool:
    """Whether a region's figures rest on the borders before and after a change of them."""
    if not line.card.boundary_sensitive or value.value is None:
        return False
    years = years_used(framework, line, value)
    events = [event for event in framework.strategy.boundary if key in event.regions]
    return any(len(borders(line, event.year, years)) > 1 for event in events)


def borders(line: Line, event_year: int, years: Iterable[int]) -> set[bool]:
    """On which sides of a border change the figures of some years are counted: False before it, True after it.

    A division that nobody named is taken for each year's own, the way statistics are published.
    """
    divisions = line.divisions or (STATISTICAL_YEAR,)
    return {
        year >= event_year if division == STATISTICAL_YEAR else int(division) >= event_year
        for division in divisions
        for year in years
    }
