"""What was left out: untouched forms, blank cells, sources."""

import pytest

from evaluation.problems import Place, Problem
from evaluation.rules import accept, check
from evaluation.workbook.submission import Fault
from indicators import Framework
from reports.language import load_language
from tests.rules.bench import YEARS, Written, blank_book, book, cells, codes, project


def test_an_untouched_form_is_one_problem(forms: Framework) -> None:
    one = blank_book()
    problems = check(forms, [one])
    assert [(problem.code, str(problem.place)) for problem in problems] == [("E323", "pohjola.xlsx")]
    accepted, status = accept(forms, [one], problems)
    assert (accepted, status["1"]) == ({}, "rejected")


def test_symbols_alone_are_answers_but_nothing_to_use(forms: Framework) -> None:
    dots: dict[str, Written] = {"source": "", **dict.fromkeys(("baseline", *YEARS), "..")}
    names = [row for card in forms.asked_of("1") for row in card.rows]
    one = book("1", dict.fromkeys(names, dots), measures=[{"id": "M1"}], answers=[])
    problems = check(forms, [one])
    assert "E323" not in codes(problems)
    assert accept(forms, [one], problems)[1]["1"] == "rejected"


def test_blank_cells_in_touching_rows_are_one_problem(forms: Framework) -> None:
    blank: dict[str, Written] = dict.fromkeys(("baseline", *YEARS), "")
    one = book("1", {"C1": blank, "C2": {"2020": ""}, "D1": {"2023": ""}})
    problems = check(forms, [one])
    assert cells(problems, "W208") == ["Mittarit!D2:I2, F3", "Mittarit!I9"]
    assert codes(problems) == ["W208", "W208"]
    assert [problem.facts["rows"] for problem in problems] == ["C1, C2", "D1"]
    assert [problem.facts.get("count") for problem in problems] == [7, None]


def test_a_blank_cell_is_named_by_its_row_and_column_and_a_field_by_its_label(forms: Framework) -> None:
    field, figure = check(forms, [book("1", {"D1": {"2023": ""}}, fields={"organisation": ""})])
    finnish, english = (load_language(code) for code in ("fi", "en"))
    assert finnish.problem(figure).found.startswith("Rivin D1 kohta ”2023” on tyhjä.")
    assert english.problem(figure).found.startswith("On row D1, “2023” is empty.")
    assert finnish.problem(field).found == "Kohta ”Organisaatio” on tyhjä."
    assert finnish.problem(field).mend == "Kirjoita vastaus."
    assert "comment" not in english.problem(field).mend


def test_each_blank_field_is_told_by_itself(forms: Framework) -> None:
    problems = check(forms, [book("1", fields={"state": "", "division": ""})])
    assert cells(problems, "W208") == ["Tiedot!B6", "Tiedot!B7"]


def test_a_target_is_asked_only_where_the_card_leaves_it_open(forms: Framework) -> None:
    problems = check(forms, [book("1", {"C1": {"target": ""}, "C2": {"target": ""}, "D1": {"target": ""}})])
    assert cells(problems, "W208") == ["Mittarit!J9"]


def test_fields_of_the_first_sheet_and_measures_are_asked(forms: Framework) -> None:
    one = book("1", fields={"division": "", "organisation": ""}, measures=[{"id": "M1"}])
    problems = check(forms, [one])
    assert cells(problems, "W208") == ["Tiedot!B3", "Tiedot!B7", "Toimenpiteet!C2"]


def test_columns_of_a_row_that_was_begun_are_asked(forms: Framework) -> None:
    one = book("1", projects=[project(lead="", end=""), project("H2", source="")])
    problems = check(forms, [one])
    assert [(problem.code, problem.place.cells) for problem in problems] == [("W208", "E2"), ("W307", "N3")]


def test_questions_without_a_rating(forms: Framework) -> None:
    one = book("1", answers=[{"question": "Q1", "rating": "0", "role": "council"}])
    (problem,) = check(forms, [one])
    assert (problem.code, problem.place) == ("W333", Place("pohjola.xlsx", "Itsearviointi"))
    assert problem.facts == {"ids": "Q2", "count": 1}


def test_values_without_a_source_collapse_over_rows(forms: Framework) -> None:
    problems = check(forms, [book("1", {"C1": {"source": ""}, "C2": {"source": ""}, "D1": {"source": ""}})])
    assert cells(problems, "W307") == ["Mittarit!O2:O3", "Mittarit!O9"]
    assert problems[0].facts == {"count": 2}


@pytest.mark.parametrize(("source", "told"), [("-", 1), (" . ", 1), ("x", 1), ("–", 1), ("?", 1), ("TK", 0), ("xy", 0)])
def test_a_sign_is_no_source(forms: Framework, source: str, told: int) -> None:
    assert codes(check(forms, [book("1", {"C1": {"source": source}})])) == ["W307"] * told


def test_a_missing_column_is_not_told_again(forms: Framework) -> None:
    facts: dict[str, str | float] = {"expected": "lähde", "written": "", "count": 1.0}
    told = Problem("E122", Place("pohjola.xlsx", "Mittarit", "A1"), facts)
    problems = check(forms, [book("1", problems=(told,), without=("source", "2021"))])
    assert codes(problems) == ["E122"]
    assert problems[0].region == "1"


def test_a_blank_form_that_could_not_be_read_whole_is_not_called_blank(forms: Framework) -> None:
    fault = Fault("E211", {"written": "eilen"})
    one = book("1", {"C1": {"2019": fault}})
    assert "E323" not in codes(check(forms, [one]))
