"""What goes back when a person calls the tool: lists and copies, progress over rounds, and no name on the way."""

import json
import os
import shutil
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import openpyxl
import pytest

import run_evaluation
from evaluation import history
from tests.returns.conftest import NAME, changed, faulty
from tests.returns.test_list import rows_of
from tests.small.answers import PERIOD, write_small


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """The three workbooks, that of Norrbotten with its faults."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    write_small(folder)
    path = folder / "norrbotten.xlsx"
    path.write_bytes(changed(path.read_bytes(), faulty))
    return folder


def call(*words: object) -> int:
    return run_evaluation.main([str(word) for word in (*words, "--period", PERIOD, "--ui-lang", "fi")])


def the_check(outputs: Path) -> Path:
    (folder,) = outputs.glob("checks/*")
    return folder


def test_a_check_writes_lists_and_copies_and_leaves_the_files_alone(inputs: Path, tmp_path: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in inputs.iterdir()}
    assert call("check", inputs, "--outputs", tmp_path / "out") == 4
    folder = the_check(tmp_path / "out")
    assert sorted(path.name for path in (folder / "returns").iterdir()) == [
        f"{region}_{kind}.xlsx"
        for region in ("norrbotten", "vasterbotten", "vasternorrland")
        for kind in ("korjauslista", "lukukappale")
    ]
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in inputs.iterdir()} == before


def test_the_lists_hold_every_problem_of_problems_json(inputs: Path, tmp_path: Path) -> None:
    call("check", inputs, "--outputs", tmp_path / "out")
    folder = the_check(tmp_path / "out")
    record = json.loads((folder / "problems.json").read_text(encoding="utf-8"))
    listed = []
    for path in (folder / "returns").glob("*_korjauslista.xlsx"):
        region = path.name.partition("_")[0]
        rows = rows_of(openpyxl.load_workbook(path).worksheets[0])
        listed += [(region, row["koodi"], row["mitä on"]) for row in rows]
    told = [
        (problem["file"].removesuffix(".xlsx"), problem["code"], problem["text"]["fi"]["found"])
        for problem in record["problems"]
    ]
    assert sorted(listed) == sorted(told)
    (delivery,) = [one for one in record["deliveries"] if one["region"] == "25"]
    assert delivery["status"] == "accepted_in_part"
    assert delivery["problems"] == {"error": 4, "warning": 4, "note": 1, "explained": 1}
    assert delivery["figures"] == {"asked": 35, "read": 23, "marked_missing": 2, "left_out": 5, "not_answered": 5}


def test_the_next_round_tells_the_progress(inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, outputs = inputs / "norrbotten.xlsx", tmp_path / "out"
    call("check", path, "--outputs", outputs)
    assert "edellisellä kerralla" not in capsys.readouterr().out
    path.write_bytes(changed(path.read_bytes(), lambda book: book["Mittarit"].__setitem__("E4", 55)))
    for _ in range(2):  # a second check of the same file compares with the same round as the first
        call("check", path, "--outputs", outputs)
        assert "3 virhettä (edellisellä kerralla 4)" in capsys.readouterr().out
    newest = max(outputs.glob("checks/*/returns/norrbotten_korjauslista.xlsx"), key=lambda one: one.stat().st_mtime_ns)
    texts = [cell.value for row in openpyxl.load_workbook(newest).worksheets[0].iter_rows(max_col=1) for cell in row]
    assert any("Edellisellä kerralla: 4 virhettä ja 4 huomautusta." in str(text) for text in texts)


def test_a_region_that_mended_everything_is_told_so(
    inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, outputs = inputs / "norrbotten.xlsx", tmp_path / "out"
    call("check", path, "--outputs", outputs)
    write_small(inputs)
    capsys.readouterr()
    call("check", path, "--outputs", outputs)
    assert "ei virheitä (edellisellä kerralla 4)" in capsys.readouterr().out


def test_records_of_other_regions_and_older_forms_are_passed_over(inputs: Path, tmp_path: Path) -> None:
    from commands.previous import earlier_counts
    from evaluation.rules.deliveries import Delivery, Figures
    from evaluation.workbook.submission import Submission

    def wrote(name: str, record: dict[str, object], hours: int) -> None:
        path = tmp_path / "out" / "checks" / name / "problems.json"
        history.write_whole(path, history.as_json(record))
        os.utime(path, (hours * 3600, hours * 3600))

    def round(errors: int, digest: str = "old", region: str = "25") -> dict[str, object]:
        counts = {"error": errors, "warning": 0, "note": 0, "explained": 0}
        return {"deliveries": [{"region": region, "files": [{"file": "x", "sha256": digest}], "problems": counts}]}

    submission = Submission("x", "new", 1, "region", "25", {}, {})
    delivered = [Delivery("25", (submission,), (), "accepted", Figures())]
    assert earlier_counts(tmp_path / "nowhere", delivered) == {}
    wrote("2026-01-01T0900-aaaa", round(12), 9)
    wrote("2026-01-01T1000-aaaa", round(5), 10)
    wrote("2026-01-01T1000-0000", round(7), 11)  # later in the same minute
    wrote("2026-01-01T1100-aaaa", round(1, digest="new"), 12)  # these very files
    wrote("2026-01-01T1200-aaaa", round(2, region="24"), 13)
    wrote("2026-01-01T1300-aaaa", {"problems": []}, 14)
    assert earlier_counts(tmp_path / "out", delivered)["25"]["error"] == 7


def test_nothing_usable_sends_lists_back(inputs: Path, tmp_path: Path) -> None:
    for path in inputs.iterdir():
        path.unlink()
    (inputs / "norrbotten.xlsx").write_bytes(b"not a workbook")
    (inputs / "kirja1.xlsx").write_bytes(b"")
    assert call("run", "-q", "--inputs", inputs, "--outputs", tmp_path / "out", "--lang", "fi") == 5
    folder = the_check(tmp_path / "out")
    assert sorted(path.name for path in (folder / "returns").iterdir()) == [
        "muut_korjauslista.xlsx",
        "norrbotten_korjauslista.xlsx",
    ]
    (row,) = rows_of(openpyxl.load_workbook(folder / "returns" / "muut_korjauslista.xlsx").worksheets[0])
    assert (row["koodi"], row["välilehti"]) == ("E101", "koko tiedosto")


def test_two_files_of_a_region_share_one_list(inputs: Path, tmp_path: Path) -> None:
    shutil.copy(inputs / "vasterbotten.xlsx", inputs / "vasterbotten uusi.xlsx")
    call("check", inputs, "--outputs", tmp_path / "out")
    returned = the_check(tmp_path / "out") / "returns"
    assert not (returned / "vasterbotten_lukukappale.xlsx").exists()
    rows = rows_of(openpyxl.load_workbook(returned / "vasterbotten_korjauslista.xlsx").worksheets[0])
    assert [(row["koodi"], row["tiedosto"]) for row in rows] == [("E316", "vasterbotten uusi.xlsx")]


def test_no_name_leaves_the_workbook(inputs: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ("--inputs", inputs, "--outputs", tmp_path / "out", "--regions", "25", "--lang", "fi")
    assert call("run", *arguments) == 4
    said = capfd.readouterr()
    assert NAME not in said.out + said.err
    run = tmp_path / "out" / "latest"
    holding = {path.name for path in run.rglob("*") if path.is_file() and _holds(path, NAME)}
    assert holding == {"norrbotten_lukukappale.xlsx"}
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    assert "returns/norrbotten_korjauslista.xlsx" in manifest["outputs"]


def _holds(path: Path, words: str) -> bool:
    if path.suffix == ".pdf":
        import pikepdf

        with pikepdf.open(path) as pdf:
            attached = [pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments]
            return any(words.encode() in each for each in (str(pdf.docinfo).encode(), *attached))
    if not is_zipfile(path):
        return words in path.read_text(encoding="utf-8")
    with ZipFile(path) as archive:
        return any(words in archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_a_workbook_that_nobody_can_copy_in_time_takes_nobody_along(
    inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commands import copying
    from commands.reading import LIMITS
    from commands.workers import Limits
    from evaluation.workbook.returns_copy import CopyWords
    from tests.hostile.surgery import after_cells

    words = CopyWords("fi", "Lukukappale", "Lukukappale", (), "Merkinnät", "Muuta", "ELMO", ())
    good = (inputs / "vasterbotten.xlsx").read_bytes()
    endless = after_cells(good, "xl/worksheets/sheet4.xml", '<mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>')
    monkeypatch.setattr(copying, "LIMITS", Limits(seconds=3.0, memory=LIMITS.memory))
    assert [copy is not None for copy in copying.copies([(endless, words), (good, words)])] == [False, True]
