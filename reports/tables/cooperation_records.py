"""Cooperation as a plain record of results.json. Only names and shapes change here; null is unknown, never zero."""

from datetime import date
from typing import Any

from evaluation.cooperation import Cooperation, Network, Project
from reports.tables.rounding import number


def cooperation_record(reading: Cooperation) -> dict[str, Any]:
    """The networks of the projects of the period, and every project with what the workbooks disagree on."""
    return {
        "delivered": list(reading.delivered),
        "before": reading.before,
        "after": reading.after,
        "networks": [_network(each) for each in reading.networks],
        "projects": [_project(each) for each in reading.projects],
    }


def _network(found: Network) -> dict[str, Any]:
    return {
        "group": found.group,
        "key": found.key or None,
        "projects": found.projects,
        "two": found.two,
        "three": found.three,
        "share_two": number(found.share(found.two)),
        "share_three": number(found.share(found.three)),
        "unplaced": found.unplaced,
        "density": number(found.density),
        "incomplete": found.incomplete,
        "illustrative": found.illustrative,
        "pairs": [
            {"a": p.a, "b": p.b, "count": p.count, "euro": number(p.euro), "unpriced": p.unpriced} for p in found.pairs
        ],
        "members": [
            {"region": m.region, "projects": m.projects, "shared": m.shared, "degree": m.degree, "strength": m.strength}
            for m in found.members
        ],
        "partners": [
            {"country": p.country, "projects": p.projects, "regions": list(p.regions)} for p in found.partners
        ],
    }


def _project(found: Project) -> dict[str, Any]:
    return {
        "code": found.code or None,
        "name": found.name or None,
        "regions": list(found.regions),
        "regions_known": found.regions_known,
        "elsewhere": list(found.elsewhere),
        "countries": list(found.countries),
        "lead": found.lead or None,
        "theme": found.theme or None,
        "priority": found.priority or None,
        "programme": found.programme or None,
        "start": _day(found.start),
        "end": _day(found.end),
        "total": number(found.total),
        "public": number(found.public),
        "cancelled": found.cancelled,
        "conflicts": [
            {"column": each.column, "values": [_plain(value) for value in each.values], "cells": list(each.cells)}
            for each in found.conflicts
        ],
        "sources": list(found.sources),
        "illustrative": found.illustrative,
        "cells": list(found.cells),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value
