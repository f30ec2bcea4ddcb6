"""The operating environment: context indicators per region over the years, described and never scored.

Reads what the panel holds and draws no conclusion about the strategy's effect.
"""

from dataclasses import dataclass

from indicators.cards import Indicator
from reports.charts import Frame
from reports.charts.series import Panel, SeriesWords, series
from reports.context.chapters import Chapter
from reports.context.draft import THIRD_WIDTH, Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.tracks import Track, change, context_cards, country_track, has_figures, track_of, tracks
from reports.context.wording import tags_of
from reports.headlines import change_finding, tell


def finding(draft: Draft, card: Indicator) -> str:
    """In how many regions the figure rose and fell."""
    first = draft.evaluation.framework.years.baseline
    changes = [found for track in tracks(draft, card) if (found := change(track, first)) is not None]
    if card.scope == "joint":
        return draft.words.name(card.name)
    return draft.words.say(
        "report.surroundings.title",
        name=draft.words.name(card.name),
        finding=tell(change_finding(changes), draft.words),
    )


def series_figure(draft: Draft, card: Indicator) -> Figure:
    """Small panels, one a region, on the same axis."""
    found = [track for track in tracks(draft, card) if track.figures]
    return _figure(draft, card, found, country_track(draft, card), finding(draft, card), 174.0)


def own_series_figure(draft: Draft, card: Indicator, key: str) -> Figure:
    """One region's figures beside the whole country's."""
    track = track_of(draft, card, key)
    return _figure(draft, card, [track], country_track(draft, card), draft.words.name(card.name), THIRD_WIDTH)


def _figure(draft: Draft, card: Indicator, found: list[Track], country: Track, title: str, width: float) -> Figure:
    words = draft.words
    values = [value for track in found for value in track.figures.values()]
    known = [year for track in found for year in track.figures]
    fields = {"unit": words.name(card.unit), "first": str(min(known)), "last": str(max(known))}
    years = draft.evaluation.framework.years
    in_sight = {year: value for year, value in country.figures.items() if years.baseline <= year <= years.last}
    country = Track(country.key, country.name, in_sight, country.illustrative)
    comparable = country if _same_scale(values, country) else Track(country.key, country.name, {})
    return draft.figure(
        title,
        words.say("report.surroundings.subtitle", **fields),
        source=words.name(card.source),
        width=width,
        alt=words.say(
            "report.surroundings.alt",
            **fields,
            name=words.name(card.name),
            panels=len(found),
            low=words.number(min(values), card.decimals),
            high=words.number(max(values), card.decimals),
        ),
        draw=lambda frame: _drawn(draft, card, found, comparable, frame),
        notes=(words.name(card.series_break),) if card.series_break else (),
    )


def _same_scale(values: list[float], country: Track) -> bool:
    """Whether the country's figures fit an axis made for regions: true of shares and ratios, not of counts."""
    figures = list(country.figures.values())
    return bool(figures) and max(figures) <= 2 * max(values)


def _last(draft: Draft, card: Indicator, track: Track) -> str:
    return draft.words.number(track.figures[max(track.figures)], card.decimals)


def _drawn(draft: Draft, card: Indicator, found: list[Track], country: Track, frame: Frame) -> str:
    words, framework = draft.words, draft.evaluation.framework
    many = len(found) > 1  # a single panel is small, and its figures stand in the table above it
    panels = [Panel(track.name, track.figures, end_text=_last(draft, card, track) if many else "") for track in found]
    key = SeriesWords(
        own=words.say("report.surroundings.own"),
        others=words.say("report.surroundings.others") if many else "",
        reference=country.name if country.figures else "",
        period=words.say("report.surroundings.period"),
    )
    return series(
        panels,
        key,
        period=(framework.years.first, framework.years.last),
        number=words.number,
        frame=frame,
        reference=country.figures or None,
        faint_others=many,
        columns=4 if many else 1,
    )


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
        source=words.name(card.source),
        kind="years",
        rows=[_row(draft, card, track, years) for track in found],
        heads=(
            Cell(words.say("report.heads.region")),
            *(number_head(str(year)) for year in years),
            number_head(words.say("report.heads.change")),
        ),
        notes=(words.name(card.definition),) if card.definition else (),
    )


def _row(draft: Draft, card: Indicator, track: Track, years: tuple[int, ...]) -> Row:
    words, moved = draft.words, change(track, years[0])
    dash = words.say("report.indicator.dash")
    cells = [
        number_cell(
            words.number(track.figures[year], card.decimals)
            if year in track.figures
            else words.say("status.missing_short.not_available"),
            kind="" if year in track.figures else "missing",
        )
        for year in years
    ]
    cells.append(number_cell(dash if moved is None else words.signed(moved, card.decimals)))
    strong = "" if track.key in draft.evaluation.framework.regions else "strong"
    return Row(Cell(track.name, (), "", tags_of(draft, track.illustrative)), tuple(cells), strong)


def own_years_table(draft: Draft, cards: list[Indicator], key: str) -> Table:
    """One region: rows = context indicators, columns = years, then the change."""
    say = draft.words.say
    return _cards_table(
        draft, cards, key, say("report.surroundings.own_table_title"), say("report.surroundings.own_table_subtitle")
    )


def joint_years_table(draft: Draft, cards: list[Indicator]) -> Table:
    """The area: rows = context indicators that only it has, columns = years, then the change."""
    say = draft.words.say
    return _cards_table(
        draft,
        cards,
        draft.evaluation.framework.area.key,
        say("report.surroundings.joint_title"),
        say("report.surroundings.joint_subtitle"),
    )


def _cards_table(draft: Draft, cards: list[Indicator], key: str, title: str, subtitle: str) -> Table:
    words, framework = draft.words, draft.evaluation.framework
    years = (framework.years.baseline, *framework.years.period)
    rows = []
    for card in cards:
        row = _row(draft, card, track_of(draft, card, key), years)
        about = words.say(
            "report.indicator.about_sourced", id=card.id, unit=words.name(card.unit), source=words.name(card.source)
        )
        head = Cell(words.name(card.name), (about,), "", row.head.tags)
        rows.append(Row(head, row.cells))
    return draft.table(
        title,
        subtitle,
        source=words.say("report.source.by_row"),
        kind="years wide",
        rows=rows,
        heads=(
            Cell(words.say("report.heads.indicator_sourced")),
            *(number_head(str(year)) for year in years),
            number_head(words.say("report.heads.change")),
        ),
    )


@dataclass(frozen=True)
class ContextSection:
    """One context indicator of the regions: its chart and the figures behind it."""

    anchor: str
    chart: Figure
    table: Table


def surroundings_chapter(draft: Draft) -> Chapter | None:
    """The chapter of the area's report; None where no context indicator has figures."""
    words = draft.words
    shown = [card for card in context_cards(draft) if has_figures(draft, card)]
    if not shown:
        return None
    sections = [
        ContextSection(f"section-{card.id.lower()}", series_figure(draft, card), years_table(draft, card))
        for card in shown
        if card.scope != "joint"
    ]
    joint = [card for card in shown if card.scope == "joint"]
    keys = (*draft.evaluation.framework.regions, draft.evaluation.framework.area.key)
    mark = any(track_of(draft, card, key).illustrative for card in shown for key in keys)
    mark = mark or any(country_track(draft, card).illustrative for card in shown)
    content = {
        "intro": words.say("report.surroundings.intro"),
        "sections": sections,
        "joint": joint_years_table(draft, joint) if joint else None,
    }
    return Chapter(
        "surroundings", words.say("report.surroundings.chapter"), "sections/surroundings.html", mark, content
    )
