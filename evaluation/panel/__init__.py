"""The panel: for each region and indicator its baseline, its yearly figures and its own target, with their addresses.

Gives meaning to cells and combines the parts of a card. Judges nothing and knows no score.
"""

from collections.abc import Mapping, Sequence

from evaluation.panel.figures import Comparison, Figure, Line, Panel
from evaluation.panel.parts import COMBINE, concerned, over_themes
from evaluation.panel.secrecy import silence_joint
from evaluation.panel.unasked import add_derived, add_measured
from evaluation.workbook.submission import Cell, Missing, Row, Submission
from indicators.cards import Indicator
from indicators.framework import Framework

__all__ = ["Comparison", "Figure", "Line", "Panel", "build_panel", "read_figure"]


def build_panel(framework: Framework, submissions: Mapping[str, Submission]) -> Panel:
    """The panel of the accepted workbooks by region key; a row that is absent is a line of unanswered figures.

    The area comes last: its joint figures are left out where they would give a region's withheld one away.
    """
    lines: dict[tuple[str, str], Line] = {}
    for key in (*framework.regions, framework.area.key):
        submission = submissions.get(key)
        rows = _rows_by_id(submission)
        division = _text(submission.fields.get("division")) if submission else ""
        for card in framework.asked_of(key):
            lines[key, card.id] = _line(framework, card, [rows.get(row) for row in card.rows], division)
        if key == framework.area.key:
            silence_joint(framework, lines)
        add_derived(framework, key, lines)
        add_measured(framework, key, lines)
    return Panel(lines, _comparison(submissions.get(framework.area.key)))


def _rows_by_id(submission: Submission | None) -> dict[str, Row]:
    sheet = submission.sheets.get("indicators") if submission else None
    return {row.text("id"): row for row in sheet.rows} if sheet else {}


def _text(cell: Cell | None) -> str:
    return cell.value if cell is not None and isinstance(cell.value, str) else ""


def _line(framework: Framework, card: Indicator, rows: Sequence[Row | None], division: str) -> Line:
    """The line of one card from the rows of its parts, in the order of `card.rows`; None for a row that is absent."""
    combine = COMBINE[card.parts]
    rows = concerned(card, rows, framework.years.period)
    present = [row for row in rows if row is not None]

    def figure(column: str) -> Figure:
        return combine(card, [read_figure(row, column) for row in rows])

    baseline = figure("baseline")
    if baseline.missing is Missing.NOT_ANSWERED and card.baseline is not None:
        baseline = Figure(card.baseline, None, weight=baseline.weight)
    return Line(
        card=card,
        baseline=baseline,
        years={year: figure(str(year)) for year in framework.years.period},
        target=_own_target(card, rows),
        target_origin=next((row.text("target_origin") for row in present if row.text("target_origin")), ""),
        divisions=tuple(dict.fromkeys(found for row in present if (found := row.text("division") or division))),
        illustrative=any(row.illustrative for row in present),
        sources=tuple(dict.fromkeys(row.text("source") for row in present if row.text("source"))),
        comments=tuple(dict.fromkeys(row.text("comment") for row in present if row.text("comment"))),
    )


def read_figure(row: Row | None, column: str) -> Figure:
    """What a row says in one column; unanswered where there is no such row or cell."""
    cell = row.cells.get(column) if row is not None else None
    if row is None or cell is None:
        return Figure()
    if not isinstance(cell.value, float):
        return Figure(missing=cell.missing or Missing.NOT_ANSWERED, cells=(str(cell.place),))
    return Figure(cell.value, None, (str(cell.place),), cell.preliminary or bool(row.text("preliminary")))


def _own_target(card: Indicator, rows: Sequence[Row | None]) -> Figure | None:
    """The workbook's target: summed or averaged over themes, else the one on the first row that gives it."""
    targets = [read_figure(row, "target") for row in rows]
    if card.parts == "themes":
        whole = over_themes(card, targets)
        return whole if whole.value is not None else None
    return next((target for target in targets if target.value is not None), None)


def _comparison(joint: Submission | None) -> dict[tuple[str, str], Comparison]:
    sheet = joint.sheets.get("comparison") if joint else None
    return {
        (row.text("id"), row.text("region")): Comparison(
            {int(year): read_figure(row, year) for year in row.cells if year.isdigit()},
            row.illustrative,
            None if (begins := row.number_in("series_break")) is None else int(begins),
        )
        for row in (sheet.rows if sheet else ())
    }
