"""The twin of a report: the same words as on paper, accessible, whole on any screen and when a browser prints it."""

import re
import subprocess
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reports.context import Provenance
from reports.language import load_language
from reports.rendering import Page, page_of
from reports.report import Report
from tests.html.browser import NARROW, WIDE, axe_violations, opened, overflow
from tests.reports.sample_evaluation import sample_evaluation, sample_framework

AREA = sample_framework().area.key
REGION = next(iter(sample_framework().regions))


def made(key: str, code: str) -> Page:
    return page_of(Report(key, code), sample_evaluation(), Provenance("0.1.0", {"weasyprint": "70.0"}, 1), ())


@cache
def report(key: str, code: str) -> Page:
    return made(key, code)


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The twin of a report as a file; the parameter is its key and language."""
    path = tmp_path / "twin.html"
    path.write_text(report(*request.param).twin, encoding="utf-8")
    return path.as_uri()


def body(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_the_twin_holds_what_the_printed_page_holds() -> None:
    one = report(REGION, "fi")
    assert body(one.twin) == body(one.html)
    assert len(body(one.twin)) > 50_000


def test_the_same_evaluation_gives_the_same_bytes() -> None:
    assert made(REGION, "en").twin == report(REGION, "en").twin


def test_it_stays_small_and_asks_for_nothing() -> None:
    twin = report(REGION, "fi").twin
    assert len(twin.encode()) < 3_000_000
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", twin)
    assert not re.search(r"""url\((?!(?:"|'|&#39;)?(?:data:|#))""", twin)
    assert twin.count("<script") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "size"),
    [((AREA, "fi"), WIDE), ((AREA, "en"), NARROW), ((REGION, "fi"), NARROW), ((REGION, "en"), WIDE)],
    indirect=["address"],
    ids=["area-fi-wide", "area-en-narrow", "region-fi-narrow", "region-en-wide"],
)
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int]) -> None:
    one = opened(browser, address, size)
    assert axe_violations(one.page) == []
    assert (one.asked, one.complaints) == ([], [])
    one.page.close()


@pytest.mark.slow
@pytest.mark.parametrize("address", [(REGION, "fi")], indirect=True, ids=["region"])
@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('svg title').remove()", "svg-img-alt"),
        ("document.querySelector('.lead').style.color = '#bbb'", "color-contrast"),
    ],
)
def test_axe_sees_what_is_spoilt(browser: Browser, address: str, fault: str, rule: str) -> None:
    one = opened(browser, address)
    one.page.evaluate(fault)
    assert [found.partition(":")[0] for found in axe_violations(one.page)] == [rule]
    one.page.close()


@pytest.mark.slow
@pytest.mark.parametrize("address", [(AREA, "fi"), (REGION, "en")], indirect=True, ids=["area", "region"])
def test_nothing_lies_beyond_the_edge_of_any_screen(browser: Browser, address: str) -> None:
    one = opened(browser, address)
    for width in (320, 390, 768, 1024, 1280, 1600):
        one.page.set_viewport_size({"width": width, "height": 800})
        assert overflow(one.page) == 0, width
    one.page.close()


@pytest.mark.slow
@pytest.mark.parametrize("address", [(REGION, "fi")], indirect=True, ids=["region"])
def test_the_keyboard_skips_to_the_content_and_reaches_every_wide_table(browser: Browser, address: str) -> None:
    one = opened(browser, address, NARROW)
    one.page.keyboard.press("Tab")
    assert one.page.locator(":focus").text_content() == load_language("fi").say("screen.skip")
    one.page.keyboard.press("Enter")
    assert one.page.url.endswith("#main")
    hidden = "(block) => block.scrollWidth > block.clientWidth"
    blocks = one.page.locator(".table-block").all()
    wide = [block for block in blocks if block.evaluate(hidden)]
    assert wide
    for block in wide:
        assert block.get_attribute("tabindex") == "0"
        assert block.get_attribute("role") == "region"
    wide[0].focus()
    one.page.keyboard.press("ArrowRight")
    one.page.wait_for_timeout(500)  # it glides
    assert wide[0].evaluate("(block) => block.scrollLeft") > 0
    one.page.set_viewport_size({"width": 1600, "height": 900})
    one.page.wait_for_timeout(200)
    fitting = [block for block in blocks if not block.evaluate(hidden)]
    assert fitting
    assert all(block.get_attribute("tabindex") is None for block in fitting)
    one.page.close()


@pytest.mark.slow
@pytest.mark.parametrize("address", [(REGION, "fi")], indirect=True, ids=["region"])
def test_without_scripts_every_wide_table_takes_the_focus(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".table-block").count() == page.locator(".table-block[tabindex='0'][role=region]").count() > 5
    context.close()


VISIBLE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!holder.closest("script, style, title, desc, metadata") && holder.checkVisibility())
      text += walker.currentNode.data;
  }
  return text;
}"""


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalpha())


@pytest.mark.slow
@pytest.mark.parametrize("address", [(AREA, "fi"), (REGION, "en")], indirect=True, ids=["area", "region"])
def test_a_browser_prints_it_to_the_last_letter(browser: Browser, address: str, tmp_path: Path) -> None:
    one = opened(browser, address)
    one.page.emulate_media(media="print")
    one.page.add_style_tag(content="thead { display: table-row-group }")  # else heads are there once more on each page
    shown = letters(one.page.evaluate(VISIBLE))
    one.page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    one.page.close()
    asked = ["pdftotext", "-raw", "-enc", "UTF-8", str(tmp_path / "printed.pdf"), "-"]
    printed = letters(subprocess.run(asked, capture_output=True, check=True).stdout.decode())
    assert shown.total() > 10_000
    assert printed == shown
