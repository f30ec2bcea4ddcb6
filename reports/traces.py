"""A trace in words: a line a step, indented by its depth. Reckons nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from evaluation.findings.finding import Finding, Grade
from evaluation.tracing import Step, cells_of, failures
from evaluation.tracing.step import walk
from indicators.framework import Framework
from indicators.targets import Raised, parse
from reports.language import Language
from reports.telling import finding_title, name_of, place_of

_INDENT = "  "


def told_trace(
    words: Language, framework: Framework, step: Step, findings: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """The lines of a trace, what it ends in, and the workbooks that its cells were read from.

    `findings` are the records of the run's findings by id.
    """
    yield from _lines(words, framework, step, findings, depth=0)
    cells, differing = cells_of(step), failures(step)
    yield ""
    yield words.count("trace.ends", len(cells))
    if differing:
        yield words.count("trace.differ", len(differing))
    elif any(one.holds for one in walk(step)):
        yield words.say("trace.agree")
    files = {(str(cell.facts["file"]), str(cell.facts["sha256"])) for cell in cells if cell.facts["sha256"]}
    if files:
        yield words.say("trace.files")
    yield from (_INDENT + words.say("trace.file", file=file, sha256=sha256) for file, sha256 in sorted(files))


def _lines(
    words: Language, framework: Framework, step: Step, findings: Mapping[str, Mapping[str, Any]], depth: int
) -> Iterator[str]:
    notes = [words.say(f"trace.way.{step.way}")] if step.way else []
    notes += [_verdict(words, step)] if step.holds is not None else []
    told = _told(words, framework, step, findings)
    yield _INDENT * depth + told + (f" [{'; '.join(notes)}]" if notes else "")
    for part in step.parts:
        yield from _lines(words, framework, part, findings, depth + 1)


def _verdict(words: Language, step: Step) -> str:
    if step.holds:
        return words.say("trace.holds")
    if "reckoned" in step.facts:
        return words.say("trace.fails", reckoned=_exact(words, step.facts["reckoned"]))
    return words.say("trace.fails_plainly")


def _told(words: Language, framework: Framework, step: Step, findings: Mapping[str, Mapping[str, Any]]) -> str:
    """One step as a line without its notes."""
    fields = {name: _exact(words, fact) for name, fact in step.facts.items()}
    fields |= {"id": step.id, "place": place_of(words, framework, step.region) if step.region else ""}
    match step.kind:
        case "cell":
            form = "lost" if step.facts["written"] is None else "cell"
            return words.say(f"trace.{form}", place=step.id, written=" ".join(fields["written"].split()))
        case "finding":
            title = finding_title(words, framework, _finding(findings[step.id]))
            return words.say("trace.finding", id=step.id, title=title, grade=fields["grade"])
        case "figure":
            return words.say(f"trace.{step.id}", number=fields["number"])
        case "part":
            region = words.name(framework.regions[step.region].name)
            return words.say("trace.known" if "known" in step.facts else "trace.part", **fields | {"region": region})
        case "framework":
            if step.facts:
                fields["target"] = _promised(words, step.facts["target"])
            return words.say("trace.card" if step.facts else "trace.framework", **fields)
        case "rating":
            form = "hidden" if "hidden" in step.facts else "rating" if step.facts else "unrated"
            return words.say(f"trace.{form}", **fields)
    named = name_of(framework, str(step.facts.get("subject", step.id)))
    if named is not None:
        fields["name"] = words.name(named)
    elif step.kind == "node":
        fields["name"] = words.say(f"trace.whole.{step.id}")
    if step.kind == "proposal":
        action = step.facts["action"]
        considered = step.facts["consider"] and action != "get_data"  # data is got, not considered
        fields["action"] = words.say(f"proposals.{'considered' if considered else 'action'}.{action}")
    if "status" in step.facts:
        fields["status"] = words.say(f"status.words.{step.facts['status']}")
    return words.say(f"trace.{step.kind}", **fields)


def _finding(record: Mapping[str, Any]) -> Finding:
    """A finding as it was before it was written down."""
    facts = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in record["facts"].items()}
    kind, region, subject = record["kind"], record["region"], record["subject"]
    grade, evidence = Grade(record["grade"]), tuple(record["evidence"])
    return Finding(record["id"], kind, region, subject, facts, grade, evidence, record["illustrative"])


def _promised(words: Language, written: object) -> str:
    """A target as its card writes it."""
    if not isinstance(written, str) or "–" in written:
        return _exact(words, written)
    target = parse(written)
    if not isinstance(target, Raised):
        return words.say("trace.pace")
    amount = words.percent(target.amount, 0) if target.relative else _exact(words, target.amount)
    return words.say("trace.raised", amount=amount)


def _exact(words: Language, fact: object) -> str:
    """A fact with all the decimals that records keep; a dash for none."""
    if fact is None:
        return words.say("trace.none")
    if isinstance(fact, float):
        decimals = len(f"{fact:.9f}".rstrip("0").split(".")[1])
        return words.number(fact, decimals)
    if isinstance(fact, int) and not isinstance(fact, bool):
        return words.number(fact)
    return str(fact)
