"""Views made by hand on the small strategy: a test gives the figures it is about, the tree computes the nodes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import msgspec

from evaluation.cooperation import cooperation
from evaluation.findings import Finding, View, find
from evaluation.panel import Figure, Line, Panel
from evaluation.problems import Place
from evaluation.scoring import Flag, Result, Status
from evaluation.scoring.own import empty_line
from evaluation.scoring.tree import aggregate
from evaluation.self_assessment.ratings import Rating, SelfAssessment
from evaluation.specialisation import specialisation
from evaluation.uncertainty.spread import NodeSpread, Pair, Spread
from evaluation.value_networks import value_networks
from evaluation.workbook.submission import Cell, Missing, Row, SheetRows, Submission
from indicators import Framework
from tests.small.answers import small_framework

CUTOFF = date(2020, 12, 31)
Written = str | float | date | tuple[str, ...]


@cache
def framework() -> Framework:
    return small_framework()


def result(region: str, indicator: str, attainment: float | None = None, **fields: object) -> Result:
    """A result with the attainment given, or one without a figure."""
    known = attainment is not None
    plain: dict[str, object] = {
        "baseline": 0.0, "target": 100.0, "target_origin": "strategy",
        "value": None if attainment is None else 100 * attainment, "year": 2020, "attainment": attainment,
        "score": None if attainment is None else 100 * min(max(attainment, 0.0), 1.0),
        "status": _status(attainment), "flags": (), "missing": None if known else Missing.NOT_AVAILABLE,
        "coverage": 1.0 if known else 0.0, "absent": (), "series": {}, "series_missing": {}, "expected": 1.0,
        "cells": {}, "lack": {} if known else {"not_available": 1.0},
    }  # fmt: skip
    return Result(region=region, indicator=indicator, **(plain | fields))  # type: ignore[arg-type]


def _status(attainment: float | None) -> Status:
    if attainment is None:
        return Status.NOT_ASSESSABLE
    steps = ((1.0, Status.ACHIEVED), (0.75, Status.MOSTLY), (0.4, Status.PARTLY))
    return next((status for limit, status in steps if attainment >= limit), Status.NOT_ACHIEVED)


def view(
    *results: Result,
    frame: Framework | None = None,
    lines: Mapping[tuple[str, str], Line] | None = None,
    books: Sequence[Submission] = (),
    spread: Spread | None = None,
    rated: SelfAssessment | None = None,
) -> View:
    """The view of these results with the readings of the books; every other indicator has no figure anywhere."""
    frame = frame or framework()
    given = {(one.region, one.indicator): one for one in results}
    keys = (*frame.regions, frame.area.key)
    every = {(key, card): given.get((key, card)) or result(key, card) for card in frame.indicators for key in keys}
    nodes = {}
    for key in keys:
        own = {card: one for (region, card), one in every.items() if region == key}
        nodes.update({(key, name): node for name, node in aggregate(frame, key, own).items()})
    panel = Panel(lines or {}, {})
    given_books = {book.region: book for book in books}
    readings = (
        cooperation(frame, given_books),
        value_networks(frame, given_books),
        specialisation(frame, given_books),
    )
    return View(frame, panel, given_books, every, nodes, CUTOFF, spread, rated, *readings)


def of_kind(seen: View, kind: str) -> list[Finding]:
    return [finding for finding in find(seen) if finding.kind == kind]


def spread(*nodes: NodeSpread, pairs: Iterable[Pair] = ()) -> Spread:
    return Spread(1, 8, {(node.region, node.node): node for node in nodes}, tuple(pairs), ())


def simulated(region: str, node: str, left_out: Mapping[str, float] | None = None, **probability: float) -> NodeSpread:
    told = {Status(name): share for name, share in probability.items()}
    return NodeSpread(region, node, 40.0, 50.0, 60.0, told, None, None, None, left_out or {})


def line(indicator: str, *years: float | None) -> Line:
    """A line of the small strategy with these yearly figures from its first year on; None is not answered."""
    frame = framework()
    blank = empty_line(frame, frame.indicators[indicator])
    figures = {
        year: Figure() if value is None else Figure(value, None)
        for year, value in zip(frame.years.period, years, strict=True)
    }
    return replace(blank, years=figures)


def book(region: str, day: date | None = CUTOFF, **sheets: Sequence[Mapping[str, Written]]) -> Submission:
    """An accepted workbook with rows in these sheets."""
    file = f"{region}.xlsx"
    fields = {} if day is None else {"date": Cell(Place(file, "Tiedot", "B5"), "", day)}
    found = {
        key: SheetRows(key, 1, {}, tuple(Row(n, _cells(file, key, n, row)) for n, row in enumerate(rows, start=2)))
        for key, rows in sheets.items()
    }
    return Submission(file, "0" * 64, 1, "region", region, fields, found)


def _cells(file: str, sheet: str, number: int, row: Mapping[str, Written]) -> dict[str, Cell]:
    return {key: Cell(Place(file, sheet, f"A{number}"), str(value), value) for key, value in row.items()}


ILLUSTRATIVE = (Flag.ILLUSTRATIVE,)


def joint_beside_regions(joint: float, *flags: Flag) -> View:
    """A register's figure in the joint workbook, and three regions that have 100 each over the same years."""
    frame = framework()
    shared = msgspec.structs.replace(frame.indicators["I2"], scope="both")
    frame = msgspec.structs.replace(frame, indicators={**frame.indicators, "I2": shared})
    lines = {(key, "I2"): line("I2", 20, 20, 20, 20, 20) for key in frame.regions}
    lines["NN", "I2"] = line("I2", *[joint / 5] * 5)
    return view(result("NN", "I2", 0.5, value=joint, flags=flags), frame=frame, lines=lines)


def rating(low: float, high: float, *, disagreement: bool) -> SelfAssessment:
    """Six answers to the one question, with a median of 3."""
    one = Rating("25", "Q01", 6, 0, 3.0, low, high, {}, disagreement, False)
    return SelfAssessment({("25", "Q01"): one}, (), ())
