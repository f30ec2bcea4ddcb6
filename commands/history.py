"""The earlier runs, a line each: when, of how many workbooks, with how many open problems."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from commands.call import Call
from commands.codes import Exit
from evaluation.history import as_json
from evaluation.history.records import Run, damaged_runs, finished_runs, latest_run
from reports.language import Language


def main(call: Call) -> Exit:
    """Lists the finished runs, the newest first, and after them those that cannot be read."""
    runs, damaged = finished_runs(call.outputs), damaged_runs(call.outputs)
    latest = latest_run(call.outputs)
    if call.console.as_json:
        lines = [_as_record(run, latest=latest is not None and run.name == latest.name) for run in runs]
        call.console.answer(as_json({"schema": 1, "runs": lines, "damaged": list(damaged)}).decode())
        return Exit.DONE
    if not runs:
        call.console.result(call.console.language.say("door.no_runs", folder=str(call.outputs)))
    for run in runs:
        call.console.result(_line(call, run, latest=latest is not None and run.name == latest.name))
    for name in damaged:
        call.console.result(call.console.painted(call.console.language.say("history.damaged", name=name), "warning"))
    return Exit.DONE


def _as_record(run: Run, *, latest: bool) -> dict[str, Any]:
    manifest = run.manifest
    return {
        "run": run.name,
        "started": manifest["started"],
        "exit_code": manifest["exit_code"],
        "regions": manifest["regions"],
        "problems": manifest["problems"],
        "final": manifest["final"],
        "provisional": manifest["provisional"],
        "latest": latest,
    }


def _line(call: Call, run: Run, *, latest: bool) -> str:
    words, manifest = call.console.language, run.manifest
    statuses = Counter(manifest["regions"].values())
    accepted = sum(count for status, count in statuses.items() if status.startswith("accepted"))
    marks = [name for name, set_ in (("final", manifest["final"]), ("latest", latest)) if set_]
    marks += ["provisional"] if manifest["provisional"] else []
    started = datetime.fromisoformat(manifest["started"]).astimezone()
    return words.say(
        "history.line",
        when=f"{words.date(started.date())} {started:%H:%M}",
        name=run.name,
        regions=words.say("history.regions", accepted=accepted, due=len(manifest["regions"])),
        problems=_problems(words, manifest["problems"]),
        marks="".join(f"  {words.say(f'history.{mark}')}" for mark in marks),
    )


def _problems(words: Language, counts: Mapping[str, int]) -> str:
    """Errors and warnings in words; a dash where the run did not say."""
    told = [words.count(f"door.{level}", counts[level]) for level in ("error", "warning") if level in counts]
    return ", ".join(told) or words.say("history.none")
