"""The main job: workbooks in, one whole run folder out.

Puts the rooms in order: gather → read → evaluate → tables → reports → manifest → `latest`. Computes nothing itself.
"""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from commands.call import Call
from commands.codes import Exit
from commands.inputs import Inputs, gather
from commands.manifest import manifest, versions
from commands.reading import read_all, reading_crew
from commands.regions import region_keys
from commands.returns import Checked, contents, write_check, write_returns
from commands.summary import as_record, tell
from commands.workers import Failure, in_parallel
from evaluation import Evaluation, evaluate, history
from evaluation.problems import Severity
from indicators.framework import Framework
from indicators.loading import load_framework
from reports.language import load_language
from reports.rendering import Report


def main(call: Call) -> Exit:
    """Runs; the exit code says how it ended. Raises FrameworkError, LockedError, OutputsError for the door to tell."""
    started = datetime.now(UTC)
    framework = load_framework(call.period)
    wanted = _wanted(framework, call)
    with history.locked(call.outputs):
        if leftovers := history.clean(call.outputs):
            call.console.stage("cleaned", number=leftovers)
        inputs = gather(call.inputs)
        call.console.stage(
            "example" if inputs.example else "reading", number=len(inputs.files), folder=str(inputs.folder.resolve())
        )
        with reading_crew(call.period, call.jobs) as crew:
            submissions, deaths = read_all(inputs.files, crew)
        call.console.log.extend(deaths)
        evaluation = evaluate(framework, submissions, latest=call.latest)
        if not evaluation.submissions:
            return _nothing_usable(call, evaluation, inputs, started)
        return _write(call, evaluation, inputs, wanted, started)


def _wanted(framework: Framework, call: Call) -> tuple[Report, ...]:
    """The reports to render: of the named regions, or of the area and every region."""
    keys = region_keys(framework, call.regions)
    return tuple(Report(key, language) for key in keys for language in call.languages)


def _nothing_usable(call: Call, evaluation: Evaluation, inputs: Inputs, started: datetime) -> Exit:
    checked = Checked.of(evaluation, call.outputs)
    tell(call.console, evaluation, checked)
    folder = write_check(checked, contents(inputs.files), load_language(call.languages[0]), started)
    call.console.refuse("nothing_usable", folder=str(folder))
    return Exit.NOTHING_USABLE


def _write(call: Call, evaluation: Evaluation, inputs: Inputs, wanted: tuple[Report, ...], started: datetime) -> Exit:
    from reports.tables.records import result_records
    from reports.tables.sheets import results_csv, results_xlsx

    hashes = {submission.file: submission.sha256 for submission in evaluation.received}
    name = history.run_id(started, hashes)
    checked = Checked.of(evaluation, call.outputs)
    with history.new_run(call.outputs, name) as folder:
        call.console.stage("tables")
        results = {
            "results.json": history.as_json(result_records(evaluation)),
            "problems.json": history.as_json(checked.record()),
            "results.xlsx": results_xlsx(evaluation),
            "results.csv": results_csv(evaluation),
        }
        for name_of, content in results.items():
            (folder / name_of).write_bytes(content)
        write_returns(folder / "returns", checked, contents(inputs.files), load_language(call.languages[0]))
        failed = _render(call, evaluation, wanted, folder, results)
        code = _code(evaluation, failed)
        for file in inputs.files:
            if any(one.file == file.name for one in evaluation.submissions.values()):
                history.store(call.outputs, file.content)
        (folder / "run.log").write_text("\n".join(call.console.log) + "\n", encoding="utf-8")
        record = manifest(call, evaluation, folder, name=name, started=started, code=code)
        (folder / "manifest.json").write_bytes(history.as_json(record))
    tell(call.console, evaluation, checked, reports=call.outputs / "latest" / "reports", failed=failed)
    if call.console.as_json:
        call.console.answer(history.as_json(as_record(evaluation, run=name, code=code)).decode())
    return code


def _render(
    call: Call, evaluation: Evaluation, wanted: tuple[Report, ...], folder: Path, results: dict[str, bytes]
) -> list[str]:
    """Renders the reports side by side into the run folder; gives the names of those that could not be."""
    from commands.pages import prepare, press

    (folder / "reports").mkdir()
    call.console.stage("rendering", number=len(wanted))
    given = (evaluation, versions(), results["results.json"], results["results.xlsx"])
    failed = []
    for number, done in enumerate(in_parallel(press, wanted, jobs=call.jobs, prepare=prepare, given=given), start=1):
        name = done.task.name(evaluation)
        call.console.progress(number, len(wanted), name)
        if isinstance(done.answer, Failure):
            failed.append(name)
            call.console.stage("not_rendered", report=name, why=done.answer.text.strip().splitlines()[-1])
            call.console.log.append(done.answer.text)
        else:
            (folder / "reports" / f"{name}.pdf").write_bytes(done.answer)
    return failed


def _code(evaluation: Evaluation, failed: list[str]) -> Exit:
    if failed:
        return Exit.NOT_RENDERED
    statuses = Counter(evaluation.region_status.values())
    lost = any(problem.severity is Severity.ERROR for problem in evaluation.problems)
    return Exit.LEFT_OUT if lost or statuses["absent"] or statuses["rejected"] else Exit.DONE
