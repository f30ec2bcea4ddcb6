"""The chapter of the self-assessment, its annex of answers, and a region's place in it.

Its ratings never enter a score; the page says so. Counts nothing: it reads ratings, readings and gaps.
"""

from evaluation.self_assessment.ratings import SelfAssessment
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.opinions import (
    answers_text,
    criteria_figure,
    gaps_figure,
    rating_text,
    ratings_of,
    readings_of,
    strips_figure,
)
from reports.context.wheel import wheel_figure, wheel_table
from reports.context.wording import mark_in_chart, tags_of


def assessment_chapter(draft: Draft) -> Chapter | None:
    """What the members of the cooperation say of it; None where no questions were asked."""
    found, key = draft.evaluation.self_assessment, draft.evaluation.framework.area.key
    if found is None or not found.ratings:
        return None
    words, fewest = draft.words, draft.words.number(draft.evaluation.framework.assessment.fewest_answers)
    shown = _any_shown(draft, found, key)
    gaps = [gap for gap in found.gaps if gap.region == key]
    content = {
        "lead": words.say("assessment.lead"),
        "intro": words.say("assessment.intro", questions=len(draft.evaluation.framework.questions), fewest=fewest),
        "nothing": "" if shown else words.say("assessment.nothing", fewest=fewest),
        "criteria_title": words.say("assessment.criteria.title"),
        "criteria_intro": words.say("assessment.criteria.intro"),
        "criteria": criteria_figure(draft, found, key) if shown else None,
        "criteria_table": _criteria_table(draft, found) if shown else None,
        "wheel_title": words.say("assessment.wheel.title"),
        "wheel": wheel_figure(draft, found, key) if shown else None,
        "wheel_table": wheel_table(draft, found, key) if shown else None,
        "gaps_title": words.say("assessment.gaps.title"),
        "gaps_intro": words.say("assessment.gaps.intro"),
        "gaps": gaps_figure(draft, gaps),
    }
    mark = any(rating.illustrative for rating in found.ratings.values())
    return Chapter("assessment", words.say("assessment.chapter"), "sections/assessment.html", mark, content)


def _any_shown(draft: Draft, found: SelfAssessment, key: str) -> bool:
    """Whether the answers of a group to any question may be shown."""
    return any(rating is not None and not rating.hidden for _, rating in ratings_of(draft, found, key))


def _criteria_table(draft: Draft, found: SelfAssessment) -> Table:
    """Criteria with the area's median and each region's; a region whose answers are hidden has its word for that."""
    words, framework = draft.words, draft.evaluation.framework
    keys = (framework.area.key, *framework.regions)
    readings = {key: readings_of(found, key, "criterion") for key in keys}
    rows = []
    for choice in framework.assessment.criterion:
        name = words.say("assessment.criteria.name", number=choice.key, name=words.name(choice.name))
        one = [readings[key].get(choice.key) for key in keys]
        rows.append(
            Row(
                Cell(name),
                tuple(
                    number_cell(_shown(draft, found, key, None if reading is None else reading.value))
                    for key, reading in zip(keys, one, strict=True)
                ),
            )
        )
    return draft.table(
        words.say("assessment.criteria.table_title"),
        words.say("assessment.criteria.table_subtitle"),
        source=words.say("assessment.source"),
        heads=[
            Cell(words.say("assessment.criteria.head")),
            number_head(words.name(framework.area.short)),
            *(number_head(words.name(region.name)) for region in framework.regions.values()),
        ],
        rows=rows,
        kind="regions criteria short",
        notes=(words.say("assessment.criteria.note", fewest=framework.assessment.fewest_answers),),
    )


def _shown(draft: Draft, found: SelfAssessment, key: str, value: float | None) -> str:
    """A median; that it is hidden; or a dash where the group gave no answers at all."""
    if value is not None:
        return rating_text(draft, value)
    hidden = [rating for _, rating in ratings_of(draft, found, key) if rating is not None and rating.hidden]
    return answers_text(draft, hidden[0] if hidden else None)


