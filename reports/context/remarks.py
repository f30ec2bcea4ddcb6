"""Problems of the workbooks as pages tell them: a summary of all, and a to-do list for one region.

Holds no wording of a problem: that is in `phrases/<language>/problems.toml`.
"""

from collections import Counter
from collections.abc import Sequence

from evaluation.panel.discretion import discreet
from evaluation.problems import Problem, Severity
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head, quotation

_NAMED = 4  # places written out where one explanation holds for many


def open_problems(draft: Draft, key: str) -> list[Problem]:
    """What a respondent is asked to mend or explain."""
    return [
        problem
        for problem in draft.evaluation.problems
        if problem.region == key and problem.severity is not Severity.NOTE and not problem.explanation
    ]


def explained_problems(draft: Draft, key: str = "") -> list[Problem]:
    """Warnings that the evaluators have explained; of one respondent if a key is given."""
    return [
        problem for problem in draft.evaluation.problems if problem.explanation and (not key or problem.region == key)
    ]


def summary_table(draft: Draft) -> Table | None:
    """Each code once: its severity, what it means, and how many times it was met by region; None without problems."""
    words, evaluation = draft.words, draft.evaluation
    told = [problem for problem in evaluation.problems if problem.severity is not Severity.NOTE]
    if not told:
        return None
    rows = [
        _code_row(draft, [problem for problem in told if problem.code == code])
        for code in sorted({problem.code for problem in told})
    ]
    return draft.table(
        words.say("report.remarks.title"),
        words.say("report.remarks.subtitle"),
        source=words.say("report.source.workbooks"),
        rows=rows,
        kind="remarks",
        heads=(
            Cell(words.say("report.heads.remark")),
            Cell(words.say("report.heads.severity")),
            number_head(words.say("report.heads.times")),
            number_head(words.say("report.heads.explained")),
            Cell(words.say("report.heads.workbooks")),
        ),
    )


def _code_row(draft: Draft, problems: Sequence[Problem]) -> Row:
    words, first = draft.words, problems[0]
    by_region = Counter(problem.region for problem in problems)
    named = words.listing([_respondent(draft, key) for key in _in_order(draft) if by_region[key]])
    return Row(
        Cell(words.problem(first).title, (first.code,)),
        (
            Cell(words.say(f"status.severity.{first.severity}"), (), f"severity {first.severity}"),
            number_cell(words.number(len(problems))),
            number_cell(words.number(sum(bool(problem.explanation) for problem in problems))),
            Cell(named or words.say("report.indicator.dash")),
        ),
    )


def _in_order(draft: Draft) -> tuple[str, ...]:
    framework = draft.evaluation.framework
    return (*framework.regions, framework.area.key)


def _respondent(draft: Draft, key: str) -> str:
    framework = draft.evaluation.framework
    return draft.words.name(framework.regions[key].name if key in framework.regions else framework.area.short)


def explained_table(draft: Draft, key: str = "") -> Table | None:
    """The explanations in the evaluators' own words; None where there are none."""
    words, problems = draft.words, explained_problems(draft, key)
    if not problems:
        return None
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.region, problem.code, problem.explanation), []).append(problem)
    rows = [
        Row(
            Cell(words.problem(same[0]).title, (code, _places(draft, same))),
            (Cell(_respondent(draft, region)), quotation(draft, explanation)),
        )
        for (region, code, explanation), same in alike.items()
    ]
    return draft.table(
        words.say("report.explained.title"),
        words.say("report.explained.subtitle"),
        source=words.say("report.source.workbooks"),
        rows=rows,
        kind="explained",
        heads=(
            Cell(words.say("report.heads.remark")),
            Cell(words.say("report.heads.region")),
            Cell(words.say("report.heads.explanation")),
        ),
    )


def _places(draft: Draft, problems: Sequence[Problem]) -> str:
    """Where the problems are: the first places, and how many more."""
    named = [_place(draft, problem) for problem in problems]
    places, more = draft.words.say("report.places.separator").join(named[:_NAMED]), len(named) - _NAMED
    return draft.words.say("report.places.more", places=places, number=more) if more > 0 else places


def _place(draft: Draft, problem: Problem) -> str:
    parts = [part for part in (problem.place.sheet, problem.place.cells) if part]
    return draft.words.say("report.indicator.separator").join(parts) or problem.place.file


def to_do_table(draft: Draft, key: str) -> Table | None:
    """What the region is asked to do to its workbook: place, what was found, how to mend; None with nothing to do."""
    words, problems = draft.words, open_problems(draft, key)
    if not problems:
        return None
    evaluation = draft.evaluation
    quiet = discreet(evaluation.framework, evaluation.received, evaluation.submissions, problems)
    rows = []
    for problem in problems:
        told = words.problem(problem)
        rows.append(
            Row(
                Cell(told.title, (problem.code, _place(draft, problem))),
                (
                    Cell(words.say(f"status.severity.{problem.severity}"), (), f"severity {problem.severity}"),
                    Cell(words.say("tables.discreet") if problem in quiet else told.found),
                    Cell(told.mend),
                ),
            )
        )
    return draft.table(
        words.count("report.todo.title", len(problems)),
        words.say("report.todo.subtitle"),
        source=words.say("report.source.own_workbook"),
        rows=rows,
        kind="todo",
        heads=(
            Cell(words.say("report.heads.remark")),
            Cell(words.say("report.heads.severity")),
            Cell(words.say("report.heads.found")),
            Cell(words.say("report.heads.mend")),
        ),
    )
