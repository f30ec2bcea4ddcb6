"""A tagged PDF as a screen reader meets it: the tree of elements, and the words each one holds.

It judges nothing (that is `pdf_check`). It reads what our press writes: two-byte text with ToUnicode maps.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

_CODE_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_MAPPING = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI"}


@dataclass(eq=False)
class Element:
    """One node of the structure tree: `content` as (page index, MCID), `annotations` it refers to."""

    role: str
    node: Any
    parent: "Element | None"
    kids: "list[Element]" = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def attribute(self, name: str) -> Any:
        """The value in any of the element's attribute dictionaries, or None."""
        holder = self.node.get("/A")
        for attributes in holder if isinstance(holder, pikepdf.Array) else [holder]:
            if attributes is not None and name in attributes:
                return attributes[name]
        return None


@dataclass
class PageContent:
    """What one page paints: words per MCID, and what lies outside the tagging."""

    words: dict[int, str] = field(default_factory=dict)
    untagged: list[str] = field(default_factory=list)
    artifact_words: list[str] = field(default_factory=list)
    nested: int = 0
    repeated: list[int] = field(default_factory=list)
    tags_in_forms: int = 0


class TaggedPdf:
    """An opened PDF with its tree and page contents read on first use."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Any = pdf.Root
        self._page_index: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}

    @cached_property
    def pages(self) -> list[PageContent]:
        return [_page_content(page) for page in self.pdf.pages]

    @cached_property
    def tree(self) -> list[Element]:
        """Every element in reading order, the document's own first; empty without a tree."""
        root = self.root.get("/StructTreeRoot")
        if root is None or "/K" not in root:
            return []
        return [element for top in _many(root.K) for element in self._read(top, None).walk()]

    def words(self, element: Element) -> str:
        """All words the element and what is below it hold, spaces made single."""
        parts = [self.pages[page].words.get(mcid, "") for page, mcid in element.content]
        for kid in element.kids:
            parts.append(self.words(kid))
        return " ".join("".join(parts).replace("\u00ad", "").split())

    def parent_tree(self) -> dict[int, Any]:
        numbers = self.root.StructTreeRoot.ParentTree.get("/Nums", pikepdf.Array())
        return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}

    def _read(self, node: Any, parent: Element | None, page: int = 0) -> Element:
        element = Element(str(node.get("/S", "/?"))[1:], node, parent)
        page = self._page_index.get(node.Pg.objgen, page) if "/Pg" in node else page
        for kid in _many(node.get("/K", pikepdf.Array())):
            if not isinstance(kid, pikepdf.Dictionary):
                element.content.append((page, int(kid)))
            elif kid.get("/Type") == "/OBJR":
                element.annotations.append(kid.Obj)
            elif kid.get("/Type") == "/MCR":
                element.content.append((self._page_index[kid.Pg.objgen], int(kid.MCID)))
            else:
                element.kids.append(self._read(kid, element, page))
        return element


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _page_content(page: pikepdf.Page) -> PageContent:
    found = PageContent()
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    marks: list[int | str | None] = []  # MCID, "artifact", or None for any other marked content
    characters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BDC", "BMC"):
            marks.append(_mark(operands, marks, found))
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            characters = fonts.get(str(operands[0]), {})
        elif operator in _SHOWS_TEXT:
            _keep(_text(operands, characters), marks, found)
        elif operator in _PAINTS and not _inside(marks):
            found.untagged.append(operator)
        elif operator == "Do":
            _enter(page.resources.XObject[str(operands[0])], marks, found)
    return found


def _mark(operands: list[Any], marks: list[int | str | None], found: PageContent) -> int | str | None:
    properties = operands[1] if len(operands) > 1 else None
    mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    artifact = operands[0] == "/Artifact"
    if (mcid is not None or artifact) and _inside(marks):
        found.nested += not (artifact and _inside(marks) == "artifact")
    if mcid is None:
        return "artifact" if artifact else None
    if int(mcid) in found.words:
        found.repeated.append(int(mcid))
    found.words.setdefault(int(mcid), "")
    return int(mcid)


def _inside(marks: list[int | str | None]) -> str:
    """What surrounds: "tagged", "artifact", or "" for nothing that counts."""
    known = [mark for mark in marks if mark is not None]
    return "" if not known else "artifact" if known[-1] == "artifact" else "tagged"


def _keep(text: str, marks: list[int | str | None], found: PageContent) -> None:
    owner = next((mark for mark in reversed(marks) if mark is not None), None)
    if owner is None:
        found.untagged.append(text)
    elif isinstance(owner, int):
        found.words[owner] += text
    else:
        found.artifact_words.append(text)


def _enter(form: Any, marks: list[int | str | None], found: PageContent) -> None:
    """A picture or group drawn in place; marked content inside one is out of a screen reader's reach."""
    if not _inside(marks):
        found.untagged.append("Do")
    if form.get("/Subtype") == "/Form":
        found.tags_in_forms += form.read_bytes().count(b"/MCID")


def _characters(font: Any) -> dict[int, str]:
    """Text of each two-byte code by the font's ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    blocks = _MAPPING.findall(font.ToUnicode.read_bytes())
    pairs = (pair for block in blocks for pair in _CODE_PAIR.findall(block))
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _text(operands: list[Any], characters: dict[int, str]) -> str:
    pieces = list(operands[-1]) if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(characters.get(int.from_bytes(codes[i : i + 2], "big"), "\ufffd") for i in range(0, len(codes), 2))
