"""Findings on the differences between regions: only those that the simulation lets us state (method §7).

Regions are bands and gaps here, not places in a race; a pair is compared over the indicators that both have.
"""

from collections.abc import Iterator, Mapping

from evaluation.findings.finding import Fact
from evaluation.findings.grades import of_node
from evaluation.findings.view import Claim, View
from evaluation.uncertainty.spread import Pair


def dispersion(view: View) -> Iterator[Claim]:
    """Dimensions and wholes in which regions stand wide apart: the widest of the stated gaps is wide enough."""
    for node, pairs in _stated(view).items():
        widest = max(pairs, key=lambda pair: (pair.gap, pair.a, pair.b))
        if round(widest.gap, 9) < view.limits.dispersion:
            continue
        facts: dict[str, Fact] = {
            "highest": widest.a, "lowest": widest.b, "gap": widest.gap, "probability": widest.p, "number": len(pairs),
        }  # fmt: skip
        yield _claim(view, view.area, node, facts, pairs=(widest,))


def differences(view: View) -> Iterator[Claim]:
    """For each region the others that surely stand above it, in one dimension or whole."""
    for node, pairs in _stated(view).items():
        for region in view.framework.regions:
            above = tuple(pair for pair in pairs if pair.b == region)
            if above:
                facts: dict[str, Fact] = {
                    "above": tuple(pair.a for pair in above), "number": len(above),
                    "least": min(pair.gap for pair in above),
                    "most": max(pair.gap for pair in above),
                }  # fmt: skip
                yield _claim(view, region, node, facts, pairs=above)


def _stated(view: View) -> Mapping[str, tuple[Pair, ...]]:
    """The stated pairs of each node that has some, in the order of the tree."""
    pairs = view.spread.pairs if view.spread is not None else ()
    wholes = dict.fromkeys(node.node for node in view.wholes)
    found = {node: tuple(pair for pair in pairs if pair.stated and pair.node == node) for node in wholes}
    return {node: stated for node, stated in found.items() if stated}


def _claim(view: View, region: str, node: str, facts: Mapping[str, Fact], pairs: tuple[Pair, ...]) -> Claim:
    """The claim, only as strong as the weaker evidence of the two sides."""
    keys = dict.fromkeys(key for pair in pairs for key in (pair.a, pair.b))
    nodes = [view.nodes[key, node] for key in keys]
    weakest = max(of_node(view, one) for one in nodes)
    evidence = tuple(f"{key}:{node}" for key in keys)
    return Claim(region, node, facts, weakest, evidence, any(one.illustrative for one in nodes))
