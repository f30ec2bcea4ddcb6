"""The journey from baseline through value to target in one unit, a row each.

It computes no attainment and judges no status. Rows of different units, or of very different size, are drawn by
`progress` as a share of the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import TICK_HEIGHT, Axis, Number, grid, known, span
from reports.charts.ledger import Cell, Column, Label, ledger
from reports.charts.marks import KeyEntry, goal_mark, key, key_height, start_mark, value_mark
from reports.charts.row import draw_nothing, figure_cell
from reports.charts.sheet import Frame, Sheet
from reports.look import INK, STATUS_LOOK, TRACK

_CROWDED = 0.1  # of the axis: a way shorter than this hides its own marks


@dataclass(frozen=True)
class Journey:
    """A row in one unit. What is None is not drawn; a pair as target is a band to be inside of."""

    label: str
    baseline: float | None
    value: float | None
    target: float | tuple[float, float] | None
    value_text: str
    status: str
    status_text: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True)
class JourneyWords:
    """Words of the key, with years, and headings of the columns."""

    baseline: str
    value: str
    target: str
    value_heading: str
    status_heading: str


def dumbbell(rows: Sequence[Journey], words: JourneyWords, *, number: Number, frame: Frame, unit: str = "") -> str:
    """Baseline, value and target of each row on one axis, in the order given; the key tells the marks drawn."""
    entries = _key_entries(rows, words)
    rows_drawn = ledger(
        frame,
        [Label(row.label, row.note, row.strong) for row in rows],
        [
            Column(words.value_heading, [figure_cell(row.value_text, row.value) for row in rows], "end"),
            Column(words.status_heading, [Cell(row.status_text, status=row.status) for row in rows]),
        ],
        above=key_height(entries, 0, frame.width) + 1.0,
        below=TICK_HEIGHT,
    )
    figures = known(end for row in rows for end in (row.baseline, row.value, *_ends(row.target)))
    axis = Axis(*span(figures), rows_drawn.left, rows_drawn.right)
    if figures:
        whole = all(figure == round(figure) for figure in figures)
        grid(rows_drawn.sheet, axis, number, rows_drawn.top, rows_drawn.bottom, unit, whole=whole)
    for row, y in zip(rows, rows_drawn.centres, strict=True):
        _draw_journey(rows_drawn.sheet, axis, row, y)
    key(rows_drawn.sheet, 0, 2.2, entries, frame.width)
    return rows_drawn.sheet.svg()


def is_crowded(rows: Sequence[Journey]) -> bool:
    """Whether on a common axis most ways would be too short to be read, because another is so much longer."""
    stops = [known((row.baseline, row.value, *_ends(row.target))) for row in rows]
    figures = [figure for row in stops for figure in row]
    ways = [max(row) - min(row) for row in stops if len(row) > 1]
    reach = max(figures, default=0.0) - min(figures, default=0.0)
    return 2 * sum(way < _CROWDED * reach for way in ways) > len(ways)


def _key_entries(rows: Sequence[Journey], words: JourneyWords) -> list[KeyEntry]:
    goals = [len(known(_ends(row.target))) for row in rows]
    marks = (
        (bool(known(row.baseline for row in rows)), start_mark, words.baseline),
        (bool(known(row.value for row in rows)), value_mark, words.value),
        (1 in goals, goal_mark, words.target),
        (2 in goals, _band_sign, words.target),
    )
    return [KeyEntry(mark, word) for drawn, mark, word in marks if drawn]


def _draw_journey(sheet: Sheet, axis: Axis, row: Journey, y: float) -> None:
    goal = known(_ends(row.target))
    start, value = (next(iter(known([end])), None) for end in (row.baseline, row.value))
    stops = known([start, value, *goal])
    if stops:
        sheet.box(axis(min(stops)), y - 0.9, axis(max(stops)) - axis(min(stops)), 1.8, fill=TRACK)
    if start is not None and value is not None:
        colour = STATUS_LOOK[row.status].colour
        sheet.line([(axis(start), y), (axis(value), y)], colour=colour, width=2.2)
    if len(goal) == 2:
        _band_mark(sheet, axis(goal[0]), axis(goal[1]), y)
    elif goal:
        goal_mark(sheet, axis(goal[0]), y)
    if start is not None:
        start_mark(sheet, axis(start), y)
    if value is not None:
        value_mark(sheet, axis(value), y, STATUS_LOOK[row.status].colour)
    if not stops:
        draw_nothing(sheet, axis, y)


def _band_mark(sheet: Sheet, low: float, high: float, y: float) -> None:
    """The target as a band: a bracket at each end."""
    for x, inward in ((low, 1.0), (high, -1.0)):
        sheet.line([(x + inward, y - 1.7), (x, y - 1.7), (x, y + 1.7), (x + inward, y + 1.7)], colour=INK, width=1)


def _band_sign(sheet: Sheet, x: float, y: float) -> None:
    _band_mark(sheet, x - 1.6, x + 1.6, y)


def _ends(target: float | tuple[float, float] | None) -> tuple[float | None, ...]:
    return target if isinstance(target, tuple) else (target,)
