"""The intervention logic: stages from left to right, what each holds in boxes, and the context they stand in.

It knows no stage by name. A chain of any length up to about six is drawn; texts wrap and boxes grow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.lettering import leading, text_width, wrapped
from reports.charts.sheet import Frame, Sheet
from reports.look import BRAND, INK, LINE, MUTED, NOTE_SIZE, PAPER, REGULAR, SEMIBOLD, SOFT, TICK_SIZE

_GAP = 3.0  # mm between stages
_PAD = 1.8  # mm inside a box
_POINT = 2.6  # mm of a heading's arrow head
_HEADING = 8.0
_BOX_GAP = 1.6


@dataclass(frozen=True)
class Box:
    """One thing of a stage, and what it consists of."""

    title: str
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class Stage:
    """A step of the chain with its boxes."""

    heading: str
    boxes: Sequence[Box]


def logic_model(stages: Sequence[Stage], *, context: Stage | None, frame: Frame) -> str:
    """The stages side by side under arrow headings, and the context as a strip below."""
    if not stages:
        raise ValueError("a logic model of no stages")
    width = (frame.width - (len(stages) - 1) * _GAP) / len(stages)
    heading = max(_HEADING, max(_heading_height(stage, width) for stage in stages))
    column = max(_column_height(stage, width) for stage in stages)
    strip = _strip_height(context, frame.width) if context else 0.0
    sheet = Sheet(frame, heading + 1.6 + column + (strip + _GAP if context else 0.0))
    for place, stage in enumerate(stages):
        left = place * (width + _GAP)
        _draw_heading(sheet, left, width, heading, stage.heading, last=place == len(stages) - 1)
        _draw_column(sheet, left, heading + 1.6, width, column, stage)
    if context:
        _draw_strip(sheet, heading + 1.6 + column + _GAP, strip, context)
    return sheet.svg()


def _draw_heading(sheet: Sheet, left: float, width: float, height: float, text: str, last: bool) -> None:
    """A bar that points at the next stage."""
    right = left + width
    tip = right if last else right + _GAP - 0.8
    corners = [(left, 0.0), (tip - _POINT, 0.0), (tip, height / 2), (tip - _POINT, height), (left, height)]
    sheet.shape(corners, fill=BRAND)
    lines = _heading_lines(text, width)
    first = height / 2 - (len(lines) - 1) / 2 * leading(TICK_SIZE)
    for row, line in enumerate(lines):
        y = first + row * leading(TICK_SIZE)
        sheet.text(left + _PAD, y, line, size=TICK_SIZE, weight=SEMIBOLD, colour=PAPER)


def _draw_column(sheet: Sheet, left: float, top: float, width: float, height: float, stage: Stage) -> None:
    """The boxes share the height of the fullest stage, so that all stages end level."""
    sheet.box(left, top, width, height, fill=SOFT)
    spare = height - _column_height(stage, width)
    y = top + _BOX_GAP
    for box in stage.boxes:
        box_height = _box_height(box, width - 2 * _BOX_GAP) + spare / len(stage.boxes)
        _draw_box(sheet, left + _BOX_GAP, y, width - 2 * _BOX_GAP, box_height, box)
        y += box_height + _BOX_GAP


def _draw_strip(sheet: Sheet, top: float, height: float, context: Stage) -> None:
    """The context: its heading at the left, its boxes side by side."""
    sheet.box(0.2, top + 0.2, sheet.width - 0.4, height - 0.4, fill=SOFT, edge=LINE, dashed=True)
    lead, width = _strip_places(context, sheet.width)
    lines = wrapped(context.heading, lead - _PAD, TICK_SIZE, SEMIBOLD)
    first = top + height / 2 - (len(lines) - 1) / 2 * leading(TICK_SIZE)
    for row, line in enumerate(lines):
        y = first + row * leading(TICK_SIZE)
        sheet.text(_PAD, y, line, size=TICK_SIZE, weight=SEMIBOLD, colour=BRAND)
    for place, box in enumerate(context.boxes):
        left = lead + _BOX_GAP + place * (width + _BOX_GAP)
        _draw_box(sheet, left, top + _BOX_GAP, width, height - 2 * _BOX_GAP, box)


def _draw_box(sheet: Sheet, left: float, top: float, width: float, height: float, box: Box) -> None:
    sheet.box(left, top, width, height, fill=PAPER, edge=LINE, radius=0.8)
    y = top + (height - _text_height(box, width)) / 2
    for line in _title_lines(box, width):
        sheet.text(left + _PAD, y + leading(TICK_SIZE) / 2, line, size=TICK_SIZE, weight=SEMIBOLD, colour=INK)
        y += leading(TICK_SIZE)
    for line in _body_lines(box, width):
        sheet.text(left + _PAD, y + leading(NOTE_SIZE) / 2 + 0.4, line, size=NOTE_SIZE, colour=MUTED)
        y += leading(NOTE_SIZE)


def _column_height(stage: Stage, width: float) -> float:
    return sum(_box_height(box, width - 2 * _BOX_GAP) + _BOX_GAP for box in stage.boxes) + _BOX_GAP


def _box_height(box: Box, width: float) -> float:
    return _text_height(box, width) + 1.6 * _PAD


def _text_height(box: Box, width: float) -> float:
    title, body = len(_title_lines(box, width)), len(_body_lines(box, width))
    return title * leading(TICK_SIZE) + body * leading(NOTE_SIZE) + (0.4 if body else 0.0)


def _heading_height(stage: Stage, width: float) -> float:
    return len(_heading_lines(stage.heading, width)) * leading(TICK_SIZE) + 2.4


def _strip_height(context: Stage, whole: float) -> float:
    lead, width = _strip_places(context, whole)
    words = len(wrapped(context.heading, lead - _PAD, TICK_SIZE, SEMIBOLD)) * leading(TICK_SIZE)
    boxes = max((_box_height(box, width) for box in context.boxes), default=0.0)
    return max(words, boxes) + 2 * _BOX_GAP


def _strip_places(context: Stage, whole: float) -> tuple[float, float]:
    """Width in mm of the strip's heading and of each of its boxes."""
    words = max((text_width(word, TICK_SIZE, SEMIBOLD) for word in context.heading.split(" ")), default=0.0)
    lead = min(max(0.14 * whole, words + 2 * _PAD), 0.3 * whole)
    boxes = max(len(context.boxes), 1)
    return lead, (whole - lead - (boxes + 1) * _BOX_GAP) / boxes


def _heading_lines(text: str, width: float) -> tuple[str, ...]:
    return wrapped(text, width - _PAD - _POINT, TICK_SIZE, SEMIBOLD)


def _title_lines(box: Box, width: float) -> tuple[str, ...]:
    return wrapped(box.title, width - 2 * _PAD, TICK_SIZE, SEMIBOLD)


def _body_lines(box: Box, width: float) -> list[str]:
    return [line for text in box.lines for line in wrapped(text, width - 2 * _PAD, NOTE_SIZE, REGULAR)]
