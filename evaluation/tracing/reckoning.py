"""Figures reckoned again from their cells, by the method written down a second time (method §1, §2, §5).

Knows cells by their row and column, not by the panel: what agrees here was reached on two ways. One workbook's figure
is `combined`; what several make together is for `figures`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.tracing.shelf import Held
from indicators.cards import DENOMINATOR, NUMERATOR, RESPONDENTS, Indicator
from indicators.framework import Framework


@dataclass(frozen=True)
class Reckoned:
    """A figure and what stands below the line when figures of its kind are averaged; None where cells do not give it.

    `way` says how its cells make it: one, themes, ratio, sum, mean or derived.
    """

    value: float | None
    weight: float | None = None
    way: str = "one"


NOTHING = Reckoned(None)


def combined(framework: Framework, card: Indicator, cells: Sequence[Held]) -> Reckoned:
    """The figure that one workbook's cells give: parts within a year, years by the card's accumulation."""
    if card.derived is not None:
        over, under = (framework.indicators[part].rows for part in card.derived)
        return _ratio(card, _of_rows(cells, over), _of_rows(cells, under), "derived")
    if card.parts in ("ratio", "theme_ratio"):
        return _ratio(card, _of_part(cells, NUMERATOR), _of_part(cells, DENOMINATOR), "ratio")
    below = _of_part(cells, RESPONDENTS)
    plain = [cell for cell in cells if cell not in below]
    columns = list(dict.fromkeys(cell.column for cell in plain))
    years = [_within(card, [cell for cell in plain if cell.column == column]) for column in columns]
    known = [year for year in years if year is not None]
    if not known or len(known) < len(years):
        return NOTHING
    weight = _total(below) if below else None
    if len(known) == 1:
        return Reckoned(known[0], weight, "themes" if len(plain) > 1 else "one")
    if card.accumulation == "sum":
        return Reckoned(sum(known), weight, "sum")
    return Reckoned(sum(known) / len(known), weight, "mean")


def _within(card: Indicator, cells: Sequence[Held]) -> float | None:
    """One year's figure of a card whose parts are added: its only cell, or its themes together."""
    total = _total(cells)
    if total is None or card.parts != "themes" or card.across_themes == "sum":
        return total
    return total / len(cells)


def _ratio(card: Indicator, over: Sequence[Held], under: Sequence[Held], way: str) -> Reckoned:
    """Σ numerators over Σ denominators, over all the years and themes at once."""
    above, below = _total(over), _total(under)
    if above is None or not below:
        return NOTHING
    return Reckoned(card.factor * above / below, below, way)


def _of_rows(cells: Sequence[Held], rows: Sequence[str]) -> list[Held]:
    return [cell for cell in cells if cell.row in rows]


def _of_part(cells: Sequence[Held], part: str) -> list[Held]:
    return [cell for cell in cells if cell.row.endswith(f".{part}")]


def _total(cells: Sequence[Held]) -> float | None:
    """The sum of the cells; None of none, or where one of them holds no number."""
    numbers = [cell.number for cell in cells if cell.number is not None]
    return sum(numbers) if cells and len(numbers) == len(cells) else None


def same(one: float | None, other: float | None) -> bool:
    """Whether two figures are the same up to the decimals that records keep."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-8 + 1e-9 * max(abs(one), abs(other))
