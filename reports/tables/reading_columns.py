"""The tables of the readings in results.xlsx: who works with whom, what stands where, how the surroundings moved.

Knows no file format. A new table is a function here, its line in `reading_tables` and its words in the phrases.
"""

from collections.abc import Iterable, Iterator

from evaluation import Evaluation
from evaluation.own_priorities import KINDS
from reports.tables.columns import Table, Value, place_name

Cells = tuple[Value, ...]


def reading_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """The tables in the order of the readings."""
    place = ("region", "region_fi", "region_en")
    pair = ("group", "key", "region", "other", "count", "euro", "unpriced")
    parts = ("change", "national", "mix", "regional")
    return (
        Table("cooperation", pair, tuple(_pairs(evaluation))),
        Table("projects", _PROJECT, tuple(_projects(evaluation))),
        Table("value_networks", ("theme", "stage", "stage_fi", "stage_en", *place, "state", "actors"),
              tuple(_stages(evaluation))),
        Table("specialisation", (*place, "industry", "year", "jobs", "all_jobs", "quotient", "standing", "few",
                                 "missing", "illustrative"), tuple(_quotients(evaluation))),
        Table("shifts", (*place, "industry", "first", "last", "start", *parts, "illustrative"),
              tuple(_shifts(evaluation))),
        Table("benchmark", (*place, "id", "name_fi", "name_en", "year", "value", "percentile", "regions",
                            "illustrative"), tuple(_positions(evaluation))),
        Table("changes", (*place, "id", "first", "last", "unit", "own", "outside", "difference", "absent", "flags",
                          "illustrative"), tuple(_changes(evaluation))),
        Table("own_priorities", (*place, "own_priority", "valid", *KINDS, "sources", "illustrative", "cells"),
              tuple(_priorities(evaluation))),
    )  # fmt: skip


_PROJECT = (
    "code", "project", "regions_named", "theme", "priority", "programme", "first_day", "last_day", "total", "public",
    "disputed", "illustrative", "cells",
)  # fmt: skip


def _place(evaluation: Evaluation, key: str) -> Cells:
    name = place_name(evaluation.framework, key)
    return key, name.fi, name.en


def _mark(illustrative: bool) -> Value:
    return "esimerkki" if illustrative else None


def _listed(words: Iterable[str]) -> Value:
    return "; ".join(words) or None


def _pairs(evaluation: Evaluation) -> Iterator[Cells]:
    for network in evaluation.cooperation.networks:
        for pair in network.pairs:
            yield network.group, network.key or None, pair.a, pair.b, pair.count, pair.euro, pair.unpriced


def _projects(evaluation: Evaluation) -> Iterator[Cells]:
    for project in evaluation.cooperation.projects:
        yield (
            project.code or None,
            project.name or None,
            _listed(project.regions) if project.regions_known else None,
            project.theme or None,
            project.priority or None,
            project.programme or None,
            project.start.isoformat() if project.start else None,
            project.end.isoformat() if project.end else None,
            project.total,
            project.public,
            _listed(conflict.column for conflict in project.conflicts),
            _mark(project.illustrative),
            _listed(project.cells),
        )


def _stages(evaluation: Evaluation) -> Iterator[Cells]:
    names = {
        f"{chain.theme}.{stage.key}": stage.name
        for chain in evaluation.framework.value_chains
        for stage in chain.stages
    }
    for network in evaluation.value_networks:
        for stage in network.stages:
            for region in evaluation.framework.regions:
                state = "having" if region in stage.having else "lacking" if region in stage.lacking else "unknown"
                name = names[stage.stage]
                where = _place(evaluation, region)
                yield network.theme, stage.stage, name.fi, name.en, *where, state, stage.having.get(region)


def _quotients(evaluation: Evaluation) -> Iterator[Cells]:
    for one in evaluation.specialisation.specialities:
        for found in one.quotients.values():
            yield (
                *_place(evaluation, one.region),
                evaluation.specialisation.table.industries[one.industry],
                found.year,
                found.jobs,
                found.all_jobs,
                found.quotient,
                found.standing.value if found.standing else None,
                "x" if found.few else None,
                found.missing.value if found.missing else None,
                _mark(one.illustrative),
            )


def _shifts(evaluation: Evaluation) -> Iterator[Cells]:
    for one in evaluation.specialisation.specialities:
        for found in one.shifts:
            parts = (found.change, found.national, found.mix, found.regional)
            yield (
                *_place(evaluation, one.region),
                evaluation.specialisation.table.industries[one.industry],
                found.first,
                found.last,
                "x" if found.start else None,
                *(float(part) for part in parts),
                _mark(one.illustrative),
            )


def _positions(evaluation: Evaluation) -> Iterator[Cells]:
    for one in evaluation.benchmark:
        if one.position is not None:
            name = evaluation.framework.indicators[one.indicator].name
            found = one.position
            told = (found.year, found.value, found.percentile, found.regions)
            yield *_place(evaluation, one.region), one.indicator, name.fi, name.en, *told, _mark(one.illustrative)


def _changes(evaluation: Evaluation) -> Iterator[Cells]:
    for one in evaluation.benchmark:
        for found in one.changes:
            flags = {"preliminary": found.preliminary, "boundary": found.boundary, "break": found.broken}
            yield (
                *_place(evaluation, one.region),
                one.indicator,
                found.first,
                found.last,
                "points" if one.points else "%",
                found.own,
                found.outside,
                found.difference,
                _listed(found.absent),
                _listed(flag for flag, raised in flags.items() if raised),
                _mark(one.illustrative),
            )


def _priorities(evaluation: Evaluation) -> Iterator[Cells]:
    for one in evaluation.own_priorities.priorities:
        links = (_listed(one.links[kind]) for kind in KINDS)
        told = (one.source or None, _mark(one.illustrative), one.cell)
        yield *_place(evaluation, one.region), one.name, one.valid or None, *links, *told
