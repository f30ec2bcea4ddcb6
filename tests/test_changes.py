"""What a change of the workbooks or of the framework may change, and what it may not."""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import run_evaluation
from evaluation import Evaluation, evaluate
from evaluation.workbook.reading import read_submission
from evaluation.workbook.template import write_template
from indicators import Framework, load_framework
from reports.tables.records import result_records
from tests.small.answers import ANSWERS, FILES, PERIOD, small_framework, template_texts, workbook

Change = Callable[[Workbook], None]


def delivered(framework: Framework, changes: Mapping[str, Change] | None = None) -> dict[str, bytes]:
    """The small workbooks by file name, with some of them changed in Excel."""
    files = {FILES[key]: workbook(framework, key, figures) for key, figures in ANSWERS.items()}
    for name, change in (changes or {}).items():
        book = load_workbook(io.BytesIO(files[name]))
        change(book)
        saved = io.BytesIO()
        book.save(saved)
        files[name] = saved.getvalue()
    return files


def outcome(framework: Framework, files: Mapping[str, bytes]) -> Evaluation:
    return evaluate(framework, [read_submission(name, content, framework) for name, content in files.items()])


def figures_of(evaluation: Evaluation) -> object:
    """All that results.json holds of values and verdicts, without the addresses, which may move."""
    records = result_records(evaluation)
    return [
        [{key: value for key, value in record.items() if key != "cells"} for record in records[part]]
        for part in ("indicators", "nodes")
    ]


def cell_of(book: Workbook, row_id: str, header: str) -> tuple[int, int]:
    """Row and column of a figure in the sheet of indicators."""
    lines = [[str(cell.value) for cell in cells] for cells in book["Mittarit"].iter_rows()]
    top = next(texts for texts in lines if "tunnus" in texts)
    column = next(number for number, text in enumerate(top, start=1) if text.startswith(header))
    return next(number for number, texts in enumerate(lines, start=1) if texts[0] == row_id), column


@pytest.fixture(scope="module")
def framework() -> Framework:
    return small_framework()


@pytest.fixture(scope="module")
def plain(framework: Framework) -> Evaluation:
    return outcome(framework, delivered(framework))


def title_row(book: Workbook) -> None:
    book["Mittarit"].protection.sheet = False
    book["Mittarit"].insert_rows(1, 2)
    book["Mittarit"]["A1"] = "Norrbottenin luvut"


def moved_column(book: Workbook) -> None:
    sheet = book["Mittarit"]
    sheet.insert_cols(1)
    for line in range(1, sheet.max_row + 1):  # the last column comes first
        sheet.cell(line, 1, sheet.cell(line, sheet.max_column).value)
        sheet.cell(line, sheet.max_column).value = None


def text_numbers(book: Workbook) -> None:
    line, column = cell_of(book, "I3", "2020")
    book["Mittarit"].cell(line, column, "10,5")
    line, column = cell_of(book, "I1", "2020")
    book["Mittarit"].cell(line, column, " 75 kpl ")


def shouted_headers(book: Workbook) -> None:
    for cells in book["Mittarit"].iter_rows():
        for cell in cells:
            if cell.value == "yksikkö":
                cell.value = " YKSIKKÖ "


@pytest.mark.parametrize("change", [title_row, moved_column, text_numbers, shouted_headers])
def test_appearance_changes_nothing(framework: Framework, plain: Evaluation, change: Change) -> None:
    changed = outcome(framework, delivered(framework, {"norrbotten.xlsx": change}))
    assert figures_of(changed) == figures_of(plain)
    assert not [problem for problem in changed.problems if problem.code[0] == "E"]


def test_addresses_stay_true_after_a_title_row(framework: Framework) -> None:
    changed = outcome(framework, delivered(framework, {"norrbotten.xlsx": title_row}))
    files = delivered(framework, {"norrbotten.xlsx": title_row})
    book = load_workbook(io.BytesIO(files["norrbotten.xlsx"]))
    (address,) = changed.results["25", "I1"].cells["value"]
    file, sheet, cell = address.split("!")
    assert (file, sheet, book[sheet][cell].value) == ("norrbotten.xlsx", "Mittarit", 75)


def test_one_number_changes_only_what_rests_on_it(framework: Framework, plain: Evaluation) -> None:
    def raise_meetings(book: Workbook) -> None:
        line, column = cell_of(book, "I1", "2020")
        book["Mittarit"].cell(line, column, 85)

    changed = outcome(framework, delivered(framework, {"norrbotten.xlsx": raise_meetings}))
    results = {key for key in plain.results if plain.results[key] != changed.results[key]}
    # the area's own I1 rests on 2019, the year that two regions have; its latest value does not move
    assert results == {("25", "I1")}
    nodes = {key for key in plain.nodes if plain.nodes[key] != changed.nodes[key]}
    assert nodes == {("25", "W1"), ("25", "W"), ("25", "implementation"), ("25", "total")}
    assert changed.problems == plain.problems


