"""Rules on the file itself: its name, its day, its template, and whether another file claims the same region.

They look at no row. Whether a file can be read at all is told by reading.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from evaluation.problems import Problem
from evaluation.rules.rows import at, on_file, on_sheet, shown
from evaluation.workbook.submission import Submission
from indicators.framework import Framework

# Years after the period in which figures of it are still gathered: final data of its last year come within two, an
# evaluation afterwards within five, by which the next period is half over.
LATEST = 5


def respondents(framework: Framework) -> tuple[str, ...]:
    """The keys that a workbook may declare: the regions in their order, and the area for the joint one."""
    return (*framework.regions, framework.area.key)


def regions_in_name(framework: Framework, file: str) -> tuple[str, ...]:
    """The keys of the regions (or the area) whose name stands in a file name, in any case and spelling of å, ä, ö."""
    name = f"-{_plain(PurePath(file).stem)}-"
    return tuple(
        key for key, names in _names(framework).items() if any(f"-{_plain(one)}-" in name for one in names if one)
    )


def _names(framework: Framework) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for region in framework.strategy.region:
        genitive = region.genitive.fi if region.genitive is not None else ""
        found[region.key] = (region.slug, region.name.fi, region.name.en, genitive, *region.aliases)
    area = framework.area
    found[area.key] = (area.slug, area.name.fi, area.name.en, area.short.fi)
    return found


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def name_of_another(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W317: the file name speaks of another region than the workbook does. A name without any region is free."""
    named = regions_in_name(framework, submission.file)
    if named and submission.region not in named:
        declared = submission.fields.get("region")
        written = declared.written if declared is not None and declared.written else submission.region
        claimed = _names(framework)[named[0]][0]
        yield on_file(submission, "W317", written=shown(written), claimed=claimed)


def template_differs(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """N319: the workbook was made from another version of the framework."""
    if submission.framework_digest and submission.framework_digest != framework.digest:
        yield on_file(submission, "N319", version=submission.template_version or "–")


def is_draft(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """N331: the respondent has marked the workbook as a draft."""
    cell = submission.fields.get("state")
    if cell is not None and cell.value == "draft":
        yield at(submission, "N331", cell)


def day_missing(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W318: nobody says of what day the figures are; W326: of a day before the period began."""
    cell = submission.fields.get("date")
    if cell is None:
        yield on_sheet(framework, submission, "W318", "about")
    elif isinstance(cell.value, date):
        if cell.value.year < framework.years.first:
            yield at(submission, "W326", cell, written=shown(cell.written), first=str(framework.years.first))
    elif cell.fault is None:
        yield at(submission, "W318", cell)


def day_late(framework: Framework, submission: Submission) -> Iterator[Problem]:
    """W334: a day so long after the period that the year is surely a slip."""
    cell = submission.fields.get("date")
    latest = framework.years.last + LATEST
    if cell is not None and isinstance(cell.value, date) and cell.value.year > latest:
        yield at(submission, "W334", cell, written=shown(cell.written), last=str(framework.years.last))


def two_files(framework: Framework, submissions: Sequence[Submission]) -> Iterator[Problem]:
    """E316: several files speak for one region, and no way to know which one counts. All are left out."""
    for key in respondents(framework):
        own = sorted((one for one in submissions if one.region == key), key=lambda one: one.file)
        if len(own) > 1:
            yield on_file(own[0], "E316", files=", ".join(one.file for one in own), kind=_difference(own))


def _difference(own: Sequence[Submission]) -> str:
    """What tells the files of one region apart: nothing, not the latest day, or their days."""
    if len({one.sha256 for one in own}) == 1:
        return "identical"
    days = [_day(one) for one in own]
    return "same_day" if days.count(max(days)) > 1 else "days"


def latest_of(framework: Framework, submissions: Sequence[Submission]) -> tuple[list[Submission], list[Problem]]:
    """Of several files of a region the one with the latest declared day, and a note (N328) for each of the others.

    Files of one region that declare the same day all stay, for `two_files` to tell.
    """
    kept: list[Submission] = []
    notes: list[Problem] = []
    newest = {key: _newest(submissions, key) for key in respondents(framework)}
    for submission in submissions:
        best = newest.get(submission.region)
        if best is None or _day(submission) == _day(best):
            kept.append(submission)
        else:
            notes.append(on_file(submission, "N328", newer=best.file))
    return kept, notes


def _newest(submissions: Sequence[Submission], key: str) -> Submission | None:
    own = sorted((one for one in submissions if one.region == key), key=lambda one: one.file)
    return max(own, key=_day, default=None)


def _day(submission: Submission) -> date:
    cell = submission.fields.get("date")
    return cell.value if cell is not None and isinstance(cell.value, date) else date.min
