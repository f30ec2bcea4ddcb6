"""What must hold between the records of a framework before anything is computed from it.

One function a law; each yields sentences «file [card]: field …» that a maintainer can act on. Does not judge wording.
"""

from collections.abc import Callable, Iterator

from indicators.cards import Indicator
from indicators.framework import Framework, FrameworkError, options
from indicators.targets import Absolute, KeepsPace, Raised, Within, parse


def check_soundness(framework: Framework) -> None:
    """Raises FrameworkError with the first broken law."""
    for law in LAWS:
        for fault in law(framework):
            raise FrameworkError(fault)


def _where(framework: Framework, card: Indicator) -> str:
    names = dict(zip((d.id for d in framework.dimensions), framework.strategy.dimension_files, strict=True))
    return f"{names[card.dimension]} [{card.id}]"


def weights_sum_to_one(framework: Framework) -> Iterator[str]:
    """The weights of the dimensions are shares of one whole; context carries none."""
    total = sum(dimension.weight for dimension in framework.dimensions)
    if abs(total - 1) > 1e-9:
        yield f"strategy: the weights of the dimensions sum to {total:g}, not to 1"
    for objective in framework.objectives.values():
        if objective.weight is not None and objective.weight <= 0:
            yield f"[{objective.id}] weight: {objective.weight:g} is not above zero"
    for dimension in framework.dimensions:
        if dimension.weight < 0 or (dimension.part == "context" and dimension.weight):
            yield f"[{dimension.id}] weight: {dimension.weight:g} does not fit part '{dimension.part}'"


def unscored_cards_carry_no_weight(framework: Framework) -> Iterator[str]:
    """Inputs, context and cards without a direction are shown, never weighed (method §1)."""
    context = {dimension.id for dimension in framework.dimensions if dimension.part == "context"}
    for card in framework.indicators.values():
        if card.weight and (not card.scored or card.dimension in context):
            yield f"{_where(framework, card)}: weight: kind {card.kind}, direction {card.direction} carries none"
        if card.weight is not None and card.weight < 0:
            yield f"{_where(framework, card)}: weight: {card.weight:g} is negative"
        if card.dimension in context and card.kind != "context":
            yield f"{_where(framework, card)}: kind: {card.kind} cannot stand in the context dimension"


def references_exist(framework: Framework) -> Iterator[str]:
    """Every id that a record names belongs to a record."""
    objectives = {(d.id, o.id) for d in framework.dimensions for o in d.objectives}
    known = {
        "priorities": {choice.key for choice in framework.strategy.priority},
        "themes": {choice.key for choice in framework.strategy.theme},
    }
    for card in framework.indicators.values():
        if (card.dimension, card.objective) not in objectives:
            yield f"{_where(framework, card)}: objective: no {card.objective} in {card.dimension}"
        for field, keys in known.items():
            for key in getattr(card, field):
                if key not in keys:
                    yield f"{_where(framework, card)}: {field}: no {key}"
        for part in card.derived or ():
            if part not in framework.indicators:
                yield f"{_where(framework, card)}: derived: no card {part}"
    for check in framework.cross_checks:
        for row in (check.lesser, check.greater):
            if row not in framework.row_cards:
                yield f"cross_checks.toml: no row {row}"
    for measure in framework.measures:
        for key in measure.indicators:
            if key not in framework.indicators:
                yield f"measures.toml [{measure.id}]: indicators: no card {key}"
        for key in measure.questions:
            if key not in {question.id for question in framework.questions}:
                yield f"measures.toml [{measure.id}]: questions: no question {key}"


def targets_make_sense(framework: Framework) -> Iterator[str]:
    """Targets keep to the grammar and lie on the wanted side of a baseline that the card itself gives."""
    for card in framework.indicators.values():
        for field in ("target", "joint_target"):
            try:
                target = parse(getattr(card, field))
            except ValueError as error:
                yield f"{_where(framework, card)}: {field}: {error}"
                continue
            yield from (f"{_where(framework, card)}: {field}: {fault}" for fault in _target_faults(card, target))


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


def parts_fit_rollup(framework: Framework) -> Iterator[str]:
    """The parts of a card can be rolled up the way it says."""
    for card in framework.indicators.values():
        where = _where(framework, card)
        if card.rollup == "ratio_of_sums" and card.parts not in ("ratio", "theme_ratio") and card.asked:
            yield f"{where}: rollup: ratio_of_sums needs parts"
        if card.rollup == "weighted_mean" and card.parts != "weighted":
            yield f'{where}: rollup: weighted_mean needs parts = "weighted"'
        if card.parts in ("themes", "theme_ratio") and not card.themes:
            yield f"{where}: themes: parts by theme, but no theme is named"
        if card.scope == "joint" and card.rollup != "none":
            yield f"{where}: rollup: a joint card has none"
        low, high = card.valid_range
        if low is not None and high is not None and low >= high:
            yield f"{where}: valid_range: {low:g}–{high:g} is empty"


