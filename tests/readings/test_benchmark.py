"""Where a region stands among all of them, and how its change differs from the rest's."""

from collections.abc import Mapping

import msgspec
import pytest

from evaluation.benchmark import Benchmark, benchmark
from evaluation.benchmark.percentile import percentile
from evaluation.panel import Comparison, Figure, Line, Panel
from indicators import Framework, Text
from indicators.lists import Region
from tests.readings.bench import MARKS, small

OUTSIDE = tuple(f"{number:02}" for number in range(1, 13))
Series = Mapping[int, float | str]


def framework(**card: object) -> Framework:
    """The small strategy with twelve regions outside it and one card, the level X, of its three regions."""
    plain = small()
    elsewhere = tuple(Region(key, Text(key, key)) for key in OUTSIDE)
    readings = msgspec.structs.replace(plain.readings, compared_regions=10)
    strategy = msgspec.structs.replace(plain.strategy, elsewhere=elsewhere, readings=readings)
    fields: dict[str, object] = {"id": "X", "rollup": "sum", "unit": Text("kpl", "number"), "accumulation": "level"}
    own = msgspec.structs.replace(plain.indicators["I1"], **(fields | card))
    return msgspec.structs.replace(plain, strategy=strategy, indicators={"X": own})


def figures(series: Series, weight: float | None = None) -> dict[int, Figure]:
    return {
        year: Figure(missing=MARKS[value]) if isinstance(value, str) else Figure(float(value), None, (), False, weight)
        for year, value in series.items()
    }


def panel(
    of: Framework,
    own: Mapping[str, Series],
    outside: Mapping[str, Series],
    early: Mapping[str, Series] | None = None,
    weight: float | None = None,
) -> Panel:
    """Own figures by region from 2015 on, and the rows of the comparison."""
    lines = {}
    for region in of.regions:
        told = figures(own.get(region, {}), weight)
        years = {year: told.get(year, Figure()) for year in of.years.period}
        lines[region, "X"] = Line(of.indicators["X"], told.get(2015, Figure()), years, divisions=("2018",))
    rows = {("X", place): Comparison(figures(series)) for place, series in {**outside, **(early or {})}.items()}
    return Panel(lines, rows)


def of_region(found: tuple[Benchmark, ...], region: str) -> Benchmark:
    return next(one for one in found if one.region == region)


def everywhere(series: Series) -> dict[str, Series]:
    return dict.fromkeys(OUTSIDE, series)


@pytest.mark.parametrize(
    ("value", "expected"),
    # on 1 2 2 3 5 5 5 8: (1 + ½·1)/7, (4 + ½·2)/7, all seven below, none
    [(2, 21.4286), (5, 71.4286), (8, 100), (1, 0), (3, 42.8571)],
)
def test_percentile_with_ties(value: int, expected: float) -> None:
    others = [1, 2, 2, 3, 5, 5, 5, 8]
    others.remove(value)
    assert percentile(value, others) == pytest.approx(expected, abs=1e-4)
    assert percentile(value, others, less_is_better=True) == pytest.approx(100 - expected, abs=1e-4)


def test_position_among_enough_regions() -> None:
    small_one = framework()
    outside: dict[str, Series] = {key: {2018: 10 + place} for place, key in enumerate(OUTSIDE)}  # 10 … 21
    found = benchmark(small_one, panel(small_one, {"25": {2018: 15}, "24": {2018: 9}}, outside))
    position = of_region(found, "25").position
    assert position is not None
    # of 14 regions 10 … 14 and the other own one lie below, one is level: (6 + ½)/13
    assert (position.year, position.regions) == (2018, 14)
    assert position.percentile == pytest.approx(100 * 6.5 / 13)
    assert of_region(found, "22").position is None
    assert of_region(found, "NN").position is None


def test_below_is_worse_where_less_is_better() -> None:
    less = framework(direction="decrease")
    outside: dict[str, Series] = {key: {2018: 10 + place} for place, key in enumerate(OUTSIDE)}
    position = of_region(benchmark(less, panel(less, {"25": {2018: 11}}, outside)), "25").position
    assert position is not None
    assert position.percentile == pytest.approx(100 * (10 + 0.5) / 12)  # 12 … 21 are worse, one level


def test_nine_regions_are_too_few() -> None:
    few = framework()
    outside = dict(list(everywhere({2018: 10}).items())[:8])
    assert of_region(benchmark(few, panel(few, {"25": {2018: 15}}, outside)), "25").position is None


def test_levels_change_in_per_cent_of_the_outside_rolled_up() -> None:
    level = framework()
    outside: dict[str, Series] = {**everywhere({2015: 100, 2018: 100}), "01": {2015: 400, 2018: 475}}
    found = benchmark(level, panel(level, {"25": {2015: 50, 2018: 45}, "24": {2015: 150, 2018: 165}}, outside))
    during = of_region(found, "25").during
    assert during is not None
    # 45/50 − 1 = −10 %; (11·100 + 475)/(11·100 + 400) − 1 = 75/1 500 = +5 %
    assert (during.first, during.last, during.own, during.outside) == pytest.approx((2015, 2018, -10, 5))
    assert during.difference == pytest.approx(-15)
    # the area of the two regions known, two thirds: 210/200 − 1 = +5 %
    area = of_region(found, "NN").during
    assert area is not None
    assert area.own == pytest.approx(5)
    assert area.absent == ("22",)
    assert not of_region(found, "25").points


