"""Pairs of regions: by how much one stands above the other over the indicators that both have (method §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from evaluation.scoring import Node
from evaluation.uncertainty.choices import Choices, certain
from evaluation.uncertainty.hierarchy import Leaves, node_scores, node_sums
from evaluation.uncertainty.spread import Pair
from evaluation.uncertainty.tally import Tally
from evaluation.uncertainty.trees import Trees


class Pairs:
    """The differences of all pairs of regions at some nodes, counted draw by draw.

    A pair is compared at a node where both are assessable and what they have in common covers enough of it.
    """

    def __init__(self, trees: Trees, nodes: Mapping[tuple[str, str], Node], compared: Sequence[str]) -> None:
        self._trees, self._compared = trees, tuple(compared)
        found = list(combinations(range(len(trees.keys) - 1), 2))  # the last column is the area
        self._first, self._second = ([pair[side] for pair in found] for side in (0, 1))
        self._alive = (trees.alive[:, self._first] & trees.alive[:, self._second]).astype(float)
        self._share = np.minimum(trees.share[:, self._first], trees.share[:, self._second])
        self._places = self._comparable(nodes)
        self._gaps = Tally(len(self._places), -100, 100)
        self._above, self._below = np.zeros((2, len(self._places)), dtype=np.int64)
        self._draws = 0

    def _comparable(self, nodes: Mapping[tuple[str, str], Node]) -> list[tuple[int, str]]:
        """The pairs, by their number, and nodes at which they can be compared."""
        keys, least = self._trees.keys, self._trees.method.coverage_minimum
        nothing = Leaves(self._alive, self._share, np.zeros((*self._share.shape, 1)))
        sums = node_sums(self._trees, certain(self._trees), nothing)
        return [
            (number, node)
            for node in self._compared
            for number, sides in enumerate(zip(self._first, self._second, strict=True))
            if all(nodes[keys[side], node].score is not None for side in sides)
            and round(float(sums[node].known[number, 0]), 9) >= least
        ]

    def add(self, choices: Choices, leaves: Leaves) -> None:
        """Counts the differences in some draws; nothing is filled, because both sides are known."""
        if not self._places:
            return
        apart = leaves.scores[:, self._first] - leaves.scores[:, self._second]
        known = replace(choices, filled=np.zeros(choices.draws, dtype=bool))
        scores = node_scores(self._trees, known, Leaves(self._alive, self._share, apart), self._compared)
        gaps = np.round(np.stack([scores[node][number] for number, node in self._places]), 9)
        self._gaps.add(gaps)
        self._above += (gaps > 0).sum(axis=1)
        self._below += (gaps < 0).sum(axis=1)
        self._draws += gaps.shape[1]

    def found(self) -> tuple[Pair, ...]:
        """The pairs, the one that is higher in the median draw first."""
        if not self._places:
            return ()
        (medians,) = self._gaps.percentiles(50)
        return tuple(self._pair(row, gap) for row, gap in enumerate(medians))

    def _pair(self, row: int, gap: float) -> Pair:
        keys, chosen = self._trees.keys, self._trees.method.uncertainty
        number, node = self._places[row]
        a, b, count = keys[self._first[number]], keys[self._second[number]], int(self._above[row])
        if gap < 0:
            a, b, count = b, a, int(self._below[row])
        p = count / self._draws
        stated = p >= chosen.stated_probability and abs(gap) >= chosen.stated_gap
        return Pair(a, b, node, p, abs(gap), stated)
