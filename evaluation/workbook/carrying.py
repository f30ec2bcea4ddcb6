"""The answers of an old workbook for a new template of the same region, and what of it has no place there.

Reads no file and writes none. Answers go by key (sheet, row, column), so the old order, language and version do not
matter. What could not be read is carried as it was written: the check asks about it again, and nothing is lost.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evaluation.problems import Place
from evaluation.workbook.making import template_years
from evaluation.workbook.prefill import CLOSED, IDENTITY, NOT_APPLICABLE, RowValues, Value, given_rows
from evaluation.workbook.raw import shown_number
from evaluation.workbook.submission import Cell, Missing, Row, Submission
from evaluation.workbook.wording import PREFILLED, headers
from indicators.forms import Sheet
from indicators.framework import Framework

OWN_FIELD = "region"  # the new template has it already
_CARDS = ("baseline", "target", "target_origin", "planned_start", "planned_end")  # what a template may give by itself


@dataclass(frozen=True)
class Left:
    """What was not carried: where it stood, what was written, and why. `reason` is row (the new template has none, or
    it is taken) or column; or given: it was carried, although the new template gives something else, `instead`.
    """

    place: Place
    written: str
    reason: str
    instead: str = ""


@dataclass(frozen=True)
class Carried:
    """The answers by sheet key, as `fill_template` takes them, and what is left."""

    answers: Mapping[str, tuple[RowValues, ...]]
    left: tuple[Left, ...]


def carried(framework: Framework, old: Submission, language: str, texts: Mapping[str, str]) -> Carried:
    """What of the old workbook goes into a template of its region in this language with these phrases."""
    kind = "joint" if old.region == framework.area.key else "region"
    answers: dict[str, tuple[RowValues, ...]] = {}
    left: list[Left] = []
    for sheet in framework.sheets.values():
        if sheet.rows == "fields":
            answers[sheet.key] = tuple(_fields(framework, old))
        elif sheet.key in old.sheets and kind in sheet.kinds:
            given = given_rows(framework, old.region, sheet, language, texts)
            laying = _Laying(framework, sheet, given, [])
            answers[sheet.key] = tuple(row for each in old.sheets[sheet.key].rows if (row := laying.row(each)))
            left += laying.left
    return Carried(answers, tuple(left))


def _fields(framework: Framework, old: Submission) -> Iterator[RowValues]:
    for column in framework.fields:
        cell = old.fields.get(column.key)
        value = _value(framework, cell) if cell is not None and column.key != OWN_FIELD else None
        if value is not None:
            yield {"field": column.key, "answer": value}


@dataclass
class _Laying:
    """One sheet on its way: the rows that the new template gives, and what has found no place."""

    framework: Framework
    sheet: Sheet
    given: list[RowValues]
    left: list[Left]

    def row(self, row: Row) -> RowValues | None:
        """The answers of a row; None if it has no place, or none."""
        identity = {name: _value(self.framework, row.cells.get(name)) for name in IDENTITY.get(self.sheet.rows, ())}
        given = next((each for each in self.given if all(each.get(key) == identity[key] for key in identity)), None)
        written = [cell for key, cell in row.cells.items() if key not in self._own and cell.written.strip()]
        if not written:
            return None
        if identity and given is None and (self.sheet.rows in CLOSED or self._is_unknown(row)):
            ends = dict.fromkeys((written[0].place.cells, written[-1].place.cells))
            place = replace(written[0].place, cells=":".join(ends))
            self.left.append(Left(place, next(iter(row.cells.values())).written, "row"))
            return None
        if identity and self.sheet.rows in CLOSED:
            assert given is not None
            self.given.remove(given)  # a second row of the same id finds none
        values = {key: self._carried(key, cell, given or {}) for key, cell in row.cells.items() if key not in self._own}
        return {**identity, **{key: value for key, value in values.items() if value is not None}}

    @property
    def _own(self) -> tuple[str, ...]:
        return PREFILLED.get(self.sheet.rows, ())

    def _is_unknown(self, row: Row) -> bool:
        """Whether the first column names nothing that the framework knows."""
        key = row.text(self.sheet.columns[0].key)
        known = {each.get(self.sheet.columns[0].key) for each in self.given}
        if self.sheet.rows == "comparison":
            known |= {*self.framework.indicators, *self.framework.row_cards}
        return key not in known

    def _carried(self, key: str, cell: Cell, given: Mapping[str, Value]) -> Value:
        value = _value(self.framework, cell)
        if value is None:
            return None
        if key not in self._columns:
            self.left.append(Left(cell.place, cell.written, "column"))
            return None
        own = given.get(key)
        if key in _CARDS and value == NOT_APPLICABLE:
            return None  # written by the old template
        if key in _CARDS and own not in (None, value):
            shown = shown_number(own) if isinstance(own, float) else str(own)
            self.left.append(Left(cell.place, cell.written, "given", shown))
        return value

    @property
    def _columns(self) -> set[str]:
        years = template_years(self.framework, self.sheet)
        return {key for key, _, _ in headers(self.framework, self.sheet, years)}


def _value(framework: Framework, cell: Cell | None) -> Value:
    """What is written into the new cell: the value, the symbol of a missing one, or what nobody could read."""
    if cell is None:
        return None
    if cell.missing is Missing.NOT_ANSWERED:
        return cell.written or None
    if cell.missing is not None:
        symbols = {Missing(kind): symbol for symbol, kind in framework.strategy.missing.items() if set(symbol) == {"."}}
        return symbols[cell.missing]
    if cell.preliminary and isinstance(cell.value, float):
        return f"{shown_number(cell.value)}*"
    return cell.value
