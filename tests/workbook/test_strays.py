"""Rows, sheets and fields that are no answers, or are there twice: what is read, and what is said."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.rules import check
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Submission
from reports.language import load_language
from tests.hostile.base import framework, home

SHEET = "Mittarit"


def read(change: Callable[[Workbook], object]) -> Submission:
    book, written = openpyxl.load_workbook(BytesIO(home())), BytesIO()
    change(book)
    book.save(written)
    return read_submission("lappi.xlsx", written.getvalue(), framework())


def told(submission: Submission) -> list[tuple[str, str]]:
    return [(each.code, "!".join((each.place.sheet, each.place.cells)).strip("!")) for each in submission.problems]


def ids(submission: Submission, sheet: str = "indicators") -> list[str]:
    return [next(iter(row.cells.values())).written for row in submission.sheets[sheet].rows]


@pytest.fixture(scope="module")
def untouched() -> Submission:
    return read(lambda book: None)


def write(sheet: Worksheet, **cells: object) -> None:
    for address, value in cells.items():
        sheet[address] = value  # type: ignore[assignment]


@pytest.mark.parametrize(
    "cells",
    [
        {"A99": "Yhteensä", "E99": 120},
        {"B99": "Summa:", "E99": 120},
        {"A99": "* luvut ovat alustavia"},
        {"D99": "* vuoden 2022 luvut ovat alustavia"},
        {"P99": "Tarkistettu johtoryhmässä"},
        {"A99": "tunnus", "B99": "mittari", "E99": "2019"},
    ],
)
def test_totals_notes_and_repeated_headers_are_told_and_not_read(
    cells: dict[str, object], untouched: Submission
) -> None:
    submission = read(lambda book: write(book[SHEET], **cells))
    assert told(submission) == [("N129", f"Mittarit!{next(iter(cells))}")]
    assert ids(submission) == ids(untouched)
    assert not [problem for problem in check(framework(), [submission]) if problem.code[0] == "E"]


def test_what_may_be_an_answer_is_no_note() -> None:
    submission = read(lambda book: write(book[SHEET], E99="n. 550", A101="K06x", E101=5))
    assert told(submission) == []
    codes = {problem.code for problem in check(framework(), [submission])}
    assert {"E325", "E301"} <= codes


def test_a_total_below_projects_is_no_project() -> None:
    def change(book: Workbook) -> None:
        write(book["Hankkeet"], A4="H1", B4="Hanke", K4=5000, A6="Yhteensä", K6=5000, A9="Lisätietoja antaa liitto")

    submission = read(change)
    assert told(submission) == [("N129", "Hankkeet!A6"), ("N129", "Hankkeet!A9")]
    assert ids(submission, "projects") == ["H1"]


def test_a_second_header_of_another_order_ends_what_is_read(untouched: Submission) -> None:
    def change(book: Workbook) -> None:
        write(book[SHEET], A90="tunnus", B90="2023", C90="2022", A91="K06", B91=7, C91=8)

    submission = read(change)
    assert told(submission) == [("E131", "Mittarit!A90")]
    assert submission.problems[0].left_out == 3
    assert ids(submission) == ids(untouched)


def test_a_second_copy_of_a_sheet_with_other_answers_is_asked_about() -> None:
    def copied(book: Workbook, value: object) -> None:
        copy = book.copy_worksheet(book[SHEET])
        copy.title = "Mittarit (2)"
        copy["E5"] = value  # type: ignore[assignment]

    same, other = read(lambda book: copied(book, 1)), read(lambda book: copied(book, 99))
    assert told(same) == [("N124", "")]
    assert told(other) == [("W130", "Mittarit (2)")]
    assert [row.number_in("2019") for row in other.sheets["indicators"].rows if row.text("id") == "K06"] == [1]


def test_a_field_that_is_there_twice_is_told_and_never_chosen_between() -> None:
    def change(book: Workbook) -> None:
        write(book["Tiedot"], A30="Päivämäärä", B30="1.2.2023", A31="Maakunta", B31="18 Kainuu", A32="Puhelin", B32="x")
        write(book["Tiedot"], B7="31.10.2023")

    submission = read(change)
    assert submission.region == "19"  # that of the template
    date = submission.fields["date"]
    assert (date.value, date.fault and date.fault.code) == (None, "E132")
    assert told(submission) == [("N129", "Tiedot!A32"), ("N117", "Tiedot!B31")]


def test_fields_that_are_gone_are_named() -> None:
    def change(book: Workbook) -> None:
        for row in range(4, 10):
            book["Tiedot"].cell(row, 1).value = None

    (lost,) = [each for each in read(change).problems if each.code == "W133"]
    said = load_language("fi").problem(lost).found
    assert said == "Tiedot-välilehdeltä puuttuu 3 kenttää: Organisaatio, Tilanne, Aluejako."


@pytest.mark.parametrize(
    ("cell", "header", "found", "mend"),
    [
        ("F3", None, "Sarakkeella F ei ole otsikkoa, ja sarake ”2020” puuttuu.", "kirjoita se otsikoksi"),
        ("D3", "lähtöarvo 2017", "on ”lähtöarvo 2017”, vaikka", "eri vuosi tai yksikkö"),
        ("O3", "lähte", "on ”lähte”, vaikka", "arvoja ei tarvitse muuttaa"),
    ],
)
def test_a_header_in_trouble_says_what_to_do_with_its_values(cell: str, header: object, found: str, mend: str) -> None:
    submission = read(lambda book: write(book[SHEET], **{cell: header}))
    (problem,) = submission.problems
    assert (problem.code, problem.place.cells) == ("E122", cell)
    said = load_language("fi").problem(problem)
    assert found in said.found
    assert mend in said.mend
