"""Findings on the measures: late, unfinished, never begun, money unspent, as the workbooks report them.

Each workbook is read on the day it says it describes. A date or a sum that nobody gave leads to no finding.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from evaluation.findings.finding import Fact
from evaluation.findings.grades import of_reports
from evaluation.findings.view import Claim, View
from evaluation.workbook.submission import Row
from indicators.lists import Measure


@dataclass(frozen=True)
class _Report:
    """What one workbook says of one measure, and the day it speaks of; None for what it does not say."""

    region: str
    measure: str
    day: date
    stage: int | None
    planned_start: date | None
    planned_end: date | None
    actual_start: date | None
    actual_end: date | None
    budget: float | None
    spent: float | None
    illustrative: bool


Facts = Mapping[str, Fact] | None


def late_measures(view: View) -> Iterator[Claim]:
    """Measures that ended after their planned end, by more than the days of grace."""

    def late(report: _Report) -> Facts:
        planned, actual = report.planned_end, report.actual_end
        days = (actual - planned).days if planned is not None and actual is not None else 0
        if planned is None or actual is None or days <= view.limits.grace_days:
            return None
        return {"planned": planned.isoformat(), "actual": actual.isoformat(), "days": days}

    return _claims(view, late)


def unfinished_measures(view: View) -> Iterator[Claim]:
    """Measures whose planned end has passed and that are not finished by their stage; those not begun apart."""

    def unfinished(report: _Report) -> Facts:
        planned, stage = report.planned_end, report.stage
        if planned is None or stage is None or report.actual_end is not None or _waits(view, report, planned):
            return None
        if stage >= view.limits.finished_stage or _not_begun(view, report) is not None:
            return None
        return {"planned": planned.isoformat(), "stage": stage, "day": report.day.isoformat()}

    return _claims(view, unfinished)


def measures_not_begun(view: View) -> Iterator[Claim]:
    """Measures whose planned start has passed and that have neither a start nor a stage of work."""
    return _claims(view, lambda report: _not_begun(view, report))


def _not_begun(view: View, report: _Report) -> Facts:
    planned, stage = report.planned_start, report.stage
    if planned is None or stage is None or report.actual_start is not None or _waits(view, report, planned):
        return None
    if stage >= view.limits.begun_stage:
        return None
    return {"planned": planned.isoformat(), "stage": stage, "day": report.day.isoformat()}


def unspent_money(view: View) -> Iterator[Claim]:
    """Measures that are over and left more of their budget unspent than the framework allows."""

    def unspent(report: _Report) -> Facts:
        over = report.actual_end or report.planned_end
        if over is None or over > report.day or not report.budget or report.spent is None:
            return None
        share = report.spent / report.budget
        if round(share, 9) >= view.limits.spent:
            return None
        return {"budget": report.budget, "spent": report.spent, "share": share, "left": report.budget - report.spent}

    return _claims(view, unspent)


def _waits(view: View, report: _Report, planned: date) -> bool:
    """Whether the day of the workbook is not yet past a planned day and its days of grace."""
    return (report.day - planned).days <= view.limits.grace_days


def _claims(view: View, look: Callable[[_Report], Facts]) -> Iterator[Claim]:
    """A claim for each report that `look` finds facts in; workbooks that agree on a measure found one another."""
    found = [(report, facts) for report in _reports(view) if (facts := look(report)) is not None]
    for report, facts in found:
        alike = [other for other, _ in found if other.measure == report.measure and _beside(view, report, other)]
        evidence = tuple(f"{one.region}:{one.measure}" for one in (report, *alike))
        level = of_reports(view, 1 + len(alike))
        yield Claim(report.region, report.measure, facts, level, evidence, report.illustrative)


def _beside(view: View, one: _Report, other: _Report) -> bool:
    """Whether another workbook speaks of the same work: the joint one of a region's, any region's of the joint one."""
    return one.region != other.region and view.area in (one.region, other.region)


def _reports(view: View) -> Iterator[_Report]:
    measures = {measure.id: measure for measure in view.framework.measures}
    for key in view.keys:
        for row in view.rows(key, "measures"):
            if row.text("id") in measures:
                yield _report(view, key, measures[row.text("id")], row)


def _report(view: View, key: str, measure: Measure, row: Row) -> _Report:
    stage = row.text("stage")
    declared = view.submissions[key].fields.get("date")
    start, end = measure.planned
    return _Report(
        region=key,
        measure=measure.id,
        day=declared.value if declared is not None and isinstance(declared.value, date) else view.cutoff,
        stage=int(stage) if stage.isdigit() else None,
        planned_start=_date(row, "planned_start") or _day(start, last=False),
        planned_end=_date(row, "planned_end") or _day(end, last=True),
        actual_start=_date(row, "actual_start"),
        actual_end=_date(row, "actual_end"),
        budget=row.number_in("budget"),
        spent=row.number_in("spent"),
        illustrative=row.illustrative,
    )


def _date(row: Row, column: str) -> date | None:
    cell = row.cells.get(column)
    return cell.value if cell is not None and isinstance(cell.value, date) else None


def _day(month: str | None, *, last: bool) -> date | None:
    """The first or last day of a month written as the framework writes it (`2021-12`); None for none."""
    if month is None:
        return None
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, monthrange(year, number)[1] if last else 1)
