"""How much of the way from baseline to target is covered, and how much should have been (method §3).

From the promise of one card to its attainment, at the end and in the years between. Knows no status and no flag.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evaluation.scoring.attainment import SAME, Ends, attainment, keeps_pace
from evaluation.scoring.promise import Promise, scaled
from indicators.cards import Indicator
from indicators.framework import Framework

WANTED = {"increase": 1.0, "decrease": -1.0, "maintain": 0.0, "within": 0.0, "none": 0.0}


@dataclass(frozen=True)
class Standing:
    """Where an indicator stood in one year: its value up to then, and the share of a sum's years that had passed."""

    value: float
    share: float


def ends_of(card: Indicator, promised: Promise) -> Ends:
    """The ends that the card's promise sets for attainment."""
    return Ends.of(
        promised.baseline,
        promised.target,
        wanted=WANTED[card.direction],
        floor=card.valid_range[0] or 0.0,
        scale=card.scale,
        baseline_expected=card.baseline_expected,
    )


def covered(framework: Framework, card: Indicator, value: float | None, promised: Promise) -> float | None:
    """The attainment of a value; None where value, target or a baseline that is needed is missing."""
    method = framework.method
    if value is None or promised.target is None or card.direction == "none":
        return None
    if promised.pace and promised.baseline is not None and not isinstance(promised.target, tuple):
        country = promised.target / promised.baseline if promised.baseline else float("nan")
        share = keeps_pace(value, promised.baseline, country, width=method.pace_width)
    else:
        share = attainment(value, ends_of(card, promised), tolerance=method.tolerance, hold_width=method.hold_width)
    reached = float(share)
    return None if reached != reached else reached


def with_pace(promised: Promise, country: float | None) -> Promise:
    """«Keeps pace» as a figure: the baseline times the country's change up to the year of the value."""
    if not promised.pace or country is None or promised.baseline is None:
        return promised
    return replace(promised, target=promised.baseline * country)


def is_hold(card: Indicator, promised: Promise) -> bool:
    """Whether the promise is to keep what there is: there is no way to cover, and all is expected from the start."""
    baseline, target = promised.baseline, promised.target
    if card.direction == "maintain" or baseline is None or target is None:
        return card.direction == "maintain"
    if isinstance(target, tuple):
        return target[0] <= baseline <= target[1]
    return WANTED[card.direction] * (baseline - target) >= -SAME * max(abs(baseline), abs(target))


def expected(framework: Framework, card: Indicator, year: int | None, promised: Promise) -> float | None:
    """The share of the way that a year should have covered: all of it where there is no year or no way to speak of.

    A milestone takes the place of the even way. None without a baseline: there is no way to be on then.
    """
    if promised.baseline is None:
        return None
    if card.accumulation != "level" or year is None or promised.pace or is_hold(card, promised):
        return 1.0
    if year in promised.milestones:
        return covered(framework, card, promised.milestones[year], promised)
    years = framework.years
    return (year - years.baseline) / (years.last - years.baseline)


def on_track(
    framework: Framework,
    card: Indicator,
    standings: Mapping[int, Standing],
    promised: Promise,
    country: Mapping[int, float],
) -> dict[int, float]:
    """What was attained over what was to be expected, by year; 1 = as promised.

    `promised` is that of the whole period, `country` the country's value over its baseline by year. A year of which
    nothing was expected yet, and a promise without a baseline, have none.
    """
    ratios = {}
    for year, standing in standings.items():
        due = _due(card, year, standing, with_pace(promised, country.get(year)))
        reached, wanted = covered(framework, card, standing.value, due), expected(framework, card, year, due)
        if reached is not None and wanted is not None and wanted > 0:
            ratios[year] = reached / wanted
    return ratios


def _due(card: Indicator, year: int, standing: Standing, promised: Promise) -> Promise:
    """Of a sum what had fallen due: its share of baseline and target, or the total that a milestone names."""
    if card.accumulation != "sum":
        return promised
    due = scaled(promised, standing.share)
    return replace(due, target=promised.milestones[year]) if year in promised.milestones else due
