"""Slips of writing and of headers, from the bytes of a real template to the sentence an evaluator reads."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from evaluation.problems import Place, Problem
from evaluation.rules import check
from evaluation.workbook.cells import read_choice, read_choices
from evaluation.workbook.dates import read_date
from evaluation.workbook.numbers import Expected, read_number
from evaluation.workbook.prefill import RowValues
from evaluation.workbook.raw import RawCell, Stored
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Cell, Missing
from evaluation.workbook.template import fill_template
from evaluation.workbook.vocabulary import vocabulary
from indicators import Framework, load_framework
from reports.language import load_language

FINNISH, ENGLISH = load_language("fi"), load_language("en")
SYMBOLS = {".": Missing.NOT_APPLICABLE, "..": Missing.NOT_AVAILABLE}


@cache
def real() -> Framework:
    return load_framework("s3_2019_2023")


@cache
def template() -> bytes:
    figures = {str(year): 2 for year in real().years.period}
    rows: list[RowValues] = [{"id": "K01", "baseline": 1, **figures, "source": "rekisteri"}]
    fields: RowValues = {"organisation": "Liitto", "date": date(2023, 10, 31), "state": "final", "division": "2021"}
    about: list[RowValues] = [{"field": field, "answer": answer} for field, answer in fields.items()]
    return fill_template(real(), "18", "fi", dict(FINNISH.phrases), {"about": about, "indicators": rows})


def told(change: Callable[[Workbook], object]) -> list[Problem]:
    """The problems of the shape of the workbook after a change, and of what was filled; blanks are not looked at."""
    book = openpyxl.load_workbook(BytesIO(template()))
    change(book)
    written = BytesIO()
    book.save(written)
    problems = check(real(), [read_submission("kainuu.xlsx", written.getvalue(), real())])
    return [one for one in problems if one.code not in ("W208", "W320", "W333")]


def header(book: Workbook, words: str) -> str:
    """The address of the header on the sheet of indicators that begins with these words."""
    return next(cell.coordinate for cell in book["Mittarit"][3] if str(cell.value).startswith(words))


def raw(value: Stored, number_format: str = "General") -> RawCell:
    return RawCell(Place("x.xlsx", "S", "A1"), value, number_format)


def said(cell: Cell) -> tuple[str, str]:
    """Code and how to mend it, in Finnish."""
    assert cell.fault is not None
    return cell.fault.code, FINNISH.problem(Problem(cell.fault.code, cell.place, cell.fault.facts)).mend


def test_the_template_as_filled_has_no_such_problem() -> None:
    assert told(lambda book: None) == []


def test_nobodys_figures_stand_as_another_regions() -> None:
    def change(book: Workbook) -> None:
        book["Tiedot"]["B4"] = "19 Lappi"

    (problem,) = told(change)
    assert (problem.code, str(problem.place)) == ("E116", "kainuu.xlsx!Tiedot!B4")
    assert "maakunta on 19 Lappi, mutta pohja on tehty maakunnalle 18 Kainuu" in FINNISH.problem(problem).found
    assert "is 19 Lapland, but the template was made for 18 Kainuu" in ENGLISH.problem(problem).found


@pytest.mark.parametrize("written", ["lähteet", "tietolähde", "mistä luvut on saatu"])
def test_a_header_that_replaced_a_required_one_is_told_once(written: str) -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"][header(book, "lähde")] = written

    (problem,) = told(change)
    assert (problem.code, problem.facts["written"], problem.facts["expected"]) == ("E122", written, "lähde")


@pytest.mark.parametrize("written", ["lähteet", "tietolähde"])
def test_a_header_that_resembles_the_required_one_is_found_among_own_columns(written: str) -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"][header(book, "lähde")] = written
        book["Mittarit"].cell(3, 30).value = "oma arvio"

    assert [(one.code, one.facts.get("written")) for one in told(change)] == [("E122", written), ("N123", None)]


def test_a_missing_year_is_not_an_own_column() -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"][header(book, "2021")] = "muistiinpano"

    assert [one.code for one in told(change)] == ["E122", "N123"]


def test_a_year_typed_twice_is_told_once_with_the_year_that_is_missing() -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"][header(book, "2022")] = "2021"

    (problem,) = told(change)
    assert problem.code == "E124"
    assert FINNISH.problem(problem).mend == "Tarkoititko toisessa ”2022”? Korjaa sen otsikko."


def test_a_renamed_sheet_is_told_once() -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"].title = "Mittarit (2)"

    assert [(one.code, one.facts.get("found")) for one in told(change)] == [("E120", "Mittarit (2)")]


def test_a_dash_read_as_zero_is_said() -> None:
    expected = Expected(dash_is_zero=True, symbols=SYMBOLS)
    cell = read_number(raw("–"), expected)
    assert (cell.value, cell.fault and cell.fault.code) == (0.0, "N215")
    assert read_number(raw("–"), Expected(symbols=SYMBOLS)).fault is None


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        (datetime(1900, 1, 3, 12), "3,5"),  # as openpyxl gives the serial 3.5 of a cell formatted as a date
        (datetime(1900, 1, 12), "12"),
        (datetime(1900, 12, 31), "366"),  # 31 December 1900 is day 366 to Excel, which knows a 29 February 1900
        (datetime(2023, 5, 1), "1,5"),
    ],
)
def test_a_number_in_a_cell_formatted_as_a_date(stored: datetime, meant: str) -> None:
    code, mend = said(read_number(raw(stored), Expected()))
    assert (code, mend.startswith(f"Tarkoititko {meant}?")) == ("E204", True)


@pytest.mark.parametrize("stored", [datetime(1905, 7, 12), 2020, 2020.0, "2020", date(1905, 7, 12)])
def test_a_year_where_a_day_belongs(stored: Stored) -> None:
    code, mend = said(read_date(raw(stored), SYMBOLS))  # 12.7.1905 is the serial 2020
    assert (code, mend.startswith("Tarkoititko vuotta 2020?")) == ("E211", True)


@pytest.mark.parametrize("stored", [float("inf"), float("nan"), True, time(12), "12.7.1905", datetime(1949, 12, 31)])
def test_no_year_is_guessed_of_anything_else(stored: Stored) -> None:
    code, mend = said(read_date(raw(stored), SYMBOLS))
    assert (code, "Tarkoititko" in mend) == ("E211", False)


def test_years_are_not_guessed_but_listed() -> None:
    code, mend = said(read_choice(raw("2022"), vocabulary(real(), "divisions"), SYMBOLS))
    assert code == "E212"
    assert "Tarkoititko" not in mend
    assert "2020; 2021; 2023" in mend


def test_choices_are_listed_in_the_language_of_the_reader() -> None:
    cell = read_choice(raw("zzz"), vocabulary(real(), "states"), SYMBOLS)
    assert cell.fault is not None
    problem = Problem("E212", cell.place, cell.fault.facts)
    assert FINNISH.problem(problem).mend == "Valitse jokin näistä: luonnos; lopullinen."
    assert ENGLISH.problem(problem).mend == "Choose one of these: draft; final."


@pytest.mark.parametrize("written", ["19 Lappi ja 18 Kainuu", "Lapi ja Kainu", "Lappi/Kainuu", "Lappi & Kainuu"])
def test_several_regions_are_to_be_separated(written: str) -> None:
    code, mend = said(read_choices(raw(written), vocabulary(real(), "everywhere"), SYMBOLS))
    assert code == "E212"
    assert mend == "Erota vaihtoehdot toisistaan puolipisteellä. Tarkoititko: 19 Lappi; 18 Kainuu?"


def test_fields_that_are_not_on_their_lists_are_told_one_by_one() -> None:
    def change(book: Workbook) -> None:
        book["Tiedot"]["B8"], book["Tiedot"]["B9"] = "valmis?", "2022"

    assert [(one.code, one.place.cells) for one in told(change)] == [("E212", "B8"), ("E212", "B9")]
