"""Charts in a report: every one a figure with its alternative text, its words real text in the one family."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from reports.document import write_pdf
from tests.reports.chart_cases import ALT
from tests.reports.pdf_check import assert_accessible
from tests.reports.pdf_reading import TaggedPdf
from tests.reports.pdf_sample import CUT_OFF
from tests.reports.reading_chart_cases import CASES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("charts")
    drawn = [draw().replace("kuvio-3", f"kuvio-{place}") for place, draw in enumerate(CASES.values())]
    figures = "".join(f"<h2>Kuvio {place}</h2><figure>{svg}</figure>" for place, svg in enumerate(drawn))
    page = "<style>@page { size: 210mm 420mm }</style>"  # thirty rows with remarks are taller than A4
    body = f'<html lang="fi"><head><title>Kuviot</title>{page}</head><body><h1>Kuviot</h1>{figures}</body></html>'
    path = folder / "charts.pdf"
    path.write_bytes(write_pdf(body, title="Kuviot", author="A", created=CUT_OFF, folder=folder))
    return path


def test_the_report_of_all_charts_is_accessible(pressed: Path) -> None:
    assert_accessible(pressed)


def test_every_chart_is_a_figure_with_its_alternative_text(pressed: Path) -> None:
    with pikepdf.open(pressed) as pdf:
        figures = [element for element in TaggedPdf(pdf).tree if element.role == "Figure"]
        assert [str(figure.node.Alt) for figure in figures] == [ALT] * len(CASES)


def test_the_words_of_charts_can_be_found(pressed: Path) -> None:
    text = subprocess.run(["pdftotext", str(pressed), "-"], capture_output=True, text=True, check=True).stdout
    for words in ("osittain saavutettu", "Pohjois-Ylämaakunta", "Strategiakausi", "jälkikäteen asetettu"):
        assert words in text
    assert not re.search(r"\b(nan|None|inf)\b", text)
