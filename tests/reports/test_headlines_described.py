"""The rules behind titles on cooperation, chains, specialities, places and own priorities: each claim by hand."""

from dataclasses import replace
from fractions import Fraction

from evaluation.benchmark import Benchmark, Change, Position
from evaluation.cooperation import Network, Pair
from evaluation.own_priorities import Naming
from evaluation.specialisation import Quotient, Shift, Standing
from evaluation.value_networks import Coverage, ValueNetwork
from indicators import load_framework
from indicators.cards import Text
from reports.headlines import Headline, tell
from reports.headlines.readings import (
    chain_finding,
    closest_pair_finding,
    differences_finding,
    joint_years_finding,
    naming_finding,
    offers_finding,
    pairs_shared_finding,
    positions_finding,
    shift_finding,
    specialised_finding,
)
from reports.language import load_language

NAMES = {key: Text(key.upper(), key.upper()) for key in "abc"}


def fi(headline: Headline) -> str:
    """The Finnish words; the English ones must be there too."""
    assert tell(headline, load_language("en"))
    return tell(headline, load_language("fi"))


def network(ab: int, ac: int, bc: int, *, incomplete: bool = False, two: int = 1, key: str = "") -> Network:
    pairs = (Pair("a", "b", ab, None, 0), Pair("a", "c", ac, None, 0), Pair("b", "c", bc, None, 0))
    return Network("all", key, 3, two, 0, 0, pairs, (), (), incomplete, 0)


def test_pairs_that_share_a_project_are_the_least_where_lists_are_missing() -> None:
    assert fi(pairs_shared_finding(network(1, 2, 1))) == "Kaikilla 3 maakuntaparilla on kaudella yhteinen hanke"
    assert fi(pairs_shared_finding(network(1, 0, 0))) == "Yhteinen hanke on 1 maakuntaparilla; pareja on 3"
    assert "vähintään 3" in fi(pairs_shared_finding(network(1, 1, 1, incomplete=True)))
    assert "ei voi kuvata" in fi(pairs_shared_finding(replace(network(0, 0, 0), projects=0)))


def test_the_closest_pair_is_named_only_where_it_is_alone() -> None:
    assert fi(closest_pair_finding(network(3, 1, 0).pairs, NAMES)).endswith("A – B: 3")
    assert fi(closest_pair_finding(network(3, 3, 0).pairs, NAMES)).endswith("3, on 2 maakuntaparilla")
    assert fi(closest_pair_finding(network(0, 1, 0).pairs, NAMES)).startswith("Ainoa yhteinen hanke")
    assert fi(closest_pair_finding(network(0, 0, 0).pairs, NAMES)).startswith("Yhteisiä hankkeita ei ole")


def test_the_year_of_most_joint_projects_stands_alone_or_is_a_range() -> None:
    years = [network(0, 0, 0, two=n, key=str(2019 + n)) for n in (1, 4, 2)]
    assert fi(joint_years_finding(years)) == "Yhteisiä hankkeita alkoi eniten vuonna 2023: 4"
    assert fi(joint_years_finding([*years, years[1]])).endswith("1–4")
    assert "ei ole alkanut" in fi(joint_years_finding([network(0, 0, 0, two=0)]))


def chain(*stages: tuple[int, str, bool], delivered: tuple[str, ...] = ("a", "b")) -> ValueNetwork:
    found = tuple(Coverage(f"T.{n}", {}, (), (), n, alone, gap, False) for n, alone, gap in stages)
    return ValueNetwork("T", delivered, found, (), (), False)


def test_a_chain_tells_its_gaps_before_what_hangs_on_one() -> None:
    assert fi(chain_finding(chain((0, "", True), (1, "actor", False)))) == "yksi vaihe 2 vaiheesta on ilman toimijaa"
    hanging = chain((1, "actor", False), (1, "actor", False))
    assert fi(chain_finding(hanging)).startswith("2 vaihetta 2 vaiheesta on yhden")
    assert fi(chain_finding(chain((2, "", False)))).startswith("kaikissa vaiheissa")
    assert "liian harvasta" in fi(chain_finding(chain((2, "", False), delivered=("a",))))
    assert fi(chain_finding(chain((0, "", False), delivered=()))) == "toimijoita ei ole ilmoitettu"


