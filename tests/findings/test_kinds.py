"""Every kind of finding: its case, its sentences in each language, and where it must keep silent."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.findings import KINDS, NEEDS, ROLES, View
from evaluation.scoring import Flag, Status
from evaluation.uncertainty.spread import Pair
from reports.language import LANGUAGES, load_language
from reports.telling import finding_text, finding_title
from tests.findings.bench import (
    Written,
    book,
    joint_beside_regions,
    of_kind,
    rating,
    result,
    simulated,
    spread,
    view,
)  # fmt: skip
from tests.findings.cases import (
    CASES,
    SHARED,
    Case,
    actors,
    apart,
    jobs,
    measure,
    pairs,
    projects,
    surely,
    whole,
)

NAMES = tuple(kind.name for kind in KINDS)
TOLD = tomllib.loads((Path(__file__).parent / "told.toml").read_text(encoding="utf-8"))


def test_every_kind_has_its_case_and_every_name_is_used_once() -> None:
    assert sorted(CASES) == sorted(TOLD) == sorted(set(NAMES))
    assert len(NAMES) == len(set(NAMES))
    assert {name for name in ROLES if ROLES[name] == "need"} == NEEDS


@pytest.mark.parametrize("kind", NAMES)
def test_the_case_of_a_kind_gives_its_finding(kind: str) -> None:
    case = CASES[kind]
    found = {finding.id: finding for finding in of_kind(case.seen(), kind)}
    finding = found[case.id]
    for name, fact in case.facts.items():
        assert finding.facts[name] == (pytest.approx(fact, abs=1e-9) if isinstance(fact, float) else fact), name
    assert finding.grade == case.grade
    assert finding.illustrative is case.illustrative
    words, framework = load_language("fi"), case.seen().framework
    told = f"{finding_title(words, framework, finding)}. {finding_text(words, framework, finding)}"
    assert told.replace("\u00a0%", " %") == TOLD[kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NAMES)
def test_a_kind_is_told_in_every_language(kind: str, language: str) -> None:
    case, words = CASES[kind], load_language(language)
    finding = next(one for one in of_kind(case.seen(), kind) if one.id == case.id)
    title, text = (tell(words, case.seen().framework, finding) for tell in (finding_title, finding_text))
    assert not title.endswith(".")
    assert text.endswith(".")
    assert not re.search(r"[{}]|\b(None|nan)\b", title + text)


def test_a_coverage_is_told_as_the_tables_print_it_and_never_seems_to_reach_the_minimum() -> None:
    words = load_language("fi")

    def told(kind: str, coverage: float) -> str:
        view = CASES[kind].seen()
        finding = next(one for one in of_kind(view, kind) if one.id == CASES[kind].id)
        finding = replace(finding, facts={**finding.facts, "coverage": coverage})
        return finding_text(words, view.framework, finding)

    assert "kattavuus 98\u00a0%" in told("strong_dimension", 0.9796)
    assert "tunnetaan 59\u00a0%" in told("coverage_hole", 0.5996)


def test_sentences_are_there_for_the_kinds_and_for_nothing_else() -> None:
    for language in LANGUAGES:
        keys = [key.split(".") for key in load_language(language).phrases if key.startswith("findings.")]
        shared = {"role", "extra", "because", "quoted", "probability", "under_one"}
        assert {key[1] for key in keys} - shared == set(NAMES)
        assert {key[2] for key in keys if key[1] == "role"} == {role.value for role in ROLES.values()}


# Where nothing may be said -----------------------------------------------------------------------------------------


SILENT: list[tuple[str, Callable[[], View]]] = [
    ("achieved_objective", surely(0.95, "W1", achieved=0.8999, mostly=0.1001)),
    ("achieved_objective", lambda: view(*whole(1.0))),  # nothing was simulated
    ("strong_dimension", surely(0.8, "W", mostly=0.89, partly=0.11)),
    ("failed_objective", surely(0.2, "R1", not_achieved=0.89, partly=0.11)),
    ("failed_objective", surely(0.5, "R1", not_achieved=1.0)),  # the printed status says otherwise
    ("weak_dimension", surely(0.5, "W", partly=0.8, mostly=0.2)),
    ("uncertain_verdict", surely(0.8, "W", mostly=0.9, partly=0.1)),
    ("receding", lambda: view(result("25", "I3", 0.5, baseline=12.0, value=13.0))),  # within the dead band: no flag
    ("receding", lambda: view(result("25", "I5", 0.5, baseline=4.0, value=3.6, flags=(Flag.RECEDING,)))),  # a sample
    ("pace_shortfall", lambda: view(result("25", "I6", 0.9, baseline=100.0, value=107.0, target=112.0, pace=True))),
    ("pace_shortfall", lambda: view(result("25", "I6", 0.4, baseline=100.0, value=105.0, target=112.0))),  # no pace
    ("dispersion", lambda: view(*whole(0.9), *whole(0.6, "24"), spread=spread(pairs=pairs(("25", "24", 19.99))))),
    ("source_difference", lambda: joint_beside_regions(303)),
    ("measure_late", measure(planned_end=date(2019, 6, 30), actual_end=date(2019, 7, 31), stage="4")),  # 31 days
    ("measure_unfinished", measure(planned_end=date(2020, 11, 30), stage="3")),  # 31 days before the workbook's day
    ("measure_unfinished", measure(planned_end=date(2019, 6, 30), stage="4")),
    ("measure_unfinished", measure(planned_end=date(2019, 6, 30))),  # no stage given
    ("measure_unfinished", measure(planned_start=date(2019, 1, 1), planned_end=date(2019, 6, 30), stage="1")),
    ("measure_not_begun", measure(planned_start=date(2019, 6, 30), stage="2")),
    ("measure_not_begun", measure(planned_start=date(2019, 6, 30), actual_start=date(2019, 9, 1), stage="1")),
    ("money_unspent", measure(actual_end=date(2020, 6, 30), budget=200.0, spent=190.0)),
    ("money_unspent", measure(planned_end=date(2021, 6, 30), budget=200.0, spent=10.0)),  # not over yet
    ("money_unspent", measure(actual_end=date(2020, 6, 30), budget=200.0)),
    ("mostly_missing", lambda: view(result("25", "I1", 0.5), result("24", "I1", 0.5))),
    ("rating_disagreement", lambda: view(rated=rating(2.0, 4.0, disagreement=False))),
    ("stage_gap", actors(("25", "Saha", "raw"))),  # one list alone says nothing common
    ("single_dependence", actors(("25", "Saha", "raw"))),
    ("complementarity", actors(("25", "Saha", "raw"))),
    ("complementarity", actors(("25", "Saha", "raw"), ("24", "Sahanen", "raw"))),
    ("isolated_region", projects(*SHARED[:3])),  # 22 gave no list: unknown, not alone
    ("isolated_region", projects(*SHARED, ("24", "B4", ("22", "24"), 1.0))),
    ("disputed_projects", projects(*SHARED[:2], *SHARED[3:])),
    ("specialised_industry", jobs(62.0)),  # 1.24
    ("specialised_industry", lambda: view()),
]


@pytest.mark.parametrize(("kind", "seen"), SILENT)
def test_nothing_is_said_short_of_the_limits(kind: str, seen: Callable[[], View]) -> None:
    told = {finding.subject for finding in of_kind(seen(), kind)}
    case = CASES[kind]
    assert case.id.split(".")[1] not in told


def test_a_sample_that_fell_far_recedes_and_says_that_it_is_one() -> None:
    """4.0 → 3.5 is 12.5 % of the baseline, beyond the 10 % within which a sample may err."""
    seen = view(result("25", "I5", 0.2, baseline=4.0, value=3.5, flags=(Flag.RECEDING, Flag.NARROW)))
    finding = of_kind(seen, "receding")[0]
    assert (finding.facts["sample"], finding.facts["narrow"]) == (1, 1)
    told = finding_text(load_language("fi"), seen.framework, finding)
    assert "otan" in told
    assert "lähellä lähtötasoa" in told


def test_a_verdict_with_one_known_indicator_rests_on_it() -> None:
    """Only the area's objectives are spoken of; here the one of R1 that is known has the whole weight."""
    node = simulated("NN", "R1", {}, achieved=1.0)
    seen = view(result("NN", "I6", 1.0), result("NN", "I5", status=Status.NOT_APPLICABLE, lack={}), spread=spread(node))
    found = {finding.subject: finding for finding in of_kind(seen, "single_indicator_verdict")}
    assert found["R1"].facts["claim"] == "only"
    assert found["R1"].evidence == ("NN:R1", "NN:I6")


