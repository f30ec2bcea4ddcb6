"""Whether something still matters: what the regions' own priorities name (method §10). People's ratings never enter.

A region without the sheet is unknown; so is one that names nothing here on a sheet which could not be read whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.own_priorities import KINDS, SHEET, OwnPriorities, naming, own_priorities
from evaluation.problems import Problem, Severity
from evaluation.proposals.proposal import Relevance
from evaluation.workbook.submission import Submission
from indicators.framework import Framework


@dataclass(frozen=True)
class Choices:
    """The regions' own priorities, and the regions whose silence on something says nothing."""

    reading: OwnPriorities
    uncertain: frozenset[str]


def choices(framework: Framework, accepted: Mapping[str, Submission], problems: Iterable[Problem]) -> Choices:
    """What the accepted workbooks choose. An error on the sheet, or a column gone, makes silence uncertain."""
    damaged = {(one.place.file, one.place.sheet) for one in problems if one.severity is Severity.ERROR}
    return Choices(own_priorities(framework, accepted), frozenset(_uncertain(accepted, damaged)))


def _uncertain(accepted: Mapping[str, Submission], damaged: set[tuple[str, str]]) -> Iterator[str]:
    for region, submission in accepted.items():
        sheet = submission.sheets.get(SHEET)
        if sheet is not None and ((submission.file, sheet.name) in damaged or not set(KINDS) <= set(sheet.columns)):
            yield region


@dataclass(frozen=True)
class Judged:
    """A relevance, and whether an invented row is behind it."""

    relevance: Relevance
    illustrative: bool = False


def judged(framework: Framework, chosen: Choices, *, theme: str | None = None, priority: str | None = None) -> Judged:
    """High or low where enough regions settle it; else open, and always for horizontal work: that with neither theme
    nor priority, or under a priority that concerns ways of working."""
    following = framework.succession
    keys = [(kind, key) for kind, key in (("theme", theme), ("priority", priority)) if key]
    if not keys or priority in following.horizontal:
        return Judged(Relevance.OPEN)
    told = naming(chosen.reading, keys)
    silent = [region for region in told.not_naming if region not in chosen.uncertain]
    if len(told.naming) >= following.relevance_regions:
        found, behind = Relevance.HIGH, {*told.naming}
    elif len(silent) >= following.relevance_regions:
        found, behind = Relevance.LOW, {*silent}
    else:
        return Judged(Relevance.OPEN)
    return Judged(found, any(one.illustrative for one in chosen.reading.priorities if one.region in behind))
