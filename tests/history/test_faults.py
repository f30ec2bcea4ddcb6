"""A run under faults: whatever fails whenever, the old run stays whole and nothing half-made looks finished."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import commands.run
import run_evaluation
from evaluation import history
from evaluation.history.records import finished_runs, is_whole, latest_run
from tests.small.answers import PERIOD

ROOT = Path(run_evaluation.__file__).parent
_WRITING: tuple[tuple[Any, str], ...] = (
    (Path, "mkdir"),
    (Path, "open"),
    (Path, "write_bytes"),
    (Path, "write_text"),
    (Path, "rename"),
    (Path, "replace"),
    (Path, "symlink_to"),
    (os, "fsync"),
)


def words(inputs: Path, outputs: Path, *more: str) -> list[str]:
    few = ["--period", str(PERIOD), "--regions", "22", "--lang", "fi", "--draws", "16"]
    return ["run", "-q", "--inputs", str(inputs), "--outputs", str(outputs), *few, *more]


def whole(outputs: Path) -> None:
    """Every run that looks finished is whole, and `latest` is one of them."""
    runs = finished_runs(outputs)
    assert all(is_whole(run) for run in runs)
    latest = latest_run(outputs)
    assert latest is not None
    assert (outputs / "latest" / "manifest.json").read_bytes() == (latest.folder / "manifest.json").read_bytes()
    unfinished = {path.name for path in (outputs / "runs").iterdir()} - {run.name for run in runs}
    assert all(name.startswith(".") for name in unfinished)


class Fault:
    """Makes the n-th writing call to the outputs fail as a full disk does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, outputs: Path) -> None:
        self.outputs, self.left = str(outputs), 0
        for owner, name in _WRITING:
            monkeypatch.setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            reading = call.__name__ == "open" and (arguments[1:2] or ("r",))[0] in ("r", "rb")
            ours = call is _FSYNC or str(arguments[0]).startswith(self.outputs)
            if self.left and ours and not reading:
                self.left -= 1
                if not self.left:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.outputs)
            return call(*arguments, **named)

        return counted


_FSYNC = os.fsync


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_whichever_write_fails_the_run_before_stays_and_the_next_one_succeeds(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = tmp_path / "out"
    assert run_evaluation.main(words(inputs, outputs)) == 4
    fault = Fault(monkeypatch, outputs)
    refused = 0
    for number in range(1, 1000):
        fault.left = number
        code = run_evaluation.main(words(inputs, outputs, "--force"))
        whole(outputs)
        if fault.left:  # there were fewer writes than that: every one of them has failed once
            break
        assert code in (4, 7), number  # 4: where no link can be made, `latest` is a copy
        refused += code == 7
    fault.left = 0
    assert refused > 20
    assert run_evaluation.main(words(inputs, outputs, "--force")) == 4


@pytest.mark.slow
def test_a_run_that_is_killed_at_any_moment_leaves_the_one_before(inputs: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "out"
    command = [sys.executable, str(ROOT / "run_evaluation.py"), *words(inputs, outputs)]
    began = time.monotonic()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 4
    lasted = time.monotonic() - began
    chance = random.Random(20)
    for _ in range(6):
        running = subprocess.Popen([*command, "--force"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, lasted))
        running.send_signal(signal.SIGKILL)
        running.wait()
        whole(outputs)
    assert subprocess.run([*command, "--force"], capture_output=True, check=False).returncode == 4
    whole(outputs)
    assert not [path for path in (outputs / "runs").iterdir() if path.name.startswith(".")]


@pytest.mark.slow
def test_a_disk_that_is_full_ends_in_its_own_code_and_keeps_what_was_there(inputs: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = " ".join(f"'{word}'" for word in words(inputs, disk / "out", "--force"))
    script = (
        f"mount -t tmpfs -o size=1M none '{disk}' && "
        f"'{sys.executable}' '{ROOT}/run_evaluation.py' {command} >/dev/null 2>&1; first=$?; "
        f"head -c 700k /dev/zero >'{disk}/ballast'; "
        f"'{sys.executable}' '{ROOT}/run_evaluation.py' {command} >/dev/null; second=$?; "
        f"ls -A '{disk}/out/runs' | wc -l; echo $first $second"
    )
    told = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    if "unshare" in told.stderr or "mount" in told.stderr:
        pytest.skip("this system lets nobody mount a disk of his own")
    assert told.stdout.split() == ["1", "4", "7"], told.stderr
    assert "ennallaan" in told.stderr or "untouched" in told.stderr or "unchanged" in told.stderr


@pytest.mark.slow
def test_of_two_runs_at_once_one_runs_and_the_other_ends_with_its_own_code(inputs: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "run_evaluation.py"), *words(inputs, tmp_path / "out")]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert sorted(one.wait() for one in both) == [4, 6]
    whole(tmp_path / "out")


@pytest.mark.slow
def test_outputs_that_become_read_only_end_in_their_own_code_and_keep_what_was_there(
    inputs: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = " ".join(f"'{word}'" for word in words(inputs, disk / "out", "--force"))
    run = f"'{sys.executable}' '{ROOT}/run_evaluation.py' {command} >/dev/null"
    script = (
        f"mount -t tmpfs none '{disk}' && {run} 2>&1; first=$?; before=$(find '{disk}' -type f | sort | md5sum); "
        f"mount -o remount,ro '{disk}'; {run}; second=$?; "
        f'[ "$before" = "$(find \'{disk}\' -type f | sort | md5sum)" ]; echo $first $second $?'
    )
    told = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    if "unshare" in told.stderr or "mount" in told.stderr:
        pytest.skip("this system lets nobody mount a disk of his own")
    assert told.stdout.split() == ["4", "7", "0"], told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.usefixtures("quick")
def test_a_folder_that_may_not_be_written_any_more_is_told_and_nothing_is_lost(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = tmp_path / "out"
    assert run_evaluation.main(words(inputs, outputs)) == 4
    making = Path.mkdir

    def denied(path: Path, *arguments: Any, **named: Any) -> None:
        if path.name.startswith(".building-"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        making(path, *arguments, **named)

    monkeypatch.setattr(Path, "mkdir", denied)
    assert run_evaluation.main(words(inputs, outputs, "--force")) == 7
    assert "Permission denied" in capsys.readouterr().err
    whole(outputs)


@pytest.mark.usefixtures("quick")
def test_a_clock_that_jumps_back_or_ahead_never_hides_the_newest_run(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = tmp_path / "out"
    names = []
    for year in (2026, 2036, 2025):
        monkeypatch.setattr(commands.run, "datetime", _clock_of(year))
        assert run_evaluation.main(words(inputs, outputs, "--force")) == 4
        whole(outputs)
        latest = latest_run(outputs)
        assert latest is not None
        names.append(latest.name)
    assert [name[:4] for name in names] == ["2026", "2036", "2025"]
    assert run_evaluation.main(words(inputs, outputs)) == 0  # nothing has changed since the run that was made last
    assert run_evaluation.main(["history", "--outputs", str(outputs), "-q"]) == 0
    assert history.retire(outputs, 1) == (names[0],)  # the newest by the clock is kept, and the latest always
    whole(outputs)


def _clock_of(year: int) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Clock":
            return cls(year, 1, 5, 6, 0, tzinfo=tz)

    return Clock
