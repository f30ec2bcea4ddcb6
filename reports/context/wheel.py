"""The wheel of the self-assessment: its factors as a figure, and the table that stands beside it."""

from evaluation.self_assessment.ratings import Reading, SelfAssessment
from indicators.lists import Choice
from reports.charts.wheel import Sector, wheel
from reports.context.draft import WHEEL_WIDTH, Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.opinions import SCALE, rating_text, readings_of
from reports.context.wording import mark_in_chart
from reports.headlines import readings_finding, tell


def wheel_figure(draft: Draft, found: SelfAssessment, key: str) -> Figure:
    """The factors around a centre, step by step; its table stands beside it."""
    words, asked = draft.words, draft.evaluation.framework.assessment
    factors, steps = readings_of(found, key, "factor"), readings_of(found, key, "step")
    sectors = [
        [Sector(factor.key, _value(factors.get(factor.key))) for factor in asked.factors_of(step.key)]
        for step in asked.step
    ]
    values = [value for reading in factors.values() if (value := reading.value) is not None]
    _, note = mark_in_chart(draft, [reading.illustrative for reading in factors.values()])
    named = [(step.name, steps[step.key]) for step in asked.step if step.key in steps]
    return draft.figure(
        tell(readings_finding(named, "wheel"), words),
        words.say("assessment.wheel.subtitle"),
        source=words.say("assessment.source"),
        alt=words.say(
            "assessment.wheel.alt",
            number=sum(map(len, sectors)),
            low=rating_text(draft, min(values, default=None)),
            high=rating_text(draft, max(values, default=None)),
        ),
        draw=lambda frame: wheel(sectors, SCALE[1], frame=frame),
        width=WHEEL_WIDTH,
        notes=note,
    )


def _value(reading: Reading | None) -> float | None:
    return None if reading is None else reading.value


def wheel_table(draft: Draft, found: SelfAssessment, key: str) -> Table:
    """Steps with their factors: the mean of the step, the median of each factor."""
    words, asked = draft.words, draft.evaluation.framework.assessment
    factors, steps = readings_of(found, key, "factor"), readings_of(found, key, "step")
    rows = []
    for step in asked.step:
        rows.append(_wheel_row(draft, step, steps.get(step.key), "strong"))
        rows += [_wheel_row(draft, factor, factors.get(factor.key)) for factor in asked.factors_of(step.key)]
    return draft.table(
        words.say("assessment.wheel.table_title"),
        words.say("assessment.wheel.table_subtitle"),
        source=words.say("assessment.source"),
        heads=[Cell(words.say("assessment.wheel.head")), number_head(words.say("assessment.wheel.value"))],
        rows=rows,
        kind="wheel short",
    )


def _wheel_row(draft: Draft, choice: Choice, reading: Reading | None, kind: str = "") -> Row:
    name = draft.words.say("assessment.wheel.name", key=choice.key, name=draft.words.name(choice.name))
    return Row(Cell(name), (number_cell(rating_text(draft, _value(reading))),), kind)
