"""Workbooks against those that were accepted last in the same outputs folder: what has changed since.

Reads the store and the manifests; writes nothing. A region without an earlier accepted workbook, or with the very same
one, has nothing to be told.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from commands.inputs import Dropped
from commands.reading import read_all, reading_crew
from commands.returns import Checked
from commands.workers import Crew
from evaluation.history.records import finished_runs
from evaluation.rules.gathering import in_order
from evaluation.rules.resubmission import changed
from evaluation.workbook.submission import Submission

_ACCEPTED = "accepted"  # how every status of a workbook that was used begins


def with_changes(checked: Checked, period: str | None, crew: Crew | None = None) -> Checked:
    """The round with a note for each sheet that has changed since its region's workbook was accepted last."""
    waiting = {key: path for key, path in _last_accepted(checked) if path.is_file()}
    if not waiting:
        return checked
    files = tuple(Dropped(f"{key}.xlsx", path.read_bytes()) for key, path in sorted(waiting.items()))
    with nullcontext(crew) if crew else reading_crew(period, 1) as reading:
        earlier, _ = read_all(files, reading)
    notes = [
        note for before in earlier if before.region in checked.accepted
        for note in changed(checked.framework, before, _received(checked, before.region))
    ]
    return replace(checked, problems=in_order(checked.framework, (*checked.problems, *notes), checked.received))


def _received(checked: Checked, key: str) -> Submission:
    """The workbook in force as it was read, before errors were taken out."""
    file = checked.accepted[key].file
    return next(one for one in checked.received if one.file == file and one.region == key)


def _last_accepted(checked: Checked) -> Iterator[tuple[str, Path]]:
    """The stored workbook of each region whose last accepted one is another than that of this round."""
    left = set(checked.accepted)
    for run in finished_runs(checked.outputs):
        for one in run.manifest["inputs"]:
            key = one["region"]
            if key in left and one["status"].startswith(_ACCEPTED):
                left.remove(key)
                if one["sha256"] != checked.accepted[key].sha256:
                    yield key, checked.outputs / "store" / f"{one['sha256']}.xlsx"
        if not left:
            return
