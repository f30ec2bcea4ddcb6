"""The table of all cards in docs/indicators.md, written from the framework.

Run as `python -m docs.write_indicator_table`. It decides nothing about a card; a test compares the committed
page with what is written here. A new column is a header and a function in COLUMNS.
"""

from collections.abc import Callable
from pathlib import Path

from indicators import Framework, Indicator, load_framework
from indicators.cards import Band
from indicators.lists import Objective
from indicators.targets import Absolute, KeepsPace, Raised, Within, parse

PAGE = Path(__file__).with_name("indicators.md")

LEGEND = """\
# Indicators

{name}.

Written by `python -m docs.write_indicator_table` from the cards in `indicators/{period}/`: changes are made there,
and definitions, sources, valid ranges and stages are read there.

- **Target** is each respondent's own, **joint target** the area's where it is not rolled up from the regions.
  A dash means that none was set: the indicator is shown as a trend and lowers coverage; no target is guessed.
  {afterwards} indicators have a target that was set afterwards, {strategic} one of the strategy's own.
- **Roll-up** leads from the regions to the area. Joint indicators have none; ratios are recomputed from their
  parts, never averaged.
- **Accumulation**: `level` is the value of the target year; `sum` the total of {first}–{last}, with a target
  that is a total and a baseline {years} times the yearly one; `mean` the average of the years, with a target
  that is an average; `latest` the last figure of one-off work.
- **Baseline expected**: with a yes the indicator is not assessed if its baseline of {baseline} is missing.
- **Weight** is the share in the total of the area's tree. Inputs, context, and indicators without a direction
  carry none.
- **Core** marks the {core} of the {count} indicators that are enough for a first run with little material.

"""


def indicator_page(framework: Framework) -> str:
    """The whole page as Markdown: the legend and one row for each card, in the order of the files."""
    cards = tuple(framework.indicators.values())
    targets = [card for card in cards if card.target is not None or card.joint_target is not None]
    strategic = sum(card.target_origin == "strategy" for card in targets)
    legend = LEGEND.format(
        name=framework.strategy.name.en, period=framework.period,
        afterwards=len(targets) - strategic, strategic=strategic or "none",
        first=framework.years.first, last=framework.years.last, years=len(framework.years.period),
        baseline=framework.years.baseline, core=sum(card.core for card in cards), count=len(cards),
    )
    rows = [[header for header, _ in COLUMNS], ["---" for _ in COLUMNS]]
    rows += [[cell(framework, card) for _, cell in COLUMNS] for card in cards]
    return legend + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def area_weights(framework: Framework) -> dict[str, float]:
    """The weight of each scored card in the area's total, in all 1; a card that carries none is left out.

    An objective weighs what it says, or else its number of scored cards; a card what it says, or else 1.
    """
    shares: dict[str, float] = {}
    for dimension in framework.dimensions:
        heavy = {o.id: _heaviness(framework, o) for o in dimension.objectives if _carriers(framework, o)}
        for objective, weight in heavy.items():
            cards = _carriers(framework, framework.objectives[objective])
            whole = sum(heavy.values()) * sum(card.weight or 1.0 for card in cards)
            shares |= {card.id: dimension.weight * weight * (card.weight or 1.0) / whole for card in cards}
    return shares


def _heaviness(framework: Framework, objective: Objective) -> float:
    return len(_carriers(framework, objective)) if objective.weight is None else objective.weight


def _carriers(framework: Framework, objective: Objective) -> list[Indicator]:
    return [card for card in framework.cards_of(objective.id) if card.scored and card.weight != 0]


def _target(written: float | Band | str | None) -> str:
    match parse(written):
        case Absolute(value):
            return f"{value:g}"
        case Within(low, high):
            return f"{low:g}–{high:g}"
        case Raised(amount, relative):
            return f"baseline + {100 * amount:g} %" if relative else f"baseline + {amount:g}"
        case KeepsPace():
            return "keeps pace with the country"
        case None:
            return "–"


def _weight(framework: Framework, card: Indicator) -> str:
    share = area_weights(framework).get(card.id)
    return "–" if share is None else f"{100 * share:.2f} %"


def _rollup(framework: Framework, card: Indicator) -> str:
    return "–" if card.scope == "joint" else card.rollup


COLUMNS: tuple[tuple[str, Callable[[Framework, Indicator], str]], ...] = (
    ("Id", lambda _, card: card.id),
    ("Name (fi)", lambda _, card: card.name.fi),
    ("Objective", lambda _, card: card.objective),
    ("Unit", lambda _, card: card.unit.fi),
    ("Kind", lambda _, card: card.kind),
    ("Direction", lambda _, card: card.direction),
    ("Target", lambda _, card: _target(card.target)),
    ("Joint target", lambda _, card: _target(card.joint_target)),
    ("Scope", lambda _, card: card.scope),
    ("Roll-up", _rollup),
    ("Accumulation", lambda _, card: card.accumulation),
    ("Baseline expected", lambda _, card: "yes" if card.baseline_expected else "no"),
    ("Weight", _weight),
    ("Core", lambda _, card: "yes" if card.core else ""),
)


if __name__ == "__main__":
    PAGE.write_text(indicator_page(load_framework()), encoding="utf-8")
