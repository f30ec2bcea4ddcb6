"""One browser for the tests of this room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.html.browser import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found
