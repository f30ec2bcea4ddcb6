"""Which problems must not be told in what is published with what they quote (method §8).

Those on rows of the joint workbook of which a figure is kept silent, and those that quote a cell of the
self-assessment, in which a respondent may have written anything. They go back to their own respondent in full.
"""

from collections.abc import Iterator, Mapping, Sequence

from evaluation.panel import build_panel
from evaluation.panel.secrecy import is_silent
from evaluation.problems import Problem
from evaluation.rules.ranges import cells_in, position
from evaluation.workbook.submission import Submission
from indicators.framework import Framework

_ANSWERS = "self_assessment"


def discreet(
    framework: Framework,
    received: Sequence[Submission],
    accepted: Mapping[str, Submission],
    problems: Sequence[Problem],
) -> tuple[Problem, ...]:
    """The problems of the received workbooks whose place may be told and whose facts may not."""
    answers = {
        (submission.file, submission.sheets[_ANSWERS].name) for submission in received if _ANSWERS in submission.sheets
    }
    quoting = [
        problem
        for problem in problems
        if "written" in problem.facts and (problem.place.file, problem.place.sheet) in answers
    ]
    return (*quoting, *_telling_silenced(framework, accepted, problems))


def _telling_silenced(
    framework: Framework, accepted: Mapping[str, Submission], problems: Sequence[Problem]
) -> Iterator[Problem]:
    joint = accepted.get(framework.area.key)
    sheet = joint.sheets.get("indicators") if joint is not None else None
    if joint is None or sheet is None:
        return
    lines = build_panel(framework, accepted).lines
    secret = {
        row
        for card in framework.asked_of(framework.area.key)
        if is_silent([lines[region, card.id] for region in framework.regions if (region, card.id) in lines])
        for row in card.rows
    }
    numbers = {row.number for row in sheet.rows if row.text("id") in secret}
    for problem in problems:
        here = (problem.place.file, problem.place.sheet) == (joint.file, sheet.name)
        if here and any(position(cell)[0] in numbers for cell in cells_in(problem.place.cells)):
            yield problem
