"""Run folders on disk: built aside and renamed into place, under a lock, with `latest` switched last, and the store.

Whole or not at all: nothing under `runs/` looks finished that is not. Knows no report and no sentence. Windows lacks
`fcntl` and links; both have their own branch here and nowhere else.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from evaluation.history.files import as_json, sha256, write_whole, written_or_said

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class LockedError(Exception):
    """Another run holds the lock of this outputs folder."""


def run_id(started: datetime, inputs: Mapping[str, str]) -> str:
    """The name of a run: its minute, and four digits of what went in (names and hashes).

    >>> run_id(datetime(2026, 11, 21, 9, 10), {})
    '2026-11-21T0910-e3b0'
    """
    content = "\n".join(f"{name} {digest}" for name, digest in sorted(inputs.items()))
    return f"{started:%Y-%m-%dT%H%M}-{sha256(content.encode())[:4]}"


@contextmanager
def locked(outputs: Path) -> Iterator[None]:
    """Holds the outputs folder for this process; the lock dies with it. Raises LockedError if another holds it."""
    with written_or_said():
        outputs.mkdir(parents=True, exist_ok=True)
        handle = (outputs / ".lock").open("a+b")
    with handle:
        _take(handle)
        yield


def _take(handle: IO[bytes]) -> None:
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:  # Windows
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError as error:
        raise LockedError from error


def clean(outputs: Path) -> int:
    """Removes what interrupted runs left aside; gives how many. Only under the lock."""
    leftovers = sorted(outputs.glob("runs/.building-*"))
    for folder in (*leftovers, *outputs.glob("runs/.retired-*")):
        shutil.rmtree(folder)
    for aside in outputs.glob(".latest-*"):
        _clear(aside)
    latest = outputs / "latest"
    if latest.is_symlink():  # an interruption may have come between the link and the file that names it
        write_whole(outputs / "latest.json", as_json({"run": latest.readlink().name}))
    return len(leftovers)


def _clear(path: Path) -> None:
    """Removes a link, or a folder with all it holds; what is not there need not be removed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def new_run(outputs: Path, name: str) -> Iterator[Path]:
    """A folder to write a run into. It appears as `runs/<name>` when the block ends well, and not at all otherwise.

    `latest` is switched to it last. A second run of the same name (same minute, same inputs) gets a number after it.
    """
    aside = outputs / "runs" / f".building-{name}"
    with written_or_said():
        aside.mkdir(parents=True)
        try:
            yield aside
            _settle(aside)
            finished = aside.rename(_free(outputs / "runs" / name))
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        _switch_latest(outputs, finished)


def _free(path: Path) -> Path:
    candidates = (path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 1000)))
    return next(candidate for candidate in candidates if not candidate.exists())


def _switch_latest(outputs: Path, run: Path) -> None:
    """Points `latest` at the run by a link renamed over the old one, or by a copy where links are not to be had."""
    latest, aside = outputs / "latest", outputs / f".latest-{os.getpid()}"
    try:
        aside.symlink_to(Path("runs") / run.name, target_is_directory=True)
    except (OSError, NotImplementedError):  # Windows without the privilege, some network folders
        shutil.copytree(run, aside)
    if not (latest.is_symlink() and aside.is_symlink()):  # only a link can be renamed over a link
        _clear(latest)
    aside.replace(latest)
    write_whole(outputs / "latest.json", as_json({"run": run.name}))


def _settle(folder: Path) -> None:
    """Asks the system to put every file on the disk before the folder gets its name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as handle:
                os.fsync(handle.fileno())


def store(outputs: Path, content: bytes) -> None:
    """Keeps the bytes of an accepted workbook under their hash, once."""
    path = outputs / "store" / f"{sha256(content)}.xlsx"
    if not path.exists():
        write_whole(path, content)
