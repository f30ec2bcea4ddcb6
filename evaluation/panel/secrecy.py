"""What the area must keep silent about, so that no region's confidential figure follows from a sum (method §8).

A figure that exactly one region withholds could be had by subtraction; then nobody's figure of that year goes into the
area's, and the joint one is left out of the panel, so that nothing downstream can tell it. Where two or more withhold
theirs, no single one follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evaluation.panel.figures import Figure, Line
from evaluation.workbook.submission import Missing
from indicators.framework import Framework

_SILENT = Figure(missing=Missing.CONFIDENTIAL)


def silence_joint(framework: Framework, lines: dict[tuple[str, str], Line]) -> None:
    """Takes out of the joint lines the figures that would give a single withheld one away."""
    area = framework.area.key
    for card in framework.asked_of(area):
        regional = [lines[region, card.id] for region in framework.regions if (region, card.id) in lines]
        lines[area, card.id] = _silenced(lines[area, card.id], regional)


def kept_silent(lines: Mapping[str, Line], joint: Line | None) -> tuple[dict[str, Line], Line | None]:
    """The regions' lines and the joint one without the figures that would give a single withheld one away.

    For the area's use only: a region's own results keep all that it gave.
    """
    regional = list(lines.values())
    silent = {region: _silenced(line, regional) for region, line in lines.items()}
    return silent, None if joint is None else _silenced(joint, regional)


def is_silent(regional: Sequence[Line]) -> bool:
    """Whether any figure of the area is left out for the sake of one of these regional lines."""
    years, baseline = _withheld(regional)
    return bool(years) or baseline


def _silenced(line: Line, regional: Sequence[Line]) -> Line:
    """The line without its baseline and the years of which exactly one of the regional lines is withheld."""
    years, baseline = _withheld(regional)
    if not years and not baseline:
        return line
    return replace(
        line,
        baseline=_SILENT if baseline else line.baseline,
        years={year: _SILENT if year in years else figure for year, figure in line.years.items()},
    )


def _withheld(regional: Sequence[Line]) -> tuple[set[int], bool]:
    """The years, and whether the baseline, that exactly one of the lines withholds."""
    every = {year for line in regional for year in line.years}
    years = {year for year in every if _one_withholds(line.years[year] for line in regional)}
    return years, _one_withholds(line.baseline for line in regional)


def _one_withholds(figures: Iterable[Figure]) -> bool:
    return sum(figure.missing is Missing.CONFIDENTIAL for figure in figures) == 1
