"""The verdict on the area: the joint workbook's figure where there is one, else the roll-up of the regions."""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.panel import Line, Panel
from evaluation.panel.parts import graver
from evaluation.scoring.basis import Basis
from evaluation.scoring.own import borders, country_pace, empty_line, own_result, years_used
from evaluation.scoring.promise import Promise, Written, point, promise
from evaluation.scoring.results import Result
from evaluation.scoring.rollup import RolledUp, roll_up
from evaluation.scoring.secrecy import kept_silent
from evaluation.scoring.verdict import verdict
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.targets import Absolute, Raised, parse


def area_result(framework: Framework, panel: Panel, card: Indicator) -> Result:
    """The area's result for one card; a joint figure wins over the roll-up, a joint target over Σ regional targets."""
    key = framework.area.key
    joint = panel.lines.get((key, card.id))
    if card.scope == "joint":
        return own_result(framework, panel, key, joint or empty_line(framework, card), card.target)
    lines = {region: panel.lines.get((region, card.id)) or empty_line(framework, card) for region in framework.regions}
    lines, joint = kept_silent(lines, joint)
    joint_target = card.joint_target is not None or (joint is not None and joint.target is not None)
    rolled = roll_up(framework, card, lines, joint_target=joint_target)
    if joint is not None and any(figure.value is not None for figure in joint.years.values()):
        return own_result(framework, panel, key, joint, _joint_target(card, lines))
    rolled = replace(rolled, promised=_with_joint_target(card, rolled, joint))
    return verdict(framework, card, rolled.value, rolled.promised, _basis(framework, panel, card, lines, rolled))


def _joint_target(card: Indicator, lines: Mapping[str, Line]) -> Written:
    """What a joint figure is measured against: the card's joint target, its relative one, or Σ regional targets."""
    if card.joint_target is not None:
        return card.joint_target
    if isinstance(parse(card.target), Raised):
        return card.target
    targets = [promise(line, card.target, len(line.years)).target for line in lines.values()]
    points = [target for target in targets if target is not None and not isinstance(target, tuple)]
    return sum(points) if card.rollup == "sum" and len(points) == len(lines) else None


def _with_joint_target(card: Indicator, rolled: RolledUp, joint: Line | None) -> Promise:
    """The rolled-up promise with the area's own target where that can be held against these regions.

    An absolute joint target is the whole area's: it is not set against a part of the regions.
    """
    own = joint.target.value if joint is not None and joint.target is not None else None
    target = Absolute(own) if own is not None else parse(card.joint_target)
    if target is None:
        return rolled.promised
    if isinstance(target, Absolute) and rolled.coverage < 1:
        return replace(rolled.promised, target=None, origin="", pace=False, lack="no_target")
    return replace(
        rolled.promised,
        target=point(card, target, rolled.promised.baseline),
        origin=(joint.target_origin if joint is not None and own is not None else "") or card.target_origin,
        pace=False,
        lack="",
    )


def _basis(framework: Framework, panel: Panel, card: Indicator, lines: Mapping[str, Line], rolled: RolledUp) -> Basis:
    present = {region: lines[region] for region in rolled.present}
    series = _series(framework, card, present)
    return Basis(
        region=framework.area.key,
        coverage=rolled.coverage,
        absent=rolled.absent,
        lack=rolled.lack,
        illustrative=any(line.illustrative for line in present.values()),
        boundary=bool(present) and card.boundary_sensitive and _mixed_borders(framework, card, present, rolled),
        series=series,
        series_missing=_series_missing(framework, lines, series),
        sources=tuple(dict.fromkeys(source for line in present.values() for source in line.sources)),
        pace=country_pace(framework, panel, card),
    )


def _mixed_borders(framework: Framework, card: Indicator, lines: Mapping[str, Line], rolled: RolledUp) -> bool:
    """A mean feels any border change; a sum only a year that some count by the old borders and some by the new."""
    if card.rollup == "mean":
        return bool(framework.strategy.boundary)
    years = set().union(*(years_used(framework, line, rolled.value) for line in lines.values()))
    return any(
        len(set().union(*(borders(lines[key], event.year, (year,)) for key in event.regions if key in lines))) > 1
        for event in framework.strategy.boundary
        for year in years
    )


def _series(framework: Framework, card: Indicator, lines: Mapping[str, Line]) -> dict[int, float]:
    """The yearly roll-up over the present regions, for the years that all of them know."""
    series = {}
    for year in framework.years.period:
        figures = [line.years[year] for line in lines.values()]
        if not figures or any(figure.value is None for figure in figures):
            continue
        values = [figure.value for figure in figures if figure.value is not None]
        if card.rollup == "sum":
            series[year] = sum(values)
        elif card.rollup == "mean":
            series[year] = sum(values) / len(values)
        elif total := sum(figure.weight or 0.0 for figure in figures):
            series[year] = sum(value * (f.weight or 0.0) for value, f in zip(values, figures, strict=True)) / total
    return series


def _series_missing(framework: Framework, lines: Mapping[str, Line], series: Mapping[int, float]) -> dict[int, Missing]:
    """For each year without a figure the gravest reason among the regions."""
    kinds = {
        year: graver(m for line in lines.values() if (m := line.years[year].missing) is not None)
        for year in framework.years.period
        if year not in series
    }
    return {year: kind for year, kind in kinds.items() if kind is not None}
