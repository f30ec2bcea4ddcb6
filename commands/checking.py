"""What a check says and writes once the files are fetched: every problem, the status of each region, what goes back.

Fetches no file. Apart from `check`, so that the readers get ready while all this is imported.
"""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from commands.call import Call
from commands.codes import Exit
from commands.inputs import Dropped
from commands.reading import read_all
from commands.resubmitted import with_changes
from commands.returns import Checked, contents, write_check
from commands.summary import tell_problems, tell_regions
from commands.workers import Crew
from evaluation import history
from evaluation.problems import Problem, Severity
from evaluation.rules import accept, check
from indicators.framework import Framework
from reports.returns import tally


def answer(call: Call, framework: Framework, files: tuple[Dropped, ...], crew: Crew) -> Exit:
    """Checks the files, writes problems.json and returns under `checks/`, and tells of both."""
    checked, folder = checked_files(call, framework, files, crew)
    code = _code(checked.usable, checked.problems)
    if call.console.as_json:
        record = {**checked.record(), "regions": checked.status, "exit_code": int(code)}
        call.console.answer(history.as_json(record).decode())
        return code
    tell_check(call, checked, folder)
    return code


def checked_files(call: Call, framework: Framework, files: tuple[Dropped, ...], crew: Crew) -> tuple[Checked, Path]:
    """The files as the rules leave them, and the folder under `checks/` that tells it."""
    started = datetime.now(UTC)
    received, _ = read_all(files, crew)
    problems = check(framework, received, latest=call.latest)
    accepted, status = accept(framework, received, problems, latest=call.latest)
    checked = Checked(framework, received, accepted, status, problems, call.outputs)
    checked = with_changes(checked, call.period, crew)
    return checked, write_check(checked, contents(files), call.console.language, started, crew)


def tell_check(call: Call, checked: Checked, folder: Path) -> None:
    """The regions with their status, the problems with their places, and where the returns are."""
    words = call.console.language
    tell_regions(call.console, checked, ())
    tell_problems(call.console, checked.problems)
    counts = Counter(problem.severity.value for problem in checked.problems if not problem.explanation)
    told = tally(words, counts, ("error", "warning", "note"))
    call.console.result()
    call.console.result(words.count("door.checked", len(checked.received), problems=told))
    if checked.received:
        call.console.result(words.say("door.returned", folder=str(folder / "returns")))


def _code(usable: int, problems: tuple[Problem, ...]) -> Exit:
    if not usable:
        return Exit.NOTHING_USABLE
    return Exit.LEFT_OUT if any(problem.severity is Severity.ERROR for problem in problems) else Exit.DONE
