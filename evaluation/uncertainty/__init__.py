"""How far the verdict hangs on our own choices (method §7).

`simulate` draws the choices many times over: weights, what becomes of the missing, doubtful figures, tolerance and
targets set afterwards. The probabilities are over these declared assumptions, not over a sample of regions. Knows no
sentence and no page. The parts, in the order of the work: figures → ways → trees → choices → hierarchy → simulation,
pairs, besides, scenarios, sensitivity.
"""

from collections.abc import Sequence

from evaluation.panel import Panel
from evaluation.scoring import Scores
from evaluation.scoring.tree import IMPACT, IMPLEMENTATION, Branch
from evaluation.uncertainty.besides import Besides
from evaluation.uncertainty.nodes import node_spreads
from evaluation.uncertainty.pairs import Pairs
from evaluation.uncertainty.sensitivity import sensitivity
from evaluation.uncertainty.simulation import Swings, at_once, simulate_draws
from evaluation.uncertainty.spread import Spread
from evaluation.uncertainty.trees import trees_of
from indicators.framework import Framework

__all__ = ["simulate"]


def simulate(
    framework: Framework, panel: Panel, scores: Scores, *, besides: Sequence[Branch] = (), size: int | None = None
) -> Spread:
    """How far every node's score and status move, which differences of regions hold, and what they hang on.

    Seed and number of draws are the framework's. `size` draws are computed at once; it changes no result. Regions are
    compared, and the area explained, by dimension as well; a region is explained by its main parts only. `besides` are
    branches of the area's indicators that stand in no tree.
    """
    trees, method = trees_of(framework, panel, scores), framework.method
    size = size or at_once(trees)
    judged = [(trees.keys.index(key), name) for (key, name), node in scores.nodes.items() if node.score is not None]
    parts = {IMPLEMENTATION, IMPACT}
    dimensions = {dimension.id for dimension in framework.dimensions}
    area = trees.keys.index(framework.area.key)
    explained = [(at, name) for at, name in judged if name in parts or (at == area and name in dimensions)]
    swings = Swings(trees, judged)
    pairs = Pairs(trees, scores.nodes, [name for name in trees.nodes if name in parts | dimensions])
    others = Besides(trees, besides)
    simulate_draws(trees, swings, pairs, others, seed=method.seed, draws=method.draws, size=size)
    return Spread(
        seed=method.seed,
        draws=method.draws,
        nodes=node_spreads(trees, scores.nodes, swings.found()),
        pairs=pairs.found(),
        sensitivity=sensitivity(trees, explained, seed=method.seed, size=size),
        besides=others.found(),
    )
