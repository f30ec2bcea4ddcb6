"""From many raw problems to one per cause: explained in a comment, gathered into ranges, put in order.

Drops nothing: a gathered problem counts its cells, an explained one keeps its explanation.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from evaluation.problems import Fact, Place, Problem, Severity
from evaluation.rules.ranges import cells_in, first_cell, position, rectangles
from evaluation.rules.rows import ids_text
from evaluation.workbook.submission import Submission
from indicators.framework import Framework

_EXPLAINED = re.compile(r"^((?:\s*W\d{3}\s*[,;+/&]?)+)[\s:.–-]*([^\s:.–-].*)$", re.IGNORECASE | re.DOTALL)
RowPlace = tuple[str, str, int]
BY_ROWS = "W208"  # blank cells: what matters is where the blank rows are, not which column
SUBJECTS = ("id", "field", "choices")  # facts that make two problems of one code two causes


def explained(problems: Iterable[Problem], submissions: Sequence[Submission]) -> Iterator[Problem]:
    """The problems, those warnings with their explanation whose row has a comment that begins with their code."""
    words = {
        (submission.file, sheet.name, row.number): row.text("comment")
        for submission in submissions for sheet in submission.sheets.values() for row in sheet.rows
    }
    for problem in problems:
        place = problem.place
        comment = words.get((place.file, place.sheet, first_cell(place.cells)[0]), "")
        reason = explanation(comment, problem.code) if problem.severity is Severity.WARNING else ""
        yield replace(problem, explanation=reason) if reason else problem


def explanation(comment: str, code: str) -> str:
    """What a comment says for a warning; empty if it does not begin with the code or says nothing more.

    >>> explanation("W306, W307: uusi tilastointitapa", "W307")
    'uusi tilastointitapa'
    """
    match = _EXPLAINED.match(comment)
    codes = re.findall(r"W\d{3}", match[1].upper()) if match else []
    return match[2].strip() if match and code in codes else ""


def gathered(problems: Iterable[Problem]) -> Iterator[Problem]:
    """One problem per cause: cells with the same code and subject that touch each other become one range.

    A note is told once a sheet; blank cells once a run of rows. The facts are those of the first cell, with `count`.
    A problem that already speaks of several cells, or counts by itself, stays as it is.
    """
    keyed = sorted(problems, key=lambda problem: (_cause(problem), first_cell(problem.place.cells)))
    for _, same in groupby(keyed, key=_cause):
        cause = list(same)
        yield from (one for one in cause if not _is_one_cell(one))
        yield from (_one_of(part) for part in _parts([one for one in cause if _is_one_cell(one)]))


def _is_one_cell(problem: Problem) -> bool:
    return position(problem.place.cells) != (0, 0) and "count" not in problem.facts


def _cause(problem: Problem) -> tuple[str, ...]:
    subjects = (str(problem.facts.get(name, "")) for name in SUBJECTS)
    return (problem.code, problem.place.file, problem.place.sheet, problem.explanation, *subjects)


def _parts(problems: Sequence[Problem]) -> Iterator[list[Problem]]:
    if not problems:
        return
    by_cell: dict[str, list[Problem]] = {}
    for problem in problems:
        by_cell.setdefault(problem.place.cells, []).append(problem)
    for spots in _spots(problems[0], tuple(by_cell)):
        yield [problem for cell in cells_in(spots) for problem in by_cell.get(cell, ())]


def _spots(example: Problem, cells: tuple[str, ...]) -> Iterable[str]:
    if example.severity is Severity.NOTE:
        return [", ".join(rectangles(cells))]
    if example.code == BY_ROWS:
        return (", ".join(rectangles(run)) for run in _row_runs(cells))
    return rectangles(cells)


def _row_runs(cells: Iterable[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for cell in sorted(cells, key=position):
        if run and position(cell)[0] > position(run[-1])[0] + 1:
            yield run
            run = []
        run.append(cell)
    yield run


def _one_of(problems: Sequence[Problem]) -> Problem:
    first = problems[0]
    if len(problems) == 1:
        return first
    cells = ", ".join(rectangles(problem.place.cells for problem in problems))
    facts: Mapping[str, Fact] = {**first.facts, "count": len(problems)}
    if "rows" in facts:
        facts = {**facts, "rows": ids_text(tuple(dict.fromkeys(str(one.facts["rows"]) for one in problems)))}
    place = Place(first.place.file, first.place.sheet, cells)
    return replace(first, place=place, facts=facts, left_out=sum(problem.left_out for problem in problems))


def in_order(
    framework: Framework, problems: Iterable[Problem], submissions: Sequence[Submission]
) -> tuple[Problem, ...]:
    """By file, sheet as the form orders them (the file as a whole first), cell, code."""
    rank = dict(_ranks(framework, submissions))

    def order(problem: Problem) -> tuple[object, ...]:
        place = problem.place
        sheet = rank.get((place.file, place.sheet), len(framework.sheets) + 1) if place.sheet else 0
        facts = sorted((name, str(fact)) for name, fact in problem.facts.items())
        return place.file, sheet, place.sheet, first_cell(place.cells), problem.code, place.cells, facts

    return tuple(sorted(problems, key=order))


def _ranks(framework: Framework, submissions: Sequence[Submission]) -> Iterator[tuple[tuple[str, str], int]]:
    """The place of each sheet in the order of the forms, by file and the name that it bears there."""
    for submission in submissions:
        names = {key: sheet.name for key, sheet in submission.sheets.items()}
        names.update(("about", field.place.sheet) for field in submission.fields.values())
        for number, key in enumerate(framework.sheets, start=1):
            if key in names:
                yield (submission.file, names[key]), number
