"""What the simulation yields: how far each verdict moves when our own choices do (method §7). No arithmetic.

Scores are 0–100. The probabilities are over the declared assumptions, not over a sample of regions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluation.scoring.results import Status


@dataclass(frozen=True)
class NodeSpread:
    """One node of one region or of the area.

    `p05`, `p50` and `p95` are percentiles of its score over the arithmetic draws, None where the node is not assessable
    and so not simulated. `probability` sums to 1. `bounds` are the scores with everything missing at 0 and at 100;
    `equal_weights` and `geometric` those of the two declared scenarios; `left_out` the score without each of its
    indicators, by id, their weight taken by the others.
    """

    region: str
    node: str
    p05: float | None
    p50: float | None
    p95: float | None
    probability: Mapping[Status, float]
    bounds: tuple[float, float] | None
    equal_weights: float | None
    geometric: float | None
    left_out: Mapping[str, float]


@dataclass(frozen=True)
class Pair:
    """Two regions at one node, over the indicators that both have: `a` is the higher in the median draw.

    `p` is the share of draws in which a is above b, `gap` the median difference in points; `stated` where both reach
    their thresholds, so that the difference may be said aloud.
    """

    a: str
    b: str
    node: str
    p: float
    gap: float
    stated: bool


@dataclass(frozen=True)
class Sensitivity:
    """The share of the variance of a node's score that one group of choices explains, alone and with its interactions.

    None where the score does not vary.
    """

    region: str
    node: str
    factor: str
    first: float | None
    total: float | None


@dataclass(frozen=True)
class Spread:
    """All of it, with the seed and the number of draws it was computed with; `nodes` by (region or area key, node).

    `besides` are the probabilities of the statuses of branches of the area that stand in no tree, by id.
    """

    seed: int
    draws: int
    nodes: Mapping[tuple[str, str], NodeSpread]
    pairs: tuple[Pair, ...]
    sensitivity: tuple[Sensitivity, ...]
    besides: Mapping[str, Mapping[Status, float]] = field(default_factory=dict)
