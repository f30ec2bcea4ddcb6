"""A chart in rows: labels on the left, room for a plot, columns of text on the right, and where each row lies.

It knows no scale and draws no figure. A chart that wants rows calls `ledger` and draws into the plot it gets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.lettering import leading, text_width, wrapped
from reports.charts.marks import status_mark
from reports.charts.sheet import Frame, Sheet
from reports.look import INK, LABEL_SIZE, MUTED, NOTE_SIZE, REGULAR, SEMIBOLD, STATUS_LOOK, TICK_SIZE

_PLOT_GAP = 5.0  # mm between labels, plot and columns
_COLUMN_GAP = 4.0
_MARK = 4.2  # mm a status mark takes before its word
_ROW, _ROW_AIR = 6.0, 2.4  # mm, the least height of a row and its air
_TIGHT_ROW, _TIGHT_AIR = 5.6, 1.8  # the same where rows are many
_MANY = 16


@dataclass(frozen=True)
class Label:
    """The left end of a row: its name, a small grey remark under it, bold and ruled off if `strong`."""

    text: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Cell:
    """A text in a column; with a status, its mark stands before it and its colour is the status's."""

    text: str
    colour: str = INK
    weight: int = REGULAR
    status: str | None = None


@dataclass(frozen=True)
class Column:
    """A column right of the plot; `anchor` is start or end (for figures)."""

    heading: str
    cells: Sequence[Cell]
    anchor: str = "start"


@dataclass(frozen=True)
class Ledger:
    """A sheet with its labels and columns drawn, and the plot left open. All in mm."""

    sheet: Sheet
    left: float
    right: float
    top: float
    bottom: float
    centres: tuple[float, ...]


def ledger(
    frame: Frame,
    labels: Sequence[Label],
    columns: Sequence[Column],
    *,
    above: float,
    below: float,
    label_share: float = 0.34,
) -> Ledger:
    """Labels and columns drawn, with `above` mm over the column headings and `below` mm under the rows.

    Long texts go on further lines and make their row higher; labels take at most `label_share` of the width.
    """
    if not labels:
        raise ValueError("a chart of no rows")
    label_width = _label_width(labels, label_share * frame.width)
    widths = [_column_width(column, 0.175 * frame.width) for column in columns]
    right = frame.width - sum(widths) - _COLUMN_GAP * max(len(widths) - 1, 0) - (_PLOT_GAP if widths else 2.0)
    heights = _row_heights(labels, label_width, columns, widths)
    top = above + max((_heading_height(c.heading, w) for c, w in zip(columns, widths, strict=True)), default=0.0)
    sheet = Sheet(frame, top + sum(heights) + below)
    centres = tuple(top + sum(heights[:row]) + height / 2 for row, height in enumerate(heights))
    for label, centre, height in zip(labels, centres, heights, strict=True):
        if label.strong and centre != centres[0]:
            sheet.line([(0, centre - height / 2), (frame.width, centre - height / 2)], width=0.7, colour=MUTED)
        _draw_label(sheet, label, label_width, centre)
    _draw_columns(sheet, columns, widths, right + _PLOT_GAP, top, centres)
    return Ledger(sheet, label_width + _PLOT_GAP, right, top, top + sum(heights), centres)


def stacked(sheet: Sheet, x: float, y: float, lines: Sequence[str], size: float, **look: object) -> None:
    """Lines of text, one under the other, their middle at y."""
    first = y - (len(lines) - 1) / 2 * leading(size)
    for row, line in enumerate(lines):
        sheet.text(x, first + row * leading(size), line, size=size, **look)  # type: ignore[arg-type]


def _label_width(labels: Sequence[Label], most: float) -> float:
    """Width of the widest label or note, at most `most` but never less than its longest word."""
    texts = [(label.text, LABEL_SIZE, _weight(label)) for label in labels]
    texts += [(label.note, NOTE_SIZE, REGULAR) for label in labels]
    return max(_block_width(text, most, size, weight) for text, size, weight in texts)


def _block_width(text: str, most: float, size: float, weight: int) -> float:
    return max((text_width(line, size, weight) for line in wrapped(text, most, size, weight)), default=0.0)


