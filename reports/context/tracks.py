"""The yearly figures of context indicators: a respondent's, the country's, and their change.

Reads what the panel and the results hold; draws and tells nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.cards import Indicator
from reports.context.draft import Draft


@dataclass(frozen=True)
class Track:
    """One respondent's yearly figures of an indicator, the baseline year among them."""

    key: str
    name: str
    figures: Mapping[int, float]
    illustrative: bool = False


def context_cards(draft: Draft) -> list[Indicator]:
    """The cards that describe the surroundings."""
    return [card for card in draft.evaluation.framework.indicators.values() if card.kind == "context"]


def has_figures(draft: Draft, card: Indicator) -> bool:
    """Whether anyone has figures of two years or more."""
    keys = (*draft.evaluation.framework.regions, draft.evaluation.framework.area.key)
    return any(len(track_of(draft, card, key).figures) > 1 for key in keys)


def track_of(draft: Draft, card: Indicator, key: str) -> Track:
    """The figures of one region or the area; a roll-up where the area has no line of its own."""
    framework = draft.evaluation.framework
    name = framework.area.short if key == framework.area.key else framework.regions[key].name
    line = draft.evaluation.panel.lines.get((key, card.id))
    result = draft.evaluation.results.get((key, card.id))
    figures: dict[int, float] = {}
    if line is not None and line.baseline.value is not None:
        figures[framework.years.baseline] = line.baseline.value
    elif line is None and result is not None and result.baseline is not None:
        figures[framework.years.baseline] = result.baseline
    figures.update(result.series if result is not None else {})
    illustrative = line is not None and line.illustrative and bool(figures)
    return Track(key, draft.words.name(name), dict(sorted(figures.items())), illustrative)


def country_track(draft: Draft, card: Indicator) -> Track:
    """The figures of the whole country from the sheet of comparison figures; empty without them."""
    country = draft.evaluation.framework.strategy.country
    row = draft.evaluation.panel.comparison.get((card.id, country.key))
    years = row.years if row is not None else {}
    figures = {year: figure.value for year, figure in sorted(years.items()) if figure.value is not None}
    return Track(country.key, draft.words.name(country.name), figures, row is not None and row.illustrative)


def change(track: Track, first: int) -> float | None:
    """From the baseline year to the last year known; None without both."""
    later = [year for year in track.figures if year > first]
    return track.figures[max(later)] - track.figures[first] if later and first in track.figures else None


def tracks(draft: Draft, card: Indicator) -> list[Track]:
    """The regions' tracks, or the area's for an indicator that only it has."""
    framework = draft.evaluation.framework
    keys = (framework.area.key,) if card.scope == "joint" else tuple(framework.regions)
    return [track_of(draft, card, key) for key in keys]
