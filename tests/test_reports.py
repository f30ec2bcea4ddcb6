"""The sixteen reports of the shipped example: whole, accessible, and telling the figures of results.json."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import run_evaluation
from indicators import Framework, load_framework
from reports.language import load_language
from tests.reports.pdf_check import assert_accessible

pytestmark = pytest.mark.slow

EXAMPLE = Path(run_evaluation.__file__).parent / "inputs" / "esimerkki"
SLUGS = (
    "ip-alue",
    "lappi",
    "pohjois-pohjanmaa",
    "kainuu",
    "keski-pohjanmaa",
    "pohjois-savo",
    "pohjois-karjala",
    "etela-savo",
)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outputs = tmp_path_factory.mktemp("example")
    code = run_evaluation.main(["run", "-q", "--inputs", str(EXAMPLE), "--outputs", str(outputs)])
    assert code == 0
    return outputs / "latest"


@pytest.fixture(scope="module")
def results(run: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((run / "results.json").read_text(encoding="utf-8"))
    return loaded


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_report_is_accessible_and_clean(run: Path, slug: str, language: str) -> None:
    path = run / "reports" / f"{slug}_{language}.pdf"
    assert_accessible(path, language)
    told = text_of(path)
    for stray in ("nan", "None", "{{", "}}", "\ufffd", "KeyError", "_achieved", "not_assessable"):
        if stray == "None" and language == "en":
            continue  # an English word
        assert not re.search(rf"(?<![\w]){re.escape(stray)}(?![\w])", told), stray


def test_every_report_is_there(run: Path) -> None:
    assert sorted(path.name for path in (run / "reports").glob("*.pdf")) == sorted(
        f"{slug}_{language}.pdf" for slug in SLUGS for language in ("fi", "en")
    )


def test_founding_figures_are_printed(run: Path, results: Mapping[str, Any]) -> None:
    told = " ".join(text_of(run / "reports" / "ip-alue_fi.pdf").split())
    for figure in ("80,0 %", "91,7", "vähintään 550 / vähintään 6", "365 286 / 456 608"):
        assert figure in told, figure
    by_id = {one["id"]: one for one in results["indicators"] if one["region"] == "IP"}
    assert (by_id["K02"]["value"], by_id["K02"]["status"]) == (6, "achieved")
    assert (by_id["K03"]["value"], by_id["K03"]["status"]) == (550, "achieved")
    assert any(re.fullmatch(r"ip-alue\.xlsx!Mittarit![A-Z]+\d+", cell) for cell in by_id["K02"]["cells"]["value"])


@pytest.mark.parametrize(
    ("code", "slug", "key"), [("fi", "ip-alue", "IP"), ("en", "ip-alue", "IP"), ("fi", "kainuu", "18")]
)
def test_scores_in_the_report_are_those_of_the_results(
    run: Path, results: Mapping[str, Any], code: str, slug: str, key: str
) -> None:
    framework: Framework = load_framework("s3_2019_2023")
    language = load_language(code)
    told = re.sub(r"\s+", " ", text_of(run / "reports" / f"{slug}_{code}.pdf").replace("\u00a0", " "))
    dimensions = [node for node in results["nodes"] if node["region"] == key and node["level"] == "dimension"]
    assert len(dimensions) == 7
    for node in dimensions:
        name = language.name(next(d.name for d in framework.dimensions if d.id == node["node"]))
        assert name.split()[0] in told
        if node["score"] is not None:
            assert language.number(node["score"], 1) in told, (name, node["score"])
        assert language.say(f"status.words.{node['status']}") in told


def test_every_page_with_an_illustrative_figure_says_so(run: Path) -> None:
    cover, *pages = text_of(run / "reports" / "ip-alue_fi.pdf").split("\f")
    assert "esimerkki" in cover.casefold()
    for number, page in enumerate(pages, start=2):
        explained = "Lukuihin liittyvät varaukset" in page  # the table that says what the mark means
        if re.search(r"\besimerkki\b", page) and not explained:
            assert "Sisältää esimerkkilukuja" in page, number
