"""Workbooks made for tests, and one way to change a cell, a column or a sheet of them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from evaluation.workbook.template import Answers, fill_template
from indicators import Framework, load_framework
from reports.language import load_language

SMALL = Path(__file__).parents[1] / "small"
Change = Callable[[Workbook], object]


@pytest.fixture(scope="session")
def real() -> Framework:
    return load_framework("s3_2019_2023")


@pytest.fixture(scope="session")
def small() -> Framework:
    return load_framework("nordbotten", SMALL)


@pytest.fixture(scope="session")
def texts() -> dict[str, dict[str, str]]:
    return {language: dict(load_language(language).phrases) for language in ("fi", "en")}


@pytest.fixture(scope="session")
def make(small: Framework, texts: dict[str, dict[str, str]]) -> Callable[..., bytes]:
    """`make(answers, key="25", language="fi")`: a filled workbook of the small strategy."""

    def filled(answers: Answers | None = None, key: str = "25", language: str = "fi") -> bytes:
        return fill_template(small, key, language, texts[language], answers or {})

    return filled


@pytest.fixture(scope="session")
def changed() -> Callable[[bytes, Change], bytes]:
    """The bytes of a workbook after a change made with openpyxl, as an evaluator would make it in Excel."""

    def apply(content: bytes, change: Change) -> bytes:
        book = openpyxl.load_workbook(BytesIO(content))
        change(book)
        written = BytesIO()
        book.save(written)
        return written.getvalue()

    return apply
