"""What an error took away is not called absent."""

import pytest

from evaluation.cooperation import cooperation
from evaluation.own_priorities import own_priorities
from evaluation.problems import Place, Problem
from evaluation.rules.wholeness import read_whole
from evaluation.value_networks import value_networks
from tests.readings.bench import books, small

FRAMEWORK = small()
# columns A name, B theme, C stage, D expertise
ACTORS = [{"name": "Saha", "theme": "TRA", "stage": "TRA.raw", "expertise": "sahaus"}]
BOOKS = books(FRAMEWORK, "actors", {"25": ACTORS, "24": [{**ACTORS[0], "stage": None}]})


def error(cells: str, file: str = "vasterbotten.xlsx", sheet: str = "actors", code: str = "E212") -> Problem:
    return Problem(code, Place(file, sheet, cells))


@pytest.mark.parametrize(
    ("problem", "whole"),
    [
        (error("C2"), ("25",)),  # the stage of an actor
        (error("B2:B9, F3"), ("25",)),  # themes among others
        (error("A7"), ("25",)),  # the first column: the row is gone
        (error(""), ("25",)),  # the sheet as a whole
        (error("D2"), ("25", "24")),  # expertise takes nothing away
        (error("C2", code="W208"), ("25", "24")),  # no error
        (error("C2", sheet="projects"), ("25", "24")),
        (error("C2", file="norrbotten.xlsx"), ("24",)),
    ],
)
def test_an_error_where_it_matters_breaks_the_list(problem: Problem, whole: tuple[str, ...]) -> None:
    assert read_whole(FRAMEWORK, BOOKS, [problem], "actors", ("theme", "stage")) == whole


def test_a_column_that_is_gone_or_a_sheet_without_rows_says_nothing() -> None:
    bare = books(FRAMEWORK, "actors", {"25": [{"name": "Saha", "theme": "TRA"}], "24": [], "22": ACTORS})
    assert read_whole(FRAMEWORK, bare, [], "actors", ("theme", "stage")) == ("22",)


def test_a_lost_stage_is_unknown_and_completes_nobody() -> None:
    (sound,) = value_networks(FRAMEWORK, BOOKS)
    assert sound.stages[0].lacking == ("24",)
    (network,) = value_networks(FRAMEWORK, BOOKS, [error("C2")])
    assert (network.stages[0].lacking, network.stages[0].unknown) == ((), ("24", "22"))
    assert network.complements == ()


def test_a_lost_link_is_no_no() -> None:
    rows = [{"name": "Puu", "theme": None, "priority": ("Q1",)}]
    given = books(FRAMEWORK, "own_priorities", {"25": rows})
    lost = error("B2", "norrbotten.xlsx", "own_priorities")
    assert own_priorities(FRAMEWORK, given).namings["theme", "TRA"].unknown == ("24", "22")
    namings = own_priorities(FRAMEWORK, given, [lost]).namings
    assert namings["theme", "TRA"].not_naming == ()
    assert namings["priority", "Q1"].naming == ("25",)


def test_lost_partners_leave_the_network_incomplete() -> None:
    row = {"code": "A1", "regions": ("25", "24")}
    given = books(FRAMEWORK, "projects", {key: [row] for key in FRAMEWORK.regions})
    assert not cooperation(FRAMEWORK, given).whole.incomplete
    found = cooperation(FRAMEWORK, given, [error("B5", sheet="projects")])
    assert found.delivered == ("25", "22")
    assert found.whole.incomplete
