"""What the finder lists: each service and actor once, nothing lost, and how old a description is."""

from collections.abc import Mapping
from datetime import date

import pytest

from reports.finder.entries import Entry, entries, months_old
from tests.html.finder_sample import Value, finder_evaluation

SERVICE: dict[str, Value] = {
    "name": "Kylmätestaus",
    "platform": "Alusta",
    "owner": "Korkeakoulu",
    "theme": ("VES", "PUU"),
    "type": "testing",
    "description": "Laitteiden testaus.",
    "updated": date(2023, 5, 15),
    "region": "19",
    "source": "Rekisteri",
}
ACTOR: dict[str, Value] = {
    "name": "Vesi Oy",
    "type": "company",
    "theme": "VES",
    "stage": "VES.industrial",
    "expertise": "Suodatus",
    "region": "19",
    "source": "esimerkki: keksitty",
}


def found(**sheets: list[Mapping[str, Value]]) -> list[Entry]:
    return list(entries(finder_evaluation({"19": sheets})))


def test_a_service_keeps_all_that_was_said_of_it() -> None:
    assert found(platforms=[SERVICE]) == [
        Entry(
            kind="service",
            name="Kylmätestaus",
            region="19",
            themes=("VES", "PUU"),
            types=("testing",),
            stages=(),
            about=("Laitteiden testaus.",),
            platform="Alusta",
            owners=("Korkeakoulu",),
            links=(),
            sources=("Rekisteri",),
            updated=date(2023, 5, 15),
            illustrative=False,
        )
    ]


def test_the_same_service_in_two_workbooks_is_one_and_was_checked_when_it_last_was() -> None:
    later = SERVICE | dict[str, Value](name="KYLMÄTESTAUS ", updated=date(2023, 9, 1), source="Yhteinen luettelo")
    one = entries(finder_evaluation({"19": {"platforms": [SERVICE]}, "IP": {"platforms": [later]}}))
    assert [(entry.name, entry.updated, entry.sources) for entry in one] == [
        ("Kylmätestaus", date(2023, 9, 1), ("Rekisteri", "Yhteinen luettelo"))
    ]


@pytest.mark.parametrize("change", [{"description": "Muuta."}, {"platform": "Toinen"}, {"region": "18"}])
def test_what_differs_stays_apart(change: dict[str, Value]) -> None:
    assert len(found(platforms=[SERVICE, SERVICE | change])) == 2


def test_an_actor_of_several_themes_is_one_entry_with_all_of_them() -> None:
    second = ACTOR | dict[str, Value](theme="PUU", stage="PUU.side_streams", expertise="Sivuvirrat")
    (one,) = found(actors=[ACTOR, second])
    assert one.themes == ("VES", "PUU")
    assert one.stages == ("VES.industrial", "PUU.side_streams")
    assert one.about == ("Suodatus", "Sivuvirrat")
    assert one.illustrative
    assert one.updated is None


def test_a_row_without_a_name_or_a_region_is_not_lost() -> None:
    nameless = {key: value for key, value in SERVICE.items() if key not in ("name", "region")}
    (one,) = found(platforms=[nameless])
    assert (one.name, one.region, one.about) == ("", "19", ("Laitteiden testaus.",))
    (unnamed,) = found(actors=[{"theme": "VES", "expertise": "Suodatus"}])
    assert unnamed.about == ("Suodatus",)


def test_entries_stand_as_finnish_is_put_in_order() -> None:
    names = ["Öljy", "Zirkoni", "Äly", "Ahjo", "Åkerlund", "aalto"]
    given = found(platforms=[SERVICE | dict[str, Value](name=name) for name in names])
    assert [entry.name for entry in given] == ["aalto", "Ahjo", "Zirkoni", "Åkerlund", "Äly", "Öljy"]


@pytest.mark.parametrize(
    ("checked", "months"),
    [
        (date(2023, 10, 31), 0),
        (date(2023, 9, 30), 1),
        (date(2022, 11, 1), 11),  # a day short of twelve months
        (date(2022, 10, 31), 12),
        (date(2020, 5, 20), 41),  # 3 × 12 + 5
        (date(2023, 12, 1), 0),
        (None, None),
    ],
)
def test_age_in_whole_months(checked: date | None, months: int | None) -> None:
    service = dict(SERVICE)
    if checked is None:
        del service["updated"]
    else:
        service["updated"] = checked
    (one,) = found(platforms=[service])
    assert months_old(one, date(2023, 10, 31)) == months
