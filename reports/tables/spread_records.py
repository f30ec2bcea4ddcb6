"""The uncertainty of an evaluation as plain records of results.json: of its nodes, its pairs and its sensitivity.

Only names and shapes change here; nothing is computed.
"""

from typing import Any

from evaluation.scoring import Status
from evaluation.uncertainty.spread import NodeSpread, Spread
from reports.tables.rounding import number

_JUDGED = tuple(status for status in Status if status is not Status.NOT_APPLICABLE)


def node_record(spread: NodeSpread | None) -> dict[str, Any]:
    """The fields of one node; all null where nothing was simulated or the node does not apply."""
    applies = spread is not None and spread.bounds is not None
    return {
        "p05": number(spread.p05) if spread else None,
        "p50": number(spread.p50) if spread else None,
        "p95": number(spread.p95) if spread else None,
        "bounds": [number(end) for end in spread.bounds] if spread and spread.bounds else None,
        "probability": (
            {status.value: number(spread.probability[status]) for status in _JUDGED} if spread and applies else None
        ),
        "equal_weights": number(spread.equal_weights) if spread else None,
        "geometric": number(spread.geometric) if spread else None,
        "left_out": {name: number(score) for name, score in spread.left_out.items()} if spread else {},
    }


def pair_records(spread: Spread | None) -> list[dict[str, Any]]:
    """The comparable pairs, the one that is higher in the median draw as `a`."""
    return [
        {
            "a": pair.a,
            "b": pair.b,
            "node": pair.node,
            "p": number(pair.p),
            "gap": number(pair.gap),
            "stated": pair.stated,
        }
        for pair in (spread.pairs if spread else ())
    ]


def sensitivity_records(spread: Spread | None) -> list[dict[str, Any]]:
    """The shares of variance by node and group of choices."""
    return [
        {
            "region": one.region,
            "node": one.node,
            "factor": one.factor,
            "first": number(one.first),
            "total": number(one.total),
        }
        for one in (spread.sensitivity if spread else ())
    ]
