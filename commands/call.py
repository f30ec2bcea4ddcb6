"""One call of the tool: what was asked, and the voice it is answered with."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from commands import ROOT
from commands.console import Console


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Call:
    """The arguments of a command; what was not said, or is none of its business, has its default here."""

    command: str
    console: Console
    line: tuple[str, ...]
    outputs: Path = ROOT / "outputs"
    inputs: Path = ROOT / "inputs"
    period: str | None = None
    languages: tuple[str, ...] = ("fi", "en")
    language: str = "fi"
    regions: tuple[str, ...] = ()
    jobs: int = field(default_factory=cores)
    scheduler: str = ""
    latest: bool = False
    seed: int | None = None
    draws: int | None = None
    force: bool = False
    final: bool = False
    provisional: bool = False
    keep: int | None = None
    files: tuple[Path, ...] = ()
    runs: tuple[str, ...] = ()
    id: str = ""
    region: str = ""
    run: str = "latest"
    out: Path = ROOT / "inputs"
    source: Path | None = None
    action: str = "print"
    at: str = "Mon 06:00"
    every: int = 60
