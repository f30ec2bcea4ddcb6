"""The look that pages and charts share: colours, type sizes in points, one shape and colour per status.

It draws nothing and knows no drawing library. A client's own colours are put in here; the tests of this module
say whether they can still be read and told apart. The stylesheet repeats the colours, and a test compares.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FAMILY = "Source Sans 3"
REGULAR, SEMIBOLD = 400, 600

LABEL_SIZE = 8.6  # row labels and figures
TICK_SIZE = 7.9  # axis numbers, column headings, keys
NOTE_SIZE = 7.5  # remarks under a label

PAPER = "#FFFFFF"
INK = "#16323F"
MUTED = "#55656F"
BRAND = "#0B4F6C"
LINK = "#005A8C"
MARK = "#6F8D9B"  # a mark that means something without standing out
INTERVAL = "#5293B4"
LINE = "#C9D3D9"  # grids and rules: decoration, may be faint
TRACK = "#E3EAED"
SOFT = "#F1F5F7"
RAMP = ("#E6F1F4", "#BBDCE3", "#7FBECB", "#4FA3B7", "#0B5E78")

Shape = Literal["check", "triangle", "half", "down", "dash", "ring"]


@dataclass(frozen=True)
class StatusLook:
    """How a status is drawn; its word always stands beside it."""

    colour: str
    shape: Shape


STATUS_LOOK: Mapping[str, StatusLook] = {
    "achieved": StatusLook("#004D43", "check"),
    "mostly": StatusLook("#1A74AE", "triangle"),
    "partly": StatusLook("#965E00", "half"),
    "not_achieved": StatusLook("#8C1D18", "down"),
    "not_assessable": StatusLook("#5B6B75", "dash"),
    "not_applicable": StatusLook("#5B6B75", "ring"),
}


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0–1 (WCAG 2.1)."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1–21 (WCAG 2.1)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(fill: str) -> str:
    """The text colour that reads better on a fill: ink or paper."""
    return max((INK, PAPER), key=lambda ink: contrast(ink, fill))


def mixed(one: str, other: str, share: float) -> str:
    """The colour between two, with the given share (0–1) of the other."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def ramp(steps: int) -> tuple[str, ...]:
    """Colours for the given number of classes (1–5), light to dark, as far apart as the ramp allows."""
    if not 1 <= steps <= len(RAMP):
        raise ValueError(f"a ramp has 1 to {len(RAMP)} classes, not {steps}")
    gap = (len(RAMP) - 1) / max(steps - 1, 1)
    return tuple(RAMP[round(step * gap)] for step in range(steps))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
