"""Phrases are complete in each language, used, and filled the way the language writes numbers."""

import re
import string
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.problems import Place, Problem
from reports.language import LANGUAGES, MINUS, Language, load_language

ROOT = Path(__file__).parents[2]
FI, EN = load_language("fi"), load_language("en")
PAGES = ("report.", "status.", "flags.", "method.", "finder.", "screen.", "uncertainty.", "assessment.", "conclusions.")
_ROOMS = "|".join(page.removesuffix(".") for page in PAGES)
FORMS = (".one", ".many", ".none", ".counted")


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_finnish_comes_first() -> None:
    assert LANGUAGES == ("fi", "en")


def test_every_language_has_the_same_phrases() -> None:
    assert sorted(FI.phrases) == sorted(EN.phrases)


def test_a_phrase_has_the_same_fields_in_every_language() -> None:
    assert [key for key in FI.phrases if fields(FI.phrases[key]) != fields(EN.phrases[key])] == []


def test_no_phrase_is_empty_or_left_in_the_other_language() -> None:
    assert [key for key in FI.phrases if not FI.phrases[key] or not EN.phrases[key]] == []
    sentences = [key for key in FI.phrases if key.startswith(PAGES) and words_of(FI.phrases[key]) > 3]
    assert len(sentences) > 100
    assert [key for key in sentences if FI.phrases[key] == EN.phrases[key]] == []


def words_of(phrase: str) -> int:
    return len(re.sub(r"\{\w+\}", "", phrase).split())


# What is used -------------------------------------------------------------------------------------------------------


def sources() -> str:
    python = [path for room in ("reports", "commands") for path in sorted((ROOT / room).rglob("*.py"))]
    templates = sorted((ROOT / "reports" / "templates").rglob("*.html"))
    return "\n".join(path.read_text(encoding="utf-8") for path in (*python, *templates))


def literal_keys(text: str) -> set[str]:
    named = re.findall(rf'"((?:{_ROOMS})(?:\.[a-z0-9_]+)+)"', text)
    return {key for key in named if not key.endswith((".html", ".css", ".js"))}  # names of files


def patterns(text: str) -> Iterator[re.Pattern[str]]:
    for written in re.findall(rf'f"((?:{_ROOMS})\.[^"]*\{{[^"]*)"', text):
        yield re.compile(
            "".join(
                "[A-Za-z0-9_]*" if part[0] == "{" else re.escape(part)
                for part in re.findall(r"\{[^}]*\}|[^{]+", written)
            )
        )


def without_form(key: str) -> str:
    return next((key.removesuffix(form) for form in FORMS if key.endswith(form)), key)


def test_every_phrase_of_the_pages_is_used() -> None:
    text = sources()
    named, made = literal_keys(text), list(patterns(text))
    unused = [
        key
        for key in FI.phrases
        if key.startswith(PAGES)
        and key not in named
        and without_form(key) not in named
        and not any(one.fullmatch(key) or one.fullmatch(without_form(key)) for one in made)
    ]
    assert unused == []


def test_every_phrase_that_is_named_is_there() -> None:
    tables = {table for key in FI.phrases for table in accumulate(key.split(".")[:-1], "{}.{}".format)}
    there = {form for key in FI.phrases for form in (key, without_form(key))} | tables
    assert literal_keys(sources()) - there - {"report.css"} == set()


# Filling ------------------------------------------------------------------------------------------------------------


def test_a_missing_phrase_or_field_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="report\\.nowhere"):
        FI.say("report.nowhere")
    with pytest.raises(KeyError, match="inessive"):
        FI.say("report.cover.region_title")


@pytest.mark.parametrize("value", [0.5, True, None, ["Lappi"]])
def test_a_field_is_a_text_or_a_whole_number(value: object) -> None:
    with pytest.raises(TypeError, match="inessive"):
        FI.say("report.cover.region_title", inessive=value)  # type: ignore[arg-type]


def test_a_whole_number_in_a_phrase_is_written_out() -> None:
    assert FI.say("report.map.below", limit=12345) == "alle 12\u00a0345"


