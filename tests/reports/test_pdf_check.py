"""Proof that our own check sees what it claims to see: every code is set off by a file with that fault."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.reports import pdf_document_rules, pdf_structure_rules
from tests.reports.pdf_check import assert_accessible, check
from tests.reports.pdf_sample import faulty_pdf, sample_html, sample_pdf

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # WeasyPrint's own

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
HEADING = '<h2 id="yhteistyo">'
SVG_TITLE = "<title>Pylväskuvio: arvo nousi 10:stä 30:een</title>"
ROW_HEAD = '<th scope="row">Alue 1</th>'

# code → (words of the page, what takes their place): faults a writer of templates can make
PAGE_FAULTS = [
    ("LANG", '<html lang="fi">', "<html>"),
    ("LANG", '<html lang="fi">', '<html lang="en">'),
    ("TITLE", "<title>Näyteraportti</title>", ""),
    ("ALT", HEADING, f'<p><img src="{PIXEL}" alt=""></p>{HEADING}'),
    ("ALT", HEADING, f'<p><img src="{PIXEL}"></p>{HEADING}'),
    ("ALT", HEADING, f'<p><img src="{PIXEL}" alt="kuvio-etela-savo.svg"></p>{HEADING}'),
    ("ALT", SVG_TITLE, ""),
    ("ROWTH", ROW_HEAD, "<td>Alue 1</td>"),
    ("NOTH ROWTH", "<h3>", "<table><tr><td>a</td><td>b</td></tr></table><h3>"),
    ("SKIP", "<h3>Taulukko</h3>", "<h4>Taulukko</h4>"),
    ("H1", "<h3>Taulukko</h3>", "<h1>Taulukko</h1>"),
    ("H1", "<h1>Näyteraportti</h1>", "<p>Näyteraportti</p>"),
    ("GRID", f"{ROW_HEAD}<td>1,0</td>", ROW_HEAD),
    ("LINKTAG LINKTEXT", "lähteeseen, joka", "<span>lähteeseen</span>, joka"),
    ("TOCLINK", '<li><span><a href="#matka">Matka tavoitteeseen</a></span>', "<li><a href=#matka>Matka</a>"),
    ("TOCLINK", '<span><a href="#matka">Matka tavoitteeseen</a></span>', "<span>Matka tavoitteeseen</span>"),
    ("OUTLINE", "</head>", "<style>h1, h2, h3 { bookmark-level: none }</style></head>"),
    ("THEMPTY", ROW_HEAD, '<th scope="row"></th>'),
    ("CELL", "<td>1,0</td>", "<td></td>"),
    ("MCID UNTAGGED", "<h3>", '<p style="opacity: .5">Himmeä</p><h3>'),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("press")


@pytest.fixture(scope="module")
def sound(folder: Path) -> Path:
    path = folder / "sound.pdf"
    path.write_bytes(sample_pdf(folder, sample_html(folder)))
    return path


def codes(path: Path) -> set[str]:
    return {code for code, _ in check(path, "fi")}


def test_the_sound_sample_has_no_finding(sound: Path) -> None:
    assert check(sound, "fi") == []
    assert_accessible(sound, "fi")


@pytest.mark.parametrize(("code", "words", "instead"), PAGE_FAULTS)
def test_a_fault_of_the_page_is_seen(folder: Path, code: str, words: str, instead: str) -> None:
    html = sample_html(folder)
    assert words in html
    path = folder / "faulty.pdf"
    path.write_bytes(faulty_pdf(folder, html.replace(words, instead, 1)))
    assert codes(path) == set(code.split())


def test_without_the_finisher_every_gap_of_the_renderer_is_seen(folder: Path) -> None:
    path = folder / "raw.pdf"
    path.write_bytes(faulty_pdf(folder, sample_html(folder), finisher=None))
    assert codes(path) == {"SCOPE", "ORPHAN", "LINKTEXT", "UAID", "PDFA"}


def _drop(holder: Callable[[pikepdf.Pdf], Any], key: str) -> Callable[[pikepdf.Pdf], None]:
    def fault(pdf: pikepdf.Pdf) -> None:
        del holder(pdf)[key]

    return fault


def _elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    return [thing for thing in things if thing.get("/S") == role]


def _rename(role: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    def fault(pdf: pikepdf.Pdf) -> None:
        _elements(pdf, role)[0].S = pikepdf.Name(other)

    return fault


def _paint(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def fault(pdf: pikepdf.Pdf) -> None:
        pdf.pages[-1].contents_add(content)

    return fault


def _swap_owners(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    first, second = numbers[1][0], numbers[1][1]
    numbers[1][0], numbers[1][1] = second, first


def _lose_a_piece(pdf: pikepdf.Pdf) -> None:
    _elements(pdf, "/Caption")[0].K = pikepdf.Array()


def _machine_font(pdf: pikepdf.Pdf) -> None:
    next(font for font in _fonts(pdf, "/Type0")).BaseFont = pikepdf.Name("/ABCDEF+DejaVu-Sans")


def _fonts(pdf: pikepdf.Pdf, subtype: str) -> list[Any]:
    things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    return [thing for thing in things if thing.get("/Type") == "/Font" and thing.get("/Subtype") == subtype]


def _claim(pattern: bytes, instead: bytes) -> Callable[[pikepdf.Pdf], None]:
    def fault(pdf: pikepdf.Pdf) -> None:
        xmp = pdf.Root.Metadata.read_bytes()
        assert re.search(pattern, xmp)
        pdf.Root.Metadata.write(re.sub(pattern, instead, xmp))

    return fault


# code → surgery on the finished file: faults a renderer or a finisher can make
FILE_FAULTS: list[tuple[str, Callable[[pikepdf.Pdf], None]]] = [
    ("MARKED", _drop(lambda pdf: pdf.Root, "/MarkInfo")),
    ("DOCTITLE", _drop(lambda pdf: pdf.Root, "/ViewerPreferences")),
    ("TITLE", _drop(lambda pdf: pdf.docinfo, "/Title")),
    ("UAID", _claim(b'pdfuaid:part="1"', b'pdfuaid:part="7"')),
    ("UAID", _claim(b"http://www.aiim.org/pdfa/ns/extension/", b"http://example.org/")),
    ("PDFA", _claim(b'conformance="A"', b'conformance="B"')),
    ("ROLE", _rename("/P", "/Poem")),
    ("ROW", _rename("/TBody", "/Div")),
    ("CELL", _rename("/TD", "/P")),
    ("LIST", _rename("/LBody", "/Div")),
    ("SCOPE", _drop(lambda pdf: _elements(pdf, "/TH")[0].A, "/Scope")),
    ("ALT", _drop(lambda pdf: _elements(pdf, "/Figure")[0], "/Alt")),
    ("BBOX", _drop(lambda pdf: _elements(pdf, "/Figure")[0].A, "/BBox")),
    ("PARENT", _swap_owners),
    ("PARENT", _drop(lambda pdf: pdf.pages[1].obj.Annots[0], "/StructParent")),
    ("ORPHAN", _lose_a_piece),
    ("MCID", _paint(b"/Span <</MCID 0>> BDC EMC")),
    ("NEST", _paint(b"/Artifact BMC /Span <</MCID 0>> BDC EMC EMC")),
    ("UNTAGGED", _paint(b"0 0 10 10 re f")),
    ("TABS", _drop(lambda pdf: pdf.pages[1].obj, "/Tabs")),
    ("LINKTAG", _rename("/Link", "/Span")),
    ("LINKTEXT", _drop(lambda pdf: pdf.pages[1].obj.Annots[0], "/Contents")),
    ("FONT", _machine_font),
    ("FONT", _drop(lambda pdf: _fonts(pdf, "/CIDFontType2")[0].FontDescriptor, "/FontFile2")),
    ("UNICODE", _drop(lambda pdf: _fonts(pdf, "/Type0")[0], "/ToUnicode")),
    ("AF", _drop(lambda pdf: pdf.Root, "/AF")),
    ("AF", _drop(lambda pdf: pdf.attachments["results.csv"].obj, "/AFRelationship")),
    ("AF", _drop(lambda pdf: pdf.attachments["results.csv"].obj, "/Desc")),
]


@pytest.mark.parametrize(("code", "fault"), FILE_FAULTS)
def test_a_fault_of_the_file_is_seen(
    sound: Path, tmp_path: Path, code: str, fault: Callable[[pikepdf.Pdf], None]
) -> None:
    path = tmp_path / "faulty.pdf"
    with pikepdf.open(sound) as pdf:
        fault(pdf)
        pdf.save(path, fix_metadata_version=False)
    assert code in codes(path)


def test_a_file_without_a_tree_is_seen(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "faulty.pdf"
    with pikepdf.open(sound) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path, fix_metadata_version=False)
    assert {"TREE", "H1", "ORPHAN", "LINKTAG"} <= codes(path)


def test_a_locked_file_is_seen(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(sound) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="x", user=""), fix_metadata_version=False)
    assert "CRYPT" in codes(path)


def test_every_code_is_proven() -> None:
    modules = (pdf_document_rules, pdf_structure_rules)
    sources = [inspect.getsource(module) for module in modules]
    written = {code for source in sources for code in re.findall(r'(?:yield|\() ?"([A-Z1]{2,})"', source)}
    proven = {code for together, _, _ in PAGE_FAULTS for code in together.split()}
    proven |= {code for code, _ in FILE_FAULTS}
    assert written - proven == {"TREE", "CRYPT"}  # the two tests above
    assert len(written) == 34
