"""From the parts of a card to its figure: themes, numerator and denominator, respondents.

A new way of parts is one function in COMBINE. A part that is missing makes the whole missing; one that is not
applicable stands aside.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from evaluation.panel.figures import Figure
from evaluation.workbook.submission import Missing
from indicators.cards import Indicator


def _only(card: Indicator, parts: Sequence[Figure]) -> Figure:
    return parts[0]


def over_themes(card: Indicator, parts: Sequence[Figure]) -> Figure:
    """The sum or, if the card says so, the mean of the themes that apply."""
    concerned = [part for part in parts if part.missing is not Missing.NOT_APPLICABLE]
    if not concerned:
        return replace(parts[0], cells=_cells(parts))
    missing = _graver(part.missing for part in concerned)
    if missing:
        return Figure(missing=missing, cells=_cells(parts))
    total = sum(part.value for part in concerned if part.value is not None)
    value = total / len(concerned) if card.across_themes == "mean" else total
    return Figure(value, None, _cells(concerned), any(part.preliminary for part in concerned))


def ratio(card: Indicator, parts: Sequence[Figure]) -> Figure:
    """Σ numerators over Σ denominators; `parts` alternate numerator, denominator. Over zero there is no ratio."""
    above, below = parts[0::2], parts[1::2]
    concerned = [pair for pair in zip(above, below, strict=True) if not _outside(pair)]
    if not concerned:
        return Figure(missing=Missing.NOT_APPLICABLE, cells=_cells(parts))
    used = [figure for pair in concerned for figure in pair]
    missing = _graver(figure.missing for figure in used)
    if missing:
        return Figure(missing=missing, cells=_cells(parts))
    numerator = sum(over.value or 0.0 for over, _ in concerned)
    denominator = sum(under.value or 0.0 for _, under in concerned)
    if denominator == 0:
        return Figure(missing=Missing.NOT_APPLICABLE, cells=_cells(used))
    preliminary = any(figure.preliminary for figure in used)
    return Figure(card.factor * numerator / denominator, None, _cells(used), preliminary, denominator)


def _outside(pair: tuple[Figure, Figure]) -> bool:
    return any(figure.missing is Missing.NOT_APPLICABLE for figure in pair)


def _weighted(card: Indicator, parts: Sequence[Figure]) -> Figure:
    value, respondents = parts
    return replace(value, weight=respondents.value, cells=_cells(parts) if value.value is not None else value.cells)


COMBINE: Mapping[str, Callable[[Indicator, Sequence[Figure]], Figure]] = {
    "none": _only,
    "themes": over_themes,
    "ratio": ratio,
    "theme_ratio": ratio,
    "weighted": _weighted,
}


def _cells(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(cell for figure in figures for cell in figure.cells)


def _graver(kinds: Iterable[Missing | None]) -> Missing | None:
    """The kind that a whole inherits from its parts: a secret outweighs the unknown, the unknown the unanswered."""
    found = set(kinds)
    order = (Missing.CONFIDENTIAL, Missing.NOT_AVAILABLE, Missing.NOT_ANSWERED, Missing.NOT_APPLICABLE)
    return next((kind for kind in order if kind in found), None)
