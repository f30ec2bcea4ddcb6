"""The first page: the verdict in words, four key figures and the map of what is known.

The figures it shows follow from the framework: the shares of the tree's weight, then the derived cards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from evaluation.scoring.results import Node, Status
from indicators.cards import Indicator
from reports.charts.coverage_bars import CoverageRow, coverage_bars
from reports.charts.tile_map import Tile, tile_map
from reports.context.coverage import known_and_due
from reports.context.draft import MAP_WIDTH, Draft, Figure
from reports.context.overview import implementation, whole_sentence
from reports.context.wording import illustrative, mark_in_chart, tags_of, value_text
from reports.headlines import assessable_finding, tell

KEY_FIGURES = 4
_CLASSES = (0.40, 0.60, 0.80)  # lower ends of the map's classes of coverage, after the first


@dataclass(frozen=True)
class KeyFigure:
    """One large number with what it is."""

    number: str
    unit: str
    text: str
    tags: tuple[str, ...] = ()


def key_figures(draft: Draft, key: str) -> list[KeyFigure]:
    """The shares of the weight that are achieved and known, then what derived cards say, then figures given."""
    return [*_shares(draft, key), *_derived(draft, key), _given(draft, key)][:KEY_FIGURES]


def _shares(draft: Draft, key: str) -> Iterator[KeyFigure]:
    node, words = implementation(draft, key), draft.words
    if node is None:
        return
    tags = tags_of(draft, node.illustrative)
    yield KeyFigure(
        words.number(100 * node.shares.get(Status.ACHIEVED, 0.0)),
        words.say("report.unit.sign"),
        words.say("report.key.achieved"),
        tags,
    )
    yield KeyFigure(
        words.number(100 * node.coverage), words.say("report.unit.sign"), words.say("report.key.coverage"), tags
    )


def _derived(draft: Draft, key: str) -> Iterator[KeyFigure]:
    results = draft.evaluation.results
    for card in draft.evaluation.framework.indicators.values():
        result = results.get((key, card.id))
        if card.derived and result is not None and result.value is not None:
            over, under = (_part(draft, key, part) for part in card.derived)
            text = draft.words.say(
                "report.key.derived",
                name=draft.words.name(card.name),
                over=over,
                under=under,
                units=_units(draft, card),
            )
            yield KeyFigure(
                value_text(draft, card, result),
                draft.words.name(card.unit) if _short(draft, card) else "",
                text,
                tags_of(draft, illustrative(result)),
            )


def _short(draft: Draft, card: Indicator) -> bool:
    """Whether the unit fits beside the large number."""
    return len(draft.words.name(card.unit)) <= 3


def _part(draft: Draft, key: str, indicator: str) -> str:
    return value_text(draft, draft.evaluation.framework.indicators[indicator], draft.evaluation.results[key, indicator])


def _units(draft: Draft, card: Indicator) -> str:
    """The unit that a ratio's two figures share, otherwise the ratio's own."""
    units = {draft.words.name(draft.evaluation.framework.indicators[part].unit) for part in card.derived or ()}
    return units.pop() if len(units) == 1 else draft.words.name(card.unit)


def _given(draft: Draft, key: str) -> KeyFigure:
    framework = draft.evaluation.framework
    keys = (*framework.regions, framework.area.key) if key == framework.area.key else (key,)
    known, due = known_and_due(draft, keys)
    return KeyFigure(
        draft.words.number(known), draft.words.say("report.key.of", due=due), draft.words.say("report.key.given")
    )


def lead(draft: Draft, key: str) -> str:
    """What may be said of the implementation as a whole; that there is nothing where the tree is empty."""
    node = implementation(draft, key)
    if node is None:
        return draft.words.say("report.verdict.not_applicable")
    region = draft.evaluation.framework.regions.get(key)
    return whole_sentence(draft, node, None if region is None else region.inessive or region.name)


def _judged(draft: Draft) -> list[Node]:
    """Implementation in every region that has a tree."""
    nodes = (implementation(draft, key) for key in draft.evaluation.framework.regions)
    return [node for node in nodes if node is not None]


def coverage_figure(draft: Draft) -> Figure | None:
    """Bars of the same shares with the least at which a result is given; None where no region has a tree."""
    words, framework = draft.words, draft.evaluation.framework
    nodes = {node.region: node for node in _judged(draft)}
    if not nodes:
        return None
    rows = [
        CoverageRow(
            words.name(framework.regions[key].name),
            node.coverage,
            words.percent(node.coverage, 0),
            "" if key in draft.evaluation.submissions else words.say("report.card.bars_without"),
        )
        for key, node in nodes.items()
    ]
    minimum = framework.method.coverage_minimum
    shares = [node.coverage for node in nodes.values()]
    return draft.figure(
        tell(assessable_finding(list(nodes.values())), words),
        words.say("report.card.bars_subtitle"),
        source=words.say("report.source.computed"),
        alt=words.say(
            "report.card.bars_alt",
            low=words.percent(min(shares), 0),
            high=words.percent(max(shares), 0),
            minimum=words.percent(minimum, 0),
        ),
        draw=lambda frame: coverage_bars(
            rows,
            minimum=minimum,
            percent=lambda share: words.percent(share, 0),
            frame=frame,
            minimum_word=words.say("report.card.bars_minimum", minimum=words.percent(minimum, 0)),
        ),
    )


def coverage_map(draft: Draft) -> Figure | None:
    """Tiles of the regions shaded by the share of their own weight that could be judged; None without a drawn map."""
    words, framework = draft.words, draft.evaluation.framework
    placed = [(key, region.tile) for key, region in framework.regions.items() if region.tile]
    if not placed:
        return None
    tiles = [_tile(draft, key, tile) for key, tile in placed]
    known = [node.coverage for node in _judged(draft)]
    _, mark = mark_in_chart(draft, [node.illustrative for node in _judged(draft)])
    limits = [words.number(100 * limit) for limit in _CLASSES]
    classes = [
        words.say("report.map.below", limit=limits[0]),
        *(words.say("report.map.between", low=low, high=high) for low, high in pairwise(limits)),
        words.say("report.map.from", limit=limits[-1]),
    ]
    span = {"low": words.percent(min(known, default=0.0), 0), "high": words.percent(max(known, default=0.0), 0)}
    return draft.figure(
        tell(assessable_finding(_judged(draft)), words),
        words.say("report.map.subtitle"),
        source=words.say("report.source.computed"),
        alt=words.say("report.map.alt", **span),
        width=MAP_WIDTH,
        draw=lambda frame: tile_map(tiles, classes, missing_word=words.say("report.map.missing"), frame=frame),
        notes=mark,
    )


def _tile(draft: Draft, key: str, tile: tuple[int, int]) -> Tile:
    node = implementation(draft, key)
    absent = key not in draft.evaluation.submissions or node is None
    coverage = 0.0 if node is None else node.coverage
    text = draft.words.say("report.indicator.dash") if absent else draft.words.percent(coverage, 0)
    step = None if absent else sum(round(coverage, 9) >= limit for limit in _CLASSES)
    return Tile(draft.words.name(draft.evaluation.framework.regions[key].name), tile[0], tile[1], text, step)
