"""What is told beside a row of a template: the definition of a card, the steps of its scale, the anchors of a question.

Chooses words of the framework and puts them in order; the words between them are phrases.
"""

from collections.abc import Mapping

from indicators.cards import Indicator
from indicators.forms import Sheet
from indicators.framework import Framework
from indicators.lists import Question


def explanation(
    framework: Framework, texts: Mapping[str, str], sheet: Sheet, values: Mapping[str, object], language: str
) -> str:
    """The explanation of one row of a sheet; empty where there is nothing to explain."""
    key = str(values.get("id") or values.get("question") or "")
    if sheet.rows == "indicators" and key in framework.row_cards:
        return "\n".join(_card_lines(framework.row_cards[key], texts, language))
    if sheet.rows == "comparison" and key in framework.indicators:
        card = framework.indicators[key]
        return f"{card.name.in_language(language)} ({card.unit.in_language(language)})"
    question = next((question for question in framework.questions if question.id == key), None)
    if sheet.rows == "questions" and question is not None:
        return "\n".join(_anchor_lines(question, texts, language))
    return ""


def _card_lines(card: Indicator, texts: Mapping[str, str], language: str) -> list[str]:
    lines = [card.definition.in_language(language)] if card.definition else []
    if card.stages:
        lines.append(texts["workbook.explain.stages"])
        lines += [f"{stage.value} = {stage.name.in_language(language)}" for stage in card.stages]
    if card.series_break:
        lines.append(card.series_break.in_language(language))
    how = texts[f"workbook.explain.accumulation.{card.accumulation}"]
    return [*lines, how, texts["workbook.explain.source"].format(source=card.source.in_language(language))]


def _anchor_lines(question: Question, texts: Mapping[str, str], language: str) -> list[str]:
    levels = ((1, question.level_1), (3, question.level_3), (5, question.level_5))
    return [texts["workbook.explain.anchors"], *(f"{value} = {level.in_language(language)}" for value, level in levels)]
