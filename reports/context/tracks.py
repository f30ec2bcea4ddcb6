"""The yearly figures of context indicators: a respondent's, the country's, and their change.

Reads what the panel and the results hold; draws and tells nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indicators.cards import Indicator
from reports.context.draft import Draft
from reports.headlines import Change


@dataclass(frozen=True)
class Track:
    """One respondent's yearly figures of an indicator, the baseline year among them.

    `breaks` are the first years of a new way of counting or of new borders.
    """

    key: str
    name: str
    figures: Mapping[int, float]
    illustrative: bool = False
    breaks: tuple[int, ...] = ()


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
    breaks = result.breaks if result is not None else ()
    return Track(key, draft.words.name(name), dict(sorted(figures.items())), illustrative, breaks)


def country_track(draft: Draft, card: Indicator) -> Track:
    """The figures of the whole country from the sheet of comparison figures; empty without them."""
    country = draft.evaluation.framework.strategy.country
    row = draft.evaluation.panel.comparison.get((card.id, country.key))
    years = row.years if row is not None else {}
    figures = {year: figure.value for year, figure in sorted(years.items()) if figure.value is not None}
    breaks = (card.break_year,) if card.break_year is not None else ()
    return Track(country.key, draft.words.name(country.name), figures, row is not None and row.illustrative, breaks)


def change(draft: Draft, card: Indicator, track: Track) -> Change | None:
    """From the baseline year to the last year known; None without both, and across a break of the series.

    Figures of a sample may differ by chance: a change of theirs within the method's tolerance is noise. Elsewhere
    noise is what the printed decimals do not show.
    """
    first, last = draft.evaluation.framework.years.baseline, max(track.figures, default=0)
    if first not in track.figures or last <= first or any(first < year <= last for year in track.breaks):
        return None
    start = track.figures[first]
    tolerance = draft.evaluation.framework.method.tolerance * abs(start) if card.from_sample else 0.0
    unseen = 0.5 * 10.0**-card.decimals - 1e-9  # half a step is rounded up, and shows
    return Change(track.figures[last] - start, max(tolerance, unseen))


def is_broken(track: Track) -> bool:
    """Whether the series breaks between its first and its last figure."""
    return any(min(track.figures) < year <= max(track.figures) for year in track.breaks if track.figures)


def indexed(track: Track, first: int) -> Track:
    """The figures as an index, the baseline year being 100; none where that year has no figure above zero."""
    start = track.figures.get(first, 0.0)
    figures = {year: 100 * value / start for year, value in track.figures.items()} if start > 0 else {}
    return replace(track, figures=figures)


def tracks(draft: Draft, card: Indicator) -> list[Track]:
    """The regions' tracks, or the area's for an indicator that only it has."""
    framework = draft.evaluation.framework
    keys = (framework.area.key,) if card.scope == "joint" else tuple(framework.regions)
    return [track_of(draft, card, key) for key in keys]
