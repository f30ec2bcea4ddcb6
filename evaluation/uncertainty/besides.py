"""Branches of the area that stand in no tree, such as the indicators of a measure, followed through the same draws.

An indicator's weight moves there as much as it does in its objective, about its own weight in the branch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from evaluation.scoring import Status
from evaluation.scoring.tree import Branch
from evaluation.uncertainty.choices import Choices
from evaluation.uncertainty.hierarchy import Leaves, branch_scores
from evaluation.uncertainty.simulation import Swings
from evaluation.uncertainty.trees import Trees


class Besides:
    """The draws of these branches, counted; one of which too little is known to judge it is passed over.

    Their children are indicators of the area's tree, each with the same weight in every branch that has it.
    """

    def __init__(self, trees: Trees, branches: Sequence[Branch]) -> None:
        self._trees, self._area = trees, len(trees.keys) - 1
        self._branches = [branch for branch in branches if self._is_judged(branch)]
        self._swings = Swings(trees, [(self._area, branch.id) for branch in self._branches])
        self._factors = np.ones((len(trees.indicators), 1))
        weights = trees.weights("indicator")
        for leaf in (leaf for branch in self._branches for leaf in branch.children):
            row = trees.rows["indicator", leaf.id]
            self._factors[row] = leaf.weight / weights[row]

    def _is_judged(self, branch: Branch) -> bool:
        """Whether the share of its weight that is known reaches the minimum, as for a node of the tree."""
        trees, column = self._trees, self._area
        rows = [trees.rows["indicator", leaf.id] for leaf in branch.children]
        alive = sum(leaf.weight for leaf, row in zip(branch.children, rows, strict=True) if trees.alive[row, column])
        known = sum(
            leaf.weight * float(trees.share[row, column])
            for leaf, row in zip(branch.children, rows, strict=True)
            if trees.alive[row, column]
        )
        return alive > 0 and round(known / alive, 9) >= trees.method.coverage_minimum

    def add(self, choices: Choices, leaves: Leaves) -> None:
        """Counts some draws."""
        moved = replace(choices, indicator=choices.indicator * self._factors)
        self._swings.add(branch_scores(self._trees, moved, leaves, self._branches))

    def found(self) -> dict[str, Mapping[Status, float]]:
        """The probability of each status by branch; none of a branch that is not judged."""
        if not self._branches:
            return {}
        return {name: swing.probability for (_, name), swing in self._swings.found().items()}
