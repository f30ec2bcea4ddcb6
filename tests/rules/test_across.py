"""Workbooks against each other."""

from datetime import date

from evaluation.rules import check
from evaluation.workbook.submission import Submission
from indicators import Framework
from reports.language import load_language
from tests.rules.bench import Rows, book, cells, codes, project


def delivery(joint: Rows | None = None, first: Rows | None = None) -> list[Submission]:
    return [book("1", first), book("2"), book("3"), book("A", joint)]


def test_a_joint_figure_one_per_cent_off_the_sum(forms: Framework) -> None:
    # 2019: 5 + 5 + 5 = 15; 1 % of it is 0.15
    assert check(forms, delivery({"C2": {"2019": 15.0}})) == ()
    (problem,) = check(forms, delivery({"C2": {"2019": 16.0}}))
    assert (problem.code, str(problem.place)) == ("W311", "alue.xlsx!Mittarit!E2")
    assert problem.facts == {"id": "C2", "written": 16.0, "total": 15.0, "year": "2019", "regions": 3, "due": 3}


def test_adjacent_years_are_one_problem(forms: Framework) -> None:
    problems = check(forms, delivery({"C2": {"2019": 16.0, "2020": 19.0}}))
    assert [(one.place.cells, one.facts["count"]) for one in problems] == [("E2:F2", 2)]


def test_with_a_region_missing_only_an_impossible_sum_is_told(forms: Framework) -> None:
    two = delivery()[1:]
    assert check(forms, two) == ()  # 10 of a joint 15 may be right
    (problem,) = check(forms, [*delivery()[1:3], book("A", {"C2": {"2019": 9.0}})])
    assert (problem.code, problem.facts["total"], problem.facts["regions"]) == ("W311", 10.0, 2)


def test_what_is_shared_is_counted_once_in_the_area(forms: Framework) -> None:
    assert check(forms, delivery({"U1": {"2019": 9.0, "2020": 9.0, "2021": 9.0, "2022": 9.0, "2023": 9.0}})) == ()
    problems = check(forms, delivery({"U1": dict.fromkeys(("2019", "2020", "2021", "2022", "2023"), 10.0)}))
    assert codes(problems) == ["W306", "W327"]  # from a baseline of 3, and above 3 + 3 + 3
    assert problems[1].facts["total"] == 9.0


def test_a_value_that_an_error_left_out_is_not_compared(forms: Framework) -> None:
    assert codes(check(forms, delivery(first={"C2": {"2019": -5.0}}))) == ["E305"]


def test_divisions_on_two_sides_of_a_border_change(forms: Framework) -> None:
    problems = check(forms, [book("1", fields={"division": "2020"}), book("2"), book("3")])
    assert [str(one.place) for one in problems] == ["etela.xlsx!Mittarit!M4", "pohjola.xlsx!Mittarit!M4"]
    assert codes(problems) == ["W312", "W312"]
    assert problems[1].facts == {"written": "2020", "others": "etela.xlsx: 2021"}


def test_divisions_that_mean_the_same_borders_are_one(forms: Framework) -> None:
    # the statistical year equals the division of 2020 before 2021, and that of 2021 from then on
    early = dict.fromkeys(("2021", "2022", "2023"), "..")
    rows = {"P1": {"division": "own", **early}}
    other = {"P1": {"division": "2020", **early}}
    assert check(forms, [book("1", rows), book("2", other)]) == ()
    assert codes(check(forms, [book("1", {"P1": {"division": "own"}}), book("2")])) == ["W312", "W312"]


def test_regions_whose_borders_did_not_move_may_differ(forms: Framework) -> None:
    assert check(forms, [book("1"), book("3", fields={"division": "2020"})]) == ()


def test_a_project_with_two_sums_is_told_in_both_workbooks(forms: Framework) -> None:
    one = book("1", projects=[project(total=100_000.0)])
    two = book("2", projects=[project("h1", total=120_000.0), project("H2")])
    problems = check(forms, [one, two])
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("W322", "etela.xlsx!Hankkeet!K2"), ("W322", "pohjola.xlsx!Hankkeet!K2"),
    ]
    others = ("etela.xlsx!Hankkeet!K2: ", 120_000.0)
    assert problems[1].facts == {"id": "H1", "written": 100_000.0, "others": others, "rows": ""}


def test_a_project_twice_in_one_workbook_is_one_problem_with_its_rows(forms: Framework) -> None:
    rows = [project(total=150000.0), project("H2"), project("h1", total=120000.5)]
    (problem,) = check(forms, [book("1", projects=rows)])
    assert (problem.code, problem.place.cells, problem.facts["rows"]) == ("W322", "K2, K4", "2, 4")
    said = [load_language(code).problem(problem).found for code in ("fi", "en")]
    assert "riveillä 2, 4, ja summat poikkeavat toisistaan: 150\u00a0000; 120\u00a0000,5." in said[0]
    assert "rows 2, 4 of this workbook, and its sums differ: 150,000; 120,000.5." in said[1]


def test_days_and_money_of_a_project(forms: Framework) -> None:
    late = project(start=date(2022, 5, 1), end=date(2021, 5, 1))
    problems = check(forms, [book("1", projects=[late, project("H2", public=1.5e5), project("H3", public=1.5e5)])])
    assert cells(problems, "E329") == ["Hankkeet!I2:J2"]
    assert problems[0].facts == {"start": "01.05.2022", "end": "01.05.2021"}
    assert cells(problems, "W330") == ["Hankkeet!L3:L4"]


def test_sums_below_a_thousand_euros_are_asked_about(forms: Framework) -> None:
    rows = [project(total=200.0, public=130.431), project("H2", total=1000.0, public=0.0), project("H3")]
    (problem,) = check(forms, [book("1", projects=rows)])
    assert (problem.code, problem.place.cells, problem.facts["count"]) == ("W336", "K2:L2", 2)
    assert "2 summaa on alle 1\u00a0000 €, esimerkiksi 200 €." in load_language("fi").problem(problem).found
