"""Differences in change: a region's own less that of the regions outside the area, rolled up (method §11).

Descriptive: what else happened in one place and not in the other is not known here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from evaluation.benchmark.series import Group, withheld
from evaluation.panel import Figure, Line
from evaluation.scoring.borders import sides
from evaluation.scoring.rolling import rolled
from evaluation.workbook.wording import is_percent
from indicators.cards import Indicator
from indicators.framework import Framework


@dataclass(frozen=True)
class Change:
    """The change from one year to another, of which one is the baseline year; `before` where it is the later one.

    `own` and `outside` are None where too little is known; `absent` are the regions left out of either. `boundary`
    where the own figures of the two years lie on either side of a change of borders, `broken` where a new way of
    counting began between them.
    """

    first: int
    last: int
    before: bool
    own: float | None
    outside: float | None
    absent: tuple[str, ...]
    preliminary: bool
    boundary: bool
    broken: bool

    @property
    def difference(self) -> float | None:
        """Own change less that of the others."""
        return None if self.own is None or self.outside is None else self.own - self.outside


def changes(
    framework: Framework,
    card: Indicator,
    group: Group,
    own: Group,
    outside: Group,
    lines: Mapping[str, Line | None],
    broken: Collection[int],
) -> tuple[Change, ...]:
    """The changes of a group (one region, or all of `own`) to and from the baseline year, where its own is known.

    `broken` are the years in which a new way of counting begins.
    """
    reference = framework.years.baseline
    years = sorted({year for series in group.values() for year in series if year <= framework.years.last} - {reference})
    found = []
    for year in years:
        ends = (min(year, reference), max(year, reference))
        mine, lost = _change(framework, card, group, own, ends)
        if mine is None:
            continue
        rest, gone = _change(framework, card, outside, own, ends)
        figures = [series.get(end, Figure()) for series in (*group.values(), *outside.values()) for end in ends]
        found.append(
            Change(
                first=ends[0],
                last=ends[1],
                before=year < reference,
                own=mine,
                outside=rest,
                absent=(*lost, *gone),
                preliminary=any(figure.preliminary for figure in figures),
                boundary=_crosses(framework, card, group, lines, ends),
                broken=any(ends[0] < begins <= ends[1] for begins in broken),
            )
        )
    return tuple(found)


def _change(
    framework: Framework, card: Indicator, group: Group, own: Group, ends: tuple[int, int]
) -> tuple[float | None, tuple[str, ...]]:
    """The change of a group over the same regions at both ends, and who is left out; None of too few regions.

    None too where a single withheld figure would follow (method §8): from the sum of its group, or, of one in the
    area, from the country less the regions outside it.
    """
    present = [place for place, series in group.items() if all(_value(series.get(end)) is not None for end in ends)]
    absent = tuple(place for place in group if place not in present)
    if not present or len(present) < framework.method.coverage_minimum * len(group):
        return None, absent
    if len(group) == 1:
        first, last = (_value(group[present[0]].get(end)) for end in ends)
    elif any(withheld(each, end) == 1 for each in (group, own) for end in ends):
        return None, absent
    else:
        first, last = (_together(card, [group[place][end] for place in present]) for end in ends)
    return _difference(card, first, last), absent


def _value(figure: Figure | None) -> float | None:
    return figure.value if figure is not None else None


def _together(card: Indicator, figures: Sequence[Figure]) -> float | None:
    """The figure of several regions; None of a card that is not rolled up."""
    if card.rollup in ("none", "unique"):
        return None
    return rolled(card, [figure.value for figure in figures], [figure.weight for figure in figures])


def _difference(card: Indicator, first: float | None, last: float | None) -> float | None:
    """Rates in percentage points, levels in per cent of the first, which must be above zero."""
    if first is None or last is None:
        return None
    if is_percent(card, card.id):
        return last - first
    return 100 * (last / first - 1) if first > 0 else None


def _crosses(
    framework: Framework, card: Indicator, group: Group, lines: Mapping[str, Line | None], ends: tuple[int, int]
) -> bool:
    """Whether a region's figures of the two years are counted by different borders."""
    if not card.boundary_sensitive or len(group) > 1:
        return False
    found = [(place, line) for place in group if (line := lines.get(place)) is not None]
    return any(
        len(sides(line, event.year, ends)) > 1
        for place, line in found
        for event in framework.strategy.boundary
        if place in event.regions
    )
