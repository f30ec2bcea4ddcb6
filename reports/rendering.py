"""One report from an evaluation: the PDF for reading and keeping, with the results attached.

Chooses the template and the file name; words come from the phrases, pages from the templates.
"""

from dataclasses import dataclass
from datetime import datetime, time

from evaluation import Evaluation
from reports.context import Provenance, area_context, region_context
from reports.context.cover import Document
from reports.document import Attachment, render_html, write_pdf
from reports.language import load_language


@dataclass(frozen=True)
class Report:
    """Which report: of a region or of the area, in which language."""

    key: str
    language: str

    def name(self, evaluation: Evaluation) -> str:
        """The file name without its ending."""
        framework = evaluation.framework
        slug = framework.area.slug if self.key == framework.area.key else framework.regions[self.key].slug
        return f"{slug}_{self.language}"


def render(
    report: Report, evaluation: Evaluation, provenance: Provenance, attachments: tuple[Attachment, ...]
) -> bytes:
    """The PDF of a report, the same bytes from the same evaluation; RenderError if a page would come out wrong."""
    language = load_language(report.language)
    if report.key == evaluation.framework.area.key:
        template, context = "area.html", area_context(evaluation, language, provenance)
    else:
        template, context = "region.html", region_context(evaluation, report.key, language, provenance)
    document = context["document"]
    assert isinstance(document, Document)
    return write_pdf(
        render_html(template, context, filters={}),
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
        created=datetime.combine(evaluation.cutoff, time()),
        attachments=attachments,
    )
