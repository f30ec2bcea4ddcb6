"""Which runs are kept, and how the others go: never the latest, never one that was marked final.

A run that goes is renamed out of sight first, so that a reader sees it whole or not at all.
"""

import shutil
from pathlib import Path

from evaluation.history.files import written_or_said
from evaluation.history.records import Run, damaged_runs, finished_runs, input_hashes, latest_run

RETIRED = ".retired-"


def retire(outputs: Path, keep: int) -> tuple[str, ...]:
    """Removes all but the `keep` newest runs and what only they needed in the store; gives the names that went."""
    latest = latest_run(outputs)
    kept: list[Run] = []
    going: list[Run] = []
    for number, run in enumerate(finished_runs(outputs)):
        protected = run.manifest["final"] or (latest is not None and run.name == latest.name)
        (kept if number < keep or protected else going).append(run)
    with written_or_said():
        for run in going:
            aside = run.folder.rename(run.folder.with_name(f"{RETIRED}{run.name}"))
            shutil.rmtree(aside)
        if going and not damaged_runs(outputs):  # nobody knows what a damaged run was made of
            _clear_store(outputs, kept)
    return tuple(run.name for run in going)


def _clear_store(outputs: Path, kept: list[Run]) -> None:
    """Removes the stored workbooks that no kept run was made of."""
    needed = {digest for run in kept for digest in input_hashes(run.manifest).values()}
    for path in (outputs / "store").glob("*.xlsx"):
        if path.stem not in needed:
            path.unlink()
