"""One step on the way from a reported id back to its cells. No arithmetic."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Told = str | float | int | None


@dataclass(frozen=True)
class Step:
    """What was reported, and the steps it was made of; a step of kind `cell` has none.

    `kind` is proposal, finding, node, result, figure, part, measure, rating, projects, actors, speciality, framework or
    cell. `way` says how the parts make the figure. `holds` is whether they give exactly what was reported, None where
    nothing is reckoned. A cell's facts are its file, sheet, cell, what is written there, its number and the
    sha256 of the file.
    """

    kind: str
    id: str
    region: str = ""
    facts: Mapping[str, Told] = field(default_factory=dict)
    way: str = ""
    holds: bool | None = None
    parts: tuple["Step", ...] = ()

    def as_record(self) -> dict[str, Any]:
        """The step and all below it as plain records."""
        return {
            "kind": self.kind,
            "id": self.id,
            "region": self.region or None,
            "facts": dict(self.facts),
            "way": self.way or None,
            "holds": self.holds,
            "parts": [part.as_record() for part in self.parts],
        }


def walk(step: Step) -> Iterator[Step]:
    """The step and all below it, from above."""
    yield step
    for part in step.parts:
        yield from walk(part)


def cells_of(step: Step) -> tuple[Step, ...]:
    """The cells that a step ends in, each once."""
    found = {tuple(one.facts.items()): one for one in walk(step) if one.kind == "cell"}
    return tuple(found.values())


def failures(step: Step) -> tuple[Step, ...]:
    """The steps whose parts do not give what was reported."""
    return tuple(one for one in walk(step) if one.holds is False)
