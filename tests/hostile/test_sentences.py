"""Every reason for not reading a file has a sentence of its own in each language, with all its facts in place."""

import re
from pathlib import Path

import pytest

from commands import inputs, workers
from evaluation.problems import Place, Problem
from evaluation.workbook.submission import Fault
from evaluation.workbook.unread import exhausted, no_file, open_elsewhere, too_many
from reports.language import load_language

FETCHING = re.findall(r'no_file\("(\w+)"', Path(inputs.__file__).read_text(encoding="utf-8"))
REASONS = [
    *(exhausted(kind, 10.0) for kind in (workers.TIME, workers.MEMORY, workers.CRASH)),
    *(no_file(kind, 20.0) for kind in sorted(set(FETCHING))),
    too_many([f"{number}.xlsx" for number in range(12)], 100),
    open_elsewhere(),
    Fault("E105", {"kind": "parts", "part": "", "limit": 2000.0}),
]


def test_there_are_as_many_reasons_as_the_folder_has() -> None:
    assert set(FETCHING) == {"folder", "special", "link", "denied", "changing", "large"}


@pytest.mark.parametrize("language", ["fi", "en"])
def test_each_reason_is_told_in_words_of_its_own(language: str) -> None:
    words = load_language(language)
    told = [words.problem(Problem(fault.code, Place("x.xlsx"), fault.facts)) for fault in REASONS]
    assert len({each.found for each in told}) == len(REASONS)
    assert not [each for each in told if "{" in each.found + each.mend or not each.mend]
    general = {words.phrases[f"problems.{code}.found"] for code in ("E107", "E108")}
    assert not general & {each.found for each in told}
