"""The yearly figures that a comparison rests on: of each region of the area, and of each region outside it.

A region's own workbook counts from the baseline year on; earlier years come from the joint workbook's comparison, and
only where both tell the same of the baseline year, so that no change of counting or of borders hides between them.
"""

from collections.abc import Mapping, Sequence

from evaluation.panel import Comparison, Figure, Panel
from evaluation.panel.parts import COMBINE
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator
from indicators.framework import Framework

Series = Mapping[int, Figure]
Group = Mapping[str, Series]  # by region


def compared_cards(framework: Framework, panel: Panel) -> tuple[Indicator, ...]:
    """The regions' own cards of which the comparison knows a region outside the area."""
    outside = {region.key for region in framework.strategy.elsewhere}
    ids = {row for row, place in panel.comparison if place in outside}
    cards = (card for card in framework.indicators.values() if card.scope != "joint" and card.asked)
    return tuple(card for card in cards if ids.intersection((card.id, *card.rows)))


def compared_series(panel: Panel, card: Indicator, place: str) -> Series:
    """What the comparison says of a card in one place: combined from its parts, else as given whole."""
    whole = panel.comparison.get((card.id, place))
    parts = [panel.comparison.get((row, place)) for row in card.rows]
    years = sorted({year for row in (whole, *parts) if row is not None for year in row.years})
    return {year: _figure(card, whole, parts, year) for year in years}


def _figure(card: Indicator, whole: Comparison | None, parts: Sequence[Comparison | None], year: int) -> Figure:
    combined = COMBINE[card.parts](
        card, [row.years.get(year, Figure()) if row is not None else Figure() for row in parts]
    )
    if combined.value is None and whole is not None and card.id not in card.rows:
        return whole.years.get(year, combined)
    return combined


def own_series(framework: Framework, panel: Panel, card: Indicator, region: str) -> Series:
    """A region's figures by year: its own workbook's from the baseline year on, before them those that fit."""
    line = panel.lines.get((region, card.id))
    if line is None:
        return {}
    fits = _fits(framework, panel, card, region)
    early = _early(framework, panel, card, region) if fits else {}
    return {**early, framework.years.baseline: line.baseline, **line.years}


def unjoined(framework: Framework, panel: Panel, card: Indicator, region: str) -> tuple[int, ...]:
    """The years before the baseline that are told of a region and do not fit its own figures."""
    if _fits(framework, panel, card, region):
        return ()
    return tuple(year for year, figure in _early(framework, panel, card, region).items() if figure.value is not None)


def _early(framework: Framework, panel: Panel, card: Indicator, region: str) -> Series:
    told = compared_series(panel, card, region)
    return {year: figure for year, figure in told.items() if year < framework.years.baseline}


def _fits(framework: Framework, panel: Panel, card: Indicator, region: str) -> bool:
    """Whether the comparison and the region's workbook give the same figure of the baseline year."""
    line = panel.lines.get((region, card.id))
    told = compared_series(panel, card, region).get(framework.years.baseline, Figure())
    return line is not None and _alike(told, line.baseline, framework.method.disagreement)


def _alike(one: Figure, other: Figure, allowed: float) -> bool:
    if one.value is None or other.value is None:
        return False
    return abs(one.value - other.value) <= allowed * abs(other.value)


def illustrative(panel: Panel, card: Indicator, places: Sequence[str]) -> bool:
    """Whether anything told of the card in these places is invented."""
    rows = [panel.comparison.get((row, place)) for place in places for row in {card.id, *card.rows}]
    lines = [panel.lines.get((place, card.id)) for place in places]
    return any(each is not None and each.illustrative for each in (*rows, *lines))


def breaks(panel: Panel, card: Indicator, places: Sequence[str]) -> frozenset[int]:
    """The years in which a new way of counting begins: the card's own, and those of the comparison's rows."""
    rows = [panel.comparison.get((row, place)) for place in places for row in {card.id, *card.rows}]
    told = {card.break_year, *(row.series_break for row in rows if row is not None)}
    return frozenset(year for year in told if year is not None)


def withheld(group: Group, year: int) -> int:
    """How many of a group keep their figure of a year to themselves."""
    return sum(series.get(year, Figure()).missing is Missing.CONFIDENTIAL for series in group.values())