@pytest.mark.parametrize(
    ("value", "decimals", "fi", "en"),
    [
        (456608, 0, "456\u00a0608", "456,608"),
        (91.666, 1, "91,7", "91.7"),
        (2.5, 0, "3", "3"),
        (0.15, 1, "0,2", "0.2"),
        (1.005, 2, "1,01", "1.01"),
        (-3.25, 1, "\u22123,3", "\u22123.3"),
        (-0.04, 1, "0,0", "0.0"),
        (2023, 0, "2\u00a0023", "2,023"),
    ],
)
def test_numbers(value: float, decimals: int, fi: str, en: str) -> None:
    assert (FI.number(value, decimals), EN.number(value, decimals)) == (fi, en)


def test_shares_changes_dates_and_lists() -> None:
    assert (FI.percent(0.4), EN.percent(0.4)) == ("40,0\u00a0%", "40.0%")
    assert (FI.signed(1.25, 1), FI.signed(-1.25, 1), FI.signed(0.04, 1)) == ("+1,3", "\u22121,3", "0,0")
    assert (FI.date(date(2023, 10, 1)), EN.date(date(2023, 10, 1))) == ("1.10.2023", "1 October 2023")
    names = ["Lappi", "Kainuu", "Etelä-Savo"]
    assert [FI.listing(names[:n]) for n in range(4)] == ["", "Lappi", "Lappi ja Kainuu", "Lappi, Kainuu ja Etelä-Savo"]


@given(st.floats(-1e9, 1e9), st.integers(0, 3), st.sampled_from([FI, EN]))
def test_a_number_is_never_minus_nought_and_has_its_decimals(value: float, decimals: int, language: Language) -> None:
    text = language.number(value, decimals)
    assert "-" not in text
    assert not (text.startswith(MINUS) and not re.search("[1-9]", text))
    assert len(re.split("[,.]", text)[-1]) == decimals or decimals == 0 or language is EN


@given(st.floats(0.5, 1, exclude_max=True))
def test_an_attainment_short_of_the_whole_is_never_told_as_the_whole(share: float) -> None:
    assert FI.attainment(share) != "100\u00a0%"
    assert FI.attainment(1.0) == "100\u00a0%"


def test_the_words_of_the_statuses_are_the_agreed_ones() -> None:
    agreed = {
        "achieved": ("saavutettu", "achieved"),
        "mostly": ("pääosin saavutettu", "mostly achieved"),
        "partly": ("osittain saavutettu", "partly achieved"),
        "not_achieved": ("ei saavutettu", "not achieved"),
        "not_assessable": ("ei arvioitavissa", "not assessable"),
        "not_applicable": ("ei koske", "not applicable"),
    }
    assert {key: (FI.say(f"status.words.{key}"), EN.say(f"status.words.{key}")) for key in agreed} == agreed
    assert FI.say("flags.receding.name") == "heikentynyt lähtötasosta"


# Problems -----------------------------------------------------------------------------------------------------------


def test_a_problem_is_told_with_its_facts() -> None:
    problem = Problem(
        "W306",
        Place("kainuu.xlsx", "Mittarit", "H57"),
        {"id": "T09", "written": "0,8", "year": "2022", "before": "2021", "earlier": "2,6"},
    )
    told = FI.problem(problem)
    assert "0,8" in told.found
    assert "2,6" in told.found
    assert told.title
    assert told.mend


def test_several_cells_have_a_sentence_of_their_own() -> None:
    code = next(key.split(".")[1] for key in FI.phrases if key.startswith("problems.") and key.endswith(".found_many"))
    names = {
        name for key, phrase in FI.phrases.items() if key.startswith(f"problems.{code}.") for name in fields(phrase)
    }
    facts: dict[str, str | float] = {name: "K01" for name in names if name != "count"}
    place = Place("lappi.xlsx", "Mittarit", "J19")
    one, many = (FI.problem(Problem(code, place, {**facts, **more})) for more in ({}, {"count": 4.0}))
    assert one.found != many.found
    assert "4" in many.found
