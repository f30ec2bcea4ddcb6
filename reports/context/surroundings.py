"""The operating environment: context indicators per region over the years, described and never scored.

Draws no conclusion about the strategy's effect. The charts are in `series`, the tables in `years`.
"""

from dataclasses import dataclass

from reports.context.chapters import Chapter
from reports.context.draft import Draft, Figure, Table
from reports.context.series import own_series_figure, series_figure
from reports.context.tracks import context_cards, country_track, has_figures, track_of
from reports.context.years import joint_years_table, own_years_table, years_table

SIDE_BY_SIDE = 3  # small charts in a row


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


def own_surroundings_chapter(draft: Draft, key: str) -> Chapter | None:
    """The chapter of one region's report; None where it has no figures of two years."""
    words = draft.words
    shown = [
        card for card in context_cards(draft) if card.scope != "joint" and len(track_of(draft, card, key).figures) > 1
    ]
    if not shown:
        return None
    table = own_years_table(draft, shown, key)
    charts = [own_series_figure(draft, card, key) for card in shown]
    rows = [charts[start : start + SIDE_BY_SIDE] for start in range(0, len(charts), SIDE_BY_SIDE)]
    content = {"intro": words.say("report.surroundings.own_intro"), "table": table, "rows": rows}
    mark = any(track_of(draft, card, key).illustrative for card in shown)
    return Chapter(
        "surroundings", words.say("report.surroundings.chapter"), "sections/own_surroundings.html", mark, content
    )
