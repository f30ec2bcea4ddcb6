"""Every kind of workbook through LibreOffice: what is typed there is read as it was meant, and nothing is lost."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from evaluation.rules import accept, check
from evaluation.rules.deliveries import deliveries
from evaluation.workbook.reading import read_submission
from evaluation.workbook.returns import to_do_list
from evaluation.workbook.submission import Missing, Submission
from evaluation.workbook.template import write_template
from indicators import Framework, load_framework
from reports.language import load_language
from reports.returns import to_do
from tests.office.office import needs_office, resaved

pytestmark = [pytest.mark.slow, needs_office]
EXAMPLE = Path(__file__).parents[2] / "inputs" / "esimerkki"
LIST = "korjauslista.xlsx"
TEMPLATES = {"region_fi.xlsx": ("19", "fi"), "region_en.xlsx": ("19", "en"), "joint_fi.xlsx": ("IP", "fi"),
             "joint_en.xlsx": ("IP", "en")}  # fmt: skip
FILLED = ("lappi.xlsx", "ip-alue.xlsx")


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework("s3_2019_2023")


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def read(framework: Framework, name: str, content: bytes) -> Submission:
    return read_submission(name, content, framework)


def a_list(framework: Framework) -> bytes:
    """The list of what to mend in a workbook that nobody filled."""
    content = write_template(framework, "19", "fi", load_language("fi").phrases)
    received = [read(framework, "lappi.xlsx", content)]
    problems = check(framework, received)
    (delivery,) = deliveries(framework, received, *accept(framework, received, problems), problems)
    return to_do_list(to_do(framework, delivery, load_language("fi"), None, ""))


@pytest.fixture(scope="module")
def given(framework: Framework) -> dict[str, bytes]:
    texts = {code: load_language(code).phrases for code in ("fi", "en")}
    blank = {name: write_template(framework, key, code, texts[code]) for name, (key, code) in TEMPLATES.items()}
    return {**blank, **{name: (EXAMPLE / name).read_bytes() for name in FILLED}, LIST: a_list(framework)}


def place_of(content: bytes, sheet: str, key: str, header: str) -> str:
    """The address of the cell on the row of an id below a header that begins so."""
    page = opened(content)[sheet]
    row = next(row for row in range(4, page.max_row + 1) if page.cell(row, 1).value == key)
    column = next(cell.column for cell in page[3] if str(cell.value).startswith(header))
    return f"{sheet}!{get_column_letter(column or 1)}{row}"


TYPED = {"2019": "1 234,5", "2020": "−3,25", "2021": "..", "2022": "18*", "2023": "0,5"}
MEANT = {"2019": 1234.5, "2020": -3.25, "2021": Missing.NOT_AVAILABLE, "2022": 18.0, "2023": 0.5}
SHEETS = {"fi": ("Mittarit", "lähde", "Tiedot"), "en": ("Indicators", "source", "About")}


def typing(content: bytes, key: str, language: str) -> Mapping[str, str]:
    sheet, source, about = SHEETS[language]
    card = "T07" if key == "19" else "C05"
    cells = {place_of(content, sheet, card, header): text for header, text in TYPED.items()}
    return {**cells, place_of(content, sheet, card, source): "Tulli, ”ulkomaankauppa”", f"{about}!B7": "31.10.2023"}


@pytest.fixture(scope="module")
def saved(given: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    typed = {name: typing(given[name], key, language) for name, (key, language) in TEMPLATES.items()}
    return resaved(tmp_path_factory.mktemp("office"), given, typed)


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_is_typed_is_read(framework: Framework, saved: dict[str, bytes], name: str) -> None:
    submission = read(framework, name, saved[name])
    key, _ = TEMPLATES[name]
    assert (submission.region, submission.problems) == (key, ())
    card = "T07" if key == "19" else "C05"
    row = next(row for row in submission.sheets["indicators"].rows if row.text("id") == card)
    assert {year: row.cells[year].value if row.cells[year].missing is None else row.cells[year].missing
            for year in TYPED} == MEANT  # fmt: skip
    assert row.cells["2022"].preliminary
    assert row.text("source") == "Tulli, ”ulkomaankauppa”"
    assert submission.fields["date"].written == "31.10.2023"


@pytest.mark.parametrize("name", FILLED)
def test_a_filled_workbook_is_read_as_before(
    framework: Framework, given: dict[str, bytes], saved: dict[str, bytes], name: str
) -> None:
    before, after = (read(framework, name, books[name]) for books in (given, saved))
    assert sum(len(row.cells) for sheet in before.sheets.values() for row in sheet.rows) > 500
    assert after.sheets == before.sheets
    assert (after.fields, after.problems, after.framework_digest) == (
        before.fields, before.problems, before.framework_digest,
    )  # fmt: skip


def helps(book: Workbook) -> object:
    """What helps whoever fills the workbook: drop-downs, protection, panes, tables, names, explanations."""
    return [
        (
            page.title, page.sheet_state, page.protection.sheet,
            sorted((str(rule.formula1), str(rule.sqref), rule.type, rule.showErrorMessage, rule.error)
                   for rule in page.data_validations.dataValidation),
            page.sheet_view.pane and (page.sheet_view.pane.xSplit or 0, page.sheet_view.pane.ySplit or 0),
            {table.displayName: table.ref for table in page.tables.values()},
            {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment},
            sum(cell.protection.locked for row in page.iter_rows(max_col=16) for cell in row),
        )
        for page in book.worksheets
    ], sorted(book.defined_names)  # fmt: skip


@pytest.mark.parametrize("name", [*TEMPLATES, *FILLED])
def test_drop_downs_checks_and_explanations_survive(
    given: dict[str, bytes], saved: dict[str, bytes], name: str
) -> None:
    before, after = helps(opened(given[name])), helps(opened(saved[name]))
    assert "list_origins" in str(before)
    assert after == before


def test_the_list_of_what_to_mend_survives(given: dict[str, bytes], saved: dict[str, bytes]) -> None:
    before, after = opened(given[LIST]), opened(saved[LIST])
    texts = [[[cell.value for cell in row] for row in page.iter_rows()] for page in before.worksheets]
    assert [[[cell.value for cell in row] for row in page.iter_rows()] for page in after.worksheets] == texts
    rules = [sorted(str(rule.formula1) for rule in book.worksheets[0].data_validations.dataValidation)
             for book in (before, after)]  # fmt: skip
    assert rules[0] == rules[1]
