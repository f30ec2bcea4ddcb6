"""The tables of results.xlsx and results.csv: which columns they have and what stands in them.

Knows no file format. A new column is one entry in its tuple and its header in the phrases.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from evaluation import Evaluation
from evaluation.scoring.results import Flag, Node, Result
from indicators.cards import Indicator, Text
from indicators.framework import Framework

Value = str | float | int | None
Row = TypeVar("Row")


@dataclass(frozen=True)
class Table:
    """A sheet: its phrase key, the keys of its columns, and its rows. `shares` are the columns printed as per cent."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    shares: frozenset[str] = frozenset()


def tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """All tables in their order; the first is the one that results.csv repeats."""
    return (
        _table("indicators", INDICATORS, evaluation, evaluation.results.values(), "attainment", "coverage"),
        _table("nodes", NODES, evaluation, evaluation.nodes.values(), "coverage", "set_afterwards"),
        _series(evaluation),
        _workbooks(evaluation),
    )


def place_name(framework: Framework, key: str) -> Text:
    """The name of a region or of the area."""
    return framework.area.name if key == framework.area.key else framework.regions[key].name


def node_name(framework: Framework, node: str) -> Text | None:
    """The name of a dimension or an objective; None for the roots, which have phrases."""
    named = {dimension.id: dimension.name for dimension in framework.dimensions}
    named.update({key: objective.name for key, objective in framework.objectives.items()})
    return named.get(node)


def _card(evaluation: Evaluation, result: Result) -> Indicator:
    return evaluation.framework.indicators[result.indicator]


def _ends(target: float | tuple[float, float] | None, end: int) -> float | None:
    return target[end] if isinstance(target, tuple) else target


INDICATORS: tuple[tuple[str, Callable[[Evaluation, Result], Value]], ...] = (
    ("region", lambda e, r: r.region),
    ("region_fi", lambda e, r: place_name(e.framework, r.region).fi),
    ("region_en", lambda e, r: place_name(e.framework, r.region).en),
    ("id", lambda e, r: r.indicator),
    ("name_fi", lambda e, r: _card(e, r).name.fi),
    ("name_en", lambda e, r: _card(e, r).name.en),
    ("objective", lambda e, r: _card(e, r).objective),
    ("unit_fi", lambda e, r: _card(e, r).unit.fi),
    ("unit_en", lambda e, r: _card(e, r).unit.en),
    ("baseline", lambda e, r: r.baseline),
    ("value", lambda e, r: r.value),
    ("year", lambda e, r: r.year),
    ("target_low", lambda e, r: _ends(r.target, 0)),
    ("target_high", lambda e, r: _ends(r.target, 1)),
    ("target_origin", lambda e, r: r.target_origin or None),
    ("attainment", lambda e, r: r.attainment),
    ("score", lambda e, r: r.score),
    ("status", lambda e, r: r.status.value),
    ("coverage", lambda e, r: r.coverage),
    ("missing", lambda e, r: r.missing.value if r.missing else None),
    ("pace", lambda e, r: "x" if r.pace else None),
    ("slope", lambda e, r: r.trend.slope if r.trend else None),
    ("slope_low", lambda e, r: r.trend.low if r.trend else None),
    ("slope_high", lambda e, r: r.trend.high if r.trend else None),
    ("direction", lambda e, r: r.trend.direction if r.trend else None),
    ("flags", lambda e, r: ", ".join(flag.value for flag in r.flags) or None),
    ("illustrative", lambda e, r: "esimerkki" if Flag.ILLUSTRATIVE in r.flags else None),
    ("sources", lambda e, r: "; ".join(r.sources) or None),
    ("cells", lambda e, r: "; ".join(r.cells.get("value", ())) or None),
)

NODES: tuple[tuple[str, Callable[[Evaluation, Node], Value]], ...] = (
    ("region", lambda e, n: n.region),
    ("region_fi", lambda e, n: place_name(e.framework, n.region).fi),
    ("region_en", lambda e, n: place_name(e.framework, n.region).en),
    ("node", lambda e, n: n.node),
    ("node_fi", lambda e, n: name.fi if (name := node_name(e.framework, n.node)) else None),
    ("node_en", lambda e, n: name.en if (name := node_name(e.framework, n.node)) else None),
    ("level", lambda e, n: n.level),
    ("score", lambda e, n: n.score),
    ("status", lambda e, n: n.status.value),
    ("coverage", lambda e, n: n.coverage),
    ("set_afterwards", lambda e, n: n.set_afterwards),
    ("illustrative", lambda e, n: "esimerkki" if n.illustrative else None),
    ("unassessed", lambda e, n: ", ".join(n.unassessed) or None),
)


def _table(
    key: str,
    columns: tuple[tuple[str, Callable[[Evaluation, Row], Value]], ...],
    evaluation: Evaluation,
    records: Iterable[Row],
    *shares: str,
) -> Table:
    rows = tuple(tuple(content(evaluation, record) for _, content in columns) for record in records)
    return Table(key, tuple(name for name, _ in columns), rows, frozenset(shares))


def _series(evaluation: Evaluation) -> Table:
    columns = ("region", "id", "year", "value", "missing", "on_track", "break")
    return Table("series", columns, tuple(_series_rows(evaluation.results.values())), frozenset({"on_track"}))


def _series_rows(results: Iterable[Result]) -> Iterator[tuple[Value, ...]]:
    for result in results:
        for year in sorted({*result.series, *result.series_missing}):
            kind, value = result.series_missing.get(year), result.series.get(year)
            missing = kind.value if kind and value is None else None
            broken = "x" if year in result.breaks else None
            yield result.region, result.indicator, year, value, missing, result.on_track.get(year), broken


def _workbooks(evaluation: Evaluation) -> Table:
    columns = ("region", "region_fi", "status", "file", "sha256")
    return Table("workbooks", columns, tuple(_workbook_rows(evaluation)))


def _workbook_rows(evaluation: Evaluation) -> Iterator[tuple[Value, ...]]:
    for key, status in evaluation.region_status.items():
        submission = evaluation.submissions.get(key)
        name = place_name(evaluation.framework, key).fi
        file, digest = (submission.file, submission.sha256) if submission else (None, None)
        yield key, name, status, file, digest
