"""The short summary that a run ends with, and the list of problems that a check prints."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from commands.codes import Exit
from commands.console import Console
from commands.returns import Checked
from evaluation import Evaluation
from evaluation.problems import Problem
from evaluation.rules.deliveries import Delivery
from evaluation.workbook.submission import PROPOSALS
from reports.language import Language
from reports.returns import legible, owner


def tell(
    console: Console,
    evaluation: Evaluation,
    checked: Checked,
    standing: Iterable[str],
    *,
    reports: Path | None = None,
    failed: Sequence[str] = (),
) -> None:
    """Regions and their status, coverage, the reading per dimension, where the reports are and what to do next.

    `standing` are the lines of who is missing and by when.
    """
    words = console.language
    tell_regions(console, checked, evaluation.region_status)
    for line in standing:
        console.result(line)
    if reports is not None:
        console.result()
        _tell_dimensions(console, evaluation)
        console.result()
        console.result(words.say("door.summary.reports", folder=str(reports)))
        for page in sorted(reports.parent.glob("finder_*.html"), reverse=True):
            console.result(words.say("door.summary.finder", file=str(page)))
        console.result(words.say("door.returned", folder=str(reports.parent / "returns")))
    for name in failed:
        console.result(words.say("door.summary.failed", report=name))
    if evaluation.illustrative:
        console.result(words.say("door.summary.illustrative"))
    console.result(words.say(f"door.summary.next_{'mend' if _open(evaluation.problems) else 'read'}"))


def tell_regions(console: Console, checked: Checked, keys: Iterable[str]) -> None:
    """One line a region: its name, its status, its open problems beside those of the round before, what was lost."""
    words, framework = console.language, checked.framework
    delivered = {delivery.key: delivery for delivery in checked.deliveries}
    known = (*framework.regions, framework.area.key, PROPOSALS, "")
    shown = [key for key in known if key in keys or key in delivered]
    names = {key: owner(framework, key, words) for key in shown}
    width = max((len(name) for name in names.values()), default=0)
    for key, name in names.items():
        status = delivered[key].status if key in delivered else checked.status[key]
        colour = {"rejected": "error", "accepted_in_part": "warning", "absent": "warning"}.get(status, "")
        parts = [console.painted(words.say(f"door.region_status.{status}"), colour)]
        parts += _told(words, delivered[key], checked.before.get(key)) if key in delivered else []
        console.result(f"{name:<{width}}  {'  · '.join(parts)}")


def _told(words: Language, delivery: Delivery, before: Mapping[str, int] | None) -> Iterator[str]:
    """What a delivery's line says after its status; nothing of a level that is empty now and was before."""
    counts = []
    for level in ("error", "warning", "note"):
        now, then = delivery.count(level), before[level] if before is not None and level != "note" else 0
        if now or then:
            told = words.count(f"door.{level}", now)
            compared = before is not None and level != "note"
            counts.append(words.say("door.summary.before", told=told, before=then) if compared else told)
    if counts:
        yield ", ".join(counts)
    if delivery.figures.left_out:
        yield words.count("door.left_out", delivery.figures.left_out, asked=delivery.figures.asked)


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
    """Text from a workbook on one line, without the characters that steer a terminal or turn its direction."""
    return " ".join(legible(text).split("\n"))


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
