"""Texts from cells on their way out: they arrive as they were written, and do nothing."""

import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest

import run_evaluation
from evaluation import evaluate
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Submission
from evaluation.workbook.template import fill_template
from reports.tables.sheets import results_csv, results_xlsx
from tests.small.answers import ANSWERS, FILES, PERIOD, YEARS, small_framework, template_texts, workbook

KEY = "22"
SHOWN = ("I2", "I6.osoittaja")  # without a result, so that the page names the source
TEXTS = {
    "I1": "+358 40\t-1",
    "I2": "<script>alert(1)</script><img src=http://127.0.0.1:9/x>{{ 7*7 }}{% include '/etc/passwd' %}",
    "I3": "@SUM(A1:A9)*cmd|' /C calc'!A0",
    "I4": "<b>lihava</b>",
    "I5": "\u202etsil\u202c \u2066x\u2069",
    "I6.osoittaja": "=HYPERLINK(\"http://127.0.0.1:9/\",\"lue\") & < > ' \\ ]]> &amp; _x0041_",
    "I6.nimittäjä": "-1+1",
}


def delivered() -> bytes:
    rows = [
        {"id": row, "source": TEXTS[row], "comment": f"W306: {TEXTS[row]}", "baseline": values[0],
         **dict(zip(YEARS, values[1:], strict=True))}
        for row, values in ANSWERS[KEY].items()
    ]  # fmt: skip
    about: list[dict[str, object]] = [
        {"field": "organisation", "answer": TEXTS["I2"]},
        {"field": "date", "answer": "31.12.2020"},
        {"field": "state", "answer": "final"},
    ]
    answers: Mapping[str, list[dict[str, object]]] = {"about": about, "indicators": rows}
    return fill_template(small_framework(), KEY, "fi", template_texts(), answers)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def submission() -> Submission:
    return read_submission(FILES[KEY], delivered(), small_framework())


def test_texts_are_read_as_they_were_written(submission: Submission) -> None:
    rows = {row.text("id"): row for row in submission.sheets["indicators"].rows}
    assert {key: rows[key].text("source") for key in TEXTS} == TEXTS


def test_no_text_becomes_a_formula_in_tables(submission: Submission) -> None:
    evaluation = evaluate(small_framework(), [submission])
    content = results_xlsx(evaluation)
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(TEXTS["I2"] == cell.value for cell in cells)
    assert any('=HYPERLINK("http://127.0.0.1:9/","lue")' in str(cell.value) for cell in cells)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert not any("externalLink" in name or "hyperlink" in name for name in archive.namelist())
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    fields = [field for line in results_csv(evaluation).decode("utf-8-sig").splitlines() for field in line.split(";")]
    assert not [field for field in fields if field.strip('"').startswith(("=", "+", "@", "\t"))]


def test_the_terminal_is_told_nothing_it_would_obey(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nasty = "\x9b31m\u202e\u2066"  # what a workbook can hold of control and direction
    odd = [{"id": "I1", "2016": f"{nasty}monta", "source": f"x{nasty}"}]
    content = fill_template(small_framework(), KEY, "fi", template_texts(), {"indicators": odd})
    for name in ("a\x1b[2Jb.xlsx", "\u202exslx.xlsx"):
        (tmp_path / name).write_bytes(content)
    run_evaluation.main(["check", "--outputs", str(tmp_path / "out"), "--period", str(PERIOD), str(tmp_path)])
    said = capsys.readouterr()
    unseen = {letter for letter in said.out + said.err if not letter.isprintable() and letter not in "\n\u00a0\u202f"}
    assert unseen == set()


@pytest.mark.slow
def test_a_page_shows_the_texts_and_does_nothing_more(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "inputs", tmp_path / "out"
    inputs.mkdir()
    (inputs / FILES[KEY]).write_bytes(delivered())
    (inputs / FILES["24"]).write_bytes(workbook(small_framework(), "24", ANSWERS["24"]))
    words = ["--inputs", inputs, "--outputs", outputs, "--period", PERIOD, "--regions", KEY, "--lang", "fi"]
    assert run_evaluation.main(["run", "-q", *map(str, words)]) == 4  # the others are absent
    (page,) = (outputs / "latest" / "reports").glob("*.pdf")
    text = subprocess.run(["pdftotext", "-raw", page, "-"], capture_output=True, text=True, check=True).stdout
    bare = "".join(text.split())
    assert [key for key in SHOWN if "".join(TEXTS[key].split()) not in bare] == []
    assert "root:" not in bare
    with pikepdf.open(page) as pdf:
        assert sorted(pdf.attachments) == ["results.json", "results.xlsx"]
        actions = [note.A for leaf in pdf.pages for note in leaf.get("/Annots", []) if "/A" in note]
    assert not [action for action in actions if "127.0.0.1" in str(action)]
