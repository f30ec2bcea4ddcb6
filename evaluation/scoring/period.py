"""The value of an indicator for the whole period: a level, a sum, a mean or the latest, with what is known of it.

Knows neither target nor score (method §2).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evaluation.panel import Figure, Line
from evaluation.scoring.results import Flag
from evaluation.workbook.submission import Missing
from indicators.framework import Framework


@dataclass(frozen=True)
class PeriodValue:
    """`value` in the card's unit or why it is missing.

    `year` is that of a level. `known` years of the `inside` ones that belong to the period (a year that is not
    applicable stays outside). `weight` as in `Figure`, summed over the years used.
    """

    value: float | None
    missing: Missing | None
    cells: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    year: int | None = None
    known: int = 0
    inside: int = 0
    weight: float | None = None


def period_value(framework: Framework, line: Line) -> PeriodValue:
    """What the line says of the period, by the accumulation of its card."""
    if all(figure.missing is Missing.NOT_APPLICABLE for figure in line.years.values()):
        return PeriodValue(None, Missing.NOT_APPLICABLE, _cells(tuple(line.years.values())))
    accumulation = line.card.accumulation
    if accumulation == "latest":
        return _latest(line)
    if accumulation == "level":
        return _latest_level(framework, line)
    return _accumulated(framework, line)


def _latest_level(framework: Framework, line: Line) -> PeriodValue:
    """The level of the target year, else the latest that is not older than the lag allows."""
    last = framework.years.last
    years = range(last, last - framework.method.lag_years - 1, -1)
    for year in years:
        found = level_in(framework, line, year)
        if found.value is not None:
            return found
    figures = [line.years[year] for year in reversed(years) if year in line.years]
    return PeriodValue(None, _why(figures), _cells(figures))


def level_in(framework: Framework, line: Line, year: int) -> PeriodValue:
    """The level of one year; flagged `lagged` if it is not the target year's."""
    figure = line.years.get(year, Figure())
    if figure.value is None:
        return PeriodValue(None, figure.missing, figure.cells)
    flags = [Flag.LAGGED] if year < framework.years.last else []
    return PeriodValue(figure.value, None, figure.cells, (*flags, *_preliminary([figure])), year, 1, 1, figure.weight)


def _latest(line: Line) -> PeriodValue:
    for year in sorted(line.years, reverse=True):
        figure = line.years[year]
        if figure.value is not None:
            return PeriodValue(figure.value, None, figure.cells, _preliminary([figure]), year, 1, 1, figure.weight)
    return PeriodValue(None, _why(tuple(line.years.values())), _cells(tuple(line.years.values())))


def _accumulated(framework: Framework, line: Line) -> PeriodValue:
    """Sum or mean over the years that belong to the period."""
    inside = [figure for figure in line.years.values() if figure.missing is not Missing.NOT_APPLICABLE]
    known = [figure for figure in inside if figure.value is not None]
    mean = line.card.accumulation == "mean"
    if not known or (mean and len(known) < framework.method.partial_years):
        return PeriodValue(None, _why(inside), _cells(inside), known=len(known), inside=len(inside))
    total = sum(figure.value for figure in known if figure.value is not None)
    value = total / len(known) if mean else total
    weights = [figure.weight for figure in known if figure.weight is not None]
    weight = sum(weights) if len(weights) == len(known) else None
    if line.card.parts in ("ratio", "theme_ratio") or line.card.derived:
        value = _recomputed(known)
    partial = (Flag.PARTIAL,) if mean and len(known) < len(inside) else ()
    return PeriodValue(
        value, None, _cells(known), (*partial, *_preliminary(known)), None, len(known), len(inside), weight
    )


def _recomputed(known: Sequence[Figure]) -> float:
    """A ratio of several years: Σ numerators over Σ denominators, never the mean of the yearly ratios (method §1)."""
    weights = [figure.weight or 0.0 for figure in known]
    return sum((figure.value or 0.0) * weight for figure, weight in zip(known, weights, strict=True)) / sum(weights)


def standing(framework: Framework, line: Line, year: int) -> PeriodValue:
    """What the line said of the period up to one of its years; without a value where that year, or for a sum any
    earlier one, is not known, and for one-off work."""
    passed = {each: figure for each, figure in line.years.items() if each <= year}
    nothing = PeriodValue(None, line.years[year].missing or Missing.NOT_AVAILABLE)
    accumulation = line.card.accumulation
    if accumulation == "level":
        return level_in(framework, line, year)
    found = _accumulated(framework, replace(line, years=passed))
    unknown = line.years[year].value is None or (accumulation == "sum" and found.known < found.inside)
    return replace(nothing, inside=found.inside) if unknown or accumulation == "latest" else found


def _cells(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(cell for figure in figures for cell in figure.cells)


def _why(figures: Sequence[Figure]) -> Missing:
    """The reason of the most recent year that applies; not applicable only if none does."""
    kinds = [figure.missing for figure in reversed(figures) if figure.missing is not None]
    applying = [kind for kind in kinds if kind is not Missing.NOT_APPLICABLE]
    return next(iter(applying or kinds), Missing.NOT_AVAILABLE)  # all known, but too few years


def _preliminary(figures: Sequence[Figure]) -> tuple[Flag, ...]:
    return (Flag.PRELIMINARY,) if any(figure.preliminary for figure in figures) else ()
