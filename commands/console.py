"""What the tool says while it works: results on stdout, everything else on stderr, one line a stage in a log.

Chooses no words. A terminal sees progress on one line; a pipe sees one line a stage.
"""

import os
import sys
import time
from dataclasses import dataclass, field

from reports.language import Language

_CLEAR = "\r\033[K"
_CODES = {"error": "\033[31m", "warning": "\033[33m", "strong": "\033[1m"}


@dataclass
class Console:
    """One call's voice. `log` gathers what was said, with the seconds since the start, for run.log."""

    language: Language
    quiet: bool = False
    as_json: bool = False
    colour: bool = False
    started: float = field(default_factory=time.monotonic)
    log: list[str] = field(default_factory=list)

    @property
    def lively(self) -> bool:
        return sys.stderr.isatty() and not self.quiet

    def stage(self, key: str, /, **fields: str | int) -> None:
        """One line for a stage that begins or ends."""
        line = self.language.say(f"door.{key}", **fields)
        self.log.append(f"{time.monotonic() - self.started:7.2f} s  {line}")
        if not self.quiet:
            print((_CLEAR if self.lively else "") + line, file=sys.stderr, flush=True)

    def progress(self, done: int, total: int, what: str) -> None:
        """How far a long stage is; only a terminal sees it, the log keeps each step."""
        self.log.append(f"{time.monotonic() - self.started:7.2f} s  {done}/{total} {what}")
        if self.lively:
            line = self.language.say("door.progress", done=done, total=total, what=what)
            print(f"{_CLEAR}{line}", end="" if done < total else _CLEAR, file=sys.stderr, flush=True)

    def result(self, text: str = "") -> None:
        """A line of the answer itself; left out when the answer is JSON."""
        if not self.as_json:
            print(text)

    def refuse(self, key: str, /, **fields: str | int) -> None:
        """Why nothing more is done; said even when quiet."""
        print(self.language.say(f"door.{key}", **fields), file=sys.stderr, flush=True)

    def painted(self, text: str, colour: str) -> str:
        """The text in a colour of the terminal; the words say the same without it."""
        return f"{_CODES[colour]}{text}\033[0m" if self.colour and colour in _CODES else text


def wants_colour(forbidden: bool) -> bool:
    """Whether stdout is a terminal that nobody asked to keep plain."""
    return not forbidden and "NO_COLOR" not in os.environ and sys.stdout.isatty()
