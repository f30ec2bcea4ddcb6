"""The sheet of fields read: whose workbook it is, of what day, in what state. Each field stands on a row of its own.

Judges no value. What a field may hold is decided by the forms.
"""

from collections.abc import Iterator, Mapping

from evaluation.problems import Fact, Piece, Place, Problem
from evaluation.workbook.book import Grid
from evaluation.workbook.cells import read_choice
from evaluation.workbook.headers import find_headers, header_words
from evaluation.workbook.numbers import Expected
from evaluation.workbook.oddities import odd_cells
from evaluation.workbook.raw import RawCell
from evaluation.workbook.sheets import Lookups, read_cell
from evaluation.workbook.submission import Cell, Fault, Missing
from evaluation.workbook.vocabulary import region_vocabulary
from evaluation.workbook.wording import LANGUAGES
from indicators.forms import Column, Sheet

NAMED_CELLS = ("kind", "template_version", "framework_hash", "region_code")
_TOLD_ELSEWHERE = ("region", "date")  # a workbook that lacks these is told so by E111 or N117, and W318


def read_fields(
    file: str, sheet: Sheet, grid: Grid, known: Lookups, language: str
) -> tuple[dict[str, Cell], list[Problem]]:
    """The answers by field key, and the problems of the sheet. A field whose label is not in the file is absent.

    A field that stands there twice with different answers is missing, with its fault (E132).
    """
    found = find_headers(known.framework, sheet, grid)
    if found is None or not {"field", "answer"} <= set(found.columns):
        names = ", ".join(column.name.in_language(language) for column in sheet.columns)
        return {}, [Problem("E121", Place(file, grid.name), {"expected": names})]
    problems = list(odd_cells(file, grid, found.row, {"answer": found.columns["answer"]}))
    asked = [(column, column.name) for column in known.framework.fields]
    labels = {header_words(name.in_language(spoken)): column for column, name in asked for spoken in LANGUAGES}
    answers: dict[str, list[RawCell]] = {}
    for number in sorted(number for number in grid.rows if number > found.row):
        label = grid.cell(file, number, found.columns["field"])
        raw = grid.cell(file, number, found.columns["answer"])
        column = labels.get(header_words(label.written))
        if column is not None:
            answers.setdefault(column.key, []).append(raw)
        elif not raw.blank and label.written.strip() not in NAMED_CELLS:
            problems.append(Problem("N129", label.place))
    fields = {
        column.key: _answer(column, answers[column.key], known)
        for column in known.framework.fields if column.key in answers
    }
    return fields, [*problems, *_lost(file, grid, known, fields)]


def _answer(column: Column, raws: list[RawCell], known: Lookups) -> Cell:
    """The answer of a field; of several rows that of those which hold one, if they agree."""
    filled = [raw for raw in raws if not raw.blank] or raws
    if len({raw.written for raw in filled}) > 1:
        return Cell(filled[1].place, missing=Missing.NOT_ANSWERED, fault=Fault("E132", {"field": column.name}))
    if column.choices == "regions":
        return read_choice(filled[0], region_vocabulary(known.framework), known.symbols)
    return read_cell(filled[0], column, Expected(), {}, known)


def _lost(file: str, grid: Grid, known: Lookups, fields: Mapping[str, Cell]) -> Iterator[Problem]:
    """W133: fields that must be answered and are not on the sheet at all."""
    lost = [
        column.name for column in known.framework.fields
        if column.required and column.key not in (*fields, *_TOLD_ELSEWHERE)
    ]
    if lost:
        pieces: list[Piece] = [piece for name in lost for piece in (", ", name)]
        names: Fact = tuple(pieces[1:])
        yield Problem("W133", Place(file, grid.name), {"names": names, "count": float(len(lost))})
