"""The other records of a framework: dimensions, regions, lists, questions, measures, and the choices of the method.

Plain frozen records filled from the TOML files of one period folder. They compute nothing.
"""

from typing import Literal

from msgspec import Struct

from indicators.cards import Scope, Text


class Objective(Struct, frozen=True, forbid_unknown_fields=True):
    """What a dimension strives for. `weight` inside the dimension; None = its share of the scored cards."""

    id: str
    name: Text
    weight: float | None = None


class Dimension(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the strategy. `part` says where its score is read: implementation, impact, or nowhere (context)."""

    id: str
    name: Text
    part: Literal["implementation", "impact", "context"]
    weight: float
    objectives: tuple[Objective, ...]


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """A region of the area, or of the rest of the country (then without cases, slug and tile)."""

    key: str
    name: Text
    slug: str = ""
    genitive: Text | None = None
    inessive: Text | None = None
    illative: Text | None = None
    council: Text | None = None
    tile: tuple[int, int] | None = None
    aliases: list[str] = []


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of a list: a priority, a theme, a focus area, an answer in a drop-down."""

    key: str
    name: Text


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question of the self-assessment with its three anchored levels (1, 3 and 5)."""

    id: str
    text: Text
    wheel: str
    criteria: list[int]
    dimensions: list[str]
    level_1: Text
    level_3: Text
    level_5: Text


class Measure(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of implementation and what tells of it."""

    id: str
    name: Text
    indicators: list[str]
    questions: list[str]
    scope: Scope
    source: Text
    theme: str | None = None
    priority: str | None = None
    planned: tuple[str | None, str | None] = (None, None)


class CrossCheck(Struct, frozen=True, forbid_unknown_fields=True):
    """`lesser` may never exceed `greater` in the same year of the same workbook; both are row ids."""

    lesser: str
    greater: str
    reason: Text


class Stages(Struct, frozen=True, forbid_unknown_fields=True):
    """The chain of one theme, from raw material to customer."""

    theme: str
    stages: tuple[Choice, ...]


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Lowest value of each status."""

    achieved: float
    mostly: float
    partly: float


class Uncertainty(Struct, frozen=True, forbid_unknown_fields=True):
    """What is varied to see how far a verdict would move, and from where on a difference is stated (method §7).

    `concentration` is κ of the weights' Dirichlet distribution: the higher, the closer to the weights of the framework.
    `fill_probability` is how often what is missing is filled with a score from `fill` instead of being set aside.
    `figure_sd` is the relative standard deviation of a preliminary or lagged figure. From `tolerance` and
    `target_distance` (times the way from baseline to target) values are drawn evenly. `geometric_floor` is the lowest
    score that enters a geometric mean, `geometric_probability` how often sensitivity takes one. A difference of two
    regions is stated from `stated_probability` and `stated_gap` (points) on. `sensitivity_draws` is a power of two.
    """

    concentration: float
    fill_probability: float
    fill: tuple[float, float]
    figure_sd: float
    tolerance: tuple[float, float]
    target_distance: tuple[float, float]
    geometric_floor: float
    geometric_probability: float
    stated_probability: float
    stated_gap: float
    sensitivity_draws: int


class Method(Struct, frozen=True, forbid_unknown_fields=True):
    """The choices of the method that are not laws of arithmetic; every one is printed in the report."""

    tolerance: float
    hold_width: float
    pace_width: float
    coverage_minimum: float
    lag_years: int
    partial_years: int
    disagreement: float
    trend_values: int
    trend_level: float
    seed: int
    draws: int
    indicator_status: Thresholds
    node_status: Thresholds
    uncertainty: Uncertainty


class Readings(Struct, frozen=True, forbid_unknown_fields=True):
    """The thresholds of what is described and never scored; every one is printed beside what it decides.

    A location quotient from `specialised` on is a speciality, one below `thin` is thin; a figure of fewer than
    `few_jobs` jobs is called small. `all_industries` are the names under which a table of jobs gives its total. A
    comparison names a percentile from `compared_regions` regions on. A description of a service checked less than
    `fresh_months` before the cut-off is up to date.
    """

    specialised: float
    thin: float
    few_jobs: int
    compared_regions: int
    fresh_months: int
    all_industries: tuple[str, ...]


class BoundaryEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """A change of borders between regions of the area; figures of these regions may rest on either division."""

    year: int
    regions: list[str]
    text: Text


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What a proposal about one measure, objective, theme or priority is sent off with.

    `focus`, `addressee` and `timing` are keys of the lists of the period that follows.
    """

    subject: str
    focus: str
    addressee: str
    timing: str
    effort: Literal["low", "medium", "high"]


class Succession(Struct, frozen=True, forbid_unknown_fields=True):
    """The period that follows: its years, by what choices proposals for it are made, and how each is sent off.

    `stages` says what each stage of a measure without indicators is worth. `relevance_regions` is how many regions' own
    priorities settle that something matters, or that it does not; `horizontal` are the priorities that concern ways of
    working. `stop_probability` is the least probability of failure for ending something. Baselines of yearly flows are
    means of `flow_years` years; `trend_years` is the fewest years whose trend gives a target. `plan` names what differs
    from `otherwise`.
    """

    first: int
    last: int
    stages: dict[str, Literal["achieved", "mostly", "partly", "not_achieved"]]
    relevance_regions: int
    stop_probability: float
    flow_years: int
    trend_years: int
    horizontal: list[str]
    otherwise: Plan
    focus: tuple[Choice, ...]
    addressee: tuple[Choice, ...]
    timing: tuple[Choice, ...]
    plan: tuple[Plan, ...] = ()

    def plan_of(self, subject: str) -> Plan:
        """The plan of a subject, or the general one."""
        return next((plan for plan in self.plan if plan.subject == subject), self.otherwise)
