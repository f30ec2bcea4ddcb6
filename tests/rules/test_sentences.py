"""Every code has its sentences and its section in each language, and nothing else has."""

import ast
import re
import tomllib
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter

import pytest

from evaluation.rules import check
from evaluation.rules.resubmission import changed
from evaluation.workbook.submission import Submission
from indicators.lists import CrossCheck
from tests.rules.bench import YEARS, Written, blank_book, book, framework, project, text

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[EWN]\d{3}")
LANGUAGES = ("fi", "en")


def codes_in_source() -> set[str]:
    """The codes that the source names: whole string constants of the evaluation room."""
    found: set[str] = set()
    for path in (ROOT / "evaluation").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return found


@cache
def sentences(language: str) -> dict[str, dict[str, str]]:
    path = ROOT / "reports" / "phrases" / language / "problems.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sections(language: str) -> dict[str, str]:
    """Title of each section by its anchor."""
    text = (ROOT / "docs" / f"problems_{language}.md").read_text(encoding="utf-8")
    found = re.findall(r'^<a id="(\w+)"></a>\n+## (\w+) – (.+)$', text, re.MULTILINE)
    assert all(anchor == code for anchor, code, _ in found)
    assert len({code for code, _, _ in found}) == len(found)
    return {code: title for code, _, title in found}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_sentences_and_every_sentence_a_code(language: str) -> None:
    assert set(sentences(language)) == codes_in_source()


def deliveries() -> list[list[Submission]]:
    """Workbooks that between them break every rule."""
    growing: dict[str, Written] = dict(zip(YEARS, (5.0, 5.0, 9.0, 14.0, 50.0), strict=True))
    row: dict[str, Written] = {"2019": 1.0, "2020": 1.0, "2021": 1.0, "source": "x"}
    first: dict[str, dict[str, Written]] = {
        "C1": {"2019": -1.0, "2020": -1.0, "2021": "", "2022": 1.0, "2023": 9.0, "source": "", "unit": "m"},
        "C2": {**growing, "source": "", "target": 1.0},
        "P1": {**dict.fromkeys(("baseline", *YEARS), 0.5), "division": "2020"},
        "R1.osoittaja": {"baseline": 60.0, "2020": ""},
        "W1": {"2022": 99.0, "2023": 98.0},
        "W1.n": {"2020": "", "2021": ""},
        "": row,
        "K99": row,
        "J1": row,
        "U1": {"id": "D1"},
    }
    listed = [project(public=150.0, total=100.0), project("H2", end=date(2019, 1, 1)), project("H3", total=7.0)]
    one = book("1", first, file="saari.xlsx", digest="old", fields={"date": "", "state": "draft"}, projects=listed,
               answers=[{"question": "Q1", "rating": "2", "role": "council"}])
    two = book("2", {"C2": {"target": 1.0}}, fields={"date": date(2010, 1, 1)}, projects=[project("H3", total=8.0)])
    misnamed: dict[str, dict[str, Written]] = {"C2": {"target": 1.0}, "P1": {"name": "D1"}}
    three = book("3", misnamed, file="kolmas.xlsx", fields={"date": date(2030, 1, 1)}, measures=[])
    joint = book("A", {"C2": {"2019": 1.0}, "U1": {"2019": 99.0}, "C1": row})
    whole = [book("1"), book("2"), book("3"), book("A", {"U1": {"2019": 99.0, "2020": 99.0}, "C2": {"2020": 1.0}})]
    return [[one, two, three, joint], whole, [blank_book()], [book("1"), book("1", file="b.xlsx")]]


def test_every_rule_can_speak_and_its_sentences_can_be_filled() -> None:
    checks = (CrossCheck("R1.osoittaja", "R1.nimittäjä", text("x")),)
    told = [problem for books in deliveries() for problem in check(framework(checks=checks), books)]
    older = book("1", file="b.xlsx", fields={"date": date(2022, 1, 1)})
    told += check(framework(), [book("1"), older], latest=True)
    told += changed(framework(), book("1"), book("1", {"C1": {"2019": 11.0}, "C2": {"2020": ""}}))
    assert {problem.code for problem in told} == {code for code in codes_in_source() if code[1] == "3"} | {"W208"}
    for problem, language in product(told, LANGUAGES):
        many = "count" in problem.facts
        for part, sentence in sentences(language)[problem.code].items():
            if many or not part.endswith("_many"):
                assert fields(sentence) <= problem.facts.keys(), f"{problem.code} {part}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_section_with_its_title_and_an_example(language: str) -> None:
    assert sections(language) == {code: table["title"] for code, table in sentences(language).items()}
    text = (ROOT / "docs" / f"problems_{language}.md").read_text(encoding="utf-8")
    for part in text.split('<a id="')[1:]:
        assert "**Esimerkki.**" in part or "**Example.**" in part, part.splitlines()[0]


def test_each_language_has_the_same_parts_and_fields() -> None:
    finnish, english = (sentences(language) for language in LANGUAGES)
    for code, table in finnish.items():
        assert table.keys() == english[code].keys() >= {"title", "found", "mend"}
        for part, sentence in table.items():
            assert fields(sentence) == fields(english[code][part]), f"{code} {part}"


def test_codes_are_listed_alike() -> None:
    orders = [list(told(language)) for told in (sentences, sections) for language in LANGUAGES]
    assert orders[0] == orders[1]
    assert orders[2] == orders[3] == sorted(orders[0], key=lambda code: code[1:])
