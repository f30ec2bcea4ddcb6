"""From the scores of the leaves to those of every node, for all regions and draws at once (method §6).

The sums run over children in the order of the framework, element by element, so that a draw of a region comes out the
same to the last bit whatever stands beside it. Knows no random number.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from evaluation.scoring.attainment import Floats
from evaluation.scoring.tree import Branch
from evaluation.uncertainty.choices import Choices
from evaluation.uncertainty.trees import Trees


@dataclass(frozen=True)
class Leaves:
    """The leaves of some trees, indicators × columns: `alive` 1 where applicable, else 0; `share` the known part (0–1).

    `scores` has the draws as its last axis; what it holds where nothing is known does not matter.
    """

    alive: Floats
    share: Floats
    scores: Floats


def leaves_of(trees: Trees, choices: Choices) -> Leaves:
    """The leaves of all regions and the area, their scores (0–100) as the choices make them."""
    scores = np.zeros((*trees.alive.shape, choices.draws))
    moves = trees.figures.moves(choices.noise)
    for way in trees.ways:
        scores[way.rows, way.columns] = way.scores(trees.method, moves, choices.tolerance, choices.distance)
    return Leaves(trees.alive.astype(float), trees.share, scores)


@dataclass(frozen=True)
class Sums:
    """Over the leaves below a branch, columns × draws, their weights summing to 1.

    `alive` is 1 if there is any, else 0; `known` the weight of what is known (the coverage), and `total` that weight
    times its scores.
    """

    alive: Floats
    known: Floats
    total: Floats


def node_scores(trees: Trees, choices: Choices, leaves: Leaves, wanted: Iterable[str]) -> dict[str, Floats]:
    """The scores of the wanted nodes by id, columns × draws; NaN where a column has or knows nothing there.

    A geometric mean is the arithmetic one of logarithms. What is not known is set aside or filled, as chosen.
    """
    floor, geometric, fill = trees.method.uncertainty.geometric_floor, choices.geometric, choices.fill
    if not geometric.any():
        sums = node_sums(trees, choices, leaves)
        return {node: _mean(sums[node], choices, fill) for node in wanted}
    scores = np.where(geometric, np.log(np.maximum(leaves.scores, floor)), leaves.scores)
    fill = np.where(geometric, np.log(np.maximum(fill, floor)), fill)
    sums = node_sums(trees, choices, Leaves(leaves.alive, leaves.share, scores))
    means = {node: _mean(sums[node], choices, fill) for node in wanted}
    return {node: np.exp(mean, where=geometric, out=mean) for node, mean in means.items()}


def branch_scores(trees: Trees, choices: Choices, leaves: Leaves, branches: Iterable[Branch]) -> dict[str, Floats]:
    """The arithmetic scores of branches of indicators that stand in no tree, columns × draws, by id."""
    found: dict[str, Sums] = {}
    for branch in branches:
        _descend(trees, choices, leaves, branch, found)
    return {name: _mean(sums, choices, choices.fill) for name, sums in found.items()}


def _mean(sums: Sums, choices: Choices, fill: Floats) -> Floats:
    """The mean of what is known, or of everything with the fill in the place of the rest."""
    with np.errstate(invalid="ignore"):
        if not choices.filled.any():
            return sums.total / sums.known
        rest = np.where(choices.filled, sums.alive - sums.known, 0.0)
        return (sums.total + rest * fill) / (sums.known + rest)


def node_sums(trees: Trees, choices: Choices, leaves: Leaves) -> dict[str, Sums]:
    """The sums at every node by its id."""
    found: dict[str, Sums] = {}
    for root in trees.roots:
        _descend(trees, choices, leaves, root, found)
    return found


def _descend(trees: Trees, choices: Choices, leaves: Leaves, branch: Branch, found: dict[str, Sums]) -> None:
    """Adds the sums of a branch and of all below it; a dimension serves the total as well as its own part."""
    shape = leaves.scores.shape[1:]
    alive, known, total = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for child in branch.children:
        if child.level != "indicator" and child.id not in found:
            _descend(trees, choices, leaves, child, found)
        row = trees.rows[child.level, child.id]
        weight: Floats = getattr(choices, child.level)[row]
        if child.level == "indicator":
            share = weight * leaves.share[row][:, None]
            alive += weight * leaves.alive[row][:, None]
            known += share
            total += share * leaves.scores[row]
        else:
            below = found[child.id]
            alive += weight * below.alive
            known += weight * below.known
            total += weight * below.total
    there = alive > 0
    whole = np.where(there, alive, 1.0)
    found[branch.id] = Sums(there.astype(float), known / whole, total / whole)
