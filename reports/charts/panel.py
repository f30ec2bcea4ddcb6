"""One panel of small multiples: a region's line, its marks, its shaded period and the others faint behind it.

It chooses no scale: the panels of one chart share theirs. It fits no trend and fills no gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.charts.axis import Axis, known
from reports.charts.lettering import leading, text_width, wrapped
from reports.charts.marks import goal_mark, start_mark, value_mark
from reports.charts.sheet import Point, Sheet
from reports.look import BRAND, LABEL_SIZE, LINE, MARK, MUTED, NOTE_SIZE, REGULAR, SEMIBOLD, SOFT, TRACK

SMALL = 0.62  # size of baseline and target marks in a panel
_OFFSETS = (-3.3, 3.5, -5.6, 5.8)  # mm from the last point to its text, best first
_CLEAR = 2.4  # mm from the middle of a text to a line that does not touch it

Yearly = Mapping[int, float]


@dataclass(frozen=True)
class Panel:
    """A region: its yearly figures (a year left out is a gap), the text of the last one, a remark under the name.

    `baseline` and `target` are a year and a figure; a break lies before each year of `breaks`.
    """

    name: str
    points: Yearly
    end_text: str = ""
    note: str = ""
    baseline: tuple[int, float] | None = None
    target: tuple[int, float] | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Backdrop:
    """What the panels of a chart share: period, figures marked on the scale, and the lines in the back."""

    period: tuple[int, int]
    marked: Sequence[tuple[float, str]]
    others: Sequence[Panel]
    reference: Panel


def draw_panel(sheet: Sheet, panel: Panel, across: Axis, up: Axis, backdrop: Backdrop, *, numbered: bool) -> None:
    """The panel in the rectangle of its two axes; the scale's numbers stand left of it if `numbered`."""
    _draw_back(sheet, across, up, backdrop, numbered)
    for other in backdrop.others:
        if other is not panel:
            _draw_line(sheet, across, up, other.points, other.breaks, LINE, 0.7)
    behind = backdrop.reference
    _draw_line(sheet, across, up, behind.points, behind.breaks, MUTED, 0.9, dashed=True)
    for year in panel.breaks:
        x = across(year - 0.5)
        sheet.line([(x, up.end), (x, up.start)], colour=MARK, width=0.9, dashed=True)
    _draw_line(sheet, across, up, panel.points, panel.breaks, BRAND, 1.8)
    _draw_marks(sheet, across, up, panel, backdrop)


def draw_head(sheet: Sheet, left: float, top: float, panel: Panel, width: float) -> None:
    """Name and remark from the top downwards."""
    for text, size, weight, colour in _head_texts(panel):
        for line in wrapped(text, width, size, weight):
            sheet.text(left, top + leading(size) / 2, line, size=size, weight=weight, colour=colour)
            top += leading(size)


def head_height(panel: Panel, width: float) -> float:
    """Height in mm of name and remark, with the air below them."""
    lines = ((wrapped(text, width, size, weight), size) for text, size, weight, _ in _head_texts(panel))
    return sum(len(texts) * leading(size) for texts, size in lines) + 2.8


def _head_texts(panel: Panel) -> list[tuple[str, float, int, str]]:
    return [(panel.name, LABEL_SIZE, SEMIBOLD, BRAND), (panel.note, NOTE_SIZE, REGULAR, MUTED)]


def _draw_back(sheet: Sheet, across: Axis, up: Axis, backdrop: Backdrop, numbered: bool) -> None:
    start, end = (across(year) for year in backdrop.period)
    sheet.box(start, up.end, end - start, up.start - up.end, fill=SOFT)
    for figure, text in backdrop.marked:
        sheet.line([(across.start, up(figure)), (across.end, up(figure))], colour=TRACK, width=0.6)
        if numbered:
            sheet.text(across.start - 1.5, up(figure), text, size=NOTE_SIZE, colour=MUTED, anchor="end")
    sheet.line([(across.start, up.start), (across.end, up.start)], colour=LINE, width=0.7)


def _draw_line(
    sheet: Sheet,
    across: Axis,
    up: Axis,
    points: Yearly,
    breaks: Sequence[int],
    colour: str,
    width: float,
    dashed: bool = False,
) -> None:
    """A line through each run of years without a gap or a break; a year alone is a dot."""
    for run in _runs(points, breaks):
        places = [(across(year), up(points[year])) for year in run]
        if len(run) > 1:
            sheet.line(places, colour=colour, width=width, dashed=dashed)
        else:
            sheet.disc(*places[0], 0.3 + 0.25 * width, fill=colour)


def _runs(points: Yearly, breaks: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for year in sorted(year for year, figure in points.items() if known([figure])):
        if runs and runs[-1][-1] == year - 1 and year not in breaks:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _draw_marks(sheet: Sheet, across: Axis, up: Axis, panel: Panel, backdrop: Backdrop) -> None:
    if panel.target and known([panel.target[1]]):
        goal_mark(sheet, across(panel.target[0]), up(panel.target[1]), SMALL)
    if panel.baseline and known([panel.baseline[1]]):
        start_mark(sheet, across(panel.baseline[0]), up(panel.baseline[1]), SMALL)
    runs = _runs(panel.points, ())
    if runs:
        year = runs[-1][-1]
        x, y = across(year), up(panel.points[year])
        value_mark(sheet, x, y, BRAND)
        width = text_width(panel.end_text, LABEL_SIZE, SEMIBOLD)
        right = max(min(x + 1.2, across.end), across.start + width)
        taken = _drawn_points(across, up, panel, backdrop.reference.points)
        place = _text_place(up, taken, right - width, right, y)
        sheet.text(right, place, panel.end_text, weight=SEMIBOLD, colour=BRAND, anchor="end")


def _text_place(up: Axis, taken: Sequence[Point], left: float, right: float, y: float) -> float:
    """The height nearest to the last point where its text lies on no line, mark or year, or farthest from them."""
    near = [down for x, down in taken if left - 1.2 <= x <= right + 1.2]
    places = [y + offset for offset in _OFFSETS if up.end - 2.0 <= y + offset <= up.start - 1.5] or [up.end]
    return max(places, key=lambda place: min((_CLEAR, *(abs(place - down) for down in near))))


def _drawn_points(across: Axis, up: Axis, panel: Panel, reference: Yearly) -> list[Point]:
    """Places along the panel's line and the reference, close enough together to keep a text off them, and marks."""
    marks = [mark for mark in (panel.baseline, panel.target) if mark and known([mark[1]])]
    places = [(across(year), up(figure)) for year, figure in marks]
    for points in (panel.points, reference):
        for run in _runs(points, ()):
            places += [(across(year), up(points[year])) for year in run]
            for year, after in pairwise(run):
                rise = points[after] - points[year]
                places += [(across(year + part), up(points[year] + part * rise)) for part in (0.25, 0.5, 0.75)]
    return places
