"""The raw figures that are not certain: which they are, by how much, and what of each reaches a value (method §7).

A figure is preliminary, or older than the year it stands for. Stages and final counts are certain. Knows no score.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from evaluation.panel import Figure, Line, Panel
from evaluation.scoring import Result
from evaluation.scoring.area import area_result
from evaluation.scoring.attainment import Floats
from evaluation.scoring.period import period_value
from indicators.cards import Indicator
from indicators.framework import Framework

Position = tuple[int, int]
_MOST = 1e6  # a yearly change of so many times tells no more than that nothing is known, and more would overflow


@dataclass(frozen=True)
class Figures:
    """The uncertain figures, a row each.

    `names` are (region or area key, indicator, year); `value` is in the unit of the card, `sd` relative to it, `low`
    and `high` the valid range, widened to the value itself. `terms` gives for a leaf (its row and column among the
    trees) the figures behind its value and how much of one unit of each arrives there: 1 for a level or a sum, less for
    a mean or in a roll-up.
    """

    names: tuple[tuple[str, str, str], ...]
    value: Floats
    sd: Floats
    low: Floats
    high: Floats
    terms: Mapping[Position, tuple[tuple[int, float], ...]]

    def moves(self, noise: Floats) -> Floats:
        """By how much each figure (row) differs from what was given, in its unit; exactly 0 where the noise is 0.

        A figure keeps its sign: doubt about its size is no doubt about its kind.
        """
        moved = self.value * np.maximum(0.0, 1 + self.sd * noise)
        return np.clip(moved, self.low, self.high) - self.value


def uncertain_figures(framework: Framework, panel: Panel, known: Mapping[Position, Result]) -> Figures:
    """The uncertain figures behind the known results, which are by their place among the trees."""
    found: dict[tuple[str, str, int], tuple[Indicator, float, float]] = {}
    terms: dict[Position, list[tuple[tuple[str, str, int], float]]] = {}
    for position, result in known.items():
        card = framework.indicators[result.indicator]
        for key, year, line in _behind(framework, panel, result):
            figure = line.years[year]
            sd = relative_sd(framework, line, year)
            part = _arriving(framework, panel, result.region, card, (key, year)) if sd else 0.0
            if part and figure.value is not None:
                found[key, card.id, year] = (card, figure.value, sd)
                terms.setdefault(position, []).append(((key, card.id, year), part))
    row = {name: number for number, name in enumerate(found)}
    return Figures(
        names=tuple((key, indicator, str(year)) for key, indicator, year in found),
        value=_column([value for _, value, _ in found.values()]),
        sd=_column([sd for _, _, sd in found.values()]),
        low=_column([min(_end(card, 0, -math.inf), value) for card, value, _ in found.values()]),
        high=_column([max(_end(card, 1, math.inf), value) for card, value, _ in found.values()]),
        terms={position: tuple((row[name], part) for name, part in parts) for position, parts in terms.items()},
    )


def _column(values: list[float]) -> Floats:
    return np.asarray(values, dtype=float)[:, None]


def _end(card: Indicator, which: int, otherwise: float) -> float:
    end = card.valid_range[which]
    return otherwise if end is None else end


def _behind(framework: Framework, panel: Panel, result: Result) -> Iterator[tuple[str, int, Line]]:
    """The figures that a result may rest on: those of its own line, for the area of every region's as well."""
    area = framework.area.key
    for key in (area, *framework.regions) if result.region == area else (result.region,):
        line = panel.lines.get((key, result.indicator))
        if line is None:
            continue
        level = line.card.accumulation == "level" and result.year is not None
        for year in [result.year] if level and result.year is not None else line.years:
            if line.years.get(year, Figure()).value is not None:
                yield key, year, line


def relative_sd(framework: Framework, line: Line, year: int) -> float:
    """The relative standard deviation of one figure; 0 = certain.

    A preliminary one has that of the method, a level from before the target year at least that, or else the median
    yearly change of its line, times √(years of lag). Both together add up as independent.
    """
    figure, card, least = line.years[year], line.card, framework.method.uncertainty.figure_sd
    if card.stages or (card.count and not figure.preliminary):
        return 0.0
    late = framework.years.last - year if card.accumulation == "level" else 0
    lagged = max(least, _usual_change(framework, line)) * math.sqrt(late) if late else 0.0
    return math.hypot(least if figure.preliminary else 0.0, lagged)


def _usual_change(framework: Framework, line: Line) -> float:
    """The median absolute relative change from one year to the next, the baseline's year among them; 0 if unknown."""
    figures = {framework.years.baseline: line.baseline, **line.years}
    values = {year: figure.value for year, figure in figures.items() if figure.value is not None}
    changes = [abs(value / values[year - 1] - 1) for year, value in values.items() if values.get(year - 1)]
    return min(median(changes), _MOST) if changes else 0.0


def _arriving(framework: Framework, panel: Panel, region: str, card: Indicator, name: tuple[str, int]) -> float:
    """How much of one unit of a figure arrives in the value of a region or the area.

    Values are linear in their figures, so scoring itself is asked for the value of a 1 among zeros; nothing of
    accumulation, common years or roll-up is said twice.
    """
    lines = {at: _unit(line, name[1] if at[0] == name[0] else None) for at, line in _of_card(panel, card).items()}
    if region == framework.area.key:
        return area_result(framework, Panel(lines, panel.comparison), card).value or 0.0
    return period_value(framework, lines[region, card.id]).value or 0.0


def _of_card(panel: Panel, card: Indicator) -> dict[tuple[str, str], Line]:
    return {at: line for at, line in panel.lines.items() if at[1] == card.id}


def _unit(line: Line, one: int | None) -> Line:
    """The line with zeros for its figures and a 1 in one year; what is missing stays missing."""
    return replace(
        line,
        years={
            year: figure if figure.value is None else replace(figure, value=float(year == one))
            for year, figure in line.years.items()
        },
    )
