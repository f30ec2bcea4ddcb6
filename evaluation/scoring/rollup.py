"""From regions to the area: like figures of like years over the regions that have them (method §5).

The regions left out are named and counted in the coverage. A joint figure never passes through here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evaluation.panel import Line
from evaluation.scoring.period import PeriodValue, level_in, period_value
from evaluation.scoring.promise import Point, Promise, promise
from evaluation.scoring.results import Flag
from evaluation.scoring.verdict import of_known_years
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator
from indicators.framework import Framework


@dataclass(frozen=True)
class RolledUp:
    """The area's value and promise, the share of the due regions behind them, and the regions left out."""

    value: PeriodValue
    promised: Promise
    coverage: float
    present: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    """One region's contribution."""

    region: str
    value: PeriodValue
    promised: Promise
    baseline_weight: float | None


def roll_up(framework: Framework, card: Indicator, lines: Mapping[str, Line]) -> RolledUp:
    """The roll-up of a card over the lines by region; regions for which it is not applicable are not due."""
    values = {region: period_value(framework, line) for region, line in lines.items()}
    due = [region for region, value in values.items() if value.missing is not Missing.NOT_APPLICABLE]
    parts = _like_parts(framework, card, {region: lines[region] for region in due})
    present = tuple(part.region for part in parts)
    absent = tuple(region for region in due if region not in present)
    coverage = len(present) / len(due) if due else 0.0
    if not due or card.rollup in ("unique", "none"):
        missing = Missing.NOT_AVAILABLE if due else Missing.NOT_APPLICABLE
        return RolledUp(PeriodValue(None, missing), Promise(None, None, ""), 0.0, (), tuple(due))
    if coverage < framework.method.coverage_minimum:
        reasons = [kind for region in absent if (kind := values[region].missing) is not None]
        commonest = max(set(reasons), key=lambda kind: (reasons.count(kind), kind), default=Missing.NOT_AVAILABLE)
        return RolledUp(PeriodValue(None, commonest), Promise(None, None, ""), 0.0, present, absent)
    return RolledUp(_rolled_value(card, parts), _rolled_promise(card, parts), coverage, present, absent)


def _like_parts(framework: Framework, card: Indicator, lines: Mapping[str, Line]) -> list[_Part]:
    """The regions with baseline, target and value of one common year; targets are not asked for if nobody has one."""
    year = _common_year(framework, card, lines)
    parts = []
    for region, line in lines.items():
        value = period_value(framework, line) if year is None else level_in(framework, line, year)
        promised, flags = of_known_years(framework, card, value, promise(line, card.target, value.inside))
        parts.append(_Part(region, replace(value, flags=(*value.flags, *flags)), promised, line.baseline.weight))
    usable = [part for part in parts if _usable(card, part)]
    promising = [part for part in usable if part.promised.given]
    return promising or usable


def _usable(card: Indicator, part: _Part) -> bool:
    weighted = card.rollup in ("ratio_of_sums", "weighted_mean")
    based = part.promised.baseline is not None and not (weighted and not part.baseline_weight)
    return (
        part.value.value is not None
        and Flag.BOUND not in part.value.flags
        and not (weighted and not part.value.weight)
        and (based or not card.baseline_expected)
    )


def _common_year(framework: Framework, card: Indicator, lines: Mapping[str, Line]) -> int | None:
    """For levels the latest year within the lag that most of the regions have; None where no year is singled out."""
    if card.accumulation != "level":
        return None
    last = framework.years.last
    years = range(last, last - framework.method.lag_years - 1, -1)
    based = [line for line in lines.values() if line.baseline.value is not None or not card.baseline_expected]
    having = {
        year: sum(line.years[year].value is not None for line in based)
        for year in years
        if year in framework.years.period
    }
    return max(having, key=lambda year: (having[year], year))


def _rolled_value(card: Indicator, parts: Sequence[_Part]) -> PeriodValue:
    values = [part.value for part in parts]
    weights = [value.weight for value in values]
    return PeriodValue(
        value=_rolled(card, [value.value for value in values], weights),
        missing=None,
        cells=tuple(cell for value in values for cell in value.cells),
        flags=tuple(flag for flag in Flag if any(flag in value.flags for value in values)),
        year=max((value.year for value in values if value.year is not None), default=None),
        known=max(value.known for value in values),
        inside=max(value.known for value in values),
        weight=_total(weights),
    )


def _rolled_promise(card: Indicator, parts: Sequence[_Part]) -> Promise:
    promises = [part.promised for part in parts]
    origins = {promised.origin for promised in promises if promised.origin}
    return Promise(
        baseline=_rolled_or_none(card, [p.baseline for p in promises], [part.baseline_weight for part in parts]),
        target=_rolled_target(card, parts),
        origin="set_afterwards" if "set_afterwards" in origins else next(iter(sorted(origins)), ""),
        pace=any(promised.pace for promised in promises),
        baseline_cells=tuple(cell for promised in promises for cell in promised.baseline_cells),
        target_cells=tuple(cell for promised in promises for cell in promised.target_cells),
    )


def _rolled_target(card: Indicator, parts: Sequence[_Part]) -> Point:
    """Points are rolled up by the card; a band stands only if all regions share it."""
    bands = {part.promised.target for part in parts if isinstance(part.promised.target, tuple)}
    if bands:
        return bands.pop() if len(bands) == 1 and all(isinstance(p.promised.target, tuple) for p in parts) else None
    points = [p.promised.target for p in parts if not isinstance(p.promised.target, tuple)]
    return _rolled_or_none(card, points, [part.value.weight for part in parts])


def _rolled_or_none(card: Indicator, values: Sequence[float | None], weights: Sequence[float | None]) -> float | None:
    weighted = card.rollup in ("ratio_of_sums", "weighted_mean")
    if None in values or (weighted and not all(weights)):
        return None
    return _rolled(card, values, weights)


def _rolled(card: Indicator, values: Sequence[float | None], weights: Sequence[float | None]) -> float:
    """Sum, mean, or mean by weight; a ratio of sums is the mean of the ratios weighted by their denominators."""
    known = [value for value in values if value is not None]
    if card.rollup == "sum":
        return sum(known)
    if card.rollup == "mean":
        return sum(known) / len(known)
    shares = [weight or 0.0 for weight in weights]
    return sum(value * share for value, share in zip(known, shares, strict=True)) / sum(shares)


def _total(weights: Sequence[float | None]) -> float | None:
    known = [weight for weight in weights if weight is not None]
    return sum(known) if known and len(known) == len(weights) else None
