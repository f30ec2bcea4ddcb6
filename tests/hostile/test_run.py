"""The whole corpus in one run beside the good workbooks: nothing stops, nothing leaks, nobody else is touched."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from commands.inputs import EXAMPLE, shown_name
from commands.reading import FILES_LIMIT, LIMITS
from tests.hostile import corpus

ROOT = Path(__file__).parents[2]
GOOD = sorted((ROOT / "inputs" / EXAMPLE).glob("*.xlsx"))
CLOCKED = {"manifest.json", "run.log"}
OF_ALL = {"problems.json", "returns/muut_korjauslista.xlsx"}  # these tell of every file

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links are those of a Unix system"),
]


def run(place: Path, inputs: Path) -> tuple[subprocess.CompletedProcess[str], float]:
    """One run as its users call it, in a home and a scratch folder of its own."""
    for name in ("home", "scratch", "elsewhere"):
        (place / name).mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, ROOT / "run_evaluation.py", "run", "--inputs", inputs, "--outputs", place / "outputs",
         "--regions", corpus.REGION, "--lang", "fi", "--ui-lang", "fi"],
        cwd=place / "elsewhere", capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "HOME": str(place / "home"), "TMPDIR": str(place / "scratch")},
    )  # fmt: skip
    return done, time.monotonic() - started


def written(place: Path) -> dict[str, bytes]:
    latest = place / "outputs" / "latest"
    return {path.relative_to(latest).as_posix(): path.read_bytes() for path in latest.rglob("*") if path.is_file()}


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every entry of a folder as it was left, without following or opening anything."""
    return {str(path): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in sorted(folder.rglob("*"))}


def left(place: Path) -> set[str]:
    """What a run left anywhere but in its outputs."""
    outside = ("home", "scratch", "elsewhere")
    return {path.relative_to(place).as_posix() for name in outside for path in (place / name).rglob("*")}


def test_the_corpus_beside_good_workbooks_in_one_run(tmp_path: Path) -> None:
    alone, mixed = tmp_path / "alone", tmp_path / "mixed"
    for place in (alone, mixed):
        (place / "inputs").mkdir(parents=True)
        for path in GOOD:
            shutil.copy2(path, place / "inputs")
    corpus.write(mixed / "inputs")
    odd = {unicodedata.normalize("NFC", shown_name(Path(each.name))): each for each in corpus.dropped()}
    assert 60 <= len([each for each in odd.values() if each.told]) <= FILES_LIMIT - len(GOOD)
    before = listing(mixed / "inputs")

    quiet, usual = run(alone, alone / "inputs")
    loud, seconds = run(mixed, mixed / "inputs")

    assert quiet.returncode == 0, quiet.stderr
    assert loud.returncode == 4, loud.stderr
    assert "Traceback" not in loud.stdout + loud.stderr
    assert seconds < 5 * usual + 60, "one file may take ten seconds, and only one does"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    assert LIMITS.memory is not None
    assert peak < LIMITS.memory

    assert listing(mixed / "inputs") == before
    assert left(alone) == set()
    assert left(mixed) == set()
    assert not (tmp_path / "ulos.txt").exists()

    good, beside = written(alone), written(mixed)
    same = good.keys() - CLOCKED - OF_ALL
    assert {"results.json", "results.csv", "results.xlsx", "reports/lappi_fi.pdf"} <= same
    assert [name for name in sorted(same) if beside.get(name) != good[name]] == []

    told: dict[str, list[str]] = defaultdict(list)
    for problem in json.loads(beside["problems.json"])["problems"]:
        place_of = (problem["sheet"], problem["cells"])
        told[problem["file"]].append(f"{problem['code']} {'!'.join(filter(None, place_of))}".strip())
    names = {path.name for path in GOOD}
    assert {name: sorted(codes) for name, codes in told.items() if name not in names} == {
        name: sorted(each.told) for name, each in odd.items() if each.told
    }
