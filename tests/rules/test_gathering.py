"""One problem per cause, comply or explain, statuses."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.problems import Place, Problem
from evaluation.rules import accept, check
from evaluation.rules.gathering import explanation
from evaluation.rules.ranges import address, cells_in, rectangles
from evaluation.workbook.submission import Fault, Missing
from indicators import Framework
from tests.rules.bench import YEARS, Written, book, cells, codes


def fault(written: str, code: str = "E201") -> Fault:
    return Fault(code, {"written": written, "unit": ""})


def test_adjacent_cells_with_one_fault_collapse_to_a_range(forms: Framework) -> None:
    bad: dict[str, Written] = {"2019": fault("n."), "2020": fault("x")}
    (problem,) = check(forms, [book("1", {"C1": bad, "C2": bad, "P1": bad, "D1": {"2019": fault("y")}})])[:1]
    assert (problem.place.cells, problem.left_out) == ("E2:F4", 6)
    assert problem.facts == {"written": "n.", "unit": "", "count": 6}
    assert cells(check(forms, [book("1", {"C1": bad, "D1": {"2019": fault("y")}})]), "E201") == [
        "Mittarit!E2:F2", "Mittarit!E9",
    ]


def test_a_note_is_told_once_a_sheet_wherever_its_cells_are(forms: Framework) -> None:
    text = Fault("N210", {"written": "6,0", "value": 6.0})
    (problem,) = check(forms, [book("1", {"C2": {"2019": text}, "D1": {"2023": text}})])
    assert (problem.code, problem.place.cells, problem.facts["count"]) == ("N210", "E3, I9", 2)


@pytest.mark.parametrize(
    ("comment", "code", "reason"),
    [
        ("W306: uusi tilasto", "W306", "uusi tilasto"),
        ("w306 – uusi tilasto", "W306", "uusi tilasto"),
        ("W306, W307: kaksi syytä", "W307", "kaksi syytä"),
        ("W306:", "W306", ""),
        ("W307: muuta", "W306", ""),
        ("Katso W306: ei alussa", "W306", ""),
    ],
)
def test_an_explanation_begins_with_its_code_and_says_something(comment: str, code: str, reason: str) -> None:
    assert explanation(comment, code) == reason


def test_comply_or_explain(forms: Framework) -> None:
    jump: dict[str, Written] = {"2020": 99.0, "2021": 98.0, "2022": 97.0, "2023": 96.0}
    books = [book("1", {"C1": {**jump, "comment": "W306: kysely laajeni"}})]
    problems = check(forms, books)
    assert [(one.code, one.explanation) for one in problems] == [("W306", "kysely laajeni")]
    assert accept(forms, books, problems)[1]["1"] == "accepted"
    other = [book("1", {"C1": {**jump, "comment": "W307: kysely laajeni"}})]
    assert [one.explanation for one in check(forms, other)] == [""]
    assert accept(forms, other, check(forms, other))[1]["1"] == "accepted_with_remarks"


def test_an_explanation_holds_for_its_row_only(forms: Framework) -> None:
    rows = {"C1": {"source": "", "comment": "W307: oma arvio"}, "C2": {"source": ""}}
    problems = check(forms, [book("1", rows)])
    assert [(one.place.cells, one.explanation) for one in problems] == [("O2", "oma arvio"), ("O3", "")]


def test_an_error_cannot_be_explained_away(forms: Framework) -> None:
    problems = check(forms, [book("1", {"C1": {"2021": -1.0, "comment": "E305: näin on"}})])
    assert [(one.code, one.explanation) for one in problems] == [("E305", "")]


def test_statuses(forms: Framework) -> None:
    gone = Problem("E120", Place("saari.xlsx"), {"expected": "Toimenpiteet", "found": ""})
    whole = book("3", problems=(gone,))
    books = [
        book("1", {"C1": {"source": ""}}),
        book("2", {"C1": {"2021": -1.0}, "C2": {"source": ""}}),
        replace(whole, sheets={key: sheet for key, sheet in whole.sheets.items() if key != "measures"}),
    ]
    problems = check(forms, books)
    accepted, status = accept(forms, books, problems)
    assert status == {
        "1": "accepted_with_remarks", "2": "accepted_in_part", "3": "accepted_in_part", "A": "absent",
    }
    assert codes(problems) == ["E305", "W307", "W307", "E120"]
    assert list(accepted) == ["1", "2", "3"]


def test_what_is_struck_keeps_its_writing_and_everything_else_its_value(forms: Framework) -> None:
    one = book("1", {"C1": {"2021": -1.0}})
    left = accept(forms, [one], check(forms, [one]))[0]["1"]
    before, after = (book.sheets["indicators"].rows[0].cells for book in (one, left))
    assert (after["2021"].written, after["2021"].missing) == ("-1", Missing.NOT_ANSWERED)
    assert {key: cell for key, cell in after.items() if key != "2021"} == {
        key: cell for key, cell in before.items() if key != "2021"
    }
    assert left.sheets["indicators"].rows[1:] == one.sheets["indicators"].rows[1:]


def test_problems_stand_in_the_order_of_sheets_and_cells(forms: Framework) -> None:
    one = book(
        "1", {"D1": {"source": ""}, "C1": {"2021": -1.0, "unit": "m"}}, digest="before", measures=[{"id": "M1"}],
        fields={"organisation": ""},
    )
    told = [(problem.place.sheet, problem.place.cells) for problem in check(forms, [one])]
    assert told == [
        ("", ""), ("Tiedot", "B3"), ("Mittarit", "C2"), ("Mittarit", "G2"), ("Mittarit", "O9"), ("Toimenpiteet", "C2"),
    ]


@given(st.sets(st.tuples(st.integers(1, 12), st.integers(20, 32)), max_size=40))
def test_ranges_hold_exactly_their_cells(places: set[tuple[int, int]]) -> None:
    spots = [address(place) for place in places]
    ranges = rectangles(spots)
    assert sorted(cell for part in ranges for cell in cells_in(part)) == sorted(spots)
    assert len(ranges) <= len(spots)


def test_ranges_are_few() -> None:
    assert rectangles(["B2", "C2", "C3", "D3", "AA10", "AB10"]) == ("B2:C2", "C3:D3", "AA10:AB10")
    assert rectangles(["D2", "E2", "F2", "F3"]) == ("D2:E2", "F2:F3")


def test_gathering_loses_no_cell(forms: Framework) -> None:
    bad: dict[str, Written] = {year: fault("x") for year in YEARS}
    names = ("C1", "C2", "P1", "D1", "U1")
    problems = check(forms, [book("1", dict.fromkeys(names, bad))])
    assert sum(problem.left_out for problem in problems if problem.code == "E201") == len(names) * len(YEARS)
    assert len(cells(problems, "E201")) == 2  # rows 2–4 and 9–10
