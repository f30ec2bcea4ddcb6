"""The sentences that state a finding: each case of each rule, and each number recomputed on a whole evaluation."""

from collections.abc import Sequence

import pytest

from evaluation.scoring.results import Flag, Node, Result, Status
from indicators.cards import Text
from reports import headlines
from reports.headlines import Change, Headline, PercentagePoints, Points, Share, tell
from reports.language import load_language
from tests.reports.sample_evaluation import sample_evaluation

FI, EN = load_language("fi"), load_language("en")
NAMES = tuple(Text(name, name) for name in ("Lappi", "Kainuu", "Etelä-Savo", "Pohjois-Savo", "Keski-Pohjanmaa"))


def result(attainment: float | None, *flags: Flag) -> Result:
    steps = ((1.0, Status.ACHIEVED), (0.75, Status.MOSTLY), (0.4, Status.PARTLY), (-9.0, Status.NOT_ACHIEVED))
    status = Status.NOT_ASSESSABLE if attainment is None else next(s for low, s in steps if attainment >= low)
    score = None if attainment is None else 100 * min(max(attainment, 0.0), 1.0)
    return Result(
        region="19",
        indicator="X1",
        baseline=0.0,
        target=1.0,
        target_origin="set_afterwards",
        value=attainment,
        year=2023,
        attainment=attainment,
        score=score,
        status=status,
        flags=flags,
        missing=None,
        coverage=1.0,
        absent=(),
        series={},
        series_missing={},
        expected=1.0,
        cells={},
    )


def node(
    score: float | None,
    coverage: float = 0.9,
    *,
    missing: dict[str, int] | None = None,
    status: Status | None = None,
    afterwards: float | None = 1.0,
) -> Node:
    steps = ((90, Status.ACHIEVED), (75, Status.MOSTLY), (40, Status.PARTLY), (0, Status.NOT_ACHIEVED))
    found = Status.NOT_ASSESSABLE if score is None else next(s for low, s in steps if score >= low)
    return Node("IP", "D1", "dimension", score, coverage, status or found, afterwards, False, {}, missing or {}, ())


def both(headline: Headline | None) -> tuple[str, str]:
    assert headline is not None
    return tell(headline, FI), tell(headline, EN)


# Indicators of one respondent -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attainments", "flags", "told"),
    [
        ([], {}, "yhtään pisteytettävää mittaria ei ole"),
        ([None], {}, "mittaria ei voi arvioida"),
        ([None, None], {}, "yhtäkään 2 mittarista ei voi arvioida"),
        ([1.0], {}, "arvioitu mittari saavutti tavoitteensa"),
        ([1.0, 1.2, None], {}, "kaikki arvioidut mittarit (2) saavuttivat tavoitteensa"),
        ([0.9, 0.1], {}, "kaikki arvioidut mittarit (2) jäivät tavoitteestaan"),
        ([1.0, 0.1, 0.9], {}, "arvioiduista 3 mittarista yksi saavutti tavoitteensa"),
        ([1.0, 1.0, 0.9, None], {}, "arvioiduista 3 mittarista 2 saavutti tavoitteensa"),
        (
            [1.0, -0.3],
            {1},
            "yksi mittari heikkeni lähtötasosta; arvioiduista mittareista tavoitteensa saavutti 1/2",
        ),
    ],
)
def test_progress(attainments: list[float | None], flags: set[int], told: str) -> None:
    results = [result(value, *((Flag.RECEDING,) if place in flags else ())) for place, value in enumerate(attainments)]
    assert both(headlines.progress_finding(results))[0] == told


def test_an_indicator_that_is_not_judged_is_not_counted_as_receding() -> None:
    told = both(headlines.progress_finding([result(None, Flag.RECEDING), result(0.5)]))[0]
    assert told == "arvioitu mittari jäi tavoitteestaan"


# Regions side by side ---------------------------------------------------------------------------------------------


def pairs(*results: Result) -> list[tuple[Text, Result]]:
    return list(zip(NAMES, results, strict=False))


def test_regions_that_fell_back_come_first() -> None:
    back = result(-0.2, Flag.RECEDING)
    assert both(headlines.regions_finding(pairs(back, result(1.0)))) == (
        "Lappi jäi lähtötasoaan heikommaksi",
        "Lappi receded from its baseline",
    )
    assert both(headlines.regions_finding(pairs(back, back, result(1.0)))) == (
        "Lappi ja Kainuu jäivät lähtötasoaan heikommiksi",
        "Lappi and Kainuu receded from their baselines",
    )
    assert both(headlines.regions_finding(pairs(*[back] * 4)))[0] == (
        "arvioitavissa olevista 4 maakunnasta 4 jäi lähtötasoaan heikommaksi"
    )


