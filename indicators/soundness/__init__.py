"""What must hold between the records of a framework before anything is computed from it.

One function a law, in the module of what it is about; each yields sentences «file [card]: field …» that a maintainer
can act on. Does not judge wording. A new law is a function and its line in LAWS.
"""

from collections.abc import Callable, Iterator

from indicators.framework import Framework, FrameworkError
from indicators.soundness.assessment import limits_mean_something, questions_fit_the_wheel
from indicators.soundness.cards import (
    breaks_are_dated,
    computed_cards_rest_on_asked_ones,
    milestones_lie_on_the_way,
    parts_are_named,
    parts_fit_rollup,
    targets_make_sense,
)
from indicators.soundness.choices import (
    choices_exist,
    readings_are_ordered,
    recounts_count_cards,
    uncertainty_is_drawn_from_ranges,
)
from indicators.soundness.references import cards_point_to_records, plans_point_to_records
from indicators.soundness.succession import subjects_are_told_apart, succession_is_whole
from indicators.soundness.weights import unscored_cards_carry_no_weight, weights_sum_to_one


def check_soundness(framework: Framework) -> None:
    """Raises FrameworkError with the first broken law."""
    for law in LAWS:
        for fault in law(framework):
            raise FrameworkError(fault)


LAWS: tuple[Callable[[Framework], Iterator[str]], ...] = (
    weights_sum_to_one,
    unscored_cards_carry_no_weight,
    cards_point_to_records,
    plans_point_to_records,
    targets_make_sense,
    milestones_lie_on_the_way,
    parts_fit_rollup,
    parts_are_named,
    computed_cards_rest_on_asked_ones,
    breaks_are_dated,
    choices_exist,
    questions_fit_the_wheel,
    limits_mean_something,
    succession_is_whole,
    subjects_are_told_apart,
    readings_are_ordered,
    uncertainty_is_drawn_from_ranges,
    recounts_count_cards,
)
