"""What an evaluator may move and respell changes no result; what is changed in one cell is seen at that cell."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import Literal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.workbook import Workbook

from evaluation import evaluate
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Cell, Missing, Submission
from evaluation.workbook.vocabulary import fold
from tests.small.answers import ANSWERS, FILES, small_framework, workbook

HEADER_ROW = 3  # of every sheet of a template
KEY = "22"
pytestmark = pytest.mark.slow
slowly = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

framework = cache(small_framework)


@dataclass(frozen=True)
class Page:
    """The bare content of one sheet: its name, headers, and rows below."""

    name: str
    headers: tuple[object, ...]
    rows: tuple[tuple[object, ...], ...]


@cache
def pages(key: str) -> tuple[Page, ...]:
    book = openpyxl.load_workbook(BytesIO(workbook(framework(), key, ANSWERS[key])))
    found = []
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(min_row=HEADER_ROW, values_only=True))
        if sheet.sheet_state == "visible" and rows:
            filled = tuple(tuple(row) for row in rows[1:] if any(value is not None for value in row))
            found.append(Page(sheet.title, tuple(rows[0]), filled))
    return tuple(found)


def written(content: Sequence[Page], first: int = 1) -> bytes:
    book, file = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for page in content:
        sheet = book.create_sheet(page.name)
        for number, row in enumerate((page.headers, *page.rows), start=first):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column).value = value
    book.save(file)
    return file.getvalue()


@cache
def delivered(key: str) -> Submission:
    return read_submission(FILES[key], written(pages(key)), framework())


def outcome(submissions: Sequence[Submission]) -> object:
    """All that follows from workbooks, but for the addresses of its cells."""
    evaluation = evaluate(framework(), submissions)
    results = {
        key: (one.value, one.year, one.attainment, one.score, one.status, one.coverage, one.series, one.series_missing)
        for key, one in evaluation.results.items()
    }
    return results, dict(evaluation.nodes), dict(evaluation.region_status)


def respelt(draw: st.DrawFn, text: object) -> object:
    if not isinstance(text, str):
        return text
    cased = draw(st.sampled_from((text, text.upper(), text.lower(), text.title())))
    form: Literal["NFC", "NFD"] = draw(st.sampled_from(("NFC", "NFD")))
    space = draw(st.sampled_from((" ", "\u00a0", "  ", "\u202f")))
    around = draw(st.sampled_from(("", " ", "\u00ad", "\u200b ", "\n")))
    return unicodedata.normalize(form, f"{around}{cased.replace(' ', space)}{around}")


@st.composite
def shuffled(draw: st.DrawFn, key: str) -> bytes:
    """The workbook with its sheets, columns and rows in another order, and names and headers in another spelling."""
    found = []
    for page in draw(st.permutations(pages(key))):
        columns = draw(st.permutations(range(len(page.headers))))
        rows = draw(st.permutations(page.rows))
        headers = tuple(respelt(draw, page.headers[column]) for column in columns)
        cells = tuple(tuple(row[column] for column in columns) for row in rows)
        name = str(respelt(draw, page.name)).strip() or page.name
        found.append(Page(name.replace("\n", ""), headers, cells))
    return written(found, draw(st.integers(1, 15)))


@slowly
@given(content=shuffled(KEY), order=st.permutations(tuple(FILES)))
def test_order_and_spelling_change_no_result(content: bytes, order: Sequence[str]) -> None:
    moved = read_submission(FILES[KEY], content, framework())
    files = [moved if key == KEY else delivered(key) for key in order]
    assert [problem.code for problem in moved.problems if problem.code.startswith("E")] == []
    assert outcome(files) == outcome([delivered(key) for key in FILES])


ODD_WRITINGS = (
    "..", "...", ".", "-", "1.234", "n. 5", "5*", "50 %", "1 234,5", "#REF!", "x", "W306: syy", "1.5.2020", "",
)  # fmt: skip
CONTENTS = st.one_of(
    st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)), st.sampled_from(ODD_WRITINGS), st.text(max_size=20),
)  # fmt: skip


def cells(submission: Submission) -> Mapping[str, Cell]:
    return {
        f"{sheet.name}!{cell.place.cells}": cell
        for sheet in submission.sheets.values() for row in sheet.rows for cell in row.cells.values()
    }  # fmt: skip


def meaning(cell: Cell) -> tuple[object, ...]:
    return cell.value, cell.missing, cell.preliminary


@slowly
@given(row=st.integers(0, 5), column=st.integers(1, 15), content=CONTENTS)
def test_one_changed_cell_is_seen_at_its_address_and_nowhere_else(row: int, column: int, content: object) -> None:
    (page,) = (page for page in pages(KEY) if page.name == "Mittarit")
    line = list(page.rows[row])
    column = min(column, len(line) - 1)
    line[column] = content
    changed = Page(page.name, page.headers, (*page.rows[:row], tuple(line), *page.rows[row + 1 :]))
    try:
        file = written([changed if each is page else each for each in pages(KEY)])
    except IllegalCharacterError:
        return  # cannot be in a workbook
    before, after = cells(delivered(KEY)), cells(read_submission(FILES[KEY], file, framework()))
    here = f"Mittarit!{get_column_letter(column + 1)}{row + 2}"
    assert before.keys() == after.keys()
    assert {where for where in before if where != here and meaning(before[where]) != meaning(after[where])} == set()
    if here in after and after[here].missing is Missing.NOT_ANSWERED and fold(str(content)):
        header = fold(str(page.headers[column]))
        fault = after[here].fault
        assert fault is not None or "ennakko" in header, (header, content)  # among marks a no is as good as blank


@slowly
@given(column=st.integers(0, 15), content=st.text(max_size=12))
def test_one_changed_header_is_told_or_changes_nothing(column: int, content: str) -> None:
    (page,) = (page for page in pages(KEY) if page.name == "Mittarit")
    column = min(column, len(page.headers) - 1)
    headers = (*page.headers[:column], content, *page.headers[column + 1 :])
    try:
        file = written([Page(page.name, headers, page.rows) if each is page else each for each in pages(KEY)])
    except IllegalCharacterError:
        return
    submission = read_submission(FILES[KEY], file, framework())
    read = cells(submission)
    lost = [where for where, cell in cells(delivered(KEY)).items() if cell.written and where not in read]
    assert not lost or {problem.place.sheet for problem in submission.problems} == {"Mittarit"}
