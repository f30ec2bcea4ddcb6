"""Findings on the verdicts themselves: what is achieved and what is not, and how far that may be relied on.

A verdict is said without reserve only where its probability is at least what the framework calls certain.
"""

from collections.abc import Iterable, Iterator

from evaluation.findings.finding import Fact
from evaluation.findings.grades import of_node
from evaluation.findings.view import Claim, View
from evaluation.scoring.results import Node, Status
from evaluation.scoring.tree import status_of_score

WHOLES = ("dimension", "implementation", "impact")
GOOD = (Status.ACHIEVED, Status.MOSTLY)
POOR = (Status.PARTLY, Status.NOT_ACHIEVED)


def achieved_objectives(view: View) -> Iterator[Claim]:
    """Objectives that are achieved, and surely so."""
    return _surely(view, view.nodes_of("objective"), (Status.ACHIEVED,))


def failed_objectives(view: View) -> Iterator[Claim]:
    """Objectives that are not achieved, and surely so."""
    return _surely(view, view.nodes_of("objective"), (Status.NOT_ACHIEVED,))


def strong_dimensions(view: View) -> Iterator[Claim]:
    """Dimensions that are at least mostly achieved, and surely so."""
    return _surely(view, view.nodes_of("dimension"), GOOD)


def weak_dimensions(view: View) -> Iterator[Claim]:
    """Dimensions that are surely not even mostly achieved."""
    return _surely(view, view.nodes_of("dimension"), POOR)


def _surely(view: View, nodes: Iterable[Node], statuses: tuple[Status, ...]) -> Iterator[Claim]:
    """A claim on each node whose status is among these, where their joint probability is certain enough."""
    for node in nodes:
        probability = _sum(view, node, statuses)
        if node.status in statuses and node.score is not None and _certain(view, probability):
            facts: dict[str, Fact] = {"status": node.status.value, "score": node.score}
            yield _claim(view, node, {**facts, "coverage": node.coverage, "probability": probability})


def _sum(view: View, node: Node, statuses: tuple[Status, ...]) -> float:
    return sum(view.probability(node).get(status, 0.0) for status in statuses)


def _certain(view: View, probability: float) -> bool:
    return round(probability, 9) >= view.limits.certain


def _claim(view: View, node: Node, facts: dict[str, Fact], *more: str) -> Claim:
    evidence = (f"{node.region}:{node.node}", *more)
    return Claim(node.region, node.node, facts, of_node(view, node), evidence, node.illustrative)


def _judged(view: View) -> Iterator[Node]:
    """The nodes with a score whose verdict is discussed: dimensions and wholes of all, objectives of the area."""
    for node in view.nodes_of(*WHOLES, "objective"):
        if node.score is not None and (node.level != "objective" or node.region == view.area):
            yield node


def uncertain_verdicts(view: View) -> Iterator[Claim]:
    """Verdicts whose printed status is not certain enough, with the status that is likeliest beside it."""
    for node in _judged(view):
        told = view.probability(node)
        own = told.get(node.status, 0.0)
        if node.score is None or not told or _certain(view, own):
            continue
        other = max((status for status in Status if status is not node.status), key=lambda one: told.get(one, 0.0))
        facts: dict[str, Fact] = {
            "status": node.status.value, "score": node.score, "probability": own,
            "other": other.value, "other_probability": told.get(other, 0.0),
        }  # fmt: skip
        yield _claim(view, node, {**facts, **_interval(view, node)})


def _interval(view: View, node: Node) -> dict[str, Fact]:
    found = view.spread.nodes.get((node.region, node.node)) if view.spread is not None else None
    if found is None or found.p05 is None or found.p95 is None:
        return {}
    return {"low": found.p05, "high": found.p95}


def single_indicator_verdicts(view: View) -> Iterator[Claim]:
    """Verdicts that another status would replace if one indicator were left out; the one that moves it most is named.

    A node with only one known indicator has nothing without it.
    """
    for node in _judged(view):
        known = [leaf.result.indicator for leaf in view.leaves(node) if leaf.result.coverage > 0]
        found = view.spread.nodes.get((node.region, node.node)) if view.spread is not None else None
        if node.score is None or found is None:
            continue
        facts: dict[str, Fact] = {"status": node.status.value, "score": node.score}
        turning = {
            indicator: score
            for indicator, score in found.left_out.items()
            if status_of_score(view.framework, score) is not node.status
        }
        if len(known) == 1:
            yield _claim(view, node, {**facts, "indicator": known[0]}, f"{node.region}:{known[0]}")
        elif turning:
            own = node.score
            indicator = max(sorted(turning), key=lambda one: abs(turning[one] - own))
            without = status_of_score(view.framework, turning[indicator]).value
            told: dict[str, Fact] = {"without": turning[indicator], "status_without": without, "number": len(turning)}
            yield _claim(view, node, {**facts, "indicator": indicator, **told}, f"{node.region}:{indicator}")
