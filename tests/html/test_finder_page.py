"""The finder as text: what it says of each entry, what it links, and that nothing in it is run or fetched."""

import re
from datetime import date

import pytest

from reports.finder import finder_page
from reports.language import LANGUAGES, load_language
from tests.html.finder_sample import HOSTILE, finder_evaluation, many, small

FI = load_language("fi")


def page(**row: str | date | tuple[str, ...]) -> str:
    return finder_page(finder_evaluation({"19": {"platforms": [{"name": "Palvelu", "description": "X", **row}]}}), FI)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_entries_give_the_same_bytes(code: str) -> None:
    assert finder_page(many(30), load_language(code)) == finder_page(many(30), load_language(code))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_of_no_entries_says_so(code: str) -> None:
    language = load_language(code)
    empty = finder_page(finder_evaluation({}), language)
    assert language.say("finder.empty") in empty
    assert 'class="entry"' not in empty


def test_another_strategy_has_its_own_regions_and_themes() -> None:
    framework = small()
    key, region = next(iter(framework.regions.items()))
    evaluation = finder_evaluation({key: {"platforms": [{"name": "Palvelu", "description": "X"}]}}, framework)
    assert FI.name(region.name) in finder_page(evaluation, FI)


@pytest.mark.parametrize(
    ("updated", "said"),
    [
        (date(2022, 11, 1), "1.11.2022, ajantasainen"),
        (date(2022, 10, 31), "31.10.2022, vanhentunut (tarkistuksesta vähintään 12 kuukautta)"),
        (None, "ei tiedossa"),
    ],
)
def test_every_service_says_how_fresh_its_description_is(updated: date | None, said: str) -> None:
    assert f"<dd>{said}</dd>" in (page(updated=updated) if updated else page())


@pytest.mark.parametrize("written", ["https://www.example.org/a?b=1", "HTTP://example.org", "www.example.org/ä"])
def test_web_addresses_are_links(written: str) -> None:
    assert re.search(r'<a href="https?://[^"]+"', page(link=written), re.IGNORECASE)


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", "ei verkossa", "//x.fi"]
)
def test_anything_else_stays_text(written: str) -> None:
    assert "<a href=" not in page(link=written).split('id="entries"')[1]
    assert f"<dd>{written}</dd>" in page(link=written)


def test_hostile_texts_are_escaped_wherever_they_stand() -> None:
    columns = ("name", "platform", "owner", "description", "link", "source")
    said = page(**dict.fromkeys(columns, HOSTILE))
    assert said.count("<script") == 1
    assert "<img" not in said
    assert said.count("&lt;/script&gt;") >= len(columns)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_asks_for_nothing(code: str) -> None:
    said = finder_page(many(3), load_language(code))
    assert not re.search(r"""(?:src|href)=["'](?!#|https://www\.example\.org/palvelu/)""", said)
    assert not re.search(r"""url\((?!"?data:)""", said)
    assert "default-src 'none'" in said.replace("&#39;", "'")
