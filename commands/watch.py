"""Waiting beside the folder of workbooks: what was dropped or changed is checked at once, and run when it is time.

Looks again and again, because network folders tell nobody of a change; a file counts once it has stopped changing.
A whole run is made when every region has delivered something usable, and once when the deadline has passed.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

import commands.run
from commands import faults
from commands.call import Call
from commands.checking import checked_files, tell_check
from commands.codes import Exit
from commands.inputs import gather, is_workbook
from commands.reading import reading_crew
from commands.round import FILE, load_round, standing, told
from evaluation.history import LockedError, OutputsError
from indicators.framework import Framework
from indicators.loading import load_framework

Snapshot = Mapping[str, tuple[int, int]]  # size in bytes and time of change in ns by file name
_SETTLING = 2.0  # seconds after which a file that is being copied is looked at again


def main(call: Call) -> Exit:
    """Watches until it is interrupted (130)."""
    call.console.stage("watching", folder=str(call.inputs), seconds=call.every)
    follow(Watch(call, load_framework(call.period)), looks=count(), pause=time.sleep)
    return Exit.DONE


@dataclass
class Watch:
    """What has been seen of the folder: in the last look, when it was last checked and how, and in the last run."""

    call: Call
    framework: Framework
    today: Callable[[], date] = date.today
    last: Snapshot | None = None
    checked: Snapshot | None = None
    complete: bool = False
    ran: Snapshot | None = None


def follow(watch: Watch, *, looks: Iterable[int], pause: Callable[[float], None]) -> None:
    """One look after another; soon again while something is being copied."""
    for _ in looks:
        at_rest = look(watch)
        pause(watch.call.every if at_rest else min(_SETTLING, watch.call.every))


def look(watch: Watch) -> bool:
    """Checks the folder if it has changed and come to rest, and runs if the round is complete or over.

    False while it is still changing.
    """
    now = snapshot(watch.call.inputs)
    at_rest, watch.last = now == watch.last, now
    if not at_rest:
        return False
    if now and now != watch.checked:
        watch.complete, watch.checked = _check(watch), now
    deadline = load_round(watch.call.inputs).deadline
    over = deadline is not None and watch.today() > deadline
    if now and now != watch.ran and (watch.complete or over) and _run(watch.call):
        watch.ran = now
    return True


def _check(watch: Watch) -> bool:
    """Checks all workbooks of the folder and tells; whether every region has delivered something usable."""
    call = watch.call
    files = gather(call.inputs).files
    with reading_crew(call.period, call.jobs) as crew:
        checked, folder = checked_files(call, watch.framework, files, crew)
    tell_check(call, checked, folder)
    where = standing(load_round(call.inputs), watch.framework, checked.status, watch.today())
    for line in told(where, watch.framework, call.console.language):
        call.console.result(line)
    return where.complete


def _run(call: Call) -> bool:
    """Runs the whole; a run that another holds up, or a disk that is full, is tried again at the next look."""
    try:
        commands.run.main(replace(call, command="run"))
    except (LockedError, OutputsError) as fault:
        faults.told(fault, call)
        return False
    return True


def snapshot(folder: Path) -> Snapshot:
    """Size and time of change of each workbook, and of the round's settings; what vanishes meanwhile is not there."""
    found = {}
    for path in folder.iterdir():
        if is_workbook(path) or path.name == FILE:
            try:
                state = path.stat()
            except OSError:
                continue
            found[path.name] = (state.st_size, state.st_mtime_ns)
    return found