def test_a_deleted_sheet_is_one_message(framework: Framework, plain: Evaluation) -> None:
    changed = outcome(framework, delivered(framework, {"norrbotten.xlsx": lambda book: book.remove(book["Mittarit"])}))
    new = [problem for problem in changed.problems if problem not in plain.problems and problem.code != "W208"]
    assert [(problem.code, problem.place.file) for problem in new] == [("E120", "norrbotten.xlsx")]
    for key in plain.results:
        if key[0] in ("24", "22"):
            assert changed.results[key] == plain.results[key]


def test_a_region_never_depends_on_another(framework: Framework, plain: Evaluation) -> None:
    alone = outcome(framework, {name: content for name, content in delivered(framework).items() if name[0] == "n"})
    assert {key: one for key, one in alone.results.items() if key[0] == "25"} == {
        key: one for key, one in plain.results.items() if key[0] == "25"
    }


@settings(max_examples=6)
@given(order=st.permutations(sorted(FILES.values())))
def test_the_order_of_files_never_matters(order: list[str]) -> None:
    framework = small_framework()
    files = delivered(framework)
    assert outcome(framework, {name: files[name] for name in order}) == outcome(framework, files)


NEW_CARD = """
[I7]
name = { fi = "Yhteiset tapahtumat", en = "Joint events" }
objective = "W1"
kind = "output"
unit = { fi = "kpl", en = "number" }
direction = "increase"
scope = "region"
rollup = "sum"
accumulation = "level"
source = { fi = "kalenteri", en = "calendar" }
source_class = "own"
proposed_by = "project"
valid_range = [0, 50]
target = 20
baseline = 0
count = true
"""


def test_a_new_card_needs_nothing_but_itself(tmp_path: Path) -> None:
    period = tmp_path / "grown"
    shutil.copytree(PERIOD, period)
    with (period / "work.toml").open("a", encoding="utf-8") as cards:
        cards.write(NEW_CARD)
    grown = load_framework(str(period))
    empty = load_workbook(io.BytesIO(write_template(grown, "25", "fi", template_texts())))
    assert "I7" in [cells[0].value for cells in empty["Mittarit"].iter_rows()]
    answers = {**ANSWERS["25"], "I7": (0, 5, 8, 10, 12, 15)}
    evaluation = outcome(grown, {"norrbotten.xlsx": workbook(grown, "25", answers)})
    assert evaluation.results["25", "I7"].attainment == pytest.approx(0.75)  # 15 of 20
    # (50 + 66.6667 + 75)/3: the objective now has three cards
    assert evaluation.nodes["25", "W1"].score == pytest.approx((50 + 200 / 3 + 75) / 3)
    too_many = outcome(grown, {"norrbotten.xlsx": workbook(grown, "25", {**answers, "I7": (0, 5, 8, 10, 12, 51)})})
    assert [problem.code for problem in too_many.problems if problem.code[0] == "E"] == ["E304"]


@pytest.mark.slow
def test_a_new_card_is_tabled_and_charted(tmp_path: Path) -> None:
    period, inputs = tmp_path / "grown", tmp_path / "inputs"
    shutil.copytree(PERIOD, period)
    with (period / "work.toml").open("a", encoding="utf-8") as cards:
        cards.write(NEW_CARD)
    grown = load_framework(str(period))
    inputs.mkdir()
    answers = {**ANSWERS["25"], "I7": (0, 5, 8, 10, 12, 15)}
    (inputs / "norrbotten.xlsx").write_bytes(workbook(grown, "25", answers))
    words = ["run", "-q", "--inputs", str(inputs), "--outputs", str(tmp_path / "out"), "--period", str(period)]
    assert run_evaluation.main([*words, "--regions", "norrbotten", "--lang", "en"]) == 4  # the others are absent
    report = tmp_path / "out" / "latest" / "reports" / "norrbotten_en.pdf"
    told = subprocess.run(["pdftotext", str(report), "-"], capture_output=True, text=True, check=True).stdout
    assert told.count("Joint events") == 2  # the chart of its dimension and the table
    table = (tmp_path / "out" / "latest" / "results.csv").read_text(encoding="utf-8-sig")
    assert "Joint events" in table
