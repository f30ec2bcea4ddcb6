"""The types of the panel: a figure, the line of one indicator, and all lines together. No arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.workbook.submission import Missing
from indicators.cards import Indicator


@dataclass(frozen=True)
class Figure:
    """One figure in the card's unit, or the reason why there is none.

    `weight` is what stands below the line when figures of this kind are averaged: the denominator of a ratio, the
    respondents of a survey; None where a plain figure needs none. `cells` are the addresses it was read from.
    """

    value: float | None = None
    missing: Missing | None = Missing.NOT_ANSWERED
    cells: tuple[str, ...] = ()
    preliminary: bool = False
    weight: float | None = None


@dataclass(frozen=True)
class Line:
    """All that one workbook says of one indicator.

    `years` holds each year of the period; `target` is the workbook's own target and None if it gives none.
    `division` is the region division of the row: a year, `own` (each value in its own year's), or empty.
    """

    card: Indicator
    baseline: Figure
    years: Mapping[int, Figure]
    target: Figure | None = None
    target_origin: str = ""
    division: str = ""
    illustrative: bool = False
    sources: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """Lines by (region or area key, indicator id), and the comparison figures by (indicator id, region key)."""

    lines: Mapping[tuple[str, str], Line]
    comparison: Mapping[tuple[str, str], Mapping[int, Figure]]
