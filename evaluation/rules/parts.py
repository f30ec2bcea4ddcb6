"""Rules on rows that belong together: halves of a ratio, a mean and its n, and the cross checks of the framework.

Which rows may not exceed which is data (`cross_checks.toml`), not code.
"""

from collections.abc import Iterator

from evaluation.problems import Problem
from evaluation.rules.figures import range_fact
from evaluation.rules.rows import CardRow, at, card_rows, figures, is_empty, number
from evaluation.workbook.submission import Submission
from indicators.framework import Framework


def rows_by_id(framework: Framework, submission: Submission) -> dict[str, CardRow]:
    """The indicator rows by their id; the first one where an id stands twice."""
    found: dict[str, CardRow] = {}
    for line in card_rows(framework, submission):
        found.setdefault(line.id, line)
    return found


def lesser_exceeds_greater(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E310: of two figures of one year one is a part of the other, and larger than it. Neither can be trusted."""
    rows = rows_by_id(framework, submission)
    for check in framework.cross_checks:
        if check.lesser not in rows or check.greater not in rows:
            continue
        lesser, greater = (figures(framework, rows[name].row) for name in (check.lesser, check.greater))
        for year in lesser.keys() & greater.keys():
            small, large = number(lesser[year]), number(greater[year])
            if small is not None and large is not None and small > large:
                yield at(
                    submission,
                    "E310",
                    lesser[year],
                    greater[year],
                    left_out=2,
                    id=check.lesser,
                    lesser=check.lesser,
                    greater=check.greater,
                    year=year,
                    written=small,
                    limit=large,
                    reason=check.reason,
                )


def ratio_outside_range(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E304 for a ratio: the share that its two halves make is impossible."""
    rows = rows_by_id(framework, submission)
    for line in rows.values():
        low, high = line.card.valid_range
        other = rows.get(line.counterpart)
        if not line.is_numerator or other is None or (low is None and high is None):
            continue
        above, below = figures(framework, line.row), figures(framework, other.row)
        for year in above.keys() & below.keys():
            part, whole = number(above[year]), number(below[year])
            if part is None or not whole:
                continue
            share = line.card.factor * part / whole
            if (low is not None and share < low) or (high is not None and share > high):
                yield at(
                    submission,
                    "E304",
                    above[year],
                    below[year],
                    left_out=2,
                    id=line.id,
                    written=(part, " / ", whole),
                    expected=range_fact(low, high, line.card.unit),
                )


def counterpart_empty(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W320: a numerator without its denominator or the reverse, a mean without its n or the reverse."""
    rows = rows_by_id(framework, submission)
    for line in rows.values():
        other = rows.get(line.counterpart)
        if other is None:
            continue
        present = figures(framework, other.row)
        for year, cell in figures(framework, line.row).items():
            given = number(present.get(year))
            if is_empty(cell) and given is not None:
                yield at(
                    submission,
                    "W320",
                    cell,
                    id=line.id,
                    other=other.id,
                    year=year,
                    written=given,
                )
