"""A small report with every idiom the real ones use, and a press that lets faults through to be studied.

It is no template of the tool: those live in `reports/templates`.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pydyf
import weasyprint

from reports.assets import FONT_FOLDER, AssetFetcher, font_configuration, font_css
from reports.document import Attachment, render_html, write_pdf
from reports.finisher import finish

CUT_OFF = datetime(2024, 5, 31, 12, tzinfo=UTC)
CHAPTERS = (("matka", "Matka tavoitteeseen"), ("yhteistyo", "Yhteistyö"))
RESULTS = Attachment("results.csv", b"alue;arvo\nLappi;54,0\n", "text/csv", "Tulokset taulukkona")

CSS = """
@page { size: A4; margin: 26mm 18mm 22mm;
  @top-left { content: string(chapter); font-size: 8pt }
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt } }
@page cover { margin: 0; background: #0B4F6C; @top-left { content: none } @bottom-right { content: none } }
body { font-family: "Source Sans 3"; font-size: 10pt; line-height: 1.42 }
.cover { page: cover; height: 297mm; color: white; padding: 40mm 20mm; box-sizing: border-box }
h2 { string-set: chapter content(); break-before: page; font-weight: 600 }
.contents { list-style: none; padding: 0 }
.contents li { display: flex; justify-content: space-between }
.contents .pg::after { content: target-counter(attr(data-ref), page) }
table { border-collapse: collapse; width: 100% }
tr { break-inside: avoid }
th { text-align: left; font-weight: 600 }
th, td { border-bottom: .5pt solid #C9D3D9; padding: 1mm }
.status::before { content: ""; display: inline-block; width: 2mm; height: 2mm; background: #00695C }
"""

TEMPLATE = """<!doctype html>
<html lang="fi"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="report.css"></head>
<body>
<section class="cover"><h1>{{ title }}</h1><p>{{ subtitle }}</p></section>
<section><h2>Sisällys</h2><ul class="contents">
{% for key, heading in chapters %}
<li><span><a href="#{{ key }}">{{ heading }}</a></span><span class="pg" data-ref="#{{ key }}"></span></li>
{% endfor %}
</ul></section>
{% for key, heading in chapters %}
<section><h2 id="{{ key }}">{{ heading }}</h2>
<p>Kappale, jossa on <b>lihavaa</b>, <i>kursiivia</i>, luku 61,4 % ja <a href="https://example.org/a">linkki
lähteeseen, joka on niin pitkä että se jatkuu seuraavalle riville ja vielä senkin yli</a>.</p>
<h3>Taulukko</h3>
<table><caption>Taulukko {{ loop.index }}. Saavutus maakunnittain</caption>
<thead><tr><th scope="col">Alue</th><th scope="col">Arvo</th><th scope="col">Tila</th></tr></thead>
<tbody>{% for row in range(rows) %}
<tr><th scope="row">Alue {{ row }}</th><td>{{ row }},0</td><td class="status">Saavutettu</td></tr>
{% endfor %}</tbody></table>
<figure><figcaption>Kuvio {{ loop.index }}. Arvo nousi</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="40mm" viewBox="0 0 100 40">
<title>Pylväskuvio: arvo nousi 10:stä 30:een</title>
<rect x="0" y="10" width="20" height="30" fill="#0B4F6C"/>
<text x="30" y="20" style="font-size: 5px; font-weight: 700">30,0 perhettä ei sanota</text></svg></figure>
<ul><li>Yksi asia<br>toisella rivillä</li><li>Toinen asia</li></ul>
</section>
{% endfor %}
</body></html>
"""


def sample_html(folder: Path, *, rows: int = 2) -> str:
    """The filled sample; its template and stylesheet are written into the folder."""
    (folder / "report.css").write_text(CSS, encoding="utf-8")
    (folder / "sample.html").write_text(TEMPLATE, encoding="utf-8")
    context = {"title": "Näyteraportti", "subtitle": "IP-alue", "chapters": CHAPTERS, "rows": rows}
    return render_html("sample.html", context, filters={}, folder=folder)


def sample_pdf(folder: Path, html: str) -> bytes:
    """The page as the tool presses it."""
    return write_pdf(
        html, title="Näyteraportti", author="Liitot", created=CUT_OFF, attachments=[RESULTS], folder=folder
    )


def faulty_pdf(
    folder: Path, html: str, finisher: Callable[[weasyprint.Document, pydyf.PDF], None] | None = finish
) -> bytes:
    """The page pressed without looking at complaints."""
    fetcher, fonts = AssetFetcher(folder, FONT_FOLDER), font_configuration()
    faces = weasyprint.CSS(string=font_css(), font_config=fonts, url_fetcher=fetcher)
    page = weasyprint.HTML(string=html, base_url=f"{folder.as_uri()}/", url_fetcher=fetcher)
    return bytes(page.write_pdf(font_config=fonts, stylesheets=[faces], pdf_variant="pdf/a-3a", finisher=finisher))