def test_regions_that_reached_their_targets() -> None:
    assert both(headlines.regions_finding(pairs(result(None))))[0] == (
        "tavoitetta vasten ei voi arvioida yhtään maakuntaa"
    )
    assert both(headlines.regions_finding(pairs(result(1.0), result(0.5), result(None))))[0] == (
        "Lappi saavutti tavoitteensa"
    )
    assert both(headlines.regions_finding(pairs(result(1.0), result(1.1), result(None))))[0] == (
        "kaikki arvioitavissa olevat maakunnat (2) saavuttivat tavoitteensa"
    )
    assert both(headlines.regions_finding(pairs(result(0.2), result(0.99))))[0] == (
        "kaikki arvioitavissa olevat maakunnat (2) jäivät tavoitteestaan"
    )
    assert both(headlines.regions_finding(pairs(*[result(1.0)] * 4, result(0.5))))[0] == (
        "arvioitavissa olevista 5 maakunnasta 4 saavutti tavoitteensa"
    )


# Branches ---------------------------------------------------------------------------------------------------------


def test_a_branch_that_cannot_be_judged_says_why() -> None:
    thin = node(None, 0.456, missing={"no_target": 2, "not_available": 3})
    assert (
        both(headlines.node_verdict(thin, 0.6))[0] == "Arvioitavissa on 45,6\u00a0% painosta, kun raja on 60,0\u00a0%."
    )
    assert both(headlines.main_lack(thin))[1] == "A main reason: information on 3 indicators is not available."
    assert headlines.main_lack(node(80)) is None


@pytest.mark.parametrize(
    "kind",
    [
        "bound",
        "confidential",
        "no_baseline",
        "no_comparison",
        "no_rollup",
        "no_target",
        "not_answered",
        "not_applicable",
        "not_available",
    ],
)
def test_every_kind_of_lack_has_its_sentences(kind: str) -> None:
    assert both(headlines.main_lack(node(None, missing={kind: 1}))) != both(
        headlines.main_lack(node(None, missing={kind: 2}))
    )


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_verdicts(status: Status) -> None:
    score = None if status in (Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE) else 61.25
    branch = node(score, 0.75, status=status)
    assert score is None or "61,3" in both(headlines.node_verdict(branch, 0.6))[0]
    assert "Lappi" in both(headlines.whole_verdict(branch, 0.6, NAMES[0]))[0]
    assert both(headlines.whole_verdict(branch, 0.6))


def test_the_overview_counts_what_is_at_least_mostly_achieved() -> None:
    none = node(None, status=Status.NOT_APPLICABLE)
    assert both(headlines.overview_finding([node(None), none]))[1] == (
        "No dimension of implementation can be assessed with the present material"
    )
    assert both(headlines.overview_finding([node(95), node(80), node(10)]))[0] == (
        "Pistemäärien mukaan toimeenpanon 3 ulottuvuudesta 2 on vähintään pääosin saavutettu"
    )
    assert both(headlines.overview_finding([node(95), node(None), node(10), none]))[0] == (
        "Pistemäärien mukaan yksi toimeenpanon 3 ulottuvuudesta on vähintään pääosin saavutettu; 1 ei ole arvioitavissa"
    )


def test_the_farthest_is_named_only_where_it_stands_apart() -> None:
    def finding(*scores: float | None) -> str:
        return both(headlines.scale_finding([(name, node(score)) for name, score in zip(NAMES, scores, strict=False)]))[
            0
        ]

    assert finding(80.0, 60.0, None) == "Arvioiduista kauimpana tavoitteistaan: Kainuu, pistemäärä 60,0"
    assert finding(60.5, 60.0, 90.0) == "Arvioitujen ulottuvuuksien pistemäärät ovat välillä 60,0–90,0"
    assert finding(None, 60.0) == "Arvioitavissa on vain yksi ulottuvuus: Kainuu, pistemäärä 60,0"
    assert finding(None) == "Yhtäkään ulottuvuutta ei voi arvioida"


def test_coverage() -> None:
    assert both(headlines.coverage_finding(0, 0))[0] == "Yhtään lukua ei kysytty"
    assert both(headlines.coverage_finding(4, 4))[0] == "Kaikki 4 kysyttyä lukua on saatu"
    assert both(headlines.coverage_finding(3, 4))[0] == "Kysytyistä 4 luvusta on saatu 3 eli 75,0\u00a0%"


