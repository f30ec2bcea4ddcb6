"""The branches of a tree at a glance: what may be said of each. Their tables are in `node_tables`.

Serves the area and a region alike; which branches stand in it follows from the nodes that exist.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.scoring.results import Node, Status
from evaluation.scoring.tree import IMPLEMENTATION
from indicators.cards import Text
from indicators.lists import Dimension
from reports.context.draft import Draft
from reports.context.spreads import doubt
from reports.context.wording import (
    status_text,
)
from reports.headlines import gap_finding, main_lack, node_verdict, overview_finding, tell, whole_verdict


@dataclass(frozen=True)
class Verdict:
    """One branch in words: its name, status and what may be said of it."""

    name: str
    status: str
    status_text: str
    sentence: str
    illustrative: bool


def dimensions_of(draft: Draft, key: str, part: str) -> Iterator[tuple[Dimension, Node]]:
    """The dimensions of a part (implementation, impact) that the region or the area is concerned with."""
    for dimension in draft.evaluation.framework.dimensions:
        node = draft.evaluation.nodes.get((key, dimension.id))
        if dimension.part == part and node is not None and node.status is not Status.NOT_APPLICABLE:
            yield dimension, node


def judged_dimensions(draft: Draft, key: str) -> list[tuple[Dimension, Node]]:
    """All scored dimensions, those of implementation first."""
    return [pair for part in ("implementation", "impact") for pair in dimensions_of(draft, key, part)]


def implementation(draft: Draft, key: str) -> Node | None:
    """The node of implementation as a whole; None where the tree has none."""
    return draft.evaluation.nodes.get((key, IMPLEMENTATION))


def verdicts(draft: Draft, key: str) -> list[Verdict]:
    """A sentence for every dimension."""
    return [
        Verdict(
            draft.words.name(dimension.name),
            node.status,
            status_text(draft, node.status),
            verdict_sentence(draft, node),
            node.illustrative,
        )
        for dimension, node in judged_dimensions(draft, key)
    ]


def verdict_sentence(draft: Draft, node: Node) -> str:
    """What may be said of a branch, with the doubt about it; of one not judged, what most of its indicators lack."""
    sentence = tell(node_verdict(node, draft.evaluation.framework.method.coverage_minimum), draft.words)
    return _with_reason(draft, sentence, node)


def _with_reason(draft: Draft, sentence: str, node: Node) -> str:
    """The sentence and, where there is one, what is to be said with it: what most indicators lack, or a doubt."""
    lack = main_lack(node) if node.score is None else None
    reason = tell(lack, draft.words) if lack is not None else doubt(draft, node)
    return draft.words.say("report.verdict.because", verdict=sentence, reason=reason) if reason else sentence


def whole_sentence(draft: Draft, node: Node, inessive: Text | None = None) -> str:
    """What may be said of implementation as a whole, in the area or in a region."""
    minimum = draft.evaluation.framework.method.coverage_minimum
    return _with_reason(draft, tell(whole_verdict(node, minimum, inessive), draft.words), node)


def rests_on_examples(draft: Draft, key: str) -> bool:
    """Whether any score of a region or the area rests on an invented figure."""
    return any(node.illustrative for (region, _), node in draft.evaluation.nodes.items() if region == key)


def overview_title(draft: Draft, key: str) -> str:
    """How many dimensions of implementation are at least mostly achieved."""
    return tell(overview_finding([node for _, node in dimensions_of(draft, key, "implementation")]), draft.words)


def afterwards_sentence(draft: Draft, node: Node | None) -> str:
    """That targets were set afterwards; empty where none were."""
    finding = gap_finding(node) if node is not None else None
    return tell(finding, draft.words) if finding is not None else ""
