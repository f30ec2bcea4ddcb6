"""The two trees of weights, and what the scores of their leaves say at each branch (method §6).

The area's tree holds every scored card, a region's those it is asked about; weights are renormalised over what is
there. Knows no value, unit or baseline.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.scoring.results import Flag, Node, Result, Status
from indicators.cards import Indicator
from indicators.framework import Framework

IMPLEMENTATION, IMPACT, TOTAL = "implementation", "impact", "total"


@dataclass(frozen=True)
class Branch:
    """A node of the tree before anything is known: its weight among its siblings, and its children or its card."""

    id: str
    level: str
    weight: float
    children: tuple["Branch", ...] = ()


def build_tree(framework: Framework, key: str) -> tuple[Branch, ...]:
    """The roots for a region or the area: implementation, impact and total. A branch without cards has no leaves.

    A dimension weighs what the framework says, an objective its own weight or its share of the dimension's scored
    cards, a card its own weight or 1; siblings are compared, so nothing needs to sum to one.
    """
    everything = key == framework.area.key
    dimensions: dict[str, list[Branch]] = {IMPLEMENTATION: [], IMPACT: []}
    for dimension in framework.dimensions:
        if dimension.part == "context":
            continue
        objectives = []
        weighed = {one.id: _weighed(framework, one.id) for one in dimension.objectives}
        whole = sum(len(cards) for cards in weighed.values())
        for objective, scored in zip(dimension.objectives, weighed.values(), strict=True):
            own = [card for card in scored if everything or card.scope in ("region", "both")]
            leaves = tuple(Branch(card.id, "indicator", card.weight or 1.0) for card in own)
            weight = objective.weight if objective.weight is not None else len(scored) / (whole or 1)
            objectives.append(Branch(objective.id, "objective", weight, leaves))
        dimensions[dimension.part].append(Branch(dimension.id, "dimension", dimension.weight, tuple(objectives)))
    every = [*dimensions[IMPLEMENTATION], *dimensions[IMPACT]]
    roots = ((IMPLEMENTATION, dimensions[IMPLEMENTATION]), (IMPACT, dimensions[IMPACT]), (TOTAL, every))
    return tuple(Branch(name, name, 1.0, tuple(children)) for name, children in roots if children)


def _weighed(framework: Framework, objective: str) -> list[Indicator]:
    return [card for card in framework.cards_of(objective) if card.scored and card.weight != 0]


@dataclass(frozen=True)
class Leaf:
    """An indicator below a branch, with its share of the branch's weight."""

    weight: float
    result: Result


def leaves(framework: Framework, key: str, node: str, results: Mapping[str, Result]) -> tuple[Leaf, ...]:
    """The applicable leaves below a node, from the results by indicator id; empty where the tree has no such node."""
    found = (branch for root in build_tree(framework, key) for branch in _below(root) if branch.id == node)
    return tuple(_leaves(next(found, Branch(node, "", 1.0)), results))


