"""The grades of evidence: every rule of method §9, its order, and its edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.findings.finding import Grade
from evaluation.findings.grades import Ground, grade, of_node, of_result
from evaluation.scoring import Flag, Result, Status
from tests.findings.bench import framework, joint_beside_regions, result, view

A, B, C, D = Grade
BEST = {"coverage": 1.0, "founded": True, "confirmed": True}


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        ({"coverage": 0.0}, D),
        ({**BEST, "coverage": 0.0}, D),
        ({**BEST, "contradicted": True}, D),
        ({**BEST, "coverage": 0.5, "contradicted": True}, D),  # D comes before C
        ({**BEST, "coverage": 0.5999999}, C),
        ({**BEST, "coverage": 0.6}, B),
        ({**BEST, "rated": True}, C),
        ({**BEST, "founded": False}, C),
        ({**BEST, "coverage": 0.8999999}, B),
        ({**BEST, "coverage": 0.9}, A),
        (BEST, A),
        ({**BEST, "confirmed": False}, B),
        ({**BEST, "reserved": True}, B),
        ({**BEST, "afterwards": 0.5}, A),
        ({**BEST, "afterwards": 0.5000001}, B),
        ({**BEST, "afterwards": 1.0, "rated": True}, C),  # targets set afterwards lower nothing below B
    ],
)
def test_the_first_rule_that_fits_gives_the_grade(ground: dict[str, float], expected: Grade) -> None:
    assert grade(Ground(**ground), framework().evidence, 0.6) is expected  # type: ignore[arg-type]


@given(st.floats(0, 1), st.booleans(), st.booleans(), st.booleans(), st.floats(0, 1))
def test_more_coverage_never_weakens_evidence(
    coverage: float, founded: bool, confirmed: bool, reserved: bool, afterwards: float
) -> None:
    less = Ground(coverage / 2, False, founded, confirmed, reserved, afterwards)
    more = Ground(coverage, False, founded, confirmed, reserved, afterwards)
    limits = framework().evidence
    assert grade(more, limits, 0.6) <= grade(less, limits, 0.6)


@pytest.mark.parametrize(
    ("flag", "expected"),
    [
        (Flag.LAGGED, B), (Flag.PARTIAL, B), (Flag.LEVEL_ONLY, B), (Flag.BOUNDARY, B), (Flag.PRELIMINARY, B),
        (Flag.SET_AFTERWARDS, B), (Flag.RECEDING, A), (Flag.NARROW, A), (Flag.ILLUSTRATIVE, A),
    ],
)  # fmt: skip
def test_five_flags_and_a_late_target_keep_from_the_best_grade(flag: Flag, expected: Grade) -> None:
    seen = joint_beside_regions(300, flag)
    assert of_result(seen, seen.results["NN", "I2"]) is expected


@pytest.mark.parametrize(
    ("joint", "expected"),
    [
        (300, A),
        (303, A),  # 3/303 < 1 %
        (304, B),  # 4/304 > 1 %
        (333, B),  # 33/333 < 10 %
        (334, D),  # 34/334 > 10 %
        (200, D),
    ],
)
def test_a_second_source_confirms_or_contradicts(joint: float, expected: Grade) -> None:
    seen = joint_beside_regions(joint)
    assert of_result(seen, seen.results["NN", "I2"]) is expected


def test_without_a_second_source_a_register_gives_b_and_ones_own_count_c() -> None:
    register, own, survey = result("25", "I2", 1.0), result("25", "I1", 1.0), result("25", "I5", 1.0)
    seen = view(register, own, survey)
    assert [of_result(seen, one) for one in (register, own, survey)] == [B, C, C]


def test_the_coverage_of_one_indicator_is_its_region_share() -> None:
    """Two of three regions: C would need less than 0.60, and 0.67 is not enough for A."""
    two, none = result("NN", "I2", 0.5, coverage=2 / 3, absent=("22",)), result("NN", "I3")
    seen = view(two, none)
    assert [of_result(seen, one) for one in (two, none)] == [B, D]


def test_a_figure_without_a_target_is_known_by_its_regions() -> None:
    one = result("NN", "I2", value=40.0, missing=None, absent=("24", "22"), lack={"no_target": 1.0})
    assert of_result(view(one), one) is C  # 1 of 3 regions
    two = result("NN", "I2", value=40.0, missing=None, absent=("22",), lack={"no_target": 1.0})
    assert of_result(view(two), two) is B


def test_of_regions_that_an_indicator_does_not_concern_none_is_due() -> None:
    spared = result("22", "I2", status=Status.NOT_APPLICABLE, lack={})
    two = result("NN", "I2", value=40.0, missing=None, absent=("24",), lack={"no_target": 1.0})
    assert of_result(view(two, spared), two) is C  # 1 of 2, not 2 of 3


def graded(*results: Result) -> Grade:
    seen = view(*results)
    return of_node(seen, seen.nodes["25", "W"])


def test_a_node_is_founded_by_the_majority_of_its_known_weight() -> None:
    """W holds W1 (I1 own, I2 register) and W2 (I3 and I4 registers), a quarter each."""
    every = {name: result("25", name, 0.5) for name in ("I1", "I2", "I3", "I4")}
    assert graded(*every.values()) is B  # three quarters are registers
    assert graded(every["I1"], every["I2"]) is C  # half of the weight is known
    assert graded(every["I1"], every["I2"], every["I3"]) is B  # two thirds
    assert graded() is D


def test_targets_set_afterwards_never_lower_a_node_below_b() -> None:
    late = [result("25", name, 0.5, flags=(Flag.SET_AFTERWARDS,)) for name in ("I1", "I2", "I3", "I4")]
    assert graded(*late) is B


def test_exactly_half_is_no_majority() -> None:
    seen = view(result("25", "I1", 0.5), result("25", "I2", 0.5))
    assert of_node(seen, seen.nodes["25", "W1"]) is C
