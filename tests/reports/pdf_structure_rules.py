"""What the structure tree of an accessible PDF must keep: headings, tables, lists, figures, links, order.

Each rule takes the document and yields (code, message) for what it finds wrong; RULES lists them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.reports.pdf_reading import Element, TaggedPdf

Finding = tuple[str, str]

# ISO 32000-1, 14.8.4: the standard types our pages can give
ROLES = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct", "P", "Span", "Link", "Figure"),
    *("H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Caption"),
}
KIDS = {
    "Table": ("ROW", {"THead", "TBody", "TFoot", "TR", "Caption"}),
    "THead": ("ROW", {"TR"}),
    "TBody": ("ROW", {"TR"}),
    "TFoot": ("ROW", {"TR"}),
    "TR": ("CELL", {"TH", "TD"}),
    "L": ("LIST", {"LI", "L", "Caption"}),
    "LI": ("LIST", {"Lbl", "LBody"}),
}
PARENTS = {
    "TR": ("ROW", {"Table", "THead", "TBody", "TFoot"}),
    "TH": ("CELL", {"TR"}),
    "TD": ("CELL", {"TR"}),
    "LI": ("LIST", {"L"}),
    "LBody": ("LIST", {"LI"}),
}


def tree(document: TaggedPdf) -> Iterator[Finding]:
    if not document.tree or document.tree[0].role != "Document":
        yield "TREE", "no structure tree with a Document"
    for element in document.tree:
        if element.role not in ROLES:
            yield "ROLE", f"unknown element {element.role}"
        code, allowed = KIDS.get(element.role, ("", ROLES))
        for kid in element.kids:
            if kid.role not in allowed and code:
                yield code, f"{kid.role} directly in {element.role}"
        code, allowed = PARENTS.get(element.role, ("", ROLES))
        if code and (element.parent is None or element.parent.role not in allowed):
            yield code, f"{element.role} outside its place"


def headings(document: TaggedPdf) -> Iterator[Finding]:
    found = [element for element in document.tree if re.fullmatch(r"H[1-6]", element.role)]
    firsts = sum(element.role == "H1" for element in found)
    if firsts != 1:
        yield "H1", f"{firsts} main titles"
    levels = [1, *(int(element.role[1]) for element in found)]
    for (level, following), element in zip(pairwise(levels), found, strict=True):
        if following > level + 1:
            yield "SKIP", f"from level {level} to {following} at {document.words(element)!r}"
        if not document.words(element):
            yield "SKIP", f"an empty heading of level {following}"


def figures(document: TaggedPdf) -> Iterator[Finding]:
    for figure in (element for element in document.tree if element.role == "Figure"):
        alt = str(figure.node.get("/Alt", "")).strip()
        if len(alt) < 15 or re.fullmatch(r"\S+\.\w{2,4}", alt):
            yield "ALT", f"a figure described as {alt!r}"
        box, media = figure.attribute("/BBox"), figure.node.Pg.MediaBox
        left, foot, right, top = (float(side) for side in box) if box is not None else (0, 0, 0, 0)
        if not (0 <= left < right <= float(media[2]) + 1 and -1 <= foot < top <= float(media[3]) + 1):
            yield "BBOX", f"a figure outside its page: {alt[:40]!r}"


def tables(document: TaggedPdf) -> Iterator[Finding]:
    for table in (element for element in document.tree if element.role == "Table"):
        rows = [element for element in table.walk() if element.role == "TR"]
        cells = [cell for row in rows for cell in row.kids]
        name = " ".join(document.words(cell) for cell in cells[:3])[:60]
        if not any(cell.role == "TH" for cell in cells):
            yield "NOTH", f"no header cells: {name}"
        if len(set(_widths(rows))) > 1:
            yield "GRID", f"rows of different length: {name}"
        for cell in cells:
            if cell.role == "TH" and cell.attribute("/Scope") not in ("/Column", "/Row"):
                yield "SCOPE", f"header cell without direction: {document.words(cell)!r}"
            if not document.words(cell) and not any(kid.role == "Figure" for kid in cell.walk()):
                yield "THEMPTY" if cell.role == "TH" else "CELL", f"an empty cell: {name}"
        for row in _rows_without_header(rows):
            yield "ROWTH", f"a row without a header cell: {document.words(row)[:60]!r}"


def _widths(rows: list[Element]) -> list[int]:
    """Columns of each row, cells reaching down from rows above included."""
    reaching: Counter[int] = Counter()
    widths = []
    for number, row in enumerate(rows):
        width = reaching[number]
        for cell in row.kids:
            columns, depth = int(cell.attribute("/ColSpan") or 1), int(cell.attribute("/RowSpan") or 1)
            width += columns
            reaching.update({number + below: columns for below in range(1, depth)})
        widths.append(width)
    return widths


def _rows_without_header(rows: list[Element]) -> Iterator[Element]:
    """Body rows of two cells or more with no header cell of their own and none reaching down from above."""
    covered = 0
    for row in rows:
        headers = [int(cell.attribute("/RowSpan") or 1) for cell in row.kids if cell.role == "TH"]
        covered = max([covered, *headers])
        in_body = row.parent is not None and row.parent.role not in ("THead", "TFoot")
        if in_body and len(row.kids) > 1 and covered < 1:
            yield row
        covered -= 1


def marked_content(document: TaggedPdf) -> Iterator[Finding]:
    """The tree and the pages name the same pieces, once each, and the parent tree knows whose each is."""
    owners: dict[tuple[int, int], Element] = {}
    for element in document.tree:
        for place in element.content:
            if place in owners:
                yield "MCID", f"page {place[0] + 1}: piece {place[1]} belongs to two elements"
            owners[place] = element
            if place[1] not in document.pages[place[0]].words:
                yield "MCID", f"page {place[0] + 1}: piece {place[1]} is not painted"
        if element.parent is not None and element.node.P.objgen != element.parent.node.objgen:
            yield "PARENT", f"{element.role} names another parent"
    for number, content in enumerate(document.pages):
        for mcid, text in content.words.items():
            if (number, mcid) not in owners:
                yield "ORPHAN", f"page {number + 1}: nobody reads {text!r}"
        if content.repeated or content.tags_in_forms:
            yield "MCID", f"page {number + 1}: pieces numbered twice, or out of reach in a transparent group"
        if content.nested:
            yield "NEST", f"page {number + 1}: tagged content inside tagged content or an artifact"
        for painted in content.untagged:
            yield "UNTAGGED", f"page {number + 1}: {painted!r} is neither tagged nor an artifact"
    yield from _parent_tree(document, owners)


def _parent_tree(document: TaggedPdf, owners: dict[tuple[int, int], Element]) -> Iterator[Finding]:
    numbers = document.parent_tree() if document.tree else {}
    for page, mcid in owners:
        listed: Any = numbers.get(int(document.pdf.pages[page].obj.get("/StructParents", -1)), [])
        owner = listed[mcid] if mcid < len(listed) else None
        if owner is None or owner.objgen != owners[page, mcid].node.objgen:
            yield "PARENT", f"page {page + 1}: piece {mcid} is listed under another element"
    for element in document.tree:
        for annotation in element.annotations:
            listed = numbers.get(int(annotation.get("/StructParent", -1)))
            if listed is None or listed.objgen != element.node.objgen:
                yield "PARENT", f"a link of {document.words(element)!r} is listed under another element"


def links(document: TaggedPdf) -> Iterator[Finding]:
    elements = [element for element in document.tree if element.role == "Link"]
    held = {annotation.objgen for element in elements for annotation in element.annotations}
    for number, page in enumerate(document.pdf.pages, start=1):
        if page.obj.get("/Tabs") != "/S":
            yield "TABS", f"page {number}: the tab key does not follow the reading order"
        for annotation in page.obj.get("/Annots", []):
            if annotation.Subtype == "/Link" and annotation.objgen not in held:
                yield "LINKTAG", f"page {number}: a link to {_target(annotation)} outside any Link element"
    for element in elements:
        yield from _link(document, element)
    for element in document.tree:
        if element.role == "L":
            yield from _contents_list(document, element)


def _link(document: TaggedPdf, link: Element) -> Iterator[Finding]:
    words = document.words(link)
    if link.kids:
        yield "LINKTAG", f"elements inside the link {words!r}: a link holds plain text only"
    if not link.annotations:
        yield "TOCLINK", f"the link {words!r} leads nowhere"
    for annotation in link.annotations:
        description = str(annotation.get("/Contents", "")).strip()
        if not words or _letters(words) not in _letters(description):
            yield "LINKTEXT", f"the link {words!r} is described as {description!r}"


def _contents_list(document: TaggedPdf, entries: Element) -> Iterator[Finding]:
    """A list whose items all end in a page number is a table of contents: each item holds a link."""
    items = [kid for kid in entries.kids if kid.role == "LI"]
    if len(items) < 2 or not all(_last_words(document, item).isdigit() for item in items):
        return
    for item in items:
        if not any(element.role == "Link" and element.annotations for element in item.walk()):
            yield "TOCLINK", f"no link in the contents entry {document.words(item)!r}"


def _last_words(document: TaggedPdf, item: Element) -> str:
    leaves = [document.words(element) for element in item.walk() if element.content]
    return leaves[-1] if leaves else ""


def _target(annotation: Any) -> str:
    action = annotation.get("/A")
    return str(action.get("/URI", "")) if action is not None else str(annotation.get("/Dest", ""))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.replace("\u00ad", ""))


RULES = (tree, headings, figures, tables, marked_content, links)
