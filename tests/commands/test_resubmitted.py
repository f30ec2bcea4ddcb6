"""A second delivery of a region beside the run that accepted the first one."""

import json
from pathlib import Path

import openpyxl
import pytest

from evaluation import history
from run_evaluation import main
from tests.small.answers import ANSWERS, PERIOD, small_framework, workbook

NAME = "norrbotten.xlsx"


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """The folder of a run that accepted a workbook."""
    content, folder = workbook(small_framework(), "25", ANSWERS["25"]), tmp_path / "out"
    history.store(folder, content)
    used = {"file": NAME, "sha256": history.sha256(content), "region": "25", "status": "accepted_with_remarks"}
    manifest = {"started": "2026-01-01T09:00:00+00:00", "inputs": [used], "outputs": {}}
    history.write_whole(folder / "runs" / "2026-01-01T0900-aaaa" / "manifest.json", history.as_json(manifest))
    return folder


def notes(outputs: Path, inputs: Path) -> list[tuple[str, str, str]]:
    main(["check", str(inputs), "--outputs", str(outputs), "--period", str(PERIOD), "-q", "--ui-lang", "fi"])
    newest = max(outputs.glob("checks/*/problems.json"), key=lambda path: path.stat().st_mtime_ns)
    told = json.loads(newest.read_text(encoding="utf-8"))["problems"]
    return [(one["code"], one["file"], one["cells"]) for one in told if one["code"] in ("N337", "N338")]


def test_changed_cells_are_told_and_stand_in_the_list(outputs: Path, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(workbook(small_framework(), "25", ANSWERS["25"]))
    assert notes(outputs, path) == []
    book = openpyxl.load_workbook(path)
    book["Mittarit"]["E4"] = 61
    book.save(path)
    assert notes(outputs, path) == [("N337", NAME, "E4")]
    lists = outputs.glob("checks/*/returns/norrbotten_korjauslista.xlsx")
    page = openpyxl.load_workbook(max(lists, key=lambda one: one.stat().st_mtime_ns)).worksheets[0]
    assert "N337" in {cell.value for row in page.iter_rows() for cell in row}


def test_a_store_that_was_cleared_has_nothing_to_compare(outputs: Path, tmp_path: Path) -> None:
    for path in (outputs / "store").iterdir():
        path.unlink()
    path = tmp_path / NAME
    path.write_bytes(workbook(small_framework(), "25", {**ANSWERS["25"], "I1": (50, 2, 3, 4, 5, 6)}))
    assert notes(outputs, path) == []
