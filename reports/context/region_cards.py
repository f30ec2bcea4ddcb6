"""The region cards of the area's report: each region at a glance, in the order of the framework."""

from dataclasses import dataclass

from reports.context.chapters import Chapter
from reports.context.draft import Draft, Table
from reports.context.node_tables import dimension_table
from reports.context.overview import rests_on_examples
from reports.context.summary import KeyFigure, coverage_figure, key_figures, lead


@dataclass(frozen=True)
class RegionCard:
    """A region at a glance: its lead sentence, key figures and dimensions."""

    anchor: str
    name: str
    lead: str
    figures: list[KeyFigure]
    table: Table
    illustrative: bool


def cards_chapter(draft: Draft) -> Chapter:
    """A card for every region, after how much of each could be judged where the summary has no map to show it."""
    words, regions = draft.words, draft.evaluation.framework.regions.values()
    bars = None if any(region.tile for region in regions) else coverage_figure(draft)
    cards = [
        RegionCard(
            f"region-{region.slug}",
            words.name(region.name),
            lead(draft, key),
            key_figures(draft, key),
            dimension_table(draft, key, words.say("report.card.table_title", name=words.name(region.name))),
            rests_on_examples(draft, key),
        )
        for key, region in draft.evaluation.framework.regions.items()
    ]
    mark = any(card.illustrative for card in cards)
    return Chapter(
        "cards",
        words.say("report.card.chapter"),
        "sections/cards.html",
        mark,
        {"intro": words.say("report.card.intro"), "bars": bars, "cards": cards},
    )
