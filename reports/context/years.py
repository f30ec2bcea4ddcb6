"""The yearly figures of context indicators as tables: of one indicator by region, or of many indicators of one.

Draws nothing. The change stands in the last column; across a break of the series there is none.
"""

from collections.abc import Sequence

from indicators.cards import Indicator
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.tracks import Track, change, country_track, is_broken, track_of, tracks
from reports.context.wording import tags_of


def years_table(draft: Draft, card: Indicator) -> Table:
    """The figures behind a chart: rows = regions, area and country, columns = years, then the change."""
    words = draft.words
    found = tracks(draft, card)
    if card.scope != "joint":
        found.append(track_of(draft, card, draft.evaluation.framework.area.key))
    found = [track for track in (*found, country_track(draft, card)) if track.figures]
    notes = [words.name(card.definition)] if card.definition else []
    unit = words.name(card.unit)
    subtitle = "table_subtitle_points" if unit == words.say("report.unit.sign") else "table_subtitle"
    return draft.table(
        words.say("report.surroundings.table_title", name=words.name(card.name)),
        words.say(f"report.surroundings.{subtitle}", unit=unit),
        source=words.name(card.source),
        kind="years short",
        rows=[_row(draft, card, track) for track in found],
        heads=(Cell(words.say("report.heads.region")), *_year_heads(draft)),
        notes=(*notes, *_broken_note(draft, found)),
    )


def own_years_table(draft: Draft, cards: Sequence[Indicator], key: str) -> Table:
    """One region: rows = context indicators, columns = years, then the change."""
    say = draft.words.say
    return _cards_table(
        draft, cards, key, say("report.surroundings.own_table_title"), say("report.surroundings.own_table_subtitle")
    )


def joint_years_table(draft: Draft, cards: Sequence[Indicator]) -> Table:
    """The area: rows = context indicators that only it has, columns = years, then the change."""
    say = draft.words.say
    return _cards_table(
        draft,
        cards,
        draft.evaluation.framework.area.key,
        say("report.surroundings.joint_title"),
        say("report.surroundings.joint_subtitle"),
    )


def _cards_table(draft: Draft, cards: Sequence[Indicator], key: str, title: str, subtitle: str) -> Table:
    words = draft.words
    found = [(card, track_of(draft, card, key)) for card in cards]
    broken = [words.name(card.series_break) for card, track in found if card.series_break and is_broken(track)]
    return draft.table(
        title,
        subtitle,
        source=words.say("report.source.by_row"),
        kind="years wide",
        rows=[_card_row(draft, card, track) for card, track in found],
        heads=(Cell(words.say("report.heads.indicator_sourced")), *_year_heads(draft)),
        notes=(*dict.fromkeys(broken), *_broken_note(draft, [track for _, track in found])),
    )


def _card_row(draft: Draft, card: Indicator, track: Track) -> Row:
    words, row = draft.words, _row(draft, card, track)
    about = words.say(
        "report.indicator.about_sourced", id=card.id, unit=words.name(card.unit), source=words.name(card.source)
    )
    return Row(Cell(words.name(card.name), (about,), "", row.head.tags), row.cells)


def _row(draft: Draft, card: Indicator, track: Track) -> Row:
    words, moved = draft.words, change(draft, card, track)
    cells = [
        number_cell(
            words.number(track.figures[year], card.decimals)
            if year in track.figures
            else words.say("status.missing_short.not_available"),
            kind="" if year in track.figures else "missing",
        )
        for year in _years(draft)
    ]
    dash = words.say("report.indicator.dash")
    cells.append(number_cell(dash if moved is None else words.signed(moved.by, card.decimals)))
    strong = "" if track.key in draft.evaluation.framework.regions else "strong"
    return Row(Cell(track.name, (), "", tags_of(draft, track.illustrative)), tuple(cells), strong)


def _broken_note(draft: Draft, found: Sequence[Track]) -> tuple[str, ...]:
    return (draft.words.say("report.change.broken"),) if any(map(is_broken, found)) else ()


def _years(draft: Draft) -> tuple[int, ...]:
    years = draft.evaluation.framework.years
    return (years.baseline, *years.period)


def _year_heads(draft: Draft) -> tuple[Cell, ...]:
    return (*(number_head(str(year)) for year in _years(draft)), number_head(draft.words.say("report.heads.change")))
