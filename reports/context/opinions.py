"""What the self-assessment says as figures: answers, criteria, and gaps to the scores.

Tells ratings and scores apart and calls neither right. What is hidden is not here; the page says that it is hidden.
"""

from collections.abc import Sequence

from evaluation.self_assessment.ratings import Gap, Rating, Reading, SelfAssessment
from indicators.lists import Choice, Question
from reports.charts import Frame
from reports.charts.gaps import GapRow, GapWords, gaps
from reports.charts.ratings import RatingRow, RatingWords, ratings
from reports.context.draft import Draft, Figure
from reports.context.wording import mark_in_chart, tags_of
from reports.headlines import gaps_finding, ratings_finding, readings_finding, tell

SCALE = (1, 5)  # the ratings of the form; 0 is no rating


def rating_text(draft: Draft, value: float | None) -> str:
    """A median with one decimal, or a dash."""
    return draft.words.say("report.indicator.dash") if value is None else draft.words.number(value, 1)


def answers_text(draft: Draft, rating: Rating | None) -> str:
    """How many answers there are; that a group is too small to be shown, or that nobody was asked."""
    if rating is None:
        return draft.words.say("report.indicator.dash")
    if rating.answers is None:
        fewest = draft.words.number(draft.evaluation.framework.assessment.fewest_answers)
        return draft.words.say("assessment.hidden", fewest=fewest)
    return draft.words.number(rating.answers)


def ratings_of(draft: Draft, found: SelfAssessment, key: str) -> list[tuple[Question, Rating | None]]:
    """Every question with the answers of a group."""
    return [(question, found.ratings.get((key, question.id))) for question in draft.evaluation.framework.questions]


def readings_of(found: SelfAssessment, key: str, kind: str) -> dict[str, Reading]:
    """A group's readings of a kind (criterion, factor, step) by key."""
    return {reading.key: reading for reading in found.readings if (reading.region, reading.kind) == (key, kind)}


def strips_figure(draft: Draft, found: SelfAssessment, key: str) -> Figure:
    """How the answers to each question are spread over the scale."""
    words, asked = draft.words, ratings_of(draft, found, key)
    shown = [rating for _, rating in asked if rating is not None and rating.median is not None]
    medians = [rating.median for rating in shown if rating.median is not None]
    rows = [
        RatingRow(
            words.say("assessment.question", id=question.id, text=_in_short(draft, question)),
            {} if rating is None else {float(at): count for at, count in rating.distribution.items()},
            None if rating is None else rating.median,
            rating_text(draft, None if rating is None else rating.median),
            answers_text(draft, rating),
            words.say("assessment.ratings.wide") if rating is not None and rating.disagreement else "",
        )
        for question, rating in asked
    ]
    _, note = mark_in_chart(draft, [rating.illustrative for rating in shown])
    return draft.figure(
        tell(ratings_finding([rating for _, rating in asked if rating is not None]), words),
        words.say("assessment.ratings.subtitle"),
        source=words.say("assessment.source"),
        alt=words.say(
            "assessment.ratings.alt",
            questions=len(asked),
            low=rating_text(draft, min(medians, default=None)),
            high=rating_text(draft, max(medians, default=None)),
        ),
        draw=lambda frame: _strips(draft, rows, frame),
        notes=note,
    )


def _in_short(draft: Draft, question: Question) -> str:
    """The factor that a question is about; its own words where the wheel has no such factor."""
    factors = {factor.key: factor.name for factor in draft.evaluation.framework.assessment.factor}
    return draft.words.name(factors.get(question.wheel, question.text))


def _strips(draft: Draft, rows: Sequence[RatingRow], frame: Frame) -> str:
    names = ("answers", "median", "median_heading", "number_heading")
    words = RatingWords(*(draft.words.say(f"assessment.ratings.{name}") for name in names))
    return ratings(rows, (float(SCALE[0]), float(SCALE[1])), words, number=draft.words.number, frame=frame)


