"""What may be said of the self-assessment: of people's ratings, and of how they differ from what indicators say."""

from collections.abc import Sequence

from evaluation.self_assessment.ratings import Gap, Rating, Reading
from indicators.cards import Text
from reports.headlines.telling import Headline, Points

_APART = 0.5  # steps of the scale: medians closer than this are not told apart in a title


def ratings_finding(ratings: Sequence[Rating]) -> Headline:
    """On how many questions the answers differ widely; that nothing can be shown where all are hidden."""
    shown = [rating for rating in ratings if rating.median is not None]
    if not shown:
        return Headline("assessment.ratings.finding.nothing")
    wide = sum(rating.disagreement for rating in shown)
    return Headline("assessment.ratings.finding", {"total": len(shown)}, number=wide)


def readings_finding(readings: Sequence[tuple[Text, Reading]], of: str = "readings") -> Headline:
    """The weakest of the criteria, or `of` the wheel's steps; only the range where the weakest two are close."""
    known = sorted(
        ((reading.value, name) for name, reading in readings if reading.value is not None), key=lambda pair: pair[0]
    )
    if not known:
        return Headline(f"assessment.{of}.finding.nothing")
    if len(known) == 1 or known[1][0] - known[0][0] < _APART:
        ends = {"low": Points(known[0][0]), "high": Points(known[-1][0])}
        return Headline(f"assessment.{of}.finding.even", ends)
    return Headline(f"assessment.{of}.finding.weakest", {"name": known[0][1], "low": Points(known[0][0])})


def gaps_finding(gaps: Sequence[Gap]) -> Headline:
    """In how many dimensions the two readings differ so much that it is said aloud."""
    if not gaps:
        return Headline("assessment.gaps.finding.nothing")
    return Headline("assessment.gaps.finding", {"total": len(gaps)}, number=sum(gap.named for gap in gaps))
