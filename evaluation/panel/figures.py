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
    `divisions` are the region divisions of its rows, each once: a year, or `own` (each value in its own year's).
    """

    card: Indicator
    baseline: Figure
    years: Mapping[int, Figure]
    target: Figure | None = None
    target_origin: str = ""
    divisions: tuple[str, ...] = ()
    illustrative: bool = False
    sources: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """What the joint workbook says of one row id in one region or in the country, by year.

    `series_break` is the first year of a new way of counting; None where the row names none.
    """

    years: Mapping[int, Figure]
    illustrative: bool = False
    series_break: int | None = None


@dataclass(frozen=True)
class Panel:
    """Lines by (region or area key, indicator id), and comparison rows by (row id, region or country key)."""

    lines: Mapping[tuple[str, str], Line]
    comparison: Mapping[tuple[str, str], Comparison]
