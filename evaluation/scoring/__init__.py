"""From figures to verdicts: value → attainment → score → objective → dimension → area.

`score` gives a result for every card of every region and of the area, and the nodes of their trees. Knows no cell
beyond its address, no sentence and no page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.panel import Panel
from evaluation.scoring.area import area_result
from evaluation.scoring.own import empty_line, own_result
from evaluation.scoring.results import Flag, Node, Result, Status
from evaluation.scoring.tree import aggregate
from indicators.framework import Framework

__all__ = ["Flag", "Node", "Result", "Scores", "Status", "score"]


@dataclass(frozen=True)
class Scores:
    """Results by (region or area key, indicator id) and nodes by (region or area key, node id)."""

    results: Mapping[tuple[str, str], Result]
    nodes: Mapping[tuple[str, str], Node]


def score(framework: Framework, panel: Panel) -> Scores:
    """The verdicts on a panel. A region's never depend on another region's figures."""
    results: dict[tuple[str, str], Result] = {}
    for card in framework.indicators.values():
        if card.scope != "joint":
            for region in framework.regions:
                line = panel.lines.get((region, card.id)) or empty_line(framework, card)
                results[region, card.id] = own_result(framework, panel, region, line, card.target)
        results[framework.area.key, card.id] = area_result(framework, panel, card)
    nodes: dict[tuple[str, str], Node] = {}
    for key in (*framework.regions, framework.area.key):
        own = {indicator: result for (region, indicator), result in results.items() if region == key}
        nodes.update({(key, node): found for node, found in aggregate(framework, key, own).items()})
    return Scores(results, nodes)
