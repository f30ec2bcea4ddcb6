"""The readings as plain records of results.json: value networks, specialisation, benchmark, own priorities.

Only names and shapes change here; cooperation has a module of its own. null is unknown, never zero. The parts of a
shift–share sum before they are rounded.
"""

from collections.abc import Sequence
from typing import Any

from evaluation.benchmark import Benchmark, Change
from evaluation.own_priorities import KINDS, OwnPriorities, OwnPriority
from evaluation.specialisation import Quotient, Shift, Specialisation, Speciality
from evaluation.value_networks import Actor, Coverage, ValueNetwork
from reports.tables.rounding import number


def value_network_records(reading: Sequence[ValueNetwork]) -> list[dict[str, Any]]:
    """One record a theme."""
    return [
        {
            "theme": network.theme,
            "delivered": list(network.delivered),
            "stages": [_stage(each) for each in network.stages],
            "complements": [
                {"stage": each.stage, "lacking": each.lacking, "having": each.having} for each in network.complements
            ],
            "actors": [_actor(each) for each in network.actors],
            "illustrative": network.illustrative,
        }
        for network in reading
    ]


def _stage(found: Coverage) -> dict[str, Any]:
    return {
        "stage": found.stage,
        "having": dict(found.having),
        "lacking": list(found.lacking),
        "unknown": list(found.unknown),
        "actors": found.actors,
        "dependence": found.dependence or None,
        "common_gap": found.common_gap,
        "illustrative": found.illustrative,
    }


def _actor(found: Actor) -> dict[str, Any]:
    return {
        "name": found.name,
        "region": found.region,
        "stage": found.stage or None,
        "types": list(found.types),
        "expertise": list(found.expertise),
        "links": list(found.links),
        "sources": list(found.sources),
        "illustrative": found.illustrative,
        "cells": list(found.cells),
    }


def specialisation_records(reading: Specialisation) -> list[dict[str, Any]]:
    """One record a region and industry, the area's among them."""
    return [_speciality(each, reading) for each in reading.specialities]


def _speciality(found: Speciality, reading: Specialisation) -> dict[str, Any]:
    return {
        "region": found.region,
        "industry": reading.table.industries[found.industry],
        "year": reading.year,
        "quotients": [_quotient(each) for each in found.quotients.values()],
        "shifts": [_shift(each) for each in found.shifts],
        "illustrative": found.illustrative,
        "cells": list(found.cells),
    }


def _quotient(found: Quotient) -> dict[str, Any]:
    return {
        "year": found.year,
        "jobs": number(found.jobs),
        "all_jobs": number(found.all_jobs),
        "quotient": number(found.quotient),
        "standing": found.standing.value if found.standing else None,
        "few": found.few,
        "missing": found.missing.value if found.missing else None,
        "preliminary": found.preliminary,
    }


def _shift(found: Shift) -> dict[str, Any]:
    parts = ("before", "after", "change", "national", "mix", "regional")
    return {
        "first": found.first,
        "last": found.last,
        "start": found.start,
        **{part: number(float(getattr(found, part))) for part in parts},
    }


def benchmark_records(reading: Sequence[Benchmark]) -> list[dict[str, Any]]:
    """One record a card and region, the area's among them."""
    return [
        {
            "region": found.region,
            "id": found.indicator,
            "points": found.points,
            "year": found.position.year if found.position else None,
            "value": number(found.position.value) if found.position else None,
            "regions": found.position.regions if found.position else None,
            "percentile": number(found.position.percentile) if found.position else None,
            "preliminary": found.position.preliminary if found.position else None,
            "changes": [_change(each) for each in found.changes],
            "unjoined": list(found.unjoined),
            "sources": list(found.sources),
            "illustrative": found.illustrative,
            "cells": list(found.cells),
        }
        for found in reading
    ]


def _change(found: Change) -> dict[str, Any]:
    return {
        "first": found.first,
        "last": found.last,
        "before": found.before,
        "own": number(found.own),
        "outside": number(found.outside),
        "difference": number(found.difference),
        "absent": list(found.absent),
        "preliminary": found.preliminary,
        "boundary": found.boundary,
        "broken": found.broken,
    }


def own_priority_records(reading: OwnPriorities) -> list[dict[str, Any]]:
    """One record a region: its own priorities, what of the common it names, and what it shares with each other."""
    return [
        {
            "region": region,
            "delivered": region in reading.delivered,
            "priorities": [_priority(each) for each in reading.priorities if each.region == region],
            "naming": {
                kind: {
                    key: "named" if region in each.naming else "not_named" if region in each.not_naming else "unknown"
                    for (of, key), each in reading.namings.items()
                    if of == kind
                }
                for kind in KINDS
            },
            "shared": [
                {"region": each.b if each.a == region else each.a, **{kind: list(each.keys[kind]) for kind in KINDS}}
                for each in reading.shared
                if region in (each.a, each.b)
            ],
        }
        for region in reading.regions
    ]


def _priority(found: OwnPriority) -> dict[str, Any]:
    return {
        "name": found.name,
        "valid": found.valid or None,
        "ended": found.ended,
        **{kind: list(found.links[kind]) for kind in KINDS},
        "unknown": list(found.unknown),
        "source": found.source or None,
        "illustrative": found.illustrative,
        "cells": [found.cell],
    }
