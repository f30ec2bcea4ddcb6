"""The self-assessment as the records of results.json: ratings by question, readings, gaps. What is hidden stays so."""

from collections.abc import Iterator
from typing import Any

from evaluation.self_assessment.ratings import Gap, Rating, Reading, SelfAssessment
from reports.tables.rounding import number


def opinion_records(found: SelfAssessment | None) -> list[dict[str, Any]]:
    """One record a rating (kind question), reading (criterion, factor, step) and gap; empty if nothing was assessed."""
    return list(_records(found)) if found is not None else []


def _records(found: SelfAssessment) -> Iterator[dict[str, Any]]:
    yield from (_rating(rating) for rating in found.ratings.values())
    yield from (_reading(reading) for reading in found.readings)
    yield from (_gap(gap) for gap in found.gaps)


def _rating(rating: Rating) -> dict[str, Any]:
    return {
        "kind": "question",
        "region": rating.region,
        "key": rating.question,
        "hidden": rating.hidden,
        "answers": rating.answers,
        "no_information": rating.no_information,
        "median": number(rating.median),
        "low": number(rating.low),
        "high": number(rating.high),
        "distribution": {str(mark): count for mark, count in rating.distribution.items()},
        "disagreement": rating.disagreement,
        "illustrative": rating.illustrative,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "kind": reading.kind,
        "region": reading.region,
        "key": reading.key,
        "value": number(reading.value),
        "answered": reading.answered,
        "due": reading.due,
        "illustrative": reading.illustrative,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "kind": "gap",
        "region": gap.region,
        "key": gap.dimension,
        "rating": number(gap.rating),
        "score": number(gap.score),
        "gap": number(gap.gap),
        "named": gap.named,
        "illustrative": gap.illustrative,
    }
