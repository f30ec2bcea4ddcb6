"""Lettering: how wide a text is in the family of the report, and where it may be broken.

It draws nothing and takes no font from the machine. Widths leave kerning out, which makes them a hair too wide
rather than too narrow. Another family: `_FILE`, and `FAMILY` in the look.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

import fontpkg_source_sans_3
from fontTools.ttLib import TTFont

_FILE = Path(fontpkg_source_sans_3.__file__).parent / "files" / "SourceSans3[wght].ttf"
_MM_PER_POINT = 25.4 / 72
_NO_GLYPH = "□"  # stands for a character the family lacks
_LEADING = 1.22
_BREAKS = re.compile(r"(?<=[-–/\u00ad])(?=[^\W\d]{3})|(?<=[ \n])")  # no break space is no break


def font_file() -> Path:
    """The variable upright font of the family."""
    return _FILE


def text_width(text: str, size: float, weight: int) -> float:
    """Width in mm of one line set at a size in points and a weight of 200–900."""
    advances = _advances(weight)
    units = sum(advances[ord(letter)] for letter in printable(text))
    return units / 1000 * size * _MM_PER_POINT


def leading(size: float) -> float:
    """Distance in mm from one baseline to the next."""
    return size * _LEADING * _MM_PER_POINT


def x_centre(size: float) -> float:
    """How far in mm the baseline lies below the optical middle of a line, taken between x-height and capitals."""
    return 0.285 * size * _MM_PER_POINT


def wrapped(text: str, width: float, size: float, weight: int) -> tuple[str, ...]:
    """The text in lines no wider than `width` mm, broken at spaces and after hyphens; empty text has no lines.

    A word that is alone too wide is cut between letters: nothing is ever left out.
    """
    lines: list[str] = []
    for piece in _BREAKS.split(printable(text)):
        if lines and text_width(_shown(lines[-1] + piece), size, weight) <= width and lines[-1][-1:] != "\n":
            lines[-1] += piece
        else:
            lines.extend(_cut(piece, width, size, weight))
    return tuple(shown for line in lines if (shown := _shown(line)))


def printable(text: str) -> str:
    """The text as the family can print it: composed, without control characters, `□` for what it lacks."""
    known = _advances(400)
    composed = unicodedata.normalize("NFC", text)
    letters = (letter for letter in composed if unicodedata.category(letter) != "Mn" or ord(letter) in known)
    return "".join(_letter(letter, ord(letter) in known) for letter in letters)


def _letter(letter: str, known: bool) -> str:
    if letter in "\n\u00ad":
        return letter
    if unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cc"):
        return letter if known else " "
    if unicodedata.category(letter) in ("Cf", "Cs"):
        return ""
    return letter if known else _NO_GLYPH


def _shown(line: str) -> str:
    """A line as printed: a soft hyphen shows only where the line ends with it."""
    bare = line.strip(" \n")
    return bare[:-1].replace("\u00ad", "") + bare[-1:].replace("\u00ad", "-")


def _cut(piece: str, width: float, size: float, weight: int) -> list[str]:
    parts = [""]
    for letter in piece:
        if parts[-1] and text_width(_shown(parts[-1] + letter), size, weight) > width:
            parts.append("")
        parts[-1] += letter
    return parts


@cache
def _advances(weight: int) -> dict[int, float]:
    """Advance width by code point, in thousandths of the size."""
    with TTFont(_FILE, lazy=True) as font:
        glyphs = font.getGlyphSet(location={"wght": weight})
        unit = 1000 / font["head"].unitsPerEm
        widths = {code: glyphs[name].width * unit for code, name in font.getBestCmap().items()}
    return widths | {ord("\n"): 0.0, 0xAD: 0.0}
