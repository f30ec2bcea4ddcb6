"""Changes of the results: indicators and their nodes, findings and proposals, each with what caused it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from evaluation.history.comparison.change import Cause, Change, Sides, ordered
from evaluation.history.comparison.pairing import paired

Causes = Mapping[tuple[str, str], tuple[Cause, ...]]  # of each changed result by (region, indicator)

RAW = ("baseline", "target", "value", "year", "series", "series_missing", "missing", "target_origin")
JUDGED = ("attainment", "score", "status", "coverage", "flags")
OF_NODES = ("score", "coverage", "status")


def indicators(sides: Sides) -> Iterator[Change]:
    """Figures and verdicts; a figure may change by its cell or its card, a verdict alone only by card or method."""
    for (region, subject), old, new in paired(sides, "indicators", ("region", "id")):
        if old is None or new is None:
            whole = (old or new).get("status")
            there = (whole if old else None, whole if new else None)
            yield Change("indicators", region, subject, "", *there, (Cause.FRAMEWORK,))
            continue
        raw = [name for name in RAW if old.get(name) != new.get(name)]
        judged = [name for name in JUDGED if old.get(name) != new.get(name)]
        why = _why(sides, subject, _files(old, new), raw=bool(raw))
        for name in (*raw, *judged):
            yield Change("indicators", region, subject, name, old.get(name), new.get(name), why)


def causes_by_result(changes: Iterable[Change]) -> Causes:
    """The causes of each changed result."""
    found: dict[tuple[str, str], tuple[Cause, ...]] = {}
    for change in changes:
        key = change.region, change.subject
        found[key] = ordered((*found.get(key, ()), *change.causes))
    return found


def _why(sides: Sides, card: str, files: Collection[str], *, raw: bool) -> tuple[Cause, ...]:
    """What can have changed a result: its files only through its figures, else its card or the method itself."""
    found: list[Cause] = [Cause.INPUT] if raw and (sides.changed_files & set(files) or not sides.general) else []
    found += [Cause.FRAMEWORK] if card in sides.changed_cards or sides.differs("framework", "rest") else []
    found += [Cause.METHOD] if Cause.METHOD in sides.general and not (raw and Cause.INPUT in found) else []
    return tuple(found) or (Cause.INPUT,)


def _files(*records: Mapping[str, Any]) -> set[str]:
    """The workbooks that the cells of a result lie in."""
    return {cell.split("!")[0] for record in records for cells in record.get("cells", {}).values() for cell in cells}


def nodes(sides: Sides, causes: Causes) -> Iterator[Change]:
    """Scores, coverages and statuses of the tree; caused by what changed below them."""
    for (region, subject), old, new in paired(sides, "nodes", ("region", "node")):
        why = _of_evidence(sides, causes, [f"{region}:{subject}"])
        for name in OF_NODES:
            if (old or {}).get(name) != (new or {}).get(name):
                yield Change("nodes", region, subject, name, (old or {}).get(name), (new or {}).get(name), why)


def findings(sides: Sides, causes: Causes) -> Iterator[Change]:
    """Findings that came, went, or stand on other evidence."""
    for (subject,), old, new in paired(sides, "findings", ("id",)):
        known = new or old or {}
        why = _of_evidence(sides, causes, known.get("evidence", ()))
        if old is None or new is None:
            yield Change("findings", known["region"], subject, "", _grade(old), _grade(new), why)
        elif _grade(old) != _grade(new):
            yield Change("findings", known["region"], subject, "grade", _grade(old), _grade(new), why)


def _grade(finding: Mapping[str, Any] | None) -> str | None:
    return None if finding is None else finding.get("grade")


def _of_evidence(sides: Sides, causes: Causes, evidence: Iterable[str]) -> tuple[Cause, ...]:
    """The causes of the changed results that something rests on, named `region:id`; nodes stand for what is below."""
    found: list[Cause] = []
    for region, _, subject in (one.partition(":") for one in evidence):
        for card in (subject, *sides.below.get(subject, ())):
            found += causes.get((region, card), ())
    return ordered(found) or sides.general or (Cause.INPUT,)


def proposals(sides: Sides, causes: Causes) -> Iterator[Change]:
    """Proposals that say something else, or were decided."""
    for (subject,), old, new in paired(sides, "proposals", ("id",)):
        for name in ("action", "grade", "decision"):
            before, after = (_told(side or {}, name) for side in (old, new))
            if before != after:
                evidence = _of_evidence(sides, causes, (new or old).get("results", ()))
                why = (Cause.DECISION,) if name == "decision" else evidence
                yield Change("proposals", "", subject, name, before, after, why)


def _told(proposal: Mapping[str, Any], name: str) -> Any:
    """A field of a proposal; of a decision what was decided, not where or in which words."""
    return (proposal.get(name) or {}).get(name) if name == "decision" else proposal.get(name)
