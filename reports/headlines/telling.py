"""A finding as data and in words: the key of a phrase with the facts it was tested on.

Tests no claim: the rules are its neighbours. A new kind of fact is a type here and a case of `_written`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.cards import Text
from reports.language import Language


@dataclass(frozen=True)
class Share:
    """A share of one, to be written as per cent."""

    value: float


@dataclass(frozen=True)
class Points:
    """A score 0–100, to be written with one decimal."""

    value: float


@dataclass(frozen=True)
class PercentagePoints:
    """A difference of two percentages, with its decimals."""

    value: float
    decimals: int


Fact = Text | tuple[Text, ...] | Share | Points | PercentagePoints | int


@dataclass(frozen=True)
class Headline:
    """A phrase and its facts. `number` is set where the phrase has forms for one and for many."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    number: int | None = None


def tell(headline: Headline, language: Language) -> str:
    """The headline in words."""
    fields = {name: _written(fact, language) for name, fact in headline.facts.items()}
    if headline.number is None:
        return language.say(headline.key, **fields)
    return language.count(headline.key, headline.number, **fields)


def _written(fact: Fact, language: Language) -> str | int:
    match fact:
        case Text():
            return language.name(fact)
        case tuple():
            return language.listing([language.name(name) for name in fact])
        case Share(value):
            return language.percent(value)
        case Points(value):
            return language.number(value, 1)
        case PercentagePoints(value, decimals):
            return language.say("report.change.points", number=language.number(value, decimals))
        case int():
            return fact
