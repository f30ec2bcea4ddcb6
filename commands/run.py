"""The main job: workbooks in, one whole run folder out.

Puts the rooms in order: gather → read → evaluate → tables → reports → manifest → `latest`. Computes nothing itself.
"""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from commands.call import Call
from commands.codes import Exit
from commands.identity import basis
from commands.inputs import Inputs, gather
from commands.manifest import manifest
from commands.reading import read_all, reading_crew
from commands.regions import region_keys
from commands.returns import Checked, contents, write_check, write_returns
from commands.summary import as_record, tell
from evaluation import Evaluation, evaluate, history
from evaluation.history.records import Run, is_whole, latest_run
from evaluation.problems import Severity
from indicators.framework import Framework
from indicators.loading import load_framework
from reports.language import load_language
from reports.report import Report


def main(call: Call) -> Exit:
    """Runs; the exit code says how it ended. Raises FrameworkError, LockedError, OutputsError for the door to tell."""
    started = datetime.now(UTC)
    framework = _framework(call)
    wanted = _wanted(framework, call)
    with history.locked(call.outputs):
        if leftovers := history.clean(call.outputs):
            call.console.stage("cleaned", number=leftovers)
        inputs = gather(call.inputs)
        call.console.stage(
            "example" if inputs.example else "reading", number=len(inputs.files), folder=str(inputs.folder.resolve())
        )
        stands_on = basis(call, framework, inputs, [report.name(framework) for report in wanted])
        if not call.force and (same := _unchanged(call, stands_on)):
            return _nothing_new(call, same)
        with reading_crew(call.period, call.jobs) as crew:
            submissions, deaths = read_all(inputs.files, crew)
        call.console.log.extend(deaths)
        evaluation = evaluate(framework, submissions, latest=call.latest)
        if not evaluation.submissions:
            return _nothing_usable(call, evaluation, inputs, started)
        return _write(call, evaluation, inputs, wanted, started, stands_on)


def _framework(call: Call) -> Framework:
    """The framework, with the seed and the number of draws that the call asks for instead of its own."""
    framework = load_framework(call.period)
    asked = {"seed": call.seed, "draws": call.draws}
    method = replace(framework.method, **{name: number for name, number in asked.items() if number is not None})
    return replace(framework, strategy=replace(framework.strategy, method=method))


def _wanted(framework: Framework, call: Call) -> tuple[Report, ...]:
    """The reports to render: of the named regions, or of the area and every region."""
    keys = region_keys(framework, call.regions)
    return tuple(Report(key, language) for key in keys for language in call.languages)


def _unchanged(call: Call, stands_on: dict[str, Any]) -> Run | None:
    """The latest run where a new one would hold the same bytes; None where it would not, or it has been damaged."""
    latest = latest_run(call.outputs)
    if latest is None or latest.manifest["basis"] != stands_on or (call.final and not latest.manifest["final"]):
        return None
    return latest if latest.manifest["exit_code"] != Exit.NOT_RENDERED and is_whole(latest) else None


def _nothing_new(call: Call, run: Run) -> Exit:
    call.console.result(call.console.language.say("door.unchanged", run=run.name))
    call.console.result(call.console.language.say("door.summary.reports", folder=str(call.outputs / "latest/reports")))
    if call.console.as_json:
        record = {"schema": 1, "run": run.name, "unchanged": True, "exit_code": int(Exit.DONE)}
        call.console.answer(history.as_json(record).decode())
    return Exit.DONE


def _nothing_usable(call: Call, evaluation: Evaluation, inputs: Inputs, started: datetime) -> Exit:
    checked = Checked.of(evaluation, call.outputs)
    tell(call.console, evaluation, checked)
    folder = write_check(checked, contents(inputs.files), load_language(call.languages[0]), started)
    call.console.refuse("nothing_usable", folder=str(folder))
    return Exit.NOTHING_USABLE


def _write(
    call: Call,
    evaluation: Evaluation,
    inputs: Inputs,
    wanted: tuple[Report, ...],
    started: datetime,
    stands_on: dict[str, Any],
) -> Exit:
    from commands.pages import write_reports
    from reports.tables.records import result_records
    from reports.tables.sheets import results_csv, results_xlsx

    hashes = {submission.file: submission.sha256 for submission in evaluation.received}
    name = history.run_id(started, hashes)
    before = None if call.force else latest_run(call.outputs)
    checked = Checked.of(evaluation, call.outputs)
    with history.new_run(call.outputs, name) as folder:
        call.console.stage("tables")
        results = {
            "results.json": history.as_json(result_records(evaluation)),
            "problems.json": history.as_json(checked.record()),
            "results.xlsx": results_xlsx(evaluation),
            "results.csv": results_csv(evaluation),
        }
        for result, content in results.items():
            (folder / result).write_bytes(content)
        write_returns(folder / "returns", checked, contents(inputs.files), load_language(call.languages[0]))
        rendered = write_reports(call, evaluation, wanted, folder / "reports", results, before)
        code = _code(evaluation, rendered.failed)
        for file in inputs.files:
            if any(one.file == file.name for one in evaluation.submissions.values()):
                history.store(call.outputs, file.content)
        (folder / "run.log").write_text("\n".join(call.console.log) + "\n", encoding="utf-8")
        record = manifest(call, evaluation, folder, name=name, started=started, code=code)
        record |= {"basis": stands_on, "pages": rendered.pages, "taken_over": rendered.taken_over}
        (folder / "manifest.json").write_bytes(history.as_json(record))
    if call.keep is not None and (gone := history.retire(call.outputs, call.keep)):
        call.console.stage("retired", number=len(gone))
    tell(call.console, evaluation, checked, reports=call.outputs / "latest" / "reports", failed=rendered.failed)
    if call.console.as_json:
        call.console.answer(history.as_json(as_record(evaluation, run=name, code=code)).decode())
    return code


def _code(evaluation: Evaluation, failed: list[str]) -> Exit:
    if failed:
        return Exit.NOT_RENDERED
    statuses = Counter(evaluation.region_status.values())
    lost = any(problem.severity is Severity.ERROR for problem in evaluation.problems)
    return Exit.LEFT_OUT if lost or statuses["absent"] or statuses["rejected"] else Exit.DONE
