"""The panel of the small strategy without its workbooks, with figures that are preliminary or late, and joint ones."""

from collections.abc import Mapping
from dataclasses import replace

from msgspec.structs import replace as changed

from evaluation.panel import Comparison, Figure, Line, Panel
from evaluation.workbook.submission import Missing
from indicators import Framework, Indicator
from tests.small.answers import ANSWERS, Figures
from tests.uncertainty.hand import small

MARKS = {".": Missing.NOT_APPLICABLE, "..": Missing.NOT_AVAILABLE, "...": Missing.CONFIDENTIAL}
PRELIMINARY = {("25", "I2", 2019), ("24", "I6", 2020), ("22", "I3", 2020), ("25", "I5", 2020), ("24", "I4", 2020)}


def figure(written: object) -> Figure:
    if isinstance(written, str):
        return Figure(missing=MARKS[written])
    return Figure() if written is None else Figure(float(written), None)  # type: ignore[arg-type]


def line(card: Indicator, key: str, rows: Figures) -> Line:
    """The line of one card; a ratio has its denominator as weight."""
    years = small().years
    names = (years.baseline, *years.period)
    if card.parts == "ratio":
        over, under = (rows[row] for row in card.rows)
        figures = [_ratio(card, figure(a), figure(b)) for a, b in zip(over, under, strict=True)]
    else:
        figures = [figure(value) for value in rows[card.id]]
    found = {
        year: replace(one, preliminary=(key, card.id, year) in PRELIMINARY)
        for year, one in zip(names, figures, strict=True)
    }
    return Line(card, found.pop(years.baseline), found)


def _ratio(card: Indicator, over: Figure, under: Figure) -> Figure:
    if over.value is None or under.value is None:
        return Figure(missing=over.missing or under.missing)
    return Figure(card.factor * over.value / under.value, None, weight=under.value)


def panel(framework: Framework, answers: Mapping[str, Figures] = ANSWERS) -> Panel:
    """The lines of the regions that answer; the country's share of exports fell a little."""
    lines = {
        (key, card.id): line(card, key, rows) for key, rows in answers.items() for card in framework.indicators.values()
    }
    country = Comparison({year: Figure(30.0 - (year - 2015) / 2, None) for year in range(2015, 2021)})
    return Panel(lines, {("I6", framework.strategy.country.key): country})


def with_cards(framework: Framework, **changes: Mapping[str, object]) -> Framework:
    """The framework with some fields of some cards changed."""
    cards = {name: changed(card, **changes.get(name, {})) for name, card in framework.indicators.items()}
    return changed(framework, indicators=cards)


def varied() -> Framework:
    """The small strategy with every manner of promise: a way, a hold, a band, a level only, a pace, one set in time."""
    return with_cards(
        small(),
        I1={"target_origin": "strategy", "count": False},
        I3={"target": (8.0, 9.5), "direction": "within"},
        I6={"target": "keeps pace with the country"},
    )