def _below(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        yield from _below(child)


def indicators_below(framework: Framework) -> dict[str, tuple[str, ...]]:
    """The ids of the scored indicators under each node of the area's tree, by node id."""
    branches = (branch for root in build_tree(framework, framework.area.key) for branch in _below(root))
    return {
        branch.id: tuple(one.id for one in _below(branch) if one.level == "indicator")
        for branch in branches
        if branch.level != "indicator"
    }


def aggregate(framework: Framework, key: str, results: Mapping[str, Result]) -> dict[str, Node]:
    """The nodes of a region or the area by node id, from its results by indicator id."""
    nodes: dict[str, Node] = {}
    for root in build_tree(framework, key):
        _descend(framework, key, root, results, nodes)
    return nodes


def node_of(
    framework: Framework, key: str, branch: Branch, results: Mapping[str, Result]
) -> tuple[Node, tuple[Leaf, ...]]:
    """A branch that stands in neither tree, for instance the indicators of a measure, as a node with its leaves."""
    return _node(framework, key, branch, results, {}), tuple(_leaves(branch, results))


def _descend(
    framework: Framework, key: str, branch: Branch, results: Mapping[str, Result], nodes: dict[str, Node]
) -> None:
    for child in branch.children:
        if child.level != "indicator" and child.id not in nodes:
            _descend(framework, key, child, results, nodes)
    nodes[branch.id] = _node(framework, key, branch, results, nodes)


def _node(
    framework: Framework, key: str, branch: Branch, results: Mapping[str, Result], nodes: Mapping[str, Node]
) -> Node:
    leaves = list(_leaves(branch, results))
    coverage, score = known_mean([(leaf.weight, leaf.result.coverage, leaf.result.score) for leaf in leaves])
    known = [leaf for leaf in leaves if leaf.result.coverage > 0]
    return Node(
        region=key,
        node=branch.id,
        level=branch.level,
        score=score if _enough(framework, coverage) else None,
        coverage=coverage,
        status=_status(framework, leaves, coverage, score),
        set_afterwards=_share(known, Flag.SET_AFTERWARDS),
        illustrative=any(Flag.ILLUSTRATIVE in leaf.result.flags for leaf in known),
        shares={
            status: sum(leaf.weight for leaf in leaves if leaf.result.status is status)
            for status in Status
            if status is not Status.NOT_APPLICABLE
        },
        missing=dict(sorted(Counter(_first_lack(leaf.result) for leaf in leaves if leaf.result.score is None).items())),
        lost=_lost(leaves),
        unassessed=tuple(
            child.id
            for child in branch.children
            if child.id in nodes and nodes[child.id].status is Status.NOT_ASSESSABLE
        ),
    )


def known_mean(children: Sequence[tuple[float, float, float | None]]) -> tuple[float, float | None]:
    """Coverage Σ w·c and mean Σ w·c·S / Σ w·c of (weight, coverage, score) triples whose weights sum to 1.

    The mean is of exactly the weight that the coverage names; None if nothing is known.
    """
    coverage = sum(weight * share for weight, share, score in children if score is not None)
    if coverage == 0:
        return 0.0, None
    return coverage, sum(weight * share * score for weight, share, score in children if score is not None) / coverage


def _leaves(branch: Branch, results: Mapping[str, Result]) -> Iterator[Leaf]:
    """The applicable leaves below a branch with their share of its weight; what is not applicable leaves both sums."""
    alive = [child for child in branch.children if _applicable(child, results)]
    total = sum(child.weight for child in alive)
    for child in alive:
        share = child.weight / total
        if child.level != "indicator":
            for leaf in _leaves(child, results):
                yield Leaf(share * leaf.weight, leaf.result)
        else:
            yield Leaf(share, results[child.id])


def _applicable(branch: Branch, results: Mapping[str, Result]) -> bool:
    if branch.level != "indicator":
        return any(_applicable(child, results) for child in branch.children)
    return results[branch.id].status is not Status.NOT_APPLICABLE


def _status(framework: Framework, leaves: Sequence[Leaf], coverage: float, score: float | None) -> Status:
    if not leaves:
        return Status.NOT_APPLICABLE
    if score is None or not _enough(framework, coverage):
        return Status.NOT_ASSESSABLE
    return status_of_score(framework, score)


def status_of_score(framework: Framework, score: float) -> Status:
    """The status of a node whose coverage is enough; its score is rounded to 9 decimals first."""
    limits, rounded = framework.method.node_status, round(score, 9)
    steps = ((limits.achieved, Status.ACHIEVED), (limits.mostly, Status.MOSTLY), (limits.partly, Status.PARTLY))
    return next((status for limit, status in steps if rounded >= limit), Status.NOT_ACHIEVED)


def _enough(framework: Framework, coverage: float) -> bool:
    return round(coverage, 9) >= framework.method.coverage_minimum


def _share(known: Sequence[Leaf], flag: Flag) -> float | None:
    weight = sum(leaf.weight * leaf.result.coverage for leaf in known)
    carried = sum(leaf.weight * leaf.result.coverage for leaf in known if flag in leaf.result.flags)
    return carried / weight if weight else None


def _first_lack(result: Result) -> str:
    """The reason that takes most of a leaf without a score."""
    return max(sorted(result.lack), key=lambda reason: result.lack[reason])


def _lost(leaves: Sequence[Leaf]) -> dict[str, float]:
    """The share of the weight that each reason takes, over leaves that are missing wholly or for some regions."""
    lost: dict[str, float] = {}
    for leaf in leaves:
        for reason, share in leaf.result.lack.items():
            lost[reason] = lost.get(reason, 0.0) + leaf.weight * share
    return dict(sorted(lost.items()))
