"""The reading of own priorities: what each region chose for itself, and which themes, priorities and focus areas meet.

Never scored (method §11). A region without the sheet is unknown, never indifferent. Proposals take their relevance
from `naming`; self-assessment has no part in it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.problems import Problem
from evaluation.rules.rows import row_address, sheet_rows
from evaluation.rules.wholeness import read_whole
from evaluation.workbook.submission import Missing, Row, Submission
from indicators.framework import Framework, options

SHEET = "own_priorities"
KINDS = ("theme", "priority", "focus")  # columns that link an own priority to what is common
_SPAN = re.compile(r"((?:19|20)\d{2})?\s*[–—-]\s*((?:19|20)\d{2})?")
_UNKNOWN = (Missing.NOT_AVAILABLE, Missing.CONFIDENTIAL)


@dataclass(frozen=True)
class OwnPriority:
    """One priority of a region's own. `links` are the keys it is linked to by kind; a kind is in `unknown` where the
    region says that the link is not known. `ended` tells that it ended before the period: it links nothing then."""

    region: str
    name: str
    valid: str
    ended: bool
    links: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    source: str
    illustrative: bool
    cell: str


@dataclass(frozen=True)
class Naming:
    """Who names one theme, priority or focus area among its own priorities, who is known not to, and who is unknown.

    `names` are the own priorities by region that do.
    """

    kind: str
    key: str
    naming: tuple[str, ...]
    not_naming: tuple[str, ...]
    unknown: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Shared:
    """What two regions that delivered both name, by kind."""

    a: str
    b: str
    keys: Mapping[str, tuple[str, ...]]

    @property
    def count(self) -> int:
        return sum(len(keys) for keys in self.keys.values())


@dataclass(frozen=True)
class OwnPriorities:
    """The regions' own priorities in their printed order, the namings by (kind, key), and each pair's common ones."""

    regions: tuple[str, ...]
    priorities: tuple[OwnPriority, ...]
    delivered: tuple[str, ...]
    namings: Mapping[tuple[str, str], Naming]
    shared: tuple[Shared, ...]


def own_priorities(
    framework: Framework, submissions: Mapping[str, Submission], problems: Sequence[Problem] = ()
) -> OwnPriorities:
    """What the accepted workbooks say of the regions' own priorities.

    Where one of the `problems` took a row or a link away, the region's silence on that kind of link says nothing.
    """
    found = tuple(
        _priority(framework, key, row)
        for key in framework.regions
        if key in submissions
        for row in sheet_rows(submissions[key], SHEET)
    )
    delivered = tuple(dict.fromkeys(one.region for one in found))
    common = {
        "theme": framework.strategy.theme,
        "priority": framework.strategy.priority,
        "focus": options(framework, "focus_areas"),
    }
    whole = {kind: read_whole(framework, submissions, problems, SHEET, (kind,)) for kind in KINDS}
    namings = {
        (kind, choice.key): _naming(kind, choice.key, tuple(framework.regions), found, whole[kind])
        for kind in KINDS
        for choice in common[kind]
    }
    shared = tuple(_shared(namings.values(), delivered))
    return OwnPriorities(tuple(framework.regions), found, delivered, namings, shared)


def naming(reading: OwnPriorities, keys: Collection[tuple[str, str]]) -> Naming:
    """Who names at least one of several (kind, key) pairs: a measure's theme or its priority (method §10).

    Known not to is who is known not to name any of them. Without keys everybody is unknown; a key that is no common
    one is a KeyError.
    """
    wanted = [reading.namings[key] for key in keys]
    yes = [key for key in reading.regions if any(key in one.naming for one in wanted)]
    no = [key for key in reading.regions if wanted and all(key in one.not_naming for one in wanted)]
    names = {key: tuple(dict.fromkeys(name for one in wanted for name in one.names.get(key, ()))) for key in yes}
    unknown = tuple(key for key in reading.regions if key not in yes and key not in no)
    return Naming("any", "+".join(key for _, key in keys), tuple(yes), tuple(no), unknown, names)


def _priority(framework: Framework, region: str, row: Row) -> OwnPriority:
    cells = {kind: row.cells.get(kind) for kind in KINDS}
    valid = row.text("valid")
    return OwnPriority(
        region=region,
        name=row.text("name"),
        valid=valid,
        ended=_ended(valid, framework.years.first),
        links={
            kind: cell.value if cell is not None and isinstance(cell.value, tuple) else ()
            for kind, cell in cells.items()
        },
        unknown=tuple(kind for kind, cell in cells.items() if cell is not None and cell.missing in _UNKNOWN),
        source=row.text("source"),
        illustrative=row.illustrative,
        cell=row_address(row, "name"),
    )


def _ended(valid: str, first: int) -> bool:
    """Whether the years in which it was in force all lie before the period; False where they are not told plainly.

    >>> _ended("2014–2018", 2019), _ended("2014–2020", 2019), _ended("2014–", 2019), _ended("ei tiedossa", 2019)
    (True, False, False, False)
    """
    span = _SPAN.fullmatch(valid.strip())
    return bool(span and span[2] and int(span[2]) < first)


def _naming(
    kind: str, key: str, regions: Sequence[str], found: Sequence[OwnPriority], whole: Collection[str]
) -> Naming:
    standing = [one for one in found if not one.ended]
    names = {
        region: tuple(one.name for one in standing if one.region == region and key in one.links[kind])
        for region in regions
    }
    yes = tuple(region for region in regions if names[region])
    open_ones = {one.region for one in standing if kind in one.unknown}
    no = tuple(region for region in regions if region in whole and region not in yes and region not in open_ones)
    unknown = tuple(region for region in regions if region not in yes and region not in no)
    return Naming(kind, key, yes, no, unknown, {region: names[region] for region in yes})


def _shared(namings: Collection[Naming], delivered: Sequence[str]) -> Iterator[Shared]:
    for a, b in combinations(delivered, 2):
        keys = {
            kind: tuple(one.key for one in namings if one.kind == kind and a in one.naming and b in one.naming)
            for kind in KINDS
        }
        yield Shared(a, b, keys)
