"""The framework of one strategy period: its cards, regions, weights, forms and lists.

Knows no workbook, score or page. It is read by `indicators.loading` and held to its laws by `indicators.soundness`.
"""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from indicators.assessment import Assessment
from indicators.cards import Indicator, Text
from indicators.evidence import Evidence
from indicators.forms import Column, Sheet
from indicators.lists import (
    BoundaryEvent,
    Choice,
    CrossCheck,
    Dimension,
    Measure,
    Method,
    Objective,
    Question,
    Readings,
    Region,
    Stages,
    Succession,
)

STATISTICAL_YEAR = "own"  # the division key of figures counted each in its own year's borders


class FrameworkError(Exception):
    """A fault of the framework that a maintainer can mend; its text is one line: file, card, field."""


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The regions as one: its key in workbooks and results, and its names."""

    key: str
    slug: str
    name: Text
    short: Text
    genitive: Text
    inessive: Text
    illative: Text


class Years(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The years of the strategy: the baseline year, and the first and the last (target) year of its period."""

    baseline: int
    first: int
    last: int

    @property
    def period(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))


class Strategy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `strategy.toml` holds. `working_language` is the code of the language that evaluators write in."""

    name: Text
    short_name: Text
    publisher: Text
    years: Years
    successor: Text
    area: Area
    country: Region
    method: Method
    readings: Readings
    region: tuple[Region, ...]
    elsewhere: tuple[Region, ...]
    priority: tuple[Choice, ...]
    theme: tuple[Choice, ...]
    dimension_files: list[str]
    boundary: tuple[BoundaryEvent, ...] = ()
    division: tuple[Choice, ...] = ()
    missing: dict[str, str] = {}
    working_language: str = ""


class Framework(msgspec.Struct, frozen=True, dict=True):
    """Everything that is data about a strategy period. `digest` is the sha256 of all its files."""

    period: str
    strategy: Strategy
    dimensions: tuple[Dimension, ...]
    indicators: dict[str, Indicator]
    sheets: dict[str, Sheet]
    fields: tuple[Column, ...]
    choices: dict[str, tuple[Choice, ...]]
    measures: tuple[Measure, ...]
    cross_checks: tuple[CrossCheck, ...]
    value_chains: tuple[Stages, ...]
    succession: Succession
    evidence: Evidence
    assessment: Assessment
    digest: str

    @property
    def years(self) -> Years:
        return self.strategy.years

    @property
    def area(self) -> Area:
        return self.strategy.area

    @property
    def method(self) -> Method:
        return self.strategy.method

    @property
    def readings(self) -> Readings:
        return self.strategy.readings

    @cached_property
    def regions(self) -> dict[str, Region]:
        """The regions of the area by key, in their printed order."""
        return {region.key: region for region in self.strategy.region}

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.assessment.question

    @cached_property
    def objectives(self) -> dict[str, Objective]:
        return {objective.id: objective for dimension in self.dimensions for objective in dimension.objectives}

    @cached_property
    def row_cards(self) -> dict[str, Indicator]:
        """The card of each row id that a workbook may hold."""
        return {row: card for card in self.indicators.values() for row in card.rows}

    def cards_of(self, objective: str) -> tuple[Indicator, ...]:
        return tuple(card for card in self.indicators.values() if card.objective == objective)

    def asked_of(self, key: str) -> tuple[Indicator, ...]:
        """The cards that the workbook of a region, or of the area (the joint one), is to fill."""
        scopes = ("joint", "both") if key == self.area.key else ("region", "both")
        return tuple(card for card in self.indicators.values() if card.asked and card.scope in scopes)


def options(framework: Framework, key: str) -> tuple[Choice, ...]:
    """The entries of a drop-down: a list of forms.toml, or one of the framework's own."""
    own: Mapping[str, tuple[Choice, ...]] = {
        "regions": tuple(Choice(region.key, region.name) for region in framework.strategy.region),
        "everywhere": tuple(
            Choice(region.key, region.name)
            for region in (*framework.strategy.region, *framework.strategy.elsewhere, framework.strategy.country)
        ),
        "priorities": framework.strategy.priority,
        "themes": framework.strategy.theme,
        "divisions": framework.strategy.division,
        "focus_areas": framework.succession.focus,
        "stages": tuple(
            Choice(f"{chain.theme}.{stage.key}", stage.name)
            for chain in framework.value_chains
            for stage in chain.stages
        ),
    }
    return own[key] if key in own else framework.choices[key]
