"""Trees written by hand, so that a test shows nothing but the scores, weights and doubts it is about."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from evaluation.scoring.attainment import Ends
from evaluation.scoring.tree import Branch
from evaluation.uncertainty.figures import Figures, Position
from evaluation.uncertainty.pairs import Pairs
from evaluation.uncertainty.simulation import Swing, Swings, at_once, simulate_draws
from evaluation.uncertainty.trees import Trees
from evaluation.uncertainty.ways import Way
from indicators import Framework
from indicators.lists import Method, Uncertainty
from tests.small.answers import small_framework

# Nothing is uncertain but the weights, and they hardly.
STILL = Uncertainty(
    concentration=1e12,
    fill_probability=0.0,
    fill=(0.0, 100.0),
    figure_sd=0.0,
    tolerance=(0.05, 0.05),
    target_distance=(1.0, 1.0),
    geometric_floor=1.0,
    geometric_probability=0.0,
    stated_probability=0.9,
    stated_gap=5.0,
    sensitivity_draws=64,
)
NOTHING = np.empty((0, 1))
Objective = Mapping[str, Sequence[float | None]]


@cache
def small() -> Framework:
    return small_framework()


def method(*, draws: int = 8192, seed: int = 1, **uncertain: object) -> Method:
    """The small method with nothing uncertain but what is named."""
    return replace(small().method, draws=draws, seed=seed, uncertainty=replace(STILL, **uncertain))


def with_method(framework: Framework, chosen: Method) -> Framework:
    return replace(framework, strategy=replace(framework.strategy, method=chosen))


def trees(
    chosen: Method,
    *dimensions: Mapping[str, Objective],
    figures: Figures | None = None,
    terms: Mapping[Position, Sequence[tuple[int, float]]] | None = None,
    share: Mapping[Position, float] | None = None,
    weights: Mapping[str, float] | None = None,
    moved: bool = False,
) -> Trees:
    """Trees of dimensions {objective: {indicator: score of each column}}; None is missing, NaN not applicable.

    A score s is the attainment s/100 of a way from 0 to 100, which is `moved` where its target was set afterwards. The
    last column is the area. `share` and `terms` are by (row, column).
    """
    objectives = [objective for dimension in dimensions for objective in dimension.values()]
    rows = [scores for leaves in objectives for scores in leaves.values()]
    table = np.asarray([[np.inf if score is None else score for score in scores] for scores in rows], dtype=float)
    known = np.isfinite(table)
    covered = known.astype(float)
    for place, part in (share or {}).items():
        covered[place] = part
    return Trees(
        method=chosen,
        keys=(*(f"R{number}" for number in range(1, table.shape[1])), "A"),
        roots=(Branch("implementation", "implementation", 1.0, _branches(dimensions, weights or {})),),
        alive=~np.isnan(table),
        share=covered,
        ways=(_way(table, known, terms or {}, moved=moved),),
        figures=figures or Figures((), NOTHING, NOTHING, NOTHING, NOTHING, {}),
    )


def _branches(dimensions: Sequence[Mapping[str, Objective]], weights: Mapping[str, float]) -> tuple[Branch, ...]:
    def branch(name: str, level: str, children: tuple[Branch, ...] = ()) -> Branch:
        return Branch(name, level, weights.get(name, 1.0), children)

    return tuple(
        branch(
            f"D{number}",
            "dimension",
            tuple(
                branch(objective, "objective", tuple(branch(leaf, "indicator") for leaf in leaves))
                for objective, leaves in dimension.items()
            ),
        )
        for number, dimension in enumerate(dimensions, start=1)
    )


def _way(
    scores: NDArray[np.float64],
    known: NDArray[np.bool_],
    terms: Mapping[Position, Sequence[tuple[int, float]]],
    *,
    moved: bool,
) -> Way:
    places = [(int(row), int(column)) for row, column in np.argwhere(known)]
    whole = np.ones((len(places), 1))
    return Way(
        rows=np.asarray([row for row, _ in places]),
        columns=np.asarray([column for _, column in places]),
        value=np.asarray([scores[place] for place in places])[:, None],
        ends=Ends(0 * whole, 100 * whole, 100 * whole, whole, 0 * whole, np.nan * whole, whole > 0),
        start=0 * whole if moved else np.nan * whole,
        pace=False,
        terms=tuple((row, *term) for row, place in enumerate(places) for term in terms.get(place, ())),
    )


def swing(of: Trees, node: str = "implementation", *, size: int | None = None) -> Swing:
    """Where the first column's node comes to stand over the draws of the method."""
    swings = Swings(of, [(0, node)])
    drawn(of, swings, size=size)
    return swings.found()[0, node]


def drawn(of: Trees, swings: Swings, pairs: Pairs | None = None, *, size: int | None = None) -> None:
    """Throws the draws of the method and counts them."""
    chosen = of.method
    simulate_draws(
        of, swings, pairs or Pairs(of, {}, ()), seed=chosen.seed, draws=chosen.draws, size=size or at_once(of)
    )
