"""Workbooks with nothing but answers of the self-assessment."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from evaluation.problems import Place
from evaluation.workbook.submission import Cell, Row, SheetRows, Submission
from indicators import Framework, load_framework

Answers = Mapping[str, Sequence[int]]


@pytest.fixture(scope="session")
def real() -> Framework:
    return load_framework("s3_2019_2023")


@pytest.fixture
def workbook() -> Callable[..., Submission]:
    """`workbook(key, {"I01": [4, 0, 5]})`: one row an answer, with a reason and a role."""

    def make(key: str, answers: Answers, source: str = "kysely") -> Submission:
        written = [(question, mark) for question, marks in answers.items() for mark in marks]
        rows = tuple(_row(key, number, *answer, source) for number, answer in enumerate(written, start=2))
        sheet = SheetRows("Itsearviointi", 1, {}, rows)
        return Submission(f"{key}.xlsx", key, 1, "region", key, {}, {"self_assessment": sheet})

    return make


def _row(key: str, number: int, question: str, mark: int, source: str) -> Row:
    told = {
        "question": question,
        "rating": str(mark),
        "reason": "Maija sanoi niin",
        "role": "council",
        "source": source,
    }
    place = Place(f"{key}.xlsx", "Itsearviointi", f"A{number}")
    return Row(number, {column: Cell(place, value, value) for column, value in told.items()})
