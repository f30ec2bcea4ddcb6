"""Readings for the tests of pages, made by a formula on an evaluation's own results: nothing here is computed by it.

What should be told apart occurs: a region that is hidden, a gap that is named, a pair that is stated and one that is
not, every action and grade, a decision that is out of date.
"""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

from evaluation import Evaluation
from evaluation.findings.finding import Finding, Grade
from evaluation.proposals.proposal import Action, Decision, Proposal, ProposedIndicator, Relevance
from evaluation.scoring.results import Flag, Node, Status
from evaluation.self_assessment.ratings import Gap, Rating, Reading, SelfAssessment
from evaluation.uncertainty.spread import NodeSpread, Pair, Sensitivity, Spread

FACTORS = ("W1", "W2", "W3", "AGG", "MISS", "NOISE", "TOL", "TARGET")
_STEPS = (Status.ACHIEVED, Status.MOSTLY, Status.PARTLY, Status.NOT_ACHIEVED)


def with_readings(evaluation: Evaluation) -> Evaluation:
    """The evaluation with readings in place of its own."""
    findings = sample_findings(evaluation)
    return replace(
        evaluation,
        spread=sample_spread(evaluation),
        self_assessment=sample_self_assessment(evaluation),
        findings=findings,
        proposals=sample_proposals(evaluation, findings),
    )


def sample_spread(evaluation: Evaluation) -> Spread:
    """Intervals about the scores; the first two regions with a score are told apart, the others are not."""
    nodes = {at: _node_spread(evaluation, node) for at, node in evaluation.nodes.items() if node.level != "total"}
    regions = [key for key in evaluation.framework.regions if evaluation.nodes[key, "implementation"].score is not None]
    pairs = [
        Pair(a, b, "implementation", 0.97 if place == 0 else 0.7, 9.0 if place == 0 else 3.0, place == 0)
        for place, (a, b) in enumerate(pairwise(regions))
    ]
    shares = [
        Sensitivity(evaluation.framework.area.key, "implementation", factor, 0.4 / 2**place, 0.5 / 2**place)
        for place, factor in enumerate(FACTORS)
    ]
    return Spread(20231231, 8192, nodes, tuple(pairs), tuple(shares))


def _node_spread(evaluation: Evaluation, node: Node) -> NodeSpread:
    if node.score is None:
        unknown = {Status.NOT_ASSESSABLE: 1.0}
        return NodeSpread(node.region, node.node, None, None, None, unknown, None, None, None, {})
    low, high = max(node.score - 9.0, 0.0), min(node.score + 6.0, 100.0)
    share = 0.96 if len(node.node) % 2 else 0.62
    others = [status for status in _STEPS if status is not node.status]
    cards = [card.id for card in evaluation.framework.indicators.values() if card.dimension == node.node]
    return NodeSpread(
        region=node.region,
        node=node.node,
        p05=low,
        p50=(low + high) / 2,
        p95=high,
        probability={node.status: share, others[0]: 1.0 - share},
        bounds=(0.8 * node.score, min(node.score + 15.0, 100.0)),
        equal_weights=max(node.score - 2.0, 0.0),
        geometric=max(node.score - 11.0, 1.0),
        left_out={card: max(node.score - 1.5 * place, 0.0) for place, card in enumerate(cards, start=1)},
    )


def sample_self_assessment(evaluation: Evaluation) -> SelfAssessment:
    """The area and all regions but two are shown; the second question is hidden everywhere but in the area."""
    framework, chance = evaluation.framework, Random(7)
    keys = (*framework.regions, framework.area.key)
    ratings = {}
    for place, key in enumerate(keys):
        for number, question in enumerate(framework.questions):
            hidden = place in (2, 3) or (number == 1 and key != framework.area.key)
            ratings[key, question.id] = _rating(key, question.id, chance, hidden=hidden)
    readings = []
    for key in keys:
        for criterion in sorted({one for question in framework.questions for one in question.criteria}):
            own = [q.id for q in framework.questions if criterion in q.criteria]
            readings.append(_reading(ratings, key, "criterion", str(criterion), own))
        for step in sorted({question.wheel.split(".")[0] for question in framework.questions}):
            own = [q.id for q in framework.questions if q.wheel.split(".")[0] == step]
            readings.append(_reading(ratings, key, "step", step, own))
        for question in framework.questions:
            readings.append(_reading(ratings, key, "factor", question.wheel, [question.id]))
    gaps = []
    for place, dimension in enumerate(framework.dimensions):
        node = evaluation.nodes.get((framework.area.key, dimension.id))
        if node is not None and node.score is not None:
            rating = min(node.score + 8.0 * (place + 1), 100.0)
            gap = rating - node.score
            gaps.append(Gap(framework.area.key, dimension.id, rating, node.score, gap, abs(gap) >= 25, False))
    return SelfAssessment(ratings, tuple(readings), tuple(gaps))


