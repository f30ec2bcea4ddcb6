"""The branches of a tree at a glance: dimensions and objectives with score, status and coverage, as table and charts.

Serves the area and a region alike; which branches stand in it follows from the nodes that exist.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.scoring.results import Node, Status
from evaluation.scoring.tree import IMPLEMENTATION
from indicators.cards import Text
from indicators.lists import Dimension
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.wording import (
    coverage_text,
    score_text,
    share_text,
    status_cell,
    status_text,
    tags_of,
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
    """What may be said of a branch; where it cannot be judged, also what most of its indicators lack."""
    sentence = tell(node_verdict(node, draft.evaluation.framework.method.coverage_minimum), draft.words)
    return _with_reason(draft, sentence, node)


def _with_reason(draft: Draft, sentence: str, node: Node) -> str:
    lack = main_lack(node) if node.score is None else None
    return (
        sentence
        if lack is None
        else draft.words.say("report.verdict.because", verdict=sentence, reason=tell(lack, draft.words))
    )


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


def dimension_table(draft: Draft, key: str, title: str) -> Table:
    """Dimensions with score, status, coverage and the share of weight that rests on targets set afterwards."""
    words = draft.words
    rows = [_row(draft, words.name(dimension.name), node) for dimension, node in judged_dimensions(draft, key)]
    whole = implementation(draft, key)
    if whole is not None:
        rows.append(_row(draft, words.say("report.tree.implementation"), whole, "strong"))
    return _nodes_table(draft, title, words.say("report.heads.dimension"), rows)


def objective_table(draft: Draft, key: str, title: str) -> Table:
    """The objectives under their dimensions."""
    rows = []
    for dimension, _ in judged_dimensions(draft, key):
        rows.append(Row(Cell(draft.words.name(dimension.name)), (), "group"))
        for objective in dimension.objectives:
            node = draft.evaluation.nodes.get((key, objective.id))
            if node is not None and node.status is not Status.NOT_APPLICABLE:
                rows.append(_row(draft, draft.words.name(objective.name), node))
    return _nodes_table(draft, title, draft.words.say("report.heads.objective"), rows)


def _nodes_table(draft: Draft, title: str, first: str, rows: Sequence[Row]) -> Table:
    say = draft.words.say
    return draft.table(
        title,
        say("report.tree.subtitle"),
        source=say("report.source.computed"),
        rows=rows,
        kind="nodes",
        heads=(
            first,
            number_head(say("report.heads.score")),
            Cell(say("report.heads.status")),
            number_head(say("report.heads.coverage")),
            number_head(say("report.heads.afterwards")),
        ),
        notes=(say("report.tree.note", minimum=_minimum(draft)),),
    )


def _row(draft: Draft, name: str, node: Node, kind: str = "") -> Row:
    return Row(
        Cell(name, (), "", tags_of(draft, node.illustrative)),
        (
            number_cell(score_text(draft, node)),
            status_cell(draft, node.status),
            number_cell(coverage_text(draft, node)),
            number_cell(share_text(draft, node.set_afterwards)),
        ),
        kind,
    )


def _minimum(draft: Draft) -> str:
    return draft.words.percent(draft.evaluation.framework.method.coverage_minimum, 0)
