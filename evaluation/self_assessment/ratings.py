"""What the self-assessment yields: ratings by question, criterion and wheel factor (method §8). No arithmetic.

What must not be disclosed is not here: a group that is too small has no median, range or distribution.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rating:
    """The answers of one group (a region, or the area) to one question; ratings 1–5.

    `answers` counts those that gave a rating and is None where the group is hidden (fewer than the least number, or
    hidden so that another cannot be derived); then nothing else is told. `no_information` counts the zeros.
    `distribution` counts the answers by rating 1–5. `disagreement`: the range is wide.
    """

    region: str
    question: str
    answers: int | None
    no_information: int | None
    median: float | None
    low: float | None
    high: float | None
    distribution: Mapping[int, int]
    disagreement: bool
    illustrative: bool

    @property
    def hidden(self) -> bool:
        return self.answers is None


@dataclass(frozen=True)
class Reading:
    """The median of a criterion, or the mean of a step of the wheel, over its `answered` of `due` questions."""

    region: str
    kind: str  # criterion, factor or step; `key` is its key in the framework
    key: str
    value: float | None
    answered: int
    due: int
    illustrative: bool


@dataclass(frozen=True)
class Gap:
    """A dimension's rating on the scale of scores less its score: two readings that differ, neither of them an error.

    `named` where the gap is wide enough to be said aloud.
    """

    region: str
    dimension: str
    rating: float
    score: float
    gap: float
    named: bool
    illustrative: bool


@dataclass(frozen=True)
class SelfAssessment:
    """Ratings by (region or area key, question id), and the readings and gaps that follow from them."""

    ratings: Mapping[tuple[str, str], Rating]
    readings: tuple[Reading, ...]
    gaps: tuple[Gap, ...]
