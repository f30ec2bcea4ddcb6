"""What the simulation says of single nodes, in words and figures: shares of the draws, intervals, medians.

Knows no table and no chart. A node that was not simulated has a dash.
"""

from evaluation.scoring.results import Node, Status
from evaluation.uncertainty.spread import NodeSpread
from reports.context.draft import Draft
from reports.context.wording import score_text, status_text

_NEARLY, _HARDLY = 0.995, 0.005  # shares beyond these would round to all or to none
_EVEN = 0.5  # a status of no more than this share of the draws is open
_DOUBTS = ("likely", "open")


def spread_of(draft: Draft, node: Node) -> NodeSpread | None:
    """What the simulation says of a node; None where it was not simulated."""
    spread = draft.evaluation.spread
    return None if spread is None else spread.nodes.get((node.region, node.node))


def share_of_draws(draft: Draft, share: float) -> str:
    """A share of the draws in per cent; one that is not quite all or none never says that it is."""
    if round(share, 9) == 0:
        return draft.words.say("report.indicator.dash")
    if _HARDLY <= share <= _NEARLY or round(share, 9) == 1:
        return draft.words.percent(share, 0)
    return draft.words.say(f"uncertainty.share.{'nearly' if share > _NEARLY else 'hardly'}")


def kept_text(draft: Draft, node: Node) -> str:
    """In which share of the draws a node keeps its printed status; a dash where it is not assessed."""
    spread = spread_of(draft, node)
    if spread is None or node.score is None:
        return draft.words.say("report.indicator.dash")
    return share_of_draws(draft, spread.probability.get(node.status, 0.0))


def sureness(draft: Draft, node: Node) -> str:
    """How sure the printed status is: `holds`, `likely`, `open`, or `unknown` where nothing is judged or simulated."""
    spread = spread_of(draft, node)
    if spread is None or node.score is None:
        return "unknown"
    share = round(spread.probability.get(node.status, 0.0), 9)
    stated = draft.evaluation.framework.method.uncertainty.stated_probability
    return "holds" if share >= stated else "likely" if share > _EVEN else "open"


def is_doubted(draft: Draft, node: Node) -> bool:
    """Whether the printed status is judged and simulated, but not sure."""
    return sureness(draft, node) in _DOUBTS


def doubt(draft: Draft, node: Node) -> str:
    """That the printed status is not sure, its share of the draws and any likelier status; empty where it is sure."""
    if not is_doubted(draft, node):
        return ""
    share, other = kept_text(draft, node), _likelier(draft, node)
    if other is None:
        return draft.words.say(f"uncertainty.doubt.{sureness(draft, node)}", share=share)
    status, likelier = other
    fields = {"other": status_text(draft, status), "other_share": share_of_draws(draft, likelier)}
    return draft.words.say("uncertainty.doubt.likelier", share=share, **fields)


def _likelier(draft: Draft, node: Node) -> tuple[Status, float] | None:
    """The status of most draws with its share, where it is another than the printed one."""
    spread = spread_of(draft, node)
    if spread is None:
        return None
    status, share = max(spread.probability.items(), key=lambda one: one[1])
    return (status, share) if round(share - spread.probability.get(node.status, 0.0), 9) > 0 else None


def interval_text(draft: Draft, low: float | None, high: float | None) -> str:
    """Two scores as lowest–highest, or a dash."""
    if low is None or high is None:
        return draft.words.say("report.indicator.dash")
    ends = {"low": draft.words.number(low, 1), "high": draft.words.number(high, 1)}
    return draft.words.say("uncertainty.table.range", **ends)


def scale_row_text(draft: Draft, node: Node, name: str) -> str:
    """One row of the scale in words, with its interval where it was simulated."""
    spread = spread_of(draft, node)
    fields = {"name": name, "score": score_text(draft, node), "status": status_text(draft, node.status)}
    if node.score is None:
        return draft.words.say("report.scale.chart.row_without", name=name, status=fields["status"])
    if spread is None or spread.p05 is None or spread.p95 is None:
        return draft.words.say("report.scale.chart.row", **fields)
    ends = {"low": draft.words.number(spread.p05, 1), "high": draft.words.number(spread.p95, 1)}
    return draft.words.say("uncertainty.scale.row", **fields, **ends)
