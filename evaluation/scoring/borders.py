"""Changes of borders between regions: on which side of one a figure is counted, and which figures mix both (§5).

The changes themselves are data of the framework.
"""

from collections.abc import Iterable, Mapping

from evaluation.panel import Line
from evaluation.scoring.period import PeriodValue
from indicators.cards import Indicator
from indicators.framework import STATISTICAL_YEAR, Framework
from indicators.lists import BoundaryEvent


def crosses_border_change(framework: Framework, key: str, line: Line, value: PeriodValue) -> bool:
    """Whether a region's figures rest on the borders before and after a change of them."""
    if not line.card.boundary_sensitive or value.value is None:
        return False
    years = years_used(framework, line, value)
    events = [event for event in framework.strategy.boundary if key in event.regions]
    return any(len(sides(line, event.year, years)) > 1 for event in events)


def mixes_borders(framework: Framework, card: Indicator, lines: Mapping[str, Line], value: PeriodValue) -> bool:
    """Whether an area's figure mixes borders.

    A mean feels any change; a sum a year that some count by the old borders and some by the new, and a change between
    its years of which only some of the regions are here.
    """
    if not lines or not card.boundary_sensitive:
        return False
    if card.rollup == "mean":
        return bool(framework.strategy.boundary)
    years = set().union(*(years_used(framework, line, value) for line in lines.values()))
    for event in framework.strategy.boundary:
        here = [lines[key] for key in event.regions if key in lines]
        mixed = any(len(set().union(*(sides(line, event.year, (year,)) for line in here))) > 1 for year in years)
        crossed = any(len(sides(line, event.year, years_used(framework, line, value))) > 1 for line in here)
        if mixed or (crossed and len(here) < len(event.regions)):
            return True
    return False


def redrawn(framework: Framework, card: Indicator, lines: Mapping[str, Line]) -> tuple[BoundaryEvent, ...]:
    """The border changes that show in the yearly figures of these regions together.

    One that moved people between regions all of which are counted, each year by its own borders, does not: their sum
    is that of the same people. A mean, and a part of the regions, feel it.
    """
    if not card.boundary_sensitive:
        return ()
    shown = []
    for event in framework.strategy.boundary:
        divisions = [lines[key].divisions or (STATISTICAL_YEAR,) for key in event.regions if key in lines]
        moving = any(STATISTICAL_YEAR in each for each in divisions)
        alike = len(divisions) == len(event.regions) and all(each == (STATISTICAL_YEAR,) for each in divisions)
        if moving and not (alike and card.rollup != "mean"):
            shown.append(event)
    return tuple(shown)


def years_used(framework: Framework, line: Line, value: PeriodValue) -> set[int]:
    """The years that a verdict rests on: the baseline's, and that of the level or the known ones of a period."""
    known = {year for year, figure in line.years.items() if figure.value is not None}
    used = {value.year} if value.year is not None else known
    return used | ({framework.years.baseline} if line.baseline.value is not None else set())


def sides(line: Line, event_year: int, years: Iterable[int]) -> set[bool]:
    """On which sides of a border change the figures of some years are counted: False before it, True after it.

    A division that nobody named is taken for each year's own, the way statistics are published.
    """
    divisions = line.divisions or (STATISTICAL_YEAR,)
    return {
        year >= event_year if division == STATISTICAL_YEAR else int(division) >= event_year
        for division in divisions
        for year in years
    }
