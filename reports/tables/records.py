"""An evaluation as the plain records of results.json (schema 1).

Only names and shapes change here; nothing is computed. The schema beside this module says what each field means; a
part of the method that comes later fills its own field.
"""

from collections import Counter
from typing import Any

from evaluation import Evaluation
from evaluation.scoring.results import Node, Result, Trend
from reports.tables.cooperation_records import cooperation_record
from reports.tables.finding_records import finding_records
from reports.tables.opinion_records import opinion_records
from reports.tables.problem_records import SCHEMA
from reports.tables.proposal_records import proposal_records
from reports.tables.reading_records import (
    benchmark_records,
    own_priority_records,
    specialisation_records,
    value_network_records,
)
from reports.tables.rounding import number
from reports.tables.spread_records import node_record, pair_records, sensitivity_records


def result_records(evaluation: Evaluation) -> dict[str, Any]:
    """The content of results.json: null = not assessable or not applicable, never NaN and never 0 for missing."""
    framework = evaluation.framework
    return {
        "schema": SCHEMA,
        "period": framework.period,
        "cutoff": evaluation.cutoff.isoformat(),
        "seed": framework.method.seed,
        "draws": framework.method.draws,
        "regions": [_region(evaluation, key) for key in evaluation.region_status],
        "indicators": [_indicator(evaluation, result) for result in evaluation.results.values()],
        "nodes": [_node(evaluation, node) for node in evaluation.nodes.values()],
        "pairs": pair_records(evaluation.spread),
        "sensitivity": sensitivity_records(evaluation.spread),
        "self_assessment": opinion_records(evaluation.self_assessment),
        "cooperation": cooperation_record(evaluation.cooperation),
        "value_networks": value_network_records(evaluation.value_networks),
        "specialisation": specialisation_records(evaluation.specialisation),
        "benchmark": benchmark_records(evaluation.benchmark),
        "own_priorities": own_priority_records(evaluation.own_priorities),
        "findings": finding_records(evaluation.findings),
        "proposals": proposal_records(evaluation.proposals),
    }


def _region(evaluation: Evaluation, key: str) -> dict[str, Any]:
    severities = Counter(p.severity.value for p in evaluation.problems if p.region == key and not p.explanation)
    return {
        "region": key,
        "status": evaluation.region_status[key],
        "problems": {level: severities.get(level, 0) for level in ("error", "warning", "note")},
        "explained": sum(1 for p in evaluation.problems if p.region == key and p.explanation),
    }


def _indicator(evaluation: Evaluation, result: Result) -> dict[str, Any]:
    target = list(result.target) if isinstance(result.target, tuple) else result.target
    return {
        "region": result.region,
        "id": result.indicator,
        "baseline": number(result.baseline),
        "target": [number(end) for end in target] if isinstance(target, list) else number(target),
        "target_origin": result.target_origin or None,
        "value": number(result.value),
        "year": result.year,
        "attainment": number(result.attainment),
        "score": number(result.score),
        "status": result.status.value,
        "flags": [flag.value for flag in result.flags],
        "missing": result.missing.value if result.missing else None,
        "coverage": number(result.coverage),
        "absent": list(result.absent),
        "lack": {reason: number(share) for reason, share in result.lack.items()},
        "expected": number(result.expected),
        "series": {str(year): number(value) for year, value in sorted(result.series.items())},
        "series_missing": {str(year): kind.value for year, kind in sorted(result.series_missing.items())},
        "pace": result.pace,
        "on_track": {str(year): number(ratio) for year, ratio in sorted(result.on_track.items())},
        "trend": _trend(result.trend),
        "breaks": list(result.breaks),
        "cells": {part: list(places) for part, places in result.cells.items()},
        "sources": list(result.sources),
    }


def _trend(trend: Trend | None) -> dict[str, Any] | None:
    if trend is None:
        return None
    return {
        "slope": number(trend.slope),
        "low": number(trend.low),
        "high": number(trend.high),
        "direction": trend.direction,
        "cagr": number(trend.cagr),
        "years": list(trend.years),
    }


def _node(evaluation: Evaluation, node: Node) -> dict[str, Any]:
    return {
        "region": node.region,
        "node": node.node,
        "level": node.level,
        "score": number(node.score),
        "coverage": number(node.coverage),
        "status": node.status.value,
        "set_afterwards": number(node.set_afterwards),
        "illustrative": node.illustrative,
        "shares": {status.value: number(share) for status, share in node.shares.items()},
        "missing": dict(node.missing),
        "lost": {reason: number(share) for reason, share in node.lost.items()},
        "unassessed": list(node.unassessed),
        **node_record(evaluation.spread.nodes[node.region, node.node] if evaluation.spread else None),
    }
