"""The main job: workbooks in, one whole run folder out.

Puts the rooms in order: gather → read → evaluate → tables → reports → manifest → `latest`. Computes nothing itself.
"""

from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from commands.call import Call
from commands.codes import Exit
from commands.identity import basis
from commands.inputs import Inputs, example_of, gather
from commands.mail import notify
from commands.reading import read_all, reading_crew
from commands.regions import region_keys
from commands.resubmitted import with_changes
from commands.returns import Checked, contents, write_check
from commands.round import Round, load_round, standing, told
from commands.summary import as_record, tell
from evaluation import Evaluation, evaluate, history
from evaluation.history import LockedError, OutputsError
from evaluation.history.records import Run, damaged_runs, is_whole, latest_run
from evaluation.workbook.submission import PROPOSALS
from indicators.framework import Framework
from indicators.loading import load_framework
from reports.language import load_language
from reports.report import Report


def main(call: Call) -> Exit:
    """Runs; the exit code says how it ended, and a mail if the round asks for one.

    Raises FrameworkError, RoundError, LockedError, OutputsError for the door to tell.
    """
    framework, collected = _framework(call), load_round(call.inputs)
    try:
        return _run(call, framework, collected)
    except LockedError:
        notify(call, collected, Exit.LOCKED, [])
        raise
    except OutputsError as error:
        notify(call, collected, Exit.NOT_WRITTEN, [str(error)])
        raise


def _run(call: Call, framework: Framework, collected: Round) -> Exit:
    started = datetime.now(UTC)
    wanted = _wanted(framework, call)
    with history.locked(call.outputs):
        if leftovers := history.clean(call.outputs):
            call.console.stage("cleaned", number=leftovers)
        if damaged := damaged_runs(call.outputs):
            call.console.stage("damaged", number=len(damaged), names=", ".join(damaged))
        inputs = gather(call.inputs)
        call.console.stage(
            "example" if inputs.example else "reading", number=len(inputs.files), folder=str(inputs.folder.resolve())
        )
        if inputs.passed:
            call.console.stage("passed", number=len(inputs.passed), names=inputs.passed_names)
        stands_on = basis(call, framework, inputs, [report.name(framework) for report in wanted])
        if not call.force and (same := _unchanged(call, stands_on)):
            return _nothing_new(call, same)
        with reading_crew(call.period, call.jobs) as crew:
            submissions, deaths = read_all(inputs.files, crew)
            if submissions and all(one.kind == PROPOSALS for one in submissions) and not inputs.example:
                inputs = _beside_the_example(call, inputs)
                stands_on = basis(call, framework, inputs, [report.name(framework) for report in wanted])
                submissions, deaths = read_all(inputs.files, crew)
        call.console.log.extend(deaths)
        evaluation = evaluate(framework, submissions, latest=call.latest)
        if not evaluation.submissions:
            return _nothing_usable(call, evaluation, inputs, started, collected)
        return _write(call, evaluation, inputs, wanted, started, stands_on, collected)


def _write(
    call: Call,
    evaluation: Evaluation,
    inputs: Inputs,
    wanted: tuple[Report, ...],
    started: datetime,
    stands_on: dict[str, Any],
    collected: Round,
) -> Exit:
    """Makes the run, lets old ones go if that was asked for, and tells of it."""
    from commands.making import make_run  # heavy: a run that makes nothing never needs it

    checked = with_changes(Checked.of(evaluation, call.outputs), call.period)
    made = make_run(call, checked, evaluation, inputs, wanted, started, stands_on)
    if call.keep is not None and (gone := history.retire(call.outputs, call.keep)):
        call.console.stage("retired", number=len(gone))
    reports = call.outputs / "latest" / "reports"
    marked = [call.console.language.say("round.provisional")] if call.provisional else []
    lines = [*marked, *_standing(call, collected, evaluation)]
    tell(call.console, evaluation, checked, lines, reports=reports, failed=made.rendered.failed)
    if call.console.as_json:
        record = as_record(evaluation, run=made.name, code=made.code) | {"provisional": call.provisional}
        call.console.answer(history.as_json(record).decode())
    places = {"run": made.name, "folder": str(reports), "returns": str(reports.parent / "returns")}
    notify(call, collected, made.code, [*lines, *_places(call, **places)])
    return made.code


def _standing(call: Call, collected: Round, evaluation: Evaluation) -> list[str]:
    """Who has not delivered, and by when they were to."""
    where = standing(collected, evaluation.framework, evaluation.region_status, date.today())
    return told(where, evaluation.framework, call.console.language)


def _places(call: Call, *, run: str = "", folder: str = "", returns: str) -> list[str]:
    """Where to look, line by line."""
    fields = {"run": run, "folder": folder, "returns": returns}
    return [call.console.language.say(f"round.mail.{name}", place=place) for name, place in fields.items() if place]


def _beside_the_example(call: Call, inputs: Inputs) -> Inputs:
    """Decisions need figures to be decided on: those of the example where the folder holds no other workbook."""
    example = example_of(call.inputs)
    call.console.stage("example_beside", number=len(example.files), folder=str(example.folder.resolve()))
    return Inputs(example.folder, (*inputs.files, *example.files), example=True)


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


def _nothing_usable(call: Call, evaluation: Evaluation, inputs: Inputs, started: datetime, collected: Round) -> Exit:
    checked = Checked.of(evaluation, call.outputs)
    lines = _standing(call, collected, evaluation)
    tell(call.console, evaluation, checked, lines)
    folder = write_check(checked, contents(inputs.files), load_language(call.languages[0]), started)
    call.console.refuse("nothing_usable", folder=str(folder))
    notify(call, collected, Exit.NOTHING_USABLE, [*lines, *_places(call, returns=str(folder / "returns"))])
    return Exit.NOTHING_USABLE
