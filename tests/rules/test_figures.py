"""Single figures and the rows they stand in."""

import pytest

from evaluation.rules import accept, check
from evaluation.workbook.submission import Fault, Missing
from indicators import Framework
from indicators.lists import CrossCheck
from tests.rules import bench
from tests.rules.bench import Written, book, cells, codes

SUM = (5.0, 6.0, 5.0, 6.0, 5.0)


@pytest.mark.parametrize(
    ("row", "column", "written", "code"),
    [
        ("C1", "2021", -1.0, "E305"),       # a negative count
        ("C1", "2021", 11.5, "E305"),       # half a thing
        ("C1", "baseline", 9.5, "E305"),    # the baseline of a level is a count itself
        ("W1.n", "2019", 30.5, "E305"),     # half a respondent
        ("P1", "2023", 101.0, "E304"),
        ("P1", "2023", -0.5, "E304"),
        ("W1", "2023", 5.5, "E304"),
        ("R1.nimittäjä", "2020", -50.0, "E304"),
    ],
)
def test_impossible_figures(forms: Framework, row: str, column: str, written: Written, code: str) -> None:
    one = book("1", {row: {column: written}})
    problems = check(forms, [one])
    rows = {line.text("id"): line for line in one.sheets["indicators"].rows}
    assert (problems[0].code, problems[0].place) == (code, rows[row].cells[column].place)
    left = accept(forms, [one], problems)[0]["1"]
    struck = {line.text("id"): line for line in left.sheets["indicators"].rows}[row].cells[column]
    assert (struck.value, struck.missing) == (None, Missing.NOT_ANSWERED)


@pytest.mark.parametrize(
    ("row", "column", "written"),
    [
        ("C2", "baseline", 5.4),   # the mean of a base period
        ("C2", "target", 28.5),
        ("W1", "2019", 3.14),
        ("P1", "2019", 40.9),
        ("D1", "2019", 11.75),
    ],
)
def test_figures_that_only_look_odd(forms: Framework, row: str, column: str, written: Written) -> None:
    assert check(forms, [book("1", {row: {column: written}})]) == ()


def test_the_sentence_of_a_range_says_the_range(forms: Framework) -> None:
    (problem,) = check(forms, [book("1", {"P1": {"2023": 101.0}})])
    assert problem.facts == {"id": "P1", "written": "101", "expected": "0–100"}
    (problem,) = check(forms, [book("1", {"R1.nimittäjä": {"2020": -50.0}})])
    assert problem.facts["expected"] == "≥ 0"


def test_a_share_above_the_whole_is_told_once_at_both_cells(forms: Framework) -> None:
    one = book("1", {"R1.osoittaja": {"2020": 60.0}})  # 60 / 50 = 120 %
    problems = check(forms, [one])
    assert [(problem.code, problem.place.cells, problem.left_out) for problem in problems] == [("E304", "F5:F6", 2)]
    assert problems[0].facts["written"] == "60 / 50"


def test_a_cross_check_of_the_framework_leaves_both_out_and_comes_first() -> None:
    checked = bench.framework(checks=(CrossCheck("R1.osoittaja", "R1.nimittäjä", bench.text("x")),))
    problems = check(checked, [book("1", {"R1.osoittaja": {"2020": 60.0}})])
    assert [(problem.code, problem.place.cells) for problem in problems] == [("E310", "F5:F6")]
    assert problems[0].facts == {
        "id": "R1.osoittaja", "lesser": "R1.osoittaja", "greater": "R1.nimittäjä", "year": "2020", "written": "60",
        "limit": "50",
    }


@pytest.mark.parametrize(("before", "after", "told"), [(10, 30, 0), (10, 31, 1), (30, 10, 0), (31, 10, 1), (0, 50, 0)])
def test_a_jump_is_more_than_three_times_either_way(forms: Framework, before: float, after: float, told: int) -> None:
    changes: dict[str, Written] = {"2021": "..", "2022": float(before), "2023": float(after)}
    problems = check(forms, [book("1", {"C1": changes})])
    assert codes(problems) == ["W306"] * told
    if told:
        assert problems[0].place.cells == "I2"
        assert problems[0].facts == {
            "id": "C1", "written": str(after), "year": "2023", "before": "2022", "earlier": str(before),
        }


def test_a_spike_is_one_problem_and_a_gap_hides_no_year(forms: Framework) -> None:
    problems = check(forms, [book("1", {"C1": {"2020": 99.0}})])  # up from 10, down to 11
    assert [(one.code, one.place.cells, one.facts["count"]) for one in problems] == [("W306", "F2:G2", 2)]
    assert check(forms, [book("1", {"C1": {"2020": "..", "2021": 99.0, "2022": 98.0, "2023": 97.0}})]) == ()


def test_percentages_between_0_and_1_are_asked_about(forms: Framework) -> None:
    shares: dict[str, Written] = dict(zip(("baseline", *bench.YEARS), (0.4, 0.41, 0.42, 1.0, 0.44, 0.0), strict=True))
    problems = check(forms, [book("1", {"P1": shares})])
    assert cells(problems, "W308") == ["Mittarit!D4:I4"]
    assert next(one for one in problems if one.code == "W308").facts == {"id": "P1", "written": "0,4", "likely": 40.0}
    assert check(forms, [book("1", {"P1": {**shares, "2021": 1.01}})]) == ()


def test_a_unit_is_known_in_both_languages(forms: Framework) -> None:
    assert check(forms, [book("1", {"C1": {"unit": "Number"}, "C2": {"unit": " KPL\u00a0"}})]) == ()
    (problem,) = check(forms, [book("1", {"C1": {"unit": "1 000 kpl"}})])
    assert (problem.code, problem.place.cells, problem.facts["expected"]) == ("W309", "C2", "kpl")


def test_a_flow_that_never_falls_looks_accumulated(forms: Framework) -> None:
    growing: dict[str, Written] = dict(zip(bench.YEARS, (5.0, 5.0, 9.0, 14.0, 20.0), strict=True))
    problems = check(forms, [book("1", {"C2": growing})])
    assert cells(problems, "W315") == ["Mittarit!E3:I3"]
    assert problems[0].facts == {"id": "C2", "first": "5", "last": "20"}
    flat: dict[str, Written] = dict.fromkeys(bench.YEARS, 5.0)
    assert check(forms, [book("1", {"C2": flat})]) == ()
    short: dict[str, Written] = {**growing, "2019": "..", "2020": ".."}
    assert check(forms, [book("1", {"C2": short})]) == ()


def test_one_half_of_a_pair_asks_for_the_other_and_is_not_also_unanswered(forms: Framework) -> None:
    one = book("1", {"R1.nimittäjä": {"2021": ""}, "W1": {"2019": ""}})
    problems = check(forms, [one])
    assert [(problem.code, problem.place.cells) for problem in problems] == [("W320", "G6"), ("W320", "E7")]
    assert problems[0].facts == {"id": "R1.nimittäjä", "other": "R1.osoittaja", "year": "2021", "written": "23"}
    assert check(forms, [book("1", {"R1.nimittäjä": {"2021": ".."}})]) == ()


def test_a_value_left_out_is_told_once(forms: Framework) -> None:
    fault = Fault("E201", {"written": "noin", "unit": "kpl"})
    problems = check(forms, [book("1", {"C1": {"2021": fault}})])
    assert [(one.code, one.place.cells, one.left_out) for one in problems] == [("E201", "G2", 1)]
