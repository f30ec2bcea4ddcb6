"""Rules on the rows of measures and projects: days in order, money that adds up.

They do not compare workbooks with each other (`across`).
"""

from collections.abc import Iterator
from datetime import date

from evaluation.problems import Problem
from evaluation.rules.rows import at, number, sheet_rows, shown
from evaluation.workbook.submission import Submission
from indicators.framework import Framework

SPANS = (
    ("measures", "planned_start", "planned_end"),
    ("measures", "actual_start", "actual_end"),
    ("projects", "start", "end"),
)


def ends_before_start(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E329: an end before its start. Neither day can be trusted."""
    for sheet, start, end in SPANS:
        for row in sheet_rows(submission, sheet):
            began, ended = row.cells.get(start), row.cells.get(end)
            if began is None or ended is None:
                continue
            if isinstance(began.value, date) and isinstance(ended.value, date) and ended.value < began.value:
                yield at(
                    submission, "E329", began, ended, left_out=2,
                    start=shown(began.written), end=shown(ended.written),
                )


def public_exceeds_total(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W330: a project's public money is more than its whole budget."""
    for row in sheet_rows(submission, "projects"):
        total, public = row.cells.get("total"), row.cells.get("public")
        if total is None or public is None:
            continue
        whole, part = number(total), number(public)
        if whole is not None and part is not None and part > whole:
            yield at(submission, "W330", public, written=part, limit=whole)
