"""Who works with whom, reckoned by hand on four projects of three regions."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.cooperation import Cooperation, Pair, cooperation
from tests.readings.bench import WrittenRow, book, books, small

FRAMEWORK = small()
DAYS = {"start": date(2017, 1, 1), "end": date(2019, 6, 30)}

FERRY: WrittenRow = {"code": "A1", "name": "Lautta", "theme": "TRA", "regions": ("25", "24"), "total": 100}
SAW: WrittenRow = {"code": "A2", "name": "Saha", "lead": "24", "regions": ("25", "24", "22"), "total": 60}
SHORE: WrittenRow = {"code": "A3", "name": "Ranta", "lead": "22", "regions": ("22",), "total": 40}
BRIDGE: WrittenRow = {"code": "A4", "name": "Silta", "theme": "TRA", "regions": ("24", "22"), "total": 30}
ROWS: Mapping[str, Sequence[WrittenRow]] = {
    "25": [{**FERRY, **DAYS}, {**SAW, **DAYS}],
    "24": [{**FERRY, **DAYS, "code": "a1 "}, {**SAW, **DAYS, "total": 70}],
    "22": [{**SAW, **DAYS, "name": "SAHA"}, {**SHORE, **DAYS}, {**BRIDGE, **DAYS, "start": date(2018, 1, 1)}],
}


def reading(rows: Mapping[str, Sequence[WrittenRow]] | None = None) -> Cooperation:
    return cooperation(FRAMEWORK, books(FRAMEWORK, "projects", rows or ROWS))


def test_four_projects_of_three_regions() -> None:
    found = reading().whole
    # Seven rows are four projects; ferry and bridge join two regions, saw three, shore one: 3/4 and 1/4
    assert (found.projects, found.two, found.three) == (4, 3, 1)
    assert (found.share(found.two), found.share(found.three)) == (0.75, 0.25)
    # 25–24: ferry 100 and the saw, whose sum is disputed; 25–22: the saw alone; 24–22: the saw and the bridge 30
    assert found.pairs == (
        Pair("25", "24", 2, 100.0, 1),
        Pair("25", "22", 1, None, 1),
        Pair("24", "22", 2, 30.0, 1),
    )
    assert found.density == 1.0
    # 25: ferry (24), saw (24, 22) = 3; 24: ferry (25), saw (25, 22), bridge (22) = 4; 22: saw (25, 24), bridge (24) = 3
    assert [(one.region, one.projects, one.shared, one.degree, one.strength) for one in found.members] == [
        ("25", 2, 2, 2, 3),
        ("24", 3, 3, 2, 4),
        ("22", 3, 2, 2, 3),
    ]


def test_what_workbooks_disagree_on_is_kept_with_its_cells() -> None:
    (saw,) = reading().disputed
    (conflict,) = saw.conflicts  # the name differs in case alone
    assert (saw.code, conflict.column, conflict.values) == ("A2", "total", (60.0, 70.0, 60.0))
    assert saw.total is None
    assert conflict.cells[1] == "vasterbotten.xlsx!projects!E3"


def test_groups_by_theme_priority_and_year() -> None:
    groups = {(one.group, one.key): one for one in reading().networks}
    assert [key for key in groups if key[0] == "year"] == [("year", "2017"), ("year", "2018")]
    assert groups["theme", "TRA"].projects == 2
    assert groups["theme", "TRA"].density == 2 / 3  # ferry 25–24, bridge 24–22
    assert groups["priority", "Q1"].projects == 0
    assert groups["priority", "Q1"].share(0) is None
    assert groups["year", "2018"].pairs[2] == Pair("24", "22", 1, 30.0, 0)


def test_order_of_files_and_rows_makes_no_difference() -> None:
    expected = reading()
    for order in permutations(ROWS):
        assert reading({key: ROWS[key] for key in order}) == expected
    turned = reading({key: list(reversed(rows)) for key, rows in ROWS.items()})
    assert turned.networks == expected.networks


def test_a_pair_of_which_neither_delivered_is_unknown_not_alone() -> None:
    found = reading({"25": ROWS["25"]})
    assert found.delivered == ("25",)
    assert found.whole.incomplete
    # the saw of the first workbook joins 24 and 22 as well: that much is known
    assert found.whole.pairs[2] == Pair("24", "22", 1, 60.0, 0)
    alone = reading({"25": [{**FERRY, **DAYS}]}).whole.pairs
    assert [pair.count for pair in alone] == [1, 0, None]
    assert [pair.euro for pair in alone] == [100.0, 0.0, None]


def test_an_empty_sheet_is_not_a_delivery() -> None:
    assert reading({**ROWS, "22": []}).delivered == ("25", "24")


def test_projects_outside_the_period_are_told_and_left_out() -> None:
    old = {**FERRY, "code": "B1", "start": date(2012, 1, 1), "end": date(2015, 12, 31)}
    open_ended = {**FERRY, "code": "B2", "start": date(2012, 1, 1)}
    later = {**FERRY, "code": "B3", "start": date(2021, 1, 1), "end": date(2022, 1, 1)}
    found = reading({"25": [old, open_ended, later]})
    assert (found.before, found.after, len(found.projects), found.whole.projects) == (1, 1, 3, 1)


def test_unknown_participants_are_not_a_region_alone() -> None:
    found = reading({"25": [{**SHORE, "regions": ".."}, {**FERRY}]}).whole
    assert (found.projects, found.two, found.unplaced) == (1, 1, 1)


def test_lead_and_other_places_and_countries() -> None:
    row = {**SHORE, "lead": "25", "regions": ("22", "01", "SE"), "countries": "Norja, Finland; Ruotsi ja Kuu"}
    found = reading({"22": [row]})
    (project,) = found.projects
    assert project.regions == ("25", "22")
    assert project.elsewhere == ("01",)
    assert project.countries == ("NO", "FI", "Kuu")  # the country itself is no partner
    assert [(one.country, one.projects, one.regions) for one in found.whole.partners] == [
        ("FI", 1, ("25", "22")),
        ("Kuu", 1, ("25", "22")),
        ("NO", 1, ("25", "22")),
    ]


def test_rows_without_a_code_are_joined_by_name() -> None:
    nameless: WrittenRow = {"regions": ("25",)}
    uncoded = {**FERRY, "code": None}
    found = reading({"25": [uncoded, nameless], "24": [uncoded, nameless]})
    assert len(found.projects) == 3  # the ferry once, and two that nothing joins


@pytest.mark.parametrize(
    ("column", "values"), [("theme", ("TRA", "TRX")), ("start", (date(2017, 1, 1), date(2018, 1, 1)))]
)
def test_a_disputed_group_is_no_group(column: str, values: tuple[str | date, ...]) -> None:
    first, second = ({**FERRY, **DAYS, column: value} for value in values)
    found = reading({"25": [first], "24": [second]})
    assert found.projects[0].conflicts[0].column == column
    group = "theme" if column == "theme" else "year"
    assert sum(one.projects for one in found.networks if one.group == group) == 0
    assert found.whole.projects == 1


def test_nothing_delivered_is_an_empty_reading() -> None:
    found = cooperation(FRAMEWORK, {"25": book(FRAMEWORK, "25")})
    assert (found.projects, found.delivered, found.whole.projects) == ((), (), 0)
    assert {pair.count for pair in found.whole.pairs} == {None}


regions = st.sets(st.sampled_from(tuple(FRAMEWORK.regions)), min_size=1)
rows = st.lists(st.tuples(st.integers(1, 6), regions, st.integers(0, 9)), max_size=8)


@given(st.fixed_dictionaries(dict.fromkeys(FRAMEWORK.regions, rows)), st.permutations(tuple(FRAMEWORK.regions)))
def test_pairs_members_and_shares_tell_one_story(
    told: Mapping[str, list[tuple[int, set[str], int]]], order: list[str]
) -> None:
    given_rows: dict[str, list[WrittenRow]] = {
        key: [{"code": f"A{code}", "regions": sorted(where), "total": total} for code, where, total in told[key]]
        for key in order
    }
    found = reading(given_rows)
    assert found == reading({key: given_rows[key] for key in FRAMEWORK.regions})
    whole = found.whole
    counts = {(pair.a, pair.b): pair.count or 0 for pair in whole.pairs}
    for member in whole.members:
        own = [count for pair, count in counts.items() if member.region in pair]
        assert (member.strength, member.degree) == (sum(own), sum(count > 0 for count in own))
    # a project of three regions makes three pairs, one of two makes one
    assert sum(counts.values()) == (whole.two - whole.three) + 3 * whole.three
    assert whole.projects == len({code for own in told.values() for code, _, _ in own})
    for pair in whole.pairs:
        known = [one for one in found.projects if {pair.a, pair.b} <= set(one.regions) and one.total is not None]
        assert pair.unpriced == (pair.count or 0) - len(known)
        assert pair.euro is None or pair.euro == sum(one.total or 0 for one in known)
