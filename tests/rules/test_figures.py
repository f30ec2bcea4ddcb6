"""Single figures and the rows they stand in."""

import pytest

from evaluation.rules import accept, check
from evaluation.workbook.submission import Fault, Missing
from indicators import Framework
from indicators.cards import Text
from indicators.lists import CrossCheck
from reports.language import load_language
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
    assert problem.facts == {"id": "P1", "written": 101.0, "expected": (0.0, "–", 100.0, " ", bench.text("%"))}
    (problem,) = check(forms, [book("1", {"R1.nimittäjä": {"2020": -50.0}})])
    assert problem.facts["expected"] == ("≥ ", 0.0, " ", bench.text("%"))


def test_a_range_and_its_unit_are_written_in_the_language_of_the_reader(forms: Framework) -> None:
    wide = bench.framework()
    wide.indicators["D1"] = bench.card("D1", valid_range=(0.0, 100000.0), direction="decrease", target=None)
    (problem,) = check(wide, [book("1", {"D1": {"2021": 1234567.5, "2022": "..", "2023": ".."}})])
    said = [load_language(code).problem(problem).found for code in ("fi", "en")]
    assert "arvo 1\u00a0234\u00a0567,5 on sallitun alueen (0–100\u00a0000 kpl) ulkopuolella" in said[0]
    assert "the value 1,234,567.5 is outside the valid range (0–100,000 number)" in said[1]


def test_a_negative_count_has_its_own_words(forms: Framework) -> None:
    (problem,) = check(forms, [book("1", {"C1": {"2021": -1.0}})])
    assert load_language("fi").problem(problem).found.startswith("C1: lukumäärä −1 on negatiivinen")
    (problem,) = check(forms, [book("1", {"C1": {"2021": 11.5}})])
    assert "ei ole kokonaisluku" in load_language("fi").problem(problem).found


def test_a_share_above_the_whole_is_told_once_at_both_cells(forms: Framework) -> None:
    one = book("1", {"R1.osoittaja": {"2020": 60.0}})  # 60 / 50 = 120 %
    problems = check(forms, [one])
    assert [(problem.code, problem.place.cells, problem.left_out) for problem in problems] == [("E304", "F5:F6", 2)]
    assert problems[0].facts["written"] == (60.0, " / ", 50.0)


def test_a_cross_check_of_the_framework_leaves_both_out_and_comes_first() -> None:
    checked = bench.framework(checks=(CrossCheck("R1.osoittaja", "R1.nimittäjä", bench.text("x")),))
    problems = check(checked, [book("1", {"R1.osoittaja": {"2020": 60.0}})])
    assert [(problem.code, problem.place.cells) for problem in problems] == [("E310", "F5:F6")]
    assert problems[0].facts == {
        "id": "R1.osoittaja", "lesser": "R1.osoittaja", "greater": "R1.nimittäjä", "year": "2020", "written": 60.0,
        "limit": 50.0, "reason": bench.text("x"),
    }


@pytest.mark.parametrize(("before", "after", "told"), [(10, 30, 0), (10, 31, 1), (30, 10, 0), (31, 10, 1), (0, 50, 0)])
def test_a_jump_is_more_than_three_times_either_way(forms: Framework, before: float, after: float, told: int) -> None:
    changes: dict[str, Written] = {"2021": "..", "2022": float(before), "2023": float(after)}
    problems = check(forms, [book("1", {"C1": changes})])
    assert codes(problems) == ["W306"] * told
    if told:
        assert problems[0].place.cells == "I2"
        assert problems[0].facts == {
            "id": "C1", "written": after, "year": "2023", "before": "2022", "earlier": before,
        }


def test_a_spike_is_one_problem_and_a_gap_hides_no_jump(forms: Framework) -> None:
    problems = check(forms, [book("1", {"C1": {"2020": 99.0}})])  # up from 10, down to 11
    assert [(one.code, one.place.cells, one.facts["count"]) for one in problems] == [("W306", "F2:G2", 2)]
    (problem,) = check(forms, [book("1", {"C1": {"2020": "..", "2021": 99.0, "2022": 98.0, "2023": 97.0}})])
    assert (problem.place.cells, problem.facts["before"], problem.facts["year"]) == ("G2", "2019", "2021")  # 10 → 99
    assert check(forms, [book("1", {"C1": {"2020": "..", "2021": 30.0, "2022": 30.0, "2023": 30.0}})]) == ()


