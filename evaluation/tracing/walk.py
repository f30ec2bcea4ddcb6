"""From any reported id to its trace: proposal → finding → node → result → value, baseline, target → cells.

Each sort of id has its function here; how figures are made of cells is for `figures`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from evaluation.scoring import Flag, Result, Status
from evaluation.scoring.promise import Promise
from evaluation.scoring.tree import aggregate, leaves
from evaluation.scoring.way import covered
from evaluation.tracing.figures import figure_steps
from evaluation.tracing.opinions import rating_step
from evaluation.tracing.proposed import proposed_step
from evaluation.tracing.reckoning import same
from evaluation.tracing.reported import Record, Reported
from evaluation.tracing.shelf import Shelf
from evaluation.tracing.specialities import speciality_step
from evaluation.tracing.step import Step
from indicators.framework import Framework

_MEASURE = ("stage", "planned_start", "planned_end", "actual_start", "actual_end", "budget", "spent")
_REPEATED = ("value", "baseline", "score", "coverage", "status")
_OF_OTHER_YEARS = ("source_difference",)  # held over the years that both sources know
_LISTS = {  # the sheets that are evidence as a whole, each with its telling columns
    "projects": ("code", "regions", "start", "public"),
    "actors": ("name", "theme", "stage", "region"),
}


class NotTracedError(Exception):
    """No figure, finding or proposal of the run has this id; `close` are ids that resemble it."""

    def __init__(self, id: str, close: tuple[str, ...]) -> None:
        super().__init__(id)
        self.id, self.close = id, close


@dataclass(frozen=True)
class Walk:
    """The ways through one run: its framework, the content of its results.json, and its stored workbooks."""

    framework: Framework
    record: Mapping[str, Any]
    shelf: Shelf

    def follow(self, id: str, region: str = "") -> Step:
        """The trace of an id; `region` says whose figure is meant, the area's without it. Raises NotTracedError.

        An id may also name its region itself: `19:T03`.
        """
        if id in self._findings:
            return self.finding(self._findings[id])
        if id in self._proposals:
            return self.proposal(self._proposals[id])
        own, _, name = id.rpartition(":")
        found = self._evidence(f"{own or region or self.framework.area.key}:{name}")
        if found is None:
            raise NotTracedError(id, tuple(get_close_matches(id, self.ids, 3)))
        return found

    @property
    def ids(self) -> list[str]:
        """Every id that a trace can begin from, regions' own written `19:T03`."""
        results, nodes = (sorted(f"{key}:{name}" for key, name in known) for known in (self._results, self._nodes))
        names = dict.fromkeys(name for _, name in (*self._results, *self._nodes))
        return [*names, *self._findings, *self._proposals, *results, *nodes]

    @cached_property
    def _results(self) -> dict[tuple[str, str], Record]:
        return {(one["region"], one["id"]): one for one in self.record["indicators"]}

    @cached_property
    def _nodes(self) -> dict[tuple[str, str], Record]:
        return {(one["region"], one["node"]): one for one in self.record["nodes"]}

    @cached_property
    def _findings(self) -> dict[str, Record]:
        return {one["id"]: one for one in self.record["findings"]}

    @cached_property
    def _proposals(self) -> dict[str, Record]:
        return {one["id"]: one for one in self.record["proposals"]}

    # Each sort of id -------------------------------------------------------------------------------------------------

    def proposal(self, record: Record) -> Step:
        """A proposal: its findings, the results that its performance rests on, and the indicator to follow it by."""
        facts = {name: record.get(name) for name in ("action", "consider", "subject", "grade")}
        found = [self.finding(self._findings[id]) for id in record["findings"] if id in self._findings]
        results = [step for id in record.get("results", ()) if (step := self._evidence(id)) is not None]
        following = record.get("indicator")
        proposed = [proposed_step(self.framework, self.shelf, following)] if following else []
        return Step("proposal", record["id"], self.framework.area.key, facts, parts=(*found, *results, *proposed))

    def finding(self, record: Record) -> Step:
        """A finding: what it rests on, in the order in which it names it."""
        steps = (self._evidence(id) for id in record["evidence"])
        known = tuple(step for step in steps if step is not None)
        facts = {"kind": record["kind"], "subject": record["subject"], "grade": record["grade"]}
        parts = known or (Step("framework", record["subject"]),)
        return Step("finding", record["id"], record["region"], facts, holds=self._repeats(record), parts=parts)

    def _repeats(self, record: Record) -> bool | None:
        """Whether the figures that a finding tells are those reported; None where it tells none of its own subject."""
        subject = (record["region"], record["subject"])
        reported = self._results.get(subject) or self._nodes.get(subject)
        told = [name for name in _REPEATED if name in record["facts"]]
        if reported is None or not told or record["kind"] in _OF_OTHER_YEARS:
            return None
        return all(reported[name] == record["facts"][name] for name in told)

    def _evidence(self, id: str) -> Step | None:
        """The step of `region:name`; None where the run knows nothing of that name."""
        region, _, name = id.partition(":")
        if (region, name) in self._results:
            return self.result(self._results[region, name])
        if (region, name) in self._nodes:
            return self.node(self._nodes[region, name])
        card, _, theme = name.partition(".")
        if theme and (region, card) in self._results:
            return self._part_of_card(self._results[region, card], name)
        if name in {measure.id for measure in self.framework.measures}:
            return self._rows("measure", region, "measures", name, _MEASURE)
        if name in _LISTS:
            return self._rows(name, region, name, "", _LISTS[name])
        if name.startswith("jobs."):
            return speciality_step(self.framework, self.shelf, self.record["specialisation"], region, name)
        if name in {question.id for question in self.framework.questions}:
            return rating_step(self.framework, self.shelf, self.record["self_assessment"], region, name)
        return None

    def node(self, record: Record) -> Step:
        """A node: the indicators below it; its score and coverage follow from theirs by their weights (method §6)."""
        region = record["region"]
        own = {name: _as_result(one) for (key, name), one in self._results.items() if key == region}
        facts = {name: record[name] for name in ("score", "coverage", "status")}
        if not self._has_all(region, own):  # a card that came into the framework after the run
            return Step("node", record["node"], region, facts)
        reckoned = aggregate(self.framework, region, own)[record["node"]]
        holds = same(reckoned.score, record["score"]) and same(reckoned.coverage, record["coverage"])
        found = leaves(self.framework, region, record["node"], own)
        steps = tuple(self.result(self._results[region, leaf.result.indicator], leaf.weight) for leaf in found)
        return Step("node", record["node"], region, facts, "weights", holds, steps)

    def _has_all(self, region: str, own: Mapping[str, Result]) -> bool:
        """Whether the run has a result of every indicator that the region's or the area's tree holds today."""
        everything = region == self.framework.area.key
        scored = (card for card in self.framework.indicators.values() if card.scored)
        return all(card.id in own for card in scored if everything or card.scope != "joint")

    def result(self, record: Record, weight: float | None = None) -> Step:
        """A result: value, baseline and target; its attainment and score follow from them (method §3)."""
        names = ("value", "year", "baseline", "attainment", "score", "status", "missing")
        target = record["target"]
        told = f"{target[0]:g}–{target[1]:g}" if isinstance(target, list) else target
        facts = {**{name: record[name] for name in names}, "target": told, "flags": ", ".join(record["flags"]) or None}
        if weight is not None:
            facts["weight"] = weight
        if record["id"] not in self.framework.indicators:  # a card that has left the framework since the run
            return Step("result", record["id"], record["region"], facts, parts=self._cells(record))
        parts = figure_steps(Reported(self.framework, self._results, self.shelf, record))
        holds = self._attained(record)
        return Step(
            "result", record["id"], record["region"], facts, "" if holds is None else "attainment", holds, parts
        )

    def _attained(self, record: Record) -> bool | None:
        """Whether the reported attainment and score follow from the reported figures; None where none is reported."""
        if record["attainment"] is None:
            return None
        target = tuple(record["target"]) if isinstance(record["target"], list) else record["target"]
        promised = Promise(record["baseline"], target, "", record.get("pace", False))
        reached = covered(self.framework, self.framework.indicators[record["id"]], record["value"], promised)
        if reached is None or abs(reached - record["attainment"]) > 1e-6 * max(1.0, abs(reached)):
            return False
        return bool(abs(100 * min(max(reached, 0.0), 1.0) - record["score"]) <= 1e-4)

    def _part_of_card(self, record: Record, name: str) -> Step:
        """One theme of a result, `Y01.VES`: those of its cells that stand on the rows of the theme."""
        return Step("row", name, record["region"], parts=self._cells(record, name))

    def _cells(self, record: Record, row: str = "") -> tuple[Step, ...]:
        """The cells of a result that are to be had, of all its rows or of one and its parts."""
        places = dict.fromkeys(place for part in record["cells"].values() for place in part)
        held = [cell for place in places if (cell := self.shelf.cell(place)) is not None]
        return tuple(cell.as_step() for cell in held if not row or f"{cell.row}.".startswith(f"{row}."))

    def _rows(self, kind: str, region: str, sheet: str, name: str, columns: tuple[str, ...]) -> Step:
        """The rows of a sheet, or the one of a name, with those of its cells that say anything."""
        cells = tuple(
            cell.as_step()
            for row, held in self.shelf.rows(region, sheet)
            if not name or row.text("id") == name
            for cell in held
            if cell.column in columns and cell.written
        )
        return Step(kind, name or sheet, region, parts=cells)


def _as_result(record: Record) -> Result:
    """As much of a result as its node asks for."""
    return Result(
        region=record["region"], indicator=record["id"], baseline=None, target=None, target_origin="",
        value=record["value"], year=record["year"], attainment=record["attainment"], score=record["score"],
        status=Status(record["status"]), flags=tuple(Flag(flag) for flag in record["flags"]), missing=None,
        coverage=record["coverage"], absent=(), series={}, series_missing={}, expected=None, cells={},
        lack=record["lack"],
    )  # fmt: skip
