"""A workbook against the one that was accepted before: every change is told at its cell, and no fault is made of it."""

from dataclasses import replace

from evaluation.problems import Severity
from evaluation.rules.resubmission import changed
from evaluation.workbook.submission import Fault
from indicators import Framework
from reports.language import load_language
from tests.rules.bench import book, cells, project


def test_the_same_workbook_has_nothing_to_tell(forms: Framework) -> None:
    rows = [project("H1"), project("H2")]
    assert list(changed(forms, book("1", projects=rows), book("1", projects=rows))) == []
    assert list(changed(forms, book("1", projects=rows), book("1", projects=rows[::-1]))) == []


def test_one_changed_number_is_told_with_what_it_was(forms: Framework) -> None:
    (note,) = changed(forms, book("1"), book("1", {"C1": {"2020": 13.0}}))
    assert (note.code, note.place.cells, note.severity) == ("N337", "F2", Severity.NOTE)
    said = load_language("fi").problem(note).found
    assert said == "Luku on 13; edellisessä hyväksytyssä työkirjassa se oli 12."


def test_changes_of_a_sheet_are_gathered_and_texts_are_not_quoted(forms: Framework) -> None:
    now = book("1", {"C1": {"2019": "..", "comment": "Maija Meikäläinen kertoi"}, "D1": {"2023": 1.0}},
               projects=[project("H1")])  # fmt: skip
    notes = tuple(changed(forms, book("1"), now))
    assert cells(notes, "N337")[0] == "Mittarit!E2, P2, I9"
    assert [note.place.sheet for note in notes] == ["Mittarit", "Hankkeet"]
    assert "Maija" not in str(notes)


def test_what_is_gone_is_told_by_its_rows_and_an_error_by_itself(forms: Framework) -> None:
    before = book("1")
    (note,) = changed(forms, before, book("1", {"C1": {"2019": "", "2020": ""}, "D1": {"2019": Fault("E201")}}))
    assert (note.code, note.place.cells, note.facts) == ("N338", "", {"rows": "C1", "count": 2.0})
    rows = before.sheets["indicators"]
    shorter = replace(before, sheets={**before.sheets, "indicators": replace(rows, rows=rows.rows[1:])})
    assert [each.facts["rows"] for each in changed(forms, before, shorter)] == ["C1"]
