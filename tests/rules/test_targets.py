"""Targets that workbooks set themselves."""

from evaluation.rules import check
from indicators import Framework
from tests.rules.bench import book, cells, codes


def test_a_target_worse_than_the_baseline(forms: Framework) -> None:
    problems = check(forms, [book("1", {"C1": {"target": 9.0}, "D1": {"target": 13.0}})])
    assert cells(problems, "W313") == ["Mittarit!J2", "Mittarit!J9"]
    assert problems[0].facts == {"id": "C1", "written": 9.0, "baseline": 10.0}


def test_a_target_at_the_baseline_is_upkeep(forms: Framework) -> None:
    assert check(forms, [book("1", {"C1": {"target": 10.0}, "D1": {"target": 12.0}})]) == ()


def test_the_target_of_a_flow_is_a_total(forms: Framework) -> None:
    # five a year for five years are 25
    assert codes(check(forms, [book("1", {"C2": {"target": 24.0}})])) == ["W313"]
    assert check(forms, [book("1", {"C2": {"target": 25.0}})]) == ()


def test_the_target_of_a_ratio_is_not_set_beside_its_numerator(forms: Framework) -> None:
    assert check(forms, [book("1", {"R1.osoittaja": {"target": 15.0}})]) == ()


def test_joint_target_against_the_sum_of_the_regions(forms: Framework) -> None:
    regions = [book(key, {"C2": {"target": 40.0}}) for key in ("1", "2", "3")]
    assert check(forms, [*regions, book("A", {"C2": {"target": 121.0}})]) == ()  # 1/120 < 1 %
    (problem,) = check(forms, [*regions, book("A", {"C2": {"target": 122.0}})])
    assert (problem.code, str(problem.place)) == ("W314", "alue.xlsx!Mittarit!J2")
    assert problem.facts == {"id": "C2", "joint": 122.0, "total": 120.0}


def test_the_joint_target_of_the_card_counts_where_the_workbook_is_silent(forms: Framework) -> None:
    regions = [book(key, {"C2": {"target": 40.0}}) for key in ("1", "2", "3")]
    (problem,) = check(forms, [*regions, book("A")])
    assert problem.facts == {"id": "C2", "joint": 100.0, "total": 120.0}


def test_the_sum_is_not_known_while_a_region_has_no_target(forms: Framework) -> None:
    regions = [book("1", {"C2": {"target": 40.0}}), book("2", {"C2": {"target": 40.0}}), book("3")]
    assert check(forms, [*regions, book("A")]) == ()
