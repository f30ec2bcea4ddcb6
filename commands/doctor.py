"""What is wrong with this machine: one examination a function, each with a word on what to do.

Examines only; mends and installs nothing. A new examination is a function in EXAMINATIONS and its sentences.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from commands.call import Call
from commands.codes import Exit
from evaluation.history import LockedError, OutputsError, as_json, locked
from evaluation.history.records import damaged_runs, finished_runs
from reports.language import Language

_ROOM = 500 * 1024 * 1024  # bytes: a run of sixteen reports leaves some 20 MiB, and thirty of them are kept
_NEEDED = (3, 11)


@dataclass(frozen=True)
class Seen:
    """What one examination found: `fine`, `careful` or `wrong`, and the code a run would end with because of it."""

    name: str
    state: str
    facts: dict[str, str] = field(default_factory=dict)
    code: Exit = Exit.DONE

    def told(self, words: Language) -> str:
        return words.say(f"doctor.{self.name}.{self.state}", **self.facts)


def main(call: Call) -> Exit:
    """Examines everything; gives the highest code that a run would meet, DONE where nothing stands in its way."""
    words = call.console.language
    seen = [one for examination in EXAMINATIONS for one in examination(call)]
    if call.console.as_json:
        records = [{**asdict(one), "code": int(one.code), "text": one.told(words)} for one in seen]
        call.console.answer(as_json({"schema": 1, "seen": records}).decode())
    for one in seen:
        colour = {"fine": "", "careful": "warning", "wrong": "error"}[one.state]
        state = call.console.painted(words.say(f"doctor.state.{one.state}"), colour)
        call.console.result(f"{state:<10}  {one.told(words)}")
    return max(one.code for one in seen)


def _python(call: Call) -> Iterator[Seen]:
    number = ".".join(str(part) for part in sys.version_info[:3])
    old = sys.version_info < _NEEDED
    yield Seen("python", "wrong" if old else "fine", {"version": number}, Exit.BUG if old else Exit.DONE)


def _typesetting(call: Call) -> Iterator[Seen]:
    """Whether WeasyPrint finds Pango: by far the commonest trouble of a new machine."""
    try:
        import reports.document  # noqa: F401 – the press brings WeasyPrint, which loads Pango at once
    except OSError as error:
        yield Seen("pango", "wrong", {"why": str(error).splitlines()[0]}, Exit.NOT_RENDERED)
        return
    yield Seen("pango", "fine", {"version": version("weasyprint")})


def _font(call: Call) -> Iterator[Seen]:
    from reports.assets import ITALIC, UPRIGHT

    there = UPRIGHT.is_file() and ITALIC.is_file()
    yield Seen("font", "fine" if there else "wrong", {}, Exit.DONE if there else Exit.NOT_RENDERED)


def _guard(call: Call) -> Iterator[Seen]:
    """Whether hostile XML is refused: openpyxl uses defusedxml only where it finds it, and lxml goes around it."""
    safe = find_spec("defusedxml") is not None and find_spec("lxml") is None
    yield Seen("guard", "fine" if safe else "wrong", {}, Exit.DONE if safe else Exit.NOTHING_USABLE)


def _inputs(call: Call) -> Iterator[Seen]:
    if not call.inputs.is_dir() or not os.access(call.inputs, os.R_OK | os.X_OK):
        yield Seen("inputs", "wrong", {"folder": str(call.inputs)}, Exit.WRONG_CALL)
        return
    books = [path for path in call.inputs.glob("*.xlsx") if not path.name.startswith("~$")]
    state = "fine" if books else "careful"
    yield Seen("inputs", state, {"folder": str(call.inputs), "files": call.console.language.number(len(books))})


def _outputs(call: Call) -> Iterator[Seen]:
    """Whether a run could write, and whether one is under way."""
    folder = {"folder": str(call.outputs)}
    try:
        with locked(call.outputs):
            handle, path = tempfile.mkstemp(dir=call.outputs, prefix=".doctor-")
            os.close(handle)
            Path(path).unlink()
    except LockedError:
        yield Seen("lock", "careful", folder, Exit.LOCKED)
        return
    except (OutputsError, OSError) as error:
        yield Seen("outputs", "wrong", {**folder, "why": str(error)}, Exit.NOT_WRITTEN)
        return
    yield Seen("outputs", "fine", folder)


def _runs(call: Call) -> Iterator[Seen]:
    """Whether every earlier run can be read; one that cannot stops nobody, but is in no comparison."""
    damaged = damaged_runs(call.outputs)
    facts = {"runs": call.console.language.number(len(finished_runs(call.outputs))), "names": ", ".join(damaged)}
    yield Seen("runs", "careful" if damaged else "fine", facts)


def _disk(call: Call) -> Iterator[Seen]:
    place = next(folder for folder in (call.outputs, *call.outputs.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    amount = call.console.language.number(free / 1024**3, 1)
    yield Seen("disk", "fine" if free >= _ROOM else "careful", {"free": amount})


def _clock(call: Call) -> Iterator[Seen]:
    """Whether the clock runs behind the newest run: then the order of runs would be told wrong."""
    now = datetime.now(UTC)
    started = [datetime.fromisoformat(run.manifest["started"]) for run in finished_runs(call.outputs)]
    behind = any(moment > now for moment in started)
    told = now.astimezone()
    facts = {"now": f"{call.console.language.date(told.date())} {told:%H:%M}"}
    yield Seen("clock", "careful" if behind else "fine", facts)


def _processors(call: Call) -> Iterator[Seen]:
    memory = ""
    with suppress(ValueError, OSError, AttributeError):  # only where the system tells
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
        memory = call.console.language.number(pages * size / 1024**3, 1)
    yield Seen("processors", "fine", {"number": call.console.language.number(call.jobs), "memory": memory or "?"})


EXAMINATIONS: tuple[Callable[[Call], Iterator[Seen]], ...] = (
    _python,
    _typesetting,
    _font,
    _guard,
    _inputs,
    _outputs,
    _runs,
    _disk,
    _clock,
    _processors,
)
