"""The names that a framework gives to its ids, and where a finding holds. Chooses no sentence."""

from collections.abc import Mapping

from indicators.cards import Indicator, Text
from indicators.framework import Framework
from indicators.lists import Dimension, Measure, Objective
from reports.language import Language


def name_of(framework: Framework, subject: str) -> Text | None:
    """The name that the framework gives to an id of any sort; None for the wholes, which have phrases."""
    return _names(framework).get(subject)


def _names(framework: Framework) -> Mapping[str, Text]:
    strategy = framework.strategy
    listed = {choice.key: choice.name for choice in (*strategy.priority, *strategy.theme)}
    listed |= {f"{chain.theme}.{stage.key}": stage.name for chain in framework.value_chains for stage in chain.stages}
    listed |= {key: sheet.name for key, sheet in framework.sheets.items()}
    records: tuple[Indicator | Objective | Measure | Dimension, ...] = (
        *framework.indicators.values(), *framework.objectives.values(), *framework.measures, *framework.dimensions,
    )  # fmt: skip
    named = {record.id: record.name for record in records}
    return {**listed, **named, **{question.id: question.text for question in framework.questions}}


def subject_name(words: Language, framework: Framework, subject: str) -> str:
    """The name of an id of any sort: of a record of the framework, or of a whole."""
    named = name_of(framework, subject)
    return words.name(named) if named is not None else words.say(f"report.logic.{subject}")


def place_of(words: Language, framework: Framework, region: str) -> str:
    """Where a finding holds, as in «in Lapland»: in a region, or in the area."""
    if region == framework.area.key:
        return words.name(framework.area.inessive)
    inessive = framework.regions[region].inessive
    return words.name(inessive or framework.regions[region].name)


def part_of(framework: Framework, subject: str) -> str:
    """The part of the strategy that an indicator, an objective, a dimension or a whole belongs to."""
    for dimension in framework.dimensions:
        cards = [card.id for card in framework.indicators.values() if card.dimension == dimension.id]
        if subject in (dimension.id, dimension.part, *cards, *(one.id for one in dimension.objectives)):
            return dimension.part
    return ""
