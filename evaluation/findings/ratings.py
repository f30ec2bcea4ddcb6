"""Findings on what people say: where it differs from what the indicators say, and where people differ themselves.

A gap is a difference of two readings, never an error of either (method §8). Hidden groups tell nothing.
"""

from collections.abc import Iterator

from evaluation.findings.finding import Fact
from evaluation.findings.grades import of_ratings
from evaluation.findings.view import Claim, View


def rating_gaps(view: View) -> Iterator[Claim]:
    """Dimensions whose self-assessment and score lie as wide apart as the framework calls worth naming."""
    for gap in view.self_assessment.gaps if view.self_assessment is not None else ():
        if gap.named:
            facts: dict[str, Fact] = {"rating": gap.rating, "score": gap.score, "gap": gap.gap}
            questions = (one.id for one in view.framework.questions if gap.dimension in one.dimensions)
            evidence = tuple(f"{gap.region}:{one}" for one in (gap.dimension, *questions))
            yield Claim(gap.region, gap.dimension, facts, of_ratings(view), evidence, gap.illustrative)


def rating_disagreements(view: View) -> Iterator[Claim]:
    """Questions on which the answers of one group lie far from one another."""
    ratings = view.self_assessment.ratings if view.self_assessment is not None else {}
    for (region, question), rating in ratings.items():
        if rating.disagreement and rating.answers and rating.low is not None and rating.high is not None:
            facts: dict[str, Fact] = {"low_rating": rating.low, "high_rating": rating.high, "answers": rating.answers}
            if rating.median is not None:
                facts["median"] = rating.median
            evidence = (f"{region}:{question}",)
            yield Claim(region, question, facts, of_ratings(view), evidence, rating.illustrative)
