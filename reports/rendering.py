"""One report from an evaluation: the PDF for reading and keeping, with the results attached, and its twin for a screen.

Chooses the template and the file name; words come from the phrases, pages from the templates.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, time

from evaluation import Evaluation
from reports.assets import TEMPLATES
from reports.context import Provenance, area_context, region_context
from reports.context.cover import Document
from reports.document import Attachment, render_html, write_pdf
from reports.language import load_language
from reports.report import Report
from reports.screen import policy
from reports.webfonts import face_css


@dataclass(frozen=True)
class Page:
    """A report ready for the press: its page, what its file says of itself, and what is attached.

    `twin` is the same report as a page for a screen, finished as it stands.
    """

    html: str
    twin: str
    document: Document
    created: datetime
    attachments: tuple[Attachment, ...]

    def digest(self) -> str:
        """A digest of all that the pressed file will hold; the same page and press give the same file."""
        parts = (self.html, repr(self.document), self.created.isoformat(), repr(self.attachments))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def page_of(
    report: Report, evaluation: Evaluation, provenance: Provenance, attachments: tuple[Attachment, ...]
) -> Page:
    """The page of a report, not yet laid out."""
    language = load_language(report.language)
    if report.key == evaluation.framework.area.key:
        template, context = "area.html", area_context(evaluation, language, provenance)
    else:
        template, context = "region.html", region_context(evaluation, report.key, language, provenance)
    document = context["document"]
    assert isinstance(document, Document)
    created = datetime.combine(evaluation.cutoff, time())
    printed = render_html(template, context, filters={})
    twin = render_html("twin.html", context | _for_screen(), filters={})
    return Page(printed, twin, document, created, attachments)


def _for_screen() -> dict[str, object]:
    """What the twin carries besides the report: its typeface, its script, and leave for nothing else."""
    script = (TEMPLATES / "screen.js").read_text(encoding="utf-8")
    return {"faces": face_css(), "script": script, "policy": policy(script)}


def pressed(page: Page) -> bytes:
    """The PDF of a page; RenderError if it would come out other than written."""
    return write_pdf(
        page.html,
        title=page.document.title,
        author=page.document.author,
        subject=page.document.subject,
        keywords=page.document.keywords,
        created=page.created,
        attachments=page.attachments,
    )
