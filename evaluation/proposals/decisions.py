"""What people have decided of proposals, read from their workbook, and what is to be told of it after the scores.

Changes no decision. A row without a decision may hold a wording already; both outlive every run.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from evaluation.problems import Problem
from evaluation.proposals.proposal import Decision, Proposal
from evaluation.rules import accept_decisions
from evaluation.rules.gathering import explained, in_order
from evaluation.rules.rows import at, sheet_rows
from evaluation.workbook.submission import PROPOSALS, Row, Submission
from indicators.framework import Framework

_BETWEEN = "; "
UNKNOWN = "?"  # the evidence of a decision whose mark was lost; no proposal ever bears it


@dataclass(frozen=True)
class Decisions:
    """The decisions by proposal id, the workbook that they were read from, and how that workbook stands."""

    status: str = "absent"
    submission: Submission | None = None
    by_id: Mapping[str, Decision] = field(default_factory=dict)


def read_decisions(framework: Framework, received: Sequence[Submission], problems: Sequence[Problem]) -> Decisions:
    """The decisions of the one workbook that may stand; none where there is none, or more than one."""
    submission, status = accept_decisions(framework, received, problems)
    if submission is None:
        return Decisions(status)
    rows = {row.text("id"): row for row in sheet_rows(submission, PROPOSALS)}
    found = {key: _decision(row) for key, row in rows.items() if key and _says_something(row)}
    return Decisions(status, submission, found)


def _says_something(row: Row) -> bool:
    return any(row.text(key) for key in ("decision", "wording", "owner", "comment")) or _day(row) is not None


def _decision(row: Row) -> Decision:
    """The decision of one row, and the evidence it was made on: that of the stamp while the decision still stands as
    it was stamped, else that which the row shows."""
    decision, day = row.text("decision"), _day(row)
    before, _, made = row.text("decided_on").partition(_BETWEEN)
    stands = made.partition(_BETWEEN)[0] == decision and (day is None or made.endswith(day.isoformat()))
    evidence = before if before and (stands or not row.text("evidence")) else row.text("evidence") or UNKNOWN
    return Decision(
        decision=decision,
        wording=row.text("wording"),
        owner=row.text("owner"),
        decided=day,
        evidence=evidence,
        outdated=False,
        cell=str(row.cells["decision"].place) if "decision" in row.cells else "",
        comment=row.text("comment"),
    )


def _day(row: Row) -> date | None:
    cell = row.cells.get("decided")
    return cell.value if cell is not None and isinstance(cell.value, date) else None


def stamp(evidence: str, decision: str, day: date | None) -> str:
    """What the tool writes beside a decision: on what evidence it was made, what it was, and of which day; empty
    where nothing is decided. Who then enters another decision, or a new day, decides on what the row shows.

    >>> stamp("n-3f9a", "approved", date(2024, 2, 15))
    'n-3f9a; approved; 2024-02-15'
    """
    return _BETWEEN.join((evidence, decision, day.isoformat() if day else "")) if decision else ""


def reminded(
    framework: Framework, problems: Sequence[Problem], proposals: Sequence[Proposal], decided: Decisions
) -> tuple[Problem, ...]:
    """The problems with what the scores add to them: decisions whose evidence has changed, and such as have no proposal
    any more."""
    if decided.submission is None:
        return tuple(problems)
    delivered = [decided.submission]
    added = explained(_reminders(proposals, decided.submission, decided), delivered)
    return tuple(problems) + in_order(framework, added, delivered)


def _reminders(proposals: Sequence[Proposal], submission: Submission, decided: Decisions) -> Iterator[Problem]:
    """W404: the evidence has changed since the decision; N405: the proposal is no longer made. That the evidence was
    lost from the row is told already (W403)."""
    made = {proposal.id: proposal for proposal in proposals}
    for row in sheet_rows(submission, PROPOSALS):
        key, cell = row.text("id"), row.cells.get("decision")
        if key not in decided.by_id or cell is None:
            continue
        decision = made[key].decision if key in made else None
        if key not in made:
            yield at(submission, "N405", cell, id=key)
        elif decision is not None and decision.outdated and (row.text("evidence") or row.text("decided_on")):
            yield at(submission, "W404", cell, id=key)
