"""What may be said of the branches of a tree, and of how much of them is known.

Every rule has an answer for nothing known, for one and for all.
"""

from collections.abc import Sequence

from evaluation.scoring.results import Node, Status
from indicators.cards import Text
from reports.headlines.telling import Fact, Headline, Points, Share

A_POINT = 1.0  # scores closer than this are not told apart in a title


def node_verdict(node: Node, minimum: float) -> Headline:
    """What may be said of a branch: its status, score and coverage, or why it cannot be judged."""
    coverage = Share(node.coverage)
    if node.status is Status.NOT_APPLICABLE:
        return Headline("report.verdict.not_applicable")
    if node.score is None:
        return Headline("report.verdict.not_assessable", {"coverage": coverage, "minimum": Share(minimum)})
    return Headline(f"report.verdict.{node.status}", {"score": Points(node.score), "coverage": coverage})


def whole_verdict(node: Node, minimum: float, inessive: Text | None = None) -> Headline:
    """The verdict on implementation as a whole, of the area or (with its inessive) of a region."""
    key = f"report.lead.{'area' if inessive is None else 'region'}.{node.status}"
    facts: dict[str, Fact] = {"coverage": Share(node.coverage), "minimum": Share(minimum)}
    if inessive is not None:
        facts["inessive"] = inessive
    if node.score is not None:
        facts["score"] = Points(node.score)
    return Headline(key, facts)


def main_lack(node: Node) -> Headline | None:
    """What most of a branch's unscored indicators lack; the first in the alphabet of kinds where two are even."""
    if not node.missing:
        return None
    kind = max(sorted(node.missing), key=lambda name: node.missing[name])
    return Headline(f"report.lack.{kind}", number=node.missing[kind])


def overview_finding(nodes: Sequence[Node]) -> Headline:
    """How many of the given branches are at least mostly achieved, and how many cannot be judged."""
    concerned = [node for node in nodes if node.status is not Status.NOT_APPLICABLE]
    unknown = sum(node.score is None for node in concerned)
    good = sum(node.status in (Status.ACHIEVED, Status.MOSTLY) for node in concerned)
    facts = {"total": len(concerned), "unknown": unknown}
    if not concerned or unknown == len(concerned):
        return Headline("report.overview.nothing")
    if unknown:
        return Headline("report.overview.partly_known", facts, number=good)
    return Headline("report.overview.known", facts, number=good)


def scale_finding(nodes: Sequence[tuple[Text, Node]]) -> Headline:
    """The branch farthest from its targets; the range of scores where the lowest two are within a point."""
    judged = sorted(((node.score, name) for name, node in nodes if node.score is not None), key=lambda pair: pair[0])
    if not judged:
        return Headline("report.scale.finding.nothing")
    score, name = judged[0]
    if len(judged) == 1:
        return Headline("report.scale.finding.only", {"name": name, "score": Points(score)})
    if judged[1][0] - score < A_POINT:
        return Headline("report.scale.finding.tie", {"low": Points(score), "high": Points(judged[-1][0])})
    return Headline("report.scale.finding.farthest", {"name": name, "score": Points(score)})


def heatmap_finding(cells: Sequence[Node]) -> Headline:
    """How much of the region × objective field can be judged, and how much of it is at least mostly achieved."""
    concerned = [node for node in cells if node.status is not Status.NOT_APPLICABLE]
    judged = [node for node in concerned if node.score is not None]
    good = sum(node.status in (Status.ACHIEVED, Status.MOSTLY) for node in judged)
    if not judged:
        return Headline("report.heatmap.nothing")
    facts = {"total": len(concerned), "judged": len(judged)}
    extent = "all" if len(judged) == len(concerned) else "some"
    return Headline(f"report.heatmap.{extent}", facts, number=good)


def assessable_finding(nodes: Sequence[Node]) -> Headline:
    """In how many of the given regions implementation can be judged."""
    return Headline("report.card.bars", {"total": len(nodes)}, number=sum(node.score is not None for node in nodes))


def coverage_finding(known: int, due: int) -> Headline:
    """The share of the figures asked for that were given."""
    if due == 0:
        return Headline("report.coverage.nothing")
    if known == due:
        return Headline("report.coverage.all", {"due": due})
    return Headline("report.coverage.some", {"share": Share(known / due), "known": known, "due": due})


def gap_finding(node: Node) -> Headline | None:
    """That targets were set afterwards: all of the known weight, or a share of it; None where none were."""
    share = node.set_afterwards
    if not share:
        return None
    if round(share, 9) == 1:
        return Headline("report.afterwards.all")
    return Headline("report.afterwards.some", {"share": Share(share)})
