"""What may be said of how sure the verdicts are: over declared assumptions, never over a sample.

The threshold at which something is said aloud is given; no rule here knows one of its own.
"""

from collections.abc import Sequence

from evaluation.scoring.results import Node
from evaluation.uncertainty.spread import NodeSpread, Pair, Sensitivity
from indicators.cards import Text
from reports.headlines.branches import scale_finding
from reports.headlines.telling import Headline, Points

_CLEARLY = 0.05  # of the variance: effects closer than this are not told apart in a title


def holds(node: Node, spread: NodeSpread | None, stated: float) -> bool:
    """Whether the printed status is that of at least the stated share of the draws."""
    if spread is None or node.score is None:
        return False
    return round(spread.probability.get(node.status, 0.0), 9) >= stated


def certain_finding(judged: Sequence[tuple[Node, NodeSpread | None]], stated: float) -> Headline:
    """How many of the assessed branches keep their status when our own choices move."""
    known = [(node, spread) for node, spread in judged if node.score is not None]
    kept = sum(holds(node, spread, stated) for node, spread in known)
    if not known:
        return Headline("uncertainty.finding.nothing")
    if kept == len(known):
        return Headline("uncertainty.finding.all", number=kept)
    return Headline("uncertainty.finding.some", {"total": len(known)}, number=kept)


def farthest_finding(judged: Sequence[tuple[Text, Node, NodeSpread | None]]) -> Headline:
    """The branch farthest from its targets, named only where its interval lies below those of all others."""
    known = sorted((one for one in judged if one[1].score is not None), key=lambda one: one[1].score or 0.0)
    named = scale_finding([(name, node) for name, node, _ in known])
    if len(known) < 2 or all(_below(known[0][2], other) for _, _, other in known[1:]):
        return named
    low, high = known[0][1].score or 0.0, known[-1][1].score or 0.0
    return Headline("report.scale.finding.tie", {"low": Points(low), "high": Points(high)})


def _below(one: NodeSpread | None, other: NodeSpread | None) -> bool:
    """Whether the whole interval of one lies below that of the other; not where either was not simulated."""
    ends = (None if one is None else one.p95, None if other is None else other.p05)
    return ends[0] is not None and ends[1] is not None and ends[0] < ends[1]


def tornado_finding(rows: Sequence[Sensitivity]) -> Headline:
    """The group of choices that the score hangs on most; none is named where two are about as strong."""
    ordered = sorted((row for row in rows if row.total is not None), key=lambda row: -(row.total or 0.0))
    if not ordered:
        return Headline("uncertainty.tornado.finding.nothing")
    second = (ordered[1].total or 0.0) if len(ordered) > 1 else 0.0
    if (ordered[0].total or 0.0) - second < _CLEARLY:
        return Headline("uncertainty.tornado.finding.tie")
    return Headline(f"uncertainty.tornado.finding.{ordered[0].factor}")


def pairs_finding(pairs: Sequence[Pair]) -> Headline:
    """In how many of the compared pairs a difference may be stated."""
    if not pairs:
        return Headline("uncertainty.pairs.finding.nothing")
    return Headline("uncertainty.pairs.finding", {"total": len(pairs)}, number=sum(pair.stated for pair in pairs))
