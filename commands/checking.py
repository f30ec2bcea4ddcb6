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
    started = datetime.now(UTC)
    words = call.console.language
    received, _ = read_all(files, crew)
    problems = check(framework, received, latest=call.latest)
    accepted, status = accept(framework, received, problems, latest=call.latest)
    checked = Checked(framework, received, accepted, status, problems, call.outputs)
    folder = write_check(checked, contents(files), words, started, crew)
    code = _code(len(accepted), problems)
    if call.console.as_json:
        record = checked.record()
        call.console.answer(history.as_json({**record, "regions": status, "exit_code": int(code)}).decode())
        return code
    _tell(call, checked, folder)
    return code


def _tell(call: Call, checked: Checked, folder: Path) -> None:
    words = call.console.language
    tell_regions(call.console, checked, ())
    tell_problems(call.console, checked.problems)
    counts = Counter(problem.severity.value for problem in checked.problems if not problem.explanation)
    told = tally(words, counts, ("error", "warning", "note"))
    call.console.result()
    call.console.result(words.count("door.checked", len(checked.received), problems=told))
    if checked.received:
        call.console.result(words.say("door.returned", folder=str(folder / "returns")))


def _code(accepted: int, problems: tuple[Problem, ...]) -> Exit:
    if not accepted:
        return Exit.NOTHING_USABLE
    return Exit.LEFT_OUT if any(problem.severity is Severity.ERROR for problem in problems) else Exit.DONE
