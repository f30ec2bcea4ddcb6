"""Rules that need all workbooks at once: joint figures against the regions, divisions of regions, shared projects.

They see only values that the rules of one workbook left standing. Targets across workbooks are in `targets`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evaluation.problems import Problem
from evaluation.rules.parts import rows_by_id
from evaluation.rules.ranges import position
from evaluation.rules.rows import CardRow, at, card_rows, figures, number, sheet_rows
from evaluation.workbook.submission import Cell, Submission
from indicators.framework import Framework


def joint_disagrees(framework: Framework, submissions: Sequence[Submission]) -> Iterator[Problem]:
    """W311: the joint figure is not the sum of the regions; W327: it counts more than all regions together.

    Where a region has no figure, only a sum that already exceeds the joint figure is told.
    """
    rows = {submission.region: rows_by_id(framework, submission) for submission in submissions}
    for submission in submissions:
        if submission.region != framework.area.key:
            continue
        for line in card_rows(framework, submission):
            if line.card.scope == "both" and line.card.rollup in ("sum", "unique"):
                yield from _against_regions(framework, submission, line, rows)


def _against_regions(
    framework: Framework, submission: Submission, line: CardRow, rows: Mapping[str, Mapping[str, CardRow]]
) -> Iterator[Problem]:
    for year, cell in figures(framework, line.row).items():
        joint = number(cell)
        regional = [_figure(framework, rows.get(key, {}), line.id, year) for key in framework.regions]
        known = [value for value in regional if value is not None]
        if joint is None or not known:
            continue
        total, whole = sum(known), len(known) == len(regional)
        code = _disagreement(line, joint, total, whole, framework.method.disagreement)
        if code:
            yield at(
                submission, code, cell,
                id=line.id, written=joint, total=total, year=year, regions=len(known), due=len(regional),
            )


def _disagreement(line: CardRow, joint: float, total: float, whole: bool, allowed: float) -> str:
    margin = allowed * abs(total)
    if line.card.rollup == "unique":  # what several regions share is counted once in the area
        return "W327" if whole and joint > total + margin else ""
    differs = abs(joint - total) > margin if whole else joint >= 0 and total > joint + margin
    return "W311" if differs else ""


def _figure(framework: Framework, rows: Mapping[str, CardRow], name: str, year: str) -> float | None:
    return number(figures(framework, rows[name].row).get(year)) if name in rows else None


def divisions_differ(framework: Framework, submissions: Sequence[Submission]) -> Iterator[Problem]:
    """W312: of the regions between which borders moved, some count with the old borders and some with the new."""
    for event in framework.strategy.boundary:
        concerned = [one for one in submissions if one.region in event.regions]
        rows = {one.region: rows_by_id(framework, one) for one in concerned}
        for name, card in framework.row_cards.items():
            lines = [(one, rows[one.region][name]) for one in concerned if name in rows[one.region]]
            if card.boundary_sensitive and _mixed(framework, lines, event.year):
                yield from (_division_problem(framework, one, line, lines) for one, line in lines)


def _mixed(framework: Framework, lines: Sequence[tuple[Submission, CardRow]], moved: int) -> bool:
    """Whether in any one year figures stand on both sides of the change."""
    sides: dict[str, set[bool]] = {}
    for submission, line in lines:
        division = _division(submission, line)
        if division is None or not isinstance(division.value, str):
            continue
        for year, cell in figures(framework, line.row).items():
            if number(cell) is not None:
                of_year = int(division.value) if division.value.isdigit() else int(year)  # else: each year its own
                sides.setdefault(year, set()).add(of_year >= moved)
    return any(len(found) > 1 for found in sides.values())


def _division(submission: Submission, line: CardRow) -> Cell | None:
    """The division of a row: its own, or the default of the workbook."""
    own = line.row.cells.get("division")
    return own if own is not None and own.value is not None else submission.fields.get("division")


def _division_problem(
    framework: Framework, submission: Submission, line: CardRow, lines: Sequence[tuple[Submission, CardRow]]
) -> Problem:
    def words(one: Submission, of: CardRow) -> str:
        cell = _division(one, of)
        return cell.written if cell is not None and cell.written else "–"

    others = "; ".join(f"{one.file}: {words(one, of)}" for one, of in lines if one.file != submission.file)
    cell = line.row.cells.get("division", line.row.cells["id"])
    return at(submission, "W312", cell, written=words(submission, line), others=others)


def project_sums_differ(framework: Framework, submissions: Sequence[Submission]) -> Iterator[Problem]:
    """W322: one project code with different budgets. Each row concerned is told of the others."""
    for column in ("total", "public"):
        found: dict[str, list[tuple[Submission, Cell]]] = {}
        for submission in submissions:
            for row in sheet_rows(submission, "projects"):
                cell = row.cells.get(column)
                if row.text("code") and cell is not None and number(cell) is not None:
                    found.setdefault(row.text("code").casefold(), []).append((submission, cell))
        for code, cells in found.items():
            if len({number(cell) for _, cell in cells}) < 2:
                continue
            if len({one.file for one, _ in cells}) == 1:
                yield _sums_in_one(code, cells)
            else:
                yield from (_sum_problem(code, one, cell, cells) for one, cell in cells)


def _sums_in_one(code: str, cells: Sequence[tuple[Submission, Cell]]) -> Problem:
    """One problem at all the rows where a single workbook gives the project."""
    submission, places = cells[0][0], [cell for _, cell in cells]
    rows = ", ".join(str(position(cell.place.cells)[0]) for cell in places)
    sums = _listed(("", number(cell)) for cell in places)
    return at(submission, "W322", *places, id=code.upper(), written=sums[0], others=sums, rows=rows)


def _sum_problem(
    code: str, submission: Submission, cell: Cell, cells: Sequence[tuple[Submission, Cell]]
) -> Problem:
    others = _listed(
        (f"{other.place}: ", number(other)) for _, other in cells
        if other.place != cell.place and number(other) != number(cell)
    )
    return at(submission, "W322", cell, id=code.upper(), written=number(cell) or 0.0, others=others, rows="")


def _listed(named: Iterable[tuple[str, float | None]]) -> tuple[str | float, ...]:
    """Numbers with what stands before each, as the pieces of one fact: `a: 1; b: 2`."""
    pieces = [piece for label, value in named for piece in ("; ", label, 0.0 if value is None else value)]
    return tuple(piece for piece in pieces[1:] if piece != "")
