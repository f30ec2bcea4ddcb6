"""The verdict on the area: the joint workbook's figure where there is one, else the roll-up (method §5)."""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.panel import Line, Panel
from evaluation.panel.parts import graver
from evaluation.panel.secrecy import kept_silent
from evaluation.scoring.basis import Basis, Pace
from evaluation.scoring.borders import mixes_borders
from evaluation.scoring.course import rolled_course
from evaluation.scoring.own import country_pace, empty_line, own_result
from evaluation.scoring.period import period_value
from evaluation.scoring.promise import Promise, Written, point, promise
from evaluation.scoring.results import Result
from evaluation.scoring.rolling import rolled
from evaluation.scoring.rollup import RolledUp, roll_up
from evaluation.scoring.verdict import verdict
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.targets import KEEPS_PACE, Absolute, KeepsPace, Raised, parse


def area_result(framework: Framework, panel: Panel, card: Indicator) -> Result:
    """The area's result for one card; a joint figure wins over the roll-up, a joint target over Σ regional targets."""
    key = framework.area.key
    joint = panel.lines.get((key, card.id))
    if card.scope == "joint":
        return own_result(framework, panel, key, joint or empty_line(framework, card), card.target)
    lines = {region: panel.lines.get((region, card.id)) or empty_line(framework, card) for region in framework.regions}
    lines, joint = kept_silent(lines, joint)
    joint_target = card.joint_target is not None or (joint is not None and joint.target is not None)
    pace = country_pace(framework, panel, card)
    up = roll_up(framework, card, lines, joint_target=joint_target, country=pace.ratios)
    if joint is not None and _speaks(framework, joint, up):
        return own_result(framework, panel, key, joint, _joint_target(card, lines))
    promised = _with_joint_target(card, up, joint)
    return verdict(framework, card, up.value, promised, _basis(framework, card, lines, up, pace))


def _speaks(framework: Framework, joint: Line, up: RolledUp) -> bool:
    """Whether the joint workbook's figure is the area's: it gives one of the period, or at least of some year where the
    regions together have none."""
    if period_value(framework, joint).value is not None:
        return True
    return up.value.value is None and any(figure.value is not None for figure in joint.years.values())


def _joint_target(card: Indicator, lines: Mapping[str, Line]) -> Written:
    """What a joint figure is measured against: the card's joint target, its relative one, or the regional ones.

    Of a sum those are summed; of anything else they hold for the area where they are one and the same, save that what
    regions share (`unique`) has none.
    """
    if card.joint_target is not None:
        return card.joint_target
    if isinstance(parse(card.target), Raised | KeepsPace):
        return card.target
    targets = [promise(line, card.target, len(line.years)).target for line in lines.values()]
    points = [target for target in targets if target is not None and not isinstance(target, tuple)]
    if len(points) < len(lines):
        return None
    if card.rollup == "sum":
        return sum(points)
    return points[0] if len(set(points)) == 1 and card.rollup != "unique" else None


def _with_joint_target(card: Indicator, up: RolledUp, joint: Line | None) -> Promise:
    """The rolled-up promise with the area's own target where that can be held against these regions.

    An absolute joint target is the whole area's: it is not set against a part of the regions.
    """
    own = joint.target.value if joint is not None and joint.target is not None else None
    target = Absolute(own) if own is not None else parse(card.joint_target)
    if target is None:
        return up.promised
    if isinstance(target, Absolute) and up.coverage < 1:
        return replace(up.promised, target=None, origin="", pace=False, lack="no_target")
    return replace(
        up.promised,
        target=point(card, target, up.promised.baseline),
        origin=(joint.target_origin if joint is not None and own is not None else "") or card.target_origin,
        target_cells=joint.target.cells if joint is not None and joint.target is not None else (),
        pace=False,
        lack="",
    )


def _basis(framework: Framework, card: Indicator, lines: Mapping[str, Line], up: RolledUp, pace: Pace) -> Basis:
    present = {region: lines[region] for region in up.present} if up.value.value is not None else {}
    series = _series(framework, card, present)
    return Basis(
        region=framework.area.key,
        coverage=up.coverage,
        absent=up.absent,
        lack=up.lack,
        illustrative=any(line.illustrative for line in present.values()) or _paced_by_example(card, present, pace),
        boundary=mixes_borders(framework, card, present, up.value),
        series=series,
        series_missing=_series_missing(framework, lines, series),
        sources=tuple(dict.fromkeys(source for line in present.values() for source in line.sources)),
        pace=pace,
        course=rolled_course(framework, card, present, series),
    )


def _paced_by_example(card: Indicator, lines: Mapping[str, Line], pace: Pace) -> bool:
    """Whether a region's target was reckoned from invented figures of the country."""
    return pace.illustrative and card.target == KEEPS_PACE and any(line.target is None for line in lines.values())


def _series(framework: Framework, card: Indicator, lines: Mapping[str, Line]) -> dict[int, float]:
    """The yearly roll-up over the present regions, for the years that all of them know."""
    series = {}
    for year in framework.years.period:
        figures = [line.years[year] for line in lines.values()]
        value = rolled(card, [figure.value for figure in figures], [figure.weight for figure in figures])
        if value is not None:
            series[year] = value
    return series


def _series_missing(framework: Framework, lines: Mapping[str, Line], series: Mapping[int, float]) -> dict[int, Missing]:
    """For each year without a figure the gravest reason among the regions."""
    kinds = {
        year: graver(m for line in lines.values() if (m := line.years[year].missing) is not None)
        for year in framework.years.period
        if year not in series
    }
    return {year: kind for year, kind in kinds.items() if kind is not None}