def answers_chapter(draft: Draft) -> Chapter | None:
    """The annex: how the area's answers to each question are distributed; None where none may be shown."""
    found, key = draft.evaluation.self_assessment, draft.evaluation.framework.area.key
    if found is None or not found.ratings:
        return None
    words = draft.words
    content = {
        "intro": words.say("assessment.annex.intro"),
        "table": _answers_table(draft, found, key),
        "strips": strips_figure(draft, found, key) if _any_shown(draft, found, key) else None,
    }
    mark = any(rating.illustrative for rating in found.ratings.values())
    return Chapter("answers", words.say("assessment.annex.chapter"), "sections/answers.html", mark, content)


def _answers_table(draft: Draft, found: SelfAssessment, key: str) -> Table:
    say, dash = draft.words.say, draft.words.say("report.indicator.dash")
    asked = ratings_of(draft, found, key)
    one_by_one, note = mark_in_chart(draft, [rating.illustrative for _, rating in asked if rating is not None])
    rows = []
    for question, rating in asked:
        known = rating is not None and rating.median is not None
        counts = rating.distribution if rating is not None else {}
        spread = [str(counts.get(place, 0)) if known else dash for place in range(1, 6)]
        none = dash if rating is None or rating.no_information is None else str(rating.no_information)
        rows.append(
            Row(
                Cell(
                    say("assessment.question", id=question.id, text=draft.words.name(question.text)),
                    (),
                    "",
                    tags_of(draft, one_by_one and rating is not None and rating.illustrative),
                ),
                (
                    number_cell(answers_text(draft, rating)),
                    *(number_cell(count) for count in spread),
                    number_cell(none),
                    number_cell(rating_text(draft, rating.median if rating is not None else None)),
                ),
            )
        )
    heads = [say("assessment.ratings.number_heading"), *map(str, range(1, 6)), say("assessment.annex.none")]
    return draft.table(
        say("assessment.annex.title"),
        say("assessment.annex.subtitle"),
        source=say("assessment.source"),
        heads=[
            Cell(say("assessment.annex.head")),
            *(number_head(head) for head in (*heads, say("assessment.ratings.median_heading"))),
        ],
        rows=rows,
        kind="answers",
        notes=note,
    )


def own_assessment_table(draft: Draft, key: str) -> Table | None:
    """A region's medians beside the area's, by criterion; None where the region's answers are hidden or missing."""
    found, framework = draft.evaluation.self_assessment, draft.evaluation.framework
    if found is None:
        return None
    own, whole = (readings_of(found, one, "criterion") for one in (key, framework.area.key))
    if not any(reading.value is not None for reading in own.values()):
        return None
    words, rows = draft.words, []
    one_by_one, mark = mark_in_chart(draft, [one.illustrative for one in (*own.values(), *whole.values())])
    for choice in framework.assessment.criterion:
        found_here = [own.get(choice.key), whole.get(choice.key)]
        values = [None if reading is None else reading.value for reading in found_here]
        name = words.say("assessment.criteria.name", number=choice.key, name=words.name(choice.name))
        invented = any(reading is not None and reading.illustrative for reading in found_here)
        head = Cell(name, tags=tags_of(draft, one_by_one and invented))
        rows.append(Row(head, tuple(number_cell(rating_text(draft, value)) for value in values)))
    region = framework.regions[key]
    return draft.table(
        words.say("assessment.own.table_title"),
        words.say("assessment.criteria.table_subtitle"),
        source=words.say("assessment.source"),
        heads=[
            Cell(words.say("assessment.criteria.head")),
            number_head(words.name(region.name)),
            number_head(words.name(framework.area.short)),
        ],
        rows=rows,
        kind="own-criteria short",
        notes=(words.say("assessment.own.note"), *mark),
    )
