"""Counts of what many draws come to, a row per thing counted, so that no draw has to be kept.

Percentiles are to a hundredth of a point; being whole counts, they do not depend on the order or size of the parts.
"""

import numpy as np

from evaluation.scoring.attainment import Floats

_STEPS = 100  # to a point: draws are counted to the hundredth


class Tally:
    """Draws counted by their value, rounded to a hundredth, from `low` to `high` points."""

    def __init__(self, rows: int, low: float, high: float) -> None:
        self._low, self._size = low, round((high - low) * _STEPS) + 1
        self._counts = np.zeros((rows, self._size), dtype=np.int64)

    def add(self, values: Floats) -> None:
        """Counts values, rows × draws."""
        places = np.clip(np.rint((values - self._low) * _STEPS), 0, self._size - 1).astype(np.intp)
        for counts, place in zip(self._counts, places, strict=True):
            counts += np.bincount(place, minlength=self._size)

    def percentiles(self, *percents: float) -> list[list[float]]:
        """By percentage and row the least value that so many per cent of the draws do not exceed."""
        upto = np.cumsum(self._counts, axis=1)
        draws = upto[:, -1:]
        reached = ((upto * 100 >= percent * draws).argmax(axis=1) for percent in percents)
        return [np.round(self._low + place / _STEPS, 2).tolist() for place in reached]
