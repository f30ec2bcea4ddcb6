"""Each region's delivery as a whole: its files, their problems, and how many of the figures asked for were got.

Judges nothing and words nothing. A figure asked for is one year of one row of the indicators sheet; of one-off work,
where any single year is enough, the whole row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.problems import Problem
from evaluation.rules.files import regions_in_name, respondents
from evaluation.workbook.submission import PROPOSALS, Cell, Missing, Row, Submission
from indicators.framework import Framework

LEVELS = ("error", "warning", "note", "explained")
_BEST_FIRST = ("read", "marked", "left_out", "blank")


@dataclass(frozen=True)
class Figures:
    """What became of the figures asked for: read, marked as missing with their reason, left out by an error, blank."""

    read: int = 0
    marked: int = 0
    left_out: int = 0
    blank: int = 0

    @property
    def asked(self) -> int:
        return self.read + self.marked + self.left_out + self.blank


@dataclass(frozen=True)
class Delivery:
    """What one region (or the area) has delivered in this round; the key is PROPOSALS for the workbook of decisions,
    and empty for files of nobody known."""

    key: str
    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]
    status: str
    figures: Figures

    def count(self, level: str) -> int:
        """How many problems are open at a level; `explained` are the warnings that have their explanation."""
        return sum(level_of(problem) == level for problem in self.problems)


def level_of(problem: Problem) -> str:
    """One of LEVELS."""
    return "explained" if problem.explanation else problem.severity.value


def deliveries(
    framework: Framework,
    received: Sequence[Submission],
    accepted: Mapping[str, Submission],
    status: Mapping[str, str],
    problems: Sequence[Problem],
) -> tuple[Delivery, ...]:
    """The deliveries in the order of the regions, the area, the one on proposals, and last the files of nobody known.

    A file that declares no region counts for the one that its name tells.
    """
    by_key: dict[str, list[Submission]] = {}
    for submission in sorted(received, key=lambda one: (one.file, one.sha256)):
        by_key.setdefault(_key(framework, submission), []).append(submission)
    return tuple(
        _delivery(framework, key, by_key[key], accepted.get(key), status.get(key, "rejected"), problems)
        for key in (*respondents(framework), PROPOSALS, "") if key in by_key
    )


def _key(framework: Framework, submission: Submission) -> str:
    if submission.kind == PROPOSALS:
        return PROPOSALS
    named = regions_in_name(framework, submission.file)
    known = submission.region in respondents(framework)
    return submission.region if known else named[0] if named else ""


def _delivery(
    framework: Framework, key: str, submissions: list[Submission], accepted: Submission | None, status: str,
    problems: Sequence[Problem],
) -> Delivery:
    files = {submission.file for submission in submissions}
    own = tuple(problem for problem in problems if problem.place.file in files)
    return Delivery(key, tuple(submissions), own, status, asked_figures(framework, key, submissions, accepted))


def asked_figures(
    framework: Framework, key: str, received: Iterable[Submission], accepted: Submission | None
) -> Figures:
    """What became of each figure that the workbook of `key` is asked for; none are asked of nobody."""
    written = [row for submission in received for row in _rows(submission)]
    stood = {row.text("id"): row for row in _rows(accepted)} if accepted is not None else {}
    fates: Counter[str] = Counter()
    for card in framework.asked_of(key) if key in respondents(framework) else ():
        for row in card.rows:
            own = [one for one in written if one.text("id") == row]
            years = [_fate(str(year), stood.get(row), own) for year in framework.years.period]
            fates.update([min(years, key=_BEST_FIRST.index)] if card.accumulation == "latest" else years)
    return Figures(**fates)


def _rows(submission: Submission) -> Iterator[Row]:
    sheet = submission.sheets.get("indicators")
    yield from sheet.rows if sheet is not None else ()


def _fate(year: str, stands: Row | None, written: Iterable[Row]) -> str:
    cell = stands.cells.get(year) if stands is not None else None
    if cell is not None and cell.value is not None:
        return "read"
    if cell is not None and cell.missing not in (None, Missing.NOT_ANSWERED):
        return "marked"
    cells: list[Cell | None] = [row.cells.get(year) for row in written]
    return "left_out" if any(one is not None and one.written.strip() for one in cells) else "blank"
