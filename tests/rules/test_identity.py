"""Ids: known, once, in the right workbook."""

from evaluation.rules import accept, check
from indicators import Framework
from tests.rules.bench import YEARS, Written, book, cells, codes, project


def test_a_misspelt_id_names_the_likely_one_and_is_not_also_missing(forms: Framework) -> None:
    one = book("1", {"C1": {"id": "C1x"}})
    (problem,) = check(forms, [one])
    assert (problem.code, str(problem.place)) == ("E301", "pohjola.xlsx!Mittarit!A2")
    assert problem.facts == {"id": "C1x", "written": "C1x", "likely": "C1"}
    assert problem.left_out == 6  # five years and the baseline; the target is a symbol


def test_the_whole_of_a_ratio_means_the_rows_that_are_asked(forms: Framework) -> None:
    one = book("1", {"R1.osoittaja": {"id": "R1", "name": ""}, "R1.nimittäjä": {"id": "", "name": ""}})
    (problem,) = [told for told in check(forms, [one]) if told.code == "E301"]
    assert problem.facts["likely"] == "R1.osoittaja; R1.nimittäjä"


def test_only_rows_of_this_workbook_are_likely(forms: Framework) -> None:
    values: dict[str, Written] = {"2019": 1.0, "source": "x"}
    (problem,) = check(forms, [book("1", {"J1x": values})])  # J1 is asked of the joint workbook alone
    assert not str(problem.facts["likely"]).startswith("J")
    (problem,) = check(forms, [book("A", {"J1": {"id": "J11"}})])
    assert problem.facts["likely"] == "J1"


def test_a_row_is_known_by_its_name_where_its_id_says_nothing(forms: Framework) -> None:
    (problem,) = check(forms, [book("1", {"D1": {"id": "rivi 9"}})])
    assert (problem.code, problem.facts["likely"]) == ("E301", "D1")


def test_a_baseline_alone_makes_a_row_that_belongs_nowhere_a_loss(forms: Framework) -> None:
    problems = check(forms, [book("1", {"": {"baseline": 5.0, "target": 7.0}, "Q9": {"target": 7.0}})])
    assert [(one.code, one.left_out) for one in problems] == [("E325", 2), ("E301", 1)]


def test_an_unknown_row_without_answers_is_a_remark_of_the_evaluator_not_an_error(forms: Framework) -> None:
    assert check(forms, [book("1", {"Huom! Luvut tarkistettu": {}})]) == ()


def test_an_id_on_two_rows_leaves_both_out_and_names_both(forms: Framework) -> None:
    one = book("1", {"D1": {"id": "C1"}})  # rows 2 and 9
    problems = check(forms, [one])
    twice = next(problem for problem in problems if problem.code == "E302")
    assert twice.place.cells == "A2, A9"
    assert twice.facts == {"id": "C1", "rows": "2, 9", "likely": "D1"}  # row 9 bears the name of D1
    assert twice.left_out == 10
    assert codes(problems) == ["E302"]
    nameless = check(forms, [book("1", {"D1": {"id": "C1", "name": ""}})])
    assert codes(nameless) == ["W324", "E302"]  # nothing says that the row of D1 is the one gone
    accepted, status = accept(forms, [one], problems)
    assert "C1" not in [row.text("id") for row in accepted["1"].sheets["indicators"].rows]
    assert status["1"] == "accepted_in_part"


def test_several_answers_to_one_question_are_several_respondents(forms: Framework) -> None:
    rows: list[dict[str, Written]] = [
        {"question": key, "rating": "2", "role": role} for key in ("Q1", "Q2") for role in ("council", "stakeholder")
    ]
    assert check(forms, [book("1", answers=rows)]) == ()


def test_joint_rows_in_a_regional_workbook_are_refused_as_one_problem(forms: Framework) -> None:
    values: dict[str, Written] = {"2019": 1.0, "source": "x"}
    problems = check(forms, [book("1", {"J1": values})])
    assert cells(problems, "E303") == ["Mittarit!A11"]
    assert problems[0].facts == {"written": "J1"}


def test_regional_rows_in_the_joint_workbook_are_refused(forms: Framework) -> None:
    values: dict[str, Written] = {"2019": 1.0, "source": "x"}
    problems = check(forms, [book("A", {"C1": values, "P1": values})])
    (told,) = [problem for problem in problems if problem.code == "E303"]
    assert told.place.cells == "A5:A6"
    assert (told.facts["count"], told.left_out) == (2, 2)


def test_a_row_of_another_workbook_without_values_is_nobodys_business(forms: Framework) -> None:
    assert check(forms, [book("1", {"J1": {"baseline": 1.0}})]) == ()


def test_a_measure_of_the_joint_workbook_is_refused(forms: Framework) -> None:
    rows: list[dict[str, Written]] = [{"id": key, "stage": "3", "source": "x"} for key in ("M1", "M2")]
    problems = check(forms, [book("1", measures=rows)])
    assert cells(problems, "E303") == ["Toimenpiteet!A3"]


def test_missing_rows_are_one_problem_a_sheet(forms: Framework) -> None:
    gone: dict[str, Written] = dict.fromkeys(("id", "unit", "baseline", *YEARS, "source"), "")
    problems = check(forms, [book("1", {"C1": gone, "C2": gone}, measures=[])])
    assert cells(problems, "W324") == ["Mittarit", "Toimenpiteet"]
    assert problems[0].facts == {"ids": "C1, C2", "count": 2}


def test_answers_without_an_id_leave_the_row_out(forms: Framework) -> None:
    problems = check(forms, [book("1", {"": {"2019": 5.0, "source": "x"}})])
    assert cells(problems, "E325") == ["Mittarit!A11"]


def test_unknown_ids_of_measures_questions_and_comparison(forms: Framework) -> None:
    one = book(
        "1",
        measures=[{"id": "M1", "stage": "3", "source": "x"}, {"id": "M9", "stage": "3", "source": "x"}],
        answers=[{"question": key, "rating": "3", "role": "council"} for key in ("Q1", "Q2", "Q77")],
        projects=[project()],
    )
    assert cells(check(forms, [one]), "E301") == ["Toimenpiteet!A3", "Itsearviointi!A4"]


def test_an_id_beside_the_name_of_another_row_leaves_the_rows_out(forms: Framework) -> None:
    one = book("1", {"C1": {"name": "C2"}, "C2": {"name": "C1"}})
    problems = check(forms, [one])
    assert [(each.code, each.place.cells, each.left_out) for each in problems] == [("E335", "A2:A3", 12)]
    accepted, _ = accept(forms, [one], problems)
    assert not {"C1", "C2"} & {row.text("id") for row in accepted["1"].sheets["indicators"].rows}
    assert check(forms, [book("1", {"C1": {"name": "omin sanoin"}})]) == ()


def test_a_row_without_id_is_known_by_its_name_and_not_missing_too(forms: Framework) -> None:
    (problem,) = check(forms, [book("1", {"C1": {"id": ""}})])
    assert (problem.code, problem.facts["likely"]) == ("E325", "C1")
