"""What is told beside a row of a template: the definition of a card, what the row counts, the anchors of a question.

Chooses words of the framework and puts them in order; the words between them are phrases. A new line about a card is
one in `_card_lines`.
"""

from collections.abc import Iterator, Mapping

from evaluation.workbook.making import Making
from evaluation.workbook.prefill import written_target
from evaluation.workbook.wording import row_name, row_unit, takes_target
from indicators.cards import Indicator
from indicators.forms import Sheet
from indicators.lists import Question
from indicators.targets import Absolute, KeepsPace, Raised, Within, parse


def explanation(making: Making, sheet: Sheet, values: Mapping[str, object]) -> str:
    """The explanation of one row of a sheet; empty where there is nothing to explain."""
    framework = making.framework
    key = str(values.get("id") or values.get("question") or "")
    if sheet.rows == "indicators" and key in framework.row_cards:
        return "\n".join(_card_lines(making, framework.row_cards[key], key))
    if sheet.rows == "comparison" and key in framework.indicators:
        card = framework.indicators[key]
        return f"{card.name.in_language(making.language)} ({card.unit.in_language(making.language)})"
    question = next((question for question in framework.questions if question.id == key), None)
    if sheet.rows == "questions" and question is not None:
        return "\n".join(_anchor_lines(making, question))
    return ""


def _card_lines(making: Making, card: Indicator, row: str) -> Iterator[str]:
    if card.definition:
        yield card.definition.in_language(making.language)
    whole, name = card.name.in_language(making.language), row_name(making.framework, card, row, making.language)
    if name != whole:
        unit = row_unit(card, row, making.language)
        yield making.say("explain.part", part=name.removeprefix(f"{whole} – "), unit=unit)
    if card.stages:
        yield making.say("explain.stages")
        yield from (f"{stage.value} = {stage.name.in_language(making.language)}" for stage in card.stages)
    if card.series_break:
        yield card.series_break.in_language(making.language)
    years = making.framework.years
    yield making.say(f"explain.accumulation.{card.accumulation}", first=years.first, last=years.last)
    if takes_target(card, row):
        yield from _target_lines(making, card)
    yield making.say("explain.source", source=card.source.in_language(making.language))


def _target_lines(making: Making, card: Indicator) -> Iterator[str]:
    """The card's target where its cell cannot show it; what to do where the card leaves it open."""
    match parse(written_target(making.framework, card, making.key)):
        case Absolute(value) if card.parts == "themes" and card.across_themes == "sum":
            yield making.say("explain.target.themes", target=_number(making, value))
        case Within(low, high):
            yield making.say("explain.target.within", low=_number(making, low), high=_number(making, high))
        case Raised(amount, _) if amount == 0:
            yield making.say("explain.target.hold")
        case Raised(amount, relative):
            sign = "+" if card.direction == "increase" else "−"
            change = f"{_number(making, 100 * amount)}\u00a0%" if relative else _number(making, amount)
            form = "raised_total" if card.accumulation == "sum" else "raised"
            years = len(making.framework.years.period)
            yield making.say(f"explain.target.{form}", sign=sign, change=change, years=years)
        case KeepsPace():
            yield making.say("explain.target.pace")
        case None if card.scored and card.joint_target is None:
            yield making.say("explain.target.open")


def _number(making: Making, value: float) -> str:
    return f"{value:.12g}".replace(".", making.say("explain.decimal_mark"))


def _anchor_lines(making: Making, question: Question) -> Iterator[str]:
    yield making.say("explain.anchors")
    for value, level in ((1, question.level_1), (3, question.level_3), (5, question.level_5)):
        yield f"{value} = {level.in_language(making.language)}"
