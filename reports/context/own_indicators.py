"""A region's indicators of implementation or of impact: one chart, and one table under the headings of the dimensions.

The area's report has a section for each dimension instead (`chapters`); a region has too few indicators in one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.scoring.results import Node
from indicators.cards import Indicator
from reports.context.chapters import Chapter, cards_of
from reports.context.draft import Draft, Figure
from reports.context.indicators import Group, grouped_indicator_table
from reports.context.overview import afterwards_sentence, dimensions_of, verdict_sentence
from reports.context.progress import progress_figure
from reports.context.wording import any_illustrative, status_text

_MOST_ROWS = 14  # of a chart that leaves room on its page


@dataclass(frozen=True)
class _Branch:
    """A dimension with its verdict and the region's indicators."""

    name: str
    node: Node
    cards: list[Indicator]


def own_indicators_chapter(draft: Draft, key: str, part: str) -> Chapter | None:
    """The chapter of a part; None where nothing of it concerns the region."""
    words = draft.words
    branches = [
        _Branch(words.name(dimension.name), node, cards_of(draft, dimension, key))
        for dimension, node in dimensions_of(draft, key, part)
    ]
    if not branches:
        return None
    title = words.say(f"report.{part}.title_own")
    groups = [_group(draft, branch) for branch in branches]
    charts = list(_charts(draft, key, branches, words.say(f"report.{part}.name")))
    table = grouped_indicator_table(draft, key, groups, words.say("report.indicator.table_title", name=title))
    content = {
        "intro": words.say(f"report.{part}.intro_own"),
        "afterwards": afterwards_sentence(draft, draft.evaluation.nodes.get((key, part))),
        "charts": charts,
        "table": table,
    }
    mark = any_illustrative(draft, (key,), [card for branch in branches for card in branch.cards])
    return Chapter(part, title, "sections/own_indicators.html", mark, content)


def _group(draft: Draft, branch: _Branch) -> Group:
    status = draft.words.say("report.verdict.status", status=status_text(draft, branch.node.status))
    verdict = draft.words.say("report.verdict.told", status=status, verdict=verdict_sentence(draft, branch.node))
    return Group(branch.name, verdict, branch.cards)


def _charts(draft: Draft, key: str, branches: Sequence[_Branch], part: str) -> Iterator[Figure]:
    """One chart of the part, or as many as its indicators need, each of whole dimensions and named by them."""
    batches = _batches(branches)
    for batch in batches:
        name = part if len(batches) == 1 else draft.words.listing([branch.name for branch in batch])
        figure = progress_figure(draft, key, [card for branch in batch for card in branch.cards], name)
        if figure is not None:
            yield figure


def _batches(branches: Sequence[_Branch]) -> list[list[_Branch]]:
    batches: list[list[_Branch]] = [[]]
    for branch in branches:
        rows = sum(len(one.cards) for one in batches[-1])
        if batches[-1] and rows + len(branch.cards) > _MOST_ROWS:
            batches.append([])
        batches[-1].append(branch)
    return batches
