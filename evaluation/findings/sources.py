"""The second source of a figure: another producer's count of the same thing (method §9).

The joint workbook is held against the roll-up of the regions, and what the projects tell against their list. Says how
far two sources differ; what follows is for the grades and for the kinds.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evaluation.findings.view import View
from evaluation.panel import Figure, Line
from evaluation.panel.parts import graver
from evaluation.panel.secrecy import kept_silent
from evaluation.scoring.results import Result
from evaluation.workbook.submission import Missing, Row
from indicators.cards import Indicator
from indicators.evidence import Recount


@dataclass(frozen=True)
class Second:
    """What a second source says of a result: `own` is the figure of the first over the same years.

    `difference` is relative to the larger of the two, 0–1 for figures of one sign.
    """

    source: str  # rollup or recount
    own: float
    other: float
    evidence: tuple[str, ...]
    illustrative: bool

    @property
    def difference(self) -> float:
        larger = max(abs(self.own), abs(self.other))
        return abs(self.own - self.other) / larger if larger else 0.0


def second_sources(view: View, result: Result) -> tuple[Second, ...]:
    """The second sources of a result; none for a figure that nobody else has counted."""
    card = view.framework.indicators[result.indicator]
    found = (_rolled_up(view, card) if result.region == view.area else None, _recounted(view, card, result))
    return tuple(second for second in found if second is not None)


def _rolled_up(view: View, card: Indicator) -> Second | None:
    """A joint figure against the regions together, over the years that all of them and the joint workbook know.

    Of what several regions may share (`unique`) only a joint figure above their sum says anything.
    """
    joint = view.panel.lines.get((view.area, card.id))
    own = {key: line for key in view.framework.regions if (line := view.panel.lines.get((key, card.id))) is not None}
    if joint is None or card.scope != "both" or card.rollup == "none" or len(own) < len(view.framework.regions):
        return None
    lines, silent = kept_silent(own, joint)
    years = [year for year in view.framework.years.period if silent is not None and _both(silent, lines, year)]
    if card.accumulation == "level":
        years = years[-1:]
    if not years or silent is None:
        return None
    first = _total(card, [silent.years[year] for year in years])
    other = _total(card, [_over_regions(card, lines, year) for year in years])
    if card.rollup == "unique" and first <= other:
        return None
    evidence = tuple(f"{key}:{card.id}" for key in (view.area, *lines))
    return Second("rollup", first, other, evidence, any(line.illustrative for line in (silent, *lines.values())))


def _both(joint: Line, lines: Mapping[str, Line], year: int) -> bool:
    due = [line.years[year] for line in lines.values() if line.years[year].missing is not Missing.NOT_APPLICABLE]
    return joint.years[year].value is not None and bool(due) and graver(f.missing for f in due if f.missing) is None


def _over_regions(card: Indicator, lines: Mapping[str, Line], year: int) -> Figure:
    figures = [line.years[year] for line in lines.values() if line.years[year].value is not None]
    if card.rollup in ("sum", "unique"):
        return Figure(sum(figure.value or 0.0 for figure in figures), None)
    weights = [1.0 if card.rollup == "mean" else figure.weight or 0.0 for figure in figures]
    total = sum((figure.value or 0.0) * weight for figure, weight in zip(figures, weights, strict=True))
    return Figure(total / sum(weights) if sum(weights) else None, None)


def _total(card: Indicator, figures: Sequence[Figure]) -> float:
    values = [figure.value or 0.0 for figure in figures]
    return sum(values) if card.accumulation == "sum" else sum(values) / len(values)


# The list of projects ------------------------------------------------------------------------------------------------


def _recounted(view: View, card: Indicator, result: Result) -> Second | None:
    """The figure counted again from the list of projects; None unless every workbook it needs gives its list.

    A project stands in the list of each region that takes part; it is counted once, by its code, in the year it began,
    and only in the years of the figure itself. A sum that is not given, or not given alike everywhere, is none.
    """
    recount = next((one for one in view.limits.recount if one.card == card.id), None)
    area = result.region == view.area
    needed = tuple(view.framework.regions) if area else (result.region,)
    if recount is None or result.value is None or not (area or recount.regional):
        return None
    if any(not view.rows(key, "projects") for key in needed):
        return None
    found: dict[str, set[float | None]] = {}
    rows = list(_joint_projects(view, recount, result.region, years=set(result.series)))
    for row in rows:
        counted = 1.0 if recount.of == "number" else row.number_in(recount.of)
        found.setdefault(row.text("code").casefold(), set()).add(counted)
    sums = [next(iter(told)) if len(told) == 1 else None for told in found.values()]
    if None in sums:
        return None
    other = recount.factor * sum(one for one in sums if one is not None)
    evidence = (f"{result.region}:{card.id}", *(f"{key}:projects" for key in needed))
    invented = any(row.illustrative for row in rows)
    return Second("recount", result.value, other, evidence, invented)


def _joint_projects(view: View, recount: Recount, key: str, *, years: Collection[int]) -> Iterator[Row]:
    """The rows of projects begun in these years with partners from enough regions, that of `key` among them."""
    for book in view.keys:
        for row in view.rows(book, "projects"):
            cells = row.cells.get("regions"), row.cells.get("start")
            partners, start = (cell.value if cell is not None else None for cell in cells)
            if not isinstance(partners, tuple) or not isinstance(start, date) or not row.text("code"):
                continue
            inside = set(partners) & set(view.framework.regions)
            concerned = key == view.area or key in inside
            if concerned and len(inside) >= recount.regions and start.year in years:
                yield row
