"""Pages in a real browser: Debian's Chromium without a window, the verdicts of axe-core, and requests counted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Opened:
    """A page that is open, what it asked the world for besides itself, and what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine; skips where none is installed (`make test` installs it)."""
    found = next((place for name in _NAMES if (place := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: ./setup.sh test installs it")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found)
        yield browser
        browser.close()


def opened(browser: Browser, address: str, size: dict[str, int] = WIDE) -> Opened:
    """The page of an address, its script run and its letters loaded."""
    page = browser.new_page(viewport={"width": size["width"], "height": size["height"]})
    found = Opened(page)

    def note(request: Request) -> None:
        if request.url.partition("#")[0] != address.partition("#")[0] and not request.url.startswith("data:"):
            found.asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: found.complaints.append(message.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    return found


def axe_violations(page: Page) -> list[str]:
    """Every rule of axe-core that the page breaks, with the first place; WCAG 2.x A and AA and its best practices."""
    page.evaluate(f"{(Path(str(files('axe_playwright_python'))) / 'axe.min.js').read_text(encoding='utf-8')};0")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 15  # it did look
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found["violations"]]


def overflow(page: Page) -> int:
    """How many pixels of the page lie beyond its right edge."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
