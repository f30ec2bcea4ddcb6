"""Where an indicator stood on its way in each year, and where its series breaks (method §3 and §4)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from msgspec import structs

from evaluation.panel import Comparison, Figure, Line, Panel
from evaluation.scoring.area import area_result
from evaluation.scoring.own import own_result
from evaluation.scoring.results import Result
from indicators import Framework, Indicator

Cards = Callable[..., Indicator]
Lines = Callable[..., Line]


@pytest.fixture
def judged(small: Framework, line: Lines) -> Callable[..., Result]:
    def judge(card: Indicator, baseline: float | None, *years: float | str | None) -> Result:
        return own_result(small, Panel({}, {}), "25", line(card, baseline, *years), card.target)

    return judge


def test_a_level_is_held_against_its_share_of_the_way(card: Cards, judged: Callable[..., Result]) -> None:
    weeks = judged(card(direction="decrease", target=9), 12, None, None, 10.5, "..", 9)
    assert weeks.on_track == {2018: pytest.approx(0.5 / 0.6), 2020: pytest.approx(1)}


def test_a_sum_is_held_against_what_had_fallen_due(card: Cards, judged: Callable[..., Result]) -> None:
    flow = card(accumulation="sum", target="baseline + 30 %")  # B = 500, T = 650: 100 and 130 a year
    result = judged(flow, 100, 115, 130, "..", 130, 130)
    assert result.on_track == {2016: pytest.approx(0.5), 2017: pytest.approx(0.75)}  # 15/30; 45/60; then unknown
    begun = judged(card(accumulation="sum", target=10), 0, 1, 2, 3, 0, 0)
    assert begun.on_track == pytest.approx({2016: 0.5, 2017: 0.75, 2018: 1, 2019: 0.75, 2020: 0.6})


def test_a_mean_is_expected_in_full_from_its_third_year(card: Cards, judged: Callable[..., Result]) -> None:
    rate = judged(card(accumulation="mean", target=10), 0, 2, 4, 6, 8, 10)
    assert rate.on_track == pytest.approx({2018: 0.4, 2019: 0.5, 2020: 0.6})


def test_a_milestone_wins_over_the_even_way(card: Cards, judged: Callable[..., Result]) -> None:
    late = card(target=100, milestones={2018: 20})
    assert judged(late, 0, None, None, 10, None, 90).on_track == pytest.approx({2018: 0.5, 2020: 0.9})
    total = card(accumulation="sum", target=6, milestones={2017: 1})
    assert judged(total, 0, 0, 1, 5, 0, 0).on_track[2017] == pytest.approx(1)  # of the even way it is 1/2.4


def test_one_off_work_and_a_way_without_a_beginning_are_not_on_track(
    card: Cards, judged: Callable[..., Result]
) -> None:
    assert judged(card(accumulation="latest", target=1), 0, 0, 0, 1).on_track == {}
    assert judged(card(target=10, baseline_expected=False), None, 1, 2, 3, 4, 5).on_track == {}


def test_the_pace_of_the_country_is_that_of_the_year(small: Framework, card: Cards, line: Lines) -> None:
    jobs = card(target="keeps pace with the country")
    country = {2015: 100.0, 2019: 110.0, 2020: 120.0}
    panel = Panel({}, {("X", small.strategy.country.key): Comparison({y: Figure(v, None) for y, v in country.items()})})
    result = own_result(small, panel, "25", line(jobs, 10, None, None, None, 11, 11.5), jobs.target)
    assert result.pace
    assert result.on_track == pytest.approx({2019: 1, 2020: 0.75})  # 1.15 against 1.20: 1 − 0.05/0.20
    own = own_result(small, panel, "25", line(jobs, 10, None, None, None, 11, 11.5, target=12), jobs.target)
    assert not own.pace  # the workbook's own target is a way of its own
    assert own.attainment == pytest.approx(0.75)


def test_the_area_is_on_track_as_its_regions_together(small: Framework, card: Cards, line: Lines) -> None:
    flow = card(accumulation="sum", target="baseline + 30 %")
    panel = Panel(
        {("25", "X"): line(flow, 100, 130, 130, 130, 130, 130), ("24", "X"): line(flow, 50, 50, 50, 50, 50, 50)}
        | {("22", "X"): line(flow, 50, 65, 65, 65, 65, 65)},
        {},
    )
    found = area_result(small, panel, flow)
    assert found.on_track[2017] == pytest.approx(90 / 120)  # (260 + 100 + 130 − 400)/(2 · 60)
    assert found.trend is not None
    assert found.trend.years[0] == small.years.baseline


def test_a_figure_that_is_no_years_own_begins_no_series(card: Cards, judged: Callable[..., Result]) -> None:
    flow = judged(card(baseline_years=(2011, 2015)), 10, 20, 30, 40, 50, 60)
    assert flow.trend is not None
    assert flow.trend.years == (2016, 2017, 2018, 2019, 2020)


def test_a_marked_break_divides_the_series(card: Cards, judged: Callable[..., Result]) -> None:
    broken = judged(card(break_year=2019), 1, 2, 3, 4, 15, 16)
    assert (broken.breaks, broken.trend) == ((2019,), None)


def test_new_borders_break_the_series_of_a_region_and_not_that_of_all_it_moved_between(real: Framework) -> None:
    card = real.indicators["C01"]
    event = real.strategy.boundary[0]

    def of(division: str) -> Line:
        years = {year: Figure(100.0 + year, None) for year in real.years.period}
        return Line(card, Figure(100.0, None), years, divisions=(division,))

    moved = event.regions[0]
    own = own_result(real, Panel({}, {}), moved, of("own"), None)
    assert own.breaks == (event.year,)
    assert own.trend is None
    fixed = own_result(real, Panel({}, {}), moved, of("2023"), None)
    assert fixed.breaks == ()
    assert fixed.trend is not None
    lines = {(key, card.id): of("own") for key in real.regions}
    assert area_result(real, Panel(lines, {}), card).breaks == ()
    without = {key: own for key, own in lines.items() if key[0] != moved}
    assert area_result(real, Panel(without, {}), card).breaks == (event.year,)
    mixed = {**lines, (moved, card.id): replace(lines[moved, card.id], divisions=("2023",))}
    assert area_result(real, Panel(mixed, {}), card).breaks == (event.year,)


def test_an_area_of_partial_sums_is_not_set_on_a_way(small: Framework, card: Cards, line: Lines) -> None:
    flow = card(accumulation="sum", target="baseline + 30 %")
    full, part = line(flow, 100, 130, 130, 130, 130, 130), line(flow, 100, 130, 130, 130, 130, "..")
    found = area_result(small, Panel({("25", "X"): full, ("24", "X"): part, ("22", "X"): full}, {}), flow)
    assert found.attainment == pytest.approx(1)
    assert found.on_track == {}  # the parts are held to four years and to five


def test_a_share_breaks_where_its_parts_do(real: Framework) -> None:
    total = structs.replace(real.indicators["G01"], break_year=2021, series_break=real.indicators["C03"].series_break)
    framework = structs.replace(real, indicators={**real.indicators, "G01": total})
    share = Line(real.indicators["G11"], Figure(), {year: Figure(1.0, None, weight=1.0) for year in real.years.period})
    assert own_result(framework, Panel({}, {}), real.area.key, share, None).breaks == (2021,)
