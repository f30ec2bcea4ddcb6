"""The reading copy: marks at exactly the cells in trouble, and nothing that a workbook could do when opened."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from evaluation.problems import Place, Problem
from evaluation.rules.deliveries import Delivery
from evaluation.rules.ranges import cells_in
from evaluation.workbook import returns_copy
from evaluation.workbook.reading import read_submission
from evaluation.workbook.returns_copy import reading_copy
from indicators import Framework
from reports.language import load_language
from reports.returns import copy_words
from tests.returns.conftest import NAME, Change, Round, changed, checked, faulty, moved

FI = load_language("fi")


def copy_of(round: Round) -> bytes:
    words = copy_words(round.framework, round.delivery, round.submission, FI, "norrbotten_korjauslista.xlsx")
    made = reading_copy(round.content, words)
    assert made is not None
    return made


def marked(book: Workbook) -> dict[tuple[str, str], str]:
    return {
        (page.title, cell.coordinate): cell.comment.text
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.comment is not None
    }


@pytest.mark.parametrize("change", [faulty, moved])
def test_the_marks_are_at_exactly_the_cells_in_trouble(small: Framework, clean_content: bytes, change: Change) -> None:
    round = checked(small, changed(clean_content, change))
    book = openpyxl.load_workbook(BytesIO(copy_of(round)))
    comments = marked(book)
    due = {
        (problem.place.sheet, cell): problem.code
        for problem in round.problems for cell in cells_in(problem.place.cells)
    }
    assert set(comments) == set(due)
    for place, code in due.items():
        assert code in comments[place]
        assert book[place[0]][place[1]].border.left.style is not None
        assert book[place[0]][place[1]].fill.fill_type == "solid"


def test_a_mark_says_level_cause_and_cure(trouble: Round) -> None:
    comments = marked(openpyxl.load_workbook(BytesIO(copy_of(trouble))))
    assert comments["Mittarit", "E4"] == (
        "virhe: E203 Solussa on ”n. 55”, joka on likiarvo eikä luku. "
        "Kirjoita soluun 55 ja kerro likimääräisyydestä kommentissa."
    )
    assert comments["Mittarit", "I4"].endswith("Selitetty: ”tapaamiset siirtyivät verkkoon”.")


def test_the_copy_says_what_it_is_and_reading_knows_it(trouble: Round) -> None:
    content = copy_of(trouble)
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.worksheets[0].title == "Lukukappale"
    assert book.properties.title == book.worksheets[0]["A1"].value == "Lukukappale – ei palauteta"
    texts = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert any("Itsearvioinnin kysymykseen Q01 ei ole vastattu" in str(text) for text in texts)
    again = read_submission("norrbotten_lukukappale.xlsx", content, trouble.framework)
    assert [problem.code for problem in again.problems] == ["E114"]
    assert not again.sheets


def test_the_copy_keeps_the_values_and_shows_what_was_never_calculated(trouble: Round) -> None:
    def more(book: Workbook) -> None:
        book["Mittarit"]["F5"] = "=1+1"
        book["Mittarit"]["J8"].comment = Comment("Kysy Pekalta", "Pekka")

    round = checked(trouble.framework, changed(trouble.content, more))
    content = copy_of(round)
    page, given = (openpyxl.load_workbook(BytesIO(each))["Mittarit"] for each in (content, round.content))
    for row in given.iter_rows():
        for cell in row:
            assert page[cell.coordinate].value == cell.value
    assert (page["F5"].value, page["F5"].data_type) == ("=1+1", "s")
    assert page["J8"].comment is not None
    assert page["J8"].comment.text == "Kysy Pekalta"
    with ZipFile(BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/" in name)
        assert not any("vba" in name.lower() or "external" in name.lower() for name in archive.namelist())


def test_a_name_stays_in_its_own_cell(trouble: Round) -> None:
    with ZipFile(BytesIO(copy_of(trouble))) as archive:
        holding = [name for name in archive.namelist() if NAME in archive.read(name).decode("utf-8", "replace")]
        assert len(holding) == 1
        assert archive.read(holding[0]).decode().count(NAME) == 1


def test_merged_and_hidden_cells_are_shown(trouble: Round) -> None:
    def hide(book: Workbook) -> None:
        book["Mittarit"].tables.clear()
        book["Mittarit"].merge_cells("C4:E4")
        book["Mittarit"].row_dimensions[6].hidden = True
        book["Mittarit"].sheet_state = "hidden"

    content = changed(trouble.content, hide)
    problem = Problem("E203", Place("norrbotten.xlsx", "Mittarit", "E4"), {"written": "n. 55"}, "25")
    delivery = Delivery("25", (), (problem, *trouble.delivery.problems), "accepted_in_part", trouble.delivery.figures)
    words = copy_words(trouble.framework, delivery, trouble.submission, FI, "x.xlsx")
    made = reading_copy(content, words)
    assert made is not None
    page = openpyxl.load_workbook(BytesIO(made))["Mittarit"]
    assert page["C4"].comment is not None
    assert page.sheet_state == "visible"
    assert not page.row_dimensions[6].hidden


def test_the_same_workbook_gives_the_same_copy(trouble: Round) -> None:
    assert copy_of(trouble) == copy_of(trouble)


def test_huge_and_damaged_workbooks_get_no_copy(trouble: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    words = copy_words(trouble.framework, trouble.delivery, trouble.submission, FI, "x.xlsx")
    assert reading_copy(trouble.content[:4000], words) is None
    monkeypatch.setattr(returns_copy, "LIMIT", 1000)
    assert reading_copy(trouble.content, words) is None
