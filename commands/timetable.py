"""When a run is due, written the way each scheduler reads it: cron, systemd, the Task Scheduler of Windows.

Makes text only; nothing is installed here. Paths are absolute, since schedulers start elsewhere, and are quoted by
each one's own rules.
"""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

NAME = "elmo-evaluation"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WRITTEN = re.compile(r"^(?:(?P<days>[A-Za-z,\s-]+)\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})$")


@dataclass(frozen=True)
class When:
    """Days of the week (0 = Monday) and a time of the day in the machine's own time zone."""

    days: tuple[int, ...]
    hour: int
    minute: int

    @property
    def daily(self) -> bool:
        return len(self.days) == len(DAYS)


def when(text: str) -> When:
    """The time that a text names; ValueError if it names none.

    >>> when("Mon-Wed,Fri 06:00")
    When(days=(0, 1, 2, 4), hour=6, minute=0)
    >>> when("daily 7:30").daily
    True
    """
    match = _WRITTEN.match(text.strip())
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise ValueError(text)
    written = (match["days"] or "daily").strip()
    days = range(len(DAYS)) if written.casefold() == "daily" else _days(written)
    return When(tuple(sorted(set(days))), int(match["hour"]), int(match["minute"]))


def _days(written: str) -> list[int]:
    found: list[int] = []
    for part in written.split(","):
        first, _, last = part.strip().partition("-")
        start, end = _day(first), _day(last or first)
        found += [day % len(DAYS) for day in range(start, end + 1 if end >= start else end + 1 + len(DAYS))]
    return found


def _day(name: str) -> int:
    short = name.strip().capitalize()[:3]
    if short not in DAYS:
        raise ValueError(name)
    return DAYS.index(short)


@dataclass(frozen=True)
class Job:
    """What is run: the interpreter, the door with its arguments, from which folder, and where it may write."""

    python: Path
    arguments: tuple[str, ...]
    folder: Path
    outputs: Path


def cron_line(due: When, job: Job) -> str:
    """A line of a crontab; what the run says goes to a log beside the outputs, because cron would mail it."""
    days = "*" if due.daily else ",".join(str((day + 1) % 7) for day in due.days)
    log = shlex.quote(str(job.outputs / "cron.log"))
    command = f"cd {shlex.quote(str(job.folder))} && {shlex.join([str(job.python), *job.arguments])} >> {log} 2>&1"
    escaped = command.replace("%", "\\%")  # cron takes a bare % for the end of the line
    return f"{due.minute} {due.hour} * * {days} {escaped}"


def systemd_service(job: Job) -> str:
    """A unit that can read the machine, write the outputs and reach no network."""
    return f"""[Unit]
Description=ELMO evaluation of the joint smart specialisation strategy

[Service]
Type=oneshot
WorkingDirectory={_literal(str(job.folder))}
ExecStart={_quoted(str(job.python))} {" ".join(_quoted(word).replace("$", "$$") for word in job.arguments)}
# 4: written, but something was left out; the summary and the returns say what
SuccessExitStatus=4
TimeoutStartSec=1h
MemoryMax=4G
Nice=10
NoNewPrivileges=true
PrivateNetwork=true
PrivateTmp=true
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={_quoted(str(job.outputs))}
RestrictSUIDSGID=true
LockPersonality=true
"""


def systemd_timer(due: When) -> str:
    """A timer that catches up a start that was missed while the machine was off."""
    days = "" if due.daily else ",".join(DAYS[day] for day in due.days) + " "
    return f"""[Unit]
Description=Timetable of the ELMO evaluation

[Timer]
OnCalendar={days}*-*-* {due.hour:02}:{due.minute:02}:00
Persistent=true
RandomizedDelaySec=0

[Install]
WantedBy=timers.target
"""


def _literal(text: str) -> str:
    return text.replace("%", "%%")


def _quoted(text: str) -> str:
    escaped = _literal(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if re.search(r"""[\s"'\\;]""", text) else escaped


def powershell(due: When, job: Job) -> str:
    """Commands for an ordinary PowerShell of the user who is to run it; a missed start is made up for."""
    script = " ".join(f'"{word}"' if " " in word else word for word in job.arguments)
    rhythm = "-Daily" if due.daily else "-Weekly -DaysOfWeek " + ",".join(_WEEKDAYS[day] for day in due.days)
    action = f"-Execute {_single(str(job.python))} -Argument {_single(script)}"
    return f"""$action = New-ScheduledTaskAction {action} -WorkingDirectory {_single(str(job.folder))}
$trigger = New-ScheduledTaskTrigger {rhythm} -At {due.hour:02}:{due.minute:02}
$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries `
    -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Hours 1)
Register-ScheduledTask -TaskName {_single(NAME)} -Action $action -Trigger $trigger -Settings $settings
"""


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
