"""The press: a page's template and context to HTML, HTML to a PDF that is PDF/UA-1 and PDF/A-3a at once.

It chooses no words, numbers or looks: words come with the context, looks with the stylesheet the page names.
The templates live in `templates/`; a new report is a new template and a call.
"""

import logging
import re
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import weasyprint
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct
from weasyprint.urls import FatalURLFetchingError

from reports.assets import (
    FONT_FOLDER,
    TEMPLATES,
    AssetFetcher,
    environment,
    font_configuration,
    font_css,
    printable,
)
from reports.finisher import finish

# WeasyPrint 70 drops such text without a word (svg/__init__.py reads only "size family").
_FONT_SHORTHAND = re.compile(r"""<(?:svg|g|text|tspan)\b[^>]*?\sstyle=["'][^>]*?(?<![-\w])font\s*:""")

# Inline pictures carry these in `style`; WeasyPrint reads them twice, as a page's (unknown there) and as a picture's.
_SVG_PROPERTY = re.compile(
    r"Ignored `(fill|stroke|stop|clip|marker)(-[a-z]+)*:.*unknown property"
    r"|Ignored `(text-anchor|dominant-baseline|paint-order|shape-rendering|vector-effect):.*unknown property"
)


class RenderError(Exception):
    """A page that would come out other than written: everything the renderer complained about."""


class Attachment(Struct, frozen=True):
    """A file delivered inside the PDF: ASCII file name, content, media type, one line on what it is."""

    name: str
    content: bytes
    media_type: str
    description: str


def render_html(
    template: str,
    context: Mapping[str, object],
    *,
    filters: Mapping[str, Callable[..., object]],
    folder: Path = TEMPLATES,
) -> str:
    """The filled page. A name the context lacks raises jinja2's UndefinedError; every value is escaped."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters)
    environment.globals.update(context)  # imported macros see it too
    return environment.get_template(template).render()


def write_pdf(
    html: str,
    *,
    title: str,
    author: str,
    created: datetime,
    subject: str = "",
    keywords: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
    folder: Path = TEMPLATES,
) -> bytes:
    """The PDF of a page; the same arguments give the same bytes.

    `created` dates the file and its attachments (a time without a zone is UTC): give the data's cut-off, not
    the clock's time. Relative addresses in the page are files of `folder`; anything from outside it, and any
    warning of the renderer, raises RenderError. Characters the font lacks are replaced (`assets.printable`).
    """
    moment = created.astimezone(UTC) if created.tzinfo else created.replace(tzinfo=UTC)
    font_date = environment("SOURCE_DATE_EPOCH", f"{moment.timestamp():.0f}")  # else now is stamped into fonts
    with _no_complaints(html), font_date:
        document = _laid_out(printable(html), folder)
        _describe(document.metadata, title, author, subject, keywords, moment)
        return bytes(
            document.write_pdf(
                finisher=finish,
                pdf_variant="pdf/a-3a",
                attachments=[_attached(file, moment) for file in sorted(attachments, key=lambda a: a.name)],
            )
        )


def _laid_out(html: str, folder: Path) -> weasyprint.Document:
    fetcher = AssetFetcher(folder, FONT_FOLDER)
    fonts = font_configuration()
    faces = weasyprint.CSS(string=font_css(), font_config=fonts, url_fetcher=fetcher)
    page = weasyprint.HTML(string=html, base_url=f"{folder.resolve().as_uri()}/", url_fetcher=fetcher)
    return page.render(font_config=fonts, stylesheets=[faces], pdf_variant="pdf/a-3a")


def _describe(metadata: Any, title: str, author: str, subject: str, keywords: Sequence[str], moment: datetime) -> None:
    metadata.title, metadata.authors, metadata.description = title, [author], subject
    metadata.keywords = list(keywords)
    metadata.attachments = []  # only those given to `write_pdf`, whatever the page says
    metadata.created = metadata.modified = moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _attached(file: Attachment, moment: datetime) -> weasyprint.Attachment:
    """As a data: address, because only that carries a media type which no machine's own list can change."""
    return weasyprint.Attachment(
        url=f"data:{file.media_type};base64,{b64encode(file.content).decode()}",
        url_fetcher=AssetFetcher(),
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship="Data",
    )


@contextmanager
def _no_complaints(html: str) -> Iterator[None]:
    """Turns what WeasyPrint would only log (a picture missing, a property misspelt) into a RenderError."""
    complaints = _Complaints(logging.WARNING)
    if _FONT_SHORTHAND.search(html):
        complaints.lines.append("SVG text with the shorthand `font:` would not be drawn: use font-size, …")
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        with warnings.catch_warnings():
            # WeasyPrint 70 leaves the file of its own colour profile open
            warnings.filterwarnings("ignore", "unclosed file .*sRGB2014", ResourceWarning)
            yield
    except FatalURLFetchingError as refusal:
        raise RenderError(str(refusal)) from refusal
    finally:
        logger.removeHandler(complaints)
    if complaints.lines:
        raise RenderError("\n".join(dict.fromkeys(complaints.lines)))


class _Complaints(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if not _SVG_PROPERTY.match(line):
            self.lines.append(line)
