"""By what a proposal would be followed: one card, where it stands now, and how far its trend would carry (method §10).

The levels are where the last years lead, not what ought to be: a trend that is uncertain, too short or leads the wrong
way gives none, and the level is set by judgement.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.panel import Line, Panel
from evaluation.proposals.proposal import ProposedIndicator
from evaluation.proposals.themes import BY_THEME
from evaluation.scoring.results import Result, Trend
from evaluation.scoring.way import WANTED
from indicators.cards import Indicator
from indicators.framework import Framework

FLOWS = ("sum", "mean")  # a year of them is no level: the baseline is the mean of several


@dataclass(frozen=True)
class _Start:
    """The baseline of what follows: its value, the last year that it rests on, and all those years."""

    value: float
    year: int
    years: tuple[int, ...]


def follow_up(
    framework: Framework, panel: Panel, cards: Sequence[Indicator], results: Mapping[str, Result], theme: str = ""
) -> ProposedIndicator | None:
    """The card that tells most of what became of the thing, with its levels; None without any card.

    Results before outputs; then one with a range, one with a baseline, a core card, and the order of the cards. The
    framework, panel and results are those of a `theme` where one is named.
    """
    known = [card for card in cards if card.id in results]
    offered = [(card, _proposed(framework, panel, card, results[card.id], theme)) for card in known]
    ranked = sorted(
        offered,
        key=lambda one: (one[0].kind == "output", one[1].by_judgement, one[1].baseline is None, not one[0].core),
    )
    return ranked[0][1] if ranked else None


def _proposed(framework: Framework, panel: Panel, card: Indicator, result: Result, theme: str) -> ProposedIndicator:
    start = _start(framework, panel, card, result)
    levels = _levels(framework, card, start, result.trend) if start is not None else None
    cautious, likely, ambitious = levels or (None, None, None)
    return ProposedIndicator(
        card=card.id,
        baseline=start.value if start is not None else None,
        baseline_year=start.year if start is not None else None,
        target_year=framework.succession.last,
        cautious=cautious,
        likely=likely,
        ambitious=ambitious,
        by_judgement=levels is None,
        per_year=card.accumulation == "sum",
        cells=_cells(panel, result, start.years) if start is not None else (),
        theme=theme if card.parts in BY_THEME else "",
    )


def _start(framework: Framework, panel: Panel, card: Indicator, result: Result) -> _Start | None:
    """A level of the last year or the latest that is not too old; of flows the mean of the years up to it, of ratios
    among them Σ numerators over Σ denominators (method §1); of one-off work what it came to. None where those years
    are not known."""
    last, flow_years = framework.years.last, framework.succession.flow_years
    if card.accumulation == "latest":
        year = result.year if result.year is not None else max(result.series, default=None)
        return _Start(result.value, year, (year,)) if result.value is not None and year is not None else None
    year = max((year for year in result.series if year >= last - framework.method.lag_years), default=None)
    if year is None:
        return None
    years = tuple(range(year - flow_years + 1, year + 1)) if card.accumulation in FLOWS else (year,)
    if not set(years) <= set(result.series):
        return None
    if card.accumulation in FLOWS and card.parts in ("ratio", "theme_ratio"):
        return _recomputed(panel, result, years)
    return _Start(sum(result.series[each] for each in years) / len(years), year, years)


def _recomputed(panel: Panel, result: Result, years: tuple[int, ...]) -> _Start | None:
    figures = [line.years[year] for line in _lines(panel, result) for year in years if year in line.years]
    under = sum(figure.weight or 0.0 for figure in figures)
    over = sum((figure.value or 0.0) * (figure.weight or 0.0) for figure in figures)
    return _Start(over / under, years[-1], years) if under else None


def _levels(
    framework: Framework, card: Indicator, start: _Start, trend: Trend | None
) -> tuple[float, float, float] | None:
    """Cautious, likely and ambitious: the trend's interval and slope carried on to the year that targets are set for.

    None unless the trend has enough years, an interval without zero and the wanted direction.
    """
    wanted = WANTED[card.direction]
    if trend is None or trend.n < framework.succession.trend_years or trend.low is None or trend.high is None:
        return None
    if trend.direction is None or wanted * trend.slope <= 0:
        return None
    near, far = (trend.low, trend.high) if wanted > 0 else (trend.high, trend.low)
    span = framework.succession.last - start.year
    cautious, likely, ambitious = (_level(card, start.value, span * slope) for slope in (near, trend.slope, far))
    return cautious, likely, ambitious


def _level(card: Indicator, baseline: float, change: float) -> float:
    """The baseline after the change, within what the card can hold and, of counts and stages, whole; never worse."""
    low, high = card.valid_range
    level = min(max(baseline + change, -math.inf if low is None else low), math.inf if high is None else high)
    if card.count or card.stages:
        level = float(math.floor(level + 0.5))
        if WANTED[card.direction] * (level - baseline) < 0:
            level = float(math.ceil(baseline) if WANTED[card.direction] > 0 else math.floor(baseline))
    return level


def _cells(panel: Panel, result: Result, years: Sequence[int]) -> tuple[str, ...]:
    """The addresses of the figures of these years."""
    figures = (line.years[year] for line in _lines(panel, result) for year in years if year in line.years)
    return tuple(dict.fromkeys(cell for figure in figures if figure.value is not None for cell in figure.cells))


def _lines(panel: Panel, result: Result) -> list[Line]:
    """The joint line where that gives a figure, else those of the regions rolled up."""
    joint = panel.lines.get((result.region, result.indicator))
    if joint is not None and any(figure.value is not None for figure in joint.years.values()):
        return [joint]
    left = (result.region, *result.absent)
    return [line for (region, card), line in panel.lines.items() if card == result.indicator and region not in left]
