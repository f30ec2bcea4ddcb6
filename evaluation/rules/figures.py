"""Rules on single figures and on the row they stand in: counts, ranges, jumps, shares, series that only grow.

They do not compare rows with each other (`parts`) or workbooks with each other (`across`).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from evaluation.problems import Fact, Piece, Problem
from evaluation.rules.rows import CardRow, at, card_rows, figures, number, period_figures, shown
from evaluation.workbook.submission import Cell, Missing, Submission
from evaluation.workbook.vocabulary import fold
from evaluation.workbook.wording import LANGUAGES, is_percent, row_unit
from indicators.cards import RESPONDENTS, Indicator, Text
from indicators.framework import Framework

JUMP = 3.0  # times the last known year before, either way, that asks for a word
FAR = 10.0  # times below the rest from which a hundredfold of a share is nearer to them than the share itself
LONG_SERIES = 4  # yearly figures from which a series that never falls looks accumulated


def _figures_and_target(framework: Framework, line: CardRow) -> Iterator[tuple[str, Cell, float]]:
    """Column, cell and figure of a row: its years, `baseline` and `target`."""
    for year, cell in figures(framework, line.row).items():
        value = number(cell)
        if value is not None:
            yield ("baseline" if year == str(framework.years.baseline) else year), cell, value
    target = line.row.cells.get("target")
    wished = number(target)
    if target is not None and wished is not None:
        yield "target", target, wished


def _counts_things(line: CardRow) -> bool:
    if line.card.parts == "weighted":
        return line.id.endswith(f".{RESPONDENTS}")
    return line.card.count


def _may_be_broken(card: Indicator, column: str) -> bool:
    """A target may be any number, and the baseline of a flow may be the mean of several years."""
    return column == "target" or (column == "baseline" and card.accumulation in ("sum", "mean"))


def count_not_whole(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E305: a number of things that is negative or has a fraction."""
    for line in filter(_counts_things, card_rows(framework, submission)):
        for column, cell, value in _figures_and_target(framework, line):
            if value < 0 or (value != int(value) and not _may_be_broken(line.card, column)):
                kind = "negative" if value < 0 else "fraction"
                yield at(submission, "E305", cell, left_out=1, id=line.id, written=value, kind=kind)


def range_fact(low: float | None, high: float | None, unit: Text | None) -> Fact:
    """A valid range piece by piece, with its unit: `0–100 %`, `≥ 0 kpl`, `≤ 100`; empty without ends."""
    after: tuple[Piece, ...] = (" ", unit) if unit is not None else ()
    if low is not None and high is not None:
        return low, "–", high, *after
    return ("≥ ", low, *after) if low is not None else ("≤ ", high, *after) if high is not None else ""


def unit_of(line: CardRow) -> Text | None:
    """The unit of a row in the language of the reader; None if it has none."""
    fi, en = (row_unit(line.card, line.id, language) for language in LANGUAGES)
    return Text(fi, en) if fi else None


def outside_range(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """E304: a figure that the card says is impossible. Halves of a ratio are only asked not to be negative."""
    for line in card_rows(framework, submission):
        low, high = line.card.valid_range
        if line.card.parts in ("ratio", "theme_ratio"):
            low, high = (0.0 if low is not None and low >= 0 else None), None
        elif line.card.parts == "weighted" and not line.whole:
            continue
        for column, cell, value in _figures_and_target(framework, line):
            total = column == "target" and line.card.accumulation == "sum"  # the range is that of one year
            top = None if total else high
            if (low is not None and value < low) or (top is not None and value > top):
                yield at(
                    submission,
                    "E304",
                    cell,
                    left_out=1,
                    id=line.id,
                    written=value,
                    expected=range_fact(low, top, unit_of(line)),
                )


def jump(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W306: more than three times, or less than a third of, the last figure known before. A stage may leap."""
    for line in card_rows(framework, submission):
        if line.card.stages:
            continue
        shares = _far_below(_comparable(framework, line)) if is_percent(line.card, line.id) else []
        asked = {cell.place for cell, _ in shares}  # W308 asks about these
        found = [(year, cell) for year, cell in figures(framework, line.row).items() if cell.place not in asked]
        known = [(year, cell, value) for year, cell in found if (value := number(cell)) is not None]
        for (before, _, old), (year, later, new) in pairwise(known):
            if not old or not new:
                continue
            if max(abs(old), abs(new)) > JUMP * min(abs(old), abs(new)):
                yield at(
                    submission,
                    "W306",
                    later,
                    id=line.id,
                    written=new,
                    year=year,
                    before=before,
                    earlier=old,
                )


def _comparable(framework: Framework, line: CardRow) -> list[tuple[str, Cell, float]]:
    """Column, cell and figure of a row, those in one unit."""
    found = _figures_and_target(framework, line)
    return [each for each in found if each[0] != "target" or line.is_comparable]


def share_as_fraction(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W308: percentages that all lie between 0 and 1, or a few far below the rest, are probably shares of one."""
    for line in card_rows(framework, submission):
        if not is_percent(line.card, line.id):
            continue
        row = _comparable(framework, line)
        years = [value for column, _, value in row if column != "target"]
        if any(0 < value < 1 for value in years) and all(0 <= value <= 1 for value in years):
            asked = [(cell, value) for _, cell, value in row if 0 <= value <= 1]
            yield _share_problem(submission, line, asked, ())
            continue
        far = _far_below(row)
        if far:
            yield _share_problem(submission, line, far, sorted(value for _, _, value in row if value > 1))


def _far_below(row: Sequence[tuple[str, Cell, float]]) -> list[tuple[Cell, float]]:
    """The shares among percentages."""
    rest = [value for _, _, value in row if value > 1]
    return [(cell, value) for _, cell, value in row if 0 < value < 1 and rest and FAR * value < median(rest)]


def _share_problem(
    submission: Submission, line: CardRow, asked: Sequence[tuple[Cell, float]], rest: Sequence[float]
) -> Problem:
    first = next(value for _, value in asked if 0 < value < 1)
    others: Fact = (rest[0], "–", rest[-1]) if len(set(rest)) > 1 else tuple(rest[:1])
    return at(
        submission, "W308", *(cell for cell, _ in asked),
        id=line.id, written=first, likely=round(100 * first, 6), others=others,
    )


def unit_changed(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W309: the unit on the row is not that of the card, in either language."""
    for line in card_rows(framework, submission):
        written = line.row.text("unit")
        expected = unit_of(line)
        if written and expected is not None and fold(written) not in map(fold, (expected.fi, expected.en)):
            yield at(
                submission, "W309", line.row.cells["unit"], id=line.id, written=shown(written), expected=expected,
            )


def looks_accumulated(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W315: yearly flows that never fall and end higher than they began may be running totals.

    Not asked of a row of which an error left a year out: that figure may be the one that falls.
    """
    for line in card_rows(framework, submission):
        if line.card.accumulation != "sum":
            continue
        years = period_figures(framework, line.row).values()
        known = [(cell, value) for cell in years if (value := number(cell)) is not None]
        if any(cell.missing is Missing.NOT_ANSWERED and cell.written.strip() for cell in years):
            continue
        series = [value for _, value in known]
        if len(series) < LONG_SERIES or series[-1] <= series[0]:
            continue
        if all(old <= new for old, new in pairwise(series)):
            cells = [cell for cell, _ in known]
            yield at(submission, "W315", *cells, id=line.id, first=series[0], last=series[-1])
