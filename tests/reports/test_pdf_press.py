"""The press on a rich sample: accessible and archivable, one font family, the same bytes twice, no way out."""

import hashlib
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from weasyprint.urls import FatalURLFetchingError

import reports
from reports.assets import FONT_FOLDER, NO_GLYPH, UPRIGHT, AssetFetcher, printable
from reports.document import RenderError, render_html, write_pdf
from tests.reports.pdf_check import assert_accessible
from tests.reports.pdf_reading import Element, TaggedPdf
from tests.reports.pdf_sample import CUT_OFF, RESULTS, sample_html, sample_pdf

PROJECT = Path(reports.__file__).parents[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("press")


@pytest.fixture(scope="module")
def report(folder: Path) -> Path:
    """Seven pages: cover, contents, chapters, and a table that breaks over two pages."""
    path = folder / "report.pdf"
    path.write_bytes(sample_pdf(folder, sample_html(folder, rows=60)))
    return path


@pytest.fixture
def document(report: Path) -> Iterator[TaggedPdf]:
    with pikepdf.open(report) as pdf:
        yield TaggedPdf(pdf)


def pressed(body: str, folder: Path, style: str = "") -> bytes:
    html = f'<html lang="fi"><head><title>T</title><style>{style}</style></head><body>{body}</body></html>'
    return write_pdf(html, title="T", author="A", created=CUT_OFF, folder=folder)


def found(document: TaggedPdf, role: str) -> list[Element]:
    return [element for element in document.tree if element.role == role]


# ------------------------------------------------------------------ accessible, archivable


def test_the_report_is_accessible_and_archivable(report: Path) -> None:
    assert_accessible(report, "fi")


def test_only_the_family_is_embedded_inside_pictures_too(report: Path) -> None:
    listing = subprocess.run(["pdffonts", report], capture_output=True, text=True, check=True).stdout
    rows = [line for line in listing.splitlines()[2:] if line.strip()]
    assert len(rows) >= 4  # regular, semibold, bold, italic
    for row in rows:
        assert re.match(r"[A-Z]{6}\+Source-Sans-3", row)
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]  # embedded, subset, unicode


def test_running_heads_are_pagination_artifacts_and_nothing_else_is(document: TaggedPdf) -> None:
    count = len(document.pages)
    assert document.pages[0].artifact_words == []  # the cover has none
    assert document.pages[1].artifact_words == ["Sisällys", f"2 / {count}"]
    assert document.pages[-1].artifact_words == ["Yhteistyö", f"{count} / {count}"]
    assert b"/Artifact\n<</Type /Pagination>>\nBDC" in document.pdf.pages[1].Contents.read_bytes()


def test_header_cells_say_which_way_they_head(document: TaggedPdf) -> None:
    scopes = {document.words(cell): str(cell.attribute("/Scope")) for cell in found(document, "TH")}
    assert scopes["Arvo"] == "/Column"
    assert scopes["Alue 59"] == "/Row"


def test_links_are_described_by_their_words(document: TaggedPdf) -> None:
    descriptions = [str(link.annotations[0].Contents) for link in found(document, "Link")]
    assert descriptions[:2] == ["Matka tavoitteeseen", "Yhteistyö"]
    assert descriptions[2].startswith("linkki lähteeseen, joka on niin pitkä")
    assert descriptions[2] == descriptions[3]  # its second line


def test_a_figure_is_boxed_in_points_from_the_foot_of_the_page(folder: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"><title>Neliö ja sen varjo</title></svg>'
    style = "@page { size: 100mm 100mm; margin: 10mm } body { margin: 0 } svg { display: block }"
    path = folder / "figure.pdf"
    path.write_bytes(pressed(svg, folder, style))
    with pikepdf.open(path) as pdf:
        box = found(TaggedPdf(pdf), "Figure")[0].attribute("/BBox")
        # 72 / 25.4 points a mm: left 10 mm = 28.346; right 10 + 40 = 50 mm = 141.732;
        # top 100 − 10 = 90 mm = 255.118; foot 90 − 20 = 70 mm = 198.425
        assert [float(side) for side in box] == pytest.approx([28.346, 198.425, 141.732, 255.118], abs=0.01)


def test_results_travel_inside_and_are_dated_with_the_cut_off(document: TaggedPdf) -> None:
    attached: Any = document.pdf.attachments["results.csv"]
    file = attached.get_file()
    assert file.read_bytes() == RESULTS.content
    assert file.mime_type == "text/csv"
    assert str(file.obj.Params.ModDate) == "D:20240531120000Z"
    assert attached.description == RESULTS.description
    assert str(document.pdf.docinfo["/CreationDate"]) == "D:20240531120000Z"
    assert b"<xmp:CreateDate>2024-05-31T12:00:00Z" in document.root.Metadata.read_raw_bytes()


@pytest.mark.parametrize(
    "moment", [datetime(2024, 5, 31, 12), datetime(2024, 5, 31, 15, tzinfo=timezone(timedelta(hours=3)))]
)
def test_the_same_moment_however_written_gives_the_same_bytes(folder: Path, moment: datetime) -> None:
    page = '<html lang="fi"><title>T</title><p>a</p></html>'
    made = {write_pdf(page, title="T", author="A", created=m, folder=folder) for m in (CUT_OFF, moment)}
    assert len(made) == 1


def test_a_second_build_elsewhere_gives_the_same_bytes(report: Path, tmp_path: Path) -> None:
    build = (
        "import sys; from pathlib import Path; from tests.reports.pdf_sample import *\n"
        "folder = Path(sys.argv[1]); pdf = sample_pdf(folder, sample_html(folder, rows=60))\n"
        "(folder / 'again.pdf').write_bytes(pdf)"
    )
    surroundings = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", build, tmp_path], env=surroundings, cwd=tmp_path, check=True)
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (report, tmp_path / "again.pdf")}
    assert len(digests) == 1


