"""The tables of the self-assessment in results.xlsx: ratings, what they say of criteria and wheel, gaps to the scores.

Knows no file format. Of a hidden group only that it is hidden is here.
"""

from collections.abc import Iterator

from evaluation import Evaluation
from evaluation.self_assessment.ratings import Gap, Rating, Reading
from indicators.cards import Text
from indicators.framework import Framework
from reports.tables.columns import Table, Value, node_name, place_name

Cells = tuple[Value, ...]
_PLACE = ("region", "region_fi", "region_en")


def opinion_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """Ratings, readings and gaps; without rows where nothing was assessed."""
    found = evaluation.self_assessment
    ratings, readings, gaps = (found.ratings.values(), found.readings, found.gaps) if found else ((), (), ())
    return (
        Table(
            "ratings",
            (*_PLACE, "question", "question_fi", "question_en", "hidden", "answers", "no_information", "median", "low",
             "high", "disagreement", "illustrative"),
            tuple(_rating(evaluation.framework, rating) for rating in ratings),
        ),
        Table(
            "rating_readings",
            (*_PLACE, "kind", "id", "part_fi", "part_en", "rating", "answered", "due", "illustrative"),
            tuple(_readings(evaluation.framework, readings)),
        ),
        Table(
            "gaps",
            (*_PLACE, "node", "node_fi", "node_en", "rating_100", "score", "gap", "named", "illustrative"),
            tuple(_gap(evaluation.framework, gap) for gap in gaps),
        ),
    )  # fmt: skip


def _rating(framework: Framework, rating: Rating) -> Cells:
    text = next(question.text for question in framework.questions if question.id == rating.question)
    return (
        *_place(framework, rating.region),
        rating.question, text.fi, text.en,
        _yes(rating.hidden),
        rating.answers, rating.no_information, rating.median, rating.low, rating.high,
        _yes(rating.disagreement),
        _mark(rating.illustrative),
    )  # fmt: skip


def _readings(framework: Framework, readings: tuple[Reading, ...]) -> Iterator[Cells]:
    names = _names(framework)
    for reading in readings:
        name = names[reading.kind, reading.key]
        yield (
            *_place(framework, reading.region),
            reading.kind, reading.key, name.fi, name.en,
            reading.value, reading.answered, reading.due,
            _mark(reading.illustrative),
        )  # fmt: skip


def _names(framework: Framework) -> dict[tuple[str, str], Text]:
    assessment = framework.assessment
    lists = {"criterion": assessment.criterion, "factor": assessment.factor, "step": assessment.step}
    return {(kind, choice.key): choice.name for kind, choices in lists.items() for choice in choices}


def _gap(framework: Framework, gap: Gap) -> Cells:
    name = node_name(framework, gap.dimension)
    names = (name.fi, name.en) if name else (None, None)
    figures = (gap.rating, gap.score, gap.gap)
    return (*_place(framework, gap.region), gap.dimension, *names, *figures, _yes(gap.named), _mark(gap.illustrative))


def _place(framework: Framework, key: str) -> Cells:
    name = place_name(framework, key)
    return key, name.fi, name.en


def _yes(holds: bool) -> Value:
    return "x" if holds else None


def _mark(illustrative: bool) -> Value:
    return "esimerkki" if illustrative else None
