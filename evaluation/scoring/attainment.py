"""The share of the way from baseline to target that was covered: the one formula and its ends (method §3).

Array in, array out, so that a single value and a thousand simulated ones go through the same lines. Knows no card,
region or status.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
SAME = 1e-9  # relative


@dataclass(frozen=True)
class Ends:
    """Where the way begins and ends, one entry per indicator; NaN = missing.

    `wanted` is +1 for increase, −1 for decrease, 0 for maintain and within. `low` and `high` are the target, equal
    unless it is a band. `floor` is the lower end of the valid range or 0; `scale` the card's absolute width of a hold
    around zero. `baseline_expected` is False where there is no baseline to be had.
    """

    baseline: Floats
    low: Floats
    high: Floats
    wanted: Floats
    floor: Floats
    scale: Floats
    baseline_expected: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        baseline: float | None,
        target: float | tuple[float, float] | None,
        *,
        wanted: float,
        floor: float = 0.0,
        scale: float | None = None,
        baseline_expected: bool = True,
    ) -> Self:
        """The ends of a single indicator."""
        low, high = target if isinstance(target, tuple) else (target, target)
        return cls(
            baseline=_number(baseline),
            low=_number(low),
            high=_number(high),
            wanted=_number(wanted),
            floor=_number(floor),
            scale=_number(scale),
            baseline_expected=np.asarray(baseline_expected),
        )


def _number(value: float | None) -> Floats:
    return np.asarray(np.nan if value is None else value, dtype=float)


def attainment(x: ArrayLike, ends: Ends, *, tolerance: ArrayLike, hold_width: float) -> Floats:
    """The attainment A of each value x: 1 = reached, below 0 = receded; unclamped. NaN = not assessable.

    `tolerance` is the share of a reference within which it counts as held, `hold_width` the share over which a missed
    hold falls from 1 to 0. Shapes broadcast; the first rule of method §3 that applies decides. A rule that applies
    nowhere is not computed, so that many draws of like indicators cost no more than their own rule.

    >>> round(float(attainment(75, Ends.of(50, 100, wanted=1), tolerance=0.05, hold_width=0.2)), 2)
    0.5
    """
    value, e, slack = np.asarray(x, dtype=float), ends, np.asarray(tolerance, dtype=float)
    target, no_baseline = e.low, np.isnan(e.baseline)
    nothing = np.asarray(np.nan)
    rules: tuple[tuple[NDArray[np.bool_], Callable[[], Floats]], ...] = (
        (np.isnan(value) | np.isnan(target), lambda: nothing),
        (no_baseline & e.baseline_expected, lambda: nothing),
        (e.low < e.high, lambda: _within(value, e, hold_width)),
        (no_baseline & (e.wanted > 0), lambda: (value - e.floor) / (target - e.floor)),
        (no_baseline & (e.wanted < 0), lambda: _level_decrease(value, target)),
        ((e.wanted == 0) | same(e.baseline, target), lambda: _held(value, target, e, slack, hold_width)),
        (e.wanted * (e.baseline - target) > 0, lambda: _kept(value, target, e, slack, hold_width)),
    )
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        reached = (value - e.baseline) / (target - e.baseline)
        for applies, share in reversed(rules):
            if applies.any():
                reached = np.where(applies, share(), reached)
    return np.where(np.isfinite(reached), reached, np.nan)


def same(one: Floats, other: Floats) -> NDArray[np.bool_]:
    """Whether two figures differ by no more than the noise of binary fractions; 3 · 0.1 is 0.3."""
    return np.abs(one - other) <= SAME * np.maximum(np.abs(one), np.abs(other))


def _within(value: Floats, e: Ends, hold_width: float) -> Floats:
    """1 inside the band; towards its nearer bound from outside; by distance when on the other side of it."""
    bound = np.where(value < e.low, e.low, e.high)
    distance = np.abs(value - bound)
    same_side = ((value < e.low) & (e.baseline < e.low)) | ((value > e.high) & (e.baseline > e.high))
    approach = (value - e.baseline) / (bound - e.baseline)
    apart = np.maximum(0.0, 1 - distance / np.maximum(hold_width * np.abs(bound), e.high - e.low))
    inside = (e.low <= value) & (value <= e.high)
    return np.where(inside, 1.0, np.where(same_side, approach, apart))


def _level_decrease(value: Floats, target: Floats) -> Floats:
    """Without a baseline a decrease is read as target over value; nothing left at all is 1."""
    return np.where(value == 0, 1.0, np.where((target > 0) & (value > 0), target / value, np.nan))


def _kept(value: Floats, target: Floats, e: Ends, tolerance: Floats, hold_width: float) -> Floats:
    """What already was beyond the target: 1 while it is at or beyond it, else as a hold."""
    return np.where(e.wanted * (value - target) >= 0, 1.0, _held(value, target, e, tolerance, hold_width))


def _held(value: Floats, target: Floats, e: Ends, tolerance: Floats, hold_width: float) -> Floats:
    """1 while the distance on the wrong side of the target stays within the tolerance, falling to 0 beyond it."""
    distance = np.where(e.wanted == 0, np.abs(value - target), np.maximum(0.0, e.wanted * (target - value)))
    slack = tolerance * np.abs(target)
    width = np.where(target == 0, e.scale, hold_width * np.abs(target))
    missed = np.where(
        np.isnan(width), np.where(distance == 0, 1.0, 0.0), np.maximum(0.0, 1 - (distance - slack) / width)
    )
    return np.where(distance <= slack, 1.0, missed)


def keeps_pace(x: ArrayLike, baseline: ArrayLike, country: ArrayLike, *, width: float) -> Floats:
    """Attainment of «keeps pace with the country»: 1 if x/b is at least the country's ratio c, less by the lag.

    All of x, b and c must be above zero; otherwise NaN. `width` is the lag at which nothing is left.
    """
    value, start, pace = (np.asarray(part, dtype=float) for part in (x, baseline, country))
    known = (value > 0) & (start > 0) & (pace > 0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        own = value / start
        share = np.where(own >= pace, 1.0, np.maximum(0.0, 1 - (pace - own) / width))
    return np.where(known, share, np.nan)


def score(reached: ArrayLike) -> Floats:
    """Attainment as a score 0–100; going beyond the target never buys back a failure elsewhere."""
    clamped: Floats = np.clip(np.asarray(reached, dtype=float), 0.0, 1.0)
    return 100 * clamped
