"""Checking only: every problem of the named workbooks, and what goes back; no scores, no reports."""

from collections import Counter
from datetime import UTC, datetime

from commands.call import Call
from commands.codes import Exit
from commands.inputs import gather, named
from commands.summary import tell_problems, tell_regions
from evaluation import history
from evaluation.problems import Problem, Severity
from evaluation.rules import accept, check
from evaluation.workbook.reading import read_submission
from indicators.loading import load_framework


def main(call: Call) -> Exit:
    """Checks the files named, or those of the inputs folder; writes problems.json under `checks/`."""
    from reports.tables.records import problem_records

    framework, words = load_framework(call.period), call.console.language
    folders = [path for path in call.files if path.is_dir()]
    files = named([path for path in call.files if not path.is_dir()])
    for folder in folders or ([] if call.files else [call.inputs]):
        files = (*files, *gather(folder).files)
    received = [read_submission(file.name, file.content, framework) for file in files]
    problems = check(framework, received, latest=call.latest)
    accepted, status = accept(framework, received, problems, latest=call.latest)
    record = problem_records(problems)
    name = history.run_id(datetime.now(UTC), {one.file: one.sha256 for one in received})
    history.write_whole(call.outputs / "checks" / name / "problems.json", history.as_json(record))
    code = _code(len(accepted), problems)
    if call.console.as_json:
        print(history.as_json({**record, "regions": status, "exit_code": int(code)}).decode(), end="")
        return code
    delivered = {key: value for key, value in status.items() if value != "absent"}
    tell_regions(call.console, framework, delivered, problems)
    tell_problems(call.console, problems)
    counts = Counter(problem.severity.value for problem in problems if not problem.explanation)
    told = words.listing([words.count(f"door.{level}", counts[level]) for level in ("error", "warning", "note")])
    call.console.result()
    call.console.result(words.count("door.checked", len(received), problems=told))
    return code


def _code(accepted: int, problems: tuple[Problem, ...]) -> Exit:
    if not accepted:
        return Exit.NOTHING_USABLE
    return Exit.LEFT_OUT if any(problem.severity is Severity.ERROR for problem in problems) else Exit.DONE
