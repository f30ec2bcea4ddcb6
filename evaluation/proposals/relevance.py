"""Whether something still matters: what the regions' own priorities name (method §10). People's ratings never enter.

A region without the sheet is unknown; so is one that names nothing here on a sheet which could not be read whole.
"""

from dataclasses import dataclass

from evaluation.own_priorities import OwnPriorities, naming
from evaluation.proposals.proposal import Relevance
from indicators.framework import Framework


@dataclass(frozen=True)
class Judged:
    """A relevance, and whether an invented row is behind it."""

    relevance: Relevance
    illustrative: bool = False


def judged(
    framework: Framework, chosen: OwnPriorities, *, theme: str | None = None, priority: str | None = None
) -> Judged:
    """High or low where enough regions settle it; else open, and always for horizontal work: that with neither theme
    nor priority, or under a priority that concerns ways of working."""
    following = framework.succession
    keys = [(kind, key) for kind, key in (("theme", theme), ("priority", priority)) if key]
    if not keys or priority in following.horizontal:
        return Judged(Relevance.OPEN)
    told = naming(chosen, keys)
    if len(told.naming) >= following.relevance_regions:
        found, behind = Relevance.HIGH, {*told.naming}
    elif len(told.not_naming) >= following.relevance_regions:
        found, behind = Relevance.LOW, {*told.not_naming}
    else:
        return Judged(Relevance.OPEN)
    return Judged(found, any(one.illustrative for one in chosen.priorities if one.region in behind))
