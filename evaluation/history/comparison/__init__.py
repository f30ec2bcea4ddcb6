"""What changed between two runs, and why: input, framework, method, settings or a decision.

Compares plain records; computes no score. Another part of what a run says is a function here that yields its changes,
and its line in `compare`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from evaluation.history.comparison.change import Cause, Change, Sides
from evaluation.history.comparison.pairing import paired
from evaluation.history.comparison.results import causes_by_result, findings, indicators, nodes, proposals
from evaluation.history.records import Record, input_hashes

__all__ = ["Cause", "Change", "Comparison", "compare"]


@dataclass(frozen=True)
class Comparison:
    """All changes from one run to a later one, part by part."""

    before: str
    after: str
    changes: tuple[Change, ...]

    def of(self, part: str) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.part == part)


def compare(before: Record, after: Record, below: Mapping[str, Collection[str]]) -> Comparison:
    """The changes from one run to another; the same two give the same changes in the same order.

    `below` maps each node id to the ids of the indicators under it.
    """
    sides = Sides(before, after, below)
    figures = tuple(indicators(sides))
    causes = causes_by_result(figures)
    changes = (
        *_inputs(sides),
        *_settings(sides),
        *_regions(sides),
        *figures,
        *nodes(sides, causes),
        *findings(sides, causes),
        *proposals(sides, causes),
        *_problems(sides),
    )
    return Comparison(before.name, after.name, changes)


def _inputs(sides: Sides) -> Iterator[Change]:
    """Files that came, went or hold something else."""
    old, new = input_hashes(sides.before.manifest), input_hashes(sides.after.manifest)
    regions = {one["file"]: one["region"] or "" for m in (sides.before, sides.after) for one in m.manifest["inputs"]}
    for name in sorted(sides.changed_files):
        yield Change("inputs", regions[name], name, "", old.get(name), new.get(name), (Cause.INPUT,))


def _settings(sides: Sides) -> Iterator[Change]:
    """Framework, method and the settings of the run."""
    for cause, path in (
        (Cause.FRAMEWORK, ("framework", "sha256")),
        (Cause.METHOD, ("code", "method")),
        (Cause.SETTINGS, ("seed",)),
        (Cause.SETTINGS, ("draws",)),
    ):
        if sides.differs(*path):
            yield Change("settings", "", ".".join(path), "", *sides.manifests(*path), (cause,))


def _regions(sides: Sides) -> Iterator[Change]:
    old, new = sides.manifests("regions")
    for key in new:
        if old.get(key) != new[key]:
            yield Change("regions", key, key, "status", old.get(key), new[key], (Cause.INPUT,))


def _problems(sides: Sides) -> Iterator[Change]:
    """Problems that were mended, and new ones, by their place."""
    for key, old, new in paired(sides, "problems", ("code", "region", "file", "sheet", "cells"), of="problems"):
        code, region, *place = (str(part or "") for part in key)
        if (old is None) != (new is None):
            where = "!".join(part for part in place if part)
            why = (Cause.INPUT,) if place[0] in sides.changed_files else sides.general or (Cause.INPUT,)
            yield Change("problems", region, where, "", code if old else None, code if new else None, why)
