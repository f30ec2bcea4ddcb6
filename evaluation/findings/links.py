"""Findings on the framework itself: what was promised and is not followed, and what is followed and by no measure.

Orphans are looked for both ways. They hold for the strategy as a whole, so the area alone bears them.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from evaluation.findings.finding import Fact
from evaluation.findings.grades import of_framework
from evaluation.findings.view import Claim, View, is_invented
from indicators.cards import Indicator


def priorities_without_indicator(view: View) -> Iterator[Claim]:
    """Priorities that no scored indicator follows alone; `shared` are those that follow it together with others."""
    for priority in view.framework.strategy.priority:
        cards = [card for card in view.framework.indicators.values() if priority.key in card.priorities]
        if not any(_counts(view, card) and card.priorities == [priority.key] for card in cards):
            shared = tuple(card.id for card in cards if _counts(view, card))
            yield _claim(view, priority.key, {"shared": shared, "number": len(shared)}, shared)


def themes_without_indicator(view: View) -> Iterator[Claim]:
    """Themes that no scored indicator names."""
    for theme in view.framework.strategy.theme:
        if not any(_counts(view, card) and theme.key in card.themes for card in view.framework.indicators.values()):
            yield _claim(view, theme.key, {})


def themes_without_measure(view: View) -> Iterator[Claim]:
    """Themes that no measure has for its own; `indicators` are those that follow them all the same."""
    for theme in view.framework.strategy.theme:
        if all(measure.theme != theme.key for measure in view.framework.measures):
            named = [card for card in view.framework.indicators.values() if theme.key in card.themes]
            cards = [card for card in named if _counts(view, card)]
            indicators = tuple(card.id for card in cards)
            claim = _claim(view, theme.key, {"indicators": indicators}, indicators)
            yield replace(claim, evidence=tuple(f"{view.area}:{_of_theme(card, theme.key)}" for card in cards))


def _of_theme(card: Indicator, theme: str) -> str:
    """The id of the card, or of its rows of one theme where it has some."""
    return f"{card.id}.{theme}" if card.parts in ("themes", "theme_ratio") else card.id


def objectives_without_indicator(view: View) -> Iterator[Claim]:
    """Objectives outside the context that no scored indicator follows."""
    for objective, cards in _objectives(view):
        if not cards:
            yield _claim(view, objective, {})


def objectives_without_measure(view: View) -> Iterator[Claim]:
    """Objectives of implementation whose indicators no measure names."""
    linked = _linked(view)
    for objective, cards in _objectives(view, part="implementation"):
        if cards and not any(card.id in linked for card in cards):
            indicators = tuple(card.id for card in cards)
            yield _claim(view, objective, {"indicators": indicators}, indicators)


def indicators_without_measure(view: View) -> Iterator[Claim]:
    """Objectives of implementation in which some indicators, but not all, are named by no measure."""
    linked = _linked(view)
    for objective, cards in _objectives(view, part="implementation"):
        loose = tuple(card.id for card in cards if card.id not in linked)
        if 0 < len(loose) < len(cards):
            facts: dict[str, Fact] = {"indicators": loose, "number": len(loose), "total": len(cards)}
            yield _claim(view, objective, facts, loose)


def measures_without_indicator(view: View) -> Iterator[Claim]:
    """Measures that no scored indicator tells of: only their stage and the self-assessment do."""
    for measure in view.framework.measures:
        if not any(_counts(view, view.framework.indicators[one]) for one in measure.indicators):
            yield _claim(view, measure.id, {}, (measure.id,))


def _objectives(view: View, part: str = "") -> Iterator[tuple[str, list[Indicator]]]:
    """The objectives with their scored cards; of one part of the strategy, or of all but the context."""
    for dimension in view.framework.dimensions:
        if dimension.part == (part or dimension.part) and dimension.part != "context":
            for objective in dimension.objectives:
                yield objective.id, [card for card in view.framework.cards_of(objective.id) if _counts(view, card)]


def _counts(view: View, card: Indicator) -> bool:
    """Whether the card carries weight: its kind, its direction and its dimension let it."""
    context = {dimension.id for dimension in view.framework.dimensions if dimension.part == "context"}
    return card.scored and card.weight != 0 and card.dimension not in context


def _linked(view: View) -> set[str]:
    return {indicator for measure in view.framework.measures for indicator in measure.indicators}


def _claim(view: View, subject: str, facts: dict[str, Fact], related: Collection[str] = ()) -> Claim:
    """The claim on the area, with the ids of what is related to it as evidence."""
    results = [view.results[view.area, one] for one in related if (view.area, one) in view.results]
    evidence = tuple(f"{view.area}:{one}" for one in related)
    return Claim(view.area, subject, facts, of_framework(view), evidence, any(map(is_invented, results)))
