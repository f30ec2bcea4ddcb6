"""The pages of findings are those that the kinds and the framework write."""

import pytest

from docs.write_finding_pages import finding_page, page_of
from indicators import load_framework
from reports.language import LANGUAGES, load_language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_one_that_the_kinds_write(language: str) -> None:
    written = finding_page(load_framework(), load_language(language))
    assert page_of(language).read_text(encoding="utf-8") == written
