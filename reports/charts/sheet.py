"""The drawing surface of all charts: millimetres from the top left corner, and the SVG text that comes of it.

It knows matplotlib and nothing of rows, scales or statuses. Text stays text: the page's own @font-face sets it.
A new kind of mark is a method here only if no chart can draw it from these.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Literal
from xml.etree import ElementTree

import matplotlib
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from reports.charts.lettering import font_file, printable, x_centre
from reports.look import FAMILY, INK, LABEL_SIZE, LINE, REGULAR

_MM_PER_INCH = 25.4
_SVG = "http://www.w3.org/2000/svg"
_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_ANCHORS: dict[str, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}
_DASHES = (0, (4.0, 3.0))  # in line widths
_UNDER = 1_000_000  # more than any chart has marks
_RC: Any = {"svg.fonttype": "none", "svg.hashsalt": "chart"}
Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """What the page says of any chart: its alternative text, a prefix for ids unique in the page, its width in mm."""

    alt: str
    prefix: str
    width: float = 174.0

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a chart without an alternative text")
        if not _NAME.fullmatch(self.prefix):
            raise ValueError(f"a prefix is an XML name, not {self.prefix!r}")


class Sheet:
    """A blank chart of a given height in mm. What is drawn later lies on top; y grows downwards."""

    def __init__(self, frame: Frame, height: float) -> None:
        self.frame, self.width, self.height = frame, frame.width, height
        self._figure = Figure(figsize=(self.width / _MM_PER_INCH, height / _MM_PER_INCH), dpi=72)
        self._figure.patch.set_visible(False)
        self._millimetres = Affine2D().translate(0, -height).scale(1 / _MM_PER_INCH, -1 / _MM_PER_INCH)
        self._drawn = 0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = LABEL_SIZE,
        weight: int = REGULAR,
        colour: str = INK,
        anchor: str = "start",
    ) -> None:
        """One line of text, its optical middle at y; nothing if it is empty."""
        font = FontProperties(family=FAMILY, weight=weight, size=size, fname=str(font_file()))
        shown = printable(text).strip()
        if shown:
            mark = Text(x, y + x_centre(size), shown, color=colour, fontproperties=font, parse_math=False)
            mark.set_horizontalalignment(_ANCHORS[anchor])
            self._add(mark)

    def line(
        self,
        points: Sequence[Point],
        *,
        colour: str = LINE,
        width: float = 0.5,
        dashed: bool = False,
        under: bool = False,
    ) -> None:
        """A line through the points; width in points; `under` all that is not."""
        across, down = zip(*points, strict=True)
        mark = Line2D(across, down, color=colour, linewidth=width, linestyle=_DASHES if dashed else "-")
        mark.set_solid_capstyle("butt")
        mark.set_dash_capstyle("butt")
        mark.set_solid_joinstyle("round")
        self._add(mark, under)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None,
        edge: str | None = None,
        edge_width: float = 0.7,
        dashed: bool = False,
        radius: float = 0.0,
        under: bool = False,
    ) -> None:
        """A rectangle from its top left corner, with rounded corners if a radius in mm is given."""
        if radius and min(width, height) > 2 * radius:
            round_corners = f"round,pad=0,rounding_size={radius}"
            self._add_filled(
                FancyBboxPatch((x, y), width, height, boxstyle=round_corners), fill, edge, edge_width, dashed, under
            )
        else:
            self._add_filled(Rectangle((x, y), width, height), fill, edge, edge_width, dashed, under)

    def disc(
        self, x: float, y: float, radius: float, *, fill: str, edge: str | None = None, edge_width: float = 0.9
    ) -> None:
        """A circle."""
        self._add_filled(Circle((x, y), radius), fill, edge, edge_width)

    def shape(self, corners: Sequence[Point], *, fill: str, edge: str | None = None, edge_width: float = 0.9) -> None:
        """A closed polygon."""
        self._add_filled(Polygon(corners, closed=True), fill, edge, edge_width)

    def svg(self) -> str:
        """One `<svg>` element, the same bytes for the same drawing."""
        written = StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        with matplotlib.rc_context(_RC):
            self._figure.savefig(written, format="svg", metadata=nothing)
        return _tidied(written.getvalue(), self.frame, self.height)

    def _add_filled(
        self,
        mark: Patch,
        fill: str | None,
        edge: str | None,
        edge_width: float,
        dashed: bool = False,
        under: bool = False,
    ) -> None:
        mark.set_facecolor(fill or "none")
        mark.set_edgecolor(edge or "none")
        mark.set_linewidth(edge_width if edge else 0.0)
        mark.set_linestyle(_DASHES if dashed else "-")
        self._add(mark, under)

    def _add(self, artist: Artist, under: bool = False) -> None:
        self._drawn += 1
        artist.set_zorder(self._drawn - (_UNDER if under else 0))
        artist.set_transform(self._millimetres + self._figure.dpi_scale_trans)
        self._figure.add_artist(artist)


def _tidied(written: str, frame: Frame, height: float) -> str:
    """The drawn marks in a root of our own: titled, sized in mm, without ids or styles that reach into the page."""
    drawn = ElementTree.fromstring(written)
    ElementTree.register_namespace("", _SVG)
    title_id = f"{frame.prefix}-title"
    root = ElementTree.Element(
        f"{{{_SVG}}}svg",
        {
            "viewBox": drawn.attrib["viewBox"],
            "width": f"{frame.width:g}mm",
            "height": f"{round(height, 2):g}mm",
            "role": "img",
            "aria-labelledby": title_id,
        },
    )
    ElementTree.SubElement(root, f"{{{_SVG}}}title", {"id": title_id}).text = printable(frame.alt)
    marks = ElementTree.SubElement(root, f"{{{_SVG}}}g", {"stroke-linejoin": "round"})
    for mark in drawn.iter():
        if mark.tag in (f"{{{_SVG}}}path", f"{{{_SVG}}}text"):
            marks.append(_bare(mark))
    return ElementTree.tostring(root, encoding="unicode")


def _bare(mark: ElementTree.Element) -> ElementTree.Element:
    """A path or text with attributes instead of a style, which WeasyPrint would report as unknown properties.

    Numbers keep two decimals: a hundredth of a point is enough, and a third of the bytes.
    """
    place = {name: mark.attrib[name] for name in ("x", "y", "d") if name in mark.attrib}
    style = dict(part.split(": ", 1) for part in mark.attrib["style"].split("; "))
    rounded = {name: " ".join(_LONG_NUMBER.sub(_rounded, value).split()) for name, value in (place | style).items()}
    bare = ElementTree.Element(mark.tag, rounded)
    bare.text = mark.text
    return bare


def _rounded(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 2) + 0.0:g}"
