"""The timetable of runs: printed for every scheduler, installed and removed on Linux.

Installs a systemd timer where systemd runs, else a line in the crontab; removing takes away exactly what was put there.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from commands import ROOT
from commands.call import Call
from commands.codes import Exit
from commands.timetable import NAME, Job, When, cron_line, powershell, systemd_service, systemd_timer, when
from evaluation.history import as_json, write_whole

_MARK = f"# {NAME}"


class SchedulerError(Exception):
    """The scheduler of the machine refused; the text is what it said."""


def main(call: Call) -> Exit:
    """Prints, installs or removes the timetable; WRONG_CALL for a time that cannot be read."""
    try:
        due = when(call.at)
    except ValueError:
        call.console.refuse("schedule.not_a_time", text=call.at)
        return Exit.WRONG_CALL
    job = _job(call)
    if call.action == "print":
        _print(call, due, job)
        return Exit.DONE
    try:
        return _install(call, due, job) if call.action == "install" else _remove(call)
    except SchedulerError as error:
        call.console.refuse("schedule.refused", text=str(error))
        return Exit.NOT_WRITTEN


def _job(call: Call) -> Job:
    """The run that is scheduled, in the interpreter that runs now."""
    inputs, outputs = call.inputs.absolute(), call.outputs.absolute()
    arguments = (str(ROOT / "run_evaluation.py"), "run", "--quiet", "--inputs", str(inputs), "--outputs", str(outputs))
    return Job(Path(sys.executable), arguments, ROOT, outputs)


def _print(call: Call, due: When, job: Job) -> None:
    texts = {
        "cron": cron_line(due, job) + "\n",
        "service": systemd_service(job),
        "timer": systemd_timer(due),
        "windows": powershell(due, job),
    }
    if call.console.as_json:
        call.console.answer(as_json({"schema": 1, **texts}).decode())
    for kind, text in texts.items():
        call.console.result(call.console.painted(call.console.language.say(f"door.schedule.{kind}"), "strong"))
        call.console.result(text)


def _install(call: Call, due: When, job: Job) -> Exit:
    if _systemd_runs():
        folder = _units()
        write_whole(folder / f"{NAME}.service", systemd_service(job).encode())
        write_whole(folder / f"{NAME}.timer", systemd_timer(due).encode())
        call.outputs.mkdir(parents=True, exist_ok=True)  # the unit may write there, but not make it
        _systemctl("daemon-reload")
        _systemctl("enable", "--now", f"{NAME}.timer")
        call.console.result(call.console.language.say("door.schedule.installed_timer", folder=str(folder)))
        return Exit.DONE
    if shutil.which("crontab"):
        call.outputs.mkdir(parents=True, exist_ok=True)
        _write_crontab([*_without_ours(_crontab()), f"{cron_line(due, job)} {_MARK}"])
        call.console.result(call.console.language.say("door.schedule.installed_cron"))
        return Exit.DONE
    call.console.refuse("schedule.no_scheduler")
    return Exit.NOT_WRITTEN


def _remove(call: Call) -> Exit:
    """Takes away timer and crontab line, whichever is there; nothing there is no fault."""
    removed = False
    units = [path for path in (_units() / f"{NAME}.timer", _units() / f"{NAME}.service") if path.exists()]
    if units:
        if _systemd_runs():
            _systemctl("disable", "--now", f"{NAME}.timer")
        for path in units:
            path.unlink()
        if _systemd_runs():
            _systemctl("daemon-reload")
        removed = True
    lines = _crontab() if shutil.which("crontab") else []
    if _without_ours(lines) != lines:
        _write_crontab(_without_ours(lines))
        removed = True
    call.console.result(call.console.language.say(f"door.schedule.{'removed' if removed else 'nothing'}"))
    return Exit.DONE


def _systemd_runs() -> bool:
    return Path("/run/systemd/system").is_dir() and shutil.which("systemctl") is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _units() -> Path:
    """Where this user's units belong: the machine's for root, else one's own."""
    own = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd/user"
    return Path("/etc/systemd/system") if _is_root() else own


def _systemctl(*words: str) -> None:
    _told(["systemctl", *([] if _is_root() else ["--user"]), *words])


def _crontab() -> list[str]:
    """The lines of this user's crontab; none where there is no crontab yet."""
    asked = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)
    return asked.stdout.splitlines() if asked.returncode == 0 else []


def _without_ours(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not line.endswith(_MARK)]


def _write_crontab(lines: Sequence[str]) -> None:
    """Replaces the crontab; an empty one is taken away."""
    if lines:
        _told(["crontab", "-"], "\n".join(lines) + "\n")
    else:
        _told(["crontab", "-r"])


def _told(words: list[str], text: str = "") -> None:
    done = subprocess.run(words, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SchedulerError(done.stderr.strip() or f"{words[0]}: {done.returncode}")
