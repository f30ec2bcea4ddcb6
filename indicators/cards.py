"""The card of an indicator: what was promised, and how the promise is measured.

A plain frozen record filled from the TOML files of one period folder; it computes nothing but its own row ids. A new
field is added here once; the loader then accepts it on every card.
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
    `milestones` are the values that `target` asks for on the way, by year, for sums totals up to it. `baseline_years`
    are the first and last year whose mean the baseline is; None where it is the figure of the baseline year.
    `series_break` tells of a new way of counting and `break_year` is its first year.
    `weight` is relative to the other cards of the objective; `factor` turns a ratio of parts into the unit; `sampled`
    marks statistics that are estimated from a sample.
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
    milestones: dict[int, float] = {}
    weight: float | None = None
    baseline: float | None = None
    baseline_years: tuple[int, int] | None = None
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
    break_year: int | None = None
    sampled: bool = False
    core: bool = False
    priorities: list[str] = []
    themes: list[str] = []
    definition: Text | None = None

    @property
    def scored(self) -> bool:
        """Whether the card can carry weight at all (method §1)."""
        return self.direction != "none" and self.kind not in ("input", "context")

    @property
    def from_sample(self) -> bool:
        """Whether the figures carry sampling error: a survey, or statistics that rest on one."""
        return self.sampled or self.source_class == "survey"

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
