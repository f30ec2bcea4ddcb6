"""A report is made anew when what it shows has changed, and only then."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest

from tests.commands.test_door import call
from tests.small.answers import PERIOD, write_small

pytestmark = pytest.mark.slow


def run(inputs: Path, outputs: Path, *more: str) -> dict[str, Any]:
    """The manifest of a run of the reports of two regions."""
    few = ("--period", PERIOD, "--regions", "25", "24", "--lang", "fi", "--draws", "64")
    call("run", "-q", "--inputs", inputs, "--outputs", outputs, *few, *more)
    loaded: dict[str, Any] = json.loads((outputs / "latest" / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def raise_a_number(path: Path) -> None:
    """One more of the first count that is a number in the sheet of indicators."""
    book = openpyxl.load_workbook(path)
    rows = book["Mittarit"].iter_rows(min_row=4)
    numbers = ((cell, cell.value) for row in rows for cell in row[4:8])
    cell, value = next((cell, value) for cell, value in numbers if isinstance(value, int | float))
    cell.value = value + 1
    book.save(path)


def pdfs(outputs: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in (outputs / "latest" / "reports").glob("*.pdf")}


def test_a_number_of_one_region_leaves_the_report_of_the_other_as_it_is(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    write_small(inputs)
    assert run(inputs, outputs)["taken_over"] == []
    before = pdfs(outputs)
    raise_a_number(inputs / "norrbotten.xlsx")
    assert run(inputs, outputs)["taken_over"] == ["vasterbotten_fi"]
    after = pdfs(outputs)
    assert after["norrbotten_fi"] != before["norrbotten_fi"]
    assert after["vasterbotten_fi"] == before["vasterbotten_fi"]
    carries_its_own(outputs)
    assert run(inputs, outputs, "--force")["taken_over"] == []
    assert pdfs(outputs) == after


def carries_its_own(outputs: Path) -> None:
    """The report of a region holds its own part of the results."""
    everything = json.loads((outputs / "latest" / "results.json").read_bytes())
    own = json.loads(attached(outputs, "norrbotten_fi", "results.json"))
    for part in ("regions", "indicators", "nodes", "findings", "sensitivity"):
        assert own[part] == [one for one in everything[part] if one["region"] == "25"], part
    book = openpyxl.load_workbook(BytesIO(attached(outputs, "norrbotten_fi", "results.xlsx")), read_only=True)
    told = {str(row[0]) for row in book["Mittarit"].iter_rows(min_row=2, values_only=True)}
    assert told == {"25"}


def attached(outputs: Path, report: str, name: str) -> bytes:
    with pikepdf.open(outputs / "latest" / "reports" / f"{report}.pdf") as pdf:
        return pdf.attachments[name].get_file().read_bytes()
