"""The field region × objective as a table with a number in every cell.

Holds regions only: a region's tree has fewer indicators than the area's, so their scores are never set side by side.
"""

from evaluation.scoring.results import Node, Status
from indicators.lists import Objective
from reports.context.draft import Cell, Draft, Row, Table, number_head
from reports.context.wording import mark_in_chart, score_text, tags_of
from reports.headlines import heatmap_finding, tell


def heatmap(draft: Draft) -> Table:
    """Rows = objectives that regions are asked about, columns = regions, cells = score or the word for its absence."""
    words, framework = draft.words, draft.evaluation.framework
    judged = [node for node in region_nodes(draft) if node.score is not None]
    one_by_one, note = mark_in_chart(draft, [node.illustrative for node in judged])
    rows = []
    for dimension in framework.dimensions:
        concerned = [objective for objective in dimension.objectives if _nodes(draft, objective)]
        if concerned:
            rows.append(Row(Cell(words.name(dimension.name)), (), "group"))
        for objective in concerned:
            nodes = _nodes(draft, objective)
            rows.append(
                Row(
                    Cell(words.name(objective.name)),
                    tuple(_cell(draft, nodes.get(key), one_by_one) for key in framework.regions),
                )
            )
    return draft.table(
        tell(heatmap_finding(region_nodes(draft)), words),
        words.say("report.heatmap.subtitle"),
        source=words.say("report.source.computed"),
        rows=rows,
        kind="heatmap",
        heads=(
            Cell(words.say("report.heads.objective")),
            *(number_head(words.name(region.name)) for region in framework.regions.values()),
        ),
        notes=(
            words.say("report.heatmap.note", minimum=words.percent(framework.method.coverage_minimum, 0)),
            words.say("report.heatmap.not_area"),
            *note,
        ),
    )


def region_nodes(draft: Draft) -> list[Node]:
    """Every region's node of every objective."""
    objectives = draft.evaluation.framework.objectives.values()
    return [node for objective in objectives for node in _nodes(draft, objective).values()]


def _nodes(draft: Draft, objective: Objective) -> dict[str, Node]:
    """The regions' nodes of an objective; empty where it concerns none of them."""
    found = ((key, draft.evaluation.nodes.get((key, objective.id))) for key in draft.evaluation.framework.regions)
    nodes = {key: node for key, node in found if node is not None}
    concerned = any(node.status is not Status.NOT_APPLICABLE for node in nodes.values())
    return nodes if concerned else {}


def _cell(draft: Draft, node: Node | None, marked: bool) -> Cell:
    if node is None or node.status is Status.NOT_APPLICABLE:
        return Cell(draft.words.say("status.short.not_applicable"), (), "heat outside")
    if node.score is None:
        return Cell(draft.words.say("status.short.not_assessable"), (), "heat missing")
    return Cell(
        score_text(draft, node), tags_of(draft, marked and node.illustrative), f"heat step-{_step(draft, node.score)}"
    )


def _step(draft: Draft, score: float) -> int:
    """The shade: one step for each threshold of a status that the score has passed."""
    limits = draft.evaluation.framework.method.node_status
    return sum(round(score, 9) >= limit for limit in (limits.partly, limits.mostly, limits.achieved))
