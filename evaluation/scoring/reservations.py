"""The reservations of a verdict: what a reader must know before taking it at its word (method §3, flags)."""

from evaluation.scoring.basis import Basis
from evaluation.scoring.period import PeriodValue
from evaluation.scoring.promise import Promise
from evaluation.scoring.results import Flag
from evaluation.scoring.way import WANTED, is_hold
from indicators.cards import Indicator
from indicators.framework import Framework


def reservations(
    framework: Framework, card: Indicator, value: PeriodValue, promised: Promise, basis: Basis, reached: float | None
) -> tuple[Flag, ...]:
    """The flags that follow a result to the page, in the order of `Flag`; those of the value itself among them."""
    b, t, tau = promised.baseline, promised.target, framework.method.tolerance
    wanted, x = WANTED[card.direction], value.value
    point = t if isinstance(t, float) else None
    raised = {
        Flag.RECEDING: card.scored and b is not None and _recedes(card, value, b, tau * abs(b)),
        Flag.NARROW: x is not None and not promised.pace and not is_hold(card, promised) and _narrow(b, point, tau),
        Flag.SET_AFTERWARDS: t is not None and promised.origin == "set_afterwards",
        Flag.LEVEL_ONLY: b is None and reached is not None,
        Flag.ALREADY_MET: b is not None and point is not None and wanted * (b - point) > 0,
        Flag.BOUNDARY: basis.boundary,
        Flag.PRELIMINARY: promised.preliminary and reached is not None,
        Flag.ILLUSTRATIVE: basis.illustrative or (promised.pace and t is not None and basis.pace.illustrative),
    }
    return tuple(flag for flag in Flag if flag in value.flags or raised.get(flag, False))


def _narrow(baseline: float | None, target: float | None, tolerance: float) -> bool:
    return baseline is not None and target is not None and _below(abs(target - baseline), tolerance * abs(baseline))


def _recedes(card: Indicator, value: PeriodValue, baseline: float, slack: float) -> bool:
    """Whether the value is on the wrong side of the baseline by more than the slack; a bound may yet grow."""
    if value.value is None or (Flag.BOUND in value.flags and card.direction != "decrease"):
        return False
    return _below(slack, WANTED[card.direction] * (baseline - value.value))


def _below(less: float, more: float) -> bool:
    """Less by more than the noise of binary fractions."""
    return round(less, 9) < round(more, 9)
