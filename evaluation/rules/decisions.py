"""Rules on the workbook in which people decide on proposals: one file, and decisions that can be told apart and dated.

Whether a decision still fits its evidence is not asked here: that is known only after the scores.
"""

from collections.abc import Iterator, Sequence

from evaluation.problems import Problem
from evaluation.rules.acceptance import ABSENT, REJECTED, status_of, strike
from evaluation.rules.rows import at, is_empty, on_file, sheet_rows
from evaluation.workbook.submission import PROPOSALS, Row, Submission
from indicators.framework import Framework


def two_workbooks(submissions: Sequence[Submission]) -> Iterator[Problem]:
    """E401: several workbooks of decisions, and no way to know which one counts. All are left out."""
    own = sorted((one for one in submissions if one.kind == PROPOSALS), key=lambda one: (one.file, one.sha256))
    if len(own) > 1:
        facts = {"kind": "identical"} if len({one.sha256 for one in own}) == 1 else {}
        yield on_file(own[0], "E401", files=", ".join(one.file for one in own), **facts)


def undated(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W402: a decision of which nobody can say when it was made, or whose it is to carry out."""
    for row in _decided(submission):
        date, owner = (is_empty(row.cells.get(key)) for key in ("decided", "owner"))
        if date or owner:
            kind = "both" if date and owner else "date" if date else "owner"
            yield at(submission, "W402", row.cells["decided" if date else "owner"], id=row.text("id"), kind=kind)


def groundless(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W403: a decision of which it is lost on what evidence it was made; if the whole column is gone, that is told."""
    for row in _decided(submission):
        cell = row.cells.get("evidence")
        if cell is not None and not row.text("evidence") and not row.text("decided_on"):
            yield at(submission, "W403", cell, id=row.text("id"))


def _decided(submission: Submission) -> Iterator[Row]:
    return (row for row in sheet_rows(submission, PROPOSALS) if row.text("decision") and row.text("id"))


def accept_decisions(
    framework: Framework, submissions: Sequence[Submission], problems: Sequence[Problem]
) -> tuple[Submission | None, str]:
    """The usable workbook of decisions, if there is exactly one, and its status."""
    own = [one for one in submissions if one.kind == PROPOSALS]
    if len(own) != 1 or PROPOSALS not in own[0].sheets:
        return None, REJECTED if own else ABSENT
    told = [problem for problem in problems if problem.place.file == own[0].file]
    return strike(framework, own[0], told), status_of(told)
