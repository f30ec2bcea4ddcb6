"""Rules on what was left out: an untouched form, empty cells, questions nobody answered, values without a source.

An empty cell is told once: a row that `parts` or `identity` speaks of is left to them.
"""

import string
from collections.abc import Iterator

from evaluation.problems import Problem
from evaluation.rules.identity import asked_ids
from evaluation.rules.parts import rows_by_id
from evaluation.rules.rows import (
    CardRow,
    answer_count,
    answers,
    at,
    card_rows,
    column_names,
    figures,
    ids_text,
    is_empty,
    number,
    on_file,
    on_sheet,
    period_figures,
    row_label,
    sheet_rows,
)
from evaluation.workbook.submission import Cell, Submission
from evaluation.workbook.wording import takes_target
from indicators.framework import Framework

TOLD_ELSEWHERE = ("region", "date")  # fields of the first sheet: E111 and W318


def untouched(framework: Framework, submission: Submission) -> Problem | None:
    """E323: nobody wrote anything into the form; None if somebody did."""
    sheets = (sheet for sheet in submission.sheets if sheet != "about")
    if any(answers(sheet, row) for sheet in sheets for row in sheet_rows(submission, sheet)):
        return None
    baselines = (line for line in card_rows(framework, submission) if line.card.baseline is None)
    if any(number(line.row.cells.get("baseline")) is not None for line in baselines):
        return None
    return on_file(submission, "E323")


def not_answered(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W208: a cell that the form asks for is blank."""
    yield from _blank_fields(framework, submission)
    blank: dict[str, list[Cell]] = {}
    for sheet, cell in (*_blank_figures(framework, submission), *_blank_columns(framework, submission)):
        blank.setdefault(sheet, []).append(cell)
    for sheet, cells in blank.items():
        names = column_names(framework, submission, sheet)
        keys = {one.place.cells: (row, key) for row in sheet_rows(submission, sheet) for key, one in row.cells.items()}
        for cell in cells:
            row, key = keys[cell.place.cells]
            yield at(submission, "W208", cell, rows=row_label(framework, sheet, row), column=names[key], field="")


def _blank_fields(framework: Framework, submission: Submission) -> Iterator[Problem]:
    for field in framework.fields:
        cell = submission.fields.get(field.key)
        if field.required and field.key not in TOLD_ELSEWHERE and cell is not None and is_empty(cell):
            yield at(submission, "W208", cell, rows="", column="", field=field.name)


def _blank_figures(framework: Framework, submission: Submission) -> Iterator[tuple[str, Cell]]:
    rows = rows_by_id(framework, submission)
    asked = asked_ids(framework, submission)["indicators"]
    for line in card_rows(framework, submission):
        if line.id not in asked:
            continue
        counterpart = figures(framework, rows[line.counterpart].row) if line.counterpart in rows else {}
        for year, cell in _asked_figures(framework, line).items():
            if is_empty(cell) and number(counterpart.get(year)) is None:
                yield "indicators", cell
        target = line.row.cells.get("target")
        if target is not None and _own_target_asked(line) and is_empty(target):
            yield "indicators", target


def _asked_figures(framework: Framework, line: CardRow) -> dict[str, Cell]:
    """The years that want an answer; of one-off work any single year is enough."""
    found = figures(framework, line.row)
    if line.card.baseline is not None or not line.card.baseline_expected:
        found.pop(str(framework.years.baseline), None)
    if line.card.accumulation == "latest":
        period = period_figures(framework, line.row)
        if any(not is_empty(cell) for cell in period.values()):
            return {year: cell for year, cell in found.items() if year not in period}
    return found


def _own_target_asked(line: CardRow) -> bool:
    """Whether the card leaves the target to the respondent."""
    card = line.card
    return takes_target(card, line.id) and card.scored and card.target is None and card.joint_target is None


def _blank_columns(framework: Framework, submission: Submission) -> Iterator[tuple[str, Cell]]:
    """Blank cells of required columns: the stage of every measure, and the columns of rows that somebody began."""
    for sheet, form in framework.sheets.items():
        if form.rows in ("instructions", "fields", "indicators"):
            continue
        required = [column.key for column in form.columns if column.required and column.key != "source"]
        if form.rows in ("measures", "questions", "comparison"):
            required.remove(form.columns[0].key)  # a row without its id: E325
        for row in sheet_rows(submission, sheet):
            if form.rows == "measures" or answers(sheet, row):
                found = ((sheet, row.cells[key]) for key in required if key in row.cells)
                yield from ((sheet, cell) for sheet, cell in found if is_empty(cell))


def question_unanswered(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W333: questions of the self-assessment that nobody rated."""
    if "self_assessment" not in submission.sheets:
        return
    rows = sheet_rows(submission, "self_assessment")
    told = {row.text("question") for row in rows if answers("self_assessment", row)}
    open_questions = [question.id for question in framework.questions if question.id not in told]
    if open_questions:
        yield on_sheet(
            framework, submission, "W333", "self_assessment", ids=ids_text(open_questions), count=len(open_questions),
        )


def source_missing(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W307: a row with answers does not say where they come from. A symbol for missing data needs no source."""
    for sheet, form in framework.sheets.items():
        if not any(column.key == "source" and column.required for column in form.columns):
            continue
        for row in sheet_rows(submission, sheet):
            cell = row.cells.get("source")
            if cell is not None and _says_nothing(cell) and answer_count(sheet, row):
                yield at(submission, "W307", cell)


def _says_nothing(cell: Cell) -> bool:
    """Whether a cell of text is blank, or holds only a sign or a lone x."""
    if cell.value is None:
        return cell.fault is None
    return isinstance(cell.value, str) and cell.value.strip(string.punctuation + "–—−…· ").casefold() in ("", "x")
