"""What the area must keep silent about, so that no region's confidential figure follows from a sum (method §8).

A figure that exactly one region withholds could be had by subtraction; then nobody's figure of that year goes into the
area's. Where two or more withhold theirs, no single one follows.
"""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.panel import Figure, Line
from evaluation.workbook.submission import Missing

_SILENT = Figure(missing=Missing.CONFIDENTIAL)


def kept_silent(lines: Mapping[str, Line], joint: Line | None) -> tuple[dict[str, Line], Line | None]:
    """The regions' lines and the joint one without the figures that would give a single withheld one away.

    For the area's use only: a region's own results keep all that it gave.
    """
    if not lines:
        return dict(lines), joint
    years = {
        year for year in next(iter(lines.values())).years if _one_withholds([x.years[year] for x in lines.values()])
    }
    baseline = _one_withholds([line.baseline for line in lines.values()])
    silent = {region: _without(line, years, baseline=baseline) for region, line in lines.items()}
    return silent, None if joint is None else _without(joint, years, baseline=baseline)


def _one_withholds(figures: list[Figure]) -> bool:
    return sum(figure.missing is Missing.CONFIDENTIAL for figure in figures) == 1


def _without(line: Line, years: set[int], *, baseline: bool) -> Line:
    if not years and not baseline:
        return line
    return replace(
        line,
        baseline=_SILENT if baseline else line.baseline,
        years={year: _SILENT if year in years else figure for year, figure in line.years.items()},
    )
