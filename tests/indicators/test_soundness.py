"""Each law of a framework, broken once: the fault is told with file, card and field."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from indicators import Framework, FrameworkError, Indicator, Text, load_framework
from indicators.soundness import LAWS, check_soundness

SMALL = Path(__file__).parents[1] / "small"
Broken = Callable[[Framework], Framework]


@pytest.fixture(scope="module")
def small() -> Framework:
    return load_framework("nordbotten", SMALL)


def card(key: str, **fields: Any) -> Broken:
    """The framework with some fields of one card changed."""

    def broken(framework: Framework) -> Framework:
        changed: Indicator = structs.replace(framework.indicators[key], **fields)
        return structs.replace(framework, indicators={**framework.indicators, key: changed})

    return broken


def question(**fields: Any) -> Broken:
    def broken(framework: Framework) -> Framework:
        first, *rest = framework.questions
        changed = (structs.replace(first, **fields), *rest)
        return structs.replace(framework, assessment=structs.replace(framework.assessment, question=changed))

    return broken


def assessment(**fields: Any) -> Broken:
    return lambda framework: structs.replace(framework, assessment=structs.replace(framework.assessment, **fields))


def measure(**fields: Any) -> Broken:
    def broken(framework: Framework) -> Framework:
        first, *rest = framework.measures
        return structs.replace(framework, measures=(structs.replace(first, **fields), *rest))

    return broken


def dimension(**fields: Any) -> Broken:
    def broken(framework: Framework) -> Framework:
        first, *rest = framework.dimensions
        return structs.replace(framework, dimensions=(structs.replace(first, **fields), *rest))

    return broken


def chains(framework: Framework) -> Framework:
    return structs.replace(framework, value_chains=(*framework.value_chains, framework.value_chains[0]))


def succession(**fields: Any) -> Broken:
    return lambda framework: structs.replace(framework, succession=structs.replace(framework.succession, **fields))


def strategy(field: str, **fields: Any) -> Broken:
    """The framework with some fields of one record of the strategy changed."""

    def broken(framework: Framework) -> Framework:
        changed = structs.replace(getattr(framework.strategy, field), **fields)
        return structs.replace(framework, strategy=structs.replace(framework.strategy, **{field: changed}))

    return broken


def uncertainty(**fields: Any) -> Broken:
    def broken(framework: Framework) -> Framework:
        changed = structs.replace(framework.method.uncertainty, **fields)
        return strategy("method", uncertainty=changed)(framework)

    return broken


def measure_named_as_theme(framework: Framework) -> Framework:
    return measure(id=framework.strategy.theme[0].key)(framework)


def no_lists(framework: Framework) -> Framework:
    return structs.replace(framework, choices={})


TWICE = Text("kahdesti", "twice")
BROKEN: tuple[tuple[str, Broken, str], ...] = (
    ("weights_sum_to_one", dimension(weight=0.6), "sum to 0.9"),
    ("unscored_cards_carry_no_weight", card("I1", direction="none", target=None, weight=1.0), "[I1]: weight"),
    ("cards_point_to_records", card("I1", objective="W9"), "[I1]: objective: no W9"),
    ("cards_point_to_records", card("I1", themes=["XYZ"]), "[I1]: themes: no XYZ"),
    ("plans_point_to_records", measure(indicators=["I99"]), "[M01]: indicators: no I99"),
    ("plans_point_to_records", measure(questions=["Q99"]), "[M01]: questions: no Q99"),
    ("plans_point_to_records", measure(theme="XYZ"), "[M01]: theme: no XYZ"),
    ("plans_point_to_records", measure(priority="P9"), "[M01]: priority: no P9"),
    ("plans_point_to_records", chains, "theme: no such theme, or it has two chains"),
    ("targets_make_sense", card("I1", target="more"), "[I1]: target: 'more' is not a target"),
    ("targets_make_sense", card("I1", baseline=200.0), "target below baseline"),
    ("targets_make_sense", card("I2", target="keeps pace with the country"), "the country's pace is that of a year"),
    ("milestones_lie_on_the_way", card("I1", milestones={2020: 5}), "milestones: 2020 is not a year on the way"),
    ("milestones_lie_on_the_way", card("I2", milestones={2018: 5}), "milestones: no absolute target"),
    ("parts_fit_rollup", card("I1", rollup="ratio_of_sums"), "ratio_of_sums needs parts"),
    ("parts_fit_rollup", card("I1", valid_range=(5.0, 5.0)), "valid_range: 5–5 is empty"),
    ("parts_are_named", card("I1", parts="ratio"), "part_names: nimittäjä for parts 'ratio'"),
    ("parts_are_named", card("I1", part_names={"n": TWICE}), "part_names: n for parts 'none'"),
    ("computed_cards_rest_on_asked_ones", card("I1", derived=("I1", "I2")), "derived: I1 is no card that is asked"),
    ("computed_cards_rest_on_asked_ones", card("I1", derived=("I99", "I2")), "derived: I99 is no card that is asked"),
    (
        "computed_cards_rest_on_asked_ones",
        card("I1", derived=("I2", "I3"), scope="joint", rollup="none"),
        "derived: I2 is asked of others (region)",
    ),
    (
        "computed_cards_rest_on_asked_ones",
        card("I1", measured_by_run=True, scope="joint", rollup="none"),
        "measured_by_run: the run measures regions",
    ),
    ("breaks_are_dated", card("I1", break_year=2018), "break_year: a break has both"),
    ("breaks_are_dated", card("I1", break_year=2015, series_break=TWICE), "break_year: 2015 divides no years"),
    ("breaks_are_dated", card("I1", baseline_years=(2015, 2011)), "baseline_years: not earlier years"),
    ("choices_exist", no_lists, "choices: no list"),
    ("succession_is_whole", succession(first=2020), "successor.toml: first, last"),
    ("subjects_are_told_apart", measure_named_as_theme, "the id is used for two things"),
    ("readings_are_ordered", strategy("readings", thin=9.0), "thin: 9 is not between"),
    ("uncertainty_is_drawn_from_ranges", uncertainty(fill=(9.0, 1.0)), "fill: 9–1 is no range"),
    ("uncertainty_is_drawn_from_ranges", uncertainty(sensitivity_draws=100), "100 is no power of two"),
    ("questions_fit_the_wheel", question(dimensions=["Z"]), "[Q01]: dimensions: no Z"),
    ("questions_fit_the_wheel", question(criteria=[9]), "[Q01]: criteria: no 9"),
    ("questions_fit_the_wheel", question(wheel="9.9"), "[Q01]: wheel: no 9.9"),
    ("questions_fit_the_wheel", assessment(question=()), "criteria: no question on 2"),
    ("questions_fit_the_wheel", assessment(step=()), "[Q01]: wheel: no 2.1"),
    ("limits_mean_something", assessment(fewest_answers=1), "fewest_answers: 1 is less than 2"),
    ("limits_mean_something", assessment(wide_range=5), "wide_range: 5 is wider than the scale"),
    ("limits_mean_something", assessment(named_gap=0.0), "named_gap: 0 is not above zero"),
)


@pytest.mark.parametrize(("law", "broken", "fault"), BROKEN, ids=[f"{law}-{fault}" for law, _, fault in BROKEN])
def test_a_broken_law_is_told(small: Framework, law: str, broken: Broken, fault: str) -> None:
    told = [sentence for one in LAWS if one.__name__ == law for sentence in one(broken(small))]
    assert any(fault in sentence for sentence in told), told


def test_every_law_but_one_is_broken_here() -> None:
    told_elsewhere = {"recounts_count_cards"}  # with the second sources of the findings
    assert {law.__name__ for law in LAWS} == {law for law, _, _ in BROKEN} | told_elsewhere


def test_the_first_fault_stops_the_reading(small: Framework) -> None:
    with pytest.raises(FrameworkError, match="no XYZ"):
        check_soundness(measure(theme="XYZ")(small))


def test_two_questions_of_one_id_are_told(small: Framework) -> None:
    twice = assessment(question=(*small.questions, *small.questions))(small)
    told = [fault for law in LAWS for fault in law(twice)]
    assert any("[Q01]: the id is used twice" in fault for fault in told)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_small_strategy_keeps_every_law(small: Framework, law: Callable[[Framework], Any]) -> None:
    assert list(law(small)) == []
