"""The last hand on a tagged PDF: what WeasyPrint leaves out before a page is accessible and archivable.

It changes no words and no look. Each step mends one known gap of WeasyPrint 70 (its issues #1836, #2482,
#2508); to add one, write a function and put it into `finish` in the order it must run.
"""

from collections.abc import Iterator

import pydyf
from weasyprint import Document

POINTS = 0.75  # PDF points in a CSS pixel
_HOLLOW = ("/Span", "/NonStruct", "/Div")  # say nothing when they hold nothing
_PAGINATION = pydyf.Dictionary({"Type": "/Pagination"})
_UA_IDENTIFICATION = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the ISO 14289 standard the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Completes the PDF in place; to be given to WeasyPrint as its `finisher`."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    _prune(pdf, root)
    elements = dict(_walk(pdf, root))
    _scope_header_cells(pdf, elements)
    _place_figures(pdf, elements)
    _describe_links(document)
    _name_languages(document)
    _set_aside_running_content(pdf, root, elements)
    _name_attachments_once(pdf)
    _claim_pdf_ua(pdf)


def _prune(pdf: pydyf.PDF, element: pydyf.Dictionary) -> None:
    """Takes out elements that hold nothing: every line break and bullet background leaves one."""
    kept = []
    for kid in element["K"]:
        child = _element(pdf, kid)
        if child is not None:
            _prune(pdf, child)
        if child is None or child["K"] or child["S"] not in _HOLLOW:
            kept.append(kid)
    element["K"][:] = kept


def _scope_header_cells(pdf: pydyf.PDF, elements: dict[int, pydyf.Dictionary]) -> None:
    """Column for header cells in a table head or in a row of header cells only, Row elsewhere."""
    for row in elements.values():
        if row["S"] != "/TR":
            continue
        cells = [elements[_number(kid)] for kid in row["K"]]
        group = pdf.objects[_number(row["P"])]
        heads_columns = group["S"] == "/THead" or all(cell["S"] == "/TH" for cell in cells)
        for cell in cells:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = "/Column" if heads_columns else "/Row"


def _place_figures(pdf: pydyf.PDF, elements: dict[int, pydyf.Dictionary]) -> None:
    """Bounding boxes in points from the foot of the page; they come in pixels from its top."""
    for figure in elements.values():
        if figure["S"] == "/Figure":
            height = pdf.objects[_number(figure["Pg"])]["MediaBox"][3]
            left, top, right, bottom = (POINTS * side for side in figure["A"]["BBox"])
            figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def _describe_links(document: Document) -> None:
    """The link's own words as its description, in place of the address; a link without words keeps that."""
    for page in document.pages:
        for _, _, _, box in page.links:
            words = " ".join("".join(box.element.itertext()).replace("\u00ad", "").split())
            if words and box.link_annotation is not None:
                box.link_annotation["Contents"] = pydyf.String(words)


def _name_languages(document: Document) -> None:
    """The language of table cells that quote another one: WeasyPrint knows that of the whole document only."""
    for page in document.pages:
        for box in page._page_box.descendants():
            language = box.element.get("lang") if box.element is not None else None
            mark = getattr(box, "mark", None)
            if language and isinstance(mark, pydyf.Dictionary) and mark.get("S") == "/TD":
                mark["Lang"] = pydyf.String(language)


def _set_aside_running_content(pdf: pydyf.PDF, root: pydyf.Dictionary, elements: dict[int, pydyf.Dictionary]) -> None:
    """Marked content that no element of the tree holds becomes a pagination artifact.

    That is the running headers and footers: WeasyPrint marks them but leaves their elements out of the tree.
    """
    numbers = pdf.objects[_number(root["ParentTree"])]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for reference in pdf.page_references:
        page = pdf.objects[_number(reference)]
        page_owners = owners[page["StructParents"]]
        strays = {mcid for mcid, owner in enumerate(page_owners) if _number(owner) not in elements}
        for mcid in strays:
            pdf.objects[_number(page_owners[mcid])].clear()
            page_owners[mcid] = "null"
        _mark_as_artifacts(pdf.objects[_number(page["Contents"])].stream, strays)


def _mark_as_artifacts(operators: list[object], strays: set[int]) -> None:
    """Rewrites `/Span <</MCID 7>> BDC` in place for the given numbers."""
    for position, operand in enumerate(operators):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in strays:
            operators[position - 1] = "/Artifact"
            operators[position] = _PAGINATION


def _name_attachments_once(pdf: pydyf.PDF) -> None:
    """WeasyPrint lists each attached file twice among the associated files."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _claim_pdf_ua(pdf: pydyf.PDF) -> None:
    """PDF/UA-1 beside PDF/A-3a in the metadata, which stays readable without unpacking."""
    metadata = pdf.objects[_number(pdf.catalog["Metadata"])]
    before, end, after = b"".join(metadata.stream).partition(b"</rdf:RDF>")
    metadata.stream = [before + _UA_IDENTIFICATION + end + after]
    metadata.compress = False


def _walk(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[tuple[int, pydyf.Dictionary]]:
    """Every structure element below this one, by object number, in reading order."""
    for kid in element["K"]:
        child = _element(pdf, kid)
        if child is not None:
            yield _number(kid), child
            yield from _walk(pdf, child)


def _element(pdf: pydyf.PDF, kid: object) -> pydyf.Dictionary | None:
    """The structure element a kid refers to; None for marked content and annotations."""
    if not isinstance(kid, bytes):
        return None
    target = pdf.objects[_number(kid)]
    return target if target.get("Type") == "/StructElem" else None


def _number(reference: bytes) -> int:
    """Object number of a reference such as `12 0 R`."""
    return int(reference.split()[0])
