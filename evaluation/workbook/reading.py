"""The reader: the bytes of one workbook → a Submission, with every cell's address and all that is wrong with its shape.

Judges no value: that is for the rules. A fault of the file as a whole is a problem here; of a sheet, in `sheets`.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from evaluation.problems import Fact, Place, Problem
from evaluation.workbook.book import Book, DamagedBookError, Grid, open_book
from evaluation.workbook.extras import extra_sheets
from evaluation.workbook.fields import read_fields
from evaluation.workbook.guard import guard, has_macros
from evaluation.workbook.owner import owner
from evaluation.workbook.sheets import Lookups, lookups, read_sheet
from evaluation.workbook.submission import PROPOSALS, READING_COPY, Cell, Fault, SheetRows, Submission
from evaluation.workbook.unread import unread
from evaluation.workbook.vocabulary import fold
from evaluation.workbook.wording import LANGUAGES
from indicators.forms import Sheet
from indicators.framework import Framework

_NEAR = 0.7
Kind = Literal["region", "joint", "proposals", "unknown"]


@dataclass
class _Reading:
    """What has been gathered so far of one workbook."""

    book: Book
    known: Lookups
    grids: Mapping[str, Grid]
    problems: list[Problem] = field(default_factory=list)

    @property
    def framework(self) -> Framework:
        return self.known.framework

    def problem(self, code: str, place: Place, /, **facts: Fact) -> None:
        self.problems.append(Problem(code, place, facts))


def read_submission(name: str, content: bytes, framework: Framework) -> Submission:
    """The workbook in `content`, delivered under the file name `name`. Whatever the bytes are, nothing is raised."""
    faults = guard(content)
    if faults:
        return unread(name, content, *faults)
    try:
        book = open_book(name, content)
    except DamagedBookError:
        return unread(name, content, Fault("E103"))
    if book.named.get("kind") == READING_COPY:
        return unread(name, content, Fault("E114"))
    reading = _Reading(book, lookups(framework), _grids_by_key(framework, book))
    if not reading.grids and "kind" not in book.named:
        return unread(name, content, Fault("E110", {"sheets": ", ".join(grid.name for grid in book.grids)}))
    if has_macros(content):
        reading.problem("W113", Place(name))
    if book.vast:
        reading.problem("N118", Place(name))
    return _read(unread(name, content), reading)


def _grids_by_key(framework: Framework, book: Book) -> dict[str, Grid]:
    """The sheets of the framework that the file has, by their name in either language; guidance holds no answers."""
    by_name = {fold(grid.name): grid for grid in reversed(book.grids)}
    found: dict[str, Grid] = {}
    for sheet in framework.sheets.values():
        names = [fold(sheet.name.in_language(language)) for language in LANGUAGES]
        grid = next((by_name[name] for name in names if name in by_name), None)
        if grid is not None and sheet.rows != "instructions":
            found[sheet.key] = grid
    return found


def _read(blank: Submission, reading: _Reading) -> Submission:
    fields, region = ({}, "") if _is_on_proposals(reading) else _read_owner(reading)
    kind = _kind(reading, region)
    asked = [sheet for sheet in reading.framework.sheets.values() if _is_asked(sheet, kind)]
    sheets: dict[str, SheetRows] = {}
    for sheet in asked:
        rows = None if sheet.rows == "fields" else _read_asked(reading, sheet)
        if rows is not None:
            sheets[sheet.key] = rows
    read = {sheet.key: reading.grids[sheet.key] for sheet in asked if sheet.key in reading.grids}
    renamed = {str(problem.facts["found"]) for problem in reading.problems if problem.code == "E120"}
    reading.problems += extra_sheets(reading.framework, reading.book, read, renamed)
    return replace(
        blank,
        kind=kind,
        region=region,
        fields=fields,
        sheets=sheets,
        problems=tuple(replace(problem, region=region) for problem in reading.problems),
        template_version=reading.book.named.get("template_version", ""),
        framework_digest=reading.book.named.get("framework_hash", ""),
    )


def _read_fields(reading: _Reading) -> dict[str, Cell]:
    sheet = next(sheet for sheet in reading.framework.sheets.values() if sheet.rows == "fields")
    grid = reading.grids.get(sheet.key)
    if grid is None:
        _report_missing(reading, sheet)
        return {}
    fields, problems = read_fields(reading.book.file, sheet, grid, reading.known, _language(reading))
    reading.problems += problems
    return fields


def _is_asked(sheet: Sheet, kind: Kind) -> bool:
    return sheet.rows != "instructions" and (kind if kind != "unknown" else "region") in sheet.kinds


def _read_asked(reading: _Reading, sheet: Sheet) -> SheetRows | None:
    grid = reading.grids.get(sheet.key)
    if grid is None:
        if sheet.required:
            _report_missing(reading, sheet)
        return None
    rows, problems = read_sheet(reading.book.file, sheet, grid, reading.known)
    reading.problems.extend(problems)
    return rows


def _report_missing(reading: _Reading, sheet: Sheet) -> None:
    """One problem for a missing sheet, with the sheet of the file that was probably meant."""
    taken = {grid.name for grid in reading.grids.values()}
    free = {fold(grid.name): grid.name for grid in reading.book.grids if grid.name not in taken}
    near = [
        match
        for language in LANGUAGES
        for match in difflib.get_close_matches(fold(sheet.name.in_language(language)), free, 1, _NEAR)
    ]
    expected = sheet.name.in_language(_language(reading))
    reading.problem("E120", Place(reading.book.file), expected=expected, found=free[near[0]] if near else "")


def _language(reading: _Reading) -> str:
    """The language in which the workbook names its sheets."""
    sheets = reading.framework.sheets
    pairs = [(sheets[key].name, fold(grid.name)) for key, grid in reading.grids.items()]
    return max(LANGUAGES, key=lambda language: sum(fold(name.in_language(language)) == got for name, got in pairs))


# Whose workbook it is ------------------------------------------------------------------------------------------------


def _is_on_proposals(reading: _Reading) -> bool:
    """Whether people decide on proposals in it: it says so, or it has only that sheet, copied out of its workbook."""
    return reading.book.named.get("kind") == PROPOSALS or set(reading.grids) == {PROPOSALS}


def _read_owner(reading: _Reading) -> tuple[dict[str, Cell], str]:
    """The fields of the workbook, and whose it is."""
    fields = _read_fields(reading)
    region, told = owner(reading.framework, reading.book.file, reading.book.named, fields)
    reading.problems += told
    return fields, region


def _kind(reading: _Reading, region: str) -> Kind:
    if _is_on_proposals(reading):
        return PROPOSALS
    if region:
        return "joint" if region == reading.framework.area.key else "region"
    named = reading.book.named.get("kind", "")
    return "joint" if named == "joint" else "region" if named == "region" else "unknown"


