"""The files a report may use: the project's own pages and styles, and one font family.

It fetches nothing from a network and takes no font from the machine; it does not lay anything out.
To change the typeface: another font package, `FAMILY` and the two file names.
"""

import logging
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import fontpkg_source_sans_3
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

TEMPLATES = Path(__file__).parent / "templates"
FONT_FOLDER = Path(fontpkg_source_sans_3.__file__).parent / "files"
FAMILY = "Source Sans 3"
UPRIGHT = FONT_FOLDER / "SourceSans3[wght].ttf"
ITALIC = FONT_FOLDER / "SourceSans3-Italic[wght].ttf"
NO_GLYPH = "□"  # printed for a character the family lacks, an emoji in a comment for example

_NO_FONTS = Path(__file__).parent / "fonts.conf"


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves `data:` addresses and files below the given folders; anything else stops the report.

    A merely refused address would be logged and the report would come out without its picture. Nothing
    outside should ever be asked for, so the asking itself is the fault.
    """

    def __init__(self, *folders: Path) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False, fail_on_errors=True)
        self._folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not self._is_ours(url):
            refusal = f"address outside the project: {url[:200]}"
            logging.getLogger("weasyprint").error(refusal)  # pictures in an SVG swallow the exception
            raise FatalURLFetchingError(refusal)
        return super().fetch(url, headers)

    def _is_ours(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme != "file":
            return parts.scheme == "data"
        path = Path(url2pathname(parts.path)).resolve()
        return not parts.netloc and any(path.is_relative_to(folder) for folder in self._folders)


def font_css() -> str:
    """The two @font-face rules of the family, for every weight.

    They name no `font-weight` on purpose: with one, WeasyPrint 70 measures the variable font at its lightest
    weight (200) and draws it at the named one, and letters run into each other.
    """
    return (
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{UPRIGHT.as_uri()}") }}\n'
        f'@font-face {{ font-family: "{FAMILY}"; font-style: italic; src: url("{ITALIC.as_uri()}") }}\n'
    )


def font_configuration() -> FontConfiguration:
    """A font configuration that knows no font of the machine."""
    with environment("FONTCONFIG_FILE", str(_NO_FONTS)):
        return FontConfiguration()


def printable(text: str) -> str:
    """The text with what the family cannot print replaced by `NO_GLYPH`, and control characters left out.

    Letters typed as base and accent are joined (ä in two parts). What only joins or varies emoji vanishes.
    """
    text = unicodedata.normalize("NFC", text)
    strange = {ord(character) for character in set(text)} - _characters()
    return text.translate({code: _substitute(chr(code)) for code in strange})


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """An environment variable set for a while; what it was before comes back."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@cache
def _characters() -> frozenset[int]:
    """Code points both files have, with the line break."""
    with TTFont(UPRIGHT, lazy=True) as upright, TTFont(ITALIC, lazy=True) as italic:
        return frozenset({*upright.getBestCmap()} & {*italic.getBestCmap()} | {ord("\n")})


def _substitute(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in ("Zs", "Zl", "Zp") or character in "\t\r":
        return " "
    return "" if kind in ("Cc", "Cf", "Mn") else NO_GLYPH