def choices_exist(framework: Framework) -> Iterator[str]:
    """Every drop-down has its list."""
    for sheet in framework.sheets.values():
        for column in sheet.columns:
            if column.holds in ("choice", "choices"):
                try:
                    options(framework, column.choices or "")
                except KeyError:
                    yield f"forms.toml [{sheet.key}] {column.key}: choices: no list '{column.choices}'"


def succession_is_whole(framework: Framework) -> Iterator[str]:
    """Every plan for the period that follows is about something of this one, once, and keeps to the lists."""
    following = framework.succession
    if not framework.years.last < following.first <= following.last:
        yield f"successor.toml: first, last: {following.first}–{following.last} do not follow {framework.years.last}"
    subjects, named = _subjects(framework), [plan.subject for plan in following.plan]
    for plan in (following.otherwise, *following.plan):
        where = f"successor.toml [{plan.subject or 'otherwise'}]"
        if plan is not following.otherwise and (plan.subject not in subjects or named.count(plan.subject) > 1):
            yield f"{where}: subject: no such measure, objective, theme or priority, or it is planned twice"
        for field in ("focus", "addressee", "timing"):
            if getattr(plan, field) not in {choice.key for choice in getattr(following, field)}:
                yield f"{where}: {field}: no {getattr(plan, field)}"
    for stage in framework.choices.get("measure_stages", ()):
        if stage.key not in following.stages:
            yield f"successor.toml: stages: none for stage {stage.key}"
    for key in following.horizontal:
        if key not in {priority.key for priority in framework.strategy.priority}:
            yield f"successor.toml: horizontal: no priority {key}"


def subjects_are_told_apart(framework: Framework) -> Iterator[str]:
    """A proposal is known by what it is about: no measure, objective, theme or priority bears another's id."""
    subjects = _subjects(framework)
    yield from (f"[{key}]: the id is used for two things" for key in sorted({*subjects}) if subjects.count(key) > 1)


def _subjects(framework: Framework) -> list[str]:
    listed = (framework.strategy.theme, framework.strategy.priority)
    keys = [choice.key for choices in listed for choice in choices]
    return [*(measure.id for measure in framework.measures), *framework.objectives, *keys]


def readings_are_ordered(framework: Framework) -> Iterator[str]:
    """Thin lies below specialised, and a table of jobs can name its total."""
    readings = framework.readings
    if not 0 < readings.thin < readings.specialised:
        yield f"strategy.toml [readings]: thin: {readings.thin:g} is not between 0 and {readings.specialised:g}"
    if readings.few_jobs < 0 or readings.compared_regions < 2:
        yield "strategy.toml [readings]: few_jobs or compared_regions is too small to mean anything"
    if not readings.all_industries:
        yield "strategy.toml [readings]: all_industries: no name of the total"


def uncertainty_is_drawn_from_ranges(framework: Framework) -> Iterator[str]:
    """Every choice that the simulation varies has a range the right way round, and every share is one (method §7)."""
    chosen = framework.method.uncertainty
    for field, least in (("fill", 0.0), ("tolerance", 0.0), ("target_distance", 1e-9)):
        low, high = getattr(chosen, field)
        if not least <= low <= high:
            yield f"strategy.toml [method.uncertainty]: {field}: {low:g}–{high:g} is no range to draw from"
    for field in ("fill_probability", "geometric_probability", "stated_probability"):
        if not 0 <= getattr(chosen, field) <= 1:
            yield f"strategy.toml [method.uncertainty]: {field}: {getattr(chosen, field):g} is no probability"
    for field in ("concentration", "geometric_floor"):
        if getattr(chosen, field) <= 0:
            yield f"strategy.toml [method.uncertainty]: {field}: {getattr(chosen, field):g} is not above zero"
    for field in ("figure_sd", "stated_gap"):
        if getattr(chosen, field) < 0:
            yield f"strategy.toml [method.uncertainty]: {field}: {getattr(chosen, field):g} is negative"
    if chosen.sensitivity_draws < 2 or chosen.sensitivity_draws.bit_count() != 1:
        yield f"strategy.toml [method.uncertainty]: sensitivity_draws: {chosen.sensitivity_draws} is no power of two"
    if framework.method.draws < 1:
        yield f"strategy.toml [method]: draws: {framework.method.draws} is too few"


def recounts_count_cards(framework: Framework) -> Iterator[str]:
    """What the list of projects counts again is a plain figure of a card, over the years of the period."""
    for recount in framework.evidence.recount:
        card = framework.indicators.get(recount.card)
        if card is None:
            yield f"evidence.toml [recount] card: no card {recount.card}"
        elif card.accumulation != "sum" or card.parts != "none":
            yield f"evidence.toml [recount] card: {recount.card} is not a plain sum over the years"


LAWS: tuple[Callable[[Framework], Iterator[str]], ...] = (
    weights_sum_to_one,
    unscored_cards_carry_no_weight,
    references_exist,
    targets_make_sense,
    parts_fit_rollup,
    choices_exist,
    succession_is_whole,
    subjects_are_told_apart,
    readings_are_ordered,
    uncertainty_is_drawn_from_ranges,
    recounts_count_cards,
)
