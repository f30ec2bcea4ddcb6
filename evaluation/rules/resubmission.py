"""What a workbook says otherwise than the one of the same region that was accepted last. Information, never a fault.

Judges nothing. Rows are matched by what they are about, so that moved rows and columns are no change. Texts are not
quoted: only that they changed is told.
"""

from collections.abc import Iterator, Mapping

from evaluation.problems import Fact, Problem
from evaluation.rules.rows import at, on_sheet
from evaluation.workbook.prefill import IDENTITY
from evaluation.workbook.submission import Cell, Missing, Submission
from evaluation.workbook.wording import PREFILLED
from indicators.framework import Framework

Key = tuple[str, ...]  # what the row is about, its number among those about the same, the column


def changed(framework: Framework, before: Submission, now: Submission) -> Iterator[Problem]:
    """N337: answers that are new or other than in the accepted workbook; N338: answers that are gone.

    One problem a sheet each. What an error leaves out now is told by the error alone.
    """
    for sheet in now.sheets:
        old = _answers(framework, before, sheet)
        new = _answers(framework, now, sheet)
        other = [key for key, cell in new.items() if _says(cell) and _meaning(cell) != _meaning(old.get(key))]
        if other:
            cells = [new[key] for key in other]
            was, is_now = _example(old.get(other[0]), cells[0])
            yield at(now, "N337", *cells, before=was, written=is_now, count=float(len(cells)))
        wrong = {key for key, cell in new.items() if cell.fault is not None and cell.fault.code.startswith("E")}
        gone = [key for key, cell in old.items() if _says(cell) and not _says(new.get(key)) and key not in wrong]
        if gone:
            about = ", ".join(dict.fromkeys(key[0] for key in gone if key[0]))
            yield on_sheet(framework, now, "N338", sheet, rows=about[:80], count=float(len(gone)))


def _answers(framework: Framework, submission: Submission, sheet: str) -> Mapping[Key, Cell]:
    """The cells that a person fills, by what they are about."""
    if sheet not in submission.sheets:
        return {}
    form = framework.sheets[sheet]
    about = IDENTITY.get(form.rows, (form.columns[0].key,))
    own = PREFILLED.get(form.rows, ())
    found: dict[Key, Cell] = {}
    times: dict[Key, int] = {}
    for row in submission.sheets[sheet].rows:
        name = tuple(row.text(key) for key in about)
        times[name] = times.get(name, 0) + 1
        found.update({(*name, str(times[name]), key): cell for key, cell in row.cells.items() if key not in own})
    return found


def _says(cell: Cell | None) -> bool:
    return cell is not None and (cell.value is not None or cell.missing is not Missing.NOT_ANSWERED)


def _meaning(cell: Cell | None) -> tuple[object, ...]:
    return (cell.value, cell.missing, cell.preliminary) if cell is not None and _says(cell) else ()


def _example(before: Cell | None, now: Cell) -> tuple[Fact, Fact]:
    """The first change, where it is one of numbers; else empty texts."""
    if before is None or not isinstance(before.value, float) or not isinstance(now.value, float):
        return "", ""
    return before.value, now.value
