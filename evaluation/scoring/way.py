"""How much of the way from baseline to target is covered, and how much should have been (method §3).

From the promise of one card to its attainment, at the end and in the years between. Knows no status and no flag.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evaluation.scoring.attainment import Ends, attainment, keeps_pace
from evaluation.scoring.promise import Promise, scaled
from indicators.cards import Indicator
from indicators.framework import Framework

WANTED = {"increase": 1.0, "decrease": -1.0, "maintain": 0.0, "within": 0.0, "none": 0.0}


@dataclass(frozen=True)
class Standing:
    """Where an indicator stood in one year: its value up to then, and the share of the period that had passed."""

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


def on_track(
    framework: Framework,
    card: Indicator,
    standings: Mapping[int, Standing],
    promised: Promise,
    country: Mapping[int, float],
) -> dict[int, float]:
    """What was attained over what was to be expected, by year; 1 = as promised.

    `promised` is that of the whole period, `country` the country's value over its baseline by year. A milestone takes
    the place of the even way. Without a baseline there is no way, so nothing is told.
    """
    ratios = {}
    for year, standing in standings.items():
        ratio = _ratio(framework, card, standing, with_pace(promised, country.get(year)), promised.milestones.get(year))
        if ratio is not None:
            ratios[year] = ratio
    return ratios


def _ratio(
    framework: Framework, card: Indicator, standing: Standing, promised: Promise, milestone: float | None
) -> float | None:
    """A(y)/E(y). For sums it is the attainment against the share of baseline and target that had fallen due."""
    if promised.baseline is None:
        return None
    due = scaled(promised, standing.share) if card.accumulation == "sum" else promised
    if milestone is not None:
        return covered(framework, card, standing.value, replace(due, target=milestone))
    reached = covered(framework, card, standing.value, due)
    even = card.accumulation == "level" and not promised.pace
    return reached / standing.share if reached is not None and even else reached
