"""One workbook of the small strategy with a fault of each level, checked; and what goes back for it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from evaluation.problems import Problem
from evaluation.rules import accept, check
from evaluation.rules.deliveries import Delivery, deliveries
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Submission
from indicators import Framework
from tests.small.answers import NORRBOTTEN, small_framework, workbook

NAME = "Maija Virtanen"  # in plain letters, so that a file holds them as they are
Change = Callable[[Workbook], object]


@dataclass(frozen=True)
class Round:
    framework: Framework
    content: bytes
    submission: Submission
    problems: tuple[Problem, ...]
    delivery: Delivery


def faulty(book: Workbook) -> None:
    """Rows 4–10 of the indicators are I1 … I6.nimittäjä, columns E–I the years 2016–2020.

    E4 is no number, F4:G4 are errors of Excel, I4 jumps and is explained, H5 is blank, H6 is a date, E10 looks like a
    formula; E8:H8 were blank before. The workbook is a draft.
    """
    page = book["Mittarit"]
    page["E4"], page["F4"], page["G4"] = "n. 55", "#REF!", "#REF!"
    page["H5"], page["H6"] = None, "11.5.2019"
    page["E10"].value = '=cmd|"/C calc"!A0'
    page["E10"].data_type = "s"
    page["I4"] = 400
    comment = next(cell.column_letter for cell in page[3] if cell.value == "kommentti")
    page[f"{comment}4"] = "W306: tapaamiset siirtyivät verkkoon"
    book["Tiedot"]["B6"], book["Tiedot"]["B8"] = NAME, "luonnos"
    book.properties.lastModifiedBy = NAME


def moved(book: Workbook) -> None:
    """The same, after a title row above and a column in front of everything."""
    faulty(book)
    book["Mittarit"].tables.clear()
    book["Mittarit"].insert_rows(1)
    book["Mittarit"].insert_cols(2)


def checked(framework: Framework, content: bytes, file: str = "norrbotten.xlsx") -> Round:
    submission = read_submission(file, content, framework)
    problems = check(framework, [submission])
    accepted, status = accept(framework, [submission], problems)
    (delivery,) = deliveries(framework, [submission], accepted, status, problems)
    return Round(framework, content, submission, problems, delivery)


def changed(content: bytes, *changes: Change) -> bytes:
    book = openpyxl.load_workbook(BytesIO(content))
    for change in changes:
        change(book)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture(scope="session")
def small() -> Framework:
    return small_framework()


@pytest.fixture(scope="session")
def clean_content(small: Framework) -> bytes:
    return workbook(small, "25", NORRBOTTEN)


@pytest.fixture(scope="session")
def trouble(small: Framework, clean_content: bytes) -> Round:
    return checked(small, changed(clean_content, faulty))
