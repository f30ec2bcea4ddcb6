"""One cell as stored, read into what its column asks: text, choice or mark. Days are in `dates`, numbers in `numbers`.

Pure functions without openpyxl: a cell that does not fit becomes missing and carries its fault; nothing is raised.
What a new kind of column holds is a new function here and its line in `sheets.read_cell`.
"""

import re
from collections.abc import Mapping

from evaluation.problems import Fact
from evaluation.workbook.raw import RawCell
from evaluation.workbook.submission import Cell, Fault, Missing
from evaluation.workbook.vocabulary import Vocabulary, fold

DASHES = ("-", "−", "–", "—")
_DOTS = frozenset(".…")
_CONTROL = re.compile(r"_x000[Dd]_|[\x00-\x08\x0b-\x1f\x7f]")
_ERROR = re.compile(r"#(?:REF|DIV/0|VALUE|NAME|NUM|N/A|NULL|SPILL|CALC|FIELD|BLOCKED|GETTING_DATA)[!?]?")
_MARKED, _UNMARKED = ("x", "✓", "✔", "1", "kyllä", "k", "yes", "y", "true"), ("0", "ei", "e", "no", "false", *DASHES)


def unreadable(raw: RawCell) -> Cell | None:
    """What holds for a cell of any column: blank, an error value, or a formula without a stored result; else None."""
    if raw.formula:
        return faulty(raw, "E206")
    if raw.blank:
        return Cell(raw.place, raw.written, missing=Missing.NOT_ANSWERED)
    if raw.is_error or (isinstance(raw.value, str) and _ERROR.fullmatch(raw.value.strip())):
        return faulty(raw, "E205")
    return None


def faulty(raw: RawCell, code: str, /, **facts: Fact) -> Cell:
    """A missing cell with an error-level fault; what was written is always among its facts."""
    fault = Fault(code, {"written": raw.written, **facts})
    return Cell(raw.place, raw.written, missing=Missing.NOT_ANSWERED, fault=fault)


def read_missing(raw: RawCell, symbols: Mapping[str, Missing]) -> Cell | None:
    """The cell if it says why there is no value, by a symbol or (with a note) in words; else None.

    `symbols` are folded. A dash is not applicable; what else it may mean for a number is asked in `numbers`.
    """
    if not isinstance(raw.value, str):
        return None
    written = fold(raw.value).removesuffix("*").rstrip()
    if written in DASHES:
        return Cell(raw.place, raw.written, missing=Missing.NOT_APPLICABLE)
    if written not in symbols:
        return None
    noted = None if set(written) <= _DOTS else Fault("N209", {"written": raw.written})
    return Cell(raw.place, raw.written, missing=symbols[written], fault=noted)


def read_text(raw: RawCell) -> Cell:
    """The text kept literally, without control characters and outer spaces."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    text = _CONTROL.sub("", raw.written.replace("\r\n", "\n")).strip()
    return Cell(raw.place, text, value=text) if text else Cell(raw.place, missing=Missing.NOT_ANSWERED)


def read_id(raw: RawCell, known: Mapping[str, str]) -> Cell:
    """The id in its own spelling if `known` (by folded id) has it; else as written, for the rules to judge."""
    cell = read_text(raw)
    if isinstance(cell.value, str):
        return Cell(cell.place, cell.written, value=known.get(fold(cell.value), cell.value))
    return cell


def read_mark(raw: RawCell) -> Cell:
    """`x` if the cell is ticked in any usual way; a no is as good as blank."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    written = fold(raw.written)
    if written in _MARKED:
        return Cell(raw.place, raw.written, value="x")
    if written in _UNMARKED:
        return Cell(raw.place, raw.written, missing=Missing.NOT_ANSWERED)
    return faulty(raw, "E212", close="x", choices="", several="")


def read_choice(raw: RawCell, entries: Vocabulary, symbols: Mapping[str, Missing]) -> Cell:
    """The key of the entry that is meant."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    key = entries.key(raw.written)
    if key is not None:
        return Cell(raw.place, raw.written, value=key)
    return read_missing(raw, symbols) or _not_listed(raw, entries, "")


def _not_listed(raw: RawCell, entries: Vocabulary, several: str) -> Cell:
    """With what was probably meant, or else with all there is to choose from where that is not too much."""
    close = "" if several else "; ".join(entries.close(raw.written))
    return faulty(raw, "E212", close=close, several=several, choices="" if close or several else entries.choices)


def read_choices(raw: RawCell, entries: Vocabulary, symbols: Mapping[str, Missing]) -> Cell:
    """The keys of the entries that are enumerated."""
    rejected = unreadable(raw)
    if rejected is not None:
        return rejected
    keys = entries.several(raw.written)
    if keys:
        return Cell(raw.place, raw.written, value=keys)
    return read_missing(raw, symbols) or _not_listed(raw, entries, entries.separated(raw.written))
