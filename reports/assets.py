"""The files a report may use: the project's own pages and styles, and one font family.

It fetches nothing from a network and takes no font from the machine; it does not lay anything out.
To change the typeface: another font package, `FAMILY` and the two file names.
"""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit
from urllib.request import url2pathname

import fontpkg_source_sans_3
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

TEMPLATES = Path(__file__).parent / "templates"
FONT_FOLDER = Path(fontpkg_source_sans_3.__file__).parent / "files"
FAMILY = "Source Sans 3"
UPRIGHT = FONT_FOLDER / "SourceSans3[wght].ttf"
ITALIC = FONT_FOLDER / "SourceSans3-Italic[wght].ttf"
CHART_WEIGHTS = (300, 400, 600, 700)
NO_GLYPH = "□"  # printed for a character the family lacks, an emoji in a comment for example

# What a chart can be expected to print: Latin, punctuation, arrows, signs and shapes.
_CHART_CHARACTERS = (*range(0x20, 0x250), *range(0x2000, 0x2600), *range(0x2700, 0x27C0))
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
            raise FatalURLFetchingError(f"address outside the project: {url[:200]}")
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

    Letters typed as base and accent are joined (ä in two parts). Emoji parts that only join or vary others vanish.
    """
    text = unicodedata.normalize("NFC", text)
    strange = {ord(character) for character in set(text)} - _characters()
    return text.translate({code: _substitute(chr(code)) for code in strange})


def chart_fonts(folder: Path) -> tuple[Path, ...]:
    """Static upright fonts of `CHART_WEIGHTS`, written into the folder where they are not there yet.

    matplotlib cannot vary a weight and would measure the variable file at its lightest. The cuts serve
    measuring only (the SVG names the family, the page embeds the variable file), so they hold no kerning
    and no rare letters; about 0.7 s each the first time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    version = _font_version()
    paths = tuple(folder / f"source-sans-3-{version}-{weight}.ttf" for weight in CHART_WEIGHTS)
    for weight, path in zip(CHART_WEIGHTS, paths, strict=True):
        if not path.exists():
            _write_at_once(path, _static_font(weight))
    return paths


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
    upright, italic = (TTFont(path, lazy=True).getBestCmap() for path in (UPRIGHT, ITALIC))
    return frozenset({*upright} & {*italic} | {ord("\n")})


def _substitute(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in ("Zs", "Zl", "Zp") or character in "\t\r":
        return " "
    return "" if kind in ("Cc", "Cf", "Mn") else NO_GLYPH


def _static_font(weight: int) -> bytes:
    font = TTFont(UPRIGHT)
    options = subset.Options()
    options.drop_tables += ["GPOS", "GSUB", "GDEF"]  # instancing kerning takes eight seconds
    options.name_IDs = ["*"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_CHART_CHARACTERS)
    cutter.subset(font)
    content = BytesIO()
    instantiateVariableFont(font, {"wght": weight}, updateFontNames=True).save(content)
    return content.getvalue()


@cache
def _font_version() -> str:
    return f"{TTFont(UPRIGHT, lazy=True)['head'].fontRevision:.3f}"


def _write_at_once(path: Path, content: bytes) -> None:
    """Writes through a neighbour file: two processes may be making the same font."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as partial:
        partial.write(content)
    Path(partial.name).replace(path)
