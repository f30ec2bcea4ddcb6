"""The answers of one group to one question, told in short: number, median, range, distribution."""

from collections import Counter
from statistics import median

from evaluation.self_assessment.given import Given
from evaluation.self_assessment.ratings import Rating

SCALE = range(1, 6)


def rating_of(region: str, question: str, given: Given, wide_range: int) -> Rating:
    """The rating of a group that may be shown; `wide_range` is the range from which its answers disagree."""
    counts = Counter(given.marks)
    low, high = given.marks[0], given.marks[-1]
    return Rating(
        region=region,
        question=question,
        answers=len(given.marks),
        no_information=given.no_information,
        median=float(median(given.marks)),
        low=float(low),
        high=float(high),
        distribution={mark: counts[mark] for mark in SCALE},
        disagreement=high - low >= wide_range,
        illustrative=given.illustrative,
    )


def concealed(region: str, question: str, given: Given) -> Rating:
    """What may be said of a group that is hidden: that it was asked."""
    return Rating(region, question, None, None, None, None, None, {}, False, given.illustrative)