def _rating(key: str, question: str, chance: Random, *, hidden: bool) -> Rating:
    if hidden:
        return Rating(key, question, None, None, None, None, None, {}, False, False)
    given = sorted(chance.choices((1, 2, 3, 4, 5), weights=(1, 3, 5, 4, 1), k=9))
    counts = {rating: given.count(rating) for rating in range(1, 6)}
    wide = given[-1] - given[0] >= 3
    return Rating(key, question, 9, 1, float(given[4]), float(given[0]), float(given[-1]), counts, wide, True)


def _reading(ratings: dict[tuple[str, str], Rating], key: str, kind: str, name: str, questions: list[str]) -> Reading:
    found = [rating.median for one in questions if (rating := ratings[key, one]).median is not None]
    medians = sorted(median for median in found if median is not None)
    value = medians[len(medians) // 2] if medians else None
    return Reading(key, kind, name, value, len(medians), len(questions), True)


def sample_proposals(evaluation: Evaluation, findings: tuple[Finding, ...]) -> tuple[Proposal, ...]:
    """One proposal a measure, every action in turn; the third is decided, and its evidence has changed."""
    framework = evaluation.framework
    focus = [choice.key for choice in framework.succession.focus]
    proposals = []
    for place, measure in enumerate(framework.measures):
        cards = [card for card in measure.indicators if (framework.area.key, card) in evaluation.results]
        decision = Decision("accepted", "Jatketaan.", "ELMO", date(2023, 11, 1), "abc", True, "ehdotukset.xlsx!A!B2")
        proposals.append(
            Proposal(
                id=f"proposal.{measure.id}",
                action=tuple(Action)[place % len(Action)],
                consider=place % 4 == 3,
                level="measure",
                subject=measure.id,
                performance=tuple(Status)[place % 5],
                score=None if place % 5 == 4 else 90.0 - 7 * place,
                relevance=tuple(Relevance)[place % 3],
                focus=focus[place % len(focus)],
                addressee="steering_group",
                timing="2024",
                effort=("low", "medium", "high")[place % 3],
                grade=tuple(Grade)[place % 4],
                findings=tuple(one.id for one in findings if one.subject in cards)[:3],
                results=tuple(f"{framework.area.key}:{card}" for card in cards),
                indicator=_proposed(cards, place),
                evidence="abc",
                illustrative=place % 2 == 0,
                decision=decision if place == 2 else None,
            )
        )
    return tuple(proposals)


def _proposed(cards: list[str], place: int) -> ProposedIndicator | None:
    if not cards:
        return None
    judged = place % 2 == 0
    cautious, likely, ambitious = (None, None, None) if judged else (12.0, 15.0, 20.0)
    return ProposedIndicator(cards[0], 10.0, 2023, 2027, cautious, likely, ambitious, judged, False, ())


def sample_findings(evaluation: Evaluation) -> tuple[Finding, ...]:
    """What recedes, as a real finding would say it, graded in turn."""
    receding = [(key, card) for (key, card), result in evaluation.results.items() if Flag.RECEDING in result.flags]
    return tuple(
        Finding(
            id=f"receding.{card}.{key}",
            kind="receding",
            region=key,
            subject=card,
            facts={},
            grade=tuple(Grade)[place % 4],
            evidence=(f"{key}:{card}",),
            illustrative=False,
        )
        for place, (key, card) in enumerate(receding)
    )
