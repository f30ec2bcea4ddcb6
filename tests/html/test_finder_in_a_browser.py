"""The finder as people use it: by keyboard, by address, with thousands of entries, from a file and from a server."""

import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from evaluation import Evaluation, evaluate
from evaluation.workbook.reading import read_submission
from examples.build import INPUTS
from indicators import load_framework
from reports.finder import finder_page
from reports.language import LANGUAGES, load_language
from tests.html.browser import NARROW, WIDE, axe_violations, opened, overflow
from tests.html.finder_sample import HOSTILE, finder_evaluation, many

pytestmark = pytest.mark.slow

SETTLED = 800  # ms after which the number of results has been announced


@pytest.fixture(scope="module")
def example() -> Evaluation:
    framework = load_framework()
    files = sorted(INPUTS.glob("*.xlsx"))
    return evaluate(framework, [read_submission(path.name, path.read_bytes(), framework) for path in files])


def written(folder: Path, evaluation: Evaluation, code: str = "fi") -> str:
    path = folder / f"finder_{code}.html"
    path.write_text(finder_page(evaluation, load_language(code)), encoding="utf-8")
    return path.as_uri()


def names(page: Page) -> list[str]:
    return page.locator("#entries h3 .find").all_text_contents()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.id"))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(
    browser: Browser, example: Evaluation, tmp_path: Path, code: str, size: dict[str, int]
) -> None:
    one = opened(browser, written(tmp_path, example, code), size)
    assert axe_violations(one.page) == []
    assert overflow(one.page) == 0
    one.page.fill("#query", "xyzzy")
    assert one.page.locator("#none").is_visible()
    assert axe_violations(one.page) == []
    assert (one.asked, one.complaints) == ([], [])
    one.page.close()


def test_industrial_water_treatment_is_found_by_keyboard_within_ten_seconds(
    browser: Browser, example: Evaluation, tmp_path: Path
) -> None:
    address = written(tmp_path, example)
    began = time.monotonic()
    one = opened(browser, address)
    keyboard = one.page.keyboard
    keyboard.press("Tab")  # the skip link
    keyboard.press("Tab")
    assert focused(one.page) == "query"
    keyboard.type("teollisuuden vedenkäsittely", delay=60)  # about 200 words a minute
    keyboard.press("Enter")
    assert "Teollisuuden vedenkäsittelyn pilotointi" in focused(one.page)
    entry = one.page.locator("#entries li").first
    expect(entry.locator(".line")).to_contain_text("Pohjois-Savo")
    expect(entry.locator(".tag")).to_have_text("esimerkki")
    keyboard.press("Tab")
    link = one.page.locator(":focus")
    assert link.get_attribute("href") == "https://www.example.org/esimerkkialusta-vesi/teollisuuden-vedenkasittely"
    assert time.monotonic() - began < 10
    one.page.close()


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("VEDENLAADUN", 1),
        ("vedenlaadun  mittaus", 1),
        ("vedenlaatu", 1),  # another form of the word
        ("aanekosken", 1),  # without dots
        ("saamelaisen čahci", 1),
        ("cahci", 1),
        ("vedenlaadun hirsi", 0),
        ("", 3),
    ],
)
def test_words_are_found_however_they_are_typed(browser: Browser, tmp_path: Path, typed: str, hits: int) -> None:
    told = ["Vedenlaadun mittaus, Äänekosken malli", "Hirsirakenteet", "Saamelaisen alueen čáhci"]
    rows = [{"name": f"Palvelu {place}", "description": text} for place, text in enumerate(told)]
    one = opened(browser, written(tmp_path, finder_evaluation({"19": {"platforms": rows}})))
    one.page.fill("#query", typed)
    assert len(names(one.page)) == hits
    one.page.close()


def test_the_number_of_results_is_announced_when_typing_has_settled(
    browser: Browser, example: Evaluation, tmp_path: Path
) -> None:
    one = opened(browser, written(tmp_path, example))
    announced = one.page.locator("[role=status]")
    assert announced.text_content() == ""
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Tab")
    one.page.keyboard.type("teollisuuden vedenk", delay=20)
    assert announced.text_content() == ""
    one.page.wait_for_timeout(SETTLED)
    assert announced.text_content() == "Yksi hakutulos (luettelossa 54)."
    one.page.close()


