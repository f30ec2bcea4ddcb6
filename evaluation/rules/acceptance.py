"""What is left of the workbooks once errors are taken out, and how each region's delivery stands.

Does not judge: errors are those of the problems it is given. An error at a cell empties it; at the first column of a
row, the row is dropped; a file without a region, or one of two for the same region, is left out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from evaluation.problems import Problem, Severity
from evaluation.rules.files import latest_of, regions_in_name, respondents
from evaluation.rules.ranges import cells_in
from evaluation.rules.rows import answer_count
from evaluation.workbook.submission import PROPOSALS, Cell, Missing, Row, SheetRows, Submission
from indicators.framework import Framework

ACCEPTED, WITH_REMARKS, IN_PART = "accepted", "accepted_with_remarks", "accepted_in_part"
REJECTED, ABSENT = "rejected", "absent"


def accept(
    framework: Framework, submissions: Sequence[Submission], problems: Sequence[Problem], *, latest: bool = False
) -> tuple[dict[str, Submission], dict[str, str]]:
    """The usable workbook of each region (the joint one under the area's key), and the status of every region.

    A file that cannot be read counts for the region that its name tells, if nothing else was delivered for it.
    """
    standing = latest_of(framework, submissions)[0] if latest else list(submissions)
    files = Counter(submission.region for submission in standing)
    nameless = (one for one in standing if one.region not in respondents(framework) and one.kind != PROPOSALS)
    named = {key for one in nameless for key in regions_in_name(framework, one.file)}
    accepted: dict[str, Submission] = {}
    status: dict[str, str] = {}
    for key in respondents(framework):
        status[key] = REJECTED if files[key] or key in named else ABSENT
        if files[key] != 1:
            continue
        submission = next(one for one in standing if one.region == key)
        own = [problem for problem in problems if problem.place.file == submission.file]
        left = strike(framework, submission, own)
        if has_answers(left):
            accepted[key], status[key] = left, status_of(own)
    return accepted, status


def status_of(problems: Iterable[Problem]) -> str:
    """The status of a workbook of which something is left, by the problems that stand against it."""
    problems = list(problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return IN_PART
    if any(problem.severity is Severity.WARNING and not problem.explanation for problem in problems):
        return WITH_REMARKS
    return ACCEPTED


def has_answers(submission: Submission) -> bool:
    """Whether any sheet still holds a value that somebody gave."""
    return any(
        answer_count(key, row) for key, sheet in submission.sheets.items() if key != "about" for row in sheet.rows
    )


def strike(framework: Framework, submission: Submission, problems: Iterable[Problem]) -> Submission:
    """The workbook without the cells and rows that errors point at. What was written stays legible in the cells."""
    struck = {
        (problem.place.sheet, cell)
        for problem in problems if problem.severity is Severity.ERROR and problem.place.file == submission.file
        for cell in cells_in(problem.place.cells)
    }
    if not struck:
        return submission
    sheets = {key: _without(framework, key, sheet, struck) for key, sheet in submission.sheets.items()}
    fields = {key: _emptied(cell, struck) for key, cell in submission.fields.items()}
    return replace(submission, sheets=sheets, fields=fields)


def _without(framework: Framework, key: str, sheet: SheetRows, struck: set[tuple[str, str]]) -> SheetRows:
    columns = framework.sheets[key].columns
    first = columns[0].key if columns else ""
    rows = tuple(
        Row(row.number, {name: _emptied(cell, struck) for name, cell in row.cells.items()})
        for row in sheet.rows if first not in row.cells or not _is_struck(row.cells[first], struck)
    )
    return replace(sheet, rows=rows)


def _is_struck(cell: Cell, struck: set[tuple[str, str]]) -> bool:
    return (cell.place.sheet, cell.place.cells) in struck


def _emptied(cell: Cell, struck: set[tuple[str, str]]) -> Cell:
    if not _is_struck(cell, struck):
        return cell
    return replace(cell, value=None, missing=Missing.NOT_ANSWERED)


