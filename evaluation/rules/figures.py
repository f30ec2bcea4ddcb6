"""Rules on single figures and on the row they stand in: counts, ranges, jumps, shares, series that only grow.

They do not compare rows with each other (`parts`) or workbooks with each other (`across`).
"""

from collections.abc import Iterator
from itertools import pairwise

from evaluation.problems import Problem
from evaluation.rules.rows import CardRow, at, card_rows, figures, number, period_figures, shown
from evaluation.workbook.submission import Cell, Submission
from evaluation.workbook.vocabulary import fold
from evaluation.workbook.wording import LANGUAGES, is_percent, row_unit
from indicators.cards import RESPONDENTS, Indicator
from indicators.framework import Framework

JUMP = 3.0  # times the year before, either way, that asks for a word
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
                yield at(submission, "E305", cell, left_out=1, id=line.id, written=shown(cell.written))


def range_text(low: float | None, high: float | None) -> str:
    """A valid range as a sentence of any language shows it: `0–100 000`, `≥ 0`, `≤ 100`; empty without ends."""
    least, most = ("" if end is None else _plain(end) for end in (low, high))
    if least and most:
        return f"{least}–{most}"
    return f"≥ {least}" if least else f"≤ {most}" if most else ""


def _plain(end: float) -> str:
    return f"{end:,.0f}".replace(",", "\u00a0").replace("-", "−") if end == int(end) else f"{end:g}"


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
                    written=shown(cell.written),
                    expected=range_text(low, top),
                )


def jump(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W306: more than three times, or less than a third of, the figure of the year before. A stage may leap."""
    for line in card_rows(framework, submission):
        if line.card.stages:
            continue
        for (before, earlier), (year, later) in pairwise(figures(framework, line.row).items()):
            old, new = number(earlier), number(later)
            if not old or not new or int(year) - int(before) != 1:
                continue
            if max(abs(old), abs(new)) > JUMP * min(abs(old), abs(new)):
                yield at(
                    submission,
                    "W306",
                    later,
                    id=line.id,
                    written=shown(later.written),
                    year=year,
                    before=before,
                    earlier=shown(earlier.written),
                )


def share_as_fraction(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W308: percentages that all lie between 0 and 1 are probably shares of one."""
    for line in card_rows(framework, submission):
        if not is_percent(line.card, line.id):
            continue
        found = [(cell, value) for cell in figures(framework, line.row).values() if (value := number(cell)) is not None]
        inner = [(cell, value) for cell, value in found if 0 < value < 1]
        if inner and all(0 <= value <= 1 for _, value in found):
            cell, value = inner[0]
            yield at(
                submission, "W308", *(cell for cell, _ in found),
                id=line.id, written=shown(cell.written), likely=round(100 * value, 6),
            )


def unit_changed(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W309: the unit on the row is not that of the card, in either language."""
    for line in card_rows(framework, submission):
        written = line.row.text("unit")
        names = [row_unit(line.card, line.id, language) for language in LANGUAGES]
        if written and names[0] and fold(written) not in map(fold, names):
            yield at(
                submission, "W309", line.row.cells["unit"], id=line.id, written=shown(written), expected=names[0],
            )


def looks_accumulated(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W315: yearly flows that never fall and end higher than they began may be running totals."""
    for line in card_rows(framework, submission):
        if line.card.accumulation != "sum":
            continue
        known = [
            (cell, value)
            for cell in period_figures(framework, line.row).values()
            if (value := number(cell)) is not None
        ]
        series = [value for _, value in known]
        if len(series) < LONG_SERIES or series[-1] <= series[0]:
            continue
        if all(old <= new for old, new in pairwise(series)):
            cells = [cell for cell, _ in known]
            yield at(
                submission,
                "W315",
                *cells,
                id=line.id,
                first=shown(cells[0].written),
                last=shown(cells[-1].written),
            )
