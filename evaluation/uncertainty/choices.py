"""The choices that a verdict hangs on, as arrays of draws: the framework's own, and those of a simulation (method §7).

Knows no score. A new choice is a field of `Choices`, its line in `certain` and in `Dice.throw`, and its place in a
factor of the sensitivity analysis.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from evaluation.scoring.attainment import Floats
from evaluation.uncertainty.randomness import generator
from evaluation.uncertainty.trees import Bools, Trees


@dataclass(frozen=True)
class Choices:
    """One column per draw.

    `indicator`, `objective` and `dimension` are weights up to a factor common to siblings, a row per branch of the
    area's tree in the order of `Trees`. `geometric` takes geometric means; `filled` fills what is missing, with the
    score `fill` of its region (a row per region and the area). `noise` is standard normal, a row per uncertain figure.
    `tolerance` is a share; `distance` the factor of the way to a target set afterwards, a row per indicator.
    """

    indicator: Floats
    objective: Floats
    dimension: Floats
    geometric: Bools
    filled: Bools
    fill: Floats
    noise: Floats
    tolerance: Floats
    distance: Floats

    @property
    def draws(self) -> int:
        return int(self.tolerance.shape[0])


def certain(trees: Trees, draws: int = 1) -> Choices:
    """The framework's own choices, the same in every draw: they give the scores that are printed."""

    def column(values: Sequence[float]) -> Floats:
        return np.repeat(np.asarray(values, dtype=float)[:, None], draws, axis=1)

    return Choices(
        indicator=column(trees.weights("indicator")),
        objective=column(trees.weights("objective")),
        dimension=column(trees.weights("dimension")),
        geometric=np.zeros(draws, dtype=bool),
        filled=np.zeros(draws, dtype=bool),
        fill=np.zeros((len(trees.keys), draws)),
        noise=np.zeros((len(trees.figures.names), draws)),
        tolerance=np.full(draws, trees.method.tolerance),
        distance=np.ones((len(trees.indicators), draws)),
    )


class Dice:
    """The stream of choices of one sample: each kind has random numbers of its own, so that none moves another's.

    Fills are keyed by (seed, sample, region) and noise by (seed, sample, region, indicator, year): no region's draws
    depend on who else is there. The draws are the same whether thrown together or in parts.
    """

    def __init__(self, trees: Trees, seed: int, sample: str) -> None:
        def stream(*key: str) -> Generator:
            return generator(seed, sample, *key)

        self._trees = trees
        self._weights = {level: stream(level) for level in ("indicator", "objective", "dimension")}
        self._common = {kind: stream(kind) for kind in ("geometric", "filled", "tolerance", "distance")}
        self._fill = [stream("fill", key) for key in trees.keys]
        self._noise = [stream("noise", *name) for name in trees.figures.names]

    def throw(self, draws: int) -> Choices:
        """The next draws."""
        chosen = self._trees.method.uncertainty
        low, high = chosen.fill
        distance = self._common["distance"].uniform(*chosen.target_distance, (draws, len(self._trees.indicators)))
        return Choices(
            indicator=self._dirichlet("indicator", draws),
            objective=self._dirichlet("objective", draws),
            dimension=self._dirichlet("dimension", draws),
            geometric=self._common["geometric"].random(draws) < chosen.geometric_probability,
            filled=self._common["filled"].random(draws) < chosen.fill_probability,
            fill=_rows([one.uniform(low, high, draws) for one in self._fill], draws),
            noise=_rows([one.standard_normal(draws) for one in self._noise], draws),
            tolerance=self._common["tolerance"].uniform(*chosen.tolerance, draws),
            distance=np.ascontiguousarray(distance.T),
        )

    def _dirichlet(self, level: str, draws: int) -> Floats:
        """Gamma variates of shape κ·w: divided by the sum over siblings, of all or some, they are Dirichlet(κ·w)."""
        shape = self._trees.method.uncertainty.concentration * np.asarray(self._trees.weights(level))
        return np.ascontiguousarray(self._weights[level].standard_gamma(shape, (draws, len(shape))).T)


def _rows(rows: Sequence[Floats], draws: int) -> Floats:
    return np.stack(rows) if rows else np.empty((0, draws))


def chunks(draws: int, size: int) -> Iterator[int]:
    """The sizes of the parts in which so many draws are thrown.

    >>> list(chunks(10, 4))
    [4, 4, 2]
    """
    yield from (min(size, draws - start) for start in range(0, draws, size))
