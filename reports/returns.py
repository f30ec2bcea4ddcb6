"""What goes back to an evaluator, in words: the list of what to mend and the notes of the reading copy.

Finds nothing and writes no file: problems come from the rules, files are made in `evaluation.workbook`. The language is
that of the workbook itself. A new line of the list is a phrase in `returns.toml` and its place in `_lines`.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from evaluation.problems import Place, Problem
from evaluation.rules.deliveries import LEVELS, Delivery, level_of
from evaluation.rules.ranges import cells_in, first_cell
from evaluation.rules.rows import shown
from evaluation.workbook.returns import TICK, Entry, ToDoList
from evaluation.workbook.returns_copy import CellNote, CopyWords
from evaluation.workbook.submission import PROPOSALS, Row, Submission
from evaluation.workbook.vocabulary import fold
from indicators.framework import Framework
from reports.language import LANGUAGES, Language, load_language

_COLUMNS = ("done", "level", "code", "file", "sheet", "cells", "row", "found", "mend")
_ASKS = ("error", "warning")
_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
_DIGEST = 12  # hex digits that tell one delivered file from another
Before = Mapping[str, int]


def legible(text: str) -> str:
    """Text from a workbook without the characters that steer a screen or turn its direction; line ends stay."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if letter != "\n" and unicodedata.category(letter) in _STEERING else letter
        for letter in text
    )


def language_of(framework: Framework, delivery: Delivery, otherwise: Language) -> Language:
    """The language in which the delivered workbook names its sheets; `otherwise` if it could not be read."""
    names = {
        (key, fold(sheet.name))
        for submission in delivery.submissions for key, sheet in submission.sheets.items()
    }
    hits = {
        code: sum((key, fold(sheet.name.in_language(code))) in names for key, sheet in framework.sheets.items())
        for code in LANGUAGES
    }
    best = max(LANGUAGES, key=lambda code: hits[code])
    return load_language(best) if hits[best] else otherwise


def owner(framework: Framework, key: str, words: Language) -> str:
    """Whose delivery it is: the region, the joint workbook, the one on proposals, or nobody known."""
    if not key:
        return words.say("returns.list.others")
    if key == PROPOSALS:
        return words.say("door.summary.proposals")
    return words.say("door.summary.joint") if key == framework.area.key else words.name(framework.regions[key].name)


def tally(words: Language, counts: Mapping[str, int], levels: Sequence[str] = _ASKS) -> str:
    """The problems counted in words: `3 virhettä ja 1 huomautus`; levels without any are passed over."""
    told = [words.count(f"door.{level}", counts[level]) for level in levels if counts[level]]
    return words.listing(told) or words.say("returns.list.nothing")


def to_do(framework: Framework, delivery: Delivery, words: Language, before: Before | None, copy: str) -> ToDoList:
    """The list of one delivery, errors first. `before` are the counts of the earlier round, `copy` the file name of
    the reading copy, empty if there is none."""
    name = owner(framework, delivery.key, words)
    several = len(delivery.submissions) > 1
    keys = [key for key in _COLUMNS if key != "file" or several]
    subjects = _Subjects(framework, delivery.submissions)
    ranked = sorted(delivery.problems, key=lambda problem: LEVELS.index(level_of(problem)))
    return ToDoList(
        language=words.code,
        sheet=words.say("returns.list.sheet"),
        title=words.say("returns.list.title", owner=name),
        lines=tuple(map(legible, _lines(delivery, words, before))),
        headers={key: words.say(f"returns.list.column.{key}") for key in keys},
        entries=tuple(_entry(problem, words, subjects) for problem in ranked),
        clean=words.say("returns.list.clean"),
        guide_sheet=words.say("returns.guide.sheet"),
        guide_title=words.say("returns.guide.title", owner=name),
        guide=tuple(_guide(delivery, words, copy)),
        author=words.name(framework.strategy.publisher),
        footer=words.say("returns.list.footer", owner=name),
    )


def _lines(delivery: Delivery, words: Language, before: Before | None) -> Iterator[str]:
    status = words.say(f"door.region_status.{delivery.status}")
    effects = "effect_on_proposals" if delivery.key == PROPOSALS else "effect"
    effect = words.say(f"returns.{effects}.{delivery.status}")
    files = words.listing([_file(submission, words) for submission in delivery.submissions])
    yield words.say("returns.list.delivered", files=files, status=status.capitalize(), effect=effect)
    counts = {level: delivery.count(level) for level in LEVELS}
    if before is None:
        yield words.say("returns.list.found", problems=tally(words, counts))
    else:
        yield words.say("returns.list.found_before", problems=tally(words, counts), before=tally(words, before))
    if counts["explained"] or counts["note"]:
        yield words.say("returns.list.explained", explained=counts["explained"], notes=counts["note"])
    if delivery.figures.asked:
        yield figures_line(delivery, words)


