"""From value and promise to verdict: attainment, score and status (method §3).

Serves a region's own figures and the area's alike; knows no tree and no weight.
"""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.scoring.attainment import score
from evaluation.scoring.basis import Basis
from evaluation.scoring.period import PeriodValue
from evaluation.scoring.promise import Promise, scaled
from evaluation.scoring.reservations import reservations
from evaluation.scoring.results import Flag, Result, Status
from evaluation.scoring.trend import trend
from evaluation.scoring.way import covered, expected, on_track, with_pace
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator
from indicators.framework import Framework


def of_known_years(
    framework: Framework, card: Indicator, value: PeriodValue, promised: Promise
) -> tuple[Promise, tuple[Flag, ...]]:
    """The promise that the known years of a sum can be held to, and whether the value is partial or only a bound."""
    if card.accumulation != "sum" or value.value is None or value.known == value.inside:
        return promised, ()
    if (promised.baseline or 0) > 0 and value.known >= framework.method.partial_years:
        return scaled(promised, value.known / value.inside), (Flag.PARTIAL,)
    # a ratio of two bounds is no bound: it speaks of the known years only
    return promised, (Flag.PARTIAL if card.derived else Flag.BOUND,)


def verdict(framework: Framework, card: Indicator, value: PeriodValue, promised: Promise, basis: Basis) -> Result:
    """The result of one indicator; `promised` is already that of the known years where the value is partial."""
    whole = scaled(promised, value.inside / value.known) if _part_of_sum(card, value) else promised
    promised = _with_pace(promised, value, basis)
    reached = _reached(framework, card, value, promised)
    due = expected(framework, card, value.year, promised) if value.value is not None else None
    flags = reservations(framework, card, value, promised, basis, reached)
    return Result(
        region=basis.region,
        indicator=card.id,
        baseline=promised.baseline,
        target=promised.target,
        target_origin=promised.origin if promised.target is not None else "",
        value=value.value,
        year=value.year,
        attainment=reached,
        score=None if reached is None else float(score(reached)),
        status=_status(framework, value, reached, due, flags),
        flags=flags,
        missing=value.missing,
        coverage=0.0 if reached is None else basis.coverage,
        absent=basis.absent,
        series=basis.series,
        series_missing=basis.series_missing,
        expected=due,
        cells={"value": value.cells, "baseline": promised.baseline_cells, "target": promised.target_cells},
        sources=basis.sources,
        comments=basis.comments,
        lack=_lacks(value, promised, basis, reached),
        pace=promised.pace,
        on_track=on_track(framework, card, basis.course.standings, whole, basis.pace.ratios),
        trend=trend(
            basis.course.history,
            basis.course.breaks,
            fewest=framework.method.trend_values,
            level=framework.method.trend_level,
            growth=card.accumulation == "level",
        ),
        breaks=basis.course.breaks,
    )


def _part_of_sum(card: Indicator, value: PeriodValue) -> bool:
    return card.accumulation == "sum" and Flag.PARTIAL in value.flags and not card.derived


def _lacks(value: PeriodValue, promised: Promise, basis: Basis, reached: float | None) -> Mapping[str, float]:
    """What is wanting of full coverage: the absent regions' reasons, all of it where there is no attainment."""
    if reached is not None:
        return basis.lack
    if value.value is None and basis.lack:
        whole = sum(basis.lack.values())
        return {reason: share / whole for reason, share in basis.lack.items()}
    return {_lack(value, promised): 1.0}


def _lack(value: PeriodValue, promised: Promise) -> str:
    """Why there is no attainment."""
    if value.missing is not None:
        return value.missing.value
    if promised.lack:
        return promised.lack
    if promised.target is None:
        return "no_comparison" if promised.pace else "no_target"
    return "bound" if Flag.BOUND in value.flags else "no_target"


def _with_pace(promised: Promise, value: PeriodValue, basis: Basis) -> Promise:
    year = value.year or 0
    paced = with_pace(promised, basis.pace.ratios.get(year))
    if paced.target is None or not paced.pace:
        return paced
    return replace(paced, target_cells=(*promised.baseline_cells, *basis.pace.cells.get(year, ())))


def _reached(framework: Framework, card: Indicator, value: PeriodValue, promised: Promise) -> float | None:
    reached = covered(framework, card, value.value, promised)
    if reached is not None and Flag.BOUND in value.flags and not _bound_stands(framework, card, reached):
        return None
    return reached


def _bound_stands(framework: Framework, card: Indicator, reached: float) -> bool:
    """A bound from below settles an increase that is already there, and a decrease that has already failed."""
    limits, reached = framework.method.indicator_status, round(reached, 9)
    return (card.direction == "increase" and reached >= limits.achieved) or (
        card.direction == "decrease" and reached < limits.partly
    )


def _status(
    framework: Framework, value: PeriodValue, reached: float | None, due: float | None, flags: tuple[Flag, ...]
) -> Status:
    if value.missing is Missing.NOT_APPLICABLE:
        return Status.NOT_APPLICABLE
    if reached is None:
        return Status.NOT_ASSESSABLE
    limits = framework.method.indicator_status
    reached = round(reached, 9)
    if reached >= limits.achieved:
        return Status.ACHIEVED
    if reached >= limits.mostly:
        return Status.MOSTLY
    on_the_way = Flag.LAGGED in flags and bool(due) and round(reached / (due or 1.0), 9) >= limits.partly
    return Status.PARTLY if reached >= limits.partly or on_the_way else Status.NOT_ACHIEVED
