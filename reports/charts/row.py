"""What the rows of a chart have in common: a figure in its column, and the sign that there is nothing to draw."""

from reports.charts.axis import Axis, known
from reports.charts.ledger import Cell
from reports.charts.sheet import Sheet
from reports.look import LINE, MUTED, SEMIBOLD


def draw_nothing(sheet: Sheet, axis: Axis, y: float) -> None:
    """A row without a figure: a dashed line, so that it is seen to be empty and not forgotten."""
    sheet.line([(axis.start, y), (axis.end, y)], colour=LINE, width=0.9, dashed=True)


def figure_cell(text: str, figure: float | None) -> Cell:
    """The text of a figure, strong where there is one and faint where it stands for its absence."""
    return Cell(text, weight=SEMIBOLD) if known([figure]) else Cell(text, MUTED)
