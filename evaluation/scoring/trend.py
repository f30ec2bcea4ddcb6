"""How the yearly figures moved: the median slope, its interval and the way it points (method §4).

Shown, never scored. Knows neither target nor region; what is a year of one series, its caller decides.
"""

from collections.abc import Collection, Mapping
from itertools import combinations
from math import factorial

import numpy as np

from evaluation.scoring.results import Direction, Trend


def trend(
    history: Mapping[int, float], breaks: Collection[int] = (), *, fewest: int, level: float, growth: bool
) -> Trend | None:
    """The trend of a yearly series since its last break; None with fewer than `fewest` values there.

    `breaks` are the first years of a new way of counting: no slope is drawn across one. `level` is the nominal level of
    the interval for independent years (0.98). `growth` also asks for the mean yearly rate (CAGR) from the first to the
    last value, which only levels above zero have. Slopes are in the unit of the series a year (Theil 1950, Sen 1968).

    >>> trend({2018: 10, 2019: 12, 2020: 11, 2021: 15, 2022: 16}, fewest=4, level=0.98, growth=False).slope
    1.5
    """
    start = max((year for year in breaks if year <= max(history, default=0)), default=0)
    years = tuple(sorted(year for year in history if year >= start))
    if len(years) < fewest:
        return None
    slopes = sorted((history[b] - history[a]) / (b - a) for a, b in combinations(years, 2))
    low, high = _interval(slopes, len(years), level)
    return Trend(
        slope=float(np.median(slopes)),
        low=low,
        high=high,
        direction=_direction(low, high),
        cagr=_growth(history, years) if growth else None,
        years=years,
    )


def _interval(slopes: list[float], n: int, level: float) -> tuple[float | None, float | None]:
    """The order statistics of the pair slopes that enclose the slope at the level; none where no pair of them does."""
    rank = _rank(n, level)
    return (slopes[rank - 1], slopes[-rank]) if rank else (None, None)


def _rank(n: int, level: float) -> int:
    """Which slope from either end bounds the interval: the largest k with P(fewer than k inversions) ≤ (1 − level)/2.

    Inversions of a random order of n values (Kendall 1938): 1 of 5 and 2 of 6 values at 0.98, none of 4.
    """
    orders = np.ones(1)
    for k in range(2, n + 1):
        orders = np.convolve(orders, np.ones(k))
    tail = np.cumsum(orders) / factorial(n)
    return int(np.sum(tail <= (1 - level) / 2))


def _direction(low: float | None, high: float | None) -> Direction | None:
    if low is None or high is None:
        return None
    if round(low, 9) > 0:
        return "rising"
    return "falling" if round(high, 9) < 0 else None


def _growth(history: Mapping[int, float], years: tuple[int, ...]) -> float | None:
    first, last = history[years[0]], history[years[-1]]
    if first <= 0 or last <= 0:
        return None
    return float((last / first) ** (1 / (years[-1] - years[0])) - 1)
