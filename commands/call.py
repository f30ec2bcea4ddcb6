"""One call of the tool: what was asked, and the voice it is answered with."""

from dataclasses import dataclass
from pathlib import Path

from commands.console import Console


@dataclass(frozen=True)
class Call:
    """The arguments of a command; those that it does not know keep their defaults."""

    command: str
    console: Console
    line: tuple[str, ...]
    outputs: Path
    inputs: Path = Path("inputs")
    period: str | None = None
    languages: tuple[str, ...] = ()
    language: str = "fi"
    regions: tuple[str, ...] = ()
    jobs: int = 1
    latest: bool = False
    files: tuple[Path, ...] = ()
    out: Path = Path("inputs")
