"""What a workbook must keep: one function a rule, told as problems with code and place.

Computes no score and holds no wording. A new rule is a function in the module of what it looks at and its name in RULES
(one workbook) or ACROSS (all of them); its code then needs sentences in `reports/phrases` and a section in the docs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from evaluation.problems import Fact, Problem, Severity
from evaluation.rules import across, answers, decisions, figures, files, identity, lists, parts, readings, targets
from evaluation.rules.acceptance import accept, strike
from evaluation.rules.decisions import accept_decisions
from evaluation.rules.gathering import explained, gathered, in_order
from evaluation.rules.ranges import cells_in
from evaluation.rules.rows import shown
from evaluation.workbook.submission import PROPOSALS, Submission
from indicators.framework import Framework

__all__ = ["ACROSS", "ON_PROPOSALS", "RULES", "accept", "accept_decisions", "check"]

HOW_READ = ("N209", "N210", "N215")

# In this order, because a rule sees only what the errors of earlier ones left standing: one cause is told once.
RULES: tuple[Callable[[Framework, Submission], Iterator[Problem]], ...] = (
    files.name_of_another,
    files.template_differs,
    files.day_missing,
    files.day_late,
    files.is_draft,
    identity.row_missing,
    identity.row_without_id,
    identity.id_unknown,
    identity.id_twice,
    identity.name_of_other_row,
    identity.scope_wrong,
    figures.count_not_whole,
    figures.outside_range,
    readings.compared_outside_range,
    readings.jobs_twice,
    readings.jobs_negative,
    readings.money_negative,
    parts.lesser_exceeds_greater,
    parts.ratio_outside_range,
    lists.ends_before_start,
    parts.counterpart_empty,
    figures.unit_changed,
    figures.share_as_fraction,
    figures.jump,
    figures.looks_accumulated,
    targets.wrong_side,
    lists.public_exceeds_total,
    lists.sum_in_thousands,
    answers.source_missing,
    answers.question_unanswered,
    answers.not_answered,
)

# Of the workbook in which people decide on proposals, in the same way.
ON_PROPOSALS: tuple[Callable[[Framework, Submission], Iterator[Problem]], ...] = (
    identity.row_without_id,
    identity.id_unknown,
    identity.id_twice,
    decisions.undated,
    decisions.groundless,
)

ACROSS: tuple[Callable[[Framework, Sequence[Submission]], Iterator[Problem]], ...] = (
    across.joint_disagrees,
    targets.targets_disagree,
    across.divisions_differ,
    across.project_sums_differ,
)


def check(
    framework: Framework, submissions: Sequence[Submission], *, latest: bool = False
) -> tuple[Problem, ...]:
    """Every problem of all workbooks, one per cause, in the order of files, sheets and cells.

    `latest` takes, of several files of one region, the one of the latest declared day. The order of the submissions
    does not matter.
    """
    delivered = sorted(submissions, key=lambda submission: (submission.file, submission.sha256))
    told: list[Problem] = []
    if latest:
        delivered, told = files.latest_of(framework, delivered)
    told += files.two_files(framework, delivered)
    told += decisions.two_workbooks(delivered)
    standing: list[Submission] = []
    for submission in _single(delivered):
        problems, left = check_one(framework, submission)
        told += problems
        if left is not None and left.kind != PROPOSALS:
            standing.append(left)
    for rule in ACROSS:
        told += rule(framework, standing)
    return in_order(framework, gathered(explained(told, delivered)), delivered)


def check_one(framework: Framework, submission: Submission) -> tuple[list[Problem], Submission | None]:
    """The problems of one workbook, and what its errors leave to compare with the others; None if nothing usable.

    Of a file that could not be read, or that nobody filled, only that is told.
    """
    told = [replace(one, region=one.region or submission.region) for one in submission.problems]
    on_proposals = submission.kind == PROPOSALS
    if not submission.sheets or not (on_proposals or submission.region in files.respondents(framework)):
        return told, None
    told += _faults(submission)
    if not on_proposals and not any(problem.severity is Severity.ERROR for problem in told):
        blank = answers.untouched(framework, submission)
        if blank is not None:
            return [blank], None
    left = strike(framework, submission, told)
    for rule in ON_PROPOSALS if on_proposals else RULES:
        found = list(rule(framework, left))
        left = strike(framework, left, found)
        told += found
    return list(_without_notes_on_errors(told)), left


def _without_notes_on_errors(told: Sequence[Problem]) -> Iterator[Problem]:
    """The problems without those notes on single cells that say how a figure was read which an error then left out."""
    wrong = {
        (one.place.sheet, cell) for one in told if one.severity is Severity.ERROR for cell in cells_in(one.place.cells)
    }
    return (one for one in told if one.code not in HOW_READ or (one.place.sheet, one.place.cells) not in wrong)


def _single(delivered: Sequence[Submission]) -> Iterator[Submission]:
    """Those that do not share their region with another file, or their place as the one on proposals."""
    owners = [_owner(submission) for submission in delivered]
    return (one for one in delivered if not _owner(one) or owners.count(_owner(one)) == 1)


def _owner(submission: Submission) -> str:
    return PROPOSALS if submission.kind == PROPOSALS else submission.region


def _faults(submission: Submission) -> Iterator[Problem]:
    """What reading found in single cells."""
    rows = (row.cells.values() for sheet in submission.sheets.values() for row in sheet.rows)
    for cells in (submission.fields.values(), *rows):
        for cell in cells:
            if cell.fault is not None:
                left_out = int(cell.fault.code.startswith("E"))
                yield Problem(cell.fault.code, cell.place, _quotable(cell.fault.facts), submission.region, left_out)


def _quotable(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {name: shown(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
