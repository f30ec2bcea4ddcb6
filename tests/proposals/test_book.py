"""The workbook of proposals there and back: what a Task Force writes into it is what the next run knows."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from evaluation import Evaluation, evaluate
from evaluation.proposals import Decision
from evaluation.workbook.proposal_ids import possible_ids
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import PROPOSALS, Submission
from reports.language import load_language
from reports.proposal_book import proposals_xlsx
from tests.office.office import needs_office, resaved
from tests.small.answers import ANSWERS, FILES, small_framework, workbook

DAY = date(2021, 3, 1)
WORDING = "=SUMMA(1;2) & ”jatketaan”\nkahdella rivillä"  # what looks like a formula is a wording like any other


@pytest.fixture(scope="module")
def books() -> list[Submission]:
    framework = small_framework()
    return [read_submission(FILES[key], workbook(framework, key, told), framework) for key, told in ANSWERS.items()]


@pytest.fixture(scope="module")
def plain(books: list[Submission]) -> Evaluation:
    return evaluate(small_framework(), books)


def written(evaluation: Evaluation, language: str = "fi") -> Workbook:
    return openpyxl.load_workbook(BytesIO(proposals_xlsx(evaluation, load_language(language))))


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def fill(book: Workbook, decision: str) -> None:
    """Decides on the measure M01, as people do: by the header of the column and the id of the row."""
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows(max_row=10) if any(c.value in ("tunnus", "id") for c in row))
    named = {str(cell.value): column for column, cell in enumerate(head, start=1)}
    number = next(row[0].row for row in page.iter_rows() if row[0].value == "proposal.M01")
    finnish = "päätös" in named
    names = ("päätös", "päätetty muotoilu", "vastuutaho", "päätöspäivä", "kommentti")
    english = ("decision", "wording decided", "responsible", "date of decision", "comment")
    values: tuple[str | date, ...] = (decision, WORDING, "Task Force", DAY, "yksimielinen")
    for name, value in zip(names if finnish else english, values, strict=True):
        page.cell(number, named[name]).value = value
        if value is WORDING:
            page.cell(number, named[name]).data_type = "s"


def again(books: list[Submission], content: bytes) -> Evaluation:
    framework = small_framework()
    return evaluate(framework, [*books, read_submission("paatokset.xlsx", content, framework)])


def decision(evaluation: Evaluation) -> Decision:
    found = next(proposal for proposal in evaluation.proposals if proposal.id == "proposal.M01").decision
    assert found is not None
    return found


def test_it_is_written_the_same_again_and_read_without_a_word(plain: Evaluation, books: list[Submission]) -> None:
    content = proposals_xlsx(plain, load_language("fi"))
    assert content == proposals_xlsx(plain, load_language("fi"))
    found = read_submission("proposals.xlsx", content, small_framework())
    assert (found.kind, found.region, found.problems) == (PROPOSALS, "", ())
    assert [row.text("id") for row in found.sheets[PROPOSALS].rows] == [one.id for one in plain.proposals]
    assert {one.id for one in plain.proposals} <= set(possible_ids(small_framework()))
    assert again(books, content).proposals == plain.proposals


@pytest.mark.parametrize(("language", "chosen"), [("fi", "hyväksytään muutettuna"), ("en", "approved with changes")])
def test_decisions_come_back_and_stay(plain: Evaluation, books: list[Submission], language: str, chosen: str) -> None:
    book = written(plain, language)
    fill(book, chosen)
    first = again(books, saved(book))
    for evaluation in (first, again(books, proposals_xlsx(first, load_language("en")))):
        found = decision(evaluation)
        assert (found.decision, found.wording, found.owner, found.decided, found.comment) == (
            "changed", WORDING, "Task Force", DAY, "yksimielinen",
        )  # fmt: skip
        assert not found.outdated
        assert not [problem for problem in evaluation.problems if problem.place.file == "paatokset.xlsx"]


def test_changed_figures_leave_the_decision_and_say_so(plain: Evaluation, books: list[Submission]) -> None:
    """Norrbotten's meetings of 2019, the year that the regions share, are 90 and not 70: other evidence."""
    framework = small_framework()
    book = written(plain)
    fill(book, "hyväksytään")
    told = dict(ANSWERS["25"]) | {"I1": (50, 55, 60, 65, 90, 75)}
    changed = [read_submission(FILES["25"], workbook(framework, "25", told), framework), *books[1:]]
    second = again(changed, saved(book))
    assert decision(second).outdated
    assert [problem.code for problem in second.problems if problem.place.file == "paatokset.xlsx"] == ["W404"]
    third = again(changed, proposals_xlsx(second, load_language("fi")))
    assert decision(third).outdated  # copying the newer workbook confirms nothing
    confirmed = written(second)
    fill(confirmed, "hylätään")
    assert not decision(again(changed, saved(confirmed))).outdated


