"""Findings on what is known: where nothing can be judged and why, and what the figures and targets rest on."""

from collections import Counter
from collections.abc import Iterator

from evaluation.findings.finding import Fact
from evaluation.findings.grades import Ground, graded, of_node
from evaluation.findings.view import WHOLES, Claim, View, is_invented
from evaluation.scoring.results import Result, Status
from indicators.cards import Indicator


def coverage_holes(view: View) -> Iterator[Claim]:
    """Nodes of which too little is known to judge them; an objective only where its dimension can be judged."""
    dimension = {one.id: part.id for part in view.framework.dimensions for one in part.objectives}
    for node in (*view.wholes, *view.nodes_of("objective")):
        if node.status is not Status.NOT_ASSESSABLE:
            continue
        above = view.nodes.get((node.region, dimension.get(node.node, "")))
        if above is not None and above.score is None:
            continue
        reason = max(sorted(node.lost), key=lambda one: node.lost[one], default="")
        facts: dict[str, Fact] = {"coverage": node.coverage, "reason": reason, "lost": node.lost.get(reason, 0.0)}
        evidence = (f"{node.region}:{node.node}",)
        yield Claim(node.region, node.node, facts, of_node(view, node), evidence, node.illustrative)


def mostly_missing(view: View) -> Iterator[Claim]:
    """Indicators that most of the regions they concern have no figure for, with the reason that most of them give."""
    for card in view.framework.indicators.values():
        own = _regional(view, card)
        lacking = [result for result in own if result.value is None]
        if not own or len(lacking) <= view.limits.majority * len(own):
            continue
        reasons = Counter(str(result.missing) for result in lacking)
        reason = max(sorted(reasons), key=lambda one: reasons[one])
        facts: dict[str, Fact] = {
            "number": len(lacking), "total": len(own), "reason": reason, "reasons": reasons[reason],
            "regions": tuple(result.region for result in lacking),
        }  # fmt: skip
        level = graded(view, Ground(coverage=1 - len(lacking) / len(own)))
        evidence = tuple(f"{result.region}:{card.id}" for result in own)
        yield Claim(view.area, card.id, facts, level, evidence, any(map(is_invented, own)))


def _regional(view: View, card: Indicator) -> list[Result]:
    """The results of the regions that a card concerns and asks for a figure."""
    asked = card.asked and card.scope != "joint"
    found = [view.results[key, card.id] for key in view.framework.regions] if asked else []
    return [result for result in found if result.status is not Status.NOT_APPLICABLE]


def targets_missing(view: View) -> Iterator[Claim]:
    """Dimensions of the area with figures that no target can be held against."""
    for node in view.nodes_of("dimension"):
        if node.region != view.area:
            continue
        without = [leaf for leaf in view.leaves(node) if leaf.result.lack.get("no_target", 0.0) > 0]
        whole = [leaf.result for leaf in without if leaf.result.target is None and not leaf.result.pace]
        if whole:
            facts: dict[str, Fact] = {
                "number": len(whole), "total": len(view.leaves(node)), "share": node.lost.get("no_target", 0.0),
                "indicators": tuple(result.indicator for result in whole),
            }  # fmt: skip
            level = graded(view, Ground(coverage=1.0))
            evidence = tuple(f"{result.region}:{result.indicator}" for result in whole)
            yield Claim(node.region, node.node, facts, level, evidence, any(map(is_invented, whole)))


def targets_set_afterwards(view: View) -> Iterator[Claim]:
    """Wholes whose verdict rests, by more than the framework allows, on targets that were set afterwards."""
    for node in view.nodes_of(*WHOLES):
        share = node.set_afterwards or 0.0
        if round(share, 9) > view.limits.set_afterwards:
            evidence = (f"{node.region}:{node.node}",)
            yield Claim(node.region, node.node, {"share": share}, of_node(view, node), evidence, node.illustrative)


def invented_figures(view: View) -> Iterator[Claim]:
    """Wholes that rest on figures invented for an example."""
    for node in view.nodes_of(*WHOLES):
        known = [leaf.result for leaf in view.leaves(node) if leaf.result.coverage > 0]
        invented = [result for result in known if is_invented(result)]
        if invented:
            facts: dict[str, Fact] = {"number": len(invented), "total": len(known)}
            evidence = tuple(f"{result.region}:{result.indicator}" for result in invented)
            yield Claim(node.region, node.node, facts, of_node(view, node), evidence, True)
