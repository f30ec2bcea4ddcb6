"""The file itself: name, day, template, and another file for the same region."""

from dataclasses import replace
from datetime import date

import pytest

from evaluation.problems import Problem
from evaluation.rules import accept, check
from evaluation.rules.files import regions_in_name
from evaluation.workbook.submission import Fault
from indicators import Framework
from reports.language import load_language
from tests.rules.bench import book, codes, unreadable


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("pohjola.xlsx", False), ("luvut.xlsx", False), ("Etelä 2023.xlsx", True), ("ETELA_lopullinen.xlsx", True),
        ("saaren-työkirja.xlsx", True), ("pohjola_ja_etela.xlsx", False), ("etelainen.xlsx", False),
        ("alue.xlsx", True),
    ],
)
def test_a_file_name_that_speaks_of_another_region(forms: Framework, file: str, told: bool) -> None:
    assert codes(check(forms, [book("1", file=file)])) == ["W317"] * told


def test_both_regions_are_named(forms: Framework) -> None:
    (problem,) = check(forms, [book("1", file="Etelä.xlsx")])
    assert problem.facts == {"written": "1", "claimed": "etela"}


def test_names_are_found_in_either_unicode_form(forms: Framework) -> None:
    assert regions_in_name(forms, "Etela\u0308.xlsx") == regions_in_name(forms, "Etelä.xlsx") == ("2",)


def test_the_day_of_the_figures(forms: Framework) -> None:
    (missing,) = check(forms, [book("1", fields={"date": ""})])
    assert (missing.code, missing.place.cells) == ("W318", "B5")
    (early,) = check(forms, [book("1", fields={"date": date(2018, 12, 31)})])
    assert (early.code, early.facts) == ("W326", {"written": "31.12.2018", "first": "2019"})
    (late,) = check(forms, [book("1", fields={"date": date(2029, 1, 1)})])  # 2023 + 5 = 2028
    assert (late.code, late.facts) == ("W334", {"written": "01.01.2029", "last": "2023"})
    assert check(forms, [book("1", fields={"date": date(2028, 12, 31)})]) == ()
    (bad,) = check(forms, [book("1", fields={"date": Fault("E211", {"written": "eilen"})})])
    assert bad.code == "E211"


def test_an_older_template_and_a_draft_are_notes_only(forms: Framework) -> None:
    books = [book("1", digest="before", fields={"state": "draft"})]
    problems = check(forms, books)
    assert codes(problems) == ["N319", "N331"]
    assert accept(forms, books, problems)[1]["1"] == "accepted"


def test_two_files_for_one_region_are_both_left_out(forms: Framework) -> None:
    books = [book("1"), book("1", {"C1": {"2021": -1.0}}, file="pohjola2.xlsx"), book("2")]
    (problem,) = check(forms, books)
    assert (problem.code, problem.region) == ("E316", "1")
    assert problem.facts == {"files": "pohjola.xlsx, pohjola2.xlsx", "kind": "same_day"}
    accepted, status = accept(forms, books, (problem,))
    assert list(accepted) == ["2"]
    assert status == {"1": "rejected", "2": "accepted", "3": "absent", "A": "absent"}


@pytest.mark.parametrize(
    ("sha256", "day", "kind", "words"),
    [
        ("pohjola.xlsx", date(2023, 10, 31), "identical", "useampi kopio"),
        ("b", date(2023, 10, 31), "same_day", "eikä päivämäärä kerro"),
        ("b", date(2023, 6, 30), "days", "eikä ole varmaa"),
    ],
)
def test_two_files_say_what_tells_them_apart(
    forms: Framework, sha256: str, day: date, kind: str, words: str
) -> None:
    other = replace(book("1", file="pohjola2.xlsx", fields={"date": day}), sha256=sha256)
    (problem,) = check(forms, [book("1"), other])
    told = load_language("fi").problem(problem)
    assert (problem.facts["kind"], words in told.found) == (kind, True)
    assert ("--latest" in told.mend) == (kind != "identical")


def test_latest_takes_the_later_day_and_says_so(forms: Framework) -> None:
    books = [book("1", fields={"date": date(2023, 6, 30)}), book("1", file="pohjola2.xlsx")]
    problems = check(forms, books, latest=True)
    assert [(one.code, str(one.place), dict(one.facts)) for one in problems] == [
        ("N328", "pohjola.xlsx", {"newer": "pohjola2.xlsx"})
    ]
    accepted, status = accept(forms, books, problems, latest=True)
    assert (accepted["1"].file, status["1"]) == ("pohjola2.xlsx", "accepted")


def test_latest_does_not_choose_between_equal_days(forms: Framework) -> None:
    books = [book("1"), book("1", file="pohjola2.xlsx")]
    assert codes(check(forms, books, latest=True)) == ["E316"]
    assert accept(forms, books, (), latest=True)[1]["1"] == "rejected"


def test_an_unreadable_file_says_only_that(forms: Framework) -> None:
    books = [unreadable("pohjola.xlsx"), unreadable("jotain.xlsx", "E101")]
    problems: tuple[Problem, ...] = check(forms, books)
    assert codes(problems) == ["E101", "E103"]
    assert accept(forms, books, problems)[1]["1"] == "rejected"  # the name tells whose it was
    assert accept(forms, books, problems)[1]["2"] == "absent"


def test_a_readable_file_outweighs_a_broken_one_of_the_same_name(forms: Framework) -> None:
    books = [book("1"), unreadable("pohjola_kopio.xlsx")]
    assert accept(forms, books, check(forms, books))[1]["1"] == "accepted"
