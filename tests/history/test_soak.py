"""Many runs in a row under kills, changed and broken inputs; `make soak`. ELMO_SOAK_RUNS says how many (200)."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from evaluation.history.records import finished_runs, latest_run
from tests.history.test_faults import ROOT, whole, words
from tests.small.answers import write_small

RUNS = int(os.environ.get("ELMO_SOAK_RUNS", "200"))
_ENDED = {0, 4, 5}  # nothing had changed; something was left out; no workbook gave a figure


def disturb(inputs: Path, chance: random.Random) -> None:
    """Changes something in the folder of workbooks, or nothing."""
    path = chance.choice(sorted(inputs.glob("*.xlsx")))
    kind = chance.choice(["nothing", "number", "cut", "noise", "gone", "mended", "mended"])
    if kind == "number" and path.stat().st_size > 5000:
        raise_a_number(path, chance)
    elif kind == "cut":
        path.write_bytes(path.read_bytes()[: chance.randrange(5000)])
    elif kind == "noise":
        path.write_bytes(chance.randbytes(3000))
    elif kind == "gone" and len(list(inputs.glob("*.xlsx"))) > 1:
        path.unlink()
    elif kind == "mended":
        write_small(inputs)


def raise_a_number(path: Path, chance: random.Random) -> None:
    book = openpyxl.load_workbook(path)
    rows = book["Mittarit"].iter_rows(min_row=4)
    numbers = [(cell, cell.value) for row in rows for cell in row[4:8] if isinstance(cell.value, int | float)]
    cell, value = chance.choice(numbers)
    cell.value = value + chance.randint(1, 3)
    book.save(path)


@pytest.mark.soak
def test_every_run_that_finished_is_whole_whatever_happened_meanwhile(inputs: Path, tmp_path: Path) -> None:
    outputs, chance = tmp_path / "out", random.Random(int(os.environ.get("ELMO_SOAK_SEED", "1")))
    command = [sys.executable, str(ROOT / "run_evaluation.py"), *words(inputs, outputs)]
    began = time.monotonic()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 4
    lasted = time.monotonic() - began
    killed = 0
    for number in range(RUNS):
        disturb(inputs, chance)
        more = [*chance.choice([[], [], ["--force"]]), *chance.choice([[], [], ["--keep", "3"]])]
        running = subprocess.Popen([*command, *more], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if chance.random() < 0.4:
            time.sleep(chance.uniform(0, 1.1 * lasted))
            running.send_signal(signal.SIGKILL)
        _, told = running.communicate()
        killed += running.returncode == -signal.SIGKILL
        assert running.returncode in {*_ENDED, -signal.SIGKILL}, (number, told)
        whole(outputs)
    write_small(inputs)
    assert subprocess.run([*command, "--force"], capture_output=True, check=False).returncode == 4
    whole(outputs)
    assert not [path for path in (outputs / "runs").iterdir() if path.name.startswith(".")]
    print(f"{RUNS} runs, {killed} killed, {len(finished_runs(outputs))} kept, latest {latest_run(outputs)}")
