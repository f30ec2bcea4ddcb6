"""Made-up trees of any size: a tenth missing, a twentieth from doubtful figures, every target set afterwards."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from evaluation.scoring.attainment import Ends, Floats
from evaluation.scoring.tree import Branch
from evaluation.uncertainty.figures import Figures
from evaluation.uncertainty.trees import Trees, leaves_at_once
from evaluation.uncertainty.ways import Way
from indicators import load_framework

_DIMENSIONS, _IN_OBJECTIVE = 7, 3
_MISSING, _DOUBTFUL = 0.10, 0.05


def synthetic_trees(regions: int, indicators: int) -> Trees:
    """The trees of so many regions, the area's among them."""
    rng, shape = np.random.default_rng(1), (indicators, regions)
    scores, known = rng.uniform(0, 120, shape), rng.random(shape) >= _MISSING
    doubtful = known & (rng.random(shape) < _DOUBTFUL)
    figures = _figures(scores[doubtful])
    ways = (*_ways(scores, known & ~doubtful, doubtful=False), *_ways(scores, doubtful, doubtful=True))
    return Trees(
        method=load_framework().method,
        keys=tuple(str(number) for number in range(regions)),
        roots=(Branch("implementation", "implementation", 1.0, _dimensions(indicators)),),
        alive=np.ones(shape, dtype=bool),
        share=known.astype(float),
        ways=ways,
        figures=figures,
    )


def _dimensions(indicators: int) -> tuple[Branch, ...]:
    leaves = [Branch(f"I{number}", "indicator", 1.0) for number in range(indicators)]
    groups = [tuple(leaves[start : start + _IN_OBJECTIVE]) for start in range(0, indicators, _IN_OBJECTIVE)]
    objectives = [Branch(f"O{number}", "objective", 1.0, group) for number, group in enumerate(groups)]
    return tuple(
        Branch(f"D{number}", "dimension", 1.0, tuple(objectives[number::_DIMENSIONS])) for number in range(_DIMENSIONS)
    )


def _figures(values: Floats) -> Figures:
    value = values[:, None]
    names = tuple(("", str(number), "") for number in range(len(values)))
    return Figures(names, value, np.full_like(value, 0.03), value - np.inf, value + np.inf, {})


def _ways(scores: Floats, where: NDArray[np.bool_], *, doubtful: bool) -> Iterator[Way]:
    """The leaves at some places, each from 0 to 100; the doubtful ones each with a figure of its own."""
    rows, columns = np.nonzero(where)
    most = leaves_at_once(scores.size)
    for first in range(0, len(rows), most):
        part = slice(first, first + most)
        whole = np.ones((len(rows[part]), 1))
        yield Way(
            rows=rows[part],
            columns=columns[part],
            value=scores[where][part, None],
            ends=Ends(0 * whole, 100 * whole, 100 * whole, whole, 0 * whole, np.nan * whole, whole > 0),
            start=0 * whole,
            pace=False,
            terms=tuple((row, first + row, 1.0) for row in range(len(whole))) if doubtful else (),
        )
