"""Texts, dates, choices and marks as evaluators write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.problems import Place
from evaluation.workbook.cells import read_choice, read_choices, read_id, read_mark, read_text
from evaluation.workbook.dates import read_date
from evaluation.workbook.raw import RawCell, Stored
from evaluation.workbook.submission import Cell, Missing
from evaluation.workbook.vocabulary import fold, label, region_vocabulary, vocabulary
from indicators import Framework
from indicators.framework import options

SYMBOLS = {"..": Missing.NOT_AVAILABLE}


def raw(value: Stored) -> RawCell:
    return RawCell(Place("lappi.xlsx", "Hankkeet", "E4"), value)


def code(cell: Cell) -> str:
    return cell.fault.code if cell.fault else ""


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2023, 10, 31, 12), date(2023, 10, 31)), (date(2023, 10, 31), date(2023, 10, 31)),
        ("31.10.2023", date(2023, 10, 31)), (" 1. 5. 2023 ", date(2023, 5, 1)), ("2023-10-31", date(2023, 10, 31)),
        ("10/2023", date(2023, 10, 1)), ("2023-10", date(2023, 10, 1)), ("10.2023", date(2023, 10, 1)),
    ],
)  # fmt: skip
def test_dates(value: Stored, day: date) -> None:
    assert (read_date(raw(value), SYMBOLS).value, code(read_date(raw(value), SYMBOLS))) == (day, "")


@pytest.mark.parametrize("value", ["31.2.2023", "syksy 2023", "2023", 2023, 45230, "13/2023", True, "99.99.2023"])
def test_what_is_no_date(value: Stored) -> None:
    assert code(read_date(raw(value), SYMBOLS)) == "E211"


@pytest.mark.parametrize(
    "written",
    ["19 Lappi", "19", "LAPPI ", "19 – Lappi", "Lapland", "Lappi (19)", "Lapin liitto", "La\u00adppi", 19],
)
def test_a_region_by_code_or_name_in_either_language(real: Framework, written: Stored) -> None:
    assert read_choice(raw(written), vocabulary(real, "regions"), SYMBOLS).value == "19"


def test_letters_are_the_same_in_either_unicode_form(real: Framework) -> None:
    decomposed = "Etela\u0308-Savo"
    assert read_choice(raw(decomposed), vocabulary(real, "regions"), SYMBOLS).value == "10"


def test_a_code_that_contradicts_its_name_is_no_choice(real: Framework) -> None:
    cell = read_choice(raw("19 Kainuu"), vocabulary(real, "regions"), SYMBOLS)
    assert (code(cell), cell.value) == ("E212", None)


def test_a_near_miss_names_what_is_close(real: Framework) -> None:
    cell = read_choice(raw("Kainu"), vocabulary(real, "regions"), SYMBOLS)
    assert cell.fault is not None
    assert cell.fault.facts["close"] == "18 Kainuu"


def test_the_area_may_declare_itself(real: Framework) -> None:
    names = ("IP", "ip-alue", "IP Itä- ja Pohjois-Suomi", "East and North Finland")
    assert {region_vocabulary(real).key(name) for name in names} == {real.area.key}


@pytest.mark.parametrize(
    ("written", "rating"), [(3, "3"), ("3", "3"), ("3 kohtalainen", "3"), ("fair", "3"), (3.0, "3"), (0, "0")]
)
def test_ratings_by_figure_or_word(real: Framework, written: Stored, rating: str) -> None:
    assert read_choice(raw(written), vocabulary(real, "ratings"), SYMBOLS).value == rating


@pytest.mark.parametrize("written", ["7", "3 hyvä", "keskinkertainen", 3.5])
def test_ratings_outside_the_list(real: Framework, written: Stored) -> None:
    assert code(read_choice(raw(written), vocabulary(real, "ratings"), SYMBOLS)) == "E212"


def test_every_label_of_every_list_is_read_as_its_key(real: Framework) -> None:
    listed = {column.choices for sheet in real.sheets.values() for column in sheet.columns if column.choices}
    assert listed
    for name in sorted(listed):
        for language in ("fi", "en"):
            for choice in options(real, name):
                assert vocabulary(real, name).key(label(name, choice, language)) == choice.key


def test_several_choices_by_semicolon_line_or_comma_even_where_names_hold_commas(real: Framework) -> None:
    third = next(choice for choice in options(real, "priorities") if "," in choice.name.fi)
    for written in (f"P1; {third.name.fi}", f"P1\n{third.name.fi}", f"P1, {third.name.fi}", f"P1,{third.key};"):
        assert read_choices(raw(written), vocabulary(real, "priorities"), SYMBOLS).value == ("P1", third.key)
    assert code(read_choices(raw("P1; Kulta"), vocabulary(real, "priorities"), SYMBOLS)) == "E212"


def test_missing_symbols_stand_in_any_column_of_choices_or_dates(real: Framework) -> None:
    assert read_choice(raw(".."), vocabulary(real, "themes"), SYMBOLS).missing is Missing.NOT_AVAILABLE
    assert read_date(raw("-"), SYMBOLS).missing is Missing.NOT_APPLICABLE


def test_ids_take_their_own_spelling_and_unknown_ones_stay() -> None:
    known = {"a02.osoittaja": "A02.osoittaja"}
    assert read_id(raw(" a02.OSOITTAJA "), known).value == "A02.osoittaja"
    assert read_id(raw("Z99"), known).value == "Z99"


@pytest.mark.parametrize(("value", "mark"), [("x", "x"), ("X", "x"), (True, "x"), ("kyllä", "x"), (1, "x")])
def test_marks(value: Stored, mark: str) -> None:
    assert read_mark(raw(value)).value == mark


def test_a_no_is_no_mark_and_other_words_are_asked_about() -> None:
    assert read_mark(raw("ei")).missing is Missing.NOT_ANSWERED
    assert code(read_mark(raw("osittain"))) == "E212"


def test_text_is_kept_literally() -> None:
    assert read_text(raw("  =1+1 <b>Åse & co</b> ")).value == "=1+1 <b>Åse & co</b>"
    assert read_text(raw("rivi_x000D_\nrivi\x07")).value == "rivi\nrivi"
    assert read_text(raw(2021)).value == "2021"


def test_errors_and_uncalculated_formulas_are_faults_in_text_too() -> None:
    assert code(read_text(raw("#REF!"))) == "E205"
    assert code(read_text(RawCell(raw(None).place, None, formula="=A1"))) == "E206"


def test_folding_forgives_spaces_hyphens_and_case() -> None:
    assert fold(" Tavoite\u00a0 2023\u200b ") == fold("TAVOI\u00adTE 2023") == "tavoite 2023"


@given(st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.times()))
def test_nothing_stored_breaks_a_reader(real: Framework, value: Stored) -> None:
    themes = vocabulary(real, "themes")
    for cell in (
        read_text(raw(value)), read_date(raw(value), SYMBOLS), read_mark(raw(value)),
        read_choice(raw(value), themes, SYMBOLS), read_choices(raw(value), themes, SYMBOLS), read_id(raw(value), {}),
    ):  # fmt: skip
        assert (cell.value is None) == (cell.missing is not None)
