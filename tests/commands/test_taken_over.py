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
    """The manifest of a run of every report in Finnish."""
    where = ("--inputs", inputs, "--outputs", outputs)
    call("run", "-q", *where, "--period", PERIOD, "--lang", "fi", "--draws", "64", *more)
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


def test_a_number_of_one_region_leaves_the_reports_of_the_others_as_they_are(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    write_small(inputs)
    assert run(inputs, outputs)["taken_over"] == []
    before = pdfs(outputs)
    raise_a_number(inputs / "norrbotten.xlsx")
    taken = run(inputs, outputs)["taken_over"]
    assert taken == ["vasterbotten_fi", "vasternorrland_fi"]
    after = pdfs(outputs)
    assert {name for name in after if after[name] != before[name]} == set(after) - set(taken)
    assert run(inputs, tmp_path / "anew", "--force")["taken_over"] == []
    anew = pdfs(tmp_path / "anew")
    assert {name: anew[name] for name in taken} == {name: after[name] for name in taken}


def test_a_region_s_report_carries_its_own_results_and_the_area_s_all(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    write_small(inputs)
    run(inputs, outputs)
    whole = (outputs / "latest" / "results.json").read_bytes()
    (area,) = (slug for slug in pdfs(outputs) if not slug.startswith(("norr", "vaster")))
    assert attached(outputs, area, "results.json") == whole
    own, everything = json.loads(attached(outputs, "norrbotten_fi", "results.json")), json.loads(whole)
    for part in ("regions", "indicators", "nodes", "findings", "sensitivity"):
        assert own[part] == [one for one in everything[part] if one["region"] == "25"], part
    book = openpyxl.load_workbook(BytesIO(attached(outputs, "norrbotten_fi", "results.xlsx")), read_only=True)
    told = {str(row[0]) for row in book["Mittarit"].iter_rows(min_row=2, values_only=True)}
    assert told == {"25"}


def attached(outputs: Path, report: str, name: str) -> bytes:
    with pikepdf.open(outputs / "latest" / "reports" / f"{report}.pdf") as pdf:
        return pdf.attachments[name].get_file().read_bytes()
