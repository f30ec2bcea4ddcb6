"""What the tool says while it works: results on stdout, everything else on stderr, one line a stage in a log.

Chooses no words. A terminal sees progress on one line; a pipe sees one line a stage.
"""

import os
import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

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
        number = fields.pop("number", None)
        line = (
            self.language.count(f"door.{key}", number, **fields)
            if isinstance(number, int)
            else self.language.say(f"door.{key}", **fields)
        )
        self.log.append(f"{time.monotonic() - self.started:7.2f} s  {line}")
        if not self.quiet:
            _print((_CLEAR if self.lively else "") + line, sys.stderr)

    def progress(self, done: int, total: int, what: str) -> None:
        """How far a long stage is; only a terminal sees it, the log keeps each step."""
        self.log.append(f"{time.monotonic() - self.started:7.2f} s  {done}/{total} {what}")
        if self.lively:
            line = self.language.say("door.progress", done=done, total=total, what=what)
            _print(f"{_CLEAR}{line}", sys.stderr, end="" if done < total else _CLEAR)

    def result(self, text: str = "") -> None:
        """A line of the answer itself; left out when the answer is JSON."""
        if not self.as_json:
            _print(text, sys.stdout)

    def answer(self, text: str) -> None:
        """The whole answer as JSON."""
        _print(text, sys.stdout, end="")

    def refuse(self, key: str, /, **fields: str | int) -> None:
        """Why nothing more is done; said even when quiet."""
        _print(self.language.say(f"door.{key}", **fields), sys.stderr)

    def painted(self, text: str, colour: str) -> str:
        """The text in a colour of the terminal; the words say the same without it."""
        return f"{_CODES[colour]}{text}\033[0m" if self.colour and colour in _CODES else text


def _print(text: str, stream: TextIO, end: str = "\n") -> None:
    """Prints; a reader who has gone (`| head`) never stops the work, and a poor terminal gets what it can show."""
    try:
        print(text, end=end, file=stream, flush=True)
    except UnicodeEncodeError:
        print(text.encode("ascii", "replace").decode(), end=end, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def wants_colour(forbidden: bool) -> bool:
    """Whether stdout is a terminal that nobody asked to keep plain."""
    return not forbidden and "NO_COLOR" not in os.environ and sys.stdout.isatty()
