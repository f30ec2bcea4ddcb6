"""Sheets of a file that nobody reads: an evaluator's own, and second copies of one that is read.

Reads no answer. Which of two copies counts is not guessed: the one that bears the name of the form is read, and if the
other one says anything else, that is asked about.
"""

from collections.abc import Collection, Iterator, Mapping

from evaluation.problems import Place, Problem
from evaluation.workbook.book import Book, Grid
from evaluation.workbook.headers import Headers, find_headers
from evaluation.workbook.vocabulary import fold
from evaluation.workbook.wording import LANGUAGES, PREFILLED
from indicators.forms import Sheet
from indicators.framework import Framework

LIST_SHEET = "_lists"


def extra_sheets(
    framework: Framework, book: Book, read: Mapping[str, Grid], known: Collection[str]
) -> Iterator[Problem]:
    """W130 for each copy of a sheet that says something else than the one that is read, N124 for all other sheets.

    `read` are the sheets that are read, by key; `known` are names of which something has been said already. The
    guidance and the template's own lists are no answers.
    """
    names = {grid.name for grid in read.values()}
    guides = {
        fold(sheet.name.in_language(language))
        for sheet in framework.sheets.values() for language in LANGUAGES if sheet.rows == "instructions"
    }
    passed = {*names, *known, LIST_SHEET}
    extra = [grid for grid in book.grids if grid.rows and grid.name not in passed and fold(grid.name) not in guides]
    copies = {grid.name: key for grid in extra if (key := _copied(framework, grid, read)) is not None}
    for name, key in copies.items():
        yield Problem("W130", Place(book.file, name), {"written": name, "expected": read[key].name})
    own = [grid.name for grid in extra if grid.name not in copies]
    if own:
        yield Problem("N124", Place(book.file), {"names": ", ".join(own), "count": float(len(own))})


def _copied(framework: Framework, grid: Grid, read: Mapping[str, Grid]) -> str | None:
    """The sheet of which this is a copy with other answers; None if it is none, or says nothing else."""
    for key, original in read.items():
        sheet = framework.sheets[key]
        found, there = find_headers(framework, sheet, grid), find_headers(framework, sheet, original)
        if found is None or there is None or not _is_of(sheet, found):
            continue
        if _answers(sheet, grid, found) - _answers(sheet, original, there):
            return key
    return None


def _is_of(sheet: Sheet, found: Headers) -> bool:
    """Whether the header row is that of the form: its first column and most of the others are there."""
    return sheet.columns[0].key in found.columns and 2 * len(found.columns) > len(sheet.columns)


def _answers(sheet: Sheet, grid: Grid, found: Headers) -> set[tuple[str, ...]]:
    """What the rows say, each answer with the name of its row and its column."""
    own, first = PREFILLED.get(sheet.rows, ()), sheet.columns[0].key
    said: set[tuple[str, ...]] = set()
    for number, cells in grid.rows.items():
        label = cells.get(found.columns[first])
        for key, column in found.columns.items():
            if number > found.row and key not in own and column in cells:
                said.add((fold(label.written) if label else "", key, cells[column].written))
    return said
