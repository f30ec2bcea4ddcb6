"""A provisional report says so on every page, names who is missing on its cover, and stays accessible."""

import re
import subprocess
from pathlib import Path

import pytest

from reports.context import Provenance
from reports.rendering import page_of, pressed
from reports.report import Report
from tests.reports.pdf_check import assert_accessible
from tests.reports.sample_evaluation import sample_evaluation

EVALUATION = sample_evaluation()
FIRST, SECOND, *_ = EVALUATION.framework.regions
AREA = EVALUATION.framework.area.key


def html(key: str, language: str, missing: tuple[str, ...] | None) -> str:
    return page_of(Report(key, language), EVALUATION, Provenance("1", missing=missing), ()).html


@pytest.mark.parametrize(("language", "word"), [("fi", "alustava"), ("en", "provisional")])
@pytest.mark.parametrize("key", [FIRST, AREA])
def test_a_report_that_is_not_provisional_never_uses_the_word_as_a_mark(key: str, language: str, word: str) -> None:
    whole = html(key, language, None)
    assert "mark provisional" not in whole
    assert f"{word.upper()} –" not in whole


def test_the_cover_names_each_that_is_missing_and_the_joint_workbook() -> None:
    names = [EVALUATION.framework.regions[key].name.fi for key in (FIRST, SECOND)]
    told = f"Alustava raportti. Puuttuu vielä: {names[0]}, {names[1]} ja yhteinen työkirja."
    assert told in html(FIRST, "fi", (FIRST, SECOND, AREA))
    assert "Alustava raportti. Kaikki työkirjat on saatu." in html(AREA, "fi", ())


@pytest.mark.slow
@pytest.mark.parametrize(("language", "word"), [("fi", "ALUSTAVA"), ("en", "PROVISIONAL")])
def test_every_page_of_the_file_says_it_and_the_file_stays_accessible(language: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    page = page_of(Report(FIRST, language), EVALUATION, Provenance("1", missing=(SECOND,)), ())
    path.write_bytes(pressed(page))
    assert_accessible(path, language)
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    cover, *pages = told.removesuffix("\f").split("\f")
    name = getattr(EVALUATION.framework.regions[SECOND].name, language)
    assert re.search(rf"(Puuttuu vielä|Still missing): {name}\.", cover)  # the cover lists all the regions besides
    assert len(pages) > 3
    for number, text in enumerate(pages, start=2):
        assert word in text.strip().splitlines()[0], number
