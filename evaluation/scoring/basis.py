"""What a verdict rests on besides value and promise. No arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluation.panel import Line
from evaluation.scoring.course import Course
from evaluation.workbook.submission import Missing


@dataclass(frozen=True)
class Pace:
    """The country's value over its baseline by year, with the cells behind it; empty where it is not known."""

    ratios: Mapping[int, float] = field(default_factory=dict)
    cells: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    illustrative: bool = False


@dataclass(frozen=True)
class Basis:
    """What a verdict rests on besides value and promise: how much of the area, and what the rows say of themselves."""

    region: str
    coverage: float = 1.0
    absent: tuple[str, ...] = ()
    lack: Mapping[str, float] = field(default_factory=dict)
    illustrative: bool = False
    boundary: bool = False
    series: Mapping[int, float] = field(default_factory=dict)
    series_missing: Mapping[int, Missing] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    pace: Pace = field(default_factory=Pace)
    course: Course = field(default_factory=Course)


def basis_of(line: Line, region: str, *, boundary: bool, pace: Pace, course: Course) -> Basis:
    """The basis of one workbook's own line."""
    return Basis(
        region=region,
        illustrative=line.illustrative,
        boundary=boundary,
        series={year: figure.value for year, figure in line.years.items() if figure.value is not None},
        series_missing={year: figure.missing for year, figure in line.years.items() if figure.missing is not None},
        sources=line.sources,
        comments=line.comments,
        pace=pace,
        course=course,
    )
