"""The timetable: each scheduler is told the same, whatever the folder is called, and removing leaves nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import schedule
from commands.timetable import DAYS, NAME, Job, When, cron_line, powershell, systemd_service, systemd_timer, when
from tests.commands.test_door import call

ANALYZE = shutil.which("systemd-analyze")


@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 23), st.integers(0, 59))
def test_every_time_that_is_written_is_read_back(days: set[int], hour: int, minute: int) -> None:
    written = ",".join(DAYS[day] for day in days)
    assert when(f"{written} {hour}:{minute:02}") == When(tuple(sorted(days)), hour, minute)


@pytest.mark.parametrize(
    ("text", "days"),
    [("Sat-Mon 6:00", (0, 5, 6)), ("monday 06.00", (0,)), ("6:00", tuple(range(7))), ("Mon, Wed 06:00", (0, 2))],
)
def test_ranges_full_names_and_points_are_understood(text: str, days: tuple[int, ...]) -> None:
    assert when(text) == When(days, 6, 0)


@pytest.mark.parametrize("text", ["", "Mon", "25:00", "6:60", "Ma 06:00", "Mon 6", "-1:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        when(text)


def test_each_scheduler_is_told_the_same_time(tmp_path: Path) -> None:
    due, job = when("Sun,Mon 6:05"), Job(Path("/p"), ("a",), tmp_path, tmp_path)
    assert cron_line(due, job).startswith("5 6 * * 1,0 ")
    assert "OnCalendar=Mon,Sun *-*-* 06:05:00\n" in systemd_timer(due)
    assert "-Weekly -DaysOfWeek Monday,Sunday -At 06:05" in powershell(due, job)
    assert cron_line(when("7:00"), job).startswith("0 7 * * * ")
    assert "OnCalendar=*-*-* 07:00:00\n" in systemd_timer(when("7:00"))


def test_the_command_of_cron_survives_a_folder_of_any_name(tmp_path: Path) -> None:
    """As cron does it: `\\%` is a percent sign, the rest goes to sh."""
    folder = tmp_path / "100 % 'oma' \"kansio\" $HOME"
    folder.mkdir()
    script = folder / "say.py"
    script.write_text("import os, sys; print(os.getcwd(), sys.argv[1:])")
    job = Job(Path(sys.executable), (str(script), "--inputs", str(folder)), folder, folder)
    line = cron_line(when("Mon 6:00"), job).split(" ", 5)[5]
    subprocess.run(["sh", "-c", line.replace("\\%", "%")], check=True)
    assert (folder / "cron.log").read_text() == f"{folder} {[ '--inputs', str(folder)]}\n"


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("name", ["elmo", "100 % oma kansio", "a$b"])
def test_systemd_accepts_the_units(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    python = folder / "python"
    python.symlink_to(sys.executable)
    job = Job(python, (str(folder / "run_evaluation.py"), "run", "--inputs", str(folder)), folder, folder)
    (tmp_path / f"{NAME}.service").write_text(systemd_service(job))
    (tmp_path / f"{NAME}.timer").write_text(systemd_timer(when("Mon-Fri 6:00")))
    units = [tmp_path / f"{NAME}.{kind}" for kind in ("service", "timer")]
    told = subprocess.run([str(ANALYZE), "verify", *units], capture_output=True, text=True, check=False)
    ours = [line for line in told.stderr.splitlines() if NAME in line]
    assert (told.returncode, ours) == (0, [])


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without systemd whose `crontab` keeps its lines in a file."""
    table, program = tmp_path / "table", tmp_path / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\ncase "$1" in -l) cat "{table}" 2>/dev/null ;; -r) rm -f "{table}" ;; -) cat >"{table}" ;; esac\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(schedule, "_systemd_runs", lambda: False)
    monkeypatch.setattr(schedule, "_units", lambda: tmp_path / "units")
    return table


def test_installing_twice_leaves_one_line_and_removing_leaves_none(machine: Path, tmp_path: Path) -> None:
    machine.write_text("0 1 * * * mine\n")
    for at in ("Mon 06:00", "Tue 07:00"):
        assert call("schedule", "install", "--at", at, "--outputs", tmp_path / "out", "-q") == 0
    mine, ours = machine.read_text().splitlines()
    assert mine == "0 1 * * * mine"
    assert ours.startswith("0 7 * * 2 ")
    assert call("schedule", "remove", "-q") == 0
    assert machine.read_text() == "0 1 * * * mine\n"


def test_removing_the_only_line_takes_the_crontab_away(machine: Path, tmp_path: Path) -> None:
    call("schedule", "install", "--outputs", tmp_path / "out", "-q")
    assert machine.exists()
    call("schedule", "remove", "-q")
    assert not machine.exists()
    assert call("schedule", "remove", "-q") == 0


def test_a_time_that_cannot_be_read_is_the_callers_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("schedule", "print", "--at", "joskus", "--ui-lang", "fi") == 2
    assert "joskus" in capsys.readouterr().err
