"""Answers and proposals for the tests of pages, made by a formula: nothing here is computed by the evaluation.

What should be told apart occurs: a region that is hidden, a gap that is named, every action and grade, a decision
that is out of date.
"""

from dataclasses import replace
from datetime import date
from random import Random

from evaluation import Evaluation
from evaluation.findings.finding import Grade
from evaluation.proposals.proposal import Action, Decision, Proposal, ProposedIndicator, Relevance
from evaluation.scoring.results import Status
from evaluation.self_assessment.ratings import Gap, Rating, Reading, SelfAssessment


def with_readings(evaluation: Evaluation) -> Evaluation:
    """The evaluation with answers and proposals in place of its own; its spread and findings are its own."""
    return replace(
        evaluation,
        self_assessment=sample_self_assessment(evaluation),
        proposals=sample_proposals(evaluation),
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


def sample_proposals(evaluation: Evaluation) -> tuple[Proposal, ...]:
    """One proposal a measure, every action in turn; the third is decided, and its evidence has changed."""
    framework = evaluation.framework
    focus = [choice.key for choice in framework.succession.focus]
    proposals = []
    for place, measure in enumerate(framework.measures):
        cards = [card for card in measure.indicators if (framework.area.key, card) in evaluation.results]
        decision = Decision("approved", "Jatketaan.", "ELMO", date(2023, 11, 1), "abc", True, "ehdotukset.xlsx!A!B2")
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
                addressee="task_force",
                timing="2024",
                effort=("low", "medium", "high")[place % 3],
                grade=tuple(Grade)[place % 4],
                findings=tuple(one.id for one in evaluation.findings if one.subject in cards)[:3],
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
