"""What goes back to the evaluators: a list of what to mend and a reading copy for each delivery.

Puts words (`reports.returns`) and files (`evaluation.workbook.returns`) together; the delivered files are not touched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from commands.inputs import Dropped
from commands.previous import earlier_counts
from commands.workers import Crew
from evaluation import Evaluation, history
from evaluation.problems import Problem
from evaluation.rules.decisions import accept_decisions
from evaluation.rules.deliveries import Delivery, deliveries
from evaluation.workbook.submission import PROPOSALS, Submission
from indicators.framework import Framework
from reports.language import Language

_LIST, _COPY = "korjauslista.xlsx", "lukukappale.xlsx"
_OTHERS = {PROPOSALS: "ehdotukset", "": "muut"}  # names of what goes back for files that are no region's


@dataclass(frozen=True)
class Checked:
    """One round of workbooks as the rules left it, with what the round before counted by region."""

    framework: Framework
    received: Sequence[Submission]
    accepted: Mapping[str, Submission]
    status: Mapping[str, str]
    problems: tuple[Problem, ...]
    outputs: Path

    @classmethod
    def of(cls, evaluation: Evaluation, outputs: Path) -> "Checked":
        return cls(
            evaluation.framework, evaluation.received, evaluation.submissions, evaluation.region_status,
            evaluation.problems, outputs,
        )  # fmt: skip

    @cached_property
    def deliveries(self) -> tuple[Delivery, ...]:
        status = {**self.status, PROPOSALS: self.decided[1]}
        return deliveries(self.framework, self.received, self.accepted, status, self.problems)

    @cached_property
    def decided(self) -> tuple[Submission | None, str]:
        """The workbook of decisions on proposals, if one may stand, and its status."""
        return accept_decisions(self.framework, self.received, self.problems)

    @property
    def usable(self) -> int:
        """How many workbooks are of any use."""
        return len(self.accepted) + (self.decided[0] is not None)

    @cached_property
    def before(self) -> Mapping[str, Mapping[str, int]]:
        """The counts of the round before by region; asked for before this round is written."""
        return earlier_counts(self.outputs, self.deliveries)

    def record(self) -> dict[str, Any]:
        """The content of problems.json."""
        from evaluation.panel.discretion import discreet
        from reports.tables.problem_records import problem_records

        quiet = discreet(self.framework, self.received, self.accepted, self.problems)
        return problem_records(self.problems, self.deliveries, quiet)


def contents(files: Iterable[Dropped]) -> dict[str, bytes]:
    """The delivered bytes by their sha256."""
    return {history.sha256(file.content): file.content for file in files}


def write_returns(
    folder: Path, checked: Checked, delivered: Mapping[str, bytes], language: Language, crew: Crew | None = None
) -> None:
    """Writes `<slug>_korjauslista.xlsx` and, where there can be one, `<slug>_lukukappale.xlsx` of each delivery.

    `delivered` are the bytes by sha256; `language` is that of workbooks which do not tell their own; the copies are
    made by `crew` if there is one already.
    """
    from commands.copying import copies
    from evaluation.workbook.returns import to_do_list
    from reports.returns import copy_words, language_of, to_do

    spoken = {one.key: language_of(checked.framework, one, language) for one in checked.deliveries}
    slugs = {one.key: _slug(checked.framework, one.key) for one in checked.deliveries}
    tasks = {}
    for one in checked.deliveries:
        source = _legible_one(checked, one)
        if source is not None and source.sha256 in delivered:
            words = copy_words(checked.framework, one, source, spoken[one.key], f"{slugs[one.key]}_{_LIST}")
            tasks[one.key] = (delivered[source.sha256], words)
    made = {key: copy for key, copy in zip(tasks, copies(list(tasks.values()), crew), strict=True) if copy is not None}
    for key, copy in made.items():
        history.write_whole(folder / f"{slugs[key]}_{_COPY}", copy)
    for one in checked.deliveries:
        name = f"{slugs[one.key]}_{_COPY}" if one.key in made else ""
        told = to_do(checked.framework, one, spoken[one.key], checked.before.get(one.key), name)
        history.write_whole(folder / f"{slugs[one.key]}_{_LIST}", to_do_list(told))


def write_check(
    checked: Checked, delivered: Mapping[str, bytes], language: Language, started: datetime, crew: Crew | None = None
) -> Path:
    """Writes problems.json and what goes back under `checks/<id>/` and gives the folder."""
    name = history.run_id(started, {submission.file: submission.sha256 for submission in checked.received})
    folder = checked.outputs / "checks" / name
    write_returns(folder / "returns", checked, delivered, language, crew)
    history.write_whole(folder / "problems.json", history.as_json(checked.record()))
    return folder


def _slug(framework: Framework, key: str) -> str:
    if key in _OTHERS:
        return _OTHERS[key]
    return framework.area.slug if key == framework.area.key else framework.regions[key].slug


def _legible_one(checked: Checked, delivery: Delivery) -> Submission | None:
    """The workbook that a reading copy can be made of: the one in force, or the only one that could be read."""
    read = [submission for submission in delivery.submissions if submission.sheets]
    if delivery.key in checked.accepted:
        file = checked.accepted[delivery.key].file
        return next(submission for submission in read if submission.file == file)
    return read[0] if len(read) == 1 else None
