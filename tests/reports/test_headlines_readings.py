"""The rules behind titles on uncertainty and self-assessment: each claim by hand, with ties, one, all and none."""

from evaluation.scoring.results import Node, Status
from evaluation.self_assessment.ratings import Gap, Rating, Reading
from evaluation.uncertainty.spread import NodeSpread, Pair, Sensitivity
from indicators.cards import Text
from reports.headlines import Headline, tell
from reports.headlines.certainty import certain_finding, farthest_finding, holds, pairs_finding, tornado_finding
from reports.headlines.opinions import gaps_finding, ratings_finding, readings_finding
from reports.language import load_language

STATED = 0.90
FACTORS = ("W1", "W2", "W3", "AGG", "MISS", "NOISE", "TOL", "TARGET")


def fi(headline: Headline) -> str:
    """The Finnish words; the English ones must be there too."""
    assert tell(headline, load_language("en"))
    return tell(headline, load_language("fi"))


def node(score: float | None, status: Status) -> Node:
    return Node("1", "D", "dimension", score, 1.0, status, None, False, {}, {}, ())


def spread(status: Status, share: float) -> NodeSpread:
    rest = Status.PARTLY if status is not Status.PARTLY else Status.MOSTLY
    return NodeSpread("1", "D", 60.0, 70.0, 80.0, {status: share, rest: 1 - share}, None, None, None, {})


SURE = (node(92.0, Status.ACHIEVED), spread(Status.ACHIEVED, 0.90))
UNSURE = (node(92.0, Status.ACHIEVED), spread(Status.ACHIEVED, 0.8999))
UNKNOWN = (node(None, Status.NOT_ASSESSABLE), None)


def test_a_status_is_sure_from_the_stated_share_on_and_never_without_a_score() -> None:
    assert holds(*SURE, STATED)
    assert not holds(*UNSURE, STATED)
    assert not holds(*UNKNOWN, STATED)
    assert not holds(node(None, Status.NOT_ASSESSABLE), spread(Status.NOT_ASSESSABLE, 1.0), STATED)


def test_sure_statuses_are_counted_among_the_assessed_only() -> None:
    assert fi(certain_finding([UNKNOWN], STATED)).startswith("Yhtään ulottuvuutta ei voi arvioida")
    assert fi(certain_finding([SURE, UNKNOWN], STATED)) == (
        "Ainoan arvioidun ulottuvuuden tila ei riipu arvioinnin omista valinnoista"
    )
    assert fi(certain_finding([SURE, SURE], STATED)) == (
        "Yhdenkään arvioidun ulottuvuuden (2) tila ei riipu arvioinnin omista valinnoista"
    )
    assert fi(certain_finding([UNSURE, UNSURE], STATED)).startswith("Yksikään arvioiduista 2 tilasta ei ole varma")
    assert fi(certain_finding([SURE, UNSURE, UNSURE, UNKNOWN], STATED)).startswith("Arvioiduista 3 tilasta yksi on")


def test_the_farthest_is_named_only_where_its_interval_lies_below_the_others() -> None:
    names = (Text("Klusterit", "Clusters"), Text("Verkostot", "Networks"))

    def spreads(high: float, low: float) -> list[tuple[Text, Node, NodeSpread | None]]:
        far = NodeSpread("1", "D", 40.0, 50.0, high, {}, None, None, None, {})
        near = NodeSpread("1", "E", low, 80.0, 90.0, {}, None, None, None, {})
        return [(names[0], node(50.0, Status.PARTLY), far), (names[1], node(80.0, Status.MOSTLY), near)]

    assert fi(farthest_finding(spreads(59.9, 60.0))).endswith("Klusterit, pistemäärä 50,0")
    assert fi(farthest_finding(spreads(60.0, 60.0))) == "Arvioitujen ulottuvuuksien pistemäärät ovat välillä 50,0–80,0"
    not_simulated = [(name, one, None) for name, one, _ in spreads(59.9, 60.0)]
    assert "välillä" in fi(farthest_finding(not_simulated))
    assert fi(farthest_finding(spreads(60.0, 60.0)[:1])).startswith("Arvioitavissa on vain yksi ulottuvuus")
    assert fi(farthest_finding([(names[0], *UNKNOWN)])) == "Yhtäkään ulottuvuutta ei voi arvioida"


def effect(factor: str, total: float | None) -> Sensitivity:
    return Sensitivity("IP", "implementation", factor, total, total)


