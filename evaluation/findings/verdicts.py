"""Findings on the verdicts themselves: what is achieved and what is not, and how far that may be relied on.

A verdict is said without reserve only where its probability is at least what the framework calls certain.
"""

from collections.abc import Iterator, Mapping

from evaluation.findings.finding import Fact
from evaluation.findings.grades import of_node
from evaluation.findings.view import Claim, View
from evaluation.scoring.results import Node, Status
from evaluation.scoring.tree import status_of_score

GOOD = (Status.ACHIEVED, Status.MOSTLY)
POOR = (Status.PARTLY, Status.NOT_ACHIEVED)


def achieved_objectives(view: View) -> Iterator[Claim]:
    """Objectives that are achieved, and surely so."""
    return _surely(view, "objective", {"achieved": (Status.ACHIEVED,)})


def failed_objectives(view: View) -> Iterator[Claim]:
    """Objectives that are not achieved, and surely so."""
    return _surely(view, "objective", {"not_achieved": (Status.NOT_ACHIEVED,)})


def strong_dimensions(view: View) -> Iterator[Claim]:
    """Dimensions that are achieved, or at least mostly achieved, and surely so."""
    return _surely(view, "dimension", {"achieved": (Status.ACHIEVED,), "at_least_mostly": GOOD})


def weak_dimensions(view: View) -> Iterator[Claim]:
    """Dimensions that are not achieved, or not even mostly achieved, and surely so."""
    return _surely(view, "dimension", {"not_achieved": (Status.NOT_ACHIEVED,), "at_most_partly": POOR})


def _surely(view: View, level: str, claims: Mapping[str, tuple[Status, ...]]) -> Iterator[Claim]:
    """For each node of a level the first of the claims that its status meets and that is certain enough."""
    for node in view.nodes_of(level):
        for name, statuses in claims.items():
            probability = sum(view.probability(node).get(status, 0.0) for status in statuses)
            if node.score is not None and node.status in statuses and _certain(view, probability):
                facts: dict[str, Fact] = {"claim": name, "status": node.status.value, "score": node.score}
                yield _claim(view, node, {**facts, "coverage": node.coverage, "probability": probability})
                break


def _certain(view: View, probability: float) -> bool:
    return round(probability, 9) >= view.limits.certain


def _claim(view: View, node: Node, facts: dict[str, Fact], *more: str) -> Claim:
    evidence = (f"{node.region}:{node.node}", *more)
    return Claim(node.region, node.node, facts, of_node(view, node), evidence, node.illustrative)


def _judged(view: View) -> Iterator[Node]:
    """The nodes with a score whose verdict is discussed: dimensions and wholes of all, objectives of the area."""
    for node in (*view.wholes, *view.nodes_of("objective")):
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
            "claim": "likelier" if told.get(other, 0.0) > own else "next",
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
            facts |= {"claim": "only", "indicator": known[0]}
            yield _claim(view, node, facts, f"{node.region}:{known[0]}")
        elif turning:
            own = node.score
            indicator = max(sorted(turning), key=lambda one: abs(turning[one] - own))
            without = status_of_score(view.framework, turning[indicator]).value
            facts |= {"claim": "turns", "indicator": indicator, "without": turning[indicator]}
            facts |= {"status_without": without, "number": len(turning)}
            yield _claim(view, node, facts, f"{node.region}:{indicator}")
