"""Laws of the lists and of the choices of the method."""

from collections.abc import Iterator

from indicators.framework import Framework, options


def choices_exist(framework: Framework) -> Iterator[str]:
    """Every drop-down has its list."""
    for sheet in framework.sheets.values():
        for column in sheet.columns:
            if column.holds in ("choice", "choices"):
                try:
                    options(framework, column.choices or "")
                except KeyError:
                    yield f"forms.toml [{sheet.key}] {column.key}: choices: no list '{column.choices}'"


def readings_are_ordered(framework: Framework) -> Iterator[str]:
    """Thin lies below specialised, and a table of jobs can name its total."""
    readings = framework.readings
    if not 0 < readings.thin < readings.specialised:
        yield f"strategy.toml [readings]: thin: {readings.thin:g} is not between 0 and {readings.specialised:g}"
    if readings.few_jobs < 0 or readings.compared_regions < 2:
        yield "strategy.toml [readings]: few_jobs or compared_regions is too small to mean anything"
    if readings.fresh_months < 1:
        yield f"strategy.toml [readings]: fresh_months: {readings.fresh_months} leaves no description up to date"
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
