"""Scores of a tree's nodes on the scale from 0 to 100, with the thresholds of the verdicts behind them.

It knows no thresholds and judges nothing: bands and statuses are given. An interval is drawn where there is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid, known
from reports.charts.ledger import Cell, Column, Label, Ledger, ledger
from reports.charts.lettering import leading, text_width
from reports.charts.marks import status_mark
from reports.charts.sheet import Frame, Sheet
from reports.look import (
    INK,
    INTERVAL,
    MARK,
    MUTED,
    NOTE_SIZE,
    PAPER,
    REGULAR,
    SEMIBOLD,
    SOFT,
    STATUS_LOOK,
    TRACK,
)

_WORST, _BEST = 0.0, 100.0


@dataclass(frozen=True)
class ScaleRow:
    """A node: its score (0–100, None = not assessable) and, where it was simulated, the interval and median of it."""

    label: str
    score: float | None
    score_text: str
    status: str
    status_text: str
    certainty_text: str
    interval: tuple[float, float] | None = None
    median: float | None = None
    note: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Band:
    """The stretch of the scale that begins at `start`, and the word for scores on it."""

    start: float
    word: str


@dataclass(frozen=True)
class ScaleWords:
    """Headings of the columns."""

    score_heading: str
    status_heading: str
    certainty_heading: str


def scale(rows: Sequence[ScaleRow], bands: Sequence[Band], words: ScaleWords, *, number: Number, frame: Frame) -> str:
    """A mark for each row on one scale, in the order given; its score, status and how sure that is in columns."""
    drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [
            Column(words.score_heading, [_score_cell(row) for row in rows], "end"),
            Column(words.status_heading, [Cell(row.status_text, status=row.status) for row in rows]),
            Column(words.certainty_heading, [Cell(row.certainty_text, MUTED) for row in rows], "end"),
        ],
        above=2 * leading(NOTE_SIZE),
        below=TICK_HEIGHT,
        label_share=0.31,
    )
    axis = Axis(_WORST, _BEST, drawn.left, drawn.right)
    _draw_bands(drawn, axis, bands)
    grid(drawn.sheet, axis, number, drawn.bottom, drawn.bottom)
    for row, y in zip(rows, drawn.centres, strict=True):
        _draw_row(drawn.sheet, axis, row, y)
    return drawn.sheet.svg()


def _draw_bands(drawn: Ledger, axis: Axis, bands: Sequence[Band]) -> None:
    """Every other band is tinted; a line parts it from the one before, and its word stands over the headings."""
    ordered = sorted(bands, key=lambda band: band.start)
    edges = [axis(band.start) for band in ordered] + [axis.end]
    height = drawn.bottom - drawn.top
    taken = [0.0, 0.0]  # how far right each of the two lines of words is written
    for place, (band, (left, right)) in enumerate(zip(ordered, pairwise(edges), strict=True)):
        if place % 2 == 0:
            drawn.sheet.box(left, drawn.top, right - left, height, fill=SOFT, under=True)
        line = 1 if left >= taken[1] else 0
        y = (line + 0.5) * leading(NOTE_SIZE)
        x = min(left + 0.8, drawn.sheet.width - text_width(band.word, NOTE_SIZE, REGULAR))
        drawn.sheet.text(x, y, band.word, size=NOTE_SIZE, colour=MUTED)
        taken[line] = x + text_width(band.word, NOTE_SIZE, REGULAR) + 1.0
        if band.start > axis.low:
            drawn.sheet.line([(left, y - 1.2), (left, drawn.bottom)], colour=MARK, width=0.6, under=True)


def _draw_row(sheet: Sheet, axis: Axis, row: ScaleRow, y: float) -> None:
    score = next(iter(known([row.score])), None)
    if score is None:
        sheet.line([(axis.start, y), (axis.end, y)], colour=MARK, width=0.7, dashed=True)
        status_mark(sheet, axis.start + 1.5, y, row.status)
        return
    colour = STATUS_LOOK[row.status].colour
    if row.interval is None:
        sheet.line([(axis.start, y), (axis(score), y)], colour=colour, width=1.1)
    else:
        low, high = sorted(row.interval)
        sheet.line([(axis.start, y), (axis.end, y)], colour=TRACK, width=0.9)
        sheet.box(axis(low), y - 0.9, axis(high) - axis(low), 1.8, fill=INTERVAL)
    if row.median is not None:
        sheet.line([(axis(row.median), y - 2.6), (axis(row.median), y + 2.6)], colour=INK, width=1.0)
    sheet.disc(axis(score), y, 2.0, fill=PAPER)
    status_mark(sheet, axis(score), y, row.status, 1.55)


def _score_cell(row: ScaleRow) -> Cell:
    return Cell(row.score_text, weight=SEMIBOLD) if known([row.score]) else Cell(row.score_text, MUTED)
