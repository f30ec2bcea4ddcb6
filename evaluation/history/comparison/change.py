"""The two sides of a comparison, and one thing that is not as it was, with what may have caused it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from evaluation.history.records import Record, input_hashes


class Cause(StrEnum):
    """Why something is not as it was."""

    INPUT = "input"
    FRAMEWORK = "framework"
    METHOD = "method"
    SETTINGS = "settings"
    DECISION = "decision"


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was.

    `part` is where: inputs, settings, regions, indicators, nodes, findings, proposals or problems; `subject` its id
    there, `field` what of it (empty where it came or went whole). `before` and `after` are plain values, None where
    there was none.
    """

    part: str
    region: str
    subject: str
    field: str
    before: Any
    after: Any
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Sides:
    """The two runs side by side, and what follows from their manifests.

    `below` maps each node id to the ids of the indicators under it.
    """

    before: Record
    after: Record
    below: Mapping[str, Collection[str]]

    def manifests(self, *path: str) -> tuple[Any, Any]:
        """One value of both manifests; None where one of them lacks it."""
        values: list[Any] = [self.before.manifest, self.after.manifest]
        for name in path:
            values = [value.get(name) if isinstance(value, Mapping) else None for value in values]
        return values[0], values[1]

    def differs(self, *path: str) -> bool:
        old, new = self.manifests(*path)
        return bool(old != new)

    @cached_property
    def changed_files(self) -> frozenset[str]:
        old, new = input_hashes(self.before.manifest), input_hashes(self.after.manifest)
        return frozenset(name for name in {*old, *new} if old.get(name) != new.get(name))

    @cached_property
    def changed_cards(self) -> frozenset[str]:
        old, new = (cards or {} for cards in self.manifests("framework", "cards"))
        return frozenset(card for card in {*old, *new} if old.get(card) != new.get(card))

    @cached_property
    def general(self) -> tuple[Cause, ...]:
        """What may have changed anything at all."""
        found = (
            (Cause.FRAMEWORK, self.differs("framework", "sha256")),
            (Cause.METHOD, self.differs("code", "method")),
        )
        return tuple(cause for cause, applies in found if applies)


def ordered(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Each cause once, in the order of the list above."""
    found = set(causes)
    return tuple(cause for cause in Cause if cause in found)
