"""Workbooks written by hand for the readings: the rows of one sheet, in the terms of the small strategy."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from evaluation.problems import Place
from evaluation.workbook.submission import Cell, Missing, Row, SheetRows, Submission
from indicators import Framework, load_framework

SMALL = Path(__file__).parents[1] / "small"
MARKS = {".": Missing.NOT_APPLICABLE, "..": Missing.NOT_AVAILABLE, "...": Missing.CONFIDENTIAL}
Written = float | str | date | Sequence[str] | None
WrittenRow = Mapping[str, Written]


def small() -> Framework:
    """Three regions (25, 24, 22), years 2015 and 2016–2020, one theme with two stages, one priority."""
    return load_framework("nordbotten", SMALL)


def book(framework: Framework, key: str, **sheets: Sequence[WrittenRow]) -> Submission:
    """The workbook of a region, or of the area, with these sheets and no others."""
    joint = key == framework.area.key
    file = f"{framework.area.slug if joint else framework.regions[key].slug}.xlsx"
    read = {name: _sheet(file, name, rows) for name, rows in sheets.items()}
    return Submission(file, "0" * 64, 1, "joint" if joint else "region", key, {}, read)


def books(framework: Framework, sheet: str, rows: Mapping[str, Sequence[WrittenRow]]) -> dict[str, Submission]:
    """One workbook each, with one sheet."""
    return {key: book(framework, key, **{sheet: own}) for key, own in rows.items()}


def _sheet(file: str, name: str, rows: Sequence[WrittenRow]) -> SheetRows:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    letters = {column: chr(ord("A") + number) for number, column in enumerate(columns)}
    read = tuple(
        Row(number, {column: _cell(Place(file, name, f"{letters[column]}{number}"), row[column]) for column in row})
        for number, row in enumerate(rows, start=2)
    )
    return SheetRows(name, 1, letters, read)


def _cell(place: Place, written: Written) -> Cell:
    if written is None:
        return Cell(place, missing=Missing.NOT_ANSWERED)
    if isinstance(written, str):
        return Cell(place, written, missing=MARKS[written]) if written in MARKS else Cell(place, written, written)
    if isinstance(written, date):
        return Cell(place, written.isoformat(), written)
    if isinstance(written, int | float):
        return Cell(place, str(written), float(written))
    return Cell(place, "; ".join(written), tuple(written))
