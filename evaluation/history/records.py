"""What an earlier run said of itself: its manifest, results and problems, read when they are asked for.

Reads finished runs only; changes nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from evaluation.history.files import sha256


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
    """A finished run on disk."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        return _read(self.folder / "manifest.json")

    @cached_property
    def record(self) -> Record:
        results, problems = _read(self.folder / "results.json"), _read(self.folder / "problems.json")
        return Record(self.name, self.manifest, results, problems)


def is_whole(run: Run) -> bool:
    """Whether every file that the manifest names is there and holds what it held."""
    files = ((run.folder / name, digest) for name, digest in run.manifest["outputs"].items())
    return all(path.is_file() and sha256(path.read_bytes()) == digest for path, digest in files)


def _read(path: Path) -> Mapping[str, Any]:
    content: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def finished_runs(outputs: Path) -> tuple[Run, ...]:
    """The finished runs, the newest first by the time they began; two of one second by their names."""
    found = [Run(path.parent) for path in outputs.glob("runs/[!.]*/manifest.json")]
    return tuple(sorted(found, key=lambda run: (run.manifest["started"], _numbered(run.name)), reverse=True))


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
    """The run that `latest` stands for; None before the first."""
    link, pointer = outputs / "latest", outputs / "latest.json"
    if link.is_symlink():
        folder = outputs / "runs" / link.readlink().name
    elif pointer.exists():
        folder = outputs / "runs" / str(_read(pointer)["run"])
    else:
        return None
    return Run(folder) if (folder / "manifest.json").exists() else None


def earlier_with_other_inputs(outputs: Path, inputs: Mapping[str, str]) -> Run | None:
    """The newest finished run that was made of other files; `inputs` are the hashes of this one's by name."""
    return next((run for run in finished_runs(outputs) if input_hashes(run.manifest) != dict(inputs)), None)


def input_hashes(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The sha256 of each input by its name."""
    return {one["file"]: one["sha256"] for one in manifest["inputs"]}
