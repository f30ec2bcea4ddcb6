"""Run folders, lock and `latest`: whole or not at all."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from evaluation import history
from evaluation.history import LockedError, OutputsError, locked, new_run


def test_a_finished_run_appears_whole_and_latest_points_at_it(tmp_path: Path) -> None:
    with new_run(tmp_path, "2026-01-01T0000-aaaa") as folder:
        (folder / "results.json").write_text("{}")
        assert not (tmp_path / "runs" / "2026-01-01T0000-aaaa").exists()
        assert not (tmp_path / "latest").exists()
    assert (tmp_path / "latest" / "results.json").read_text() == "{}"
    assert (tmp_path / "latest.json").read_bytes() == history.as_json({"run": "2026-01-01T0000-aaaa"})
    assert [path.name for path in (tmp_path / "runs").iterdir()] == ["2026-01-01T0000-aaaa"]


def test_a_run_that_fails_leaves_nothing_and_the_old_one_in_place(tmp_path: Path) -> None:
    with new_run(tmp_path, "first") as folder:
        (folder / "a").write_text("old")
    with pytest.raises(ZeroDivisionError), new_run(tmp_path, "second"):
        _ = 1 / 0
    assert (tmp_path / "latest" / "a").read_text() == "old"
    assert [path.name for path in (tmp_path / "runs").iterdir()] == ["first"]


def test_two_runs_of_one_minute_keep_both(tmp_path: Path) -> None:
    for text in ("one", "two"):
        with new_run(tmp_path, "same") as folder:
            (folder / "a").write_text(text)
    assert sorted(path.name for path in (tmp_path / "runs").iterdir()) == ["same", "same-2"]
    assert (tmp_path / "latest" / "a").read_text() == "two"


def test_what_an_interrupted_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "runs" / ".building-x").mkdir(parents=True)
    (tmp_path / "runs" / ".building-x" / "half").write_text("half")
    assert history.clean(tmp_path) == 1
    assert list((tmp_path / "runs").iterdir()) == []
    assert history.clean(tmp_path) == 0


def test_the_lock_keeps_a_second_run_out_and_dies_with_its_process(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from evaluation.history import locked\n"
            "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)",
            str(tmp_path),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(history.__file__).parents[2],
    )
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError), locked(tmp_path):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with locked(tmp_path):
        pass


def test_outputs_that_cannot_be_written_are_said(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file where the folder should be")
    with pytest.raises(OutputsError), new_run(tmp_path, "x"):
        pass


def test_the_store_keeps_each_workbook_once(tmp_path: Path) -> None:
    for _ in range(2):
        history.store(tmp_path, b"workbook")
    assert [path.read_bytes() for path in (tmp_path / "store").iterdir()] == [b"workbook"]


def test_the_name_of_a_run_tells_minute_and_content() -> None:
    moment = datetime(2026, 11, 21, 9, 10)
    name = history.run_id(moment, {"a.xlsx": "1"})
    assert name.startswith("2026-11-21T0910-")
    assert len(name) == 20
    assert name != history.run_id(moment, {"a.xlsx": "2"})


def test_a_number_that_is_not_finite_never_reaches_a_file() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        history.as_json({"score": float("nan")})