def criteria_figure(draft: Draft, found: SelfAssessment, key: str) -> Figure:
    """The criteria on the scale, each with the medians of its questions."""
    words, readings = draft.words, readings_of(found, key, "criterion")
    named = [(choice, readings.get(choice.key)) for choice in draft.evaluation.framework.assessment.criterion]
    rows = [_criterion_row(draft, found, key, choice, reading) for choice, reading in named]
    values = [reading.value for _, reading in named if reading is not None and reading.value is not None]
    _, note = mark_in_chart(draft, [reading.illustrative for _, reading in named if reading is not None])
    return draft.figure(
        tell(readings_finding([(choice.name, one) for choice, one in named if one is not None]), words),
        words.say("assessment.criteria.subtitle"),
        source=words.say("assessment.source"),
        alt=words.say(
            "assessment.criteria.alt",
            number=len(rows),
            low=rating_text(draft, min(values, default=None)),
            high=rating_text(draft, max(values, default=None)),
        ),
        draw=lambda frame: _criteria(draft, rows, frame),
        notes=note,
    )


def _criteria(draft: Draft, rows: Sequence[RatingRow], frame: Frame) -> str:
    say = draft.words.say
    words = RatingWords(
        say("assessment.criteria.medians"),
        say("assessment.criteria.median"),
        say("assessment.ratings.median_heading"),
        say("assessment.criteria.answered"),
    )
    return ratings(rows, (float(SCALE[0]), float(SCALE[1])), words, number=draft.words.number, frame=frame)


def _criterion_row(draft: Draft, found: SelfAssessment, key: str, choice: Choice, reading: Reading | None) -> RatingRow:
    medians = [
        rating.median
        for question, rating in ratings_of(draft, found, key)
        if choice.key in map(str, question.criteria) and rating is not None and rating.median is not None
    ]
    return RatingRow(
        draft.words.say("assessment.criteria.name", number=choice.key, name=draft.words.name(choice.name)),
        {median: medians.count(median) for median in medians},
        None if reading is None else reading.value,
        rating_text(draft, None if reading is None else reading.value),
        answered_text(draft, reading),
    )


def answered_text(draft: Draft, reading: Reading | None) -> str:
    """How many of the questions behind a reading have a median."""
    if reading is None:
        return draft.words.say("report.indicator.dash")
    return draft.words.say("report.coverage.of", known=reading.answered, due=reading.due)


def gaps_figure(draft: Draft, found: Sequence[Gap]) -> Figure | None:
    """The rating and the score of each dimension on one scale; None where no dimension has both."""
    words = draft.words
    names = {dimension.id: words.name(dimension.name) for dimension in draft.evaluation.framework.dimensions}
    if not found:
        return None
    one_by_one, note = mark_in_chart(draft, [gap.illustrative for gap in found])
    rows = [
        GapRow(
            names[gap.dimension],
            gap.rating,
            gap.score,
            words.number(gap.rating, 1),
            words.number(gap.score, 1),
            words.signed(gap.gap, 1),
            gap.named,
            " ".join(tags_of(draft, one_by_one and gap.illustrative)),
        )
        for gap in found
    ]
    told = [
        words.say("assessment.gaps.row", name=row.label, rating=row.rating_text, score=row.score_text) for row in rows
    ]
    names_of = (words.say(f"assessment.gaps.{name}") for name in ("rating", "score", "gap"))
    heads = GapWords(*names_of)
    named = draft.evaluation.framework.assessment.named_gap
    return draft.figure(
        tell(gaps_finding(found), words),
        words.say("assessment.gaps.subtitle"),
        source=words.say("report.source.computed"),
        alt=words.say("assessment.gaps.alt", rows="; ".join(told)),
        draw=lambda frame: gaps(rows, heads, number=words.number, frame=frame),
        notes=(words.say("assessment.gaps.note", limit=words.number(named)), *note),
    )


def gap_sentence(draft: Draft, key: str, dimension: str) -> str:
    """The two readings of one dimension side by side; empty where it does not have both."""
    found, words = draft.evaluation.self_assessment, draft.words
    gaps = () if found is None else found.gaps
    gap = next((one for one in gaps if (one.region, one.dimension) == (key, dimension)), None)
    if gap is None:
        return ""
    return words.say(
        "assessment.gaps.sentence",
        rating=words.number(gap.rating, 1),
        score=words.number(gap.score, 1),
        gap=words.signed(gap.gap, 1),
    )
