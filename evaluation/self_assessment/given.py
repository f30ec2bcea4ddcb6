"""The marks that respondents gave, by group and question. Their reasons, roles and links are not read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from evaluation.workbook.submission import Row, Submission
from indicators.framework import Framework

NO_INFORMATION = 0


@dataclass(frozen=True)
class Given:
    """The answers of one group to one question: `marks` 1–5 in rising order, and how many gave no information."""

    marks: tuple[int, ...] = ()
    no_information: int = 0
    illustrative: bool = False

    @classmethod
    def of(cls, rows: Iterable[tuple[int, bool]]) -> Self:
        """From (mark, illustrative) pairs."""
        pairs = list(rows)
        marks = tuple(sorted(mark for mark, _ in pairs if mark != NO_INFORMATION))
        return cls(marks, len(pairs) - len(marks), any(illustrative for _, illustrative in pairs))

    @classmethod
    def together(cls, groups: Iterable[Self]) -> Self:
        """The answers of several groups as one."""
        found = list(groups)
        return cls(
            tuple(sorted(mark for group in found for mark in group.marks)),
            sum(group.no_information for group in found),
            any(group.illustrative for group in found),
        )


def ratings_given(framework: Framework, submissions: Mapping[str, Submission]) -> dict[tuple[str, str], Given]:
    """By (region key, question id) what was answered; the joint workbook's own answers under the area's key."""
    found: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    for key, submission in submissions.items():
        sheet = submission.sheets.get("self_assessment")
        for row in sheet.rows if sheet is not None else ():
            mark = _mark(row)
            if mark is not None:
                found.setdefault((key, row.text("question")), []).append((mark, row.illustrative))
    asked = {question.id for question in framework.questions}
    return {(key, question): Given.of(rows) for (key, question), rows in found.items() if question in asked}


def _mark(row: Row) -> int | None:
    written = row.text("rating")
    return int(written) if written else None
