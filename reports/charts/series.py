"""Small multiples: one indicator over the years, a panel for each region, all on one scale.

It lays out panels and explains them in a key; what a panel looks like is in `panel`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.axis import Axis, Number, span, ticks, with_unit
from reports.charts.lettering import text_width
from reports.charts.marks import Drawing, KeyEntry, goal_mark, key, key_height, start_mark
from reports.charts.panel import SMALL, Backdrop, Panel, Yearly, draw_head, draw_panel, head_height
from reports.charts.sheet import Frame, Sheet
from reports.look import BRAND, LINE, MARK, MUTED, NOTE_SIZE, REGULAR, SOFT

__all__ = ["Panel", "SeriesWords", "series"]

_PLOT_HEIGHT = 22.0  # mm
_GAP = 6.5
_FOOT = 7.5  # years under a plot, and air
_RIGHT = 1.6  # mm for half a mark in the last year


@dataclass(frozen=True)
class SeriesWords:
    """Words of the key; an empty one has no entry."""

    own: str
    others: str = ""
    reference: str = ""
    baseline: str = ""
    target: str = ""
    period: str = ""
    break_: str = ""


def series(
    panels: Sequence[Panel],
    words: SeriesWords,
    *,
    period: tuple[int, int],
    number: Number,
    frame: Frame,
    reference: Yearly | None = None,
    reference_breaks: Sequence[int] = (),
    faint_others: bool = True,
    columns: int = 4,
    unit: str = "",
) -> str:
    """A panel for each region in the order given, `columns` in a row, the strategy period shaded in each."""
    if not panels:
        raise ValueError("a chart of no panels")
    low, high = span(_figures(panels, reference or {}))
    marked = _marked(low, high, number, unit)
    behind = Panel("", reference or {}, breaks=tuple(reference_breaks))
    backdrop = Backdrop(period, marked, panels if faint_others else (), behind)
    margin = max((text_width(text, NOTE_SIZE, REGULAR) for _, text in marked), default=0.0) + 1.5
    width = (frame.width - margin - _RIGHT - (columns - 1) * _GAP) / columns
    rows = [panels[start : start + columns] for start in range(0, len(panels), columns)]
    heads = [max(head_height(panel, width) for panel in row) for row in rows]
    entries = _entries(words)
    top = key_height(entries, 0, frame.width) + (2.0 if entries else 0.0)
    sheet = Sheet(frame, top + sum(heads) + len(rows) * (_PLOT_HEIGHT + _FOOT))
    key(sheet, 0, 2.4, entries, frame.width)
    first, last = _years(panels, period)
    for row, head in zip(rows, heads, strict=True):
        up = Axis(low, high, top + head + _PLOT_HEIGHT, top + head)
        for place, panel in enumerate(row):
            left = margin + place * (width + _GAP)
            across = Axis(first, last, left, left + width)
            draw_head(sheet, left, top, panel, width)
            draw_panel(sheet, panel, across, up, backdrop, numbered=place == 0)
            _draw_years(sheet, across, up.start + 2.8, period)
        top = up.start + _FOOT
    return sheet.svg()


def _draw_years(sheet: Sheet, across: Axis, y: float, period: tuple[int, int]) -> None:
    """The first and last year at the edges, those of the period between them where they have room."""
    room = text_width("0000", NOTE_SIZE, REGULAR)
    sheet.text(across.start, y, f"{across.low:.0f}", size=NOTE_SIZE, colour=MUTED)
    sheet.text(across.end, y, f"{across.high:.0f}", size=NOTE_SIZE, colour=MUTED, anchor="end")
    edge = across.start + room
    for year in sorted(set(period)):
        x = across(year)
        if edge + 1.2 <= x - room / 2 and x + room / 2 <= across.end - room - 1.2:
            sheet.text(x, y, str(year), size=NOTE_SIZE, colour=MUTED, anchor="middle")
            edge = x + room / 2


def _marked(low: float, high: float, number: Number, unit: str) -> list[tuple[float, str]]:
    """Round figures of the upright scale with their text, the topmost with the unit."""
    upright = ticks(Axis(low, high, _PLOT_HEIGHT, 0.0), number, most=4, upright=True)
    return [(figure, with_unit(text, unit) if figure == upright[-1][0] else text) for figure, text in upright]


def _years(panels: Sequence[Panel], period: tuple[int, int]) -> tuple[int, int]:
    years = [*period, *(year for panel in panels for year in panel.points)]
    years += [mark[0] for panel in panels for mark in (panel.baseline, panel.target) if mark]
    return min(years), max(*years, min(years) + 1)


def _figures(panels: Sequence[Panel], reference: Yearly) -> list[float]:
    figures = [figure for panel in panels for figure in panel.points.values()] + list(reference.values())
    return figures + [mark[1] for panel in panels for mark in (panel.baseline, panel.target) if mark]


def _entries(words: SeriesWords) -> list[KeyEntry]:
    def stroke(colour: str, width: float, dashed: bool = False) -> Drawing:
        return lambda sheet, x, y: sheet.line([(x - 1.6, y), (x + 1.8, y)], colour=colour, width=width, dashed=dashed)

    entries = [
        KeyEntry(stroke(BRAND, 1.8), words.own),
        KeyEntry(stroke(LINE, 1.0), words.others),
        KeyEntry(stroke(MUTED, 0.9, dashed=True), words.reference),
        KeyEntry(lambda sheet, x, y: start_mark(sheet, x, y, SMALL), words.baseline),
        KeyEntry(lambda sheet, x, y: goal_mark(sheet, x, y, SMALL), words.target),
        KeyEntry(lambda s, x, y: s.box(x - 1.6, y - 1.4, 3.4, 2.8, fill=SOFT, edge=LINE), words.period),
        KeyEntry(
            lambda s, x, y: s.line([(x, y - 1.6), (x, y + 1.6)], colour=MARK, width=0.9, dashed=True),
            words.break_,
        ),
    ]
    return [entry for entry in entries if entry.words]
