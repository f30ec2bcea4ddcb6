"""Which problems of the joint workbook would tell, with the figures they quote, what the area keeps silent about (§8).

They go back to the joint workbook's own respondent in full; in what is published their figures are left out.
"""

from collections.abc import Mapping, Sequence

from evaluation.panel import build_panel
from evaluation.panel.secrecy import is_silent
from evaluation.problems import Problem
from evaluation.rules.ranges import cells_in, position
from evaluation.workbook.submission import Submission
from indicators.framework import Framework


def discreet(
    framework: Framework, accepted: Mapping[str, Submission], problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """The problems on rows of the joint workbook of which a figure is silenced."""
    joint = accepted.get(framework.area.key)
    sheet = joint.sheets.get("indicators") if joint is not None else None
    if joint is None or sheet is None:
        return ()
    lines = build_panel(framework, accepted).lines
    secret = {
        row
        for card in framework.asked_of(framework.area.key)
        if is_silent([lines[region, card.id] for region in framework.regions if (region, card.id) in lines])
        for row in card.rows
    }
    numbers = {row.number for row in sheet.rows if row.text("id") in secret}
    return tuple(
        problem
        for problem in problems
        if (problem.place.file, problem.place.sheet) == (joint.file, sheet.name)
        and any(position(cell)[0] in numbers for cell in cells_in(problem.place.cells))
    )
