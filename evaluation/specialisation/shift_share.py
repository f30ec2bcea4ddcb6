"""Shift–share: a change of jobs split into the country's growth, the industry's, and what is the region's own (§11).

The parts are fractions, so that they sum to the change exactly; rounding is the reports'. Describes, explains nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evaluation.specialisation.jobs import Jobs
from indicators.framework import Framework


@dataclass(frozen=True)
class Shift:
    """The change of jobs of one industry in one place from one year to another, in jobs, and its three parts.

    `national` is what the growth of all jobs in the country would have brought, `mix` what the industry's own pace in
    the country adds to it, `regional` the rest. `start` tells the starting position: the change before the period.
    """

    first: int
    last: int
    start: bool
    before: Fraction
    after: Fraction
    national: Fraction
    mix: Fraction
    regional: Fraction

    @property
    def change(self) -> Fraction:
        return self.after - self.before


@dataclass(frozen=True)
class Span:
    """Two years of one way of counting; `start` where both lie at the baseline year or before it."""

    first: int
    last: int
    start: bool


def parts(
    before: Fraction, after: Fraction, country: tuple[Fraction, Fraction], all_country: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction, Fraction] | None:
    """NS = e0·g, IM = e0·(g_i − g), RS = e1 − e0·(1 + g_i); None where the country had no such jobs, or none at all.

    `country` and `all_country` are the country's jobs in the industry and in all, at both ends.

    >>> [int(part) for part in parts(Fraction(100), Fraction(120), (Fraction(5000), Fraction(5500)),
    ...                              (Fraction(250_000), Fraction(257_500)))]
    [3, 7, 10]
    """
    if not country[0] or not all_country[0]:
        return None
    whole = all_country[1] / all_country[0] - 1
    own = country[1] / country[0] - 1
    return before * whole, before * (own - whole), after - before * (1 + own)


def spans(framework: Framework, table: Jobs) -> tuple[Span, ...]:
    """The spans over which changes are told: up to the baseline year, and from it on; none across a break.

    Of several stretches without a break the longest counts, of equal ones the latest. A year counts where the
    country's total is known.
    """
    country, baseline = framework.strategy.country.key, framework.years.baseline
    known = [year for year in table.years if table.known(country, table.total, year) is not None]
    found = []
    for start, years in (
        (True, [year for year in known if year <= baseline]),
        (False, [year for year in known if baseline <= year <= framework.years.last]),
    ):
        stretch = max(_stretches(years, table.breaks), key=lambda each: (each[-1] - each[0], each[-1]), default=[0])
        if stretch[-1] > stretch[0]:
            found.append(Span(stretch[0], stretch[-1], start))
    return tuple(found)


def _stretches(years: Sequence[int], breaks: Iterable[int]) -> list[list[int]]:
    """The years between breaks; a break is the first year of a new way of counting."""
    edges = tuple(breaks)
    groups: dict[int, list[int]] = {}
    for year in years:
        groups.setdefault(sum(edge <= year for edge in edges), []).append(year)
    return list(groups.values())


def shift(framework: Framework, table: Jobs, place: str, industry: str, span: Span) -> Shift | None:
    """The change over a span; None where one of its figures is unknown or the country had no such jobs."""
    country = framework.strategy.country.key
    rows = ((place, industry), (country, industry), (country, table.total))
    ends = [[table.known(*row, year) for year in (span.first, span.last)] for row in rows]
    own, of_country, all_country = (
        tuple(Fraction(value) for value in each if value is not None) for each in ends
    )
    if min(len(own), len(of_country), len(all_country)) < 2:
        return None
    split = parts(own[0], own[1], (of_country[0], of_country[1]), (all_country[0], all_country[1]))
    if split is None:
        return None
    return Shift(span.first, span.last, span.start, own[0], own[1], *split)
