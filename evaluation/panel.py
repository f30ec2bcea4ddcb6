"""The panel: for each region and indicator its baseline, its yearly figures and its own target, with their addresses.

Gives meaning to cells and combines the parts of a card (themes, numerator and denominator, respondents). Judges
nothing and knows no score. A new way of parts is one function in `_COMBINE`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evaluation.workbook.submission import Cell, Missing, Row, Submission
from indicators.cards import Indicator
from indicators.framework import Framework


@dataclass(frozen=True)
class Figure:
    """One figure in the card's unit, or the reason why there is none.

    `weight` is what stands below the line when figures of this kind are averaged: the denominator of a ratio, the
    respondents of a survey; None where a plain figure needs none. `cells` are the addresses it was read from.
    """

    value: float | None = None
    missing: Missing | None = Missing.NOT_ANSWERED
    cells: tuple[str, ...] = ()
    preliminary: bool = False
    weight: float | None = None


@dataclass(frozen=True)
class Line:
    """All that one workbook says of one indicator.

    `years` holds each year of the period; `target` is the workbook's own target and None if it gives none.
    `division` is the region division of the row: a year, `own` (each value in its own year's), or empty.
    """

    card: Indicator
    baseline: Figure
    years: Mapping[int, Figure]
    target: Figure | None = None
    target_origin: str = ""
    division: str = ""
    illustrative: bool = False
    sources: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """Lines by (region or area key, indicator id), and the comparison figures by (indicator id, region key)."""

    lines: Mapping[tuple[str, str], Line]
    comparison: Mapping[tuple[str, str], Mapping[int, Figure]]


def build_panel(framework: Framework, submissions: Mapping[str, Submission]) -> Panel:
    """The panel of the accepted workbooks by region key; a row that is absent is a line of unanswered figures."""
    lines: dict[tuple[str, str], Line] = {}
    for key in (*framework.regions, framework.area.key):
        submission = submissions.get(key)
        rows = _rows_by_id(submission)
        division = _text(submission.fields.get("division")) if submission else ""
        for card in framework.asked_of(key):
            lines[key, card.id] = _line(framework, card, [rows.get(row) for row in card.rows], division)
        _add_derived(framework, key, lines)
        _add_measured(framework, key, lines)
    return Panel(lines, _comparison(framework, submissions.get(framework.area.key)))


def _rows_by_id(submission: Submission | None) -> dict[str, Row]:
    sheet = submission.sheets.get("indicators") if submission else None
    return {row.text("id"): row for row in sheet.rows} if sheet else {}


def _text(cell: Cell | None) -> str:
    return cell.value if cell is not None and isinstance(cell.value, str) else ""


def _line(framework: Framework, card: Indicator, rows: Sequence[Row | None], division: str) -> Line:
    """The line of one card from the rows of its parts, in the order of `card.rows`; None for a row that is absent."""
    combine = _COMBINE[card.parts]
    present = [row for row in rows if row is not None]

    def figure(column: str) -> Figure:
        return combine(card, [_figure(row, column) for row in rows])

    baseline = figure("baseline")
    if baseline.missing is Missing.NOT_ANSWERED and card.baseline is not None:
        baseline = Figure(card.baseline, None, weight=baseline.weight)
    return Line(
        card=card,
        baseline=baseline,
        years={year: figure(str(year)) for year in framework.years.period},
        target=_own_target(card, rows),
        target_origin=next((row.text("target_origin") for row in present if row.text("target_origin")), ""),
        division=next((row.text("division") for row in present if row.text("division")), division),
        illustrative=any(row.illustrative for row in present),
        sources=tuple(dict.fromkeys(row.text("source") for row in present if row.text("source"))),
        comments=tuple(dict.fromkeys(row.text("comment") for row in present if row.text("comment"))),
    )


def _figure(row: Row | None, column: str) -> Figure:
    cell = row.cells.get(column) if row is not None else None
    if row is None or cell is None:
        return Figure()
    if not isinstance(cell.value, float):
        return Figure(missing=cell.missing or Missing.NOT_ANSWERED, cells=(str(cell.place),))
    return Figure(cell.value, None, (str(cell.place),), cell.preliminary or bool(row.text("preliminary")))


def _own_target(card: Indicator, rows: Sequence[Row | None]) -> Figure | None:
    """The workbook's target: summed or averaged over themes, else the one on the first row that gives it."""
    targets = [_figure(row, "target") for row in rows]
    if card.parts == "themes":
        whole = _over_themes(card, targets)
        return whole if whole.value is not None else None
    return next((target for target in targets if target.value is not None), None)


# Parts of one card --------------------------------------------------------------------------------------------------


def _only(card: Indicator, parts: Sequence[Figure]) -> Figure:
    return parts[0]


def _over_themes(card: Indicator, parts: Sequence[Figure]) -> Figure:
    concerned = [part for part in parts if part.missing is not Missing.NOT_APPLICABLE]
    if not concerned:
        return replace(parts[0], cells=_cells(parts))
    missing = _graver(part.missing for part in concerned)
    if missing:
        return Figure(missing=missing, cells=_cells(parts))
    total = sum(part.value for part in concerned if part.value is not None)
    value = total / len(concerned) if card.across_themes == "mean" else total
    return Figure(value, None, _cells(concerned), any(part.preliminary for part in concerned))


def _ratio(card: Indicator, parts: Sequence[Figure]) -> Figure:
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


_COMBINE: Mapping[str, Callable[[Indicator, Sequence[Figure]], Figure]] = {
    "none": _only,
    "themes": _over_themes,
    "ratio": _ratio,
    "theme_ratio": _ratio,
    "weighted": _weighted,
}


def _cells(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(cell for figure in figures for cell in figure.cells)


def _graver(kinds: Iterable[Missing | None]) -> Missing | None:
    """The kind that a whole inherits from its parts: a secret outweighs the unknown, the unknown the unanswered."""
    found = set(kinds)
    order = (Missing.CONFIDENTIAL, Missing.NOT_AVAILABLE, Missing.NOT_ANSWERED, Missing.NOT_APPLICABLE)
    return next((kind for kind in order if kind in found), None)


# Cards that nobody fills --------------------------------------------------------------------------------------------


def _add_derived(framework: Framework, key: str, lines: dict[tuple[str, str], Line]) -> None:
    for card in framework.indicators.values():
        over, under = (lines.get((key, part)) for part in card.derived or ("", ""))
        if over is None or under is None:
            continue
        lines[key, card.id] = Line(
            card=card,
            baseline=_ratio(card, (over.baseline, under.baseline)),
            years={year: _ratio(card, (over.years[year], under.years[year])) for year in over.years},
            division=over.division,
            illustrative=over.illustrative or under.illustrative,
            sources=tuple(dict.fromkeys((*over.sources, *under.sources))),
        )


def _add_measured(framework: Framework, key: str, lines: dict[tuple[str, str], Line]) -> None:
    """The share of a region's cards that have a figure in the period: what this run measures of the answers."""
    if key == framework.area.key:
        return
    asked = [line for (region, _), line in lines.items() if region == key and line.card.asked]
    due = [line for line in asked if not all(f.missing is Missing.NOT_APPLICABLE for f in line.years.values())]
    known = [line for line in due if any(figure.value is not None for figure in line.years.values())]
    for card in framework.indicators.values():
        if card.measured_by_run and due and known:
            share = Figure(card.factor * len(known) / len(due), None, weight=float(len(due)))
            absent = Figure(missing=Missing.NOT_APPLICABLE)
            years = {year: share if year == framework.years.last else absent for year in framework.years.period}
            lines[key, card.id] = Line(card, Figure(), years)


def _comparison(framework: Framework, joint: Submission | None) -> dict[tuple[str, str], dict[int, Figure]]:
    sheet = joint.sheets.get("comparison") if joint else None
    return {
        (row.text("id"), row.text("region")): {int(year): _figure(row, year) for year in row.cells if year.isdigit()}
        for row in (sheet.rows if sheet else ())
    }
