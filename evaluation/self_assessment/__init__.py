"""What people say: the self-assessment of the Task Force (method §8). Never raises a score.

`assess` reads the answers, leaves out what would give a small group away, and sets the rest beside the scores. A
respondent's words, name and role stay in the workbook.
"""

from collections.abc import Mapping

from evaluation.scoring.results import Node
from evaluation.self_assessment.disclosure import hidden
from evaluation.self_assessment.given import Given, ratings_given
from evaluation.self_assessment.ratings import Rating, SelfAssessment
from evaluation.self_assessment.readings import gaps, readings
from evaluation.self_assessment.summary import concealed, rating_of
from evaluation.workbook.submission import Submission
from indicators.framework import Framework

__all__ = ["assess"]


def assess(
    framework: Framework, submissions: Mapping[str, Submission], nodes: Mapping[tuple[str, str], Node]
) -> SelfAssessment:
    """The ratings of each region and of the area (all answers, those of the joint workbook among them).

    A region that rated a question with fewer answers than the least is hidden, and others with it where the area's
    answers would let one subtract. A group that was not asked has no rating.
    """
    given = ratings_given(framework, submissions)
    ratings = {
        (region, question.id): rating
        for question in framework.questions
        for region, rating in _ratings(framework, question.id, given).items()
    }
    return SelfAssessment(ratings, tuple(readings(framework, ratings)), tuple(gaps(framework, ratings, nodes)))


def _ratings(framework: Framework, question: str, given: Mapping[tuple[str, str], Given]) -> dict[str, Rating]:
    """The rating of one question by region, the area last."""
    groups = {key: given[key, question] for key in (*framework.regions, framework.area.key) if (key, question) in given}
    if not groups:
        return {}
    area, limits = framework.area.key, framework.assessment
    kept = hidden({key: len(found.marks) for key, found in groups.items()}, area, limits.fewest_answers)
    regions = {key: found for key, found in groups.items() if key != area}
    shown = {**regions, area: Given.together(groups.values())}
    return {
        key: concealed(key, question, found) if key in kept else rating_of(key, question, found, limits.wide_range)
        for key, found in shown.items()
    }
