"""How numbers may be written, and what is wrong with those that may not."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.problems import Place
from evaluation.workbook.numbers import Ambiguous, Expected, parse_number, read_number
from evaluation.workbook.raw import RawCell, Stored
from evaluation.workbook.submission import Cell, Missing

PIECES = Expected(("kpl", "number"), symbols={"..": Missing.NOT_AVAILABLE, "ei tietoa": Missing.NOT_AVAILABLE})
SHARE = Expected(("%",), percent=True)


def read(value: Stored, expected: Expected = PIECES, number_format: str = "General") -> Cell:
    return read_number(RawCell(Place("lappi.xlsx", "Mittarit", "H12"), value, number_format), expected)


def code(cell: Cell) -> str:
    return cell.fault.code if cell.fault else ""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12,5", 12.5), ("12.5", 12.5), ("0,125", 0.125), ("0.125", 0.125), ("1.2345", 1.2345), ("1,234", 1.234),
        ("1 234,5", 1234.5), ("1\u00a0234", 1234.0), ("1\u202f234\u202f567", 1234567.0), ("1234.567", 1234.567),
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1234567.0), ("1 234.567", 1234.567),
        ("-5", -5.0), ("−5", -5.0), ("–5", -5.0), ("- 5", -5.0), ("+5", 5.0), ("−0", 0.0), (",5", 0.5),
        ("550 kpl", 550.0), ("550kpl", 550.0), ("550 KPL", 550.0), ("550 number", 550.0), (" 550 ", 550.0),
    ],
)  # fmt: skip
def test_text_that_is_a_number(written: str, value: float) -> None:
    cell = read(written)
    assert (cell.value, code(cell)) == (value, "N210")
    assert cell.missing is None


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("1.234", "E202"), ("12,000", "E202"), ("−1.234", "E202"), ("12.345 kpl", "E202"), ("123.456*", "E202"),
        ("n. 550", "E203"), ("n 550", "E203"), ("noin 550 kpl", "E203"), ("yli 500", "E203"), ("~5", "E203"),
        ("550+", "E203"), ("<10", "E203"), ("about 12,5", "E203"), ("ca. 5", "E203"),
        ("1.5.2023", "E204"), ("1.5.", "E204"), ("2023-05-01", "E204"), ("31.12.23", "E204"),
        ("#REF!", "E205"), ("#DIV/0!", "E205"), ("#N/A", "E205"), ("#SPILL!", "E205"),
        ("10–20", "E201"), ("paljon", "E201"), ("40 %", "E201"), ("1e5", "E201"), ("5 €", "E201"), ("1 0000", "E201"),
        ("12.31.2023", "E201"), ("9" * 400, "E201"), ("kpl", "E201"), ("1/2", "E201"), ("5,", "E201"),
    ],
)  # fmt: skip
def test_text_that_is_no_number_says_why(written: str, fault: str) -> None:
    cell = read(written)
    assert (code(cell), cell.value, cell.missing) == (fault, None, Missing.NOT_ANSWERED)
    assert cell.fault is not None
    assert cell.fault.facts["written"] == written


def test_faults_carry_what_was_probably_meant() -> None:
    assert dict(read("1.234").fault.facts) == {"written": "1.234", "as_decimal": 1.234, "as_thousands": 1234.0}  # type: ignore[union-attr]
    assert read("n. 1 550 kpl").fault.facts["likely"] == 1550.0  # type: ignore[union-attr]
    assert read(datetime(2023, 5, 1)).fault.facts == {"written": "1.5.2023", "likely": 1.5}  # type: ignore[union-attr]
    assert read(date(2026, 12, 12)).fault.facts["likely"] == 12.12  # type: ignore[union-attr]


def test_a_count_in_a_cell_formatted_as_a_date_is_recognised() -> None:
    # Day 550 of Excel's calendar, 1899-12-30 + 550 days, is 3 July 1901: nobody means that day.
    assert read(datetime(1901, 7, 3)).fault.facts["likely"] == 550.0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "fault"), [(True, "E207"), (time(12, 30), "E201"), (datetime(2023, 5, 1), "E204"), (float("inf"), "E201")]
)
def test_stored_values_of_another_kind(value: Stored, fault: str) -> None:
    assert code(read(value)) == fault


def test_native_numbers_have_no_note() -> None:
    assert [read(550), read(12.5)] == [
        Cell(read(550).place, "550", value=550.0),
        Cell(read(550).place, "12,5", value=12.5),
    ]


def test_a_formula_without_a_stored_result_is_not_empty() -> None:
    cell = read_number(RawCell(Place("a.xlsx"), None, formula="=SUM(A1:A3)"), PIECES)
    assert (code(cell), cell.written) == ("E206", "=SUM(A1:A3)")


@pytest.mark.parametrize(
    ("value", "number_format", "read_as"), [(0.4, "0 %", 40.0), (0.57, "0%", 57.0), (40, "General", 40.0)]
)
def test_percent_formats_count_as_shown(value: float, number_format: str, read_as: float) -> None:
    assert read(value, SHARE, number_format).value == read_as


def test_percent_sign_in_text_is_the_unit_and_elsewhere_wrong() -> None:
    assert read("40 %", SHARE).value == 40.0
    assert read("0,4 %", SHARE).value == 0.4
    assert code(read(0.4, PIECES, "0 %")) == "E201"
    assert read(0.4, PIECES, '0.0 "%"').value == 0.4  # a quoted sign multiplies nothing


def test_a_unit_that_begins_with_digits_is_never_taken_off() -> None:
    thousands = Expected(("1 000 €", "EUR 1,000"))
    assert code(read("51 000 €", thousands)) == "E201"  # would be 5 thousand euros, not 51
    assert read("51 000", thousands).value == 51000.0


@pytest.mark.parametrize(
    ("written", "value"), [("550*", 550.0), ("12,5 *", 12.5), ("550 kpl*", 550.0), ("550* kpl", 550.0)]
)
def test_an_asterisk_marks_a_preliminary_figure(written: str, value: float) -> None:
    cell = read(written)
    assert (cell.value, cell.preliminary, cell.fault) == (value, True, None)


def test_an_asterisk_between_digits_is_no_mark() -> None:
    assert code(read("5*6")) == "E201"


@pytest.mark.parametrize("dash", ["-", "−", "–", "—"])
def test_a_dash_is_zero_only_where_the_card_says_so(dash: str) -> None:
    assert read(dash).missing is Missing.NOT_APPLICABLE
    assert read(dash, Expected(dash_is_zero=True)).value == 0.0


def test_missing_keeps_its_kind() -> None:
    assert [read(None).missing, read("  \u00a0").missing] == [Missing.NOT_ANSWERED] * 2
    assert (read("..").missing, code(read(".."))) == (Missing.NOT_AVAILABLE, "")
    assert (read("Ei tietoa").missing, code(read("Ei tietoa"))) == (Missing.NOT_AVAILABLE, "N209")


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(written: str) -> None:
    cell = read(written)
    assert (cell.value is None) == (cell.missing is not None)


@given(st.one_of(st.integers(), st.floats(), st.booleans(), st.datetimes(), st.dates(), st.times(), st.timedeltas()))
def test_any_stored_value_is_read_or_refused(value: Stored) -> None:
    cell = read(value)
    assert (cell.value is None) == (cell.missing is not None)


@given(
    st.decimals(-(10**9), 10**9, places=2, allow_nan=False),
    st.sampled_from(["", " ", "\u00a0", "\u202f"]),
    st.sampled_from(["-", "−", "–"]),
    st.sampled_from(["", " kpl", "\u00a0kpl", "kpl"]),
)
def test_finnish_numbers_come_back_as_they_were(number: object, space: str, minus: str, unit: str) -> None:
    value = float(str(number))
    written = f"{abs(value):,.2f}".replace(",", space).replace(".", ",")
    cell = read((minus if value < 0 else "") + written + unit)
    assert cell.value == value


@given(st.integers(1, 999), st.integers(0, 999))
def test_three_digits_after_one_point_are_always_ambiguous(whole: int, rest: int) -> None:
    written = f"{whole}.{rest:03}"
    assert parse_number(written) == Ambiguous(float(written), float(written.replace(".", "")))


@pytest.mark.parametrize(
    ("number_format", "value", "expected", "told"),
    [
        ("#,##0", 12345, PIECES, 12345.0),
        ("# ##0.0", 12.5, PIECES, 12.5),
        ('0" kpl"', 7, PIECES, 7.0),
        ('0" %"', 7, SHARE, 7.0),
        ("General%", 0.4, SHARE, 40.0),
        ('_-* #,##0.00\\ [$€-40B]_-;\\-* #,##0.00;_-* "-"??_-', 1234.5, PIECES, 1234.5),
        ("0.0%;-0.0%;-", 0.125, SHARE, 12.5),
        ("#,##0,", 990_000, PIECES, ("E216", 990.0)),
        ('0.0,, "milj. €"', 12_300_000, PIECES, ("E216", 12.3)),
        ("#,##0,", 0, PIECES, 0.0),  # nothing is nothing in any unit
        ("[>1]0;0%", 12, SHARE, ("E216", "")),
    ],
)
def test_a_number_format_that_shows_another_number_is_asked_about(
    number_format: str, value: float, expected: Expected, told: object
) -> None:
    cell = read(value, expected, number_format)
    assert (cell.value if cell.fault is None else (cell.fault.code, cell.fault.facts["as_shown"])) == told


def test_a_comma_before_three_digits_is_ambiguous_where_it_parts_thousands() -> None:
    assert code(read("1,234", Expected(abroad=True))) == "E202"
    assert code(read("1,23", Expected(abroad=True))) == "N210"
    assert parse_number("1,234") == 1.234