# ------------------------------------------------------------------ fonts


def test_weights_are_real_and_measured_as_drawn(folder: Path) -> None:
    weights = (300, 400, 600, 700)
    path = folder / "weights.pdf"
    style = 'body { font-family: "Source Sans 3" }'
    path.write_bytes(pressed("".join(f'<p style="font-weight:{w}">mmmmmm</p>' for w in weights), folder, style))
    with pikepdf.open(path) as pdf:
        text = [i for i in pikepdf.parse_content_stream(pdf.pages[0]) if str(i.operator) == "TJ"]
        advances = {
            float(font.DescendantFonts[0].W[1][0])
            for font in pdf.objects
            if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == "/Type0"
        }
    assert len(advances) == len(weights)  # every weight has an m of its own width
    shifts = [float(piece) for i in text for piece in i.operands[0] if not isinstance(piece, pikepdf.String)]
    assert all(abs(shift) <= 2 for shift in shifts)  # thousandths of an em: letters stand where their widths put them


def test_what_the_family_lacks_is_shown_as_a_box() -> None:
    assert printable("a\U0001f600b") == f"a{NO_GLYPH}b"
    assert printable("a\u0308iti") == "äiti"
    assert printable("1\u00a0234,5 −2 ≥ 90 % → š ž ▲ ✓\n") == "1\u00a0234,5 −2 ≥ 90 % → š ž ▲ ✓\n"
    assert printable("a\u2028b\x0bc\ufe0f") == "a bc"


@settings(deadline=None)  # the first call reads the fonts
@given(st.text(max_size=30))
def test_whatever_is_printable_can_be_drawn(text: str) -> None:
    with TTFont(UPRIGHT, lazy=True) as font:
        assert {ord(letter) for letter in printable(text)} <= {*font.getBestCmap(), ord("\n")}


def test_a_comment_with_any_character_does_not_stop_the_report(folder: Path) -> None:
    assert pressed("<p>😀 ⚠ 日本 \x0b \u2028 \ue000 \ufffd ﷽</p>", folder).startswith(b"%PDF-1.7")


# ------------------------------------------------------------------ complaints stop the report


@pytest.mark.parametrize(
    ("body", "style", "complaint"),
    [
        ("<p>a</p>", "p { colr: red }", "unknown property"),
        ('<img src="missing.svg" alt="Kuva jota ei ole">', "", "missing.svg"),
        ('<a href="#nowhere">a</a>', "", "No anchor #nowhere"),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==">', "", "alt"),
        ('<svg><title>Kuva tekstistä</title><text style="font: 600 5px x">a</text></svg>', "", "font-size"),
    ],
)
def test_what_the_renderer_would_only_log_stops_the_report(folder: Path, body: str, style: str, complaint: str) -> None:
    with pytest.raises(RenderError, match=complaint):
        pressed(body, folder, style)


def test_the_properties_of_a_picture_are_no_complaint(folder: Path) -> None:
    style = "fill: #16323f; stroke-width: 0.7; stroke: none; text-anchor: middle"
    svg = f'<svg><title>Kuva tekstistä</title><text style="{style}">a</text></svg>'
    assert pressed(svg, folder).startswith(b"%PDF")


def test_a_name_the_context_lacks_and_a_template_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>{{ nmae }}</p>", "utf-8")
    with pytest.raises(UndefinedError, match="nmae"):
        render_html("page.html", {"name": "x"}, filters={}, folder=tmp_path)


