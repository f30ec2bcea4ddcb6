"""A reported result beside its cells: the figures of the workbooks behind it, reckoned from them (method §2, §5).

Arithmetic only; what is told of it is for `figures`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.scoring.promise import point
from evaluation.scoring.rolling import rolled
from evaluation.tracing.reckoning import Reckoned, combined
from evaluation.tracing.shelf import Held, Shelf
from indicators.cards import Band, Indicator
from indicators.framework import Framework
from indicators.targets import KeepsPace, Raised, parse

Record = Mapping[str, Any]
Written = float | Band | str | None  # a target as a card writes it
Weighted = tuple[float | None, float | None]  # a figure, and its weight where it is averaged


@dataclass(frozen=True)
class Reported:
    """One result as reported, all the results of its run by (region, indicator id), and the shelf of their cells."""

    framework: Framework
    results: Mapping[tuple[str, str], Record]
    shelf: Shelf
    record: Record

    @property
    def card(self) -> Indicator:
        return self.framework.indicators[self.record["id"]]

    @property
    def region(self) -> str:
        return str(self.record["region"])

    @property
    def area(self) -> str:
        return self.framework.area.key

    def held(self, part: str, *columns: str) -> list[Held]:
        """The cells of a part that are to be had, of some columns or of all."""
        found = (self.shelf.cell(place) for place in self.record["cells"].get(part, ()))
        return [cell for cell in found if cell is not None and (not columns or cell.column in columns)]

    @property
    def rolled_up(self) -> bool:
        """Whether the regions' figures were rolled up: the area's own workbook holds none of the value's cells."""
        if self.region != self.area or self.card.scope == "joint":
            return False
        return all(cell.region != self.area for cell in self.held("value"))

    @property
    def regions(self) -> tuple[str, ...]:
        """The workbooks whose figures make the value: those of the roll-up, or the result's own."""
        present = dict.fromkeys(cell.region for cell in self.held("value"))
        return tuple(present) if self.rolled_up else (self.region,)

    def values(self) -> dict[str, Reckoned]:
        """The figure of each workbook that the value was made of."""
        return {region: self._combined("value", region) for region in self.regions}

    def _combined(self, part: str, region: str) -> Reckoned:
        cells = [cell for cell in self.held(part) if cell.region == region]
        return combined(self.framework, self.card, cells)

    def combined_way(self, part: str) -> str:
        """How one workbook's cells make a part."""
        return self._combined(part, self.region).way

    def together(self, figures: Mapping[str, Weighted]) -> float | None:
        """The figures of several workbooks as one, or the only one."""
        if not self.rolled_up:
            return next((value for value, _ in figures.values()), None)
        return rolled(self.card, [value for value, _ in figures.values()], [weight for _, weight in figures.values()])

    def years(self, region: str) -> tuple[int, int]:
        """For sums: in how many years of the period the value is known, and how many are inside it; else 1 and 1."""
        if self.card.accumulation != "sum":
            return 1, 1
        own = self.results.get((region, self.card.id), self.record)
        outside = sum(kind == "not_applicable" for kind in own["series_missing"].values())
        inside = len(self.framework.years.period) - outside
        known = len({cell.column for cell in self.held("value") if cell.region == region and cell.number is not None})
        scaled = "partial" in own["flags"] and not self.card.derived
        return (known if scaled else inside), inside

    def first_cells(self, region: str, card: str) -> tuple[Held, ...]:
        """Of another result the cells of its value that hold a number."""
        found = (self.shelf.cell(place) for place in self.results[region, card]["cells"].get("value", ()))
        return tuple(cell for cell in found if cell is not None and cell.number is not None)

    def baselines(self) -> dict[str, Weighted]:
        """The baseline of each workbook with its weight; of sums what the known years are held against."""
        found = {}
        for region in self.regions:
            own = self._combined("baseline", region)
            flow = own.value if own.value is not None else self.card.baseline
            known, _ = self.years(region)
            found[region] = (None if flow is None else flow * known, own.weight)
        return found

    def written(self) -> Written:
        """The card's own target, or for a joint figure beside regional ones the joint one if it has that."""
        joint = self.region == self.area and self.card.scope == "both"
        return self.card.joint_target if joint and self.card.joint_target is not None else self.card.target

    def is_summed(self) -> bool:
        """Whether a joint figure is measured against the regions' targets together."""
        both = self.region == self.area and self.card.scope == "both"
        own = self.card.joint_target is not None or isinstance(parse(self.card.target), Raised)
        return both and not own and not self.held("target", "target")

    def target_of(self, region: str, written: Written) -> float | None:
        """The target that one workbook's figure is held to: its own cell's, or what the card says."""
        known, inside = self.years(region)
        cells = [cell for cell in self.held("target", "target") if cell.region == region]
        themed = self.card.parts == "themes"
        given = [combined(self.framework, self.card, cells).value] if themed else [c.number for c in cells]
        if own := [number for number in given if number is not None]:
            return own[0] * known / inside
        start = self.baselines()[region][0]
        full = None if start is None else start * inside / known
        if isinstance(parse(written), KeepsPace):
            pace = self.pace()
            return None if full is None or pace is None else full * pace
        target = plain_target(self.card, written, full)
        return None if target is None else target * known / inside

    def pace(self) -> float | None:
        """The country's figure over its baseline, from the cells of the comparison."""
        base = str(self.framework.years.baseline)
        cells = {cell.column: cell.number for cell in self.held("target") if cell.column.isdigit()}
        start = cells.get(base)
        later = [number for column, number in cells.items() if column != base]
        return later[0] / start if start and later and later[0] is not None else None


def plain_target(card: Indicator, written: Written, baseline: float | None) -> float | None:
    """What the card's target is as a number, for this baseline."""
    target = parse(written)
    found = None if isinstance(target, KeepsPace) else point(card, target, baseline)
    return None if isinstance(found, tuple) else found
