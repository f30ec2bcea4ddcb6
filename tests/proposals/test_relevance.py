"""Whether something still matters: what the regions' own priorities name. Two of three regions settle it here."""

from collections.abc import Mapping, Sequence

import pytest

from evaluation.problems import Place, Problem
from evaluation.proposals.proposal import Relevance
from evaluation.workbook.submission import Cell
from tests.proposals.bench import (
    AREA,
    REGIONS,
    figures,
    framework,
    measure,
    names,
    not_known,
    proposals,
    view,
    workbook,
)

Own = Mapping[str, Sequence[Cell]]


def relevance(own: Own, *problems: Problem, theme: str | None = "T1", priority: str | None = None) -> Relevance:
    forms = framework(measures=[measure("M1", "X", theme=theme, priority=priority)])
    books = [workbook(forms, key, own=own.get(key)) for key in REGIONS]
    seen = view(forms, workbook(forms, AREA, figures(195.0)), *books)
    return proposals(seen, problems=problems)["M1"].relevance


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"1": [names("T1")], "2": [names("T1")]}, Relevance.HIGH),  # the third is unknown
        ({"1": [names("T1")], "2": [names()]}, Relevance.OPEN),
        ({"1": [names()], "2": [names()]}, Relevance.LOW),
        ({"1": [names()], "2": [names()], "3": [names("T1")]}, Relevance.LOW),
        ({"1": [names()], "2": []}, Relevance.OPEN),  # a sheet that nobody filled is as good as none
        ({}, Relevance.OPEN),
        ({"1": [names()], "2": [names(), not_known()]}, Relevance.OPEN),  # one says that it does not know
        ({"1": [names()], "2": [names("T1"), not_known()], "3": [names("T1")]}, Relevance.HIGH),
    ],
)
def test_enough_regions_settle_it(own: Own, expected: Relevance) -> None:
    assert relevance(own) is expected


def test_horizontal_work_is_open() -> None:
    nobody = {key: [names()] for key in REGIONS}
    assert relevance(nobody, theme=None) is Relevance.OPEN
    assert relevance(nobody, theme="T1", priority="P9") is Relevance.OPEN
    assert relevance(nobody, theme="T1", priority="P1") is Relevance.LOW
    assert relevance(nobody, theme=None, priority="P1") is Relevance.LOW


def test_objectives_are_horizontal_and_themes_speak_for_themselves() -> None:
    forms = framework()
    books = [workbook(forms, key, own=[names()]) for key in REGIONS]
    found = proposals(view(forms, workbook(forms, AREA, figures(195.0)), *books))
    assert found["O"].relevance is Relevance.OPEN
    assert found["T1"].relevance is Relevance.LOW


def test_a_sheet_with_an_error_is_not_known_to_lack_anything() -> None:
    """What the error left out may have been the theme; what is named in spite of it stands."""
    fault = Problem("E212", Place("2.xlsx", "Painopisteet", "C4"))
    assert relevance({"1": [names()], "2": [names()]}, fault) is Relevance.OPEN
    assert relevance({"1": [names("T1")], "2": [names("T1")]}, fault) is Relevance.HIGH
    elsewhere = Problem("E304", Place("2.xlsx", "Mittarit", "C4"))
    assert relevance({"1": [names()], "2": [names()]}, elsewhere) is Relevance.LOW
