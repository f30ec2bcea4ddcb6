"""Rules on the rows of measures and projects: days in order, money that adds up.

They do not compare workbooks with each other (`across`).
"""

from collections.abc import Iterator
from datetime import date

from evaluation.problems import Problem
from evaluation.rules.rows import at, number, sheet_rows, shown
from evaluation.workbook.submission import Submission
from indicators.framework import Framework

FEW_EUROS = 1000.0  # a project is seldom funded with less; a sum in thousands of euros looks so
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


def sum_in_thousands(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W336: a project's sum so small that it has probably been given in thousands of euros."""
    for row in sheet_rows(submission, "projects"):
        for key in ("total", "public"):
            cell = row.cells.get(key)
            euros = number(cell)
            if cell is not None and euros is not None and 0 < euros < FEW_EUROS:
                yield at(submission, "W336", cell, written=euros, limit=FEW_EUROS)


def public_exceeds_total(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W330: a project's public money is more than its whole budget."""
    for row in sheet_rows(submission, "projects"):
        total, public = row.cells.get("total"), row.cells.get("public")
        if total is None or public is None:
            continue
        whole, part = number(total), number(public)
        if whole is not None and part is not None and part > whole:
            yield at(submission, "W330", public, written=part, limit=whole)
