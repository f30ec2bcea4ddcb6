"""The types of a framework: what was promised, and how each promise is measured.

Plain frozen records filled from the TOML files of one period folder. They compute nothing but their own row ids.
A new field is added here once; `reading` then accepts it on every card, and a test asks what uses it.
"""

from typing import Literal

from msgspec import Struct

Kind = Literal["input", "output", "result", "impact", "context"]
Direction = Literal["increase", "decrease", "maintain", "within", "none"]
Scope = Literal["region", "joint", "both"]
Rollup = Literal["sum", "mean", "ratio_of_sums", "weighted_mean", "unique", "none"]
Accumulation = Literal["level", "sum", "mean", "latest"]
SourceClass = Literal["register", "statistics", "survey", "own"]
Parts = Literal["none", "themes", "ratio", "theme_ratio", "weighted"]
Band = tuple[float, float]

NUMERATOR, DENOMINATOR, RESPONDENTS = "osoittaja", "nimittäjä", "n"


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """One wording in each language of the project."""

    fi: str
    en: str

    def in_language(self, language: str) -> str:
        return str(getattr(self, language))


class Stage(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a stage scale, with what it takes to stand on it."""

    value: int
    name: Text


class Indicator(Struct, frozen=True, forbid_unknown_fields=True):
    """One card: an indicator, its target and where its figures come from. Units are those of the workbook.

    `target` and `joint_target` hold what the card says, in the closed grammar of `indicators.targets`;
    `target` is each respondent's own, `joint_target` the area's when it is not rolled up from the regions.
    `weight` is relative to the other cards of the objective; `factor` turns a ratio of parts into the unit.
    """

    id: str
    dimension: str
    name: Text
    objective: str
    kind: Kind
    unit: Text
    direction: Direction
    scope: Scope
    rollup: Rollup
    accumulation: Accumulation
    source: Text
    source_class: SourceClass
    proposed_by: Literal["founding_documents", "public_source", "project"]
    decimals: int = 0
    target: float | Band | str | None = None
    joint_target: float | Band | str | None = None
    target_origin: Literal["strategy", "set_afterwards"] = "set_afterwards"
    weight: float | None = None
    baseline: float | None = None
    baseline_expected: bool = True
    parts: Parts = "none"
    across_themes: Literal["sum", "mean"] = "sum"
    part_names: dict[str, Text] = {}
    factor: float = 1.0
    derived: tuple[str, str] | None = None
    measured_by_run: bool = False
    valid_range: tuple[float | None, float | None] = (None, None)
    count: bool = False
    stages: list[Stage] = []
    scale: float | None = None
    dash_is_zero: bool = False
    boundary_sensitive: bool = False
    series_break: Text | None = None
    core: bool = False
    priorities: list[str] = []
    themes: list[str] = []
    definition: Text | None = None

    @property
    def scored(self) -> bool:
        """Whether the card can carry weight at all (method §1)."""
        return self.direction != "none" and self.kind not in ("input", "context")

    @property
    def asked(self) -> bool:
        """Whether evaluators fill it; a derived or run-measured card has no row in a workbook."""
        return self.derived is None and not self.measured_by_run

    @property
    def rows(self) -> tuple[str, ...]:
        """The row ids a workbook holds for this card, in order; empty if nobody is asked."""
        if not self.asked:
            return ()
        ratio = (NUMERATOR, DENOMINATOR)
        suffixes = {
            "none": ("",),
            "themes": tuple(self.themes),
            "ratio": ratio,
            "theme_ratio": tuple(f"{theme}.{part}" for theme in self.themes for part in ratio),
            "weighted": ("", RESPONDENTS),
        }[self.parts]
        return tuple(f"{self.id}.{suffix}" if suffix else self.id for suffix in suffixes)


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


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """A column of a sheet. `holds` says what may stand in it; `choices` names a list of the framework."""

    key: str
    name: Text
    holds: Literal["id", "text", "number", "years", "date", "choice", "choices", "mark", "link"]
    width: int = 14
    choices: str | None = None
    required: bool = True
    note: Text | None = None


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet of a workbook: `rows` says what makes its rows, `kinds` which workbooks have it."""

    key: str
    name: Text
    kinds: list[Literal["region", "joint"]]
    rows: Literal["instructions", "fields", "indicators", "measures", "questions", "free", "industries", "comparison"]
    required: bool
    columns: tuple[Column, ...]
    note: Text | None = None


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Lowest value of each status."""

    achieved: float
    mostly: float
    partly: float


class Method(Struct, frozen=True, forbid_unknown_fields=True):
    """The choices of the method that are not laws of arithmetic; every one is printed in the report."""

    tolerance: float
    hold_width: float
    pace_width: float
    coverage_minimum: float
    lag_years: int
    partial_years: int
    disagreement: float
    seed: int
    draws: int
    indicator_status: Thresholds
    node_status: Thresholds


class BoundaryEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """A change of borders between regions of the area; figures of these regions may rest on either division."""

    year: int
    regions: list[str]
    text: Text
