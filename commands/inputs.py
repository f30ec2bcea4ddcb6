"""The workbooks of a folder, as bytes: what was dropped, and what is passed by.

Fetches each file once; opens no workbook. What only looks like a file, or cannot be fetched, is there with its fault.
The shipped example stands in only where nothing else was dropped.
"""

import math
import os
import stat
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.workbook.submission import Fault
from evaluation.workbook.unread import NAMED_FILES, no_file, open_elsewhere

EXAMPLE = "esimerkki"
ROUND = "round.toml"  # read by `round`
SIZE_LIMIT = 20 * 1024 * 1024  # bytes; a filled workbook is under one MiB
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".csv")
_PASSING = ("~$", ".", "._")
_OWNER_FILES = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice lay beside a workbook that is open
_ROUNDS, _PAUSE = 3, 0.5  # seconds between looks at files that are still being copied
_FRESH = 5.0  # seconds: an older file is not being copied any more
_END_OF_ZIP = b"PK\x05\x06"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # control, direction, undecodable: not for a page or a terminal


class NotThereError(Exception):
    """A file or folder that was named is not there; the text is its path."""


@dataclass(frozen=True)
class Dropped:
    """One delivered file: its name (composed Unicode, so that it is the same on every system) and its bytes.

    An error-level `fault` says why there are no bytes; a note is only to be told.
    """

    name: str
    content: bytes
    fault: Fault | None = None


@dataclass(frozen=True)
class Inputs:
    """The delivered files in the order of their names. `example` says that the shipped ones were taken, `passed` names
    the other files of the folder: lock and temporary files, other formats. They are told and not read.
    """

    folder: Path
    files: tuple[Dropped, ...]
    example: bool
    passed: tuple[str, ...] = ()

    @property
    def passed_names(self) -> str:
        """The names of the files passed by as a sentence lists them."""
        return ", ".join(self.passed[:NAMED_FILES]) + (" …" if len(self.passed) > NAMED_FILES else "")


def gather(folder: Path) -> Inputs:
    """The workbooks of `folder`, or of its example folder if it holds none itself.

    Raises NotThereError when there is no such folder.
    """
    if not folder.is_dir():
        raise NotThereError(folder)
    own, passed = _fetched(folder.iterdir(), folder), _passed(folder)
    return Inputs(folder, own, example=False, passed=passed) if own else replace(example_of(folder), passed=passed)


def example_of(folder: Path) -> Inputs:
    """The workbooks of the example folder that lies in `folder`; none where there is none."""
    example = folder / EXAMPLE
    return Inputs(example, _fetched(example.iterdir(), folder) if example.is_dir() else (), example=True)


def named(paths: Sequence[Path]) -> tuple[Dropped, ...]:
    """The files that were named one by one, whatever their ending, and wherever a link leads."""
    for path in paths:
        if not path.exists():
            raise NotThereError(path)
    return _settled(paths, None)


def _fetched(paths: Iterable[Path], folder: Path) -> tuple[Dropped, ...]:
    return _settled([path for path in paths if is_workbook(path)], folder)


def _passed(folder: Path) -> tuple[str, ...]:
    """The names of the files that are no workbooks, but for the one in which the round is planned."""
    names = (path for path in folder.iterdir() if not is_workbook(path) and path.name != ROUND)
    return tuple(sorted(shown_name(path) for path in names if path.is_file()))


def is_workbook(path: Path) -> bool:
    """Lock and temporary files of office programs and systems are passed by; other endings are not ours."""
    return path.suffix.casefold() in _WORKBOOKS and not path.name.startswith(_PASSING)


def _settled(paths: Sequence[Path], folder: Path | None) -> tuple[Dropped, ...]:
    """The files by name; those still being copied are looked at again, all after one pause."""
    found = {path: _dropped(path, folder) for path in paths}
    for _ in range(_ROUNDS):
        moving = [path for path, dropped in found.items() if _is_moving(path, dropped)]
        if not moving:
            break
        time.sleep(_PAUSE)
        found.update({path: _dropped(path, folder) for path in moving})
    return tuple(sorted(found.values(), key=lambda dropped: (dropped.name, dropped.content)))


def _is_moving(path: Path, dropped: Dropped) -> bool:
    """Whether the file changed while it was fetched, or is new and a zip without its end."""
    if dropped.fault is not None and dropped.fault.code.startswith("E"):
        return dropped.fault.facts["kind"] == "changing"
    whole = not dropped.content.startswith(b"PK") or _END_OF_ZIP in dropped.content
    return not whole and _age(path) < _FRESH


def _age(path: Path) -> float:
    """Seconds since the file was changed; many if it is gone."""
    try:
        return abs(time.time() - path.stat().st_mtime)
    except OSError:
        return math.inf


def _dropped(path: Path, folder: Path | None) -> Dropped:
    name = shown_name(path)
    try:
        fault = _fault_of(path, folder)
        if fault is not None:
            return Dropped(name, b"", fault)
        before = path.stat()
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
        after = path.stat()
    except PermissionError:
        return Dropped(name, b"", no_file("denied"))
    except OSError:  # vanished or replaced while it was looked at
        return Dropped(name, b"", no_file("changing"))
    if len(content) > SIZE_LIMIT:
        return Dropped(name, b"", no_file("large", SIZE_LIMIT / 1024 / 1024))
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        return Dropped(name, b"", no_file("changing"))
    opened = any((path.parent / owner.format(path.name)).exists() for owner in _OWNER_FILES)
    return Dropped(name, content, open_elsewhere() if opened else None)


def _fault_of(path: Path, folder: Path | None) -> Fault | None:
    """Why this is no file to open: decided before anything is opened, because a pipe would wait for ever."""
    if folder is not None and path.is_symlink() and not _leads_within(path, folder):
        return no_file("link")
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return no_file("folder")
    return None if stat.S_ISREG(mode) else no_file("special")


def _leads_within(path: Path, folder: Path) -> bool:
    """Whether a link leads to something in the folder."""
    return os.path.exists(path) and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def shown_name(path: Path) -> str:
    """The file name in composed Unicode; bytes and characters that no reader could see become replacement signs."""
    text = os.fsencode(path.name).decode("utf-8", "replace")
    seen = (letter if unicodedata.category(letter) not in _UNSEEN else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return unicodedata.normalize("NFC", "".join(seen))
