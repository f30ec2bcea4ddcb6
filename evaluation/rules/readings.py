"""Rules on what the readings rest on: jobs, comparison and budgets hold possible figures, each said once.

The indicators of a workbook's own are judged in `figures`.
"""

from collections.abc import Iterator

from evaluation.problems import Problem
from evaluation.rules.figures import range_fact, unit_of
from evaluation.rules.rows import CardRow, answer_count, at, number, sheet_rows, shown
from evaluation.workbook.submission import Cell, Row, Submission
from evaluation.workbook.vocabulary import fold
from indicators.cards import Text
from indicators.framework import Framework

MONEY = ("total", "public")
EURO = Text("€", "€")


def compared_outside_range(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E304: a figure of another region, or of the country, that the card says is impossible.

    Halves of a ratio are only asked not to be negative.
    """
    for row in sheet_rows(submission, "comparison"):
        name = row.text("id")
        card = framework.row_cards.get(name) or framework.indicators.get(name)
        if card is None:
            continue
        low, high = card.valid_range
        if name != card.id:
            low, high = (0.0 if low is not None and low >= 0 else None), None
        expected = range_fact(low, high, unit_of(CardRow(name, card, row)))
        for cell, value in _yearly(row):
            if (low is not None and value < low) or (high is not None and value > high):
                yield at(submission, "E304", cell, left_out=1, id=name, written=value, expected=expected)


def jobs_negative(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E305: a number of jobs below zero. A fraction may stand: some tables are averages of a year."""
    for row in sheet_rows(submission, "jobs"):
        for cell, value in _yearly(row):
            if value < 0:
                name = shown(row.text("industry"))
                yield at(submission, "E305", cell, left_out=1, id=name, written=value, kind="negative")


def jobs_twice(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E302: two rows of one region and industry that differ, and no way to know which one counts."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in sheet_rows(submission, "jobs"):
        if row.text("region") and row.text("industry"):
            found.setdefault((row.text("region"), fold(row.text("industry"))), []).append(row)
    for rows in found.values():
        if any(_told(row) != _told(rows[0]) for row in rows):
            yield at(
                submission,
                "E302",
                *(row.cells["region"] for row in rows),
                left_out=sum(answer_count("jobs", row) for row in rows),
                id=f"{rows[0].cells['region'].written}, {shown(rows[0].text('industry'))}",
                rows=", ".join(str(row.number) for row in rows),
                likely="",
            )


def money_negative(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E304: a project's budget or funding below zero."""
    for row in sheet_rows(submission, "projects"):
        for column in MONEY:
            cell = row.cells.get(column)
            value = number(cell)
            if cell is not None and value is not None and value < 0:
                name = shown(row.text("code") or row.text("name"))
                expected = range_fact(0.0, None, EURO)
                yield at(submission, "E304", cell, left_out=1, id=name, written=value, expected=expected)


def _yearly(row: Row) -> list[tuple[Cell, float]]:
    found = ((cell, number(cell)) for key, cell in row.cells.items() if key.isdigit())
    return [(cell, value) for cell, value in found if value is not None]


def _told(row: Row) -> dict[str, object]:
    return {key: (cell.value, cell.missing) for key, cell in row.cells.items() if key.isdigit()}
