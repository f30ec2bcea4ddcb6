"""Findings as the report prints them: under their dimension, gathered by what they are to their reader, by region.

Tests no claim and chooses no words of a finding: those are in `reports.telling`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evaluation.findings import ROLES, Role
from evaluation.findings.finding import Finding, Grade
from indicators.lists import Dimension
from reports.context.draft import Cell, Draft, Row, Table
from reports.context.wording import mark_in_chart, tags_of
from reports.language import Language
from reports.telling import finding_text, finding_title

_ORDER = tuple(Role)  # strengths first, then weaknesses, reservations and needs


@dataclass(frozen=True)
class FindingLine:
    """One finding as it is read: its title, what it rests on, its grade and id, and its marks."""

    title: str
    text: str
    about: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class FindingList:
    """Findings one after another, and the note under them where all of them rest on invented figures."""

    lines: Sequence[FindingLine]
    note: str


def finding_line(draft: Draft, finding: Finding) -> FindingLine:
    """A finding in words, with the strength of its evidence and the id by which it can be traced.

    What a reservation or a need rests on stands in the tables already, so only its title is told.
    """
    words, framework = draft.words, draft.evaluation.framework
    told = ROLES[finding.kind] in (Role.STRENGTH, Role.WEAKNESS)
    return FindingLine(
        _stopped(words, finding_title(words, framework, finding)),
        finding_text(words, framework, finding) if told else "",
        words.say("conclusions.about", grade=finding.grade, id=finding.id),
        tags_of(draft, finding.illustrative),
    )


def _stopped(words: Language, title: str) -> str:
    """The title as a sentence; one that quotes a question ends already."""
    return title if title.endswith("?") else words.say("conclusions.sentence", text=title)


def of_dimension(draft: Draft, key: str, dimension: Dimension) -> FindingList:
    """What is found of a dimension, its objectives and indicators in one region or the area, by role and strength."""
    framework = draft.evaluation.framework
    subjects = {dimension.id, *(objective.id for objective in dimension.objectives)}
    subjects |= {card.id for card in framework.indicators.values() if card.dimension == dimension.id}
    found = [one for one in draft.evaluation.findings if one.region == key and one.subject in subjects]
    one_by_one, note = mark_in_chart(draft, [one.illustrative for one in found])
    lines = [finding_line(draft, one) for one in in_order(found)]
    return FindingList(lines if one_by_one else [replace(line, tags=()) for line in lines], " ".join(note))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By role, then by the strength of the evidence; else as the evaluation gives them."""
    return sorted(findings, key=lambda one: (_ORDER.index(ROLES[one.kind]), one.grade))


def of_role(draft: Draft, key: str, role: Role) -> list[Finding]:
    """The findings of a role in one region or the area, strongest evidence first."""
    return [one for one in in_order(draft.evaluation.findings) if one.region == key and ROLES[one.kind] is role]


def findings_table(draft: Draft, findings: Sequence[Finding], title: str) -> Table | None:
    """One row a finding: what it says, its grade and id; None without any."""
    if not findings:
        return None
    words = draft.words
    one_by_one, note = mark_in_chart(draft, [one.illustrative for one in findings])
    lines = [(one, finding_line(draft, one)) for one in findings]
    rows = [
        Row(
            Cell(line.title, (), "", line.tags if one_by_one else ()),
            (Cell(one.grade, (), "grade"), Cell(one.id, (), "code")),
        )
        for one, line in lines
    ]
    return draft.table(
        title,
        words.say("conclusions.table.subtitle"),
        source=words.say("report.source.computed"),
        heads=[Cell(words.say(f"conclusions.table.{name}")) for name in ("finding", "grade", "id")],
        rows=rows,
        kind="findings",
        notes=note,
    )


def grade_meanings(draft: Draft) -> list[str]:
    """What each grade of evidence means, the strongest first."""
    return [draft.words.say(f"conclusions.grade.{grade}") for grade in Grade]
