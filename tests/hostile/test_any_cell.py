"""Any one cell of any sheet of a filled workbook, written over with anything: its effect is at that cell, or is told.

Either the cell means what it meant, or it holds another value at exactly that address, or a problem names the cell or
its row. No other row ever changes.
"""

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError

from evaluation.rules import check
from evaluation.rules.ranges import cells_in, position
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Cell, Missing, Submission
from evaluation.workbook.vocabulary import fold
from tests.hostile.base import framework
from tests.hostile.test_run import GOOD
from tests.hostile.test_shuffles import CONTENTS, Page, slowly, written

pytestmark = pytest.mark.slow
NAME = "lappi.xlsx"
WHOLE_ROWS = ("E131", "E301", "E302", "E303", "E325", "E335", "N129")  # these tell that a row is not read
FIRST, HEADER = 2, 3  # the row of the first answers in the bare copy, and that of the headers in the template
SHEETS = ("Tiedot", "Mittarit", "Toimenpiteet", "Itsearviointi", "Hankkeet", "Toimijat", "Painopisteet", "Alustat")


@cache
def pages() -> tuple[Page, ...]:
    """The bare content of the filled sheets, without blank rows."""
    (path,) = (path for path in GOOD if path.name == NAME)
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    found = []
    for name in SHEETS:
        rows = list(book[name].iter_rows(min_row=HEADER, max_row=30, values_only=True))
        filled = tuple(tuple(row) for row in rows[1:] if any(value is not None for value in row))
        found.append(Page(name, tuple(rows[0]), filled))
    return tuple(found)


def read(content: bytes) -> Submission:
    return read_submission(NAME, content, framework())


@cache
def before() -> Submission:
    return read(written(pages()))


def cells(submission: Submission) -> Mapping[str, Cell]:
    rows = [cell for sheet in submission.sheets.values() for row in sheet.rows for cell in row.cells.values()]
    return {f"{cell.place.sheet}!{cell.place.cells}": cell for cell in (*rows, *submission.fields.values())}


def meaning(cell: Cell | None) -> tuple[object, ...]:
    return (cell.value, cell.missing, cell.preliminary) if cell is not None else (None, Missing.NOT_ANSWERED, False)


@settings(slowly, max_examples=80, phases=(Phase.generate,))  # made smaller, a failure would cost minutes
@given(
    name=st.sampled_from((*SHEETS, *["Mittarit"] * 6)),
    share=st.tuples(st.floats(0, 0.999), st.floats(0, 0.999)),
    content=CONTENTS,
)
def test_one_cell_anywhere(name: str, share: tuple[float, float], content: object) -> None:
    (page,) = (page for page in pages() if page.name == name)
    row, column = int(share[0] * len(page.rows)), int(share[1] * len(page.headers))
    line = [*page.rows[row][:column], content, *page.rows[row][column + 1 :]]
    changed = Page(page.name, page.headers, (*page.rows[:row], tuple(line), *page.rows[row + 1 :]))
    try:
        after = read(written([changed if each is page else each for each in pages()]))
    except IllegalCharacterError:
        return  # cannot be in a workbook
    here, number = f"{page.name}!{get_column_letter(column + 1)}{row + FIRST}", row + FIRST
    old, new = cells(before()), cells(after)
    told = [*after.problems, *check(framework(), [after])]
    own = [one for one in told if one.place.sheet == page.name]
    spots = {cell for one in own for cell in cells_in(one.place.cells)}
    left = {position(cell)[0] for one in own if one.code in WHOLE_ROWS for cell in cells_in(one.place.cells)}
    named = number in left or here.partition("!")[2] in spots

    moved = {where for where in old.keys() | new.keys() if meaning(old.get(where)) != meaning(new.get(where))}
    assert {where.partition("!")[0] for where in moved} <= {page.name}
    assert {position(where.partition("!")[2])[0] for where in moved} <= {number}
    if moved - {here}:
        assert named, (here, content, [str(one.place) for one in told])
    if meaning(old.get(here)) == meaning(new.get(here)) or not fold(str(content if content is not None else "")):
        return
    stands = here in new and meaning(new[here]) != meaning(None)
    no = str(page.headers[column]).startswith("ennakko")  # among marks a no is as good as blank
    assert stands or named or no, (here, content, [str(one.place) for one in told])
    if stands and isinstance(content, float | int) and isinstance(new[here].value, float):
        assert new[here].value == float(content)
