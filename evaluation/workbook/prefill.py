"""The rows that a template holds before anybody has filled it, and how answers are laid into them.

Knows no Excel. What makes the rows of a new kind of sheet is a function in `_GIVEN`.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from evaluation.workbook.wording import row_name, row_unit, takes_target
from indicators.cards import Band, Indicator
from indicators.forms import Sheet
from indicators.framework import Framework, options
from indicators.lists import Measure
from indicators.targets import KEEPS_PACE, Absolute, parse

Value = str | float | int | date | Sequence[str] | None
RowValues = dict[str, Value]
Texts = Mapping[str, str]
NOT_APPLICABLE = "."

# The columns that tell the rows of a sheet apart; sheets that are not here only grow.
IDENTITY: Mapping[str, tuple[str, ...]] = {
    "indicators": ("id",),
    "measures": ("id",),
    "questions": ("question", "role"),
    "comparison": ("id", "region"),
}
# Sheets whose rows are fixed by the framework: an answer for another row is a mistake of the caller.
CLOSED = ("indicators", "measures", "proposals")


def given_rows(framework: Framework, key: str, sheet: Sheet, language: str, texts: Texts) -> list[RowValues]:
    """The rows of one sheet of the workbook of `key` as the framework gives them; choices by key."""
    give = _GIVEN.get(sheet.rows)
    return list(give(framework, key, language, texts)) if give else []


def with_answers(sheet: Sheet, given: list[RowValues], answers: Iterable[Mapping[str, Value]]) -> list[RowValues]:
    """The given rows with the answers in them; an answer without a row of its own is appended.

    Raises KeyError if the sheet is closed and has no such row.
    """
    rows = [dict(row) for row in given]
    waiting: dict[tuple[object, ...], list[int]] = {}
    identity = IDENTITY.get(sheet.rows, ())
    for index, row in enumerate(rows):
        waiting.setdefault(tuple(row.get(name) for name in identity), []).append(index)
    for answer in answers:
        places = waiting.get(tuple(answer.get(name) for name in identity)) if identity else None
        if places:
            rows[places.pop(0)].update(answer)
        elif sheet.rows in CLOSED:
            raise KeyError(f"{sheet.key}: no row for {[answer.get(name) for name in identity]}, or it is given twice")
        else:
            rows.append(dict(answer))
    return rows


def written_target(framework: Framework, card: Indicator, key: str) -> float | Band | str | None:
    """The target that the card writes for the workbook of `key`: the area's own where it has one."""
    return card.joint_target if key == framework.area.key and card.joint_target is not None else card.target


def target_unit(framework: Framework, card: Indicator, row: str, language: str, texts: Texts) -> str:
    """The unit of the target, and whether it is a total or a mean of the period; empty on rows that take none."""
    if not takes_target(card, row):
        return ""
    unit = row_unit(card, card.id, language)
    if card.accumulation not in ("sum", "mean"):
        return unit
    years = framework.years
    return texts[f"workbook.target_unit.{card.accumulation}"].format(unit=unit, first=years.first, last=years.last)


def _indicators(framework: Framework, key: str, language: str, texts: Texts) -> Iterator[RowValues]:
    for card in framework.asked_of(key):
        written = parse(written_target(framework, card, key))
        for row in card.rows:
            target = _target(card, row, written)
            yield {
                "id": row,
                "name": row_name(framework, card, row, language),
                "unit": row_unit(card, row, language),
                "baseline": _baseline(card, row),
                "target": target,
                "target_unit": target_unit(framework, card, row, language, texts),
                "target_origin": card.target_origin if isinstance(target, float) else None,
            }


def _baseline(card: Indicator, row: str) -> Value:
    """The card's baseline where one row can bear it; `.` where none is expected."""
    if not card.baseline_expected:
        return NOT_APPLICABLE
    if card.parts == "themes":
        return card.baseline if card.across_themes == "mean" or card.baseline == 0 else None
    return card.baseline if row == card.id else None


def _target(card: Indicator, row: str, target: object) -> Value:
    """An absolute target where one row can bear it; `.` where a target has no sense; else blank: the card knows it."""
    if not takes_target(card, row):
        return NOT_APPLICABLE
    if isinstance(target, Absolute) and (card.parts != "themes" or card.across_themes == "mean"):
        return target.value
    return None


def measures_of(framework: Framework, key: str) -> tuple[Measure, ...]:
    """The measures that the workbook of a region, or of the area, tells of."""
    scopes = ("joint", "both") if key == framework.area.key else ("region", "both")
    return tuple(measure for measure in framework.measures if measure.scope in scopes)


def _measures(framework: Framework, key: str, language: str, texts: Texts) -> Iterator[RowValues]:
    for measure in measures_of(framework, key):
        start, end = _day(measure.planned[0], end=False), _day(measure.planned[1], end=True)
        name = measure.name.in_language(language)
        yield {"id": measure.id, "name": name, "planned_start": start, "planned_end": end}


def _day(written: str | None, *, end: bool) -> date | None:
    """The day of `2019-05-08`; of a month alone (`2019-05`) its first day, or its last where something ends."""
    if written is None:
        return None
    if len(written) > len("2019-05"):
        return date.fromisoformat(written)
    first = date.fromisoformat(f"{written}-01")
    return first.replace(day=monthrange(first.year, first.month)[1]) if end else first


def _questions(framework: Framework, key: str, language: str, texts: Texts) -> Iterator[RowValues]:
    """Every question once for each role, one role after another: a respondent fills one block from top to bottom."""
    for role in options(framework, "roles"):
        for question in framework.questions:
            yield {"question": question.id, "text": question.text.in_language(language), "role": role.key}


def compared(framework: Framework) -> tuple[Indicator, ...]:
    """The cards for which figures from elsewhere matter: context, and promises to keep pace with the country."""
    cards = (card for card in framework.indicators.values() if card.scope != "joint")
    return tuple(card for card in cards if card.kind == "context" or KEEPS_PACE in (card.target, card.joint_target))


def _comparison(framework: Framework, key: str, language: str, texts: Texts) -> Iterator[RowValues]:
    for card in compared(framework):
        yield {"id": card.id, "region": framework.strategy.country.key}


_GIVEN: Mapping[str, Callable[[Framework, str, str, Texts], Iterator[RowValues]]] = {
    "indicators": _indicators,
    "measures": _measures,
    "questions": _questions,
    "comparison": _comparison,
}
