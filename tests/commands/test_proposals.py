"""The workbook of proposals at the door: written by a run, dropped back into inputs, never taken for a region's."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import run_evaluation
from evaluation import evaluate
from evaluation.workbook.reading import read_submission
from reports.language import load_language
from reports.proposal_book import proposals_xlsx
from tests.small.answers import ANSWERS, FILES, PERIOD, small_framework, workbook, write_small

Call = Callable[..., int]


@pytest.fixture(scope="module")
def decided() -> bytes:
    """A workbook of proposals with one decision in it."""
    framework = small_framework()
    books = [read_submission(FILES[key], workbook(framework, key, told), framework) for key, told in ANSWERS.items()]
    book = openpyxl.load_workbook(BytesIO(proposals_xlsx(evaluate(framework, books), load_language("fi"))))
    page = book.worksheets[0]
    head, row = (next(one for one in page.iter_rows() if one[0].value == key) for key in ("tunnus", "proposal.M01"))
    answers = {"päätös": "hyväksytään", "vastuutaho": "Aluehallinto", "päätöspäivä": "1.3.2021"}
    for name, cell in zip(head, row, strict=True):
        if name.value in answers:
            cell.value = answers[str(name.value)]
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def call(*words: object) -> int:
    return run_evaluation.main([str(word) for word in words])


def run(inputs: Path, outputs: Path) -> int:
    words = ("--period", PERIOD, "--regions", "22", "--lang", "fi")
    return call("run", "-q", "--inputs", inputs, "--outputs", outputs, *words)


def told(outputs: Path, name: str) -> Any:
    return json.loads((outputs / "latest" / name).read_text(encoding="utf-8"))


def decision(outputs: Path) -> dict[str, Any]:
    proposals = told(outputs, "results.json")["proposals"]
    found: dict[str, Any] = next(one for one in proposals if one["id"] == "proposal.M01")["decision"]
    return found


@pytest.mark.slow
def test_decisions_dropped_into_inputs_are_in_the_run(tmp_path: Path, decided: bytes) -> None:
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    write_small(inputs)
    (inputs / "norrbotten_paatokset.xlsx").write_bytes(decided)  # a region in its name makes it no region's
    assert run(inputs, outputs) == 4  # the joint workbook is absent
    assert decision(outputs)["decision"] == "approved"
    assert decision(outputs)["cell"] == "norrbotten_paatokset.xlsx!Ehdotukset!N4"
    delivered = {one["file"]: one for one in told(outputs, "manifest.json")["inputs"]}
    own = delivered["norrbotten_paatokset.xlsx"]
    assert (own["region"], own["status"]) == (None, "accepted")
    assert (outputs / "store" / f"{own['sha256']}.xlsx").exists()
    regions = {one["region"]: one["status"] for one in told(outputs, "results.json")["regions"]}
    assert regions["25"].startswith("accepted")
    assert (outputs / "latest" / "returns" / "ehdotukset_korjauslista.xlsx").exists()
    assert not (outputs / "latest" / "returns" / "muut_korjauslista.xlsx").exists()


@pytest.mark.slow
def test_beside_decisions_alone_the_example_gives_the_figures(
    tmp_path: Path, decided: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    (inputs / "esimerkki").mkdir(parents=True)
    write_small(inputs / "esimerkki")
    (inputs / "paatokset.xlsx").write_bytes(decided)
    code = call("run", "--ui-lang", "fi", "--inputs", inputs, "--outputs", outputs, "--period", PERIOD,
                "--regions", "22", "--lang", "fi")  # fmt: skip
    assert code == 4
    assert "Kansiossa on vain ehdotustyökirja: luvut luetaan esimerkistä (3 tiedostoa" in capsys.readouterr().err
    assert decision(outputs)["decision"] == "approved"


def test_a_check_knows_it_and_two_of_them_are_an_error(
    tmp_path: Path, decided: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "ehdotukset.xlsx", tmp_path / "paatokset.xlsx"
    for path in (one, two):
        path.write_bytes(decided)
    assert call("check", "--ui-lang", "fi", "--period", PERIOD, "--outputs", tmp_path / "out", one) == 0
    assert "Ehdotustyökirja  hyväksytty" in capsys.readouterr().out
    assert call("check", "--ui-lang", "fi", "--period", PERIOD, "--outputs", tmp_path / "out", one, two) == 5
    said = capsys.readouterr().out
    assert "E401" in said
    assert "Ehdotustyökirja  hylätty" in said
