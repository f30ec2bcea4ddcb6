"""The reading of cooperation: who works with whom across the area, by the projects of all workbooks (method §11).

Never scored. Only projects that ran during the strategy period count; a project that ended before it is told of, and
left out. A new way to group projects is one line in `_groups`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.cooperation.network import Member, Network, Pair, Partner, network
from evaluation.cooperation.projects import SHEET, Conflict, Project, projects
from evaluation.problems import Problem
from evaluation.rules.wholeness import read_whole
from evaluation.workbook.submission import Submission
from indicators.framework import Framework, Years

__all__ = ["Conflict", "Cooperation", "Member", "Network", "Pair", "Partner", "Project", "cooperation"]


@dataclass(frozen=True)
class Cooperation:
    """All projects by code, and the networks of those that ran in the period: `all` first, then by group.

    `delivered` are the regions whose list of projects was read whole; the others are unknown, not alone. `before`
    counts the projects that ended before the period, `after` those that start after it.
    """

    projects: tuple[Project, ...]
    networks: tuple[Network, ...]
    delivered: tuple[str, ...]
    before: int
    after: int

    @property
    def whole(self) -> Network:
        """The network of all projects of the period."""
        return self.networks[0]

    @property
    def disputed(self) -> tuple[Project, ...]:
        """The projects on which workbooks contradict each other."""
        return tuple(project for project in self.projects if project.conflicts)


def cooperation(
    framework: Framework, submissions: Mapping[str, Submission], problems: Sequence[Problem] = ()
) -> Cooperation:
    """The cooperation that the accepted workbooks tell of; without projects every network is empty.

    A region whose list lost a project or its partners to one of the `problems` counts as not delivered.
    """
    found = projects(framework, submissions)
    delivered = read_whole(framework, submissions, problems, SHEET, ("regions",))
    running = [project for project in found if not _before(project, framework.years) and not _after(project, framework)]
    regions = tuple(framework.regions)
    return Cooperation(
        projects=found,
        networks=tuple(
            network(group, key, members, regions, delivered) for group, key, members in _groups(framework, running)
        ),
        delivered=delivered,
        before=sum(_before(project, framework.years) for project in found),
        after=sum(_after(project, framework) for project in found),
    )


def _before(project: Project, years: Years) -> bool:
    """Whether it ended before the period; a project without a known end may still run."""
    return project.end is not None and project.end.year < years.first


def _after(project: Project, framework: Framework) -> bool:
    return project.start is not None and project.start.year > framework.years.last


def _groups(framework: Framework, running: list[Project]) -> Iterator[tuple[str, str, list[Project]]]:
    """The projects together, and by theme, priority and year of start; those without one are in no such group."""
    yield "all", "", running
    for theme in framework.strategy.theme:
        yield "theme", theme.key, [project for project in running if project.theme == theme.key]
    for priority in framework.strategy.priority:
        yield "priority", priority.key, [project for project in running if project.priority == priority.key]
    for year in sorted({project.start.year for project in running if project.start is not None}):
        begun = [project for project in running if project.start is not None and project.start.year == year]
        yield "year", str(year), begun
