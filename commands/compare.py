"""What changed between two runs and why: figures, verdicts, findings, proposals, problems, inputs."""

from dataclasses import asdict
from itertools import groupby

from commands.call import Call
from commands.codes import Exit
from evaluation.history import as_json
from evaluation.history.comparison import Comparison, compare
from evaluation.history.records import Run, finished_runs, latest_run, run_named
from evaluation.scoring.tree import indicators_below
from indicators.loading import load_framework
from reports.changes import told_changes


def main(call: Call) -> Exit:
    """Compares the two runs named; without names the newest with the one before it, with one name that with the newest.

    Raises NoRunError for a name that no run has.
    """
    framework = load_framework(call.period)
    pair = _pair(call)
    if pair is None:
        return Exit.WRONG_CALL
    before, after = pair
    found = compare(before.record, after.record, indicators_below(framework))
    if call.console.as_json:
        call.console.answer(as_json({"schema": 1, **asdict(found)}).decode())
        return Exit.DONE
    call.console.result(call.console.language.say("history.comparing", before=before.name, after=after.name))
    _tell(call, found)
    return Exit.DONE


def _pair(call: Call) -> tuple[Run, Run] | None:
    """The earlier run and the later one; None, with a word why, where there are not two."""
    if len(call.runs) == 2:
        first, second = (run_named(call.outputs, name) for name in call.runs)
        return first, second
    runs = finished_runs(call.outputs)
    newest = latest_run(call.outputs) or next(iter(runs), None)
    if newest is None:
        call.console.refuse("no_runs", folder=str(call.outputs))
        return None
    if call.runs:
        return run_named(call.outputs, call.runs[0]), newest
    others = [run for run in runs if run.name != newest.name]
    if not others:
        call.console.refuse("too_few", folder=str(call.outputs), known=newest.name)
        return None
    return others[0], newest


def _tell(call: Call, found: Comparison) -> None:
    words = call.console.language
    told = list(told_changes(found, load_framework(call.period), words))
    if not told:
        call.console.result(words.say("history.nothing"))
    for part, changes in groupby(told, key=lambda change: change.part):
        call.console.result()
        call.console.result(call.console.painted(words.say(f"history.part.{part}"), "strong"))
        for change in changes:
            pieces = (change.region, change.subject, change.what, change.change, change.why)
            call.console.result("  " + "  ".join(piece for piece in pieces if piece))
