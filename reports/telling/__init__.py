"""Findings in words: the title and the explanation of each, filled with its facts.

Chooses among the forms of a kind by what the finding says; tests no claim. A new kind needs its table in
`phrases/*/findings.toml`, a new fact its line in `facts`.
"""

from collections.abc import Iterator, Mapping

from evaluation.findings.finding import Fact, Finding
from indicators.framework import Framework
from reports.language import Language
from reports.telling.facts import FACTS
from reports.telling.names import name_of, part_of, place_of, subject_name

__all__ = ["finding_text", "finding_title", "name_of", "place_of", "subject_name"]

_EXTRA = (  # in the order in which they are told
    "narrow", "sample", "flags", "interval", "turning", "median", "starting", "unheard", "impact",
)  # fmt: skip
_VARIANTS = ("claim", "source", "shared", "year", "indicators")


def finding_title(words: Language, framework: Framework, finding: Finding) -> str:
    """What the finding says, in one sentence without its stop."""
    return words.say(_form(words, finding, "title"), **_fields(words, framework, finding))


def finding_text(words: Language, framework: Framework, finding: Finding) -> str:
    """What the finding rests on, in whole sentences; its reservations last."""
    fields = _fields(words, framework, finding)
    extra = (f"findings.extra.{name}" for name in _EXTRA if _concerns(framework, finding, name))
    return " ".join(words.say(key, **fields) for key in (_form(words, finding, "text"), *extra))


def _form(words: Language, finding: Finding, part: str) -> str:
    """The first form of a kind's sentence that the finding calls for: `text_year` where it has a year, else `text`."""
    plain = f"findings.{finding.kind}.{part}"
    return next((key for key in _forms(plain, finding.facts) if key in words.phrases), plain)


def _forms(plain: str, facts: Mapping[str, Fact]) -> Iterator[str]:
    number, total = facts.get("number"), facts.get("total")
    if number is not None:
        counted = {"only": number == total == 1, "all": number == total, "one": number == 1}
        yield from (f"{plain}_{form}" for form, fits in counted.items() if fits)
    for fact in _VARIANTS:
        if facts.get(fact, ()) != ():
            yield f"{plain}_{facts[fact]}" if isinstance(facts[fact], str) else f"{plain}_{fact}"


def _concerns(framework: Framework, finding: Finding, extra: str) -> bool:
    if extra == "impact":
        return part_of(framework, finding.subject) == "impact" and finding.kind in _OF_DEVELOPMENT
    if extra == "interval":
        return "low" in finding.facts and "other_probability" in finding.facts
    if extra == "turning":
        return "status_without" in finding.facts and finding.facts["number"] != 1
    return bool(finding.facts.get(extra))


_OF_DEVELOPMENT = (
    "achieved_objective", "strong_dimension", "failed_objective", "weak_dimension", "receding", "pace_shortfall",
    "dispersion", "difference",
)  # fmt: skip


def _fields(words: Language, framework: Framework, finding: Finding) -> dict[str, str]:
    """Every fact as its language writes it, with the name of the subject and the place."""
    fields = {name: FACTS[name](words, framework, finding, fact) for name, fact in finding.facts.items()}
    if "reason" in finding.facts:
        fields["because"] = words.say(f"findings.because.{finding.facts['reason']}")
    card = framework.indicators.get(finding.subject)
    return {
        **fields,
        "name": subject_name(words, framework, finding.subject),
        "place": place_of(words, framework, finding.region),
        "unit": words.name(card.unit) if card is not None else "",
        "minimum": words.percent(framework.method.coverage_minimum, 0),
        "last": str(framework.years.last),
    }