def test_filters_narrow_and_the_address_brings_the_same_search_to_another(
    browser: Browser, example: Evaluation, tmp_path: Path
) -> None:
    address = written(tmp_path, example)
    one = opened(browser, address)
    one.page.select_option("#filter-region", "11")
    one.page.select_option("#filter-theme", "VES")
    one.page.select_option("#filter-type", "service")
    one.page.fill("#query", "koeajot")
    assert names(one.page) == ["Teollisuuden vedenkäsittelyn pilotointi"]
    shared = one.page.url
    assert shared == f"{address}#q=koeajot&region=11&theme=VES&type=service"
    another = opened(browser, shared)
    assert names(another.page) == names(one.page)
    assert another.page.input_value("#filter-theme") == "VES"
    another.page.click("button[type=reset]")
    assert another.page.url == f"{address}#"
    assert len(names(another.page)) == 50
    another.page.click("#more")
    assert len(names(another.page)) == 54
    assert focused(another.page).startswith(names(another.page)[50])
    one.page.close()
    another.page.close()


def test_an_address_made_up_by_a_stranger_only_fills_the_search(browser: Browser, tmp_path: Path) -> None:
    one = opened(browser, written(tmp_path, many(5)) + "#q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&region=99&more=1")
    assert one.page.input_value("#query") == "<img src=x onerror=alert(1)>"
    assert one.page.input_value("#filter-region") == ""
    assert one.page.locator("img").count() == 0
    assert one.complaints == []
    one.page.close()


def test_hostile_texts_arrive_as_they_were_written(browser: Browser, tmp_path: Path) -> None:
    row = dict.fromkeys(("name", "platform", "owner", "description", "link", "source"), HOSTILE)
    one = opened(browser, written(tmp_path, finder_evaluation({"19": {"platforms": [row]}})))
    assert names(one.page) == [HOSTILE]
    assert one.page.title() != "stolen"
    assert one.page.locator("img").count() == 0
    assert (one.asked, one.complaints) == ([], [])
    one.page.close()


def test_a_server_serves_it_as_well_as_a_file(browser: Browser, tmp_path: Path) -> None:
    written(tmp_path, many(20))
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        one = opened(browser, f"http://127.0.0.1:{server.server_port}/finder_fi.html")
        one.page.fill("#query", "vedenlaadun")
        assert names(one.page) == ["Palvelu 0"]
        assert [address for address in one.asked if not address.endswith("/favicon.ico")] == []
        one.page.close()
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def test_without_scripts_the_whole_list_is_there(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written(tmp_path, many(120)))
    assert page.locator("#entries > li").count() == 120
    assert page.locator("form").is_hidden()
    assert page.locator("noscript p").is_visible()
    context.close()


def test_what_was_found_is_printed_to_the_last_entry(browser: Browser, tmp_path: Path) -> None:
    one = opened(browser, written(tmp_path, many(120)))
    one.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(names(one.page)) == 120
    one.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert len(names(one.page)) == 50
    one.page.close()


TYPE_AND_PAINT = """async (text) => {
  const field = document.getElementById("query");
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = [];
  for (let length = 1; length <= text.length; length++) {
    await painted();
    field.value = text.slice(0, length);
    const began = performance.now();
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    await painted();
    took.push(performance.now() - began);
  }
  return took;
}"""


def test_five_thousand_entries_answer_a_key_within_a_tenth_of_a_second(browser: Browser, tmp_path: Path) -> None:
    one = opened(browser, written(tmp_path, many(5000)))
    took = sorted(one.page.evaluate(TYPE_AND_PAINT, "vedenlaadun mittaus"))
    assert one.page.text_content("#count") == "50 hakutulosta (luettelossa 5\u00a0000)."
    assert took[len(took) // 2] < 100, took  # the median: a machine with other work stumbles now and then
    one.page.close()
