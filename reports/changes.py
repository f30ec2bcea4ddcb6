"""What changed between two runs, in words: for the terminal and for the change log of the area's report.

Tells changes that `evaluation.history` found; compares nothing itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.history.comparison import Change, Comparison
from indicators.framework import Framework, options
from reports.language import Language

QUIET = ("coverage", "series", "series_missing")  # fields whose change shows in others, or is a list too long to print
_WORDS = {
    "status": "status.words",
    "missing": "status.missing",
    "target_origin": "report.origin",
    "action": "proposals.action",
}


@dataclass(frozen=True)
class ToldChange:
    """One change as a reader sees it: whose, of what, from what to what, and why (`causes`, or `why` in a sentence).

    `judged`: a verdict is another, not only a figure.
    """

    part: str
    region: str
    subject: str
    what: str
    change: str
    causes: str
    why: str
    judged: bool


def told_changes(comparison: Comparison, framework: Framework, words: Language) -> Iterator[ToldChange]:
    """The changes that people want to read, in the order of the comparison; the rest is in the JSON."""
    for change in comparison.changes:
        if change.field in QUIET or (change.part == "nodes" and framework_level(framework, change.subject) == ""):
            continue
        causes = [words.say(f"history.cause_word.{cause.value}") for cause in change.causes]
        yield ToldChange(
            part=change.part,
            region=_region(framework, change.region, words),
            subject=_subject(framework, change, words),
            what=words.say(f"history.field.{change.field}") if change.field else "",
            change=_from_to(framework, change, words),
            causes=words.listing(causes),
            why=words.say("history.cause", causes=words.listing(causes)),
            judged=change.field == "status",
        )


def framework_level(framework: Framework, node: str) -> str:
    """The name of the level of a node; empty for one that the framework does not hold any more."""
    if any(node == dimension.id for dimension in framework.dimensions):
        return "dimension"
    return "objective" if node in framework.objectives else ""


def _region(framework: Framework, key: str, words: Language) -> str:
    if key == framework.area.key:
        return words.name(framework.area.short)
    return words.name(framework.regions[key].name) if key in framework.regions else ""


def _subject(framework: Framework, change: Change, words: Language) -> str:
    """The name of what changed, with its id where that has one."""
    if change.part == "indicators" and change.subject in framework.indicators:
        return f"{change.subject} {words.name(framework.indicators[change.subject].name)}"
    if change.part == "nodes":
        dimensions = {dimension.id: dimension.name for dimension in framework.dimensions}
        objective = framework.objectives.get(change.subject)
        return words.name(objective.name if objective is not None else dimensions[change.subject])
    if change.part == "settings":
        return words.say(f"history.setting.{change.subject.split('.')[0].replace('code', 'method')}")
    return "" if change.part == "regions" else change.subject


def _from_to(framework: Framework, change: Change, words: Language) -> str:
    if change.part == "inputs":
        kind = "added" if change.before is None else "removed" if change.after is None else "changed"
        return words.say(f"history.file.{kind}")
    if change.part == "settings" and change.field == "" and "." in change.subject:
        return words.say("history.setting.changed")
    before, after = (_plain(framework, change, value, words) for value in (change.before, change.after))
    if not change.field and change.before is None:
        return words.say("history.new", after=after)
    if not change.field and change.after is None:
        return words.say("history.gone", before=before)
    return words.say("history.from", before=before, after=after)


def _plain(framework: Framework, change: Change, value: Any, words: Language) -> str:
    """A value as it is written elsewhere: numbers with the decimals of their card, states by their word."""
    if value is None or value == []:
        return words.say("history.none")
    if change.part == "regions":
        return words.say(f"status.workbook.{value}")
    if change.part == "problems":
        return words.say(f"problems.{value}.title")
    name = change.field or ("status" if change.part == "indicators" else "")
    if name in _WORDS and isinstance(value, str):
        return words.say(f"{_WORDS[name]}.{value}")
    if name == "decision":
        return next(words.name(one.name) for one in options(framework, "decisions") if one.key == value)
    if name == "flags":
        return words.listing([words.say(f"flags.{flag}.name") for flag in value])
    if isinstance(value, list):
        return "–".join(_plain(framework, change, one, words) for one in value)
    if name == "attainment":
        return words.attainment(value)
    if name in ("baseline", "target", "value") and change.subject in framework.indicators:
        return words.number(value, framework.indicators[change.subject].decimals)
    if name == "score":
        return words.number(value, 1)
    return str(value) if isinstance(value, str | int) else words.plain(value)
