"""What regions chose for themselves: who names what, who is known not to, and who is unknown."""

from itertools import permutations

import pytest

from evaluation.own_priorities import naming, own_priorities
from tests.readings.bench import WrittenRow, books, small

FRAMEWORK = small()  # one theme (TRA), one priority (Q1)

WOOD: WrittenRow = {"name": "Puu", "valid": "2016–", "theme": ("TRA",), "priority": None}
STEEL: WrittenRow = {"name": "Teräs", "valid": "2016–2020", "theme": None, "priority": ("Q1",)}
PLAIN: WrittenRow = {"name": "Matkailu", "valid": "ei tiedossa", "theme": None, "priority": None}


def test_naming_not_naming_and_unknown() -> None:
    found = own_priorities(FRAMEWORK, books(FRAMEWORK, "own_priorities", {"25": [WOOD, PLAIN], "24": [PLAIN]}))
    theme = found.namings["theme", "TRA"]
    assert (theme.naming, theme.not_naming, theme.unknown) == (("25",), ("24",), ("22",))
    assert theme.names == {"25": ("Puu",)}
    assert found.namings["priority", "Q1"].not_naming == ("25", "24")


def test_a_link_said_to_be_unknown_is_not_a_no() -> None:
    open_row = {**PLAIN, "theme": ".."}
    found = own_priorities(FRAMEWORK, books(FRAMEWORK, "own_priorities", {"25": [open_row], "24": [open_row, WOOD]}))
    theme = found.namings["theme", "TRA"]
    assert (theme.naming, theme.not_naming, theme.unknown) == (("24",), (), ("25", "22"))
    assert found.namings["priority", "Q1"].not_naming == ("25", "24")


def test_what_ended_before_the_period_names_nothing() -> None:
    past = {**WOOD, "valid": "2010 - 2015"}
    found = own_priorities(FRAMEWORK, books(FRAMEWORK, "own_priorities", {"25": [past], "24": [WOOD]}))
    assert found.namings["theme", "TRA"].naming == ("24",)
    assert found.namings["theme", "TRA"].not_naming == ("25",)
    assert [one.ended for one in found.priorities] == [True, False]


def test_pairs_share_what_both_name() -> None:
    rows = {"25": [WOOD, STEEL], "24": [WOOD], "22": [STEEL]}
    shared = own_priorities(FRAMEWORK, books(FRAMEWORK, "own_priorities", rows)).shared
    assert [(one.a, one.b, one.keys["theme"], one.keys["priority"], one.count) for one in shared] == [
        ("25", "24", ("TRA",), (), 1),
        ("25", "22", (), ("Q1",), 1),
        ("24", "22", (), (), 0),
    ]


def test_theme_or_priority_of_a_measure() -> None:
    open_row: WrittenRow = {**PLAIN, "theme": ".."}
    rows = {"25": [WOOD], "24": [STEEL], "22": [open_row]}
    reading = own_priorities(FRAMEWORK, books(FRAMEWORK, "own_priorities", rows))
    either = naming(reading, [("theme", "TRA"), ("priority", "Q1")])
    assert (either.naming, either.not_naming, either.unknown) == (("25", "24"), (), ("22",))
    alone = naming(reading, [("priority", "Q1")])
    assert (alone.naming, alone.not_naming, alone.unknown) == (("24",), ("25", "22"), ())
    assert naming(reading, []).unknown == ("25", "24", "22")
    with pytest.raises(KeyError):
        naming(reading, [("theme", "XXX")])


def test_order_of_files_makes_no_difference() -> None:
    rows = {"25": [WOOD, STEEL], "24": [WOOD], "22": [STEEL]}
    readings = [
        own_priorities(FRAMEWORK, books(FRAMEWORK, "own_priorities", {key: rows[key] for key in order}))
        for order in permutations(rows)
    ]
    assert all(one == readings[0] for one in readings)
