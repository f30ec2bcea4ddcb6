"""What an earlier run said of itself: its manifest, results and problems, read when they are asked for.

Reads finished runs only; changes nothing. A run that cannot be read is none of them: see `damaged_runs`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from evaluation.history.files import sha256
from evaluation.history.manifests import DamagedRunError, read_manifest, read_record


class NoRunError(Exception):
    """There is no finished run of the name that was asked for; `known` are those that are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


@dataclass(frozen=True)
class Record:
    """One run as plain records: one on disk, or the one that is being made."""

    name: str
    manifest: Mapping[str, Any]
    results: Mapping[str, Any]
    problems: Mapping[str, Any]


@dataclass(frozen=True)
class Run:
    """A finished run on disk. What cannot be read of it raises DamagedRunError."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        return read_manifest(self.folder)

    @cached_property
    def record(self) -> Record:
        results, problems = (read_record(self.folder / f"{name}.json") for name in ("results", "problems"))
        return Record(self.name, self.manifest, results, problems)


def is_whole(run: Run) -> bool:
    """Whether every file that the manifest names is there and holds what it held."""
    files = ((run.folder / name, digest) for name, digest in run.manifest["outputs"].items())
    return all(path.is_file() and sha256(path.read_bytes()) == digest for path, digest in files)


def finished_runs(outputs: Path) -> tuple[Run, ...]:
    """The finished runs, the newest first by the time they began; two of one second by their names."""
    found = [run for run in _all_runs(outputs) if _is_readable(run)]
    return tuple(sorted(found, key=_began, reverse=True))


def damaged_runs(outputs: Path) -> tuple[str, ...]:
    """The names of the runs whose manifest is missing, broken or of a later version; they are left as they are."""
    return tuple(sorted(run.name for run in _all_runs(outputs) if not _is_readable(run)))


def _all_runs(outputs: Path) -> list[Run]:
    return [Run(path) for path in outputs.glob("runs/[!.]*") if path.is_dir()]


def _is_readable(run: Run) -> bool:
    try:
        return bool(run.manifest)
    except DamagedRunError:
        return False


def _began(run: Run) -> tuple[datetime, tuple[str, int]]:
    """The time as a time: two runs may have been told in different zones."""
    return datetime.fromisoformat(run.manifest["started"]), _numbered(run.name)


def _numbered(name: str) -> tuple[str, int]:
    """A name with its number as a number: the tenth run of one minute comes after the ninth.

    >>> _numbered("2026-11-21T0910-e3b0-10")
    ('2026-11-21T0910-e3b0', 10)
    """
    base, number = name[:20], name[21:]
    return base, int(number) if number.isdigit() else 1


def run_named(outputs: Path, name: str) -> Run:
    """The run of a name, or of the beginning of one that fits no other; `latest` is the newest.

    Raises NoRunError.
    """
    runs = finished_runs(outputs)
    fitting = [run for run in runs if run.name == name] or [run for run in runs if run.name.startswith(name)]
    if name == "latest" and runs:
        return latest_run(outputs) or runs[0]
    if len(fitting) != 1:
        raise NoRunError(name, tuple(run.name for run in runs))
    return fitting[0]


def latest_run(outputs: Path) -> Run | None:
    """The run that `latest` stands for; None before the first, and where that run cannot be read."""
    link, pointer = outputs / "latest", outputs / "latest.json"
    if link.is_symlink():
        folder = outputs / "runs" / link.readlink().name
    elif pointer.exists():
        folder = outputs / "runs" / _named_by(pointer)
    else:
        return None
    return run if _is_readable(run := Run(folder)) else None


def _named_by(pointer: Path) -> str:
    """The run that latest.json names; an impossible name where it names none."""
    try:
        return str(read_record(pointer).get("run", "."))
    except DamagedRunError:
        return "."


def earlier_with_other_inputs(outputs: Path, inputs: Mapping[str, str]) -> Run | None:
    """The newest whole run that was made of other files; `inputs` are the hashes of this one's by name."""
    others = (run for run in finished_runs(outputs) if input_hashes(run.manifest) != dict(inputs))
    return next((run for run in others if is_whole(run)), None)


def input_hashes(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The sha256 of each input by its name."""
    return {one["file"]: one["sha256"] for one in manifest["inputs"]}
