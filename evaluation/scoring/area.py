"""The verdict on the area: the joint workbook's figure where there is one, else the roll-up of the regions."""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.panel import Line, Panel
from evaluation.scoring.own import country_pace, empty_line, own_result, rests_on_new_borders
from evaluation.scoring.promise import Promise, Written, point
from evaluation.scoring.results import Result
from evaluation.scoring.rollup import RolledUp, roll_up
from evaluation.scoring.verdict import Basis, verdict
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.targets import Absolute, Raised, parse


def area_result(framework: Framework, panel: Panel, card: Indicator) -> Result:
    """The area's result for one card; a joint figure wins over the roll-up, a joint target over Σ regional targets."""
    key = framework.area.key
    joint = panel.lines.get((key, card.id))
    lines = {region: line for region in framework.regions if (line := panel.lines.get((region, card.id))) is not None}
    if card.scope == "joint":
        return own_result(framework, panel, key, joint or empty_line(framework, card), card.target)
    rolled = roll_up(framework, card, lines)
    if joint is not None and any(figure.value is not None for figure in joint.years.values()):
        return own_result(framework, panel, key, joint, _joint_target(card, rolled))
    rolled = replace(rolled, promised=_with_joint_target(card, rolled, joint))
    return verdict(framework, card, rolled.value, rolled.promised, _basis(framework, panel, card, lines, rolled))


def _joint_target(card: Indicator, rolled: RolledUp) -> Written:
    """What a joint figure is measured against: the card's joint target, its relative one, or Σ regional targets."""
    if card.joint_target is not None:
        return card.joint_target
    if isinstance(parse(card.target), Raised):
        return card.target
    whole = rolled.coverage == 1 and not isinstance(rolled.promised.target, tuple)
    return rolled.promised.target if whole and card.rollup == "sum" else None


def _with_joint_target(card: Indicator, rolled: RolledUp, joint: Line | None) -> Promise:
    """The rolled-up promise with the area's own target where that can be held against these regions.

    An absolute joint target is the whole area's: it is not set against a part of the regions.
    """
    own = joint.target.value if joint is not None and joint.target is not None else None
    target = Absolute(own) if own is not None else parse(card.joint_target)
    if target is None or (isinstance(target, Absolute) and rolled.coverage < 1):
        return rolled.promised
    return replace(
        rolled.promised,
        target=point(card, target, rolled.promised.baseline),
        origin=(joint.target_origin if joint is not None and own is not None else "") or card.target_origin,
        pace=False,
    )


def _basis(framework: Framework, panel: Panel, card: Indicator, lines: Mapping[str, Line], rolled: RolledUp) -> Basis:
    present = {region: lines[region] for region in rolled.present}
    return Basis(
        region=framework.area.key,
        coverage=rolled.coverage,
        absent=rolled.absent,
        illustrative=any(line.illustrative for line in present.values()),
        boundary=bool(present) and card.boundary_sensitive and _mixed_borders(framework, card, present, rolled),
        series=_series(framework, card, present),
        series_missing=_series_missing(framework, lines),
        sources=tuple(dict.fromkeys(source for line in present.values() for source in line.sources)),
        pace=country_pace(framework, panel, card),
    )


def _mixed_borders(framework: Framework, card: Indicator, lines: Mapping[str, Line], rolled: RolledUp) -> bool:
    """A mean of regions feels any border change; a sum only one that some of them count by and others do not."""
    if card.rollup == "mean":
        return bool(framework.strategy.boundary)
    year = rolled.value.year or framework.years.last
    return any(
        len({rests_on_new_borders(lines[key], event.year, year) for key in event.regions if key in lines}) > 1
        for event in framework.strategy.boundary
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


def _series_missing(framework: Framework, lines: Mapping[str, Line]) -> dict[int, Missing]:
    kinds = {
        year: sorted({m for line in lines.values() if (m := line.years[year].missing) is not None})
        for year in framework.years.period
    }
    return {year: found[0] for year, found in kinds.items() if found}