def test_percentages_between_0_and_1_are_asked_about(forms: Framework) -> None:
    shares: dict[str, Written] = dict(zip(("baseline", *bench.YEARS), (0.4, 0.41, 0.42, 1.0, 0.44, 0.0), strict=True))
    problems = check(forms, [book("1", {"P1": shares})])
    assert cells(problems, "W308") == ["Mittarit!D4:I4"]
    assert next(one for one in problems if one.code == "W308").facts == {
        "id": "P1", "written": 0.4, "likely": 40.0, "others": (),
    }
    assert check(forms, [book("1", {"P1": {**shares, "2021": 1.01}})]) == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"2021": 0.43}, "G4"),                      # 0.43 × 10 is below 43, the middle of the others
        ({"target": 0.9}, "J4"),
        ({"baseline": 0.4}, "D4"),
        ({"baseline": 0.4, "target": 0.9}, "D4, J4"),
        ({"2021": 0.0}, ""),                         # nothing is nothing in either unit
        ({"baseline": 5.0, **dict.fromkeys(bench.YEARS, 5.0), "2022": 0.6}, ""),  # 0.6 is nearer to 5 than 60 is
    ],
)
def test_a_share_among_percentages_is_asked_about(forms: Framework, changes: dict[str, Written], told: str) -> None:
    problems = check(forms, [book("1", {"P1": changes})])
    assert [one.place.cells for one in problems if one.code == "W308"] == ([told] if told else [])


def test_the_question_about_a_lone_share_names_what_was_probably_meant(forms: Framework) -> None:
    row: dict[str, Written] = {"baseline": 20.0, **dict.fromkeys(bench.YEARS, 20.0), "2021": 0.3}
    (problem,) = check(forms, [book("1", {"P1": row})])  # and the jumps around it are not told as well
    said = [load_language(code).problem(problem).found for code in ("fi", "en")]
    assert said[0] == "P1: arvo on 0,3, vaikka rivin muut arvot ovat 20. Tarkoititko 30?"
    assert said[1] == "P1: the value is 0.3, although the other values of the row are 20. Did you mean 30?"


def test_a_unit_is_known_in_both_languages(forms: Framework) -> None:
    assert check(forms, [book("1", {"C1": {"unit": "Number"}, "C2": {"unit": " KPL\u00a0"}})]) == ()
    (problem,) = check(forms, [book("1", {"C1": {"unit": "1 000 kpl"}})])
    assert (problem.code, problem.place.cells, problem.facts["expected"]) == (
        "W309", "C2", Text("kpl", "number"),
    )


def test_a_flow_that_never_falls_looks_accumulated(forms: Framework) -> None:
    growing: dict[str, Written] = dict(zip(bench.YEARS, (5.0, 5.0, 9.0, 14.0, 20.0), strict=True))
    problems = check(forms, [book("1", {"C2": growing})])
    assert cells(problems, "W315") == ["Mittarit!E3:I3"]
    assert problems[0].facts == {"id": "C2", "first": 5.0, "last": 20.0}
    flat: dict[str, Written] = dict.fromkeys(bench.YEARS, 5.0)
    assert check(forms, [book("1", {"C2": flat})]) == ()
    short: dict[str, Written] = {**growing, "2019": "..", "2020": ".."}
    assert check(forms, [book("1", {"C2": short})]) == ()


def test_one_half_of_a_pair_asks_for_the_other_and_is_not_also_unanswered(forms: Framework) -> None:
    one = book("1", {"R1.nimittäjä": {"2021": ""}, "W1": {"2019": ""}})
    problems = check(forms, [one])
    assert [(problem.code, problem.place.cells) for problem in problems] == [("W320", "G6"), ("W320", "E7")]
    assert problems[0].facts == {"id": "R1.nimittäjä", "other": "R1.osoittaja", "year": "2021", "written": 23.0}
    assert check(forms, [book("1", {"R1.nimittäjä": {"2021": ".."}})]) == ()


def test_a_value_left_out_is_told_once(forms: Framework) -> None:
    fault = Fault("E201", {"written": "noin", "unit": "kpl"})
    problems = check(forms, [book("1", {"C1": {"2021": fault}})])
    assert [(one.code, one.place.cells, one.left_out) for one in problems] == [("E201", "G2", 1)]


def test_how_a_figure_was_read_is_not_said_of_one_that_was_left_out(forms: Framework) -> None:
    as_text = {year: Fault("N210", {"written": "101", "value": 101.0}) for year in ("2022", "2023")}
    problems = check(forms, [book("1", {"P1": {"2022": 44.0, "2023": as_text["2023"]}})])
    assert codes(problems) == ["E304"]
    problems = check(forms, [book("1", {"C1": {"2022": Fault("N215", {"written": "-", "value": 0.0})}})])
    assert codes(problems) == ["N215"]
