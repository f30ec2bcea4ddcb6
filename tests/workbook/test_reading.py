"""What an evaluator may do to a workbook without changing what is read, and what is said of the rest."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from evaluation.problems import Place, Problem
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Missing, Row, Submission
from indicators import Framework
from tests.workbook.zips import zipped

Make = Callable[..., bytes]
Read = Callable[[bytes], Submission]
Changed = Callable[[bytes, Callable[[Workbook], object]], bytes]
ANSWERS = {
    "about": [{"field": "organisation", "answer": "Läänin hallitus"}, {"field": "state", "answer": "final"}],
    "indicators": [
        {"id": "I1", "baseline": 50, "2016": 60, "2017": 12.5, "2018": "..", "2019": "8*", "source": "pöytäkirjat"},
        {"id": "I3", "2016": 14, "comment": "=mukava"},
    ],
}


@pytest.fixture(scope="module")
def book(make: Make) -> bytes:
    return make(ANSWERS)


@pytest.fixture
def read(small: Framework) -> Read:
    return lambda content: read_submission("norrbotten.xlsx", content, small)


def row(submission: Submission, key: str) -> Row:
    return next(row for row in submission.sheets["indicators"].rows if row.text("id") == key)


def values(submission: Submission) -> list[list[tuple[str, object, object, object]]]:
    """Every value of the indicators without its address."""
    rows = submission.sheets["indicators"].rows
    return [[(k, c.value, c.missing, c.preliminary) for k, c in sorted(each.cells.items())] for each in rows]


def problems(submission: Submission) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in submission.problems]


def only(submission: Submission) -> Problem:
    (problem,) = submission.problems
    return problem


def test_values_kinds_of_missing_and_addresses(book: bytes, read: Read) -> None:
    submission = read(book)
    assert (submission.kind, submission.region, problems(submission)) == ("region", "25", [])
    first = row(submission, "I1")
    assert [first.number_in(key) for key in ("baseline", "2016", "2017", "2018", "2019")] == [50, 60, 12.5, None, 8]
    assert first.cells["2018"].missing is Missing.NOT_AVAILABLE
    assert first.cells["2020"].missing is Missing.NOT_ANSWERED
    assert first.cells["2019"].preliminary
    assert submission.fields["state"].value == "final"
    sheet = openpyxl.load_workbook(BytesIO(book))["Mittarit"]
    for each in submission.sheets["indicators"].rows:
        for cell in each.cells.values():
            assert cell.place.sheet == "Mittarit"
            stored = sheet[cell.place.cells].value
            assert (stored is None) == (cell.written == "")
            if isinstance(cell.value, float) and not cell.preliminary:
                assert stored == cell.value


def test_hash_size_and_named_cells(book: bytes, small: Framework, read: Read) -> None:
    submission = read(book)
    assert (submission.size, len(submission.sha256)) == (len(book), 64)
    assert (submission.template_version, submission.framework_digest) == ("1", small.digest)


def move_column(name: str, before: int, after: int) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        sheet = book[name]
        contents = [sheet.cell(number, before).value for number in range(1, sheet.max_row + 1)]
        sheet.delete_cols(before)
        sheet.insert_cols(after)
        for number, value in enumerate(contents, start=1):
            sheet.cell(number, after).value = value

    return change


def add_title_rows(book: Workbook) -> None:
    book["Mittarit"].insert_rows(1, 4)
    book["Mittarit"]["A2"] = "Omat muistiinpanot"


def write_as_text(book: Workbook) -> None:
    sheet = book["Mittarit"]
    for cells in sheet.iter_rows(min_row=4):
        for cell in cells:
            if isinstance(cell.value, int | float):
                cell.value = str(cell.value).replace(".", ",")


def respell_headers(book: Workbook) -> None:
    for cell in book["Mittarit"][3]:
        if isinstance(cell.value, str):
            cell.value = f" {cell.value.upper().replace(' ', chr(0xA0)).rstrip('*')}\u00ad "


def years_as_numbers(book: Workbook) -> None:
    for cell in book["Mittarit"][3]:
        if isinstance(cell.value, str) and cell.value[:4].isdigit():
            cell.value = int(cell.value[:4])


def rename_sheet(book: Workbook) -> None:
    book["Mittarit"].title = " MITTARIT"


def english_headers(book: Workbook) -> None:
    book["Mittarit"].title = "Indicators"
    names = {"tunnus": "id", "lähde\u00a0*": "source", "kommentti": "Comment", "tavoite 2020\u00a0*": "Target 2020"}
    for cell in book["Mittarit" if "Mittarit" in book.sheetnames else "Indicators"][3]:
        cell.value = names.get(str(cell.value), cell.value)


@pytest.mark.parametrize(
    "change",
    [
        move_column("Mittarit", 7, 2), move_column("Mittarit", 1, 9), add_title_rows, write_as_text,
        respell_headers, years_as_numbers, rename_sheet, english_headers,
    ],
    ids=lambda change: getattr(change, "__qualname__", ""),
)  # fmt: skip
def test_what_evaluators_do_changes_nothing(
    book: bytes, changed: Changed, read: Read, change: Callable[[Workbook], object]
) -> None:
    submission = read(changed(book, change))
    assert values(submission) == values(read(book))
    assert problems(submission) == []
    assert len(submission.sheets["indicators"].rows) == len(read(book).sheets["indicators"].rows)


def test_addresses_stay_true_after_rows_and_columns_moved(
    book: bytes, changed: Changed, read: Read
) -> None:
    def change(book: Workbook) -> None:
        add_title_rows(book)
        move_column("Mittarit", 6, 1)(book)  # the column of 2017, F, to the front

    submission = read(changed(book, change))
    number = row(read(book), "I1").number + 4
    assert str(row(submission, "I1").cells["2017"].place) == f"norrbotten.xlsx!Mittarit!A{number}"
    assert submission.sheets["indicators"].columns["2017"] == "A"


def test_a_deleted_sheet_is_one_problem(book: bytes, changed: Changed, read: Read) -> None:
    submission = read(changed(book, lambda each: each.remove(each["Mittarit"])))
    assert [problem.code for problem in submission.problems] == ["E120"]
    assert dict(only(submission).facts) == {"expected": "Mittarit", "found": ""}
    assert "indicators" not in submission.sheets


def test_a_misspelt_sheet_is_guessed(book: bytes, changed: Changed, read: Read) -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"].title = "Mitarit"

    submission = read(changed(book, change))
    assert [(problem.code, problem.facts.get("found")) for problem in submission.problems] == [
        ("E120", "Mitarit"),
    ]  # fmt: skip


def test_a_misspelt_header_is_one_problem_and_counts_what_it_loses(
    book: bytes, changed: Changed, read: Read
) -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"]["F3"] = "vuosi 2017"

    submission = read(changed(book, change))
    problem = only(submission)
    assert (problem.code, problem.place, problem.left_out) == ("E122", Place("norrbotten.xlsx", "Mittarit", "F3"), 1)
    assert (problem.facts["written"], problem.facts["expected"]) == ("vuosi 2017", "2017")
    assert "2017" not in submission.sheets["indicators"].columns


def test_a_missing_column_names_itself_in_the_language_of_the_workbook(
    make: Make, changed: Changed, read: Read
) -> None:
    for language, sheet, header in (("fi", "Mittarit", "lähde"), ("en", "Indicators", "source")):
        content = make(ANSWERS, language=language)

        def change(book: Workbook, sheet: str = sheet, header: str = header) -> None:
            heads = [str(cell.value) for cell in book[sheet][3]]
            book[sheet].delete_cols(1 + heads.index(f"{header}\u00a0*"))

        problem = only(read(changed(content, change)))
        assert (problem.code, problem.facts["expected"], problem.facts["written"]) == ("E122", header, "")


def test_a_sheet_without_its_key_column_is_absent(book: bytes, changed: Changed, read: Read) -> None:
    submission = read(changed(book, lambda each: each["Mittarit"].delete_cols(1)))
    assert "indicators" not in submission.sheets
    assert only(submission).left_out > 0


def test_a_sheet_without_headers_says_so(book: bytes, changed: Changed, read: Read) -> None:
    submission = read(changed(book, lambda each: each["Mittarit"].delete_rows(3)))
    assert [problem.code for problem in submission.problems] == ["E121"]


def test_the_same_header_twice_reads_neither(book: bytes, changed: Changed, read: Read) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Mittarit"]
        sheet.cell(3, 20).value = "2016"
        sheet.cell(4, 20).value = 61

    submission = read(changed(book, change))
    assert problems(submission) == [("E124", "norrbotten.xlsx!Mittarit!T3")]
    assert only(submission).left_out == 2 + 1  # 60 and 14 in the first, 61 in the second
    assert "2016" not in submission.sheets["indicators"].columns


def test_extra_columns_and_sheets_are_one_note_each(book: bytes, changed: Changed, read: Read) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Mittarit"]
        sheet.cell(3, 21).value, sheet.cell(3, 22).value = "oma arvio", "2031"
        sheet.cell(4, 23).value = "irrallinen"
        book.create_sheet("Laskelmat")["B2"] = 5
        book.create_sheet("Tyhjä")

    submission = read(changed(book, change))
    assert [(p.code, p.place.cells, p.facts["names"]) for p in submission.problems] == [
        ("N123", "U3:W3", "oma arvio, 2031, W"), ("N124", "", "Laskelmat"),
    ]  # fmt: skip
    assert values(submission) == values(read(book))


def test_the_region_is_what_the_fields_say(book: bytes, changed: Changed, read: Read) -> None:
    def change(book: Workbook) -> None:
        book["Tiedot"]["B4"] = "Västerbotten"

    def change_and_forget(book: Workbook) -> None:
        change(book)
        del book.defined_names["region_code"]

    told = read(changed(book, change_and_forget))
    assert (told.region, problems(told)) == ("24", [])


def test_a_region_that_is_not_the_one_of_the_template_is_nobodys(book: bytes, changed: Changed, read: Read) -> None:
    def change(book: Workbook) -> None:
        book["Tiedot"]["B4"] = "Västerbotten"

    submission = read(changed(book, change))
    assert (submission.region, problems(submission)) == ("", [("E116", "norrbotten.xlsx!Tiedot!B4")])
    facts = only(submission).facts
    assert [str(getattr(facts[name], "fi", "")) for name in ("written", "made")] == ["24 Västerbotten", "25 Norrbotten"]


def test_an_empty_region_is_the_one_of_the_template(book: bytes, changed: Changed, read: Read) -> None:
    def change(book: Workbook) -> None:
        book["Tiedot"]["B4"] = None

    submission = read(changed(book, change))
    assert (submission.region, problems(submission)) == ("25", [("N117", "norrbotten.xlsx!Tiedot!B4")])


def test_an_unknown_region_is_one_problem_at_its_cell(
    book: bytes, changed: Changed, read: Read
) -> None:
    def change(book: Workbook) -> None:
        book["Tiedot"]["B4"] = "Skåne"

    submission = read(changed(book, change))
    assert problems(submission) == [("E111", "norrbotten.xlsx!Tiedot!B4")]
    assert submission.fields["region"].fault is None


def test_the_joint_workbook(make: Make, read: Read) -> None:
    submission = read(make(key="NN"))
    assert (submission.kind, submission.region, problems(submission)) == ("joint", "NN", [])


def test_blank_rows_are_skipped_and_unknown_ids_kept(
    book: bytes, changed: Changed, read: Read
) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Mittarit"]
        below = sheet.max_row
        sheet.cell(below + 2, 1).value = "   "
        sheet.cell(below + 4, 1).value = "Z99"
        sheet.cell(below + 4, 5).value = 3

    ids = [each.text("id") for each in read(changed(book, change)).sheets["indicators"].rows]
    assert ids == [each.text("id") for each in read(book).sheets["indicators"].rows] + ["Z99"]


def test_error_cells_and_uncalculated_formulas_are_told_from_empty_ones(
    book: bytes, changed: Changed, read: Read
) -> None:
    def change(book: Workbook) -> None:
        book["Mittarit"]["E4"] = "=1+1"
        book["Mittarit"]["F4"] = "#REF!"

    cells = row(read(changed(book, change)), "I1").cells
    assert [cells[year].fault and cells[year].fault.code for year in ("2016", "2017")] == ["E206", "E205"]  # type: ignore[union-attr]


def test_other_workbooks_and_other_files(small: Framework) -> None:
    written = BytesIO()
    stranger = Workbook()
    stranger.worksheets[0]["A1"] = "Kahvivuorot"
    stranger.save(written)
    for content, code in ((written.getvalue(), "E110"), (b"", "E101"), (b"PK\x03\x04", "E103"), (b"a;b", "E102")):
        submission = read_submission("outo.xlsx", content, small)
        assert (only(submission).code, submission.kind, submission.sheets) == (code, "unknown", {})


def test_damage_that_only_the_reader_sees_is_a_problem(book: bytes, small: Framework) -> None:
    damaged = zipped({"xl/styles.xml": b"<styleSheet><cellXfs count='x'/></styleSheet>"}, book)
    assert only(read_submission("outo.xlsx", damaged, small)).code == "E103"
