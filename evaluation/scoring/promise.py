"""What was promised: the baseline and the target that a value is measured between (method §1, target grammar).

Where the workbook gives a target it wins over the card's; where it came from is kept.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from evaluation.panel import Line
from indicators.cards import Band, Indicator
from indicators.targets import Absolute, KeepsPace, Raised, Target, Within, parse

Point = float | tuple[float, float] | None
Written = float | Band | str | None


@dataclass(frozen=True)
class Promise:
    """Baseline and target in the card's unit (totals for sums); `pace` marks «keeps pace with the country».

    `target` is None where there is none, and for `pace`, whose reference is the country's change. `lack` says why the
    promise cannot be held against a value: the kind of a missing baseline that is needed, or `no_target`; else empty.
    `milestones` are the values that the card's own target asks for on the way, by year; for sums totals up to it.
    `preliminary` tells that of the figures behind it.
    """

    baseline: float | None
    target: Point
    origin: str
    pace: bool = False
    baseline_cells: tuple[str, ...] = ()
    target_cells: tuple[str, ...] = ()
    lack: str = ""
    milestones: Mapping[int, float] = field(default_factory=dict)
    preliminary: bool = False

    @property
    def given(self) -> bool:
        return self.pace or self.target is not None


def promise(line: Line, written: Written, years_inside: int) -> Promise:
    """The promise of one line; `written` is the card's target that applies where the workbook gives none.

    For sums the baseline is the yearly flow times the years inside the period.
    """
    card = line.card
    baseline = line.baseline.value
    if baseline is not None and card.accumulation == "sum":
        baseline *= years_inside
    unbased = baseline is None and card.baseline_expected
    kind = str(line.baseline.missing or "") if unbased else ""
    based = Promise(baseline, None, "", lack=kind, baseline_cells=line.baseline.cells)
    based = replace(based, preliminary=line.baseline.preliminary)
    if line.target is not None and line.target.value is not None:
        origin = line.target_origin or card.target_origin
        return replace(based, target=line.target.value, origin=origin, target_cells=line.target.cells)
    target = parse(written)
    if isinstance(target, KeepsPace):
        return replace(based, origin=card.target_origin, pace=True)
    promised = point(card, target, baseline)
    waits = target is not None and kind  # a target that rests on the baseline lacks what the baseline lacks
    return replace(
        based,
        target=promised,
        origin=card.target_origin if promised is not None else "",
        lack=kind if promised is not None or waits else "no_target",
        milestones=card.milestones if written == card.target else {},
    )


def point(card: Indicator, target: Target | None, baseline: float | None) -> Point:
    """The target as a number or band; None where it rests on a baseline that is missing, or on a share of zero."""
    match target:
        case Absolute(value):
            return value
        case Within(low, high):
            return (low, high)
        case Raised(amount, relative) if baseline is not None and not (relative and baseline == 0):
            step = amount * abs(baseline) if relative else amount
            return _whole(card, baseline + step if card.direction == "increase" else baseline - step)
    return None


def _whole(card: Indicator, target: float) -> float:
    """Counts are rounded away from the baseline; 9 decimals first, so that 1.1 · 10 stays 11."""
    if not card.count:
        return target
    return float((math.ceil if card.direction == "increase" else math.floor)(round(target, 9)))


def scaled(promised: Promise, share: float) -> Promise:
    """The promise of a part of the period: baseline and target times the share of years that are known."""
    return replace(
        promised,
        baseline=None if promised.baseline is None else promised.baseline * share,
        target=_times(promised.target, share),
    )


def _times(target: Point, share: float) -> Point:
    if target is None:
        return None
    return (target[0] * share, target[1] * share) if isinstance(target, tuple) else target * share
