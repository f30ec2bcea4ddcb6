"""The simulation: many draws of all choices at once, in parts that fit the processor's memory (method §7).

The result does not depend on the size of the parts. Statuses are judged in arithmetic draws only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from evaluation.scoring import Status
from evaluation.scoring.attainment import Floats
from evaluation.uncertainty.choices import Choices, Dice, chunks
from evaluation.uncertainty.hierarchy import Leaves, leaves_of, node_scores
from evaluation.uncertainty.tally import Tally
from evaluation.uncertainty.trees import Trees

_AT_ONCE = 2**19  # leaves × draws: some megabytes an array


@dataclass(frozen=True)
class Swing:
    """Where one node came to stand over all draws: percentiles of its score, and the share of draws in each status."""

    p05: float
    p50: float
    p95: float
    probability: Mapping[Status, float]


class Swings:
    """The draws of the judged nodes, counted; `judged` are (column among the trees, node)."""

    def __init__(self, trees: Trees, judged: Sequence[tuple[int, str]]) -> None:
        limits = trees.method.node_status
        self._judged, self._limits = tuple(judged), (limits.achieved, limits.mostly, limits.partly)
        self._scores = Tally(len(judged), 0, 100)
        self._reached = np.zeros((len(self._limits), len(judged)), dtype=np.int64)
        self._draws = 0

    def add(self, scores: Mapping[str, Floats]) -> None:
        """Counts the scores of all nodes, each columns × draws."""
        if not self._judged:
            return
        values = np.stack([scores[node][column] for column, node in self._judged])
        self._scores.add(values)
        rounded = np.round(values, 9)  # as the printed status is
        self._reached += np.stack([(rounded >= limit).sum(axis=1) for limit in self._limits])
        self._draws += values.shape[1]

    def found(self) -> dict[tuple[int, str], Swing]:
        """The swing of each judged node."""
        low, middle, high = self._scores.percentiles(5, 50, 95)
        return {
            place: Swing(low[row], middle[row], high[row], self._probability(row))
            for row, place in enumerate(self._judged)
        }

    def _probability(self, row: int) -> dict[Status, float]:
        achieved, mostly, partly = (int(count) for count in self._reached[:, row])
        counts = {
            Status.ACHIEVED: achieved,
            Status.MOSTLY: mostly - achieved,
            Status.PARTLY: partly - mostly,
            Status.NOT_ACHIEVED: self._draws - partly,
        }
        return {status: counts.get(status, 0) / self._draws for status in Status}


def at_once(trees: Trees) -> int:
    """How many draws one part takes."""
    return max(16, _AT_ONCE // max(1, trees.alive.size))


class Counted(Protocol):
    """What counts draws by their choices and leaves."""

    def add(self, choices: Choices, leaves: Leaves) -> None: ...


def simulate_draws(trees: Trees, swings: Swings, *counted: Counted, seed: int, draws: int, size: int) -> None:
    """Throws so many draws, `size` of them at once, and lets everybody count them."""
    dice = Dice(trees, seed, "a")
    for number in chunks(draws, size):
        choices = arithmetic(dice.throw(number))
        leaves = leaves_of(trees, choices)
        swings.add(node_scores(trees, choices, leaves, trees.nodes))
        for one in counted:
            one.add(choices, leaves)


def arithmetic(choices: Choices) -> Choices:
    """The same choices with arithmetic means throughout."""
    return replace(choices, geometric=np.zeros(choices.draws, dtype=bool))
