"""Laws of weights."""

from collections.abc import Iterator

from indicators.framework import Framework
from indicators.soundness.place import where


def weights_sum_to_one(framework: Framework) -> Iterator[str]:
    """The weights of the dimensions are shares of one whole; context carries none."""
    total = sum(dimension.weight for dimension in framework.dimensions)
    if abs(total - 1) > 1e-9:
        yield f"strategy: the weights of the dimensions sum to {total:g}, not to 1"
    for objective in framework.objectives.values():
        if objective.weight is not None and objective.weight <= 0:
            yield f"[{objective.id}] weight: {objective.weight:g} is not above zero"
    for dimension in framework.dimensions:
        if dimension.weight < 0 or (dimension.part == "context" and dimension.weight):
            yield f"[{dimension.id}] weight: {dimension.weight:g} does not fit part '{dimension.part}'"


def unscored_cards_carry_no_weight(framework: Framework) -> Iterator[str]:
    """Inputs, context and cards without a direction are shown, never weighed (method §1)."""
    context = {dimension.id for dimension in framework.dimensions if dimension.part == "context"}
    for card in framework.indicators.values():
        if card.weight and (not card.scored or card.dimension in context):
            yield f"{where(framework, card)}: weight: kind {card.kind}, direction {card.direction} carries none"
        if card.weight is not None and card.weight < 0:
            yield f"{where(framework, card)}: weight: {card.weight:g} is negative"
        if card.dimension in context and card.kind != "context":
            yield f"{where(framework, card)}: kind: {card.kind} cannot stand in the context dimension"
