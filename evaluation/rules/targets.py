"""Rules on targets that a workbook sets itself, against its baseline and against the other workbooks.

Says nothing of whether a target was reached.
"""

from collections.abc import Iterator, Sequence

from evaluation.problems import Problem
from evaluation.rules.parts import rows_by_id
from evaluation.rules.rows import CardRow, at, card_rows, number
from evaluation.workbook.submission import Submission
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.targets import Absolute, parse

TARGET_DISAGREEMENT = 0.01  # share of Σ regional targets by which the joint one may differ (method §1)


def fixed_target(card: Indicator, joint: bool) -> float | None:
    """The number that the card itself sets; None if it sets none, or one that rests on a baseline."""
    target = parse(card.joint_target if joint and card.joint_target is not None else card.target)
    return target.value if isinstance(target, Absolute) else None


def baseline_of(framework: Framework, line: CardRow) -> float | None:
    """What a target starts from: the baseline of the row or the card, for flows that of the whole period."""
    own = number(line.row.cells.get("baseline"))
    yearly = own if own is not None else line.card.baseline
    if yearly is None or line.card.accumulation != "sum":
        return yearly
    return yearly * len(framework.years.period)


def wrong_side(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W313: a target of the workbook's own that would make things worse than they were.

    Not asked of a ratio, whose target is a share while its row holds the numerator.
    """
    joint = submission.region == framework.area.key
    for line in card_rows(framework, submission):
        cell = line.row.cells.get("target") if line.is_comparable else None
        target, baseline = number(cell), baseline_of(framework, line)
        if cell is None or target is None or baseline is None or target == fixed_target(line.card, joint):
            continue
        change = target - baseline
        if (line.card.direction == "increase" and change < 0) or (line.card.direction == "decrease" and change > 0):
            yield at(submission, "W313", cell, id=line.id, written=target, baseline=baseline)


def targets_disagree(framework: Framework, submissions: Sequence[Submission]) -> Iterator[Problem]:
    """W314: the joint target is not the sum of the regional ones; told only when every region has one."""
    rows = {submission.region: rows_by_id(framework, submission) for submission in submissions}
    for submission in submissions:
        if submission.region != framework.area.key:
            continue
        for line in card_rows(framework, submission):
            cell = line.row.cells.get("target")
            joint = number(cell)
            joint = fixed_target(line.card, joint=True) if joint is None else joint
            if cell is None or joint is None or line.card.scope != "both" or line.card.rollup != "sum":
                continue
            regional = [_regional_target(line, rows.get(key, {})) for key in framework.regions]
            known = [target for target in regional if target is not None]
            total = sum(known)
            if len(known) == len(regional) and abs(joint - total) > TARGET_DISAGREEMENT * abs(total):
                yield at(submission, "W314", cell, id=line.id, joint=joint, total=total)


def _regional_target(line: CardRow, rows: dict[str, CardRow]) -> float | None:
    if line.id not in rows:
        return None
    own = number(rows[line.id].row.cells.get("target"))
    return own if own is not None else fixed_target(line.card, joint=False)
