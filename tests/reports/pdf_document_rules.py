"""What an accessible, archivable PDF must state about itself: language, title, standards, fonts, attachments.

Each rule takes the document and yields (code, message) for what it finds wrong; RULES lists them.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.reports.pdf_reading import TaggedPdf

Finding = tuple[str, str]
FAMILY = "Source-Sans-3"


def statements(document: TaggedPdf) -> Iterator[Finding]:
    root = document.root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "MARKED", "the file does not say that it is tagged"
    if not str(root.get("/Lang", "")).strip():
        yield "LANG", "no document language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "DOCTITLE", "the window would show the file name"
    if not str(document.pdf.docinfo.get("/Title", "")).strip():
        yield "TITLE", "no title"
    if document.pdf.is_encrypted:
        yield "CRYPT", "encrypted"


def standards(document: TaggedPdf) -> Iterator[Finding]:
    stream = document.root.get("/Metadata")
    xmp = stream.read_bytes().decode() if stream is not None else ""
    if not re.search(r"""pdfuaid:part(="1"|>1<)""", xmp):
        yield "UAID", "PDF/UA-1 is not claimed"
    elif "http://www.aiim.org/pdfa/ns/extension/" not in xmp:
        yield "UAID", "the PDF/UA claim lacks the schema PDF/A asks for"
    claims = (r"""pdfaid:part(="3"|>3<)""", r"""pdfaid:conformance(="A"|>A<)""")
    if not all(re.search(claim, xmp) for claim in claims):
        yield "PDFA", "PDF/A-3a is not claimed"
    if stream is not None and "/Filter" in stream:
        yield "PDFA", "the metadata is packed"


def fonts(document: TaggedPdf) -> Iterator[Finding]:
    for font in document.pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
            continue
        name = str(font.get("/BaseFont", "/?"))[1:]
        if font.Subtype == "/Type0":
            if "/ToUnicode" not in font:
                yield "UNICODE", f"{name}: its letters cannot be read out"
        elif not _embedded(font):
            yield "FONT", f"{name} is not embedded"
        if not re.sub(r"^[A-Z]{6}\+", "", name).startswith(FAMILY):
            yield "FONT", f"{name} is not of the family"


def letters(document: TaggedPdf) -> Iterator[Finding]:
    for number, page in enumerate(document.pages, start=1):
        for text in [*page.words.values(), *page.artifact_words]:
            if re.search("[\ufffd\x00-\x08\x0e-\x1f\ue000-\uf8ff]", text):
                yield "UNICODE", f"page {number}: letters without a meaning in {text!r}"


def attachments(document: TaggedPdf) -> Iterator[Finding]:
    associated = [file.objgen for file in document.root.get("/AF", [])]
    if len(associated) != len(set(associated)):
        yield "AF", "a file is associated twice"
    for name, attached in document.pdf.attachments.items():
        file: Any = attached.obj
        if file.objgen not in associated:
            yield "AF", f"{name} is not associated with the document"
        if file.get("/AFRelationship") != "/Data":
            yield "AF", f"{name} does not say that it is data"
        if not str(file.get("/Desc", "")).strip() or "/UF" not in file:
            yield "AF", f"{name} has no description or no name"
        if "/Subtype" not in file.EF.F or "/ModDate" not in file.EF.F.get("/Params", {}):
            yield "AF", f"{name} has no media type or no date"


def bookmarks(document: TaggedPdf) -> Iterator[Finding]:
    with document.pdf.open_outline() as outline:
        titles = {_plain(item.title) for top in outline.root for item in _items(top)} - {""}
    for heading in document.tree:
        words = _plain(document.words(heading))
        # a chapter number that the stylesheet puts before the words is in no bookmark
        if heading.role in ("H1", "H2") and not any(words.endswith(title) for title in titles):
            yield "OUTLINE", f"no bookmark for {document.words(heading)!r}"


def _items(item: pikepdf.OutlineItem) -> Iterator[pikepdf.OutlineItem]:
    yield item
    for child in item.children:
        yield from _items(child)


def _plain(text: str) -> str:
    """Letters and figures only: line breaks leave no space in a heading's words."""
    return re.sub(r"[\W_]+", "", text)


def _embedded(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor", {})
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


RULES = (statements, standards, fonts, letters, attachments, bookmarks)