def test_who_completes_others_most_is_named_only_alone() -> None:
    assert fi(offers_finding({("a", "b"): 2, ("b", "a"): 1}, NAMES)).endswith("A: pareja on 2")
    assert fi(offers_finding({("a", "b"): 2, ("b", "a"): 2}, NAMES)) == "Täydentäviä pareja on kaikkiaan 4"


def quotient(value: float | None, standing: Standing | None, *, few: bool = False) -> Quotient:
    return Quotient(2016, 10.0, 100.0, value, standing, few, None, False)


def test_small_industries_are_no_specialities() -> None:
    found = [quotient(2.0, Standing.SPECIALISED), quotient(3.0, Standing.SPECIALISED, few=True), quotient(None, None)]
    assert (specialised_finding(found).number, specialised_finding(found).facts) == (1, {"total": 2})
    assert "yksi" in fi(specialised_finding(found))
    assert "ei voi laskea" in fi(specialised_finding([None]))
    assert specialised_finding([quotient(1.0, Standing.USUAL)]).number == 0


def test_own_parts_above_zero_are_counted() -> None:
    shifts = [Shift(2012, 2016, True, *map(Fraction, (10, 12, 1, 1, part))) for part in (0, 1, -1)]
    assert (shift_finding(shifts).number, shift_finding(shifts).facts) == (1, {"total": 3})
    assert "yhdellä" in fi(shift_finding(shifts))
    assert "ei voi laskea" in fi(shift_finding([]))


def place(percentile: float | None, difference: float | None = None) -> Benchmark:
    position = None if percentile is None else Position(2022, 1.0, 19, percentile, False)
    change = Change(2018, 2022, False, difference, 0.0, (), False, False, False)
    changes = () if difference is None else (change,)
    return Benchmark("a", "X", True, position, changes, (), (), False, ())


def test_the_middle_is_not_the_better_half() -> None:
    found = positions_finding([place(50.0), place(50.1), place(None)])
    assert (found.number, found.facts) == (1, {"total": 2})
    assert fi(found)
    assert "keskivaiheilla" in fi(positions_finding([place(50.0)]))
    assert "ei voi laskea" in fi(positions_finding([place(None)]))


def test_a_fall_is_the_better_change_where_less_is_better() -> None:
    cards = load_framework().indicators
    grows, falls, neither = (
        next(card for card in cards.values() if card.direction == way) for way in ("increase", "decrease", "none")
    )
    told = [(grows, place(1.0, 2.0)), (falls, place(1.0, 2.0)), (neither, place(1.0, 2.0))]
    assert (differences_finding(told).number, differences_finding(told).facts) == (1, {"total": 2})
    assert differences_finding([(falls, place(1.0, 0.0))]).number == 0
    assert "ei voi laskea" in fi(differences_finding([(neither, place(1.0, 2.0)), (grows, place(1.0))]))


def named(number: int) -> Naming:
    return Naming("theme", "T", tuple("abc"[:number]), (), (), {})


def test_the_commonest_choice_is_named_only_alone() -> None:
    one, other = Text("Vesi", "Water"), Text("Puu", "Wood")
    assert fi(naming_finding([(one, named(2)), (other, named(1))])).endswith("Vesi: sen nimeää 2 maakuntaa")
    assert fi(naming_finding([(one, named(2)), (other, named(2))])).endswith("kutakin nimeää 2 maakuntaa")
    assert fi(naming_finding([(one, named(1)), (other, named(0))])).startswith("Vain yksi maakunta")
    assert "Yhtäkään" in fi(naming_finding([(one, named(0))]))
