"""One hand-made case of each kind of finding: what is seen, and the finding that must come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from evaluation.findings import View
from evaluation.findings.finding import Fact
from evaluation.scoring import Flag, Result
from evaluation.self_assessment.ratings import Gap, SelfAssessment
from evaluation.uncertainty.spread import Pair
from indicators import Framework
from tests.findings.bench import (
    ILLUSTRATIVE,
    Written,
    book,
    framework,
    joint_beside_regions,
    rating,
    result,
    simulated,
    spread,
    view,
)  # fmt: skip
from tests.readings import bench as readings

LATE = (Flag.SET_AFTERWARDS,)


@dataclass(frozen=True)
class Case:
    """What is seen, and of the finding that must come of it the id, the grade and some of the facts.

    What it says in Finnish is in `told.toml`.
    """

    seen: Callable[[], View]
    id: str
    grade: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    illustrative: bool = False


def whole(score: float, region: str = "25") -> list[Result]:
    return [result(region, name, score) for name in ("I1", "I2", "I3", "I4", "I5", "I6")]


def surely(score: float, node: str, **probability: float) -> Callable[[], View]:
    return lambda: view(*whole(score), spread=spread(simulated("25", node, None, **probability)))


def changed(**fields: object) -> Framework:
    return msgspec.structs.replace(framework(), **fields)


def without_indicators(*names: str) -> Framework:
    """The framework without these cards."""
    return changed(indicators={name: card for name, card in framework().indicators.items() if name not in names})


def unmeasured() -> Framework:
    """The framework with a measure that no indicator tells of."""
    measure = framework().measures[0]
    return changed(measures=(measure, msgspec.structs.replace(measure, id="M02", indicators=[])))


def pairs(*gaps: tuple[str, str, float]) -> list[Pair]:
    return [Pair(a, b, "W", 0.97, gap, True) for a, b, gap in gaps]


def apart() -> View:
    """25 is above 24 by 30 points and above 22 by 12; the third difference cannot be stated."""
    told = [*pairs(("25", "24", 30.0), ("25", "22", 12.0)), Pair("22", "24", "W", 0.8, 18.0, False)]
    return view(*whole(0.9), *whole(0.6, "24"), *whole(0.8, "22"), spread=spread(pairs=told))


def measure(region: str = "25", **row: Written) -> Callable[[], View]:
    """One workbook with the row of the measure."""
    plain: dict[str, Written] = {"id": "M01", "source": "pöytäkirjat"}
    return lambda: view(books=[book(region, measures=[plain | row])])


def actors(*stages: tuple[str, str, str]) -> Callable[[], View]:
    """Two of three regions list their actors: (region, name, stage) of the one theme, raw material → building."""
    rows: dict[str, list[readings.WrittenRow]] = {}
    for region, name, stage in stages:
        rows.setdefault(region, []).append(
            {"name": name, "type": "company", "theme": "TRA", "stage": f"TRA.{stage}", "source": "esimerkki"}
        )
    return lambda: view(books=list(readings.books(framework(), "actors", rows).values()))


def projects(*rows: tuple[str, str, tuple[str, ...], float]) -> Callable[[], View]:
    """The lists of projects of the three regions: (whose list, code, who takes part, budget)."""
    lists: dict[str, list[readings.WrittenRow]] = {
        key: [
            {"code": code, "name": code, "regions": regions, "start": date(2018, 1, 1), "total": total}
            for own, code, regions, total in rows
            if own == key
        ]
        for key in ("25", "24", "22")
    }
    return lambda: view(books=list(readings.books(framework(), "projects", lists).values()))


def jobs(industry: float, year: str = "2020", all_jobs: float = 1_000.0) -> Callable[[], View]:
    """Jobs of 25 in one industry, of 1 000 in all; in the country 5 000 of 100 000, or one in twenty."""
    table: list[readings.WrittenRow] = [
        {"region": place, "industry": name, year: figure, "source": "tilasto"}
        for place, name, figure in (
            ("25", "C Teollisuus", industry), ("25", "Yhteensä", all_jobs),
            ("SE", "C Teollisuus", 5_000.0), ("SE", "Yhteensä", 100_000.0),
        )
    ]  # fmt: skip
    return lambda: view(books=[readings.book(framework(), "NN", jobs=table)])


# Each region has a list; 22 alone shares nothing. B2 has two budgets.
SHARED = (
    ("25", "B1", ("25", "24"), 100.0), ("24", "B2", ("25", "24"), 100.0),
    ("25", "B2", ("25", "24"), 120.0), ("22", "B3", ("22",), 80.0),
)  # fmt: skip

CASES: Mapping[str, Case] = {
    "achieved_objective": Case(
        surely(0.95, "W1", achieved=0.96, mostly=0.04),
        "achieved_objective.W1.25",
        "C",  # I1 is one's own count, I2 a register: half is no majority
        {"score": 95.0, "coverage": 1.0, "probability": 0.96},
    ),
    "strong_dimension": Case(
        surely(0.95, "W", achieved=0.7, mostly=0.25, partly=0.05),
        "strong_dimension.W.25",
        "B",
        {"claim": "at_least_mostly", "probability": 0.95},
    ),
    "failed_objective": Case(
        surely(0.2, "R1", not_achieved=1.0),
        "failed_objective.R1.25",
        "C",
    ),
    "weak_dimension": Case(
        surely(0.5, "W", partly=0.89, not_achieved=0.05, mostly=0.06),
        "weak_dimension.W.25",
        "B",
        {"claim": "at_most_partly", "status": "partly"},
    ),
    "receding": Case(
        lambda: view(
            result("25", "I3", -1 / 3, baseline=12.0, value=13.0, flags=(Flag.RECEDING, Flag.LAGGED), year=2019)
        ),
        "receding.I3.25",
        "B",
        {"baseline": 12.0, "value": 13.0, "change": 1.0, "narrow": 0, "sample": 0, "year": 2019, "flags": ("lagged",)},
    ),
    "pace_shortfall": Case(
        # 105/100 = +5 %, the country's 112/100 = +12 %: 7 points behind, more than the tolerance of 5
        lambda: view(result("25", "I6", 0.65, baseline=100.0, value=105.0, target=112.0, pace=True)),
        "pace_shortfall.I6.25",
        "B",
    ),
    "dispersion": Case(
        apart,
        "dispersion.W",
        "B",
        {"highest": "25", "lowest": "24", "gap": 30.0, "probability": 0.97, "number": 2},
    ),
    "difference": Case(
        apart,
        "difference.W.24",
        "B",
        {"above": ("25",), "least": 30.0, "most": 30.0, "number": 1},
    ),
    "measure_late": Case(
        measure(planned_end=date(2019, 6, 30), actual_end=date(2019, 9, 15), stage="4"),
        "measure_late.M01.25",
        "C",
        {"planned": "2019-06-30", "actual": "2019-09-15", "days": 77},
    ),
    "measure_unfinished": Case(
        measure(planned_end=date(2019, 6, 30), actual_start=date(2018, 1, 1), stage="3"),
        "measure_unfinished.M01.25",
        "C",
    ),
    "measure_not_begun": Case(
        measure(planned_start=date(2019, 6, 30), stage="1"),
        "measure_not_begun.M01.25",
        "C",
    ),
    "money_unspent": Case(
        measure(actual_end=date(2020, 6, 30), budget=200000.0, spent=150000.0, stage="4"),
        "money_unspent.M01.25",
        "C",
        {"share": 0.75, "left": 50000.0},
    ),
    "uncertain_verdict": Case(
        surely(0.8, "W", mostly=0.4, partly=0.6),
        "uncertain_verdict.W.25",
        "B",
        {"claim": "likelier", "other": "partly", "other_probability": 0.6},
    ),
    "single_indicator_verdict": Case(
        lambda: view(
            *whole(0.8), spread=spread(simulated("25", "W", {"I1": 74.0, "I2": 92.0, "I3": 80.0}, mostly=1.0))
        ),
        "single_indicator_verdict.W.25",
        "B",
        {"claim": "turns", "indicator": "I2", "without": 92.0, "status_without": "achieved", "number": 2},
    ),
    "coverage_hole": Case(
        # I1 alone of the four: a quarter of the weight
        lambda: view(result("25", "I1", 0.5)),
        "coverage_hole.W.25",
        "C",
        {"coverage": 0.25, "reason": "not_available", "lost": 0.75},
    ),
    "mostly_missing": Case(
        lambda: view(result("25", "I1", 0.5)),
        "mostly_missing.I1",
        "C",
        {"number": 2, "total": 3, "regions": ("24", "22")},
    ),
    "lagged": Case(
        lambda: view(result("25", "I2", 0.5, flags=(Flag.LAGGED,), year=2018), result("25", "I3", 0.5)),
        "lagged.W.25",
        "B",
        {"number": 1, "total": 2, "oldest": 2018, "indicators": ("I2",)},
    ),
    "source_difference": Case(
        lambda: joint_beside_regions(400),
        "source_difference.I2",
        "D",
        {"value": 400.0, "other": 300.0, "difference": 0.25, "source": "rollup"},
    ),
    "targets_set_afterwards": Case(
        # three of four leaves of equal weight
        lambda: view(*(result("25", f"I{n}", 0.5, flags=LATE if n != 4 else ()) for n in (1, 2, 3, 4))),
        "targets_set_afterwards.implementation.25",
        "B",
        {"share": 0.75},
    ),
    "invented_figures": Case(
        lambda: view(*(result("25", f"I{n}", 0.5, flags=ILLUSTRATIVE if n < 3 else ()) for n in (1, 2, 3, 4))),
        "invented_figures.implementation.25",
        "B",
        {"number": 2, "total": 4},
        illustrative=True,
    ),
    "rating_gap": Case(
        # 25·(4 − 1) − 40 = +35
        lambda: view(*whole(0.4), rated=SelfAssessment({}, (), (Gap("25", "W", 75.0, 40.0, 35.0, True, False),))),
        "rating_gap.W.25",
        "C",
        {"rating": 75.0, "score": 40.0, "gap": 35.0},
    ),
    "rating_disagreement": Case(
        lambda: view(rated=rating(1.0, 5.0, disagreement=True)),
        "rating_disagreement.Q01.25",
        "C",
    ),
    "indicator_without_measure": Case(
        lambda: view(),
        "indicator_without_measure.W1",
        "B",
        {"indicators": ("I2",), "number": 1, "total": 2},
    ),
    "measure_without_indicator": Case(
        lambda: view(frame=unmeasured()),
        "measure_without_indicator.M02",
        "B",
    ),
    "objective_without_measure": Case(
        lambda: view(),
        "objective_without_measure.W2",
        "B",
        {"indicators": ("I3", "I4")},
    ),
    "objective_without_indicator": Case(
        lambda: view(frame=without_indicators("I5", "I6")),
        "objective_without_indicator.R1",
        "B",
    ),
    "priority_without_indicator": Case(
        lambda: view(),
        "priority_without_indicator.Q1",
        "B",
        {"shared": (), "number": 0},
    ),
    "theme_without_indicator": Case(
        lambda: view(),
        "theme_without_indicator.TRA",
        "B",
    ),
    "theme_without_measure": Case(
        lambda: view(),
        "theme_without_measure.TRA",
        "B",
    ),
    "target_missing": Case(
        lambda: view(
            result("NN", "I1", value=9.0, missing=None, target=None, lack={"no_target": 1.0}), result("NN", "I2", 0.5)
        ),
        "target_missing.W",
        "B",
        {"number": 1, "total": 4, "share": 0.25, "indicators": ("I1",)},
    ),
    "complementarity": Case(
        # 24 told of no raw material, which 25 has; 22 told nothing and is in no pair
        actors(("25", "Saha", "raw"), ("25", "Talo", "building"), ("24", "Hirsi", "building")),
        "complementarity.TRA",
        "C",
        {"stages": ("TRA.raw",), "number": 1},
        illustrative=True,
    ),
    "single_dependence": Case(
        actors(("25", "Saha", "raw"), ("25", "Talo", "building"), ("24", "Hirsi", "building")),
        "single_dependence.TRA",
        "C",
        {"stages": ("TRA.raw",), "number": 1, "total": 2, "unheard": ("22",)},
        illustrative=True,
    ),
    "stage_gap": Case(
        actors(("25", "Saha", "raw"), ("24", "Sahanen", "raw")),
        "stage_gap.TRA",
        "C",  # the lists are one's own, and two regions of three gave theirs
        {"stages": ("TRA.building",), "number": 1, "total": 2, "unheard": ("22",)},
        illustrative=True,
    ),
    "isolated_region": Case(
        projects(*SHARED),
        "isolated_region.projects.22",
        "C",
        {"projects": 1},
    ),
    "disputed_projects": Case(
        projects(*SHARED),
        "disputed_projects.projects",
        "D",
        {"codes": ("B2",), "number": 1},
    ),
    "specialised_industry": Case(
        # (63/1 000)/(5 000/100 000) = 1.26
        jobs(63.0),
        "specialised_industry.jobs.25",
        "B",
        {"industries": ("C Teollisuus",), "number": 1, "year": 2020, "limit": 1.25, "starting": 0},
    ),
}