def test_filters_and_imported_macros_see_what_they_need(tmp_path: Path) -> None:
    (tmp_path / "macros.html").write_text("{% macro row(n) %}{{ say }} {{ n|twice }}{% endmacro %}", "utf-8")
    (tmp_path / "page.html").write_text("{% from 'macros.html' import row %}{{ row(2) }}", "utf-8")
    twice = {"twice": lambda number: number * 2}
    assert render_html("page.html", {"say": "Luku"}, filters=twice, folder=tmp_path) == "Luku 4"


# ------------------------------------------------------------------ no way out


class _Ear(BaseHTTPRequestHandler):
    heard: list[str]

    def do_GET(self) -> None:
        self.heard.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and the paths it was asked for."""
    heard: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), type("Ear", (_Ear,), {"heard": heard}))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    thread.join()
    server.server_close()


ATTACKS = {
    "link-to-file": '<a rel="attachment" href="{secret}">a</a>',
    "image": '<img src="{web}/a.png" alt="Kuva kaukaa">',
    "import": "<style>@import url({web}/a.css);</style>",
    "stylesheet": '<link rel="stylesheet" href="{web}/a.css">',
    "font": "<style>@font-face {{ font-family: x; src: url({web}/a.ttf) }} p {{ font-family: x }}</style><p>a</p>",
    "object": '<object data="{web}/a.svg"></object>',
    "svg-image": '<svg><title>Kuva kaukaa</title><image href="{web}/a.png" width="9" height="9"/></svg>',
    "background": '<p style="background: url({web}/a.png)">a</p>',
    "base": '<base href="{web}/"><img src="a.png" alt="Kuva kaukaa">',
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_that_slips_in_fetches_nothing(tmp_path: Path, listener: tuple[str, list[str]], attack: str) -> None:
    web, heard = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("salaisuus", "utf-8")
    (tmp_path / "templates").mkdir()
    body = ATTACKS[attack].format(web=web, secret=secret.as_uri())
    with pytest.raises(RenderError, match="address outside the project"):
        pressed(body, tmp_path / "templates")
    assert heard == []


@pytest.mark.parametrize("attack", sorted({*ATTACKS} - {"link-to-file"}))
def test_the_same_markup_reaches_out_when_nobody_watches(
    listener: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch, attack: str
) -> None:
    web, heard = listener
    monkeypatch.setenv("no_proxy", "*")
    weasyprint.HTML(string=ATTACKS[attack].format(web=web, secret="")).write_pdf()
    assert heard


def test_a_page_that_links_a_secret_as_attachment_does_not_carry_it(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.txt").write_text("salaisuus", "utf-8")
    pdf = pressed(f'<link rel="attachment" href="{(tmp_path / "secret.txt").as_uri()}">', tmp_path / "templates")
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as opened:
        assert len(opened.attachments) == 0


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_in_a_value_is_only_words(tmp_path: Path, listener: tuple[str, list[str]], attack: str) -> None:
    web, heard = listener
    (tmp_path / "page.html").write_text('<html lang="fi"><title>T</title><p>{{ comment }}</p></html>', "utf-8")
    comment = ATTACKS[attack].format(web=web, secret="file:///etc/hostname")
    html = render_html("page.html", {"comment": comment}, filters={}, folder=tmp_path)
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf(html, title="T", author="A", created=CUT_OFF, folder=tmp_path))
    assert heard == []
    with pikepdf.open(path) as pdf:
        document = TaggedPdf(pdf)
        assert comment[:12] in document.words(document.tree[0])


def test_the_fetcher_serves_its_folders_and_data_only(tmp_path: Path) -> None:
    inside = tmp_path / "templates"
    inside.mkdir()
    (inside / "a.css").write_text("p {}", "utf-8")
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    (inside / "door").symlink_to(tmp_path / "secret.txt")
    fetcher = AssetFetcher(inside, FONT_FOLDER)
    for address in ((inside / "a.css").as_uri(), UPRIGHT.as_uri(), "data:text/plain,x"):
        fetcher.fetch(address).close()
    outside = (
        (tmp_path / "secret.txt").as_uri(),
        (inside / "door").as_uri(),
        f"{inside.as_uri()}/../secret.txt",
        f"{inside.as_uri()}/%2e%2e/secret.txt",
        f"{inside.as_uri()}-other/a.css",
        f"file://elsewhere{inside / 'a.css'}",
        "FILE:///etc/hostname",
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "ftp://127.0.0.1/",
        "jar:file:///a",
        "",
    )
    for address in outside:
        with pytest.raises(FatalURLFetchingError):
            fetcher.fetch(address)


def test_the_environment_is_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    pressed("<p>a</p>", folder)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"
    assert "FONTCONFIG_FILE" not in os.environ
