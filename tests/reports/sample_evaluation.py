"""An evaluation for the tests of pages: the project's own framework with figures made by a formula, no workbook read.

Every kind of missing, a receding region, an absent workbook, an invented row and an explained warning occur in it.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

from evaluation import Evaluation, evaluate
from evaluation.problems import Place, Problem
from evaluation.workbook.submission import Cell, Missing, Row, SheetRows, Submission
from indicators import Framework, Indicator, load_framework
from indicators.cards import DENOMINATOR, RESPONDENTS
from tests.reports.sample_readings import with_readings

ABSENT = 1  # place of the region whose workbook never came
_MISSING = (Missing.NOT_ANSWERED, Missing.NOT_AVAILABLE, Missing.CONFIDENTIAL, Missing.NOT_APPLICABLE)


@cache
def sample_framework() -> Framework:
    return load_framework()


@cache
def sample_evaluation() -> Evaluation:
    """Six regional workbooks of seven, and the joint one."""
    framework = sample_framework()
    keys = [key for place, key in enumerate(framework.regions) if place != ABSENT] + [framework.area.key]
    evaluation = evaluate(framework, [sample_workbook(framework, key) for key in keys])
    explained = [
        replace(problem, explanation="Luku on tarkistettu; kasvu johtuu yhdestä suuresta hankkeesta.")
        if problem.code.startswith("W") and place % 3 == 0
        else problem
        for place, problem in enumerate(evaluation.problems)
    ]
    return replace(with_readings(evaluation), problems=tuple(explained))


def sample_workbook(framework: Framework, key: str) -> Submission:
    """One workbook, the same at every call."""
    chance = Random(key)
    area = framework.area
    slug = area.slug if key == area.key else framework.regions[key].slug
    file = f"{slug}.xlsx"
    rows = [row for card in framework.asked_of(key) for row in _rows(framework, card, file, key, chance)]
    columns = {name: name for name in ("id", "baseline", *map(str, framework.years.period), "target", "source")}
    fields = {
        "region": Cell(Place(file, "Tiedot", "B2"), key, key),
        "date": Cell(Place(file, "Tiedot", "B5"), "31.10.2023", date(2023, 10, 31)),
        "division": Cell(Place(file, "Tiedot", "B7"), "2021", "2021"),
    }
    sheets = {
        "indicators": SheetRows(
            "Mittarit", 1, columns, tuple(Row(number, cells) for number, cells in enumerate(rows, start=2))
        )
    }
    return Submission(
        file=file,
        sha256=f"{sum(map(ord, slug)):064x}",
        size=30_000 + len(slug),
        sheets=sheets,
        fields=fields,
        kind="joint" if key == area.key else "region",
        region=key,
        template_version="1",
        framework_digest=framework.digest,
    )


def _rows(framework: Framework, card: Indicator, file: str, key: str, chance: Random) -> list[dict[str, Cell]]:
    missing = chance.choice(_MISSING) if chance.random() < 0.10 else None
    invented = chance.random() < 0.25
    growth = chance.uniform(-0.01, 0.09) * (-1 if card.direction == "decrease" else 1)
    rows: list[dict[str, Cell]] = []
    for name in card.rows:
        start = _start(card, name, chance)
        series = [start * (1 + growth * step) for step in range(len(framework.years.period) + 1)]
        rows.append(_row(framework, card, name, file, len(rows), series, missing, invented))
    return rows


def _start(card: Indicator, name: str, chance: Random) -> float:
    low, high = card.valid_range
    if name.endswith(RESPONDENTS) and card.parts == "weighted":
        return 40.0
    if name.endswith(DENOMINATOR):
        return 200.0
    if high is not None:
        return (low or 0.0) + (high - (low or 0.0)) * chance.uniform(0.35, 0.7)
    return float(chance.randint(6, 90))


def _row(
    framework: Framework,
    card: Indicator,
    name: str,
    file: str,
    place: int,
    series: list[float],
    missing: Missing | None,
    invented: bool,
) -> dict[str, Cell]:
    number = sum(map(ord, name)) % 90 + place

    def cell(column: str, value: float | str | None) -> Cell:
        where = Place(file, "Mittarit", f"{column}{number}")
        if value is None or (missing is not None and isinstance(value, float)):
            return Cell(where, missing=missing or Missing.NOT_ANSWERED)
        return Cell(where, str(value), value)

    figures = [float(round(value)) if card.count else round(value, 2) for value in series]
    cells = {
        "id": cell("A", name),
        "source": cell("M", "esimerkki" if invented else "Rekisteri"),
        "baseline": cell("D", figures[0] if card.baseline != 0 else None),
    }
    for column, year, value in zip("EFGHI", framework.years.period, figures[1:], strict=True):
        cells[str(year)] = cell(column, value)
    return cells


def sample_problem(region: str) -> Problem:
    """A problem as reading tells it."""
    return Problem("E204", Place("lappi.xlsx", "Mittarit", "H12"), {"written": "n. 550", "expected": "luku"}, region, 1)
