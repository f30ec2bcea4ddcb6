"""Which of our choices the verdict hangs on: Sobol' indices of groups of choices by Jansen's estimators (method §7).

A group is resampled whole, so that choices that belong together are not told apart. A new group is a line in FACTORS.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from evaluation.scoring.attainment import Floats
from evaluation.uncertainty.choices import Choices, Dice, chunks
from evaluation.uncertainty.hierarchy import Leaves, leaves_of, node_scores
from evaluation.uncertainty.spread import Sensitivity
from evaluation.uncertainty.trees import Trees

FACTORS: Mapping[str, tuple[str, ...]] = {
    "W1": ("indicator",),
    "W2": ("objective",),
    "W3": ("dimension",),
    "AGG": ("geometric",),
    "MISS": ("filled", "fill"),
    "NOISE": ("noise",),
    "TOL": ("tolerance",),
    "TARGET": ("distance",),
}
_MOVE_LEAVES = {"noise", "tolerance", "distance"}  # the other choices act above the leaves


def sensitivity(trees: Trees, places: Sequence[tuple[int, str]], *, seed: int, size: int) -> tuple[Sensitivity, ...]:
    """The indices of the nodes at the places (column among the trees, node), `size` draws computed at once."""
    if not places:
        return ()
    dice_a, dice_b = (Dice(trees, seed, sample) for sample in ("a", "b"))
    parts = [
        _evaluated(trees, places, dice_a.throw(number), dice_b.throw(number))
        for number in chunks(trees.method.uncertainty.sensitivity_draws, size)
    ]
    of_a, of_b, *of_ab = np.concatenate(parts, axis=-1)
    first, total = jansen(of_a, of_b, np.stack(of_ab))
    return tuple(
        Sensitivity(trees.keys[column], node, factor, _known(first[number, row]), _known(total[number, row]))
        for row, (column, node) in enumerate(places)
        for number, factor in enumerate(FACTORS)
    )


def _known(index: float) -> float | None:
    return None if np.isnan(index) else float(index)


def _evaluated(trees: Trees, places: Sequence[tuple[int, str]], a: Choices, b: Choices) -> Floats:
    """The scores under A, under B and under A with each group in turn from B: evaluations × places × draws."""
    nodes = dict.fromkeys(node for _, node in places)

    def scores(choices: Choices, leaves: Leaves) -> Floats:
        found = node_scores(trees, choices, leaves, nodes)
        return np.stack([found[node][column] for column, node in places])

    leaves_a = leaves_of(trees, a)
    evaluated = [scores(a, leaves_a), scores(b, leaves_of(trees, b))]
    for group in FACTORS.values():
        mixed = replace(a, **{choice: getattr(b, choice) for choice in group})
        evaluated.append(scores(mixed, leaves_of(trees, mixed) if _MOVE_LEAVES & set(group) else leaves_a))
    return np.stack(evaluated)


def jansen(of_a: Floats, of_b: Floats, of_ab: Floats) -> tuple[Floats, Floats]:
    """First-order and total indices, factors × places, after Jansen (1999); NaN where there is no variance.

    `of_a` and `of_b` are places × draws, `of_ab` factors × places × draws: the sample A with one factor from B. As
    estimates they may lie a little outside 0–1, but a factor that moves no draw explains exactly nothing.
    """
    both = np.concatenate([of_a, of_b], axis=-1)
    variance = np.where(np.ptp(np.round(both, 9), axis=-1) > 0, both.var(axis=-1), np.nan)
    first = 1 - ((of_b - of_ab) ** 2).mean(axis=-1) / (2 * variance)
    total = ((of_a - of_ab) ** 2).mean(axis=-1) / (2 * variance)
    return np.where(total == 0, 0.0, first), total
