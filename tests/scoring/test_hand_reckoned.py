"""The cases of method §12 that belong to scoring, and what follows from them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from evaluation.panel import Figure, Line, Panel
from evaluation.scoring.area import area_result
from evaluation.scoring.own import own_result
from evaluation.scoring.promise import promise
from evaluation.scoring.results import Flag, Result, Status
from evaluation.scoring.rollup import roll_up
from evaluation.scoring.tree import known_mean
from evaluation.workbook.submission import Missing
from indicators import Framework, Indicator

Cards = Callable[..., Indicator]
Lines = Callable[..., Line]


@pytest.fixture
def judged(small: Framework, line: Lines) -> Callable[..., Result]:
    def judge(
        card: Indicator, baseline: float | str | None, *years: float | str | None, target: float | None = None
    ) -> Result:
        return own_result(small, Panel({}, {}), "25", line(card, baseline, *years, target=target), card.target)

    return judge


def test_flow_against_thirty_per_cent_more(card: Cards, judged: Callable[..., Result]) -> None:
    flow = card(accumulation="sum", target="baseline + 30 %")
    whole = judged(flow, 100, 100, 100, 100, 100, 100)
    assert (whole.baseline, whole.target, whole.value, whole.attainment) == (500, 650, 500, 0)
    part = judged(flow, 100, 120, 120, "..", 120, "..")
    assert (part.value, part.baseline, part.target) == (360, 300, 390)
    assert part.attainment == pytest.approx(0.6667, abs=5e-5)  # 60/90
    assert Flag.PARTIAL in part.flags
    assert part.status is Status.PARTLY


def test_a_sum_from_nothing_is_a_bound(card: Cards, judged: Callable[..., Result]) -> None:
    seminars = card(accumulation="sum", target=6, baseline=0)
    reached = judged(seminars, 0, "..", 6, "..", "..", "..")
    assert reached.attainment == 1
    assert reached.status == Status.ACHIEVED
    short = judged(seminars, 0, "..", 4, "..", "..", "..")
    assert (short.value, short.attainment, short.status) == (4, None, Status.NOT_ASSESSABLE)
    assert Flag.BOUND in short.flags


def test_two_known_years_of_a_flow_are_too_few(card: Cards, judged: Callable[..., Result]) -> None:
    flow = card(accumulation="sum", target="baseline + 30 %")
    assert judged(flow, 100, 120, 120).attainment is None


def test_a_falling_bound_stands_only_as_failure(card: Cards, judged: Callable[..., Result]) -> None:
    waste = card(accumulation="sum", direction="decrease", target=50, baseline_expected=False)
    assert judged(waste, None, 30, "..", "..", "..", "..").attainment is None
    failed = judged(waste, None, 100, 100, "..", "..", "..")
    assert failed.attainment == pytest.approx(0.25)  # 50/200 and still counting
    assert failed.status is Status.NOT_ACHIEVED


def test_mean_of_the_years(card: Cards, judged: Callable[..., Result]) -> None:
    rate = card(accumulation="mean", target=10)
    assert judged(rate, 0, 2, 4, 6, 8, 10).attainment == pytest.approx(0.60)
    partial = judged(rate, 0, 2, 4, 6)
    assert partial.value == 4
    assert Flag.PARTIAL in partial.flags
    assert judged(rate, 0, 2, 4).attainment is None


def test_years_that_do_not_apply_are_outside_the_period(card: Cards, judged: Callable[..., Result]) -> None:
    flow = card(accumulation="sum", target="baseline + 30 %")
    result = judged(flow, 100, ".", 130, 130, 130, 130)
    assert (result.value, result.baseline, result.target) == (520, 400, 520)  # four years of 100
    assert result.attainment == 1
    assert Flag.PARTIAL not in result.flags
    never = judged(flow, 100, ".", ".", ".", ".", ".")
    assert never.status is Status.NOT_APPLICABLE
    assert never.missing is Missing.NOT_APPLICABLE


def test_relative_targets(card: Cards, line: Lines) -> None:
    def target_of(written: str, baseline: float, **fields: object) -> object:
        measured = card(target=written, **fields)
        return promise(line(measured, baseline), measured.target, 5).target

    assert target_of("baseline + 20 %", 0) is None
    assert target_of("baseline + 20 %", -10) == pytest.approx(-8)
    assert target_of("baseline + 30 %", 1, count=True) == 2
    assert target_of("baseline + 10 %", 10, count=True) == 11  # not 12: 11.000000000000002 is 11
    assert target_of("baseline + 30 %", 10, count=True, direction="decrease") == 7
    assert target_of("baseline + 3", 0) == 3


def test_a_target_behind_the_baseline(card: Cards, judged: Callable[..., Result]) -> None:
    measured = card(target=25)
    for x, expected, flags in (
        (28, 1.0, {Flag.ALREADY_MET, Flag.RECEDING}),
        (24, 1.0, {Flag.RECEDING}),
        (22, 0.65, {Flag.RECEDING}),
    ):
        result = judged(measured, 30, None, None, None, None, x)
        assert result.attainment == pytest.approx(expected)
        assert flags <= set(result.flags)


def test_decrease_lag_and_what_is_expected_on_the_way(card: Cards, judged: Callable[..., Result]) -> None:
    weeks = card(direction="decrease", target=9)
    back = judged(weeks, 12, None, None, None, None, 13)
    assert back.attainment == pytest.approx(-1 / 3)
    assert back.score == 0
    assert Flag.RECEDING in back.flags
    assert back.status is Status.NOT_ACHIEVED
    beyond = judged(weeks, 12, None, None, None, None, 8)
    assert beyond.attainment == pytest.approx(4 / 3)
    assert beyond.score == 100
    lagged = judged(weeks, 12, None, None, 10.5, "..", "..")
    assert lagged.attainment == pytest.approx(0.5)
    assert lagged.expected == pytest.approx(0.6)
    assert lagged.attainment is not None
    assert lagged.expected is not None
    assert lagged.attainment / lagged.expected == pytest.approx(0.8333, abs=5e-5)
    assert Flag.LAGGED in lagged.flags
    assert lagged.year == 2018


def test_a_lagged_value_on_its_way_is_not_called_failure(card: Cards, judged: Callable[..., Result]) -> None:
    weeks = card(direction="increase", target=100)
    on_the_way = judged(weeks, 0, None, None, 30, "..", "..")  # A = 0.30, expected 0.60, ratio 0.50
    assert on_the_way.status is Status.PARTLY
    behind = judged(weeks, 0, None, None, 20, "..", "..")  # ratio 0.33
    assert behind.status is Status.NOT_ACHIEVED


def test_a_level_older_than_two_years_is_missing(card: Cards, judged: Callable[..., Result]) -> None:
    result = judged(card(target=100), 0, 50, 60, "..", "..", "...")
    assert result.value is None
    assert result.missing is Missing.CONFIDENTIAL


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (100, Status.ACHIEVED),
        (99.999999, Status.MOSTLY),
        (75, Status.MOSTLY),
        (74.999999, Status.PARTLY),
        (40, Status.PARTLY),
        (39.999999, Status.NOT_ACHIEVED),
    ],
)
def test_status_is_exact_at_its_thresholds(
    card: Cards, judged: Callable[..., Result], value: float, status: Status
) -> None:
    assert judged(card(target=100), 0, None, None, None, None, value).status is status


def test_narrow_way(card: Cards, judged: Callable[..., Result]) -> None:
    assert Flag.NARROW in judged(card(target=104), 100, None, None, None, None, 102).flags
    assert Flag.NARROW not in judged(card(target=105), 100, None, None, None, None, 102).flags


def test_the_workbooks_own_target_wins(card: Cards, judged: Callable[..., Result]) -> None:
    result = judged(card(target=100), 0, None, None, None, None, 40, target=50)
    assert result.attainment == pytest.approx(0.8)
    assert (result.target, result.target_origin) == (50, "set_afterwards")


def test_roll_up_over_like_regions(small: Framework, card: Cards, line: Lines) -> None:
    measured = card()
    lines = {
        "25": line(measured, 100, None, None, None, None, 115, target=120),
        "24": line(measured, 50, None, None, None, None, "..", target=60),
        "22": line(measured, 10, None, None, None, None, 20, target=20),
    }
    rolled = roll_up(small, measured, lines, joint_target=False)
    assert (rolled.promised.baseline, rolled.promised.target, rolled.value.value) == (110, 140, 135)
    assert rolled.coverage == pytest.approx(2 / 3)
    assert rolled.absent == ("24",)
    panel = Panel({(region, "X"): own for region, own in lines.items()}, {})
    assert area_result(small, panel, measured).attainment == pytest.approx(0.8333, abs=5e-5)  # 25/30


def test_roll_up_below_sixty_per_cent_is_missing(small: Framework, card: Cards, line: Lines) -> None:
    measured = card(target=10)
    lines = {"25": line(measured, 0, None, None, None, None, 5), "24": line(measured, 0), "22": line(measured, 0)}
    rolled = roll_up(small, measured, lines, joint_target=False)
    assert rolled.value.value is None
    assert rolled.value.missing is Missing.NOT_ANSWERED
    assert rolled.coverage == 0
    assert set(rolled.absent) == {"24", "22"}


def test_a_region_that_is_not_concerned_is_not_due(small: Framework, card: Cards, line: Lines) -> None:
    measured = card(target=10)
    lines = {
        "25": line(measured, 0, None, None, None, None, 5),
        "24": line(measured, 0, ".", ".", ".", ".", "."),
        "22": line(measured, 0, None, None, None, None, 10),
    }
    rolled = roll_up(small, measured, lines, joint_target=False)
    assert (rolled.coverage, rolled.absent, rolled.value.value) == (1, (), 15)


def test_ratios_are_recomputed_from_their_parts(small: Framework, card: Cards, line: Lines) -> None:
    share = card(rollup="ratio_of_sums", parts="ratio", factor=100, baseline_expected=False, target=50)

    def of(part: float, whole: float) -> Line:
        empty = line(share, None)
        return replace(empty, years={**empty.years, 2020: Figure(100 * part / whole, None, weight=whole)})

    rolled = roll_up(small, share, joint_target=False, lines={"25": of(30, 80), "24": of(10, 50), "22": of(5, 100)})
    assert rolled.value.value == pytest.approx(100 * 45 / 230)  # not the mean of 37.5, 20 and 5


def test_an_absolute_joint_target_is_not_set_against_a_part(small: Framework, card: Cards, line: Lines) -> None:
    measured = card(joint_target=30)

    def area(third: float | str) -> Result:
        values = {"25": 10.0, "24": 10.0, "22": third}
        panel = Panel({(key, "X"): line(measured, 0, None, None, None, None, x) for key, x in values.items()}, {})
        return area_result(small, panel, measured)

    assert area(10).attainment == 1
    assert area("..").target is None
    assert area("..").attainment is None


def test_two_objectives_of_half_weight() -> None:
    coverage, score = known_mean([(0.5, 0.59, 40), (0.5, 1.0, 80)])
    assert coverage == pytest.approx(0.795)
    assert score == pytest.approx(65.157, abs=5e-4)


def test_the_founding_figures_are_derived_year_by_year(real: Framework, line: Lines) -> None:
    from evaluation.panel.unasked import add_derived

    seminars, participations = real.indicators["K02"], real.indicators["K03"]
    total, public = real.indicators["G01"], real.indicators["G02"]

    def only(card: Indicator, year: int, value: float) -> Line:
        unknown = Figure(missing=Missing.NOT_AVAILABLE)
        years = {each: Figure(value, None) if each == year else unknown for each in real.years.period}
        return Line(card, Figure(0, None), years)

    area = real.area.key
    lines = {
        (area, "K02"): only(seminars, 2020, 6),
        (area, "K03"): only(participations, 2020, 550),
        (area, "G01"): only(total, 2022, 456608),
        (area, "G02"): only(public, 2022, 365286),
    }
    add_derived(real, area, lines)
    panel = Panel(lines, {})
    per_seminar, share = (area_result(real, panel, real.indicators[key]) for key in ("K09", "G11"))
    assert per_seminar.value == pytest.approx(550 / 6)
    assert Flag.BOUND not in per_seminar.flags  # a ratio of two bounds is no bound
    assert share.value == pytest.approx(79.99991, abs=5e-6)
    assert area_result(real, panel, seminars).attainment == 1
    assert area_result(real, panel, participations).attainment == pytest.approx(1.1)


def test_one_year_that_is_unknown_is_not_a_card_that_does_not_apply(card: Cards, judged: Callable[..., Result]) -> None:
    once = judged(card(accumulation="latest", target=1, baseline=0), 0, ".", ".", "..", ".", ".")
    assert once.status == Status.NOT_ASSESSABLE
    assert once.missing == Missing.NOT_AVAILABLE
    level = judged(card(target=1), 0, ".", ".", ".", "..", ".")
    assert level.status == Status.NOT_ASSESSABLE
    assert level.missing == Missing.NOT_AVAILABLE


# What an independent recomputation of the example brought up -----------------------------------------------------


def area_of(small: Framework, measured: Indicator, lines: dict[str, Line]) -> Result:
    return area_result(small, Panel({(region, "X"): own for region, own in lines.items()}, {}), measured)


def test_a_bound_that_may_yet_grow_does_not_recede(card: Cards, judged: Callable[..., Result]) -> None:
    short = judged(card(accumulation="sum", target="baseline + 30 %"), 100, 120, 120, "..", "..", "..")
    assert Flag.BOUND in short.flags
    assert Flag.RECEDING not in short.flags  # 240 of two years against 500 of five


def test_exactly_two_fifths_of_what_was_expected_is_no_failure(card: Cards, judged: Callable[..., Result]) -> None:
    lagged = judged(card(target=100), 0, None, None, None, 32, "..")  # A/E = 0.32/0.8
    assert lagged.status is Status.PARTLY


def test_mean_of_a_ratio_is_recomputed_from_its_parts(card: Cards, line: Lines, small: Framework) -> None:
    share = card(
        parts="ratio", factor=100, accumulation="mean", target=50, baseline_expected=False, rollup="ratio_of_sums"
    )
    years = {2016: (1, 1), 2017: (0, 9), 2018: (0, 10), 2019: (0, 10), 2020: (0, 10)}
    empty = line(share, None)
    own = replace(empty, years={y: Figure(100 * n / d, None, weight=float(d)) for y, (n, d) in years.items()})
    assert own_result(small, Panel({}, {}), "25", own, share.target).value == pytest.approx(2.5)  # 1/40, not 20


def test_a_joint_target_asks_none_of_the_regions(small: Framework, card: Cards, line: Lines) -> None:
    measured = card(joint_target=100)
    lines = {
        "25": line(measured, 0, None, None, None, None, 40, target=50),  # one region has set its own
        "24": line(measured, 0, None, None, None, None, 30),
        "22": line(measured, 0, None, None, None, None, 20),
    }
    result = area_of(small, measured, lines)
    assert (result.value, result.coverage) == (90, 1)
    assert result.attainment == pytest.approx(0.9)


def test_too_few_targets_leave_a_figure_to_show(small: Framework, card: Cards, line: Lines) -> None:
    measured = card()
    lines = {
        "25": line(measured, 0, None, None, None, None, 40, target=50),
        "24": line(measured, 0, None, None, None, None, 30),
        "22": line(measured, 0, None, None, None, None, 20),
    }
    result = area_of(small, measured, lines)
    assert (result.value, result.attainment, result.lack) == (90, None, {"no_target": 1.0})


def test_regions_without_a_promise_do_not_move_the_year(small: Framework, card: Cards, line: Lines) -> None:
    measured = card()
    lines = {
        "25": line(measured, 0, None, None, 10, 20, 30, target=40),
        "24": line(measured, 0, None, None, 10, 20, 30, target=40),
        "22": line(measured, 0, None, None, 5),  # no target, and only 2018
    }
    result = area_of(small, measured, lines)
    assert (result.year, result.value, result.absent) == (2020, 60, ("22",))
    assert result.lack == {"no_target": pytest.approx(1 / 3)} or result.lack == {"not_answered": pytest.approx(1 / 3)}


def test_the_reasons_of_absent_regions_are_kept(small: Framework, card: Cards, line: Lines) -> None:
    measured = card(target=10)
    lines = {
        "25": line(measured, 0, None, None, None, None, 5),
        "24": line(measured, 0, None, None, None, None, 5),
        "22": line(measured, 0, "..", "..", "..", "..", ".."),
    }
    result = area_of(small, measured, lines)
    assert result.coverage + sum(result.lack.values()) == pytest.approx(1)
    assert result.lack == {"not_available": pytest.approx(1 / 3)}


def test_a_target_that_rests_on_a_secret_baseline_lacks_what_the_baseline_lacks(
    card: Cards, judged: Callable[..., Result]
) -> None:
    assert judged(card(target="baseline + 3"), "...", 1, 2, 3, 4, 5).lack == {"confidential": 1.0}
    assert judged(card(target=3), "..", 1, 2, 3, 4, 5).lack == {"not_available": 1.0}
    assert judged(card(), 0, 1, 2, 3, 4, 5).lack == {"no_target": 1.0}


def test_one_secret_silences_the_year_and_two_do_not(small: Framework, card: Cards, line: Lines) -> None:
    measured = card(target=10)
    one = {
        "25": line(measured, 0, 1, 2, 3, 4, 5),
        "24": line(measured, 0, 1, 2, 3, 4, 5),
        "22": line(measured, 0, 1, 2, 3, 4, "..."),
    }
    result = area_of(small, measured, one)
    assert (result.year, result.value) == (2019, 12)  # the sum of 2020 would give the third away
    assert 2020 not in result.series
    assert result.series_missing[2020] is Missing.CONFIDENTIAL
    two = {**one, "24": line(measured, 0, 1, 2, 3, 4, "...")}
    assert area_of(small, measured, two).year == 2019
    joint = card(target=10, scope="both")
    lines = {key: replace(own, card=joint) for key, own in one.items()}
    panel = Panel(
        {**{(k, "X"): v for k, v in lines.items()}, (small.area.key, "X"): line(joint, 0, 3, 6, 9, 12, 20)}, {}
    )
    assert area_result(small, panel, joint).value == 12


def test_mixed_borders_are_told_by_the_baseline_too(real: Framework) -> None:
    card = real.indicators["C01"]
    flat = dict.fromkeys(real.years.period, Figure(100.0, None))

    def of(division: str) -> Line:
        return Line(card, Figure(100.0, None), flat, divisions=(division,))

    keys = list(real.regions)
    lines = {(key, card.id): of("2023") for key in keys}
    assert Flag.BOUNDARY not in area_result(real, Panel(lines, {}), card).flags
    moved = real.strategy.boundary[0].regions[0]
    lines[moved, card.id] = of("own")  # its 2018 is counted by the old borders, the others' by the new
    assert Flag.BOUNDARY in area_result(real, Panel(lines, {}), card).flags
    assert Flag.BOUNDARY in own_result(real, Panel({}, {}), moved, lines[moved, card.id], None).flags
