"""Rules on what a row is about: an id that exists, stands once, and belongs to this workbook.

They look at no figure. A new rule is a function here and its name in RULES.
"""

from collections.abc import Iterator

from evaluation.problems import Problem
from evaluation.rules.likely import Names, likely_ids, named_as, names_of_rows
from evaluation.rules.rows import answer_count, answers, at, ids_text, on_sheet, sheet_rows, shown, stray_count
from evaluation.workbook.proposal_ids import possible_ids
from evaluation.workbook.submission import PROPOSALS, Row, Submission
from indicators.framework import Framework

ONCE: dict[str, tuple[str, ...]] = {"indicators": (), "measures": (), "comparison": ("region",), "proposals": ()}


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
        "proposals": possible_ids(framework),
    }


def id_column(framework: Framework, sheet: str) -> str:
    """The column that says what a row is about: the first one of the form."""
    return framework.sheets[sheet].columns[0].key


def _unknown(framework: Framework, submission: Submission) -> Iterator[tuple[str, Row, str]]:
    """Answered rows with an id that nobody knows: sheet, row, id."""
    for sheet, known in known_ids(framework).items():
        for row in sheet_rows(submission, sheet):
            name = row.text(id_column(framework, sheet))
            if name and name not in known and _is_used(sheet, row):
                yield sheet, row, name


def _is_used(sheet: str, row: Row) -> bool:
    return bool(answers(sheet, row)) or stray_count(sheet, row) > 0


def _meant(
    framework: Framework, submission: Submission, names: Names, sheet: str, row: Row
) -> tuple[str, ...]:
    """The ids that a row with an unknown one probably means: those that this workbook is asked for and lacks first.

    Of a decision nothing is guessed: it must not come to stand beside another proposal.
    """
    if sheet == PROPOSALS:
        return ()
    asked = {**known_ids(framework), **asked_ids(framework, submission)}[sheet]
    column = id_column(framework, sheet)
    present = {one.text(column) for one in sheet_rows(submission, sheet)}
    own = named_as(names, sheet, row)
    return (own,) if own in asked and own not in present else likely_ids(row.text(column), asked, present)


def _twice(framework: Framework, submission: Submission) -> Iterator[tuple[str, str, list[Row]]]:
    """Rows about the same thing: sheet, id, rows."""
    for sheet, within in ONCE.items():
        column = id_column(framework, sheet)
        found: dict[tuple[str, ...], list[Row]] = {}
        for row in sheet_rows(submission, sheet):
            if row.text(column):
                found.setdefault((row.text(column), *(row.text(key) for key in within)), []).append(row)
        yield from ((sheet, name, rows) for (name, *_), rows in found.items() if len(rows) > 1)


def _overwritten(
    framework: Framework, submission: Submission, names: Names, sheet: str, name: str, rows: list[Row]
) -> list[str]:
    """Ids that this workbook lacks, by whose names some of the rows of a repeated id are called."""
    present = {row.text(id_column(framework, sheet)) for row in sheet_rows(submission, sheet)}
    return [own for row in rows if (own := named_as(names, sheet, row)) and own != name and own not in present]


def _nameless(framework: Framework, submission: Submission) -> Iterator[tuple[str, Row]]:
    """Answered rows with an empty id cell."""
    for sheet in known_ids(framework):
        for row in sheet_rows(submission, sheet):
            cell = row.cells.get(id_column(framework, sheet))
            if cell is not None and cell.value is None and cell.fault is None and _is_used(sheet, row):
                yield sheet, row


def _misnamed(framework: Framework, submission: Submission, names: Names) -> Iterator[tuple[str, Row, str]]:
    """Answered rows with a known id and the name of another one: sheet, row, the other id."""
    for sheet, known in known_ids(framework).items():
        for row in sheet_rows(submission, sheet):
            other, own = named_as(names, sheet, row), row.text(id_column(framework, sheet))
            if other and own in known and own != other and _is_used(sheet, row):
                yield sheet, row, other


def row_missing(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W324: a row of the template is no longer there; misspelt and repeated ids are told by E301 and E302."""
    names, unknown, twice = names_of_rows(framework), _unknown(framework, submission), _twice(framework, submission)
    meant = {name for sheet, row, _ in unknown for name in _meant(framework, submission, names, sheet, row)}
    for sheet, name, rows in twice:
        meant |= set(_overwritten(framework, submission, names, sheet, name, rows))
    meant |= {named_as(names, sheet, row) for sheet, row in _nameless(framework, submission)}
    meant |= {other for _, _, other in _misnamed(framework, submission, names)}
    for sheet, asked in asked_ids(framework, submission).items():
        if sheet not in submission.sheets:
            continue
        present = {row.text(id_column(framework, sheet)) for row in sheet_rows(submission, sheet)} | meant
        gone = [name for name in asked if name not in present]
        if gone:
            yield on_sheet(framework, submission, "W324", sheet, ids=ids_text(gone), count=len(gone))


def row_without_id(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E325: a row with answers whose id cell is empty."""
    names = names_of_rows(framework)
    for sheet, row in _nameless(framework, submission):
        cell, likely = row.cells[id_column(framework, sheet)], named_as(names, sheet, row)
        yield at(submission, "E325", cell, left_out=stray_count(sheet, row), likely=likely)


def name_of_other_row(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E335: the name beside an id is that of another row, so that nobody knows what the figures are about."""
    for sheet, row, other in _misnamed(framework, submission, names_of_rows(framework)):
        cell = row.cells[id_column(framework, sheet)]
        yield at(submission, "E335", cell, left_out=stray_count(sheet, row), written=cell.written, likely=other)


def id_unknown(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E301: an answered row whose id is not in the framework."""
    names = names_of_rows(framework)
    for sheet, row, name in _unknown(framework, submission):
        meant = _meant(framework, submission, names, sheet, row)
        yield at(
            submission,
            "E301",
            row.cells[id_column(framework, sheet)],
            left_out=stray_count(sheet, row),
            id=name,
            written=shown(name),
            likely="; ".join(meant),
        )


def id_twice(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E302: two rows about the same thing, and no way to know which one counts.

    Several rows of one question are several respondents; a context indicator stands once a region.
    """
    names = names_of_rows(framework)
    for sheet, name, rows in _twice(framework, submission):
        yield at(
            submission,
            "E302",
            *(row.cells[id_column(framework, sheet)] for row in rows),
            left_out=sum(answer_count(sheet, row) for row in rows),
            id=name,
            rows=", ".join(str(row.number) for row in rows),
            likely="; ".join(_overwritten(framework, submission, names, sheet, name, rows)),
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