def test_a_wording_looks_like_a_formula_and_stays_a_text(plain: Evaluation, books: list[Submission]) -> None:
    book = written(plain)
    fill(book, "hyväksytään")
    next_book = written(again(books, saved(book)))
    cells = [cell for row in next_book.worksheets[0].iter_rows() for cell in row if cell.value == WORDING]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_decision_without_a_proposal_keeps_its_row(plain: Evaluation, books: list[Submission]) -> None:
    """Once the priority Q1 has an indicator of its own, nobody proposes to start one."""
    book = written(plain)
    page = book.worksheets[0]
    row = next(row for row in page.iter_rows() if row[0].value == "proposal.M01")
    row[0].value = "proposal.I3"  # of a card: possible, but not proposed now
    fill_row = {"päätös": "hyväksytään", "päätetty muotoilu": "Oma rivi"}
    head = next(row for row in page.iter_rows(max_row=10) if row[0].value == "tunnus")
    for name, cell in zip(head, row, strict=True):
        if name.value in fill_row:
            cell.value = fill_row[str(name.value)]
    found = again(books, saved(book))
    assert "N405" in [problem.code for problem in found.problems]
    last = list(written(found).worksheets[0].iter_rows(values_only=True))[-1]
    assert last[0] == "proposal.I3"
    assert {"hyväksytään", "Oma rivi"} <= set(last)
    assert load_language("fi").say("proposals.gone") in last


def test_a_word_off_the_list_is_told_and_the_wording_kept(plain: Evaluation, books: list[Submission]) -> None:
    book = written(plain)
    fill(book, "ehkä")
    found = again(books, saved(book))
    told = [(problem.code, problem.facts["written"]) for problem in found.problems if problem.code == "E212"]
    assert told == [("E212", "ehkä")]
    assert (decision(found).decision, decision(found).wording) == ("", WORDING)


def test_the_form_is_easy_to_fill(plain: Evaluation) -> None:
    book = written(plain)
    page, lists = book.worksheets[0], book["_lists"]
    assert page.freeze_panes == "C4"
    assert page.print_title_rows == "$3:$3"
    rules = [rule for rule in page.data_validations.dataValidation if rule.formula1 == "list_decisions"]
    assert [(rule.type, rule.showErrorMessage) for rule in rules] == [("list", True)]
    assert "list_decisions" in book.defined_names
    entries = [cell.value for cell in next(lists.iter_cols(values_only=False))]
    assert entries == ["hyväksytään", "hyväksytään muutettuna", "hylätään", "siirretään myöhemmäksi"]
    assert lists.sheet_state == "hidden"
    assert not page.protection.sheet  # rows may be sorted


def test_a_sheet_copied_out_of_its_workbook_is_known(plain: Evaluation, books: list[Submission]) -> None:
    """The named cells and the guide are gone; the ids and marks are in the rows."""
    book = written(plain)
    fill(book, "hyväksytään")
    for name in book.sheetnames[1:]:
        del book[name]
    for name in list(book.defined_names):
        del book.defined_names[name]
    assert decision(again(books, saved(book))).decision == "approved"


@pytest.mark.slow
@needs_office
def test_it_is_filled_in_libreoffice(plain: Evaluation, books: list[Submission], tmp_path: Path) -> None:
    """One workbook filled before, with a wording that looks like a formula; one typed into as a Finn would."""
    filled = written(plain)
    fill(filled, "hyväksytään muutettuna")
    number = next(row[0].row for row in filled.worksheets[0].iter_rows() if row[0].value == "proposal.M01")
    answers = {"N": "hyväksytään", "O": "Jatketaan; ½ rahasta", "P": "Aluehallinto", "Q": "1.3.2021"}
    typed = {f"Ehdotukset!{column}{number}": text for column, text in answers.items()}
    given = {"filled.xlsx": saved(filled), "typed.xlsx": proposals_xlsx(plain, load_language("fi"))}
    made = resaved(tmp_path, given, {"typed.xlsx": typed})
    first, second = again(books, made["filled.xlsx"]), again(books, made["typed.xlsx"])
    assert (decision(first).decision, decision(first).wording) == ("changed", WORDING)
    assert (decision(second).decision, decision(second).wording) == ("approved", "Jatketaan; ½ rahasta")
    for evaluation, content in zip((first, second), made.values(), strict=True):
        assert (decision(evaluation).decided, decision(evaluation).outdated) == (DAY, False)
        assert not [problem for problem in evaluation.problems if problem.place.file == "paatokset.xlsx"]
        page = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
        assert [rule.type for rule in page.data_validations.dataValidation] == ["list"]
        assert page.freeze_panes == "C4"