def changed(*changes: float, noise: float = 0.0) -> tuple[str, str]:
    return both(headlines.change_finding([Change(change, noise) for change in changes]))


def test_regions_that_rose_and_fell() -> None:
    assert changed()[0] == "muutosta ei voi laskea"
    assert changed(1.0, -1.0)[0] == "kasvua 1 ja laskua 1 maakunnassa"
    assert changed(1.0, -1.0, 0.0)[0] == "kasvua 1 ja laskua 1 maakunnassa, ei selvää muutosta 1 maakunnassa"
    assert changed(1.0, 0.0)[0] == "kasvua 1 maakunnassa, muissa ei selvää muutosta (tieto 2 maakunnasta)"
    assert changed(-1.0, 0.0)[1] == "fell in 1 of 2 regions with figures, no clear change in the others"
    assert changed(2.0, 1.0)[0] == "kasvua kaikissa maakunnissa, joista on tieto (2)"
    assert changed(-2.0)[0] == "laskua ainoassa maakunnassa, josta on tieto"


def test_a_change_within_its_noise_is_no_rise_and_no_fall() -> None:
    # 5 % of 68.0 is 3.4 percentage points: a rise of 3.4 may be chance, one of 3.5 is told.
    assert changed(3.4, -3.4, noise=0.05 * 68.0)[0] == "ei selvää muutosta missään maakunnassa, josta on tieto (2)"
    assert changed(3.5, -3.4, noise=0.05 * 68.0)[0] == (
        "kasvua 1 maakunnassa, muissa ei selvää muutosta (tieto 2 maakunnasta)"
    )


def test_the_change_of_one_region_says_how_large_it_is() -> None:
    assert both(headlines.own_change_finding(None, Share(0.1)))[0] == "muutosta ei voi laskea"
    assert both(headlines.own_change_finding(Change(-2727.0), Share(0.015274)))[0] == "laskua 1,5\u00a0%"
    assert both(headlines.own_change_finding(Change(1.7), PercentagePoints(1.7, 1))) == (
        "kasvua 1,7\u00a0prosenttiyksikköä",
        "rose by 1.7 percentage points",
    )
    assert both(headlines.own_change_finding(Change(1.7, 3.4), PercentagePoints(1.7, 1)))[0] == "ei selvää muutosta"


def test_targets_set_afterwards() -> None:
    assert headlines.gap_finding(node(50, afterwards=None)) is None
    assert headlines.gap_finding(node(50, afterwards=0.0)) is None
    assert both(headlines.gap_finding(node(50, afterwards=1.0)))[0] == (
        "Kaikki arvioidut tavoitteet on asetettu jälkikäteen."
    )
    assert "30,0\u00a0%" in both(headlines.gap_finding(node(50, afterwards=0.3)))[0]


# The whole evaluation ---------------------------------------------------------------------------------------------


def counted(nodes: Sequence[Node], *statuses: Status) -> int:
    return sum(one.status in statuses for one in nodes)


def test_the_numbers_of_the_overview_are_those_of_the_evaluation() -> None:
    evaluation = sample_evaluation()
    nodes = [
        evaluation.nodes[evaluation.framework.area.key, dimension.id]
        for dimension in evaluation.framework.dimensions
        if dimension.part == "implementation"
    ]
    facts = headlines.overview_finding(nodes)
    assert facts.number == counted(nodes, Status.ACHIEVED, Status.MOSTLY)
    assert facts.facts["unknown"] == counted(nodes, Status.NOT_ASSESSABLE)


def test_the_numbers_of_the_field_are_those_of_the_evaluation() -> None:
    evaluation = sample_evaluation()
    nodes = [
        one
        for (key, _), one in evaluation.nodes.items()
        if key in evaluation.framework.regions and one.level == "objective"
    ]
    facts = headlines.heatmap_finding(nodes)
    assert facts.facts["judged"] == sum(one.score is not None for one in nodes)
    assert facts.number == counted(nodes, Status.ACHIEVED, Status.MOSTLY)


def test_facts_are_written_the_way_of_the_language() -> None:
    told = Headline("report.verdict.mostly", {"score": Points(76.04), "coverage": Share(0.5)})
    assert both(told) == ("Pistemäärä on 76,0 ja kattavuus 50,0\u00a0%.", "The score is 76.0 and coverage 50.0%.")
