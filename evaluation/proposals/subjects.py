"""What proposals are about: measures, objectives and themes, each as a branch of the cards that tell of it.

Computes nothing. Only cards that can be scored tell how something has fared.
"""

from collections.abc import Iterable

from evaluation.scoring.tree import Branch
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.lists import Measure

MEASURE, OBJECTIVE, THEME, NEED = "measure", "objective", "theme", "need"


def telling(framework: Framework, ids: Iterable[str]) -> tuple[Indicator, ...]:
    """The cards among these that carry weight, each once, in the given order."""
    context = {dimension.id for dimension in framework.dimensions if dimension.part == "context"}
    cards = (framework.indicators[key] for key in dict.fromkeys(ids))
    return tuple(card for card in cards if card.scored and card.weight != 0 and card.dimension not in context)


def branch(level: str, subject: str, cards: Iterable[Indicator]) -> Branch:
    """The cards under one head, each with its own weight."""
    return Branch(subject, level, 1.0, tuple(Branch(card.id, "indicator", card.weight or 1.0) for card in cards))


def of_measure(framework: Framework, measure: Measure) -> tuple[Indicator, ...]:
    """The cards that tell of a measure; none of one that is judged by its stage."""
    return telling(framework, measure.indicators)


def measure_branches(framework: Framework) -> tuple[Branch, ...]:
    """The measures that have cards, as branches beside the area's tree."""
    pairs = ((measure, of_measure(framework, measure)) for measure in framework.measures)
    return tuple(branch(MEASURE, measure.id, cards) for measure, cards in pairs if cards)
