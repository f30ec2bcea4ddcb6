"""Time series of context indicators as charts: the regions in small panels, or one region beside the country.

Counts, which grow with the size of a region, are drawn as an index; what the figures are stands in the tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.cards import Indicator
from reports.charts import Frame
from reports.charts.series import Panel, SeriesWords, series
from reports.context.draft import FULL_WIDTH, THIRD_WIDTH, Draft, Figure
from reports.context.tracks import Track, change, country_track, indexed, track_of, tracks
from reports.headlines import PercentagePoints, Share, change_finding, own_change_finding, tell

_INDEX_DECIMALS = 1


@dataclass(frozen=True)
class _Drawn:
    """What one chart draws: the tracks and the country's as they are drawn, their unit and decimals."""

    tracks: Sequence[Track]
    country: Track
    unit: str
    decimals: int


def series_figure(draft: Draft, card: Indicator) -> Figure:
    """Small panels, one a region, on the same axis."""
    found = [track for track in tracks(draft, card) if track.figures]
    changes = [moved for track in found if (moved := change(draft, card, track)) is not None]
    return _figure(draft, card, found, tell(change_finding(changes), draft.words), FULL_WIDTH)


def own_series_figure(draft: Draft, card: Indicator, key: str) -> Figure:
    """One region's figures beside the whole country's."""
    track = track_of(draft, card, key)
    finding = own_change_finding(change(draft, card, track), _size(draft, card, track))
    return _figure(draft, card, [track], tell(finding, draft.words), THIRD_WIDTH)


def _size(draft: Draft, card: Indicator, track: Track) -> Share | PercentagePoints | None:
    """How large a change is: percentages differ by percentage points, anything else by a share of the baseline."""
    moved, start = change(draft, card, track), track.figures.get(draft.evaluation.framework.years.baseline, 0.0)
    if moved is None:
        return None
    if draft.words.name(card.unit) == draft.words.say("report.unit.sign"):
        return PercentagePoints(abs(moved.by), card.decimals)
    return Share(abs(moved.by / start)) if start else None


def _figure(draft: Draft, card: Indicator, found: Sequence[Track], finding: str, width: float) -> Figure:
    words, drawn = draft.words, _as_drawn(draft, card, found)
    values = [value for track in drawn.tracks for value in track.figures.values()]
    known = [year for track in drawn.tracks for year in track.figures]
    fields = {"unit": drawn.unit, "first": str(min(known)), "last": str(max(known))}
    notes = _notes(draft, card, drawn)
    alt = words.say(
        "report.surroundings.alt",
        **fields,
        name=words.name(card.name),
        panels=len(drawn.tracks),
        low=words.number(min(values), drawn.decimals),
        high=words.number(max(values), drawn.decimals),
    )
    return draft.figure(
        words.say("report.surroundings.title", name=words.name(card.name), finding=finding),
        words.say("report.surroundings.subtitle", **fields),
        source=words.name(card.source),
        width=width,
        alt=" ".join((alt, *_breaks_told(draft, drawn))),
        draw=lambda frame: _chart(draft, drawn, frame),
        notes=notes,
    )


def _as_drawn(draft: Draft, card: Indicator, found: Sequence[Track]) -> _Drawn:
    """The figures as they are, or as an index where they are counts; the country's where it has the same scale."""
    words, years = draft.words, draft.evaluation.framework.years
    country = country_track(draft, card)
    in_sight = {year: value for year, value in country.figures.items() if years.baseline <= year <= years.last}
    country = Track(country.key, country.name, in_sight, country.illustrative, country.breaks)
    with_base = [track for track in found if indexed(track, years.baseline).figures]
    if card.rollup == "sum" and with_base:
        return _Drawn(
            [indexed(track, years.baseline) for track in with_base],
            indexed(country, years.baseline),
            words.say("report.surroundings.index", year=str(years.baseline)),
            _INDEX_DECIMALS,
        )
    comparable = country if _same_scale(found, country) else Track(country.key, country.name, {})
    return _Drawn(found, comparable, words.name(card.unit), card.decimals)


def _same_scale(found: Sequence[Track], country: Track) -> bool:
    """Whether the country's figures fit an axis made for regions: true of shares and ratios, not of counts."""
    highest = max(value for track in found for value in track.figures.values())
    return bool(country.figures) and max(country.figures.values()) <= 2 * highest


def _notes(draft: Draft, card: Indicator, drawn: _Drawn) -> tuple[str, ...]:
    words, notes = draft.words, []
    if card.from_sample:
        tolerance = words.percent(draft.evaluation.framework.method.tolerance, 0)
        notes.append(words.say("report.change.sample", tolerance=tolerance))
    if card.series_break:
        notes.append(words.name(card.series_break))
    events = draft.evaluation.framework.strategy.boundary
    broken = {year for track in drawn.tracks for year in track.breaks}
    notes += [words.name(event.text) for event in events if event.year in broken and event.year != card.break_year]
    return tuple(notes)


def _breaks_told(draft: Draft, drawn: _Drawn) -> list[str]:
    years = [str(year) for year in sorted({year for track in drawn.tracks for year in track.breaks})]
    return [draft.words.say("report.surroundings.breaks", years=draft.words.listing(years))] if years else []


def _chart(draft: Draft, drawn: _Drawn, frame: Frame) -> str:
    words, framework = draft.words, draft.evaluation.framework
    many = len(drawn.tracks) > 1  # a single panel is small, and its figures stand in the table above it
    panels = [
        Panel(
            track.name if many else "",
            track.figures,
            end_text=words.number(track.figures[max(track.figures)], drawn.decimals) if many else "",
            breaks=track.breaks,
        )
        for track in drawn.tracks
    ]
    broken = any(track.breaks for track in drawn.tracks)
    key = SeriesWords(
        own=words.say("report.surroundings.own"),
        others=words.say("report.surroundings.others") if many else "",
        reference=drawn.country.name if drawn.country.figures else "",
        period=words.say("report.surroundings.period"),
        break_=words.say("report.surroundings.break") if broken else "",
    )
    return series(
        panels,
        key,
        period=(framework.years.first, framework.years.last),
        number=words.number,
        frame=frame,
        reference=drawn.country.figures or None,
        reference_breaks=drawn.country.breaks,
        faint_others=many,
        columns=4 if many else 1,
    )