def figures_line(delivery: Delivery, words: Language) -> str:
    """What became of the yearly figures that this delivery was asked for."""
    got = delivery.figures
    if delivery.status == "rejected":
        return words.say("returns.list.figures_none", asked=got.asked)
    return words.say(
        "returns.list.figures", asked=got.asked, read=got.read, marked=got.marked, left_out=got.left_out,
        blank=got.blank,
    )  # fmt: skip


def _file(submission: Submission, words: Language) -> str:
    named = words.say("returns.list.file", file=submission.file, digest=submission.sha256[:_DIGEST])
    cell = submission.fields.get("date")
    if cell is None or not isinstance(cell.value, date):
        return named
    return f"{named}, {words.say('returns.list.of_day', date=words.date(cell.value))}"


def _entry(problem: Problem, words: Language, subjects: "_Subjects") -> Entry:
    told, level, place = words.problem(problem), level_of(problem), problem.place
    mend = words.say("returns.list.explained_mend", explanation=problem.explanation) if problem.explanation else ""
    texts = {
        "level": words.say(f"door.level.{level}"),
        "code": problem.code,
        "file": place.file,
        "sheet": place.sheet or words.say("returns.list.whole_file"),
        "cells": place.cells or (words.say("returns.list.whole_sheet") if place.sheet else ""),
        "row": subjects.of(place, words),
        "found": told.found,
        "mend": mend or told.mend,
    }
    return Entry(level, level in _ASKS, {key: legible(text) for key, text in texts.items() if key != TICK})


def _guide(delivery: Delivery, words: Language, copy: str) -> Iterator[tuple[str, str]]:
    for number in range(1, 5):
        yield words.say(f"returns.guide.steps.{number}.name"), words.say(f"returns.guide.steps.{number}.text")
    for level in LEVELS:
        if delivery.count(level):
            yield words.say(f"door.level.{level}"), words.say(f"returns.guide.level_{level}")
    made = words.say("returns.guide.copy_made", file=copy) if copy else words.say("returns.guide.copy_none")
    yield words.say("returns.guide.copy"), made
    yield words.say("returns.guide.codes.name"), words.say("returns.guide.codes.text")


def copy_words(framework: Framework, delivery: Delivery, submission: Submission, words: Language, to: str) -> CopyWords:
    """What the reading copy of one submission says; `to` is the file name of the list."""
    own = [problem for problem in delivery.problems if problem.place.file == submission.file]
    named = {"file": submission.file, "owner": owner(framework, delivery.key, words)}
    return CopyWords(
        language=words.code,
        sheet=words.say("returns.copy.sheet"),
        title=words.say("returns.copy.title"),
        lines=(
            legible(words.say("returns.copy.owner", **named)),
            words.say("returns.copy.correct"),
            words.say("returns.copy.list", file=to),
        ),
        marks=words.say("returns.copy.marks"),
        whole=words.say("returns.copy.whole"),
        author=words.name(framework.strategy.publisher),
        notes=tuple(_note(problem, words) for problem in own),
    )


def _note(problem: Problem, words: Language) -> CellNote:
    told, level = words.problem(problem), level_of(problem)
    fields = {"code": problem.code, "found": told.found}
    text = (
        words.say("returns.copy.note_explained", **fields, explanation=problem.explanation)
        if problem.explanation
        else words.say("returns.copy.note", **fields, mend=told.mend)
    )
    cells = tuple(cells_in(problem.place.cells))
    return CellNote(level, words.say(f"door.level.{level}"), problem.place.sheet, cells, legible(text))


class _Subjects:
    """What stands on a row of a data sheet: its id and name, so that a place is known without counting rows."""

    def __init__(self, framework: Framework, submissions: Sequence[Submission]) -> None:
        self._rows: dict[tuple[str, str, int], tuple[str, str]] = {}
        for submission in submissions:
            for key, sheet in submission.sheets.items():
                columns = [column.key for column in framework.sheets[key].columns]
                for row in sheet.rows:
                    self._rows[submission.file, sheet.name, row.number] = _identity(columns, row)

    def of(self, place: Place, words: Language) -> str:
        """The id and name of the row, or the first and the last id of several; empty off the data rows."""
        numbers = sorted({first_cell(cell)[0] for cell in cells_in(place.cells)})
        found = [self._rows[place.file, place.sheet, n] for n in numbers if (place.file, place.sheet, n) in self._rows]
        if not found:
            return ""
        (first, name), (last, _) = found[0], found[-1]
        if first == last:
            return " ".join(part for part in (first, name) if part)
        return words.say("returns.list.rows", first=first, last=last)


def _identity(columns: Sequence[str], row: Row) -> tuple[str, str]:
    texts = {key: shown(row.cells[key].written) for key in (columns[0], "name", "text", "subject") if key in row.cells}
    first = texts.pop(columns[0], "")
    return first, next((text for text in texts.values() if text), "")
