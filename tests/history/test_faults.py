"""A run under faults: whatever fails whenever, the old run stays whole and nothing half-made looks finished."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

import commands.copying
import commands.pages
import commands.run
import run_evaluation
from commands.workers import Done
from evaluation.history.records import finished_runs, is_whole, latest_run
from evaluation.workbook.reading import read_submission
from tests.small.answers import PERIOD, small_framework, write_small

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


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    write_small(folder)
    return folder


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, inputs: Path) -> None:
    """Workbooks are read and reports pressed in other processes, which no fault of this one reaches: stand-ins."""
    framework = small_framework()
    read = [read_submission(path.name, path.read_bytes(), framework) for path in sorted(inputs.iterdir())]

    def pressed(work: object, tasks: Any, **_: Any) -> Iterator[Done[Any, Any]]:
        yield from (Done(task, ("digest", b"%PDF-")) for task in tasks)

    monkeypatch.setattr(commands.pages, "in_parallel", pressed)
    monkeypatch.setattr(commands.run, "reading_crew", lambda *_: nullcontext())
    monkeypatch.setattr(commands.run, "read_all", lambda *_: (read, []))
    monkeypatch.setattr(commands.copying, "copies", lambda tasks, *_: [b"copy"] * len(tasks))


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


def test_two_runs_at_once_one_runs_and_one_is_told_to_wait(inputs: Path, tmp_path: Path) -> None:
    from evaluation import history

    with history.locked(tmp_path / "out"):
        assert run_evaluation.main(words(inputs, tmp_path / "out")) == 6
