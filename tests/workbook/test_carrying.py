"""An old workbook's answers in a new template: all that has a place there is read from it again, the rest is told."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from evaluation.workbook.carrying import Carried, carried
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Missing, Submission
from evaluation.workbook.template import fill_template
from reports.language import load_language
from run_evaluation import main
from tests.hostile.base import framework, home
from tests.hostile.surgery import text, with_cells

EXAMPLE = Path(__file__).parents[2] / "inputs" / "esimerkki"


def read(content: bytes) -> Submission:
    return read_submission("kirja.xlsx", content, framework())


def moved(content: bytes, language: str = "fi") -> tuple[Submission, Carried, Submission]:
    """The old workbook, what was carried, and the new one as it is read."""
    old, texts = read(content), load_language(language).phrases
    found = carried(framework(), old, language, texts)
    return old, found, read(fill_template(framework(), old.region, language, texts, found.answers))


def meanings(submission: Submission) -> Mapping[str, list[tuple[str, ...]]]:
    """What every answered row says, without its address and the columns that a template writes itself."""
    own = ("name", "unit", "target_unit", "text", "note")
    return {
        key: sorted(
            tuple(
                f"{name}: {cell.value!r} {cell.missing} {cell.preliminary}" for name, cell in sorted(row.cells.items())
                if name not in own and (cell.value is not None or cell.missing is not Missing.NOT_ANSWERED)
            )
            for row in sheet.rows
        )
        for key, sheet in submission.sheets.items()
    }  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("name", ["lappi.xlsx", "ip-alue.xlsx"])
def test_all_answers_of_the_example_arrive(name: str, language: str) -> None:
    old, found, new = moved((EXAMPLE / name).read_bytes(), language)
    assert found.left == ()
    assert new.problems == ()
    assert meanings(new) == meanings(old)
    fields = {key: cell.value for key, cell in old.fields.items()}
    assert {key: cell.value for key, cell in new.fields.items()} == fields


def test_what_cannot_be_read_is_carried_as_it_was_written() -> None:
    sheet = "xl/worksheets/sheet3.xml"
    content = with_cells(home(), sheet, {"E5": text("n. 550"), "F5": text("18*"), "G5": text("...")})
    _, found, new = moved(content)
    row = next(row for row in new.sheets["indicators"].rows if row.text("id") == "K06")
    assert (row.cells["2019"].written, row.cells["2019"].fault and row.cells["2019"].fault.code) == ("n. 550", "E203")
    assert (row.cells["2020"].value, row.cells["2020"].preliminary) == (18, True)
    assert row.cells["2021"].missing is Missing.CONFIDENTIAL
    assert [(one.reason, one.place.cells) for one in found.left] == [("given", "J5")]  # a target of their own


def changed(cells: Mapping[str, object]) -> bytes:
    book, written = openpyxl.load_workbook(BytesIO(home())), BytesIO()
    for address, value in cells.items():
        book["Mittarit"][address] = value  # type: ignore[assignment]
    book.save(written)
    return written.getvalue()


def test_what_has_no_place_is_told() -> None:
    _, found, new = moved(changed({"A99": "K99", "E99": 3, "G99": 4, "A100": "K06", "E100": 9, "D5": 2}))
    told = [(one.reason, one.place.cells, one.written, one.instead) for one in found.left]
    assert told == [
        ("given", "D5", "2", "0"), ("given", "J5", "6", "1"), ("row", "E99:G99", "K99", ""), ("row", "E100", "K06", ""),
    ]  # fmt: skip
    row = next(row for row in new.sheets["indicators"].rows if row.text("id") == "K06")
    assert [row.number_in(key) for key in ("2019", "baseline", "target")] == [1, 2, 6]


def call(*words: object) -> int:
    return main([str(word) for word in (*words, "--ui-lang", "fi", "--no-color")])


def test_the_command_writes_and_tells_and_never_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, out = tmp_path / "vanha.xlsx", tmp_path / "uudet"
    old.write_bytes(changed({"A99": "K99", "E99": 3}))
    before = old.read_bytes()
    assert call("templates", "--from", old, "--out", out) == 4
    said = capsys.readouterr().out
    assert "Mittarit!E99: ”K99” – uudessa pohjassa ei ole tätä riviä" in said
    assert "Mittarit!J5: siirrettiin ”6”, uudessa pohjassa oli valmiina 1" in said
    assert read((out / "lappi.xlsx").read_bytes()).region == "19"
    assert call("templates", "--from", old, "--out", out) == 5
    assert "jätetty ennalleen" in capsys.readouterr().out
    assert old.read_bytes() == before
    (tmp_path / "rikki.xlsx").write_bytes(b"x")
    assert call("templates", "--from", tmp_path / "rikki.xlsx", "--out", tmp_path / "muut") == 5
    assert "Vanhasta työkirjasta ei voitu lukea vastauksia" in capsys.readouterr().err
    assert not (tmp_path / "muut").exists()


