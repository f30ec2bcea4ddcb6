"""Files on disk, written whole or not at all, and the digests that name them."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class OutputsError(Exception):
    """The outputs folder cannot be written; the text says what the system said."""


def sha256(content: bytes) -> str:
    """The hex digest that manifests, store and results name a file by."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def written_or_said() -> Iterator[None]:
    """Turns the system's refusal to write (full disk, permission) into OutputsError."""
    try:
        yield
    except OSError as error:
        raise OutputsError(f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")) from error


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that a reader sees the old one or the new one, never a part."""
    with written_or_said():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with aside.open("wb") as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def as_json(value: Any) -> bytes:
    """Readable JSON with a line at the end; a number that is not finite is a bug and raises ValueError."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