def test_a_region_is_told_of_all_that_stand_above_it() -> None:
    seen = view(*whole(0.9), *whole(0.8, "24"), *whole(0.5, "22"),
                spread=spread(pairs=pairs(("25", "22", 40.0), ("24", "22", 25.0))))  # fmt: skip
    (one,) = of_kind(seen, "difference")
    assert (one.id, one.facts["above"], one.facts["least"], one.facts["most"]) == (
        "difference.W.22",
        ("25", "24"),
        25,
        40,
    )
    assert one.evidence == ("25:W", "22:W", "24:W")


def test_a_speciality_of_few_jobs_is_none_and_one_of_the_baseline_year_is_no_result() -> None:
    """49 of 700 jobs against one in twenty: a quotient of 1.4, on fewer jobs than may be built on."""
    assert of_kind(jobs(49.0, all_jobs=700.0)(), "specialised_industry") == []
    seen = jobs(63.0, "2015")()
    (one,) = of_kind(seen, "specialised_industry")
    assert one.facts["starting"] == 1
    assert "lähtötilannetta" in finding_text(load_language("fi"), seen.framework, one)


def test_workbooks_that_report_the_same_make_a_measures_evidence_stronger() -> None:
    late: dict[str, Written] = {
        "id": "M01",
        "planned_end": date(2019, 6, 30),
        "actual_end": date(2019, 12, 31),
        "source": "x",
    }
    fine = {**late, "actual_end": date(2019, 6, 30)}
    alone = view(books=[book("25", measures=[late]), book("24", measures=[late]), book("NN", measures=[fine])])
    assert [(one.id, one.grade) for one in of_kind(alone, "measure_late")] == [
        ("measure_late.M01.25", "C"), ("measure_late.M01.24", "C"),
    ]  # fmt: skip
    both = view(books=[book("25", measures=[late]), book("NN", measures=[late])])
    assert [(one.id, one.grade) for one in of_kind(both, "measure_late")] == [
        ("measure_late.M01.25", "B"), ("measure_late.M01", "B"),
    ]  # fmt: skip
    assert of_kind(both, "measure_late")[1].evidence == ("NN:M01", "25:M01")


