"""The typeface as a page on a screen carries it: the letters of European Latin in WOFF2, inside the stylesheet.

Chooses no typeface (`reports.assets`) and lays nothing out. More letters are another range in `_LETTERS`.
"""

from base64 import b64encode
from functools import cache
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont

from reports.assets import FAMILY, UPRIGHT

_LETTERS = (
    range(0x20, 0x250),  # Latin with all its accents, the Sámi letters among them
    range(0x2010, 0x2040),  # dashes, quotation marks, dots
    (0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2264, 0x2265),  # €, arrows, −, ≈, ≤, ≥
    range(0x25A0, 0x2600),  # the marks of values
)
_FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "tnum")


@cache
def face_css() -> str:
    """The @font-face rule of the family, every weight in one file; the same bytes at every call."""
    address = f"data:font/woff2;base64,{b64encode(_woff2()).decode()}"
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:200 900;font-display:swap;'
        f'src:url("{address}") format("woff2")}}'
    )


def _woff2() -> bytes:
    options = subset.Options(flavor="woff2", layout_features=list(_FEATURES), recalc_timestamp=False)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes={code for letters in _LETTERS for code in letters})
    written = BytesIO()
    with TTFont(UPRIGHT, recalcTimestamp=False) as font:
        chosen.subset(font)
        font.flavor = "woff2"
        font.save(written, reorderTables=False)
    return written.getvalue()
