"""From the parts of a card to its figure: themes, numerator and denominator, respondents.

A new way of parts is one function in COMBINE. A part that is missing makes the whole missing; a theme that never
applies in the period stands aside for good, so that baseline, value and target speak of the same themes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from evaluation.panel.figures import Figure
from evaluation.workbook.submission import Missing, Row
from indicators.cards import Indicator


def concerned(card: Indicator, rows: Sequence[Row | None], years: Sequence[int]) -> list[Row | None]:
    """The rows of a card without the themes for which no year of the period applies; all of them if none does."""
    size = {"themes": 1, "theme_ratio": 2}.get(card.parts, len(rows))
    groups = [list(rows[start : start + size]) for start in range(0, len(rows), size)]
    applying = [row for group in groups if not any(_never(row, years) for row in group) for row in group]
    return applying or list(rows)


def _never(row: Row | None, years: Sequence[int]) -> bool:
    cells = [row.cells.get(str(year)) for year in years] if row is not None else []
    return bool(cells) and all(cell is not None and cell.missing is Missing.NOT_APPLICABLE for cell in cells)


def _only(card: Indicator, parts: Sequence[Figure]) -> Figure:
    return parts[0]


def over_themes(card: Indicator, parts: Sequence[Figure]) -> Figure:
    """The sum or, if the card says so, the mean of the themes; missing if one of them is."""
    missing = lacking(parts)
    if missing:
        return Figure(missing=missing, cells=_cells(parts))
    total = sum(part.value for part in parts if part.value is not None)
    value = total / len(parts) if card.across_themes == "mean" else total
    return Figure(value, None, _cells(parts), any(part.preliminary for part in parts))


def ratio(card: Indicator, parts: Sequence[Figure]) -> Figure:
    """Σ numerators over Σ denominators; `parts` alternate numerator, denominator. Over zero there is no ratio."""
    missing = lacking(parts)
    if missing:
        return Figure(missing=missing, cells=_cells(parts))
    numerator = sum(part.value or 0.0 for part in parts[0::2])
    denominator = sum(part.value or 0.0 for part in parts[1::2])
    if denominator == 0:
        return Figure(missing=Missing.NOT_APPLICABLE, cells=_cells(parts))
    preliminary = any(part.preliminary for part in parts)
    return Figure(card.factor * numerator / denominator, None, _cells(parts), preliminary, denominator)


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


def lacking(parts: Sequence[Figure]) -> Missing | None:
    """The kind that a whole inherits from its parts: not applicable only if none of them is; None if all are known."""
    kinds = [part.missing for part in parts if part.missing is not None]
    if kinds and len(kinds) < len(parts) and set(kinds) == {Missing.NOT_APPLICABLE}:
        return Missing.NOT_AVAILABLE
    return graver(kinds)


def graver(kinds: Iterable[Missing]) -> Missing | None:
    """The gravest of some kinds: a secret outweighs the unknown, the unknown the unanswered; None of none."""
    found = set(kinds)
    order = (Missing.CONFIDENTIAL, Missing.NOT_AVAILABLE, Missing.NOT_ANSWERED, Missing.NOT_APPLICABLE)
    return next((kind for kind in order if kind in found), None)
