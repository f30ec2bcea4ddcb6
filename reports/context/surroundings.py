"""The operating environment: context indicators per region over the years, described and never scored.

Reads what the panel holds and draws no conclusion about the strategy's effect.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.cards import Indicator
from reports.charts import Frame
from reports.charts.series import Panel, SeriesWords, series
from reports.context.draft import THIRD_WIDTH, Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.wording import tags_of
from reports.headlines import change_finding, tell


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
    years = draft.evaluation.panel.comparison.get((card.id, country.key), {})
    figures = {year: figure.value for year, figure in sorted(years.items()) if figure.value is not None}
    return Track(country.key, draft.words.name(country.name), figures)


def change(track: Track, first: int) -> float | None:
    """From the baseline year to the last year known; None without both."""
    later = [year for year in track.figures if year > first]
    return track.figures[max(later)] - track.figures[first] if later and first in track.figures else None


def tracks(draft: Draft, card: Indicator) -> list[Track]:
    """The regions' tracks, or the area's for an indicator that only it has."""
    framework = draft.evaluation.framework
    keys = (framework.area.key,) if card.scope == "joint" else tuple(framework.regions)
    return [track_of(draft, card, key) for key in keys]


def finding(draft: Draft, card: Indicator) -> str:
    """In how many regions the figure rose and fell."""
    first = draft.evaluation.framework.years.baseline
    changes = [found for track in tracks(draft, card) if (found := change(track, first)) is not None]
    if card.scope == "joint":
        return draft.words.name(card.name)
    return draft.words.say("report.surroundings.title", name=draft.words.name(card.name),
                           finding=tell(change_finding(changes), draft.words))


def series_figure(draft: Draft, card: Indicator) -> Figure:
    """Small panels, one a region, on the same axis."""
    found = [track for track in tracks(draft, card) if track.figures]
    return _figure(draft, card, found, country_track(draft, card), finding(draft, card), 174.0)


def own_series_figure(draft: Draft, card: Indicator, key: str) -> Figure:
    """One region's figures beside the whole country's."""
    track = track_of(draft, card, key)
    return _figure(draft, card, [track], country_track(draft, card), draft.words.name(card.name), THIRD_WIDTH)


def _figure(draft: Draft, card: Indicator, found: list[Track], country: Track, title: str, width: float) -> Figure:
    words, framework = draft.words, draft.evaluation.framework
    values = [value for track in found for value in track.figures.values()]
    known = [year for track in found for year in track.figures]
    fields = {"unit": words.name(card.unit), "first": str(min(known)), "last": str(max(known))}
    comparable = country if _same_scale(values, country) else Track(country.key, country.name, {})
    return draft.figure(
        title, words.say("report.surroundings.subtitle", **fields), source=words.name(card.source), width=width,
        alt=words.say("report.surroundings.alt", **fields, name=words.name(card.name), panels=len(found),
                      low=words.number(min(values), card.decimals), high=words.number(max(values), card.decimals)),
        draw=lambda frame: _drawn(draft, card, found, comparable, frame),
        notes=(words.name(card.series_break),) if card.series_break else (),
    )


def _same_scale(values: list[float], country: Track) -> bool:
    """Whether the country's figures fit an axis made for regions: true of shares and ratios, not of counts."""
    figures = list(country.figures.values())
    return bool(figures) and max(figures) <= 2 * max(values)


def _drawn(draft: Draft, card: Indicator, found: list[Track], country: Track, frame: Frame) -> str:
    words, framework = draft.words, draft.evaluation.framework
    panels = [
        Panel(track.name, track.figures, end_text=words.number(track.figures[max(track.figures)], card.decimals))
        for track in found
    ]
    many = len(panels) > 1
    key = SeriesWords(
        own=words.say("report.surroundings.own"), others=words.say("report.surroundings.others") if many else "",
        reference=country.name if country.figures else "", period=words.say("report.surroundings.period"),
    )
    return series(panels, key, period=(framework.years.first, framework.years.last), number=words.number, frame=frame,
                  reference=country.figures or None, faint_others=many, columns=4 if many else 1)


def years_table(draft: Draft, card: Indicator) -> Table:
    """The figures behind a chart: rows = regions, area and country, columns = years, then the change."""
    words, framework = draft.words, draft.evaluation.framework
    found = tracks(draft, card)
    if card.scope != "joint":
        found.append(track_of(draft, card, framework.area.key))
    found = [track for track in (*found, country_track(draft, card)) if track.figures]
    years = (framework.years.baseline, *framework.years.period)
    return draft.table(
        words.say("report.surroundings.table_title", name=words.name(card.name)),
        words.say("report.surroundings.table_subtitle", unit=words.name(card.unit)),
        source=words.name(card.source), kind="years", rows=[_row(draft, card, track, years) for track in found],
        heads=(Cell(words.say("report.heads.region")), *(number_head(str(year)) for year in years),
               number_head(words.say("report.heads.change"))),
        notes=(words.name(card.definition),) if card.definition else (),
    )


def _row(draft: Draft, card: Indicator, track: Track, years: tuple[int, ...]) -> Row:
    words, moved = draft.words, change(track, years[0])
    dash = words.say("report.indicator.dash")
    cells = [
        number_cell(words.number(track.figures[year], card.decimals) if year in track.figures else
                    words.say("status.missing_short.not_available"),
                    kind="" if year in track.figures else "missing")
        for year in years
    ]
    cells.append(number_cell(dash if moved is None else words.signed(moved, card.decimals)))
    strong = "" if track.key in draft.evaluation.framework.regions else "strong"
    return Row(Cell(track.name, (), "", tags_of(draft, track.illustrative)), tuple(cells), strong)


def own_years_table(draft: Draft, cards: list[Indicator], key: str) -> Table:
    """One region: rows = context indicators, columns = years, then the change."""
    say = draft.words.say
    return _cards_table(draft, cards, key, say("report.surroundings.own_table_title"),
                        say("report.surroundings.own_table_subtitle"))


def joint_years_table(draft: Draft, cards: list[Indicator]) -> Table:
    """The area: rows = context indicators that only it has, columns = years, then the change."""
    say = draft.words.say
    return _cards_table(draft, cards, draft.evaluation.framework.area.key, say("report.surroundings.joint_title"),
                        say("report.surroundings.joint_subtitle"))


def _cards_table(draft: Draft, cards: list[Indicator], key: str, title: str, subtitle: str) -> Table:
    words, framework = draft.words, draft.evaluation.framework
    years = (framework.years.baseline, *framework.years.period)
    rows = []
    for card in cards:
        row = _row(draft, card, track_of(draft, card, key), years)
        about = words.say("report.indicator.about_sourced", id=card.id, unit=words.name(card.unit),
                          source=words.name(card.source))
        head = Cell(words.name(card.name), (about,), "", row.head.tags)
        rows.append(Row(head, row.cells))
    return draft.table(
        title, subtitle, source=words.say("report.source.by_row"), kind="years wide", rows=rows,
        heads=(Cell(words.say("report.heads.indicator")), *(number_head(str(year)) for year in years),
               number_head(words.say("report.heads.change"))),
    )
