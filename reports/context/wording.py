"""The words for single figures: values, targets, attainments, statuses and flags as a reader sees them.

Knows no table and no chart. A new kind of missing or flag needs only its phrases.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from evaluation.scoring.results import Flag, Node, Result, Status
from indicators.cards import Indicator
from reports.context.draft import Cell, Draft

_INSIDE_NUMBER = re.compile(r"(?<=\d) (?=\d)")  # 100 000 is never torn
_TOLD_ELSEWHERE = (Flag.SET_AFTERWARDS, Flag.ILLUSTRATIVE)  # beside the target, and as a tag on the row


def value_text(draft: Draft, card: Indicator, result: Result) -> str:
    """The value with the card's decimals, «at least …» for a bound, or the word for why there is none."""
    if result.value is None:
        return draft.words.say(f"status.missing.{result.missing or 'not_answered'}")
    text = draft.words.number(result.value, card.decimals)
    return draft.words.say("report.indicator.bound", value=text) if Flag.BOUND in result.flags else text


def year_text(draft: Draft, card: Indicator, result: Result) -> str:
    """The year of a level or the period of a sum or mean; empty where there is no value."""
    if result.value is None:
        return ""
    if result.year is not None:
        return str(result.year)
    return draft.words.say(f"report.indicator.over.{card.accumulation}")


def with_unit(draft: Draft, card: Indicator, text: str) -> str:
    """A figure's text with the unit of its card; a scale, a multiple or a ratio is kept apart by brackets."""
    say, unit = draft.words.say, draft.words.name(card.unit)
    if unit == say("report.unit.sign"):
        return say("report.unit.percent", value=text)
    scaled = any(letter.isdigit() for letter in unit.partition("/")[0]) or unit == say("report.unit.ratio")
    unit = _INSIDE_NUMBER.sub("\u00a0", unit)
    return say(f"report.unit.{'scaled' if scaled else 'plain'}", value=text, unit=unit)


def baseline_text(draft: Draft, card: Indicator, result: Result) -> str:
    """The baseline; a card that can have none says so, one that lacks it too."""
    if result.baseline is not None:
        return draft.words.number(result.baseline, card.decimals)
    word = "no_baseline" if card.baseline_expected else "none_to_be_had"
    return draft.words.say(f"report.indicator.{word}")


def target_text(draft: Draft, card: Indicator, result: Result) -> str:
    """The target, a band as lowest–highest, or that there is none; the country's pace where it has no figure here."""
    if result.target is None:
        return draft.words.say(f"report.indicator.{'pace' if result.pace else 'no_target'}")
    if isinstance(result.target, tuple):
        low, high = (draft.words.number(end, card.decimals) for end in result.target)
        return draft.words.say("report.indicator.band", low=low, high=high)
    return draft.words.number(result.target, card.decimals)


def origin_text(draft: Draft, result: Result) -> str:
    """Where the target came from; empty without one."""
    return draft.words.say(f"report.origin.{result.target_origin}") if result.target_origin else ""


def attainment_text(draft: Draft, result: Result) -> str:
    """The share of the way covered, or a dash where it cannot be judged."""
    if result.attainment is None or result.score is None:
        return draft.words.say("report.indicator.dash")
    return draft.words.attainment(result.attainment)


def pace_text(draft: Draft, result: Result) -> str:
    """What an attainment against the country's pace says of itself; empty for any other, or where none is judged."""
    return draft.words.say("report.indicator.against_pace") if result.pace and result.score is not None else ""


def status_text(draft: Draft, status: Status) -> str:
    """The agreed word of a status."""
    return draft.words.say(f"status.words.{status}")


def status_cell(draft: Draft, status: Status, *notes: str) -> Cell:
    """The status as a word with its mark."""
    return Cell(status_text(draft, status), tuple(note for note in notes if note), f"status {status}")


def flag_texts(draft: Draft, result: Result) -> tuple[str, ...]:
    """The reservations of a result that its row does not already show; an old level says how far it was to be."""
    flags = [draft.words.say(f"flags.{flag}.name") for flag in result.flags if flag not in _TOLD_ELSEWHERE]
    late = Flag.LAGGED in result.flags and result.status is not Status.ACHIEVED
    if late and result.attainment is not None and result.expected:
        share = draft.words.attainment(result.attainment / result.expected)
        flags.append(draft.words.say("report.indicator.on_track", share=share, year=str(result.year)))
    return tuple(flags)


def tags_of(draft: Draft, illustrative: bool) -> tuple[str, ...]:
    """The tag of a row that uses an invented figure."""
    return (draft.words.say("report.mark.tag"),) if illustrative else ()


def mark_in_chart(draft: Draft, marked: Sequence[bool]) -> tuple[bool, tuple[str, ...]]:
    """Whether a chart marks its rows one by one, and the note under it where all of them are invented."""
    if marked and all(marked):
        return False, (draft.words.say("report.mark.whole_chart"),)
    return True, ()


def score_text(draft: Draft, node: Node) -> str:
    """The score with one decimal, or a dash where nothing is judged."""
    return draft.words.say("report.indicator.dash") if node.score is None else draft.words.number(node.score, 1)


def coverage_text(draft: Draft, node: Node) -> str:
    """The share of the weight that is known, without decimals."""
    return draft.words.percent(node.coverage, 0)


def share_text(draft: Draft, share: float | None) -> str:
    """A share without decimals, or a dash where there is nothing to take it of."""
    return draft.words.say("report.indicator.dash") if share is None else draft.words.percent(share, 0)


def illustrative(result: Result) -> bool:
    """Whether any figure behind the result is invented."""
    return Flag.ILLUSTRATIVE in result.flags


def any_illustrative(draft: Draft, keys: Iterable[str], cards: Collection[Indicator]) -> bool:
    """Whether any of the results that exist for these respondents and cards is invented."""
    results = draft.evaluation.results
    return any(illustrative(results[key, card.id]) for key in keys for card in cards if (key, card.id) in results)
