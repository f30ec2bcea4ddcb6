"""Ratings, criteria, wheel and gaps reckoned by hand (method §8 and §12), and what must not be told."""

from collections.abc import Callable
from dataclasses import asdict, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.scoring.results import Node, Status
from evaluation.self_assessment import assess
from evaluation.self_assessment.ratings import SelfAssessment
from evaluation.workbook.submission import Submission
from indicators import Framework

Workbooks = Callable[..., Submission]
A, B, C = "19", "17", "18"


def node(region: str, dimension: str, score: float | None) -> Node:
    status = Status.PARTLY if score is not None else Status.NOT_ASSESSABLE
    return Node(region, dimension, "dimension", score, 1.0, status, None, False, {}, {}, ())


def assessed(framework: Framework, *submissions: Submission, nodes: tuple[Node, ...] = ()) -> SelfAssessment:
    told = {submission.region: submission for submission in submissions}
    return assess(framework, told, {(one.region, one.node): one for one in nodes})


def reading(found: SelfAssessment, region: str, kind: str, key: str) -> tuple[float | None, int, int]:
    return next(
        (one.value, one.answered, one.due)
        for one in found.readings
        if (one.region, one.kind, one.key) == (region, kind, key)
    )


def test_no_information_is_counted_and_never_rated(real: Framework, workbook: Workbooks) -> None:
    found = assessed(real, workbook(A, {"I01": [4, 0, 5, 1, 2, 0, 4]}))
    rating = found.ratings[A, "I01"]
    assert (rating.answers, rating.no_information) == (5, 2)
    assert (rating.median, rating.low, rating.high) == (4, 1, 5)
    assert rating.distribution == {1: 1, 2: 1, 3: 0, 4: 2, 5: 1}
    assert rating.disagreement  # 5 − 1 ≥ 3


def test_a_range_of_two_is_no_disagreement(real: Framework, workbook: Workbooks) -> None:
    assert not assessed(real, workbook(A, {"I01": [3, 3, 4, 5, 5]})).ratings[A, "I01"].disagreement


def test_five_zeros_are_fewer_than_five_answers(real: Framework, workbook: Workbooks) -> None:
    rating = assessed(real, workbook(A, {"I01": [0, 0, 0, 0, 0, 5]})).ratings[A, "I01"]
    assert rating.hidden
    assert (rating.no_information, rating.median, rating.distribution) == (None, None, {})


def test_a_question_nobody_was_asked_has_no_rating(real: Framework, workbook: Workbooks) -> None:
    found = assessed(real, workbook(A, {"I01": [3] * 5}))
    assert set(found.ratings) == {(A, "I01"), (real.area.key, "I01")}


def test_groups_of_six_five_and_two(real: Framework, workbook: Workbooks) -> None:
    found = assessed(real, workbook(A, {"I01": [3] * 6}), workbook(B, {"I01": [4] * 5}), workbook(C, {"I01": [1, 1]}))
    assert {key for (key, _), rating in found.ratings.items() if rating.hidden} == {B, C}
    area = found.ratings[real.area.key, "I01"]
    assert (area.answers, area.median) == (13, 3)


def test_the_joint_workbook_answers_for_the_area_only(real: Framework, workbook: Workbooks) -> None:
    found = assessed(
        real, workbook(A, {"I01": [3] * 6}), workbook(B, {"I01": [4] * 7}), workbook(real.area.key, {"I01": [5, 5]})
    )
    assert found.ratings[real.area.key, "I01"].answers == 15
    assert found.ratings[A, "I01"].hidden  # else 15 − 13 gives the two away
    assert not found.ratings[B, "I01"].hidden


def test_criterion_factor_and_step(real: Framework, workbook: Workbooks) -> None:
    marks = {"I03": [2] * 5, "I05": [3] * 5, "I06": [5] * 5, "I01": [4] * 5, "I02": [1, 0, 0, 0, 0]}
    found = assessed(real, workbook(A, marks))
    assert reading(found, A, "criterion", "4") == (3, 3, 3)  # median of 2, 3, 5
    assert reading(found, A, "criterion", "1") == (4, 1, 3)  # I01; I02 is hidden, I09 not asked
    assert reading(found, A, "criterion", "7") == (None, 0, 2)
    assert reading(found, A, "factor", "1.3") == (2, 1, 1)
    assert reading(found, A, "step", "1") == (3, 2, 3)  # mean of I01 = 4 and I03 = 2; I02 is hidden
    assert reading(found, A, "step", "6") == (None, 0, 3)


@pytest.mark.parametrize(("score", "gap", "named"), [(40, 35, True), (50.1, 24.9, False), (100, -25, True)])
def test_a_gap_is_named_from_twenty_five_points(
    real: Framework, workbook: Workbooks, score: float, gap: float, named: bool
) -> None:
    told = workbook(A, {"I06": [4] * 5})  # the one question of communication: 25 · (4 − 1) = 75
    found = assessed(real, told, nodes=(node(A, "D5", score),))
    assert [(one.region, one.dimension, one.rating, one.named) for one in found.gaps] == [(A, "D5", 75, named)]
    assert found.gaps[0].gap == pytest.approx(gap)


def test_no_gap_without_a_score_or_without_five_answers(real: Framework, workbook: Workbooks) -> None:
    assert assessed(real, workbook(A, {"I06": [4] * 5}), nodes=(node(A, "D5", None),)).gaps == ()
    assert assessed(real, workbook(A, {"I06": [4] * 4}), nodes=(node(A, "D5", 40),)).gaps == ()


def test_no_word_of_a_respondent_leaves_the_workbook(real: Framework, workbook: Workbooks) -> None:
    found = assessed(real, workbook(A, {"I01": [3] * 6}), workbook(C, {"I01": [1, 1]}))
    told = str(asdict(replace(found, readings=(), gaps=()))) + str(found.readings)
    assert "Maija" not in told
    assert "council" not in told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from(("19", "17", "18", "16", "IP")), st.lists(st.integers(0, 5), max_size=9)))
def test_no_rating_of_fewer_than_five_is_ever_told(
    real: Framework, workbook: Workbooks, marks: dict[str, list[int]]
) -> None:
    found = assessed(real, *(workbook(key, {"I01": given_marks}) for key, given_marks in marks.items()))
    shown = {key: rating for (key, _), rating in found.ratings.items() if not rating.hidden}
    assert all(rating.answers is not None and rating.answers >= 5 for rating in shown.values())
    if real.area.key in shown:
        rest = dict(shown[real.area.key].distribution)
        for key, rating in shown.items():
            if key != real.area.key:
                rest = {mark: rest[mark] - count for mark, count in rating.distribution.items()}
        assert sum(rest.values()) == 0 or sum(rest.values()) >= 5
