"""Rules on what a row is about: an id that exists, stands once, and belongs to this workbook.

They look at no figure. A new rule is a function here and its name in RULES.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from evaluation.problems import Problem
from evaluation.rules.rows import answer_count, answers, at, on_sheet, sheet_rows, shown
from evaluation.workbook.submission import Row, Submission
from indicators.framework import Framework

ONCE: dict[str, tuple[str, ...]] = {"indicators": (), "measures": (), "comparison": ("region",)}
LISTED = 8  # ids that a sentence names before it only counts


def asked_ids(framework: Framework, submission: Submission) -> dict[str, tuple[str, ...]]:
    """The row ids that this workbook is to hold, by sheet."""
    joint = submission.region == framework.area.key
    scopes = ("joint", "both") if joint else ("region", "both")
    return {
        "indicators": tuple(row for card in framework.asked_of(submission.region) for row in card.rows),
        "measures": tuple(measure.id for measure in framework.measures if measure.scope in scopes),
    }


def known_ids(framework: Framework) -> dict[str, tuple[str, ...]]:
    """The row ids that any workbook may hold, by sheet."""
    return {
        "indicators": tuple(framework.row_cards),
        "measures": tuple(measure.id for measure in framework.measures),
        "self_assessment": tuple(question.id for question in framework.questions),
        "comparison": tuple({**framework.indicators, **framework.row_cards}),
    }


def id_column(framework: Framework, sheet: str) -> str:
    """The column that says what a row is about: the first one of the form."""
    return framework.sheets[sheet].columns[0].key


def likely_id(written: str, known: tuple[str, ...]) -> str:
    """The known id that was probably meant; empty if none is near."""
    folded: Mapping[str, str] = {name.casefold(): name for name in known}
    near = get_close_matches(written.strip().casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def _unknown(framework: Framework, submission: Submission) -> Iterator[tuple[str, Row, str]]:
    """Answered rows with an id that nobody knows: sheet, row, id."""
    for sheet, known in known_ids(framework).items():
        for row in sheet_rows(submission, sheet):
            name = row.text(id_column(framework, sheet))
            if name and name not in known and answers(sheet, row):
                yield sheet, row, name


def row_missing(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W324: a row of the template is no longer there; misspelt ids are told by E301."""
    known = known_ids(framework)
    meant = {likely_id(name, known[sheet]) for sheet, _, name in _unknown(framework, submission)}
    for sheet, asked in asked_ids(framework, submission).items():
        if sheet not in submission.sheets:
            continue
        present = {row.text(id_column(framework, sheet)) for row in sheet_rows(submission, sheet)} | meant
        gone = [name for name in asked if name not in present]
        if gone:
            ids = ", ".join(gone[:LISTED]) + (" …" if len(gone) > LISTED else "")
            yield on_sheet(framework, submission, "W324", sheet, ids=ids, count=len(gone))


def row_without_id(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E325: a row with answers whose id cell is empty."""
    for sheet in known_ids(framework):
        column = id_column(framework, sheet)
        for row in sheet_rows(submission, sheet):
            cell = row.cells.get(column)
            if cell is not None and cell.value is None and cell.fault is None and answers(sheet, row):
                yield at(submission, "E325", cell, left_out=answer_count(sheet, row))


def id_unknown(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E301: an answered row whose id is not in the framework."""
    known = known_ids(framework)
    for sheet, row, name in _unknown(framework, submission):
        yield at(
            submission,
            "E301",
            row.cells[id_column(framework, sheet)],
            left_out=answer_count(sheet, row),
            id=name,
            written=shown(name),
            likely=likely_id(name, known[sheet]),
        )


def id_twice(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E302: two rows about the same thing, and no way to know which one counts.

    Several rows of one question are several respondents; a context indicator stands once a region.
    """
    for sheet, within in ONCE.items():
        column = id_column(framework, sheet)
        found: dict[tuple[str, ...], list[Row]] = {}
        for row in sheet_rows(submission, sheet):
            if row.text(column):
                found.setdefault((row.text(column), *(row.text(key) for key in within)), []).append(row)
        for (name, *_), rows in found.items():
            if len(rows) > 1:
                yield at(
                    submission,
                    "E302",
                    *(row.cells[column] for row in rows),
                    left_out=sum(answer_count(sheet, row) for row in rows),
                    id=name,
                    rows=", ".join(str(row.number) for row in rows),
                )


def scope_wrong(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E303: figures on a card that only the joint workbook, or only the regional ones, may fill."""
    known = known_ids(framework)
    for sheet, asked in asked_ids(framework, submission).items():
        for row in sheet_rows(submission, sheet):
            cell = row.cells.get(id_column(framework, sheet))
            name = row.text(id_column(framework, sheet))
            if cell is not None and name in known[sheet] and name not in asked and answers(sheet, row):
                yield at(submission, "E303", cell, left_out=answer_count(sheet, row), written=name)
