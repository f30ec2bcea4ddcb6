"""Who works with whom in a group of projects: pairs of regions, shares, density, degree and strength (method §11).

Knows no workbook. The budget of a project stands in full in each of its pairs, so that pairs never add up to a total.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.cooperation.projects import Project


@dataclass(frozen=True)
class Pair:
    """Two regions and what they share. `count` is None where neither of them delivered its projects and none is known.

    `euro` is the sum of the whole budgets of the shared projects, None where none of them has a known one; `unpriced`
    counts the shared projects without a known or agreed budget.
    """

    a: str
    b: str
    count: int | None
    euro: float | None
    unpriced: int


@dataclass(frozen=True)
class Member:
    """One region in a network: its projects, those with another region, with how many regions it shares one (degree),
    and the shared projects counted once for each region they are shared with (strength)."""

    region: str
    projects: int
    shared: int
    degree: int
    strength: int


@dataclass(frozen=True)
class Partner:
    """A country that takes part, in how many projects and with which regions."""

    country: str
    projects: int
    regions: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """The cooperation in one group of projects: all, or those of a theme, a priority or a year of start.

    `projects` counts those whose regions are known and of which one at least is the area's; `two` and `three` those
    with at least so many of its regions. `unplaced` are left out because nobody says who takes part. `pairs` are all
    pairs of regions in their printed order. `incomplete` where a region has not delivered its projects: then counts,
    degrees and density are the least they can be. `illustrative` counts the invented ones among `projects`.
    """

    group: str
    key: str
    projects: int
    two: int
    three: int
    unplaced: int
    pairs: tuple[Pair, ...]
    members: tuple[Member, ...]
    partners: tuple[Partner, ...]
    incomplete: bool
    illustrative: int

    @property
    def linked(self) -> int:
        """How many pairs of regions share a project."""
        return sum(bool(pair.count) for pair in self.pairs)

    @property
    def density(self) -> float | None:
        """The pairs that share a project over all pairs, 0–1; None of a single region."""
        return self.linked / len(self.pairs) if self.pairs else None

    def share(self, count: int) -> float | None:
        """`count` of the projects, 0–1; None without projects."""
        return count / self.projects if self.projects else None


def network(
    group: str, key: str, found: Iterable[Project], regions: Sequence[str], delivered: Collection[str]
) -> Network:
    """The network of these projects among `regions`, of which `delivered` gave their projects."""
    mine = list(found)
    counted = [project for project in mine if project.regions and project.regions_known]
    return Network(
        group=group,
        key=key,
        projects=len(counted),
        two=sum(len(project.regions) >= 2 for project in counted),
        three=sum(len(project.regions) >= 3 for project in counted),
        unplaced=sum(not project.regions_known for project in mine),
        pairs=tuple(_pair(a, b, counted, delivered) for a, b in combinations(regions, 2)),
        members=tuple(_member(region, counted) for region in regions),
        partners=_partners(counted, regions),
        incomplete=not set(regions) <= set(delivered),
        illustrative=sum(project.illustrative for project in counted),
    )


def _pair(a: str, b: str, counted: Sequence[Project], delivered: Collection[str]) -> Pair:
    shared = [project for project in counted if {a, b} <= set(project.regions)]
    sums = [project.total for project in shared if project.total is not None]
    known = bool(shared) or a in delivered or b in delivered
    return Pair(
        a=a,
        b=b,
        count=len(shared) if known else None,
        euro=sum(sums) if sums or (known and not shared) else None,
        unpriced=len(shared) - len(sums),
    )


def _member(region: str, counted: Sequence[Project]) -> Member:
    own = [project for project in counted if region in project.regions]
    others = [other for project in own for other in project.regions if other != region]
    return Member(
        region=region,
        projects=len(own),
        shared=sum(len(project.regions) >= 2 for project in own),
        degree=len(set(others)),
        strength=len(others),
    )


def _partners(counted: Sequence[Project], regions: Sequence[str]) -> tuple[Partner, ...]:
    """The countries, those of most projects first."""
    of: Mapping[str, list[Project]] = {
        country: [project for project in counted if country in project.countries]
        for country in sorted({country for project in counted for country in project.countries})
    }
    found = [
        Partner(country, len(own), tuple(key for key in regions if any(key in project.regions for project in own)))
        for country, own in of.items()
    ]
    return tuple(sorted(found, key=lambda partner: -partner.projects))
