"""The trees of all regions and the area as arrays: which leaves they have, what is known of them, and what may move.

Knows no random number. Rows are the indicators of the area's tree, columns the regions and, last, the area.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from evaluation.panel import Panel
from evaluation.scoring import Scores, Status
from evaluation.scoring.attainment import Floats
from evaluation.scoring.tree import Branch, build_tree
from evaluation.uncertainty.figures import Figures, uncertain_figures
from evaluation.uncertainty.ways import Way, ways_of
from indicators.framework import Framework
from indicators.lists import Method

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Trees:
    """What is simulated.

    `roots` is the area's tree; a region's is the part of it where `alive` (indicators × keys): what it is asked about
    and what is applicable. `share` is the coverage of each leaf (0–1, 0 = nothing known). `ways` are the known leaves
    by manner, `figures` the raw figures behind them that are not certain.
    """

    method: Method
    keys: tuple[str, ...]
    roots: tuple[Branch, ...]
    alive: Bools
    share: Floats
    ways: tuple[Way, ...]
    figures: Figures

    @cached_property
    def branches(self) -> Mapping[str, tuple[Branch, ...]]:
        """The branches of the area's tree by level, each once, in the order of the framework."""
        return {level: tuple(branches.values()) for level, branches in _by_level(self.roots).items()}

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], int]:
        """The row of each branch among those of its level, by level and id."""
        return {
            (level, branch.id): row for level, branches in self.branches.items() for row, branch in enumerate(branches)
        }

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(branch.id for branch in self.branches.get("indicator", ()))

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids of everything above the leaves."""
        return tuple(name for level, name in self.rows if level != "indicator")

    def weights(self, level: str) -> list[float]:
        """The weight of each branch of a level among its siblings in the area's tree; siblings sum to 1."""
        shares: dict[str, float] = {}
        for root in self.roots:  # the total comes last: dimensions are siblings there
            shares.update(_shares(root, level))
        return [shares[branch.id] for branch in self.branches.get(level, ())]

    def below(self, node: str) -> tuple[str, ...]:
        """The indicators below a node of the area's tree."""
        named = [branch for branches in self.branches.values() for branch in branches if branch.id == node]
        return tuple(_by_level(named).get("indicator", {}))


def _by_level(branches: Iterable[Branch]) -> dict[str, dict[str, Branch]]:
    """These branches and all below them, each once, by level and id."""
    found: dict[str, dict[str, Branch]] = {}
    for branch in branches:
        found.setdefault(branch.level, {}).setdefault(branch.id, branch)
        for level, below in _by_level(branch.children).items():
            found[level] = {**found.get(level, {}), **below}
    return found


def _shares(branch: Branch, level: str) -> dict[str, float]:
    """The normalised weights of the branches of a level below a branch; one without leaves weighs nothing."""
    weights = {child.id: child.weight if _has_leaves(child) else 0.0 for child in branch.children}
    total = sum(weights.values())
    shares = {
        child.id: weights[child.id] / total if total else 0.0 for child in branch.children if child.level == level
    }
    for child in branch.children:
        shares.update(_shares(child, level))
    return shares


def _has_leaves(branch: Branch) -> bool:
    return branch.level == "indicator" or any(_has_leaves(child) for child in branch.children)


def trees_of(framework: Framework, panel: Panel, scores: Scores) -> Trees:
    """The trees with what the scores say of their leaves."""
    keys = (*framework.regions, framework.area.key)
    roots = build_tree(framework, framework.area.key)
    leaves = tuple(_by_level(roots).get("indicator", {}))
    asked = {key: _by_level(build_tree(framework, key)).get("indicator", {}) for key in keys}
    results = {
        (row, column): scores.results[key, leaf]
        for column, key in enumerate(keys)
        for row, leaf in enumerate(leaves)
        if leaf in asked[key] and scores.results[key, leaf].status is not Status.NOT_APPLICABLE
    }
    alive = np.zeros((len(leaves), len(keys)), dtype=bool)
    share = np.zeros(alive.shape)
    for place, result in results.items():
        alive[place], share[place] = True, result.coverage if result.score is not None else 0.0
    known = {place: result for place, result in results.items() if result.score is not None}
    figures = uncertain_figures(framework, panel, known)
    ways = ways_of(framework, known, figures, most=leaves_at_once(alive.size))
    return Trees(framework.method, keys, roots, alive, share, ways, figures)


def leaves_at_once(leaves: int) -> int:
    """How many of so many leaves one way takes: with the draws of one part they stay in the processor's cache."""
    return max(1, leaves // 16)
