"""The verdict on one workbook's own line: a region's indicator, or a joint one of the area."""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.panel import Figure, Line, Panel
from evaluation.scoring.period import PeriodValue, period_value
from evaluation.scoring.promise import Written, promise
from evaluation.scoring.results import Result
from evaluation.scoring.verdict import basis_of, of_known_years, verdict
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


def country_pace(framework: Framework, panel: Panel, card: Indicator) -> Mapping[int, float]:
    """The country's value over its baseline by year; empty where the comparison does not hold both."""
    figures = panel.comparison.get((card.id, framework.strategy.country.key), {})
    start = figures.get(framework.years.baseline, Figure()).value
    if not start:
        return {}
    return {year: figure.value / start for year, figure in figures.items() if figure.value is not None}


def crosses_border_change(framework: Framework, key: str, line: Line, value: PeriodValue) -> bool:
    """Whether baseline and value are counted each by its own year's borders, with a change of these in between."""
    year = value.year or framework.years.last
    return (
        line.card.boundary_sensitive
        and value.value is not None
        and any(
            key in event.regions and line.division == STATISTICAL_YEAR and framework.years.baseline < event.year <= year
            for event in framework.strategy.boundary
        )
    )


def rests_on_new_borders(line: Line, event_year: int, year: int) -> bool:
    """Whether the figure of `year` is counted by the borders in force from `event_year`."""
    return year >= event_year if line.division in (STATISTICAL_YEAR, "") else int(line.division) >= event_year
