"""A straight scale: figures to millimetres, and round places for its numbers.

It draws only its grid and numbers. The numbers are formatted by the caller, who alone knows the language.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from reports.charts.lettering import text_width
from reports.charts.sheet import Sheet
from reports.look import MUTED, REGULAR, TICK_SIZE, TRACK

Number = Callable[[float, int], str]
"""Figure and number of decimals to text."""

TICK_HEIGHT = 5.2  # mm under the plot for one line of numbers
_GAP = 4.0  # mm between two numbers at the least


@dataclass(frozen=True)
class Axis:
    """Figures `low`–`high` over the millimetres `start`–`end`; `low` may lie to the right of or below `high`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, figure: float) -> float:
        """Millimetres of a figure; outside the range it stops at the edge."""
        share = (min(max(figure, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def known(figures: Iterable[float | None]) -> list[float]:
    """The figures that are there and finite."""
    return [figure for figure in figures if figure is not None and math.isfinite(figure)]


def span(figures: Iterable[float | None]) -> tuple[float, float]:
    """Ends of a scale that holds the figures with some air; from zero where zero is near; 0–1 for none but zeros."""
    there = known(figures)
    low, high = (min(there), max(there)) if any(there) else (0.0, 1.0)
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        air = 0.1 * abs(high) or 1.0
    else:
        air = 0.04 * (high - low)
    return (0.0 if 0 <= low < 0.5 * high else low - air), (0.0 if 0.5 * low < high <= 0 else high + air)


def ticks(
    axis: Axis, number: Number, *, most: int = 6, upright: bool = False, whole: bool = False
) -> list[tuple[float, str]]:
    """Round figures inside the axis with their text: about `most` steps, or as many as stand apart along it.

    Where figures count something, `whole` keeps to whole numbers on any scale that holds two of them.
    """
    for count in range(most, 0, -1):
        locator = MaxNLocator(nbins=count, steps=[1, 2, 2.5, 5, 10], integer=whole)
        places = locator.tick_values(axis.low, axis.high)
        slack = 1e-9 * (axis.high - axis.low)
        inside = [place for place in places if axis.low - slack <= place <= axis.high + slack]
        texts = [number(0.0 if abs(place) < slack else place, _decimals(places)) for place in inside]
        if inside and (upright or _apart(axis, inside, texts)):
            return list(zip(map(float, inside), texts, strict=True))
    return []


def grid(
    sheet: Sheet, axis: Axis, number: Number, top: float, bottom: float, unit: str = "", *, whole: bool = False
) -> None:
    """Upright hair lines at the ticks, and their numbers under `bottom`, the last one with the unit."""
    marked = ticks(axis, lambda figure, decimals: with_unit(number(figure, decimals), unit), whole=whole)
    for figure, text in marked:
        x, last = axis(figure), figure == marked[-1][0]
        sheet.line([(x, top), (x, bottom)], colour=TRACK, width=0.6, under=True)
        shown = text if last else text.removesuffix(with_unit("", unit))
        half = text_width(shown, TICK_SIZE, REGULAR) / 2
        x = min(max(x, half), sheet.width - half)
        sheet.text(x, bottom + 3.2, shown, size=TICK_SIZE, colour=MUTED, anchor="middle")


def with_unit(text: str, unit: str) -> str:
    """A figure's text with its unit behind a no-break space; unchanged without a unit."""
    return f"{text}\u00a0{unit}" if unit else text


def _decimals(places: Iterable[float]) -> int:
    """Decimals that tell neighbouring ticks apart."""
    first, second, *_ = places
    step = abs(second - first)
    whole = max(0, -math.floor(math.log10(step) + 1e-9))
    return whole if math.isclose(round(step, whole), step, rel_tol=1e-6) else whole + 1


def _apart(axis: Axis, places: Iterable[float], texts: Iterable[str]) -> bool:
    edge = -math.inf
    for place, text in sorted((axis(place), text) for place, text in zip(places, texts, strict=True)):
        half = text_width(text, TICK_SIZE, REGULAR) / 2
        if place - half < edge or 2 * half > abs(axis.end - axis.start):
            return False
        edge = place + half + _GAP
    return True
