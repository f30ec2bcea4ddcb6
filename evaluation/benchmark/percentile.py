"""Where a value stands among others: the percentile with ties (method §11)."""

from collections.abc import Sequence


def percentile(value: float, others: Sequence[float], *, less_is_better: bool = False) -> float | None:
    """100·(number below + ½·other ties)/(n − 1), n = all values with this one; `others` are all the rest.

    Below is lower, or worse where less is better. None without others.

    >>> percentile(2, [1, 2, 2, 3, 5])
    40.0
    """
    if not others:
        return None
    below = sum((other > value) if less_is_better else (other < value) for other in others)
    ties = sum(other == value for other in others)
    return 100 * (below + ties / 2) / len(others)
