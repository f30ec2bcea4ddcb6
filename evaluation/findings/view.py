"""What a finding kind looks at, and what it hands back. No claim is tested here.

A view is the whole evaluation up to the findings; the questions that several kinds ask of it are its methods.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from evaluation.cooperation import Cooperation
from evaluation.findings.finding import Fact, Grade
from evaluation.panel import Panel
from evaluation.scoring.results import Flag, Node, Result, Status
from evaluation.scoring.tree import Leaf, leaves
from evaluation.self_assessment.ratings import SelfAssessment
from evaluation.specialisation import Specialisation
from evaluation.uncertainty.spread import Spread
from evaluation.value_networks import ValueNetwork
from evaluation.workbook.submission import Row, Submission
from indicators.evidence import Evidence
from indicators.framework import Framework

WHOLES = ("implementation", "impact")


class Role(StrEnum):
    """What a finding is to its reader. Only a need may start something in the strategy that follows (method §10)."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    RESERVATION = "reservation"
    NEED = "need"


@dataclass(frozen=True)
class View:
    """All that is known before the findings; `spread` and the readings are None or empty where they were not made."""

    framework: Framework
    panel: Panel
    submissions: Mapping[str, Submission]
    results: Mapping[tuple[str, str], Result]
    nodes: Mapping[tuple[str, str], Node]
    cutoff: date
    spread: Spread | None = None
    self_assessment: SelfAssessment | None = None
    cooperation: Cooperation | None = None
    value_networks: tuple[ValueNetwork, ...] = ()
    specialisation: Specialisation | None = None

    @property
    def area(self) -> str:
        return self.framework.area.key

    @property
    def keys(self) -> tuple[str, ...]:
        """The regions and the area, in their printed order."""
        return (*self.framework.regions, self.area)

    @property
    def limits(self) -> Evidence:
        return self.framework.evidence

    @cached_property
    def own_results(self) -> Mapping[str, Mapping[str, Result]]:
        """The results by indicator id, of each region and the area."""
        found: dict[str, dict[str, Result]] = {key: {} for key in self.keys}
        for (region, indicator), result in self.results.items():
            found[region][indicator] = result
        return found

    def leaves(self, node: Node) -> tuple[Leaf, ...]:
        """The applicable indicators below a node with their shares of its weight."""
        return leaves(self.framework, node.region, node.node, self.own_results[node.region])

    def nodes_of(self, *levels: str) -> Iterator[Node]:
        """The applicable nodes of these levels, regions first."""
        for node in self.nodes.values():
            if node.level in levels and node.status is not Status.NOT_APPLICABLE:
                yield node

    @property
    def wholes(self) -> Iterator[Node]:
        """The applicable dimensions, and the wholes that hold more than one: one alone would say the same twice."""
        parts = Counter[str](dimension.part for dimension in self.framework.dimensions)
        return (node for node in self.nodes_of("dimension", *WHOLES) if parts[node.level] != 1)

    def probability(self, node: Node) -> Mapping[Status, float]:
        """The probability of each status; empty where nothing was simulated."""
        found = self.spread.nodes.get((node.region, node.node)) if self.spread is not None else None
        return found.probability if found is not None else {}

    def rows(self, key: str, sheet: str) -> tuple[Row, ...]:
        """The rows of a sheet of one accepted workbook; empty where there is none."""
        submission = self.submissions.get(key)
        found = submission.sheets.get(sheet) if submission is not None else None
        return found.rows if found is not None else ()


@dataclass(frozen=True)
class Claim:
    """What a kind says of one subject in one region or the area, before it bears the name of its kind."""

    region: str
    subject: str
    facts: Mapping[str, Fact]
    grade: Grade
    evidence: tuple[str, ...]
    illustrative: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of finding: its name, what it is to its reader, and the function that looks for it."""

    name: str
    role: Role
    claims: Callable[[View], Iterator[Claim]]


def is_invented(result: Result) -> bool:
    """Whether an invented figure is behind the result."""
    return Flag.ILLUSTRATIVE in result.flags
