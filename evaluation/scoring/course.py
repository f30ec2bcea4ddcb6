"""The course of an indicator: its yearly history, where that breaks, and where it stood when (method §3).

For trend and on-track ratio; the verdict at the end of the period rests on none of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluation.panel import Line
from evaluation.scoring.borders import redrawn
from evaluation.scoring.period import PeriodValue, standing
from evaluation.scoring.rolling import rolled
from evaluation.scoring.way import Standing
from indicators.cards import Indicator
from indicators.framework import Framework


@dataclass(frozen=True)
class Course:
    """`history` holds the yearly figures, the baseline among them where it is a year's figure; `breaks` the first years
    of a new way of counting or of new borders; `standings` where the indicator stood in each year."""

    history: Mapping[int, float] = field(default_factory=dict)
    breaks: tuple[int, ...] = ()
    standings: Mapping[int, Standing] = field(default_factory=dict)


def own_course(framework: Framework, key: str, line: Line) -> Course:
    """The course of one workbook's own line."""
    history = {year: figure.value for year, figure in line.years.items() if figure.value is not None}
    if line.baseline.value is not None and line.card.baseline_years is None:
        history[framework.years.baseline] = line.baseline.value
    found = {year: standing(framework, line, year) for year in framework.years.period}
    whole = found[framework.years.last]
    standings = {
        year: Standing(value.value, _share(line.card, value, whole))
        for year, value in found.items()
        if value.value is not None
    }
    return Course(dict(sorted(history.items())), _breaks(framework, line.card, {key: line}), standings)


def rolled_course(
    framework: Framework, card: Indicator, lines: Mapping[str, Line], series: Mapping[int, float]
) -> Course:
    """The course of the area's roll-up over the present regions; `series` are its yearly figures.

    It stood nowhere in a year that some region does not know, nor where the sums of some are partial.
    """
    history = dict(series)
    baselines = [line.baseline for line in lines.values()]
    start = rolled(card, [figure.value for figure in baselines], [figure.weight for figure in baselines])
    if start is not None and card.baseline_years is None:
        history[framework.years.baseline] = start
    standings = {}
    whole = [standing(framework, line, framework.years.last) for line in lines.values()]
    scaled = card.accumulation == "sum" and any(one.value is None for one in whole)  # promises of different spans
    for year in () if scaled else framework.years.period:
        found = [standing(framework, line, year) for line in lines.values()]
        value = rolled(card, [one.value for one in found], [one.weight for one in found])
        shares = {_share(card, one, of) for one, of in zip(found, whole, strict=True)}
        if value is not None and len(shares) == 1:
            standings[year] = Standing(value, shares.pop())
    return Course(dict(sorted(history.items())), _breaks(framework, card, lines), standings)


def _share(card: Indicator, passed: PeriodValue, whole: PeriodValue) -> float:
    """The share of a sum's years that had passed; years that do not apply belong to neither."""
    return passed.inside / whole.inside if card.accumulation == "sum" and whole.inside else 1.0


def _breaks(framework: Framework, card: Indicator, lines: Mapping[str, Line]) -> tuple[int, ...]:
    """The marked breaks of the card and of what it is derived from, and border changes that these lines feel."""
    parts = [framework.indicators[part] for part in card.derived or () if part in framework.indicators]
    marked = {each.break_year for each in (card, *parts) if each.break_year is not None}
    return tuple(sorted(marked | {event.year for event in redrawn(framework, card, lines)}))
