"""Every action of the decision table by a case made by hand (method §10), and what keeps it from being reached."""

from itertools import product

import pytest

from evaluation.findings.finding import Grade
from evaluation.proposals.deciding import TABLE, action, is_considered
from evaluation.proposals.proposal import Action, Relevance
from evaluation.scoring import Status
from tests.proposals.bench import (
    AREA,
    HIGH,
    LOW,
    OPEN,
    figures,
    finding,
    framework,
    joint_card,
    measure,
    of_measure,
    proposals,
    view,
    workbook,
)

# The way of X is 100 → 200: 195 is S 95, 180 is S 80, 150 is S 50, 120 is S 20.
CASES = {
    (195.0, "high"): (Status.ACHIEVED, Action.CONTINUE),
    (195.0, "open"): (Status.ACHIEVED, Action.CONTINUE),
    (195.0, "low"): (Status.ACHIEVED, Action.PHASE_OUT),
    (180.0, "high"): (Status.MOSTLY, Action.CONTINUE),
    (180.0, "open"): (Status.MOSTLY, Action.CONTINUE),
    (180.0, "low"): (Status.MOSTLY, Action.PHASE_OUT),
    (150.0, "high"): (Status.PARTLY, Action.CHANGE_MEANS),
    (150.0, "open"): (Status.PARTLY, Action.CHANGE_MEANS),
    (150.0, "low"): (Status.PARTLY, Action.PHASE_OUT),
    (120.0, "high"): (Status.NOT_ACHIEVED, Action.CHANGE_MEANS),
    (120.0, "open"): (Status.NOT_ACHIEVED, Action.CHANGE_MEANS_STUDY_RELEVANCE),
    (120.0, "low"): (Status.NOT_ACHIEVED, Action.STOP),
}
CHOSEN = {"high": HIGH, "open": OPEN, "low": LOW}


@pytest.mark.parametrize("key", CASES)
def test_the_decision_table(key: tuple[float, str]) -> None:
    value, relevance = key
    status, proposed = CASES[key]
    found = of_measure(value, own=CHOSEN[relevance], failure=0.95)
    assert (found.performance, found.relevance, found.action) == (status, relevance, proposed)
    assert found.grade is Grade.B  # a register, but no second source
    assert not found.consider


def test_to_stop_takes_a_failure_that_is_sure() -> None:
    """Method §12.6: not achieved × low, grade B: P 0.95 → stop, P 0.85 → change the means."""
    assert of_measure(120.0, own=LOW, failure=0.95).action is Action.STOP
    assert of_measure(120.0, own=LOW, failure=0.90).action is Action.STOP
    assert of_measure(120.0, own=LOW, failure=0.85).action is Action.CHANGE_MEANS
    assert of_measure(120.0, own=LOW, failure=None).action is Action.CHANGE_MEANS


def test_to_stop_takes_firm_evidence() -> None:
    """A figure of one's own without a second source is grade C."""
    found = of_measure(120.0, own=LOW, failure=0.99, card=joint_card(source_class="own"))
    assert (found.grade, found.action, found.consider) == (Grade.C, Action.CHANGE_MEANS, True)


@pytest.mark.parametrize("value", [195.0, 150.0, 120.0])
def test_limited_evidence_is_only_considered(value: float) -> None:
    found = of_measure(value, own=HIGH, card=joint_card(source_class="own"))
    assert found.grade is Grade.C
    assert found.consider
    assert found.action is of_measure(value, own=HIGH).action


def test_without_a_figure_the_data_come_first() -> None:
    found = of_measure(own=LOW, failure=1.0)
    assert (found.performance, found.grade, found.action) == (Status.NOT_ASSESSABLE, Grade.D, Action.GET_DATA)
    assert not found.consider


@pytest.mark.parametrize("own", [HIGH, OPEN, LOW])
def test_what_only_an_old_figure_settles_is_asked_anew(own: dict[str, list[object]]) -> None:
    """The value of 2022 is lagged: 180 is still «mostly achieved», but nothing of 2023 says so."""
    found = of_measure(180.0, "..", own=own, failure=1.0)  # type: ignore[arg-type]
    assert (found.performance, found.outworn, found.action) == (Status.MOSTLY, True, Action.GET_DATA)


def test_what_only_a_part_of_the_years_settles_is_asked_anew() -> None:
    """Three years of five: 300 against B = 3/5 · 500 = 300 and T = 3/5 · 1000 = 600, so A = 0."""
    card = joint_card(accumulation="sum", target=1000.0)
    found = of_measure(100.0, 100.0, 100.0, own=LOW, failure=1.0, card=card)
    assert (found.performance, found.outworn, found.action) == (Status.NOT_ACHIEVED, True, Action.GET_DATA)


def test_a_fresh_majority_outweighs_an_old_figure() -> None:
    """Two of three cards are of 2023: their weight of 2/3 is more than the minimum of 0.60."""
    cards = [joint_card(key) for key in ("X", "Y", "Z")]
    forms = framework(*cards)
    rows = [figures(195.0, key="X"), figures(195.0, key="Y"), figures(195.0, "..", key="Z")]
    found = proposals(view(forms, workbook(forms, AREA, *rows)))["M1"]
    assert (found.outworn, found.action) == (False, Action.CONTINUE)


