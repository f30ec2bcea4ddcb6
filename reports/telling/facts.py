"""The facts of a finding as its language writes them: scores, shares, days, figures in their card's decimals, names.

A new fact needs its line in FACTS.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date

from evaluation.findings.finding import Fact, Finding
from indicators.framework import Framework
from reports.language import Language
from reports.telling.names import subject_name

Written = Callable[[Language, Framework, Finding, Fact], str]

_FALLS_SHORT = "coverage_hole"  # the kind whose coverage stands beside the minimum and must not seem to reach it


def _number(fact: Fact) -> float:
    assert isinstance(fact, int | float), fact
    return float(fact)


def _points(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.number(_number(fact), 1)


def _whole(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.number(_number(fact))


def _year(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return str(fact)


def _share(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.percent(_number(fact), 0)


def _probability(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    """A probability in whole per cent, rounded down; over the assumptions nothing is certain and nothing ruled out."""
    share = _number(fact)
    form = "over" if share > 0.99 else "under" if share < 0.01 else "plain"
    fields = {"number": words.number(100 * _down(share))} if form == "plain" else {}
    return words.say(f"findings.probability.{form}", **fields)


def _likelihood(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    """A probability that stands in brackets."""
    share = _number(fact)
    return words.say("findings.under_one") if share < 0.01 else words.percent(_down(share), 0)


def _known(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    """A coverage as whole per cent, the way the tables print it; what falls short of the minimum is rounded down."""
    share = _number(fact)
    return words.percent(_down(share) if finding.kind == _FALLS_SHORT else share, 0)


def _down(share: float) -> float:
    return math.floor(round(100 * share, 6)) / 100


def _change(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.say("report.language.percent", number=words.signed(100 * _number(fact), 1))


def _lag(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.number(100 * _number(fact), 1)


def _figure(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    """A figure with the decimals of its card."""
    card = framework.indicators.get(finding.subject)
    return words.number(_number(fact), card.decimals if card is not None else 0)


def _day(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.date(date.fromisoformat(str(fact)))


def _status(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.say(f"status.words.{fact}")


def _other(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    """What is set against the finding's own: the likeliest other status, or the figure of another source."""
    told = _status if isinstance(fact, str) else _figure
    return told(words, framework, finding, fact)


def _named(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return subject_name(words, framework, str(fact))


def _listed(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    """Ids as names: of regions, of flags, of records."""
    assert isinstance(fact, tuple), fact
    return words.listing([_one(words, framework, one) for one in fact])


def _one(words: Language, framework: Framework, key: str) -> str:
    if key in framework.regions:
        return words.name(framework.regions[key].name)
    if f"flags.{key}.name" in words.phrases:
        return words.say(f"flags.{key}.name")
    return words.say("findings.quoted", name=subject_name(words, framework, key))


def _verbatim(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    """Names that stand in the workbooks and nowhere in the framework."""
    assert isinstance(fact, tuple), fact
    return words.listing([words.say("findings.quoted", name=one) for one in fact])


def _ratio(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.number(_number(fact), 2)


def _genitive(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    region = framework.regions[str(fact)]
    return words.name(region.genitive or region.name)


def _stage(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return next(words.name(one.name) for one in framework.choices["measure_stages"] if one.key == str(fact))


def _plain(words: Language, framework: Framework, finding: Finding, fact: Fact) -> str:
    return words.plain(fact)


FACTS: Mapping[str, Written] = {
    "score": _points, "rating": _points, "gap": _points, "least": _points, "most": _points, "without": _points,
    "low": _points, "high": _points, "low_rating": _plain, "high_rating": _plain, "median": _plain,
    "coverage": _known, "share": _share, "lost": _share, "difference": _share,
    "probability": _probability, "other_probability": _likelihood,
    "change": _change, "country": _change, "lag": _lag,
    "baseline": _figure, "value": _figure, "other": _other,
    "number": _whole, "total": _whole, "reasons": _whole, "answers": _whole, "days": _whole,
    "budget": _whole, "spent": _whole, "left": _whole,
    "year": _year, "oldest": _year, "planned": _day, "actual": _day, "day": _day, "stage": _stage,
    "status": _status, "status_without": _status, "claim": _plain, "reason": _plain, "source": _plain,
    "indicator": _named, "indicators": _listed, "regions": _listed, "above": _listed, "shared": _listed,
    "flags": _listed, "highest": _genitive, "lowest": _genitive, "narrow": _plain, "sample": _plain,
    "stages": _listed, "unheard": _listed, "projects": _whole, "codes": _verbatim,
    "industries": _verbatim, "limit": _ratio, "starting": _plain,
}  # fmt: skip
