"""Laws of references: every id that a record names belongs to a record."""

from collections.abc import Iterator

from indicators.framework import Framework
from indicators.soundness.place import where


def cards_point_to_records(framework: Framework) -> Iterator[str]:
    """The objective, priorities and themes of a card, and the rows of a cross check, exist."""
    objectives = {(d.id, o.id) for d in framework.dimensions for o in d.objectives}
    known = {"priorities": _priorities(framework), "themes": _themes(framework)}
    for card in framework.indicators.values():
        if (card.dimension, card.objective) not in objectives:
            yield f"{where(framework, card)}: objective: no {card.objective} in {card.dimension}"
        for field, keys in known.items():
            yield from (
                f"{where(framework, card)}: {field}: no {key}" for key in getattr(card, field) if key not in keys
            )
    for check in framework.cross_checks:
        for row in (check.lesser, check.greater):
            if row not in framework.row_cards:
                yield f"cross_checks.toml: no row {row}"


def plans_point_to_records(framework: Framework) -> Iterator[str]:
    """What a measure names exists, and every chain is that of a theme, once."""
    questions = {question.id for question in framework.questions}
    for measure in framework.measures:
        named = (
            ("indicators", measure.indicators, framework.indicators),
            ("questions", measure.questions, questions),
            ("theme", [measure.theme] if measure.theme else [], _themes(framework)),
            ("priority", [measure.priority] if measure.priority else [], _priorities(framework)),
        )
        for field, keys, known in named:
            yield from (f"measures.toml [{measure.id}]: {field}: no {key}" for key in keys if key not in known)
    chains = [chain.theme for chain in framework.value_chains]
    for theme in dict.fromkeys(chains):
        if theme not in _themes(framework) or chains.count(theme) > 1:
            yield f"value_chains.toml [{theme}]: theme: no such theme, or it has two chains"


def _themes(framework: Framework) -> set[str]:
    return {choice.key for choice in framework.strategy.theme}


def _priorities(framework: Framework) -> set[str]:
    return {choice.key for choice in framework.strategy.priority}
