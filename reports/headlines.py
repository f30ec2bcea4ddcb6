"""The sentences that state a finding, chosen by rules that test the claim on the figures.

A rule gives a `Headline`: the key of a phrase and the facts it was tested on; it writes nothing itself. Every rule
has an answer for nothing known, for one and for all. To add one: a function here, its phrases, its tests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.scoring.results import Flag, Node, Result, Status
from indicators.cards import Text
from reports.language import Language

A_POINT = 1.0  # scores closer than this are not told apart in a title
NAMED_AT_MOST = 3  # more regions than this are counted, not listed


@dataclass(frozen=True)
class Share:
    """A share of one, to be written as per cent."""

    value: float


@dataclass(frozen=True)
class Points:
    """A score 0–100, to be written with one decimal."""

    value: float


Fact = Text | tuple[Text, ...] | Share | Points | int


@dataclass(frozen=True)
class Headline:
    """A phrase and its facts. `number` is set where the phrase has forms for one and for many."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    number: int | None = None


def tell(headline: Headline, language: Language) -> str:
    """The headline in words."""
    fields = {name: _written(fact, language) for name, fact in headline.facts.items()}
    if headline.number is None:
        return language.say(headline.key, **fields)
    return language.count(headline.key, headline.number, **fields)


def _written(fact: Fact, language: Language) -> str | int:
    match fact:
        case Text():
            return language.name(fact)
        case tuple():
            return language.listing([language.name(name) for name in fact])
        case Share(value):
            return language.percent(value)
        case Points(value):
            return language.number(value, 1)
        case int():
            return fact


def node_verdict(node: Node, minimum: float) -> Headline:
    """What may be said of a branch: its status, score and coverage, or why it cannot be judged."""
    coverage = Share(node.coverage)
    if node.status is Status.NOT_APPLICABLE:
        return Headline("report.verdict.not_applicable")
    if node.score is None:
        return Headline("report.verdict.not_assessable", {"coverage": coverage, "minimum": Share(minimum)})
    return Headline(f"report.verdict.{node.status}", {"score": Points(node.score), "coverage": coverage})


def whole_verdict(node: Node, minimum: float, inessive: Text | None = None) -> Headline:
    """The verdict on implementation as a whole, of the area or (with its inessive) of a region."""
    key = f"report.lead.{'area' if inessive is None else 'region'}.{node.status}"
    facts: dict[str, Fact] = {"coverage": Share(node.coverage), "minimum": Share(minimum)}
    if inessive is not None:
        facts["inessive"] = inessive
    if node.score is not None:
        facts["score"] = Points(node.score)
    return Headline(key, facts)


def main_lack(node: Node) -> Headline | None:
    """What most of a branch's unscored indicators lack; the first in the alphabet of kinds where two are even."""
    if not node.missing:
        return None
    kind = max(sorted(node.missing), key=lambda name: node.missing[name])
    return Headline(f"report.lack.{kind}", number=node.missing[kind])


def progress_finding(results: Sequence[Result]) -> Headline:
    """How many of the assessable indicators reached their targets, and whether some fell back."""
    judged = [result for result in results if result.attainment is not None and result.score is not None]
    reached = sum(result.status is Status.ACHIEVED for result in judged)
    receding = sum(Flag.RECEDING in result.flags for result in judged)
    total = {"total": len(judged)}
    if not judged:
        return Headline("report.progress.nothing", number=len(results))
    if reached == len(judged):
        return Headline("report.progress.all", number=reached)
    if receding:
        return Headline("report.progress.receding", {**total, "reached": reached}, number=receding)
    if reached == 0:
        return Headline("report.progress.none_reached", number=len(judged))
    return Headline("report.progress.some", total, number=reached)


def regions_finding(results: Sequence[tuple[Text, Result]]) -> Headline:
    """The most telling fact of one indicator over the regions: who fell back, else who reached the target."""
    judged = [(name, result) for name, result in results if result.score is not None]
    receding = tuple(name for name, result in judged if Flag.RECEDING in result.flags)
    reached = tuple(name for name, result in judged if result.status is Status.ACHIEVED)
    total = len(judged)
    if not judged:
        return Headline("report.regions.nothing")
    if receding:
        return _named("report.regions.receding", receding, total)
    if len(reached) == total:
        return Headline("report.regions.all", number=total)
    if not reached:
        return Headline("report.regions.none_reached", number=total)
    return _named("report.regions.reached", reached, total)


