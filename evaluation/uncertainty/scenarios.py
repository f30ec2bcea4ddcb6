"""What single declared changes would make of the printed scores: no draws, no probabilities (method §7).

Everything missing at nothing and at everything, equal weights, geometric means, and each indicator left out.
"""

from dataclasses import dataclass, replace

import numpy as np

from evaluation.scoring.attainment import Floats
from evaluation.uncertainty.choices import Choices, certain
from evaluation.uncertainty.hierarchy import leaves_of, node_scores
from evaluation.uncertainty.trees import Trees


@dataclass(frozen=True)
class Scenarios:
    """Scores by node id, columns of the trees × variants: two for `bounds`, one each for `equal_weights` and
    `geometric`, and in `left_out` one per indicator, without it. NaN where nothing is left."""

    bounds: dict[str, Floats]
    equal_weights: dict[str, Floats]
    geometric: dict[str, Floats]
    left_out: dict[str, Floats]


def scenarios(trees: Trees) -> Scenarios:
    """The scenarios of every node."""

    def scores(choices: Choices) -> dict[str, Floats]:
        return node_scores(trees, choices, leaves_of(trees, choices), trees.nodes)

    one, two, each = (certain(trees, variants) for variants in (1, 2, len(trees.indicators)))
    worst_and_best = np.broadcast_to([0.0, 100.0], (len(trees.keys), 2))
    return Scenarios(
        bounds=scores(replace(two, filled=np.ones(2, dtype=bool), fill=worst_and_best)),
        equal_weights=scores(
            replace(
                one,
                indicator=(one.indicator > 0).astype(float),
                objective=(one.objective > 0).astype(float),
                dimension=(one.dimension > 0).astype(float),
            )
        ),
        geometric=scores(replace(one, geometric=np.ones(1, dtype=bool))),
        left_out=scores(replace(each, indicator=each.indicator * (1 - np.eye(len(trees.indicators))))),
    )