def test_rates_change_in_points_and_are_rolled_up_by_weight() -> None:
    rate = framework(
        unit=Text("%", "%"), rollup="ratio_of_sums", parts="ratio", factor=100.0, direction="decrease"
    )
    told = panel(rate, {"25": {2015: 12, 2018: 9}}, {}, weight=50.0)
    rows = {}
    for place, key in enumerate(OUTSIDE):  # 10 of 100 everywhere, later 8 of 100, in the first 44 of 400
        later, people = (8, 100) if place else (44, 400)
        rows["X.osoittaja", key] = Comparison(figures({2015: 10, 2018: later}))
        rows["X.nimittäjä", key] = Comparison(figures({2015: 100, 2018: people}))
    during = of_region(benchmark(rate, Panel(told.lines, rows)), "25").during
    assert during is not None
    # 9 − 12 = −3; outside (11·8 + 44)/(11·100 + 400) = 132/1 500 = 8.8 %, less 10 = −1.2 points
    assert (during.own, during.outside) == pytest.approx((-3, -1.2))
    assert during.difference == pytest.approx(-1.8)


def test_a_card_that_is_not_rolled_up_has_no_outside() -> None:
    alone = framework(rollup="none")
    during = of_region(
        benchmark(alone, panel(alone, {"25": {2015: 1, 2018: 2}}, everywhere({2015: 1, 2018: 2}))), "25"
    ).during
    assert during is not None
    assert (during.own, during.outside, during.difference) == (100, None, None)


def test_earlier_years_are_used_only_where_the_baseline_year_fits() -> None:
    level = framework()
    outside = everywhere({2010: 100, 2015: 110, 2018: 110})
    own = {"25": {2015: 50, 2018: 60}}
    fits = benchmark(level, panel(level, own, outside, {"25": {2010: 40, 2015: 50.2, 2018: 99}}))
    before, during = of_region(fits, "25").before, of_region(fits, "25").during
    assert before is not None
    assert during is not None
    assert (before.first, before.last, before.own, before.outside) == pytest.approx((2010, 2015, 25, 10))
    assert during.own == pytest.approx(20)  # the region's own workbook tells of 2018
    other = benchmark(level, panel(level, own, outside, {"25": {2010: 40, 2015: 45}}))
    assert of_region(other, "25").before is None
    assert (of_region(fits, "25").unjoined, of_region(other, "25").unjoined) == ((), (2010,))
    assert of_region(benchmark(level, panel(level, own, outside, {"25": {2010: 40}})), "25").before is None


def test_regions_left_out_are_named_and_too_many_leave_nothing() -> None:
    level = framework()
    own = {"25": {2015: 50, 2018: 60}}
    outside: dict[str, Series] = {**everywhere({2015: 100, 2018: 110}), "07": {2015: 100, 2018: ".."}}
    during = of_region(benchmark(level, panel(level, own, outside)), "25").during
    assert during is not None
    assert during.outside == pytest.approx(10)
    assert during.absent == ("07",)
    half: dict[str, Series] = {**outside, **{key: {2015: 100} for key in OUTSIDE[:5]}}
    sparse = of_region(benchmark(level, panel(level, own, half)), "25").during
    assert sparse is not None
    assert sparse.outside is None  # six of twelve


@pytest.mark.parametrize(("withheld", "area", "outside"), [
    (("22",), None, None),  # the area's sum, or the country's less the others', would give it away
    (("24", "22"), None, 10),  # one known of three is too few; of the rest nothing follows
    (("07",), 20, None),
    (("07", "08"), 20, 10),
    (("22", "07"), None, None),
])  # fmt: skip
def test_one_withheld_figure_silences_its_group(
    withheld: tuple[str, ...], area: float | None, outside: float | None
) -> None:
    level = framework()
    secret: Series = {2015: 50, 2018: "..."}
    own = {key: secret if key in withheld else {2015: 50, 2018: 60} for key in level.regions}
    rest = {key: secret if key in withheld else {2015: 100, 2018: 110} for key in OUTSIDE}
    found = benchmark(level, panel(level, own, rest))
    during, joint = of_region(found, "25").during, of_region(found, "NN").during
    assert during is not None
    assert during.outside == (None if outside is None else pytest.approx(outside))
    assert (joint.own if joint else None) == (None if area is None else pytest.approx(area))
    assert own["22"] is not secret or of_region(found, "22").during is None


def test_breaks_and_borders_are_marked() -> None:
    level = framework(boundary_sensitive=True, break_year=2017)
    told = panel(level, {"25": {2015: 50, 2016: 55, 2018: 60}}, everywhere({2015: 1, 2016: 1, 2018: 1}))
    changes = {one.last: one for one in of_region(benchmark(level, told), "25").changes}
    assert (changes[2016].broken, changes[2018].broken) == (False, True)
    rows = {key: Comparison(row.years, series_break=2016) for key, row in told.comparison.items()}
    marked = of_region(benchmark(level, Panel(told.lines, rows)), "25").changes
    assert all(one.broken for one in marked)


def test_invented_rows_mark_the_comparison() -> None:
    level = framework()
    told = panel(level, {"25": {2015: 50, 2018: 60}}, everywhere({2015: 1, 2018: 1}))
    assert not of_region(benchmark(level, told), "25").illustrative
    rows = {**told.comparison, ("X", "03"): Comparison(figures({2015: 1, 2018: 1}), illustrative=True)}
    assert of_region(benchmark(level, Panel(told.lines, rows)), "25").illustrative


def test_a_card_that_nobody_outside_has_is_not_compared() -> None:
    level = framework()
    assert benchmark(level, panel(level, {"25": {2015: 50, 2018: 60}}, {"SE": {2015: 1, 2018: 1}})) == ()
