"""The examination of a machine: what stands in the way of a run is named, with the code the run would end with."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evaluation import history
from tests.commands.test_door import call


def states(capsys: pytest.CaptureFixture[str], inputs: Path, outputs: Path) -> tuple[int, dict[str, str]]:
    code = call("doctor", "--inputs", inputs, "--outputs", outputs, "--format", "json")
    return code, {one["name"]: one["state"] for one in json.loads(capsys.readouterr().out)["seen"]}


def test_a_machine_that_is_set_up_is_fine(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    code, seen = states(capsys, tmp_path, tmp_path / "out")
    assert code == 0
    assert set(seen.values()) == {"fine"}
    assert not list((tmp_path / "out").glob(".doctor-*"))


def test_missing_inputs_are_the_callers_matter(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, seen = states(capsys, tmp_path / "nowhere", tmp_path / "out")
    assert (code, seen["inputs"]) == (2, "wrong")


def test_outputs_that_cannot_be_written_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder")
    code, seen = states(capsys, tmp_path, tmp_path / "out")
    assert (code, seen["outputs"]) == (7, "wrong")


def test_a_run_under_way_is_no_fault(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with history.locked(tmp_path / "out"):
        code, seen = states(capsys, tmp_path, tmp_path / "out")
    assert (code, seen["lock"]) == (6, "careful")


def test_a_clock_behind_the_newest_run_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")
    with history.new_run(tmp_path / "out", "2099-01-01T0000-aaaa") as folder:
        (folder / "manifest.json").write_bytes(history.as_json({"started": tomorrow, "inputs": [], "outputs": {}}))
    assert states(capsys, tmp_path, tmp_path / "out")[1]["clock"] == "careful"
