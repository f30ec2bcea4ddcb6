"""The verdict on one workbook's own line: a region's indicator, or a joint one of the area."""

from dataclasses import replace

from evaluation.panel import Figure, Line, Panel
from evaluation.scoring.basis import Pace, basis_of
from evaluation.scoring.borders import crosses_border_change
from evaluation.scoring.course import own_course
from evaluation.scoring.period import period_value
from evaluation.scoring.promise import Written, promise
from evaluation.scoring.results import Result
from evaluation.scoring.verdict import of_known_years, verdict
from indicators.cards import Indicator
from indicators.framework import Framework


def own_result(framework: Framework, panel: Panel, key: str, line: Line, written: Written) -> Result:
    """The verdict on `line` as the workbook of `key` gives it; `written` is the card's target where it gives none."""
    value = period_value(framework, line)
    promised, flags = of_known_years(framework, line.card, value, promise(line, written, value.inside))
    value = replace(value, flags=(*value.flags, *flags))
    boundary = crosses_border_change(framework, key, line, value)
    pace, course = country_pace(framework, panel, line.card), own_course(framework, key, line)
    basis = basis_of(line, key, boundary=boundary, pace=pace, course=course)
    return verdict(framework, line.card, value, promised, basis)


def empty_line(framework: Framework, card: Indicator) -> Line:
    """A card that nobody has answered."""
    return Line(card, Figure(), dict.fromkeys(framework.years.period, Figure()))


def country_pace(framework: Framework, panel: Panel, card: Indicator) -> Pace:
    """The country's value over its baseline by year; empty where the comparison does not hold both."""
    row = panel.comparison.get((card.id, framework.strategy.country.key))
    start = row.years.get(framework.years.baseline) if row is not None else None
    if row is None or start is None or not start.value:
        return Pace()
    known = {year: figure for year, figure in row.years.items() if figure.value is not None}
    return Pace(
        ratios={year: (figure.value or 0.0) / start.value for year, figure in known.items()},
        cells={year: (*start.cells, *figure.cells) for year, figure in known.items()},
        illustrative=row.illustrative,
    )
