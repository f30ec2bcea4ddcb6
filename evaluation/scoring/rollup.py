"""From regions to the area: like figures of like years over the regions that have them (method §5).

The regions left out are named and counted in the coverage. A joint figure never passes through here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evaluation.panel import Line
from evaluation.scoring.period import PeriodValue, level_in, period_value
from evaluation.scoring.promise import Point, Promise, promise
from evaluation.scoring.results import Flag
from evaluation.scoring.rolling import rolled
from evaluation.scoring.verdict import of_known_years
from evaluation.scoring.way import with_pace
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator
from indicators.framework import Framework


@dataclass(frozen=True)
class RolledUp:
    """The area's value and promise, the share of the due regions behind them, and the regions left out.

    `lack` is the share of the due regions lost by reason; with `coverage` it makes 1.
    """

    value: PeriodValue
    promised: Promise
    coverage: float
    present: tuple[str, ...]
    absent: tuple[str, ...]
    lack: Mapping[str, float]


@dataclass(frozen=True)
class _Part:
    """One region's contribution, and what keeps it from being one (empty if nothing)."""

    region: str
    value: PeriodValue
    promised: Promise
    baseline_weight: float | None
    lack: str


def roll_up(
    framework: Framework,
    card: Indicator,
    lines: Mapping[str, Line],
    *,
    joint_target: bool,
    country: Mapping[int, float] | None = None,
) -> RolledUp:
    """The roll-up of a card over the lines by region; regions for which it is not applicable are not due.

    `country` is the country's value over its baseline by year, for the regions whose target is to keep pace with it.

    With a `joint_target` the regions need none of their own. Where too few regions have a target, those with value and
    baseline are rolled up without one: a figure to show, not to judge.
    """
    values = {region: period_value(framework, line) for region, line in lines.items()}
    due = {region: lines[region] for region, value in values.items() if value.missing is not Missing.NOT_APPLICABLE}
    nothing = PeriodValue(None, Missing.NOT_APPLICABLE if not due else Missing.NOT_AVAILABLE)
    if not due or card.rollup in ("unique", "none"):
        lack = {"no_rollup": 1.0} if due else {}
        return RolledUp(nothing, Promise(None, None, ""), 0.0, (), tuple(due), lack)
    country = country or {}
    parts = _parts(framework, card, due, country, judging=not joint_target)
    if not joint_target and not _enough(framework, parts):
        shown = _parts(framework, card, due, country, judging=False)
        parts = shown if _enough(framework, shown) else parts
    usable = [part for part in parts if not part.lack]
    absent = tuple(part.region for part in parts if part.lack)
    lack = {reason: count / len(parts) for reason, count in sorted(Counter(p.lack for p in parts if p.lack).items())}
    present = tuple(part.region for part in usable)
    if not _enough(framework, parts):
        kind = _commonest([values[region].missing for region in absent])
        unkept = Promise(None, None, "", pace=any(part.promised.pace for part in parts))
        return RolledUp(replace(nothing, missing=kind), unkept, 0.0, present, absent, lack)
    return RolledUp(_rolled_value(card, usable), _rolled_promise(card, usable), _share(parts), present, absent, lack)


def _share(parts: Sequence[_Part]) -> float:
    return sum(not part.lack for part in parts) / len(parts)


def _enough(framework: Framework, parts: Sequence[_Part]) -> bool:
    return round(_share(parts), 9) >= framework.method.coverage_minimum


def _commonest(kinds: Sequence[Missing | None]) -> Missing:
    known = [kind for kind in kinds if kind is not None]
    return max(set(known), key=lambda kind: (known.count(kind), kind), default=Missing.NOT_AVAILABLE)


def _parts(
    framework: Framework, card: Indicator, lines: Mapping[str, Line], country: Mapping[int, float], *, judging: bool
) -> list[_Part]:
    """Each region with baseline, value and, for judging, target of one common year, or what it lacks."""
    year = _common_year(framework, card, lines, judging=judging)
    parts = []
    for region, line in lines.items():
        value = period_value(framework, line) if year is None else level_in(framework, line, year)
        promised, flags = of_known_years(framework, card, value, promise(line, card.target, value.inside))
        promised = with_pace(promised, country.get(value.year or 0))
        value = replace(value, flags=(*value.flags, *flags))
        lack = _lack(card, line, value, promised, judging=judging)
        parts.append(_Part(region, value, promised, line.baseline.weight, lack))
    return parts


def _lack(card: Indicator, line: Line, value: PeriodValue, promised: Promise, *, judging: bool) -> str:
    weighted = card.rollup in ("ratio_of_sums", "weighted_mean")
    if value.value is None:
        return str(value.missing)
    if Flag.BOUND in value.flags:
        return "bound"
    if card.baseline_expected and (promised.baseline is None or (weighted and not line.baseline.weight)):
        return str(line.baseline.missing or Missing.NOT_ANSWERED)
    if weighted and not value.weight:
        return str(Missing.NOT_ANSWERED)
    return "" if promised.given or not judging else "no_target"


def _common_year(framework: Framework, card: Indicator, lines: Mapping[str, Line], *, judging: bool) -> int | None:
    """For levels the latest year within the lag that most of the regions have; None where no year is singled out.

    Only regions count that could be there: with baseline and, for judging, target.
    """
    if card.accumulation != "level":
        return None
    last = framework.years.last
    years = [year for year in range(last, last - framework.method.lag_years - 1, -1) if year in framework.years.period]
    able = [
        line
        for line in lines.values()
        if (line.baseline.value is not None or not card.baseline_expected)
        and (not judging or promise(line, card.target, 1).given)
    ]
    having = {year: sum(line.years[year].value is not None for line in able) for year in years}
    return max(having, key=lambda year: (having[year], year))


def _rolled_value(card: Indicator, parts: Sequence[_Part]) -> PeriodValue:
    values = [part.value for part in parts]
    weights = [value.weight for value in values]
    return PeriodValue(
        value=rolled(card, [value.value for value in values], weights),
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
        baseline=rolled(card, [p.baseline for p in promises], [part.baseline_weight for part in parts]),
        target=_rolled_target(card, parts),
        origin="set_afterwards" if "set_afterwards" in origins else next(iter(sorted(origins)), ""),
        pace=all(promised.pace for promised in promises),
        baseline_cells=tuple(cell for promised in promises for cell in promised.baseline_cells),
        target_cells=tuple(cell for promised in promises for cell in promised.target_cells),
        preliminary=any(promised.preliminary for promised in promises),
    )


def _rolled_target(card: Indicator, parts: Sequence[_Part]) -> Point:
    """Points are rolled up by the card; a band stands only if all regions share it."""
    bands = {part.promised.target for part in parts if isinstance(part.promised.target, tuple)}
    if bands:
        return bands.pop() if len(bands) == 1 and all(isinstance(p.promised.target, tuple) for p in parts) else None
    points = [p.promised.target for p in parts if not isinstance(p.promised.target, tuple)]
    return rolled(card, points, [part.value.weight for part in parts])


def _total(weights: Sequence[float | None]) -> float | None:
    known = [weight for weight in weights if weight is not None]
    return sum(known) if known and len(known) == len(weights) else None
