"""The wheel: factors as sectors around a centre, grouped in steps, each filled ring by ring up to its rating.

It computes no rating; a table of the same figures stands beside it, because a wheel is read for its shape only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.sheet import Frame, Point, Sheet
from reports.look import BRAND, LINE, MARK, MUTED, NOTE_SIZE, PAPER, SOFT

_HUB = 0.16  # of the radius, left free in the middle
_STEP_GAP, _FACTOR_GAP = 5.0, 1.0  # degrees between steps and between the factors of one
_ARC = 3.0  # degrees of a straight piece of an arc
_RIM = 5.5  # mm outside the wheel for the marks


@dataclass(frozen=True)
class Sector:
    """A factor: its mark at the rim and its rating; None = hidden or missing."""

    label: str
    value: float | None


def wheel(steps: Sequence[Sequence[Sector]], rings: int, *, frame: Frame) -> str:
    """The sectors clockwise from the top, step by step; `rings` is the highest rating.

    A sector without a rating is dashed. The names belong to the table beside: here stand only the marks.
    """
    radius = frame.width / 2 - _RIM
    sheet = Sheet(frame, frame.width)
    centre = (frame.width / 2, frame.width / 2)
    inner = sum(len(step) - 1 for step in steps) * _FACTOR_GAP
    width = (360.0 - len(steps) * _STEP_GAP - inner) / max(sum(map(len, steps)), 1)
    angle = _STEP_GAP / 2
    for step in steps:
        for sector in step:
            _draw_sector(sheet, centre, radius, (angle, angle + width), sector, rings)
            angle += width + _FACTOR_GAP
        angle += _STEP_GAP - _FACTOR_GAP
    return sheet.svg()


def _draw_sector(
    sheet: Sheet, centre: Point, radius: float, span: tuple[float, float], sector: Sector, rings: int
) -> None:
    hub = _HUB * radius
    depth = (radius - hub) / rings
    sheet.shape(_ring(centre, hub, radius, span), fill=SOFT, edge=LINE, edge_width=0.5)
    if sector.value is not None and sector.value > 0:
        sheet.shape(_ring(centre, hub, hub + depth * min(sector.value, rings), span), fill=BRAND)
    for ring in range(1, rings):
        within = sector.value is not None and ring < sector.value
        sheet.line(_arc(centre, hub + depth * ring, span), colour=PAPER if within else LINE, width=0.5)
    if sector.value is None:
        middle = sum(span) / 2
        ends = [_at(centre, hub, middle), _at(centre, radius, middle)]
        sheet.line(ends, colour=MARK, width=0.9, dashed=True)
    x, y = _at(centre, radius + 2.8, sum(span) / 2)
    sheet.text(x, y, sector.label, size=NOTE_SIZE, colour=MUTED, anchor="middle")


def _ring(centre: Point, inner: float, outer: float, span: tuple[float, float]) -> list[Point]:
    return [*_arc(centre, outer, span), *reversed(_arc(centre, inner, span))]


def _arc(centre: Point, radius: float, span: tuple[float, float]) -> list[Point]:
    start, end = span
    pieces = max(1, math.ceil((end - start) / _ARC))
    return [_at(centre, radius, start + (end - start) * piece / pieces) for piece in range(pieces + 1)]


def _at(centre: Point, radius: float, angle: float) -> Point:
    """The point at an angle in degrees, clockwise from the top."""
    turn = math.radians(angle)
    return centre[0] + radius * math.sin(turn), centre[1] - radius * math.cos(turn)
