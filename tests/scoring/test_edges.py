"""Edges of the method that an audit of its sentences brought up: holds, mixed promises, part of a border change."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from msgspec import structs

from evaluation.panel import Comparison, Figure, Line, Panel
from evaluation.scoring.area import area_result
from evaluation.scoring.own import own_result
from evaluation.scoring.results import Flag, Result, Status
from evaluation.scoring.tree import aggregate, build_tree
from indicators import Framework, Indicator
from indicators.lists import Dimension

Cards = Callable[..., Indicator]
Lines = Callable[..., Line]


@pytest.fixture
def judged(small: Framework, line: Lines) -> Callable[..., Result]:
    def judge(
        card: Indicator, baseline: float | str | None, *years: float | str | None, target: float | None = None
    ) -> Result:
        return own_result(small, Panel({}, {}), "25", line(card, baseline, *years, target=target), card.target)

    return judge


def test_what_is_to_be_kept_is_due_in_full_every_year(card: Cards, judged: Callable[..., Result]) -> None:
    kept = judged(card(direction="maintain", target=100), 100, None, None, 80, "..", "..")
    assert kept.expected == 1
    assert kept.attainment == pytest.approx(0.25)  # 1 − (20 − 5)/20
    assert kept.status is Status.NOT_ACHIEVED  # a way would have let 0.25/0.6 pass as being under way
    assert kept.on_track == {2018: pytest.approx(0.25)}


def test_a_way_of_no_length_is_not_called_narrow(card: Cards, judged: Callable[..., Result]) -> None:
    assert Flag.NARROW not in judged(card(target=100), 100, None, None, None, None, 102).flags
    assert Flag.NARROW not in judged(card(target=99), 100, None, None, None, None, 102).flags  # a hold from above


def test_a_target_that_is_the_baseline_but_for_binary_noise_is_a_hold(
    card: Cards, judged: Callable[..., Result]
) -> None:
    flow = card(accumulation="sum", direction="decrease", target=0.3)
    result = judged(flow, 0.1, ".", ".", 0.1, 0.1, 0.105)  # B = 3 · 0.1 = 0.30000000000000004
    assert result.attainment == 1  # 0.305 is within 5 % of 0.3, not −10¹⁴ of a way of 5·10⁻¹⁷


def test_a_milestone_says_how_far_a_late_value_should_be(card: Cards, judged: Callable[..., Result]) -> None:
    slow = card(target=100, milestones={2018: 20})
    result = judged(slow, 0, None, None, 10, "..", "..")
    assert result.expected == pytest.approx(0.2)
    assert result.status is Status.PARTLY  # 0.10/0.20 = 0.5; of the even way it would be 0.17


def test_a_preliminary_baseline_makes_the_verdict_preliminary(small: Framework, card: Cards, line: Lines) -> None:
    own = line(card(target=100), 0, None, None, None, None, 50)
    star = replace(own, baseline=replace(own.baseline, preliminary=True))
    assert Flag.PRELIMINARY in own_result(small, Panel({}, {}), "25", star, 100).flags


def test_a_joint_figure_too_old_to_be_used_leaves_the_roll_up(small: Framework, card: Cards, line: Lines) -> None:
    both = card(scope="both", target=10)
    regions = {(key, "X"): line(both, 0, None, None, None, None, 5) for key in small.regions}
    joint = {(small.area.key, "X"): line(both, 0, 3, None, None, None, None)}
    assert area_result(small, Panel({**regions, **joint}, {}), both).value == 15
    fresh = {(small.area.key, "X"): line(both, 0, 3, None, None, None, 14)}
    assert area_result(small, Panel({**regions, **fresh}, {}), both).value == 14


def test_a_joint_mean_is_held_against_the_target_that_all_regions_share(
    small: Framework, card: Cards, line: Lines
) -> None:
    grade = card(scope="both", rollup="mean", target=4)
    regions = {(key, "X"): line(grade, 2, None, None, None, None, 3) for key in small.regions}
    joint = {(small.area.key, "X"): line(grade, 2, None, None, None, None, 3)}
    assert area_result(small, Panel({**regions, **joint}, {}), grade).attainment == pytest.approx(0.5)  # 1/2
    other = {("25", "X"): line(grade, 2, None, None, None, None, 3, target=5)}
    assert area_result(small, Panel({**regions, **joint, **other}, {}), grade).target is None


def test_regions_with_a_pace_and_regions_with_targets_are_summed(small: Framework, card: Cards, line: Lines) -> None:
    jobs = card(target="keeps pace with the country")
    rows = {small.years.baseline: Figure(100.0, None), small.years.last: Figure(110.0, None)}
    country = {("X", small.strategy.country.key): Comparison(rows, illustrative=True)}
    lines = {
        ("25", "X"): line(jobs, 100, None, None, None, None, 121, target=130),
        ("24", "X"): line(jobs, 100, None, None, None, None, 110),
        ("22", "X"): line(jobs, 100, None, None, None, None, 110),
    }
    mixed = area_result(small, Panel(lines, country), jobs)
    assert mixed.target == pytest.approx(350)  # 130 + 110 + 110
    assert mixed.attainment == pytest.approx(0.82)  # 41/50
    assert not mixed.pace
    assert Flag.ILLUSTRATIVE in mixed.flags  # the country's figures are invented
    whole = area_result(small, Panel({key: replace(own, target=None) for key, own in lines.items()}, country), jobs)
    assert whole.pace
    assert whole.target == pytest.approx(330)


def test_a_part_of_a_border_change_is_told_of_the_area(real: Framework) -> None:
    card = real.indicators["C01"]
    years = dict.fromkeys(real.years.period, Figure(100.0, None))
    lines = {(key, card.id): Line(card, Figure(100.0, None), years, divisions=("own",)) for key in real.regions}
    assert Flag.BOUNDARY not in area_result(real, Panel(lines, {}), card).flags  # moved within the area
    left = real.strategy.boundary[0].regions[0]
    rest = {key: own for key, own in lines.items() if key[0] != left}
    assert Flag.BOUNDARY in area_result(real, Panel(rest, {}), card).flags


def test_an_objective_without_a_weight_weighs_its_share_of_the_scored_cards(real: Framework) -> None:
    first = real.dimensions[0]
    half = replace_weight(real, first.objectives[0].id, 0.5)
    [branch] = [one for root in build_tree(half, real.area.key)[:1] for one in root.children if one.id == first.id]
    cards = {one.id: len([c for c in real.cards_of(one.id) if c.scored and c.weight != 0]) for one in first.objectives}
    whole = sum(cards.values())
    expected = [0.5, *(cards[one.id] / whole for one in first.objectives[1:])]
    assert [one.weight for one in branch.children] == pytest.approx(expected)


def replace_weight(framework: Framework, objective: str, weight: float) -> Framework:
    def of(dimension: Dimension) -> Dimension:
        objectives = tuple(
            structs.replace(one, weight=weight) if one.id == objective else one for one in dimension.objectives
        )
        return structs.replace(dimension, objectives=objectives)

    return structs.replace(framework, dimensions=tuple(of(one) for one in framework.dimensions))


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (90, Status.ACHIEVED),
        (89.999999, Status.MOSTLY),
        (75, Status.MOSTLY),
        (74.999999, Status.PARTLY),
        (40, Status.PARTLY),
        (39.999999, Status.NOT_ACHIEVED),
    ],
)
def test_a_nodes_status_is_exact_at_its_thresholds(
    small: Framework, judged: Callable[..., Result], card: Cards, value: float, status: Status
) -> None:
    leaf = judged(card(target=100), 0, None, None, None, None, value)
    results = {key: replace(leaf, indicator=key) for key in small.indicators}
    nodes = aggregate(small, "25", results)
    assert {node.status for node in nodes.values()} == {status}
    assert {round(node.score or 0, 9) for node in nodes.values()} == {value}
