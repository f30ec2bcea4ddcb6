"""What is odd about cells that are read nevertheless: hidden, merged, fetched from another workbook, cut off.

Changes no value. A new oddity is a function here and its line in `odd_cells`.
"""

from collections.abc import Iterator, Mapping

from openpyxl.utils import get_column_letter

from evaluation.problems import Place, Problem
from evaluation.workbook.book import Grid
from evaluation.workbook.shape import ROWS_LIMIT


def odd_cells(file: str, grid: Grid, header_row: int, answers: Mapping[str, int]) -> Iterator[Problem]:
    """The oddities of one sheet below its header row. `answers` are the columns that evaluators fill, by their key."""
    if not answers:
        return
    columns = sorted(answers.values())
    rows = {number: cells for number, cells in grid.rows.items() if number > header_row}
    filled = {number: [column for column in columns if column in cells] for number, cells in rows.items()}
    if grid.shape.hidden and any(filled.values()):
        yield Problem("N125", Place(file, grid.name))
    yield from _hidden(file, grid, header_row, {number: held for number, held in filled.items() if held})
    yield from _merged(file, grid, header_row, columns)
    for number, held in filled.items():
        for column in held:
            if rows[number][column].external:
                yield Problem("N214", rows[number][column].place, {"written": rows[number][column].written})
    if grid.shape.cut:
        facts = {"limit": float(ROWS_LIMIT), "last": float(grid.shape.cut)}
        yield Problem("E128", Place(file, grid.name), facts, left_out=1)


def _hidden(file: str, grid: Grid, header_row: int, filled: Mapping[int, list[int]]) -> Iterator[Problem]:
    """One note a row and a column, at its first answer; notes of a sheet are gathered into one."""
    for number in sorted(filled.keys() & grid.shape.hidden_rows):
        yield Problem("N126", _place(file, grid, number, filled[number][0]))
    seen = sorted({column for held in filled.values() for column in held} & grid.shape.hidden_columns)
    for column in seen:
        yield Problem("N127", _place(file, grid, header_row, column))


def _merged(file: str, grid: Grid, header_row: int, columns: list[int]) -> Iterator[Problem]:
    """W213: a value that seems to stand in several cells, and is read in the first of them."""
    for top, left, bottom, right in grid.shape.merged:
        inside = [column for column in columns if left <= column <= right]
        value = grid.cell(file, top, left)
        if top > header_row and inside and (bottom > top or len(inside) > 1) and not value.blank:
            cells = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
            yield Problem("W213", Place(file, grid.name, cells), {"written": value.written})


def _place(file: str, grid: Grid, row: int, column: int) -> Place:
    return Place(file, grid.name, f"{get_column_letter(column)}{row}")
