"""The benchmark: where each region stands among all regions of the country, and how its change differs from the rest.

Descriptive, never scored and never called an effect (method §11). The rest are the regions outside the area, rolled up
the way the card says; the years before the strategy are kept, because a difference that was there before is no result.
"""

from dataclasses import dataclass

from evaluation.benchmark.changes import Change, changes
from evaluation.benchmark.percentile import percentile
from evaluation.benchmark.series import (
    Group,
    breaks,
    compared_cards,
    compared_series,
    illustrative,
    own_series,
    unjoined,
)
from evaluation.panel import Figure, Panel
from evaluation.workbook.wording import is_percent
from indicators.cards import Indicator
from indicators.framework import Framework

__all__ = ["Benchmark", "Change", "Position", "benchmark", "percentile"]


@dataclass(frozen=True)
class Position:
    """A region's value in a year and its percentile among `regions` regions, itself included.

    The percentile is 0–100, 100 the best, or the highest where neither is better. Of too few regions there is no
    position.
    """

    year: int
    value: float
    regions: int
    percentile: float | None
    preliminary: bool


@dataclass(frozen=True)
class Benchmark:
    """One card in one region, or in the area (which has no position).

    `changes` lead to or from the baseline year, in the order of years; in percentage points where `points`, else in
    per cent. `unjoined` are earlier years that were given, but with another figure of the baseline year than the
    region's own, and so left out. `sources` and `cells` are those of the region's own figures.
    """

    region: str
    indicator: str
    points: bool
    position: Position | None
    changes: tuple[Change, ...]
    unjoined: tuple[int, ...]
    sources: tuple[str, ...]
    illustrative: bool
    cells: tuple[str, ...]

    @property
    def before(self) -> Change | None:
        """The longest change up to the baseline year, across a break only if there is no other: what was so before."""
        earlier = [change for change in self.changes if change.before]
        return min(earlier, key=lambda change: (change.broken, change.first), default=None)

    @property
    def during(self) -> Change | None:
        """The change from the baseline year to the latest year."""
        return next((change for change in reversed(self.changes) if not change.before), None)


def benchmark(framework: Framework, panel: Panel) -> tuple[Benchmark, ...]:
    """The benchmark of each card that the joint workbook compares, in each region of the area and in the area."""
    return tuple(one for card in compared_cards(framework, panel) for one in _of_card(framework, panel, card))


def _of_card(framework: Framework, panel: Panel, card: Indicator) -> tuple[Benchmark, ...]:
    own = {region: own_series(framework, panel, card, region) for region in framework.regions}
    outside = {
        region.key: compared_series(panel, card, region.key) for region in framework.strategy.elsewhere
    }
    year = _common_year(framework, own, outside)
    lines = {region: panel.lines.get((region, card.id)) for region in own}
    broken = breaks(panel, card, (*own, *outside))
    groups = {**{region: {region: series} for region, series in own.items()}, framework.area.key: own}
    return tuple(
        Benchmark(
            region=key,
            indicator=card.id,
            points=is_percent(card, card.id),
            position=_position(framework, card, key, year, {**own, **outside}),
            changes=changes(framework, card, group, own, outside, lines, broken),
            unjoined=tuple(sorted({year for region in group for year in unjoined(framework, panel, card, region)})),
            sources=tuple(dict.fromkeys(s for each in group if (line := lines[each]) for s in line.sources)),
            illustrative=illustrative(panel, card, (*group, *outside)),
            cells=tuple(cell for each in group.values() for figure in each.values() for cell in figure.cells),
        )
        for key, group in groups.items()
    )


def _common_year(framework: Framework, own: Group, outside: Group) -> int | None:
    """The latest year that enough regions know, one of the area's among them; None without such a year."""
    everywhere = {**own, **outside}
    years = {year for series in everywhere.values() for year in series if year <= framework.years.last}
    enough = framework.readings.compared_regions
    return max((year for year in years if _known(own, year) and len(_known(everywhere, year)) >= enough), default=None)


def _known(group: Group, year: int) -> dict[str, float]:
    figures = {place: series.get(year, Figure()).value for place, series in group.items()}
    return {place: value for place, value in figures.items() if value is not None}


def _position(framework: Framework, card: Indicator, key: str, year: int | None, everywhere: Group) -> Position | None:
    if year is None or key not in everywhere:
        return None
    known = _known(everywhere, year)
    if key not in known:
        return None
    others = [value for place, value in known.items() if place != key]
    return Position(
        year=year,
        value=known[key],
        regions=len(known),
        percentile=percentile(known[key], others, less_is_better=card.direction == "decrease"),
        preliminary=any(series[year].preliminary for place, series in everywhere.items() if place in known),
    )
