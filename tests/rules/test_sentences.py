"""Every code has its sentences and its section in each language, and nothing else has."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

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