def _column_width(column: Column, most: float) -> float:
    words = [(word, cell.weight, _lead(cell)) for cell in column.cells for word in cell.text.split(" ")]
    longest = max((lead + text_width(word, LABEL_SIZE, weight) for word, weight, lead in words), default=0.0)
    most = max(most, longest)
    cells = (
        _lead(cell) + _block_width(cell.text, most - _lead(cell), LABEL_SIZE, cell.weight) for cell in column.cells
    )
    heading = max((text_width(word, TICK_SIZE, REGULAR) for word in column.heading.split(" ")), default=0.0)
    return max(*cells, heading, min(most, text_width(column.heading, TICK_SIZE, REGULAR))) + 0.1


def _row_heights(
    labels: Sequence[Label], label_width: float, columns: Sequence[Column], widths: Sequence[float]
) -> list[float]:
    least, air = (_TIGHT_ROW, _TIGHT_AIR) if len(labels) > _MANY else (_ROW, _ROW_AIR)
    heights = []
    for row, label in enumerate(labels):
        blocks = [_label_height(label, label_width)]
        for column, width in zip(columns, widths, strict=True):
            blocks.append(len(_cell_lines(column.cells[row], width)) * leading(LABEL_SIZE))
        heights.append(max(least, max(blocks) + air))
    return heights


def _label_height(label: Label, width: float) -> float:
    lines = len(wrapped(label.text, width + 0.1, LABEL_SIZE, _weight(label)))
    return lines * leading(LABEL_SIZE) + len(_note_lines(label, width)) * leading(NOTE_SIZE)


def _draw_label(sheet: Sheet, label: Label, width: float, centre: float) -> None:
    y = centre - _label_height(label, width) / 2
    for line in wrapped(label.text, width + 0.1, LABEL_SIZE, _weight(label)):
        sheet.text(0, y + leading(LABEL_SIZE) / 2, line, weight=_weight(label))
        y += leading(LABEL_SIZE)
    for line in _note_lines(label, width):
        sheet.text(0, y + leading(NOTE_SIZE) / 2, line, size=NOTE_SIZE, colour=MUTED)
        y += leading(NOTE_SIZE)


def _draw_columns(
    sheet: Sheet,
    columns: Sequence[Column],
    widths: Sequence[float],
    left: float,
    top: float,
    centres: Sequence[float],
) -> None:
    for column, width in zip(columns, widths, strict=True):
        x = left if column.anchor == "start" else left + width
        heading = wrapped(column.heading, width + 0.1, TICK_SIZE, REGULAR)
        middle = top - 1.0 - len(heading) * leading(TICK_SIZE) / 2
        stacked(sheet, x, middle, heading, TICK_SIZE, colour=MUTED, anchor=column.anchor)
        for cell, centre in zip(column.cells, centres, strict=True):
            _draw_cell(sheet, cell, column.anchor, x, width, centre)
        left += width + _COLUMN_GAP


def _draw_cell(sheet: Sheet, cell: Cell, anchor: str, x: float, width: float, centre: float) -> None:
    colour = cell.colour
    if cell.status is not None:
        status_mark(sheet, x + 1.45, centre, cell.status)
        colour = STATUS_LOOK[cell.status].colour
    look = {"colour": colour, "weight": cell.weight, "anchor": anchor}
    stacked(sheet, x + _lead(cell), centre, _cell_lines(cell, width), LABEL_SIZE, **look)


def _cell_lines(cell: Cell, width: float) -> tuple[str, ...]:
    return wrapped(cell.text, width - _lead(cell) + 0.1, LABEL_SIZE, cell.weight)


def _note_lines(label: Label, width: float) -> tuple[str, ...]:
    return wrapped(label.note, width + 0.1, NOTE_SIZE, REGULAR)


def _heading_height(heading: str, width: float) -> float:
    return len(wrapped(heading, width + 0.1, TICK_SIZE, REGULAR)) * leading(TICK_SIZE) + 2.0


def _lead(cell: Cell) -> float:
    return _MARK if cell.status is not None else 0.0


def _weight(label: Label) -> int:
    return SEMIBOLD if label.strong else REGULAR
