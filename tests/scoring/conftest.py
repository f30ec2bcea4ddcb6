"""Cards and lines written by hand, so that a test shows nothing but the figures it is about."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.panel import Figure, Line
from evaluation.workbook.submission import Missing
from indicators import Framework, Indicator, Text, load_framework

SMALL = Path(__file__).parents[1] / "small"
MARKS = {".": Missing.NOT_APPLICABLE, "..": Missing.NOT_AVAILABLE, "...": Missing.CONFIDENTIAL}


@pytest.fixture(scope="session")
def small() -> Framework:
    return load_framework("nordbotten", SMALL)


@pytest.fixture(scope="session")
def real() -> Framework:
    return load_framework("s3_2019_2023")


def figure(written: float | str | None, weight: float | None = None) -> Figure:
    """A figure as an evaluator would write it: a number, `.`, `..`, `...` or nothing."""
    if isinstance(written, str):
        return Figure(missing=MARKS[written])
    return Figure() if written is None else Figure(float(written), None, weight=weight)


@pytest.fixture
def card() -> Callable[..., Indicator]:
    def make(**fields: object) -> Indicator:
        plain: dict[str, object] = {
            "id": "X",
            "dimension": "W",
            "objective": "W1",
            "name": Text("x", "x"),
            "kind": "result",
            "unit": Text("kpl", "number"),
            "direction": "increase",
            "scope": "region",
            "rollup": "sum",
            "accumulation": "level",
            "source": Text("x", "x"),
            "source_class": "own",
            "proposed_by": "project",
        }
        return Indicator(**(plain | fields))  # type: ignore[arg-type]

    return make


@pytest.fixture
def line(small: Framework) -> Callable[..., Line]:
    """`line(card, baseline, y1 … y5)` in the years of the small strategy; a shorter list leaves the rest unanswered."""

    def make(
        card: Indicator, baseline: float | str | None, *years: float | str | None, target: float | None = None
    ) -> Line:
        padded = [*years, *[None] * (5 - len(years))]
        return Line(
            card,
            figure(baseline),
            {year: figure(value) for year, value in zip(small.years.period, padded, strict=True)},
            target=None if target is None else Figure(target, None),
        )

    return make
