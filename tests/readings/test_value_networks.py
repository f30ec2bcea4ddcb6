"""Coverage of a chain by stage and region: one gap, its pair, and what hangs on one."""

from itertools import permutations

from evaluation.value_networks import Complement, ValueNetwork, value_networks
from tests.readings.bench import WrittenRow, book, books, small

FRAMEWORK = small()  # the theme TRA has the stages raw and building


def actor(name: str, stage: str | None, **more: str) -> WrittenRow:
    return {"name": name, "type": "company", "theme": "TRA", "stage": stage and f"TRA.{stage}", **more}


ROWS = {
    "25": [actor("Saha", "raw"), actor("Talo", "building")],
    "24": [actor("Mökki", "building"), actor("Hirsi", "building")],
}


def reading(rows: dict[str, list[WrittenRow]]) -> ValueNetwork:
    (network,) = value_networks(FRAMEWORK, books(FRAMEWORK, "actors", rows))
    return network


def test_a_grid_with_one_gap_and_its_pair() -> None:
    network = reading(ROWS)
    raw, building = network.stages
    # 24 delivered and has nobody in raw material: it lacks what 25 has. 22 delivered nothing: unknown, in no pair.
    assert (raw.having, raw.lacking, raw.unknown) == ({"25": 1}, ("24",), ("22",))
    assert (building.having, building.lacking, building.unknown) == ({"25": 1, "24": 2}, (), ("22",))
    assert network.complements == (Complement("TRA.raw", "24", "25"),)
    assert (raw.dependence, building.dependence) == ("actor", "")
    assert not raw.common_gap


def test_a_stage_in_one_region_hangs_on_it_and_one_in_none_is_a_common_gap() -> None:
    one_region = reading({"25": [actor("Saha", "raw"), actor("Sahanen", "raw")], "24": [actor("Puu", None)]})
    assert one_region.stages[0].dependence == "region"
    assert one_region.stages[1].common_gap
    assert one_region.stages[1].dependence == ""
    assert [one.name for one in one_region.unplaced] == ["Puu"]


def test_an_actor_in_two_regions_is_one_actor() -> None:
    raw = reading({"25": [actor("Laitos", "raw")], "24": [actor("laitos ", "raw")]}).stages[0]
    assert (raw.having, raw.actors, raw.dependence) == ({"25": 1, "24": 1}, 1, "actor")


def test_a_single_delivery_says_nothing_common() -> None:
    network = reading({"25": ROWS["25"]})
    assert network.complements == ()
    assert not any(stage.common_gap or stage.dependence for stage in network.stages)


def test_the_joint_workbook_adds_actors_but_delivers_for_nobody() -> None:
    rows = {**ROWS, "NN": [actor("Ranta", "raw", region="22"), actor("Saha", "raw", region="25", expertise="sahaus")]}
    network = reading(rows)
    raw = network.stages[0]
    assert (raw.having, raw.lacking) == ({"25": 1, "22": 1}, ("24",))
    assert network.complements == (Complement("TRA.raw", "24", "25"),)  # 22 is not known whole
    saw = next(one for one in network.actors if one.name == "Saha")
    assert saw.expertise == ("sahaus",)
    assert saw.cells == ("norrbotten.xlsx!actors!A2", "pohjoinen.xlsx!actors!A3")


def test_a_stage_of_another_theme_is_told_and_counts_nowhere() -> None:
    network = reading({"25": [{**actor("Lato", None), "stage": "VES.raw"}], "24": ROWS["24"]})
    assert network.unplaced[0].misplaced
    assert network.stages[0].common_gap


def test_order_of_files_makes_no_difference() -> None:
    rows = {**ROWS, "22": [actor("Ranta", "raw")], "NN": [actor("Saha", "raw", region="25")]}
    for order in permutations(rows):
        assert reading({key: rows[key] for key in order}) == reading(rows)


def test_without_sheets_every_region_is_unknown() -> None:
    (network,) = value_networks(FRAMEWORK, {"25": book(FRAMEWORK, "25")})
    assert {stage.unknown for stage in network.stages} == {("25", "24", "22")}
    assert network.actors == ()
