"""The workbooks that the corpus is made of, and what an odd one is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.workbook.template import Answers, fill_template
from indicators import Framework, load_framework
from reports.language import load_language
from tests.hostile.surgery import ABOUT, text, with_cells

REGION = "19"
LOST = ("E111 Tiedot!B4",)  # what is told of every workbook of the unknown region


@dataclass(frozen=True)
class Odd:
    """A file or what poses as one: its name, what is told of it, its bytes or how it is made at a path."""

    name: str
    told: tuple[str, ...]
    content: bytes = b""
    make: Callable[[Path], object] | None = None


@cache
def framework() -> Framework:
    return load_framework("s3_2019_2023")


@cache
def home() -> bytes:
    """A workbook of a real region with the figures 1 … 5 in row 5 (E5:I5)."""
    years = {str(2018 + value): value for value in range(1, 6)}
    answers: Answers = {
        "about": [{"field": "organisation", "answer": "Liitto"}, {"field": "state", "answer": "final"}],
        "indicators": [{"id": "K06", "baseline": 0, "target": 6, "source": "rekisteri", **years}],
    }
    return fill_template(framework(), REGION, "fi", load_language("fi").phrases, answers)


@cache
def away() -> bytes:
    """The same workbook of a region that is not in the strategy."""
    return with_cells(home(), ABOUT, {"B4": text("99 Atlantis")})
