"""No confidential figure follows from what is published: every number of a run is solved for the hidden ones (§8).

The hidden figures are the unknowns. Each is moved a little, the joint workbook's totals with it, and all that
results.json publishes is computed anew: what moves are the published equations in the unknowns. A hidden figure that
these equations determine by themselves is a leak, whichever way it takes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from numpy.typing import NDArray

from evaluation import evaluate
from evaluation.panel.discretion import discreet
from evaluation.problems import Place, Problem
from evaluation.workbook.submission import Cell, Missing, Row, SheetRows, Submission
from indicators import Framework
from reports.tables.problem_records import problem_records
from reports.tables.records import result_records
from tests.small.answers import small_framework

Name = tuple[str, str, str]  # region, row id, column
ROWS = ("I1", "I2", "I3", "I4", "I5", "I6.osoittaja", "I6.nimittäjä")
MEANS = ("I3", "I5")  # rows whose area figure is the regions' mean; of the others it is their sum
STEP = 1e-4


def both_framework() -> Framework:
    """The small strategy with every card asked of the joint workbook too, and a share of two of them."""
    small = small_framework()
    cards = {key: structs.replace(card, scope="both", count=False) for key, card in small.indicators.items()}
    share = structs.replace(
        cards["I1"], id="I7", derived=("I2", "I1"), direction="none", kind="context", target=None, rollup="none"
    )
    sheets = dict(small.sheets)
    return structs.replace(small, indicators={**cards, "I7": share}, sheets=sheets)


FRAMEWORK = both_framework()
REGIONS, AREA = tuple(FRAMEWORK.regions), FRAMEWORK.area.key
COLUMNS = ("baseline", *map(str, FRAMEWORK.years.period))


@dataclass(frozen=True)
class Truth:
    """What is the case, and which of it is told: by region, row and column a figure; `marks` are the symbols that stand
    in its place in the workbook."""

    figures: Mapping[Name, float]
    marks: Mapping[Name, Missing]

    @property
    def hidden(self) -> list[Name]:
        return [name for name, mark in self.marks.items() if mark is Missing.CONFIDENTIAL]

    def moved(self, name: Name) -> "Truth":
        return Truth({**self.figures, name: self.figures[name] + STEP}, self.marks)

    def joint(self, row: str, column: str) -> float:
        values = [self.figures[region, row, column] for region in REGIONS]
        return sum(values) / len(values) if row in MEANS else sum(values)


def workbooks(truth: Truth) -> list[Submission]:
    regional = [
        _workbook(region, lambda row, column, region=region: _cell(truth, region, row, column)) for region in REGIONS
    ]
    return [*regional, _workbook(AREA, truth.joint)]


def _cell(truth: Truth, region: str, row: str, column: str) -> float | Missing:
    name = (region, row, column)
    return truth.marks.get(name, truth.figures[name])


def _workbook(key: str, told: Any) -> Submission:
    file = f"{key}.xlsx"
    rows = []
    for number, row in enumerate(ROWS, start=2):
        cells = {"id": Cell(Place(file, "Mittarit", f"A{number}"), row, row)}
        cells["source"] = Cell(Place(file, "Mittarit", f"M{number}"), "rekisteri", "rekisteri")
        for letter, column in zip("DEFGHI", COLUMNS, strict=True):
            value = told(row, column)
            place = Place(file, "Mittarit", f"{letter}{number}")
            cells[column] = Cell(place, missing=value) if isinstance(value, Missing) else Cell(place, "x", value)
        rows.append(Row(number, cells))
    sheet = SheetRows("Mittarit", 1, {name: name for name in ("id", "source", *COLUMNS)}, tuple(rows))
    fields = {
        "region": Cell(Place(file, "Tiedot", "B2"), key, key),
        "date": Cell(Place(file, "Tiedot", "B5"), "31.12.2020", date(2020, 12, 31)),
    }
    kind = "joint" if key == AREA else "region"
    return Submission(file, f"{ord(key[0]):064x}", 1, kind, key, fields, {"indicators": sheet}, (), "1", "")  # type: ignore[arg-type]


def published(truth: Truth) -> dict[str, float]:
    """Every number of results.json by its path, and every figure whose address it names."""
    evaluation = evaluate(FRAMEWORK, workbooks(truth))
    assert set(evaluation.region_status.values()) <= {"accepted", "accepted_with_remarks", "accepted_in_part"}
    records = result_records(evaluation)
    cells = {
        str(cell.place): cell.value
        for book in workbooks(truth)
        for row in book.sheets["indicators"].rows
        for cell in row.cells.values()
    }
    return dict(_numbers("", records, cells))


def _numbers(path: str, told: object, cells: Mapping[str, object]) -> Iterator[tuple[str, float]]:
    if isinstance(told, Mapping):
        for key, value in told.items():
            yield from _numbers(f"{path}/{key}", value, cells)
    elif isinstance(told, list):
        for number, value in enumerate(told):
            yield from _numbers(f"{path}/{number}", value, cells)
    elif isinstance(told, str):
        yield from _numbers(f"{path}/{told}", cells.get(told), {})
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield path, float(told)


def determined(truth: Truth) -> list[Name]:
    """The hidden figures that follow from what is published."""
    before = published(truth)
    columns = []
    for name in truth.hidden:
        after = published(truth.moved(name))
        assert set(after) == set(before)
        columns.append([(after[path] - before[path]) / STEP for path in before])
    return follows(np.array(columns).T, truth.hidden) if columns else []


def follows(equations: NDArray[np.float64], names: list[Name]) -> list[Name]:
    """The unknowns that linear equations determine: those whose unit vector lies in the span of the rows."""
    moving = equations[np.abs(equations).max(axis=1) > 1e-3]
    if not len(moving):
        return []
    scaled = moving / np.linalg.norm(moving, axis=1, keepdims=True)
    rank = np.linalg.matrix_rank(scaled, tol=1e-3)
    units = np.eye(len(names))
    return [
        name
        for name, unit in zip(names, units, strict=True)
        if np.linalg.matrix_rank(np.vstack([scaled, unit]), tol=1e-3) == rank
    ]


def plain() -> Truth:
    """Three regions that differ, and nothing hidden."""
    figures = {
        (region, row, column): 20.0 + 7 * place + 3 * number + 2 * step + 0.5 * place * step
        for place, region in enumerate(REGIONS)
        for number, row in enumerate(ROWS)
        for step, column in enumerate(COLUMNS)
    }
    return Truth(figures, {})


def test_the_solver_sees_a_sum_with_one_unknown_and_not_one_with_two() -> None:
    names: list[Name] = [("a", "I1", "2016"), ("b", "I1", "2016"), ("c", "I1", "2016")]
    assert follows(np.array([[1.0, 0, 0], [0, 1, 1]]), names) == names[:1]
    assert follows(np.array([[1.0, 1, 0], [0, 1, 1]]), names) == []
    assert follows(np.array([[1.0, 1, 0], [1, 2, 0]]), names) == names[:2]  # two sums of the same two


def test_a_figure_that_is_told_moves_what_is_published() -> None:
    truth = plain()
    name = (REGIONS[0], "I1", COLUMNS[-1])
    before, after = published(truth), published(truth.moved(name))
    assert any(abs(after[path] - before[path]) > 1e-6 for path in before if path in after)


CASES: Mapping[str, tuple[Name, ...]] = {
    "one region's last year": ((REGIONS[0], "I1", "2020"),),
    "one region's year of a flow": ((REGIONS[1], "I2", "2018"),),
    "two regions' years of a flow, each another": ((REGIONS[0], "I2", "2017"), (REGIONS[1], "I2", "2018")),
    "a baseline that a target rests on": ((REGIONS[0], "I2", "baseline"),),
    "a baseline and a year": ((REGIONS[0], "I2", "baseline"), (REGIONS[0], "I2", "2020")),
    "what a share is reckoned from": ((REGIONS[2], "I1", "2019"),),
    "a numerator": ((REGIONS[0], "I6.osoittaja", "2020"),),
    "two regions in one year": ((REGIONS[0], "I1", "2020"), (REGIONS[1], "I1", "2020")),
}


@pytest.mark.parametrize("case", CASES)
def test_nothing_hidden_follows(case: str) -> None:
    marks = dict.fromkeys(CASES[case], Missing.CONFIDENTIAL)
    assert determined(Truth(plain().figures, marks)) == []


def test_without_the_silence_it_would_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.panel.silence_joint", lambda framework, lines: None)
    monkeypatch.setattr("evaluation.scoring.area.kept_silent", lambda lines, joint: (lines, joint))
    secret = (REGIONS[0], "I1", "2020")
    assert determined(Truth(plain().figures, {secret: Missing.CONFIDENTIAL})) == [secret]


NAMES = st.tuples(st.sampled_from(REGIONS), st.sampled_from(ROWS), st.sampled_from(COLUMNS))


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    marked = draw(st.sets(NAMES, min_size=1, max_size=5))
    kinds = st.sampled_from((Missing.CONFIDENTIAL, Missing.CONFIDENTIAL, Missing.NOT_AVAILABLE))
    figures = {name: value * draw(st.sampled_from((1.0, 1.1))) for name, value in plain().figures.items()}
    return Truth(figures, {name: draw(kinds) for name in sorted(marked)})


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(truths())
def test_nothing_hidden_follows_in_any_panel(truth: Truth) -> None:
    assert determined(truth) == []


def test_a_problem_that_quotes_a_silenced_figure_is_told_without_it() -> None:
    secret, plainly = ("I1", "2020"), ("I2", "2020")
    truth = Truth(plain().figures, {(REGIONS[0], *secret): Missing.CONFIDENTIAL})
    books = {book.region: book for book in workbooks(truth)}
    joint = books[AREA].sheets["indicators"].rows
    problems = [
        Problem("W315", row.cells[column].place, {"id": name, "first": 1234.5, "last": 2345.5}, AREA)
        for name, column in (secret, plainly)
        for row in joint
        if row.text("id") == name
    ]
    quiet = discreet(FRAMEWORK, tuple(books.values()), books, problems)
    assert quiet == (problems[0],)
    silenced, told = map(json.dumps, problem_records(problems, (), quiet)["problems"])
    assert "234" not in silenced
    assert "2345.5" in told


def test_what_somebody_wrote_into_the_self_assessment_is_not_quoted() -> None:
    book = _workbook(REGIONS[0], lambda row, column: 1.0)
    place = Place(book.file, "Itsearviointi", "F7")
    answered = replace(book, sheets={**book.sheets, "self_assessment": SheetRows("Itsearviointi", 1, {}, ())})
    told = [Problem("E212", place, {"written": "Maija Meikäläinen"}, REGIONS[0])]
    quiet = discreet(FRAMEWORK, (answered,), {}, told)
    [record] = problem_records(told, (), quiet)["problems"]
    assert "Maija" not in json.dumps(record)
    assert record["text"]["fi"]["found"]
