"""The trend of yearly figures: method §12 case 5, breaks, and what follows for any series."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.scoring.results import Trend
from evaluation.scoring.trend import trend


def trend_of(*values: float | None, breaks: tuple[int, ...] = (), growth: bool = False) -> Trend | None:
    history = {year: value for year, value in enumerate(values, start=2015) if value is not None}
    return trend(history, breaks, fewest=4, level=0.98, growth=growth)


def test_four_values_have_a_slope_and_no_direction() -> None:
    found = trend_of(10, 12, 11, 15)  # pair slopes −1, ½, 3/2, 5/3, 2, 4: the median of the middle two
    assert found is not None
    assert found.slope == pytest.approx(1.5833, abs=5e-5)
    assert (found.low, found.high, found.direction) == (None, None, None)


def test_five_values_reach_from_the_lowest_to_the_highest_slope() -> None:
    found = trend_of(10, 12, 11, 15, 16)
    assert found is not None
    assert (found.slope, found.low, found.high, found.direction) == (1.5, -1, 4, None)


def test_six_values_reach_from_the_second_to_the_fourteenth_slope() -> None:
    found = trend_of(10, 12, 11, 15, 16, 18)
    assert found is not None
    assert (found.slope, found.low, found.high, found.direction) == (1.5, 0.5, 2.5, "rising")
    assert (found.n, found.years) == (6, (2015, 2016, 2017, 2018, 2019, 2020))


def test_a_falling_series_points_down() -> None:
    found = trend_of(9, 8, 7, 5, 4)
    assert found is not None
    assert found.direction == "falling"


def test_no_slope_is_drawn_across_a_break() -> None:
    assert trend_of(10, 12, 11, 15, 16, 18, breaks=(2018,)) is None  # 2018–2020: three values
    found = trend_of(90, 91, 11, 12, 13, 14, breaks=(2017,))
    assert found is not None
    assert (found.slope, found.years) == (1, (2017, 2018, 2019, 2020))


def test_a_break_after_the_last_figure_divides_nothing() -> None:
    assert trend_of(10, 11, 12, 13, None, None, breaks=(2019,)) is not None


def test_three_values_are_too_few() -> None:
    assert trend_of(1, None, 2, None, 3) is None


def test_growth_counts_the_years_that_lie_between() -> None:
    found = trend_of(100, None, 110, 115, 121, growth=True)  # 1.21^(1/4) − 1
    assert found is not None
    assert found.cagr == pytest.approx(0.048809, abs=5e-7)
    below = trend_of(-1, 1, 2, 3, growth=True)
    assert below is not None
    assert below.cagr is None


values = st.lists(st.integers(-1000, 1000), min_size=4, max_size=9)


@given(values, st.integers(-50, 50))
def test_a_tilt_adds_itself_to_every_slope(series: list[int], tilt: int) -> None:
    plain, tilted = trend_of(*series), trend_of(*[value + tilt * place for place, value in enumerate(series)])
    assert plain is not None
    assert tilted is not None
    assert tilted.slope == pytest.approx(plain.slope + tilt)
    if plain.low is not None and tilted.low is not None:
        assert tilted.low == pytest.approx(plain.low + tilt)


@given(values)
def test_the_interval_holds_the_slope(series: list[int]) -> None:
    found = trend_of(*series)
    assert found is not None
    if found.low is not None and found.high is not None:
        assert found.low <= found.slope <= found.high
    if found.direction is not None:
        assert (found.direction == "rising") == (found.slope > 0)
