"""What the draws and the declared scenarios say of each node, put together. No draws of its own."""

from collections.abc import Mapping

import numpy as np

from evaluation.scoring import Node, Status
from evaluation.uncertainty.scenarios import Scenarios, scenarios
from evaluation.uncertainty.simulation import Swing
from evaluation.uncertainty.spread import NodeSpread
from evaluation.uncertainty.trees import Trees


def node_spreads(
    trees: Trees, nodes: Mapping[tuple[str, str], Node], swings: Mapping[tuple[int, str], Swing]
) -> dict[tuple[str, str], NodeSpread]:
    """The spread of every node by (region or area key, node id); one that is not assessable has but its bounds."""
    declared = scenarios(trees)
    return {(key, name): _spread(trees, node, declared, swings) for (key, name), node in nodes.items()}


def _spread(trees: Trees, node: Node, declared: Scenarios, swings: Mapping[tuple[int, str], Swing]) -> NodeSpread:
    column, name = trees.keys.index(node.region), node.node
    swing = swings.get((column, name))
    low, high = declared.bounds[name][column].tolist()
    return NodeSpread(
        region=node.region,
        node=name,
        p05=swing.p05 if swing else None,
        p50=swing.p50 if swing else None,
        p95=swing.p95 if swing else None,
        probability=swing.probability if swing else {status: float(status is node.status) for status in Status},
        bounds=None if node.status is Status.NOT_APPLICABLE else (low, high),
        equal_weights=float(declared.equal_weights[name][column, 0]) if swing else None,
        geometric=float(declared.geometric[name][column, 0]) if swing else None,
        left_out=_left_out(trees, name, column, declared) if swing else {},
    )


def _left_out(trees: Trees, name: str, column: int, declared: Scenarios) -> dict[str, float]:
    """The score without each indicator that has one, where anything is left."""
    row = {indicator: number for number, indicator in enumerate(trees.indicators)}
    without = declared.left_out[name][column]
    return {
        indicator: float(without[row[indicator]])
        for indicator in trees.below(name)
        if trees.share[row[indicator], column] > 0 and not np.isnan(without[row[indicator]])
    }
