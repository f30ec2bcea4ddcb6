"""Attainment by hand and by its laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.scoring.attainment import Ends, attainment, keeps_pace, score

NAN = math.nan


def reached(x: float, b: float | None, t: float | tuple[float, float] | None, wanted: int = 1, **more: object) -> float:
    ends = Ends.of(b, t, wanted=wanted, **more)  # type: ignore[arg-type]
    return float(attainment(x, ends, tolerance=0.05, hold_width=0.20))


@pytest.mark.parametrize(
    ("x", "b", "t", "wanted", "expected"),
    [
        (75, 50, 100, 1, 0.5),  # half of the way of 50
        (13, 12, 9, -1, -1 / 3),  # one step back on a way of three
        (8, 12, 9, -1, 4 / 3),  # one step beyond
        (10.5, 12, 9, -1, 0.5),
        (-9, -10, -8, 1, 0.5),
        (28, 30, 25, 1, 1.0),  # the baseline is beyond the target: 28 is still beyond
        (24, 30, 25, 1, 1.0),  # distance 1 within 5 % of 25
        (22, 30, 25, 1, 0.65),  # 1 − (3 − 1.25)/5
        (95, 100, 100, 0, 1.0),  # hold at 100: distance 5 within the tolerance
        (90, 100, 100, 0, 0.75),  # 1 − (10 − 5)/20
        (75, 100, 100, 0, 0.0),  # 1 − (25 − 5)/20
        (110, 100, 100, 0, 0.75),  # maintained means either side
        (110, 100, 100, 1, 1.0),  # an increase held from its baseline is not hurt by more
        (6.5, 5, (8, 12), 0, 0.5),  # (6.5 − 5)/(8 − 5)
        (15, 5, (8, 12), 0, 0.25),  # 1 − 3/max(0.2·12, 4)
        (9, 5, (8, 12), 0, 1.0),
    ],
)
def test_hand_reckoned(x: float, b: float, t: float, wanted: int, expected: float) -> None:
    assert reached(x, b, t, wanted) == pytest.approx(expected, abs=1e-9)


def test_where_no_baseline_is_to_be_had() -> None:
    none_to_be_had = {"baseline_expected": False}
    assert reached(3, None, 4, floor=1, **none_to_be_had) == pytest.approx(2 / 3)  # (3 − 1)/(4 − 1)
    assert reached(6, None, (8, 12), wanted=0, **none_to_be_had) == pytest.approx(0.5)  # 1 − 2/4
    assert reached(20, None, 10, wanted=-1, **none_to_be_had) == pytest.approx(0.5)  # target over value
    assert reached(0, None, 10, wanted=-1, **none_to_be_had) == 1
    assert math.isnan(reached(5, None, 1, floor=1, **none_to_be_had))  # no way from floor to target
    assert reached(90, None, 100, wanted=0, **none_to_be_had) == pytest.approx(0.75)  # a hold needs no baseline


def test_missing_things_are_not_assessable() -> None:
    assert math.isnan(reached(NAN, 50, 100))
    assert math.isnan(reached(75, 50, None))
    assert math.isnan(reached(75, None, 100))  # expected but missing
    assert math.isnan(reached(9, None, (8, 12), wanted=0))


def test_a_hold_at_zero_uses_the_cards_own_scale() -> None:
    assert reached(0, 0, 0) == 1
    assert reached(-1, 0, 0) == 0
    assert reached(-1, 0, 0, scale=4) == pytest.approx(0.75)


def test_keeping_pace() -> None:
    def pace(x: float, b: float, c: float) -> float:
        return float(keeps_pace(x, b, c, width=0.20))

    assert pace(110, 100, 1.10) == 1
    assert pace(105, 100, 1.10) == pytest.approx(0.75)  # 1 − 0.05/0.20
    assert pace(80, 100, 1.10) == 0
    assert math.isnan(pace(80, 0, 1.1))
    assert math.isnan(pace(-1, 100, 1.1))


numbers = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
sides = st.sampled_from([1, -1])


@given(x=numbers, step=st.floats(0, 1e5).map(lambda value: round(value, 3)), b=numbers, t=numbers, wanted=sides)
def test_better_never_lowers(x: float, step: float, b: float, t: float, wanted: int) -> None:
    worse, better = reached(x, b, t, wanted), reached(x + wanted * step, b, t, wanted)
    assert float(score(better)) >= float(score(worse)) - 1e-9


@given(b=numbers, t=numbers, wanted=sides)
def test_the_target_itself_is_exactly_reached(b: float, t: float, wanted: int) -> None:
    assert reached(t, b, t, wanted) == 1
    assert reached(t, b, t, 0) == 1


@given(x=numbers, b=numbers, t=numbers, wanted=sides, factor=st.floats(0.01, 100))
def test_units_do_not_matter(x: float, b: float, t: float, wanted: int, factor: float) -> None:
    plain, scaled = reached(x, b, t, wanted), reached(x * factor, b * factor, t * factor, wanted)
    assert scaled == pytest.approx(plain, rel=1e-6, abs=1e-6)


@given(x=numbers, b=numbers, t=numbers)
def test_direction_needs_no_case(x: float, b: float, t: float) -> None:
    assert reached(x, b, t, 1) == pytest.approx(reached(-x, -b, -t, -1), abs=1e-12)


@given(values=st.lists(numbers, min_size=1, max_size=5), b=numbers, t=numbers)
def test_an_array_gives_what_its_values_give(values: list[float], b: float, t: float) -> None:
    ends = Ends.of(b, t, wanted=1)
    together = attainment(values, ends, tolerance=0.05, hold_width=0.20)
    assert together.tolist() == [reached(value, b, t) for value in values]
