"""Whose list was read whole, so that what it does not name may be called absent, and whose silence says nothing.

Judges no row. A list is whole if it has rows, has every column asked about, and lost nothing there to an error.
"""

from collections.abc import Iterable, Mapping, Sequence

from evaluation.problems import Problem, Severity
from evaluation.rules.ranges import cells_in
from evaluation.workbook.submission import SheetRows, Submission
from indicators.framework import Framework


def read_whole(
    framework: Framework,
    submissions: Mapping[str, Submission],
    problems: Iterable[Problem],
    sheet: str,
    columns: Sequence[str],
) -> tuple[str, ...]:
    """The regions, in their printed order, whose sheet can be taken at its word in these columns."""
    errors = [problem.place for problem in problems if problem.severity is Severity.ERROR]
    watched = (framework.sheets[sheet].columns[0].key, *columns)
    found = []
    for key in framework.regions:
        rows = submissions[key].sheets.get(sheet) if key in submissions else None
        if rows is None:
            continue
        places = [place.cells for place in errors if (place.file, place.sheet) == (submissions[key].file, rows.name)]
        if _is_whole(rows, watched, places):
            found.append(key)
    return tuple(found)


def _is_whole(rows: SheetRows, watched: Sequence[str], errors: Iterable[str]) -> bool:
    """An error without a cell is the whole sheet's; one elsewhere in it takes nothing from these columns."""
    if not rows.rows or not set(watched) <= set(rows.columns):
        return False
    letters = {rows.columns[key] for key in watched}
    return not any(
        not cells or any(cell.rstrip("0123456789") in letters for cell in cells_in(cells)) for cells in errors
    )
