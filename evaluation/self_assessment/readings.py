"""What the ratings say of criteria, of the wheel and beside the scores (method §8). Uses shown ratings only."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import mean, median

from evaluation.scoring.results import Node
from evaluation.self_assessment.ratings import Gap, Rating, Reading
from indicators.framework import Framework
from indicators.lists import Question

Ratings = Mapping[tuple[str, str], Rating]


def readings(framework: Framework, ratings: Ratings) -> Iterator[Reading]:
    """Criteria, factors and steps of every group that has ratings, in the order of the framework."""
    for region in dict.fromkeys(region for region, _ in ratings):
        for criterion in framework.assessment.criterion:
            told = [question for question in framework.questions if criterion.key in map(str, question.criteria)]
            yield _reading(ratings, region, "criterion", criterion.key, told)
        for factor in framework.assessment.factor:
            yield _reading(ratings, region, "factor", factor.key, _of_factor(framework, factor.key))
        for step in framework.assessment.step:
            yield _step(framework, ratings, region, step.key)


def _of_factor(framework: Framework, factor: str) -> list[Question]:
    return [question for question in framework.questions if question.wheel == factor]


def _reading(ratings: Ratings, region: str, kind: str, key: str, questions: Sequence[Question]) -> Reading:
    """The median of the medians of some questions; None if none of them is shown."""
    shown = _shown(ratings, region, questions)
    value = median(rating.median for rating in shown if rating.median is not None) if shown else None
    return Reading(region, kind, key, value, len(shown), len(questions), any(rating.illustrative for rating in shown))


def _step(framework: Framework, ratings: Ratings, region: str, step: str) -> Reading:
    """The mean of a step's factors that have a value."""
    factors = [
        _reading(ratings, region, "factor", factor.key, _of_factor(framework, factor.key))
        for factor in framework.assessment.factors_of(step)
    ]
    values = [factor.value for factor in factors if factor.value is not None]
    return Reading(
        region=region,
        kind="step",
        key=step,
        value=mean(values) if values else None,
        answered=sum(factor.answered for factor in factors),
        due=sum(factor.due for factor in factors),
        illustrative=any(factor.illustrative for factor in factors),
    )


def gaps(framework: Framework, ratings: Ratings, nodes: Mapping[tuple[str, str], Node]) -> Iterator[Gap]:
    """Rating less score for each dimension that has both, on the scale of scores: 25·(median − 1) − S."""
    for region in dict.fromkeys(region for region, _ in ratings):
        for dimension in framework.dimensions:
            told = [question for question in framework.questions if dimension.id in question.dimensions]
            reading = _reading(ratings, region, "dimension", dimension.id, told)
            node = nodes.get((region, dimension.id))
            if reading.value is not None and node is not None and node.score is not None:
                yield _gap(framework, reading, reading.value, node, node.score)


def _gap(framework: Framework, reading: Reading, value: float, node: Node, score: float) -> Gap:
    rating = 25 * (value - 1)
    named = round(abs(rating - score), 9) >= framework.assessment.named_gap
    illustrative = reading.illustrative or node.illustrative
    return Gap(reading.region, reading.key, rating, score, rating - score, named, illustrative)


def _shown(ratings: Ratings, region: str, questions: Sequence[Question]) -> list[Rating]:
    found = (ratings.get((region, question.id)) for question in questions)
    return [rating for rating in found if rating is not None and not rating.hidden]
