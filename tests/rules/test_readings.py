"""What the readings rest on: impossible figures and rows about the same thing are told, and left out."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from evaluation.rules import accept, check
from evaluation.workbook.submission import Row, Submission
from indicators import Framework
from tests.rules.bench import Written, book, cells, codes, project, sheet

JOBS: Mapping[str, Written] = {
    "region": "1", "industry": "C Teollisuus", "2020": 10.0, "2021": 12.0, "source": "tilasto",
}


def joint(forms: Framework, name: str, *rows: Mapping[str, Written]) -> Submission:
    plain = book("A")
    return replace(plain, sheets={**plain.sheets, name: sheet(forms, plain.file, name, rows)})


def left(forms: Framework, one: Submission, name: str) -> tuple[Row, ...]:
    return accept(forms, [one], check(forms, [one]))[0]["A"].sheets[name].rows


def test_faultless_tables_are_not_spoken_of(forms: Framework) -> None:
    other = {**JOBS, "region": "2"}
    again = {**JOBS, "industry": "c  teollisuus"}  # the same row twice does no harm
    assert check(forms, [joint(forms, "jobs", JOBS, other, again)]) == ()
    compared: dict[str, Written] = {"id": "P1", "region": "M", "2020": 55.5, "source": "tilasto"}
    assert check(forms, [joint(forms, "comparison", compared)]) == ()


def test_negative_jobs(forms: Framework) -> None:
    one = joint(forms, "jobs", {**JOBS, "2021": -12.0})
    (problem,) = check(forms, [one])
    assert (problem.code, problem.left_out, problem.facts["id"]) == ("E305", 1, "C Teollisuus")
    (row,) = left(forms, one, "jobs")
    assert (row.number_in("2020"), row.number_in("2021")) == (10.0, None)


def test_two_rows_of_one_region_and_industry_that_differ(forms: Framework) -> None:
    one = joint(forms, "jobs", JOBS, {**JOBS, "region": "2"}, {**JOBS, "2021": 13.0})
    problems = check(forms, [one])
    assert codes(problems) == ["E302"]
    assert cells(problems, "E302") == ["Työpaikat!A2, A4"]
    assert problems[0].facts["rows"] == "2, 4"
    assert [row.number for row in left(forms, one, "jobs")] == [3]


@pytest.mark.parametrize(
    ("row", "written", "told"),
    [
        ("P1", 101.0, True),             # a percentage of the country
        ("P1", 99.0, False),
        ("R1.nimittäjä", -1.0, True),    # half of a ratio
        ("R1.nimittäjä", 5_000.0, False),
        ("R1", 101.0, True),             # the ratio itself, given whole
    ],
)
def test_impossible_figures_elsewhere(forms: Framework, row: str, written: float, told: bool) -> None:
    one = joint(forms, "comparison", {"id": row, "region": "M", "2020": written, "source": "tilasto"})
    assert codes(check(forms, [one])) == (["E304"] if told else [])
    assert left(forms, one, "comparison")[0].number_in("2020") == (None if told else written)


def test_a_budget_below_zero(forms: Framework) -> None:
    one = book("1", projects=[project(total=-100_000.0, public=-1.0)])
    told = [problem for problem in check(forms, [one]) if problem.code == "E304"]
    assert told
    assert {problem.facts["id"] for problem in told} == {"H1"}
    row = accept(forms, [one], check(forms, [one]))[0]["1"].sheets["projects"].rows[0]
    assert (row.number_in("total"), row.number_in("public")) == (None, None)
