"""The short summary that a run ends with, and the list of problems that a check prints."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from commands.codes import Exit
from commands.console import Console
from evaluation import Evaluation
from evaluation.problems import Problem
from indicators.framework import Framework
from reports.language import Language


def tell(console: Console, evaluation: Evaluation, *, reports: Path | None = None, failed: Sequence[str] = ()) -> None:
    """Regions and their status, coverage, the reading per dimension, where the reports are and what to do next."""
    words = console.language
    tell_regions(console, evaluation.framework, evaluation.region_status, evaluation.problems)
    if reports is not None:
        console.result()
        _tell_dimensions(console, evaluation)
        console.result()
        console.result(words.say("door.summary.reports", folder=str(reports)))
    for name in failed:
        console.result(words.say("door.summary.failed", report=name))
    if evaluation.illustrative:
        console.result(words.say("door.summary.illustrative"))
    console.result(words.say(f"door.summary.next_{'mend' if _open(evaluation.problems) else 'read'}"))


def tell_regions(
    console: Console, framework: Framework, status: Mapping[str, str], problems: Sequence[Problem]
) -> None:
    """One line a region: its name, status and the number of its open problems."""
    words = console.language
    names = {key: words.name(region.name) for key, region in framework.regions.items()}
    names[framework.area.key] = words.say("door.summary.joint")
    width = max(len(name) for name in names.values())
    for key in status:
        name = names[key]
        counts = Counter(
            problem.severity.value for problem in problems if problem.region == key and not problem.explanation
        )
        told = ", ".join(
            words.count(f"door.{level}", counts[level]) for level in ("error", "warning", "note") if counts[level]
        )
        colour = {"rejected": "error", "accepted_in_part": "warning", "absent": "warning"}.get(status[key], "")
        word = console.painted(words.say(f"door.region_status.{status[key]}"), colour)
        console.result(f"{name:<{width}}  {word}{'  · ' + told if told else ''}")


def _tell_dimensions(console: Console, evaluation: Evaluation) -> None:
    words, framework = console.language, evaluation.framework
    rows = []
    for dimension in framework.dimensions:
        node = evaluation.nodes.get((framework.area.key, dimension.id))
        if node is not None:
            score = words.number(node.score, 1) if node.score is not None else words.say("door.summary.dash")
            coverage = words.percent(node.coverage, 0)
            rows.append((words.name(dimension.name), words.say(f"status.words.{node.status.value}"), score, coverage))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for name, status, score, coverage in rows:
        tail = words.say("door.summary.coverage", coverage=coverage)
        console.result(f"{name:<{widths[0]}}  {status:<{widths[1]}}  {score:>{widths[2]}}  {tail}")


def tell_problems(console: Console, problems: Sequence[Problem]) -> None:
    """Every problem under its file: place, level, code, what is there and how it is mended."""
    words = console.language
    for file, group in groupby(problems, key=lambda problem: problem.place.file):
        console.result()
        console.result(console.painted(printable(file), "strong"))
        for problem in group:
            _tell_problem(console, words, problem)


def _tell_problem(console: Console, words: Language, problem: Problem) -> None:
    told = words.problem(problem)
    place = printable("!".join(part for part in (problem.place.sheet, problem.place.cells) if part))
    level = words.say(f"door.level.{'explained' if problem.explanation else problem.severity.value}")
    console.result(
        f"  {place}  {console.painted(level, problem.severity.value)} {problem.code}  {printable(told.found)}"
    )
    console.result(f"      {printable(problem.explanation or told.mend)}")


def printable(text: str) -> str:
    """Text from a workbook without the characters that would steer a terminal or turn its direction."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def _open(problems: Sequence[Problem]) -> bool:
    return any(problem.severity.value != "note" and not problem.explanation for problem in problems)


def as_record(evaluation: Evaluation, *, code: Exit, run: str | None = None) -> dict[str, Any]:
    """The summary as one JSON object."""
    area = evaluation.framework.area.key
    return {
        "schema": 1,
        "run": run,
        "exit_code": int(code),
        "regions": dict(evaluation.region_status),
        "problems": dict(Counter(problem.severity.value for problem in evaluation.problems)),
        "dimensions": {
            node.node: {"score": node.score, "coverage": node.coverage, "status": node.status.value}
            for (key, _), node in evaluation.nodes.items()
            if key == area and node.level == "dimension"
        },
    }
