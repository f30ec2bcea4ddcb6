"""The branches of a tree as tables: dimensions and objectives with score, status and coverage.

Serves the area and a region alike. What is the same on every row is said once, under the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evaluation.scoring.results import Node, Status
from indicators.lists import Dimension
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.overview import implementation, judged_dimensions
from reports.context.spreads import is_doubted, sureness
from reports.context.wording import coverage_text, mark_in_chart, score_text, share_text, status_cell, tags_of


@dataclass(frozen=True)
class _Branch:
    """A row before it is written: its name, and its node if it does not only head others."""

    name: str
    node: Node | None = None
    kind: str = ""


def dimension_table(draft: Draft, key: str, title: str) -> Table:
    """The scored dimensions, and implementation as a whole."""
    words = draft.words
    branches = [_Branch(words.name(dimension.name), node) for dimension, node in judged_dimensions(draft, key)]
    return _table(draft, title, words.say("report.heads.dimension"), [*branches, *_whole(draft, key)])


def objective_table(draft: Draft, key: str, title: str) -> Table:
    """The objectives under their dimensions."""
    branches = []
    for dimension, _ in judged_dimensions(draft, key):
        branches.append(_Branch(draft.words.name(dimension.name), kind="group"))
        branches += _objectives(draft, key, dimension)
    return _table(draft, title, draft.words.say("report.heads.objective"), branches)


def tree_table(draft: Draft, key: str, title: str) -> Table:
    """Both in one: each dimension with its objectives below it, and implementation as a whole."""
    branches = []
    for dimension, node in judged_dimensions(draft, key):
        branches.append(_Branch(draft.words.name(dimension.name), node, "branch"))
        branches += _objectives(draft, key, dimension)
    return _table(draft, title, draft.words.say("report.heads.branch"), [*branches, *_whole(draft, key)])


def _objectives(draft: Draft, key: str, dimension: Dimension) -> list[_Branch]:
    found = ((objective, draft.evaluation.nodes.get((key, objective.id))) for objective in dimension.objectives)
    return [
        _Branch(draft.words.name(objective.name), node, "leaf")
        for objective, node in found
        if node is not None and node.status is not Status.NOT_APPLICABLE
    ]


def _whole(draft: Draft, key: str) -> list[_Branch]:
    whole = implementation(draft, key)
    return [] if whole is None else [_Branch(draft.words.say("report.tree.implementation"), whole, "strong")]


def _table(draft: Draft, title: str, first: str, branches: Sequence[_Branch]) -> Table:
    """The share of targets set afterwards has a column only where it differs from row to row."""
    say, nodes = draft.words.say, [branch.node for branch in branches if branch.node is not None]
    shares = {share_text(draft, node.set_afterwards) for node in nodes if node.set_afterwards is not None}
    differing = len(shares) > 1
    one_by_one, marks = mark_in_chart(draft, [node.illustrative for node in nodes if node.score is not None])
    heads = [
        Cell(first),
        number_head(say("report.heads.score")),
        Cell(say("report.heads.status")),
        number_head(say("report.heads.coverage")),
        *([number_head(say("report.heads.afterwards"))] if differing else []),
    ]
    notes = [say("report.tree.note", minimum=draft.words.percent(_minimum(draft), 0)), *marks]
    if len(shares) == 1:
        notes.insert(1, say("report.tree.afterwards", share=min(shares)))
    if any(is_doubted(draft, node) for node in nodes):
        stated = draft.evaluation.framework.method.uncertainty.stated_probability
        notes.append(say("uncertainty.doubted_note", stated=draft.words.percent(stated, 0)))
    return draft.table(
        title,
        say(f"report.tree.{'subtitle_afterwards' if differing else 'subtitle'}"),
        source=say("report.source.computed"),
        rows=[_row(draft, branch, marked=one_by_one, afterwards=differing) for branch in branches],
        kind="nodes",
        heads=heads,
        notes=notes,
    )


def _row(draft: Draft, branch: _Branch, *, marked: bool, afterwards: bool) -> Row:
    node = branch.node
    if node is None:
        return Row(Cell(branch.name), (), branch.kind)
    cells = [
        number_cell(score_text(draft, node)),
        _status_cell(draft, node),
        number_cell(coverage_text(draft, node)),
    ]
    if afterwards:
        cells.append(number_cell(share_text(draft, node.set_afterwards)))
    return Row(Cell(branch.name, (), "", tags_of(draft, marked and node.illustrative)), tuple(cells), branch.kind)


def _status_cell(draft: Draft, node: Node) -> Cell:
    """The status; one that is not sure says so in the same breath."""
    plain = status_cell(draft, node.status)
    if not is_doubted(draft, node):
        return plain
    word = draft.words.say(f"uncertainty.word.{sureness(draft, node)}")
    return replace(plain, text=draft.words.say("uncertainty.doubted", status=plain.text, word=word))


def _minimum(draft: Draft) -> float:
    return draft.evaluation.framework.method.coverage_minimum
