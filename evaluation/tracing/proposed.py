"""What a proposal says of the indicator that would follow it, back to the cells of its baseline (method §10)."""

from collections.abc import Sequence

from evaluation.scoring.rolling import rolled
from evaluation.tracing.reckoning import combined, same
from evaluation.tracing.reported import Record
from evaluation.tracing.shelf import Held, Shelf
from evaluation.tracing.step import Step
from indicators.cards import Indicator
from indicators.framework import Framework


def proposed_step(framework: Framework, shelf: Shelf, record: Record) -> Step:
    """The step of a proposed indicator; its baseline is reckoned from the cells, its target levels are told."""
    card = framework.indicators[record["card"]]
    found = [(place, shelf.cell(place)) for place in record["cells"]]
    cells = [cell for _, cell in found if cell is not None]
    names = ("baseline", "baseline_year", "target_year", "cautious", "likely", "ambitious")
    holds = None
    if record["baseline"] is not None:
        holds = len(cells) == len(found) and same(_baseline(framework, card, cells), record["baseline"])
    facts = {name: record[name] for name in names}
    return Step("proposed", card.id, framework.area.key, facts, "start", holds, tuple(cell.as_step() for cell in cells))


def _baseline(framework: Framework, card: Indicator, cells: Sequence[Held]) -> float | None:
    """The level of its year, or of flows the mean of its years: of the joint workbook, or of the regions together."""
    regions = dict.fromkeys(cell.region for cell in cells)
    own = [combined(framework, card, [cell for cell in cells if cell.region == region]) for region in regions]
    if framework.area.key in regions:
        whole = own[0].value if len(own) == 1 else None
    else:
        whole = rolled(card, [one.value for one in own], [one.weight for one in own])
    years = len({cell.column for cell in cells})
    return None if whole is None else whole / years if card.accumulation == "sum" else whole
