"""Laws of a card: target, milestones, parts, roll-up, what it is computed from, and the breaks of its series."""

from collections.abc import Iterator

from indicators.cards import DENOMINATOR, NUMERATOR, RESPONDENTS, Indicator
from indicators.framework import Framework
from indicators.soundness.place import where
from indicators.targets import Absolute, KeepsPace, Raised, Within, parse

NAMED_PARTS = {
    "none": set[str](),
    "themes": set[str](),
    "ratio": {NUMERATOR, DENOMINATOR},
    "theme_ratio": {NUMERATOR, DENOMINATOR},
    "weighted": {RESPONDENTS},
}


def targets_make_sense(framework: Framework) -> Iterator[str]:
    """Targets keep to the grammar and lie on the wanted side of a baseline that the card itself gives."""
    for card in framework.indicators.values():
        for field in ("target", "joint_target"):
            try:
                target = parse(getattr(card, field))
            except ValueError as error:
                yield f"{where(framework, card)}: {field}: {error}"
                continue
            yield from (f"{where(framework, card)}: {field}: {fault}" for fault in _target_faults(card, target))


def _target_faults(card: Indicator, target: object) -> Iterator[str]:
    if target is not None and card.direction == "none":
        yield "a target without a direction"
    if isinstance(target, Within) != (card.direction == "within") and target is not None:
        yield f"{'a band' if isinstance(target, Within) else 'a single value'} with direction {card.direction}"
    if isinstance(target, Absolute) and card.baseline is not None:
        if card.direction == "increase" and target.value < card.baseline:
            yield "target below baseline although direction is increase"
        if card.direction == "decrease" and target.value > card.baseline:
            yield "target above baseline although direction is decrease"
    if isinstance(target, Raised | KeepsPace) and not card.baseline_expected:
        yield "a target that rests on the baseline, but no baseline is expected"
    if isinstance(target, Raised) and card.direction not in ("increase", "decrease"):
        yield f"'baseline + n' with direction {card.direction}"
    if isinstance(target, KeepsPace) and card.accumulation != "level":
        yield f"the country's pace is that of a year, not of a {card.accumulation}"


def milestones_lie_on_the_way(framework: Framework) -> Iterator[str]:
    """A milestone stands in a year of the period before the last, beside a single absolute target (method §3)."""
    years = framework.years
    for card in framework.indicators.values():
        if card.milestones and not isinstance(card.target, int | float):
            yield f"{where(framework, card)}: milestones: no absolute target that they lead to"
        for year in card.milestones:
            if not years.first <= year < years.last:
                yield f"{where(framework, card)}: milestones: {year} is not a year on the way to {years.last}"


def parts_fit_rollup(framework: Framework) -> Iterator[str]:
    """The parts of a card can be rolled up the way it says."""
    for card in framework.indicators.values():
        place = where(framework, card)
        if card.rollup == "ratio_of_sums" and card.parts not in ("ratio", "theme_ratio") and card.asked:
            yield f"{place}: rollup: ratio_of_sums needs parts"
        if card.rollup == "weighted_mean" and card.parts != "weighted":
            yield f'{place}: rollup: weighted_mean needs parts = "weighted"'
        if card.parts in ("themes", "theme_ratio") and not card.themes:
            yield f"{place}: themes: parts by theme, but no theme is named"
        if card.scope == "joint" and card.rollup != "none":
            yield f"{place}: rollup: a joint card has none"
        low, high = card.valid_range
        if low is not None and high is not None and low >= high:
            yield f"{place}: valid_range: {low:g}–{high:g} is empty"


def parts_are_named(framework: Framework) -> Iterator[str]:
    """Each part that evaluators fill has a name of its own, and no other part has one."""
    for card in framework.indicators.values():
        wrong = NAMED_PARTS[card.parts] ^ set(card.part_names)
        yield from (f"{where(framework, card)}: part_names: {part} for parts '{card.parts}'" for part in sorted(wrong))


def computed_cards_rest_on_asked_ones(framework: Framework) -> Iterator[str]:
    """What is derived comes from two cards that the same respondents fill; nothing is derived from itself."""
    for card in framework.indicators.values():
        for part in card.derived or ():
            other = framework.indicators.get(part)
            if other is None or not other.asked:
                yield f"{where(framework, card)}: derived: {part} is no card that is asked"
            elif other.scope not in (card.scope, "both"):
                yield f"{where(framework, card)}: derived: {part} is asked of others ({other.scope})"
        if card.measured_by_run and (card.derived or card.scope != "region"):
            yield f"{where(framework, card)}: measured_by_run: the run measures regions, and derives nothing"


def breaks_are_dated(framework: Framework) -> Iterator[str]:
    """A break of a series has its year, and a baseline that is a mean the years it is the mean of."""
    years = framework.years
    for card in framework.indicators.values():
        if (card.series_break is None) != (card.break_year is None):
            yield f"{where(framework, card)}: break_year: a break has both a text and its first year"
        if card.break_year is not None and not years.baseline < card.break_year <= years.last:
            yield f"{where(framework, card)}: break_year: {card.break_year} divides no years of the period"
        if card.baseline_years is not None and not card.baseline_years[0] < card.baseline_years[1] <= years.baseline:
            yield f"{where(framework, card)}: baseline_years: not earlier years in their order"