def _named(key: str, names: tuple[Text, ...], total: int) -> Headline:
    if len(names) > NAMED_AT_MOST:
        return Headline(f"{key}.counted", {"number": len(names), "total": total})
    return Headline(key, {"names": names}, number=len(names))


def overview_finding(nodes: Sequence[Node]) -> Headline:
    """How many of the given branches are at least mostly achieved, and how many cannot be judged."""
    concerned = [node for node in nodes if node.status is not Status.NOT_APPLICABLE]
    unknown = sum(node.score is None for node in concerned)
    good = sum(node.status in (Status.ACHIEVED, Status.MOSTLY) for node in concerned)
    facts = {"total": len(concerned), "unknown": unknown}
    if not concerned or unknown == len(concerned):
        return Headline("report.overview.nothing")
    if unknown:
        return Headline("report.overview.partly_known", facts, number=good)
    return Headline("report.overview.known", facts, number=good)


def scale_finding(nodes: Sequence[tuple[Text, Node]]) -> Headline:
    """The branch farthest from its targets; the range of scores where the lowest two are within a point."""
    judged = sorted(((node.score, name) for name, node in nodes if node.score is not None), key=lambda pair: pair[0])
    if not judged:
        return Headline("report.scale.finding.nothing")
    score, name = judged[0]
    if len(judged) == 1:
        return Headline("report.scale.finding.only", {"name": name, "score": Points(score)})
    if judged[1][0] - score < A_POINT:
        return Headline("report.scale.finding.tie", {"low": Points(score), "high": Points(judged[-1][0])})
    return Headline("report.scale.finding.farthest", {"name": name, "score": Points(score)})


def heatmap_finding(cells: Sequence[Node]) -> Headline:
    """How much of the region × objective field can be judged, and how much of it is at least mostly achieved."""
    concerned = [node for node in cells if node.status is not Status.NOT_APPLICABLE]
    judged = [node for node in concerned if node.score is not None]
    good = sum(node.status in (Status.ACHIEVED, Status.MOSTLY) for node in judged)
    if not judged:
        return Headline("report.heatmap.nothing")
    facts = {"total": len(concerned), "judged": len(judged)}
    extent = "all" if len(judged) == len(concerned) else "some"
    return Headline(f"report.heatmap.{extent}", facts, number=good)


def assessable_finding(nodes: Sequence[Node]) -> Headline:
    """In how many of the given regions implementation can be judged."""
    return Headline("report.card.bars", {"total": len(nodes)}, number=sum(node.score is not None for node in nodes))


def coverage_finding(known: int, due: int) -> Headline:
    """The share of the figures asked for that were given."""
    if due == 0:
        return Headline("report.coverage.nothing")
    if known == due:
        return Headline("report.coverage.all", {"due": due})
    return Headline("report.coverage.some", {"share": Share(known / due), "known": known, "due": due})


def change_finding(changes: Sequence[float]) -> Headline:
    """In how many regions a context figure rose and fell between two years; equal figures are neither."""
    up, down = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    if not changes:
        return Headline("report.change.nothing")
    if up == len(changes):
        return Headline("report.change.all_up", number=up)
    if down == len(changes):
        return Headline("report.change.all_down", number=down)
    facts = {"up": up, "down": down, "total": len(changes)}
    if up and down:
        return Headline("report.change.both", facts)
    return Headline(f"report.change.{'up_only' if up else 'down_only' if down else 'level'}", facts)


def gap_finding(node: Node) -> Headline | None:
    """That targets were set afterwards: all of the known weight, or a share of it; None where none were."""
    share = node.set_afterwards
    if not share:
        return None
    if round(share, 9) == 1:
        return Headline("report.afterwards.all")
    return Headline("report.afterwards.some", {"share": Share(share)})