def test_sources_that_contradict_each_other_ask_for_data() -> None:
    """The joint workbook says 150, the regions together 3 · 100: half of it, far beyond the 10 % of grade D."""
    forms = framework(joint_card(scope="both", rollup="sum", joint_target=200.0))
    books = [workbook(forms, key, figures(100.0)) for key in ("1", "2", "3")]
    found = proposals(view(forms, workbook(forms, AREA, figures(150.0)), *books, failure={"M1": 1.0}))["M1"]
    assert (found.performance, found.grade, found.action) == (Status.PARTLY, Grade.D, Action.GET_DATA)


@pytest.mark.parametrize(
    ("stage", "status"),
    [("4", Status.ACHIEVED), ("3", Status.MOSTLY), ("2", Status.PARTLY), ("1", Status.NOT_ACHIEVED),
     ("0", Status.NOT_ACHIEVED)],
)  # fmt: skip
def test_a_measure_without_cards_is_judged_by_its_stage(stage: str, status: Status) -> None:
    forms = framework(joint_card(), measures=[measure("M2")])
    row = {"id": "M2", "stage": stage, "source": "x"}
    books = [workbook(forms, AREA, measures=[row]), *(workbook(forms, key, own=LOW[key]) for key in LOW)]
    found = proposals(view(forms, *books))["M2"]
    assert (found.performance, found.score, found.grade, found.consider) == (status, None, Grade.C, True)
    assert found.results == ("A:M2",)
    assert found.action is not Action.STOP  # a stage alone is grade C


def test_without_a_joint_stage_the_lower_median_of_the_regions_counts() -> None:
    forms = framework(joint_card(), measures=[measure("M2")])

    def told(*stages: str) -> Status:
        rows = [[{"id": "M2", "stage": stage, "source": "x"}] for stage in stages]
        books = [workbook(forms, key, measures=row) for key, row in zip("123", rows, strict=False)]
        return proposals(view(forms, *books))["M2"].performance

    assert told("4", "2", "3") is Status.MOSTLY  # 2 3 4 → 3
    assert told("4", "2") is Status.PARTLY  # 2 4 → the lower; 2 of 3 regions are above 0.60
    assert told("4") is Status.NOT_ASSESSABLE  # 1 of 3 regions


def test_only_a_need_starts_something() -> None:
    forms = framework()
    seen = view(forms, workbook(forms, AREA, figures(195.0)))
    need, other = finding("gap", "P1"), finding("remark", "P9")
    found = proposals(seen, need, other, needs=["gap"])
    assert "P9" not in found
    assert (found["P1"].action, found["P1"].level, found["P1"].consider) == (Action.START, "need", False)
    assert found["P1"].findings == ("gap.P1",)
    assert found["P1"].indicator is None


def test_a_need_is_as_strong_as_its_strongest_finding() -> None:
    forms = framework()
    seen = view(forms, workbook(forms, AREA, figures(195.0)))

    def started(*grades: Grade) -> tuple[Action, bool]:
        needs = [finding(kind, "P1", grade) for kind, grade in zip(("gap", "hole"), grades, strict=False)]
        found = proposals(seen, *needs, needs=["gap", "hole"])["P1"]
        return found.action, found.consider

    assert started(Grade.C, Grade.A) == (Action.START, False)
    assert started(Grade.C, Grade.D) == (Action.START, True)
    assert started(Grade.D) == (Action.GET_DATA, False)


def test_a_need_of_what_has_a_proposal_is_evidence_there() -> None:
    forms = framework()
    seen = view(forms, workbook(forms, AREA, figures(195.0)))
    found = proposals(seen, finding("gap", "M1"), needs=["gap"])
    assert found["M1"].action is Action.CONTINUE
    assert found["M1"].findings == ("gap.M1",)


def test_the_findings_of_a_proposal_are_those_on_it_and_its_cards() -> None:
    forms = framework()
    seen = view(forms, workbook(forms, AREA, figures(195.0)))
    told = [finding("late", "M1", region="2"), finding("receding", "X"), finding("receding", "X", region="1"),
            finding("strong", "O")]  # fmt: skip
    found = proposals(seen, *told)
    assert found["M1"].findings == ("late.M1.2", "receding.X")
    assert found["O"].findings == ("receding.X", "strong.O")
    assert found["T1"].findings == ()


def test_nothing_but_a_sure_failure_of_low_relevance_is_ever_stopped() -> None:
    every = product(Status, Relevance, Grade, (False, True), (None, 0.0, 0.89, 0.9, 1.0))
    stopped = {
        (status, relevance, grade, outworn, failure)
        for status, relevance, grade, outworn, failure in every
        if action(status, relevance, grade, outworn=outworn, failure=failure, stop_probability=0.9) is Action.STOP
    }
    assert stopped == {
        (Status.NOT_ACHIEVED, Relevance.LOW, grade, False, failure)
        for grade in (Grade.A, Grade.B)
        for failure in (0.9, 1.0)
    }


def test_the_table_knows_every_status_that_judges() -> None:
    assert set(TABLE) == set(Status) - {Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE}
    assert all(set(row) == set(Relevance) for row in TABLE.values())
    assert [one for one in Action if is_considered(one, Grade.C)] == [one for one in Action if one != Action.GET_DATA]
