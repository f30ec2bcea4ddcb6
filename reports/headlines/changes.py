"""What may be said of the change of a context figure between two years.

A change within its noise is no rise and no fall.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.headlines.telling import Headline, PercentagePoints, Share


@dataclass(frozen=True)
class Change:
    """By how much a figure changed, and up to which change it is taken for noise; both in the figure's unit."""

    by: float
    noise: float = 0.0

    @property
    def direction(self) -> int:
        """1 for a rise, −1 for a fall, 0 for a change that is none or may be noise."""
        if round(abs(self.by), 9) <= round(self.noise, 9):
            return 0
        return 1 if self.by > 0 else -1


def change_finding(changes: Sequence[Change]) -> Headline:
    """In how many regions a context figure rose and fell between two years, and in how many it did neither."""
    up, down = (sum(change.direction == way for change in changes) for way in (1, -1))
    level = len(changes) - up - down
    if not changes:
        return Headline("report.change.nothing")
    for form, count in (("all_up", up), ("all_down", down), ("level", level)):
        if count == len(changes):
            return Headline(f"report.change.{form}", number=count)
    facts = {"up": up, "down": down, "level": level, "total": len(changes)}
    if up and down:
        return Headline(f"report.change.{'three_ways' if level else 'both'}", facts)
    return Headline(f"report.change.{'up_only' if up else 'down_only'}", facts)


def own_change_finding(change: Change | None, size: Share | PercentagePoints | None) -> Headline:
    """The change of one respondent's figure with its size; None where it cannot be calculated."""
    if change is None or size is None:
        return Headline("report.change.nothing")
    if change.direction == 0:
        return Headline("report.change.own.level")
    return Headline(f"report.change.own.{'up' if change.direction > 0 else 'down'}", {"size": size})
