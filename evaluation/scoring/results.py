"""What scoring yields: a result per region and indicator, and a node per region and branch of the tree.

No arithmetic. Attainments are unclamped shares (1 = reached), scores 0–100; None = not assessable or not applicable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from evaluation.workbook.submission import Missing


class Status(StrEnum):
    """The verdict on an indicator or a node."""

    ACHIEVED = "achieved"
    MOSTLY = "mostly"
    PARTLY = "partly"
    NOT_ACHIEVED = "not_achieved"
    NOT_ASSESSABLE = "not_assessable"
    NOT_APPLICABLE = "not_applicable"


class Flag(StrEnum):
    """A reservation that follows a result to the page (method §3); the list is closed."""

    RECEDING = "receding"
    NARROW = "narrow"
    SET_AFTERWARDS = "set_afterwards"
    LAGGED = "lagged"
    PARTIAL = "partial"
    BOUND = "bound"
    LEVEL_ONLY = "level_only"
    ALREADY_MET = "already_met"
    BOUNDARY = "boundary"
    PRELIMINARY = "preliminary"
    ILLUSTRATIVE = "illustrative"


Direction = Literal["rising", "falling"]


@dataclass(frozen=True)
class Trend:
    """How the yearly figures moved: `slope` in the card's unit a year, over the `years` that have figures.

    `low` and `high` are its nominal interval, None where the values are too few for one; `direction` is None unless
    the interval leaves out zero. `cagr` is the mean yearly rate of a level (0.02 = 2 %), None for anything else.
    """

    slope: float
    low: float | None
    high: float | None
    direction: Direction | None
    cagr: float | None
    years: tuple[int, ...]

    @property
    def n(self) -> int:
        return len(self.years)


@dataclass(frozen=True)
class Result:
    """One indicator in one region, or in the area.

    `baseline`, `target` and `value` are in the card's unit (for sums: totals of the period); `target` is a pair for a
    band. `year` is the year of a level, None for sums and means. `series` gives the yearly figures, `series_missing`
    why a year has none. `expected` is the share of the way that the year should have covered. `coverage` is 1 or 0, or
    the share of the regions behind a roll-up, of which `absent` names those left out; `lack` is the rest of it by
    reason: a kind of missing, `no_target`, `no_comparison`, `no_rollup` or `bound`. `cells` maps value, baseline and
    target to their addresses. `target_origin` is `strategy`, `set_afterwards` or empty without a target.
    `pace`: the target is the baseline times the country's change, and attainment is no share of a way. `on_track` is
    by year what was attained over what was to be expected (1 = as promised). `trend` rests on the series and, where it
    is a year's figure, the baseline; `breaks` are the first years of a new way of counting or of new borders.
    """

    region: str
    indicator: str
    baseline: float | None
    target: float | tuple[float, float] | None
    target_origin: str
    value: float | None
    year: int | None
    attainment: float | None
    score: float | None
    status: Status
    flags: tuple[Flag, ...]
    missing: Missing | None
    coverage: float
    absent: tuple[str, ...]
    series: Mapping[int, float]
    series_missing: Mapping[int, Missing]
    expected: float | None
    cells: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    lack: Mapping[str, float] = field(default_factory=dict)
    pace: bool = False
    on_track: Mapping[int, float] = field(default_factory=dict)
    trend: Trend | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Node:
    """A branch of a region's tree, or of the area's: objective, dimension, implementation, impact or total.

    `score` is the weighted mean (0–100) of exactly the weight that `coverage` (0–1) names. `shares` is the share of
    the branch's weight in each indicator status; `missing` counts its indicators without a score by reason, and `lost`
    is the share of its weight that each reason takes, so that coverage and `lost` make 1. `unassessed` names the
    children that fell below the coverage minimum.
    `set_afterwards` is the share of the known weight whose targets were set afterwards.
    """

    region: str
    node: str
    level: str
    score: float | None
    coverage: float
    status: Status
    set_afterwards: float | None
    illustrative: bool
    shares: Mapping[Status, float]
    missing: Mapping[str, int]
    unassessed: tuple[str, ...]
    lost: Mapping[str, float] = field(default_factory=dict)