def test_the_strongest_choice_is_named_only_where_it_stands_apart() -> None:
    assert fi(tornado_finding([effect("MISS", None)])) == (
        "Toimeenpanon pistemäärä ei muutu, vaikka arvioinnin valintoja muutetaan"
    )
    assert tornado_finding([effect("W1", 0.30), effect("W3", 0.26)]).key.endswith("tie")
    assert fi(tornado_finding([effect("W1", 0.30), effect("MISS", 0.36)])) == (
        "Toimeenpanon pistemäärä riippuu eniten siitä, miten puuttuvia tietoja käsitellään"
    )
    assert tornado_finding([effect("TOL", 0.2)]).key.endswith("TOL")


def test_every_group_of_choices_has_its_name_and_its_title() -> None:
    for factor in FACTORS:
        assert fi(Headline(f"uncertainty.factor.{factor}"))
        assert fi(tornado_finding([effect(factor, 0.9)]))


def test_only_stated_pairs_are_counted() -> None:
    stated, other = (
        Pair("1", "2", "implementation", 0.95, 8.0, True),
        Pair("1", "3", "implementation", 0.95, 4.0, False),
    )
    assert fi(pairs_finding([])) == "Maakuntien eroja ei voi verrata"
    assert fi(pairs_finding([other, other])) == "Minkään kahden maakunnan välillä eroa ei voi väittää"
    assert fi(pairs_finding([stated, other])) == "Ero voidaan todeta yhdessä 2 vertailusta"
    assert fi(pairs_finding([stated, stated, other])) == "Ero voidaan todeta 2 vertailussa; vertailuja tehtiin 3"


def rating(median: float | None, *, wide: bool = False) -> Rating:
    shown = None if median is None else 6
    return Rating("IP", "I01", shown, shown, median, median, median, {}, wide, False)


def test_disagreement_is_counted_among_the_questions_that_are_shown() -> None:
    assert fi(ratings_finding([rating(None, wide=True)])) == "Vastauksia on liian vähän näytettäviksi"
    assert fi(ratings_finding([rating(3.0), rating(None)])).endswith("kaikissa 1 kysymyksessä")
    assert fi(ratings_finding([rating(3.0, wide=True), rating(2.0), rating(None)])) == (
        "Vastaajien näkemykset eroavat selvästi yhdessä kysymyksessä (kysymyksiä 2)"
    )


def reading(value: float | None) -> Reading:
    return Reading("IP", "criterion", "1", value, 1, 1, False)


def test_the_weakest_criterion_is_named_only_where_it_stands_apart() -> None:
    hallinto, seuranta = Text("Hallinto", "Governance"), Text("Seuranta", "Monitoring")
    assert fi(readings_finding([(hallinto, reading(None))])).startswith("Itsearviota ei voi näyttää")
    assert fi(readings_finding([(hallinto, reading(3.0)), (seuranta, reading(2.0))])) == (
        "Heikoimmin itsearvioitu: Seuranta, mediaani 2,0"
    )
    assert fi(readings_finding([(hallinto, reading(2.4)), (seuranta, reading(2.0))])) == (
        "Itsearviot ovat välillä 2,0–2,4"
    )
    assert fi(readings_finding([(hallinto, reading(2.4)), (seuranta, reading(2.0))], "wheel")) == (
        "Kehän vaiheiden keskiarvot ovat välillä 2,0–2,4"
    )
    assert fi(readings_finding([(hallinto, reading(3.0)), (seuranta, reading(2.0))], "wheel")) == (
        "Heikoimmin itsearvioitu vaihe: Seuranta, keskiarvo 2,0"
    )
    assert fi(readings_finding([(hallinto, reading(None))], "wheel")).startswith("Kehää ei voi näyttää")


def test_gaps_are_said_as_two_pictures_and_only_where_named() -> None:
    near, far = Gap("IP", "D1", 60.0, 50.0, 10.0, False, False), Gap("IP", "D2", 75.0, 40.0, 35.0, True, False)
    assert fi(gaps_finding([])) == "Itsearviota ja pistemäärää ei voi verrata"
    assert fi(gaps_finding([near])).endswith("kaikissa verratuissa ulottuvuuksissa (1)")
    assert fi(gaps_finding([near, far])) == (
        "Itsearvio ja mittarit antavat eri kuvan yhdessä ulottuvuudessa (verrattuja 2)"
    )
