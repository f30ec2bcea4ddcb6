"""Checking only: every problem of the named workbooks, and what goes back; no scores, no reports."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from commands.call import Call
from commands.codes import Exit
from commands.inputs import Dropped, gather, named
from commands.reading import read_all
from commands.returns import Checked, contents, write_check
from commands.summary import tell_problems, tell_regions
from evaluation import history
from evaluation.problems import Problem, Severity
from evaluation.rules import accept, check
from indicators.loading import load_framework
from reports.returns import tally


def main(call: Call) -> Exit:
    """Checks the files named, or those of the inputs folder; writes problems.json and returns under `checks/`."""
    started = datetime.now(UTC)
    framework, words = load_framework(call.period), call.console.language
    files = _files(call)
    received, _ = read_all(files, call.period, call.jobs)
    problems = check(framework, received, latest=call.latest)
    accepted, status = accept(framework, received, problems, latest=call.latest)
    checked = Checked(framework, received, accepted, status, problems, call.outputs)
    folder = write_check(checked, contents(files), words, started)
    code = _code(len(accepted), problems)
    if call.console.as_json:
        record = checked.record()
        call.console.answer(history.as_json({**record, "regions": status, "exit_code": int(code)}).decode())
        return code
    _tell(call, checked, folder)
    return code


def _files(call: Call) -> tuple[Dropped, ...]:
    folders = [path for path in call.files if path.is_dir()]
    files = named([path for path in call.files if not path.is_dir()])
    for folder in folders or ([] if call.files else [call.inputs]):
        files = (*files, *gather(folder).files)
    return files


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
