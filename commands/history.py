"""The earlier runs, a line each: when, of how many workbooks, with how many open problems."""

from collections import Counter
from datetime import datetime
from typing import Any

from commands.call import Call
from commands.codes import Exit
from evaluation.history import as_json
from evaluation.history.records import Run, finished_runs, latest_run


def main(call: Call) -> Exit:
    """Lists the finished runs, the newest first."""
    runs = finished_runs(call.outputs)
    latest = latest_run(call.outputs)
    if call.console.as_json:
        lines = [_as_record(run, latest=latest is not None and run.name == latest.name) for run in runs]
        call.console.answer(as_json({"schema": 1, "runs": lines}).decode())
        return Exit.DONE
    if not runs:
        call.console.result(call.console.language.say("door.no_runs", folder=str(call.outputs)))
    for run in runs:
        call.console.result(_line(call, run, latest=latest is not None and run.name == latest.name))
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
        problems=", ".join(words.count(f"door.{level}", manifest["problems"][level]) for level in ("error", "warning")),
        marks="".join(f"  {words.say(f'history.{mark}')}" for mark in marks),
    )