def test_a_measure_is_read_on_the_day_of_its_own_workbook() -> None:
    """Planned to end in 2020: unfinished by the day of the second workbook, not yet by that of the first."""
    row: dict[str, Written] = {"id": "M01", "planned_end": date(2020, 3, 31), "stage": "3", "source": "x"}
    seen = view(books=[book("25", date(2020, 1, 31), measures=[row]), book("24", date(2020, 6, 30), measures=[row])])
    assert [one.id for one in of_kind(seen, "measure_unfinished")] == ["measure_unfinished.M01.24"]


def test_ids_are_unique_and_name_kind_subject_and_region() -> None:
    for kind, case in CASES.items():
        found = of_kind(case.seen(), kind)
        assert len({finding.id for finding in found}) == len(found)
        for finding in found:
            area = finding.region == case.seen().area
            assert finding.id == f"{kind}.{finding.subject}" + ("" if area else f".{finding.region}")


def test_findings_do_not_depend_on_the_order_of_the_workbooks() -> None:
    rows: list[dict[str, Written]] = [
        {"id": "M01", "planned_end": date(2019, 6, 30), "actual_end": date(2019, 12, 31), "source": "x"}
    ]
    books = [book(key, measures=rows) for key in ("25", "24", "22", "NN")]
    assert of_kind(view(books=books), "measure_late") == of_kind(view(books=books[::-1]), "measure_late")


def test_a_case_is_a_case() -> None:
    assert all(isinstance(case, Case) for case in CASES.values())
    assert len(of_kind(apart(), "difference")) == 2


# No false certainty -----------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4), st.floats(0, 1))
def test_a_verdict_is_said_or_doubted_never_both_nor_neither(shares: list[float], score: float) -> None:
    """What is said of a dimension's printed status is as probable as it claims; what is not sure is told as that."""
    total = sum(shares) or 1.0
    told = dict(zip(("achieved", "mostly", "partly", "not_achieved"), (one / total for one in shares), strict=True))
    seen = view(*whole(score), spread=spread(simulated("25", "W", None, **told)))
    status = seen.nodes["25", "W"].status.value
    said = [one for kind in ("strong_dimension", "weak_dimension") for one in of_kind(seen, kind) if one.subject == "W"]
    for finding in said:
        probability = finding.facts["probability"]
        assert isinstance(probability, float)
        assert probability >= 0.9 - 1e-9
    doubted = any(one.subject == "W" for one in of_kind(seen, "uncertain_verdict"))
    assert doubted == (round(told[status], 9) < 0.9)
    assert said or doubted


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0.5, 1), st.floats(0, 60)), max_size=3))
def test_no_difference_is_claimed_that_is_not_stated(drawn: list[tuple[str, float, float]]) -> None:
    sides = {"a": ("25", "24"), "b": ("25", "22"), "c": ("24", "22")}
    told = [Pair(*sides[name], "W", p, gap, p >= 0.9 and gap >= 5) for name, p, gap in drawn]
    seen = view(*whole(0.9), *whole(0.6, "24"), *whole(0.3, "22"), spread=spread(pairs=told))
    stated = {(pair.b, pair.a) for pair in told if pair.stated}
    claimed = {(one.region, str(a)) for one in of_kind(seen, "difference") for a in tuple(one.facts["above"])}  # type: ignore[arg-type]
    assert claimed == stated
    for one in of_kind(seen, "dispersion"):
        assert (one.facts["lowest"], one.facts["highest"]) in stated


def test_no_finding_speaks_of_effects() -> None:
    """Development is told; what the strategy did to it is not known (method §11)."""
    for language, word in (("fi", "vaikutu"), ("en", "effect")):
        told = [text for key, text in load_language(language).phrases.items() if key.startswith("findings.")]
        assert not [text for text in told if word in text.casefold()]
