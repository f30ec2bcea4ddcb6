"""The workbooks of a folder, as bytes: what was dropped, and what is passed by.

Reads each file once; opens no workbook. The shipped example stands in only where nothing else was dropped.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = "esimerkki"
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
_PASSING = ("~$", ".", "._")


class NotThereError(Exception):
    """A file or folder that was named is not there; the text is its path."""


@dataclass(frozen=True)
class Dropped:
    """One delivered file: its name (composed Unicode, so that it is the same on every system) and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Inputs:
    """The delivered files in the order of their names. `example` says that the shipped ones were taken."""

    folder: Path
    files: tuple[Dropped, ...]
    example: bool


def gather(folder: Path) -> Inputs:
    """The workbooks of `folder`, or of its example folder if it holds none itself.

    Raises NotThereError when there is no such folder.
    """
    if not folder.is_dir():
        raise NotThereError(folder)
    own = _read(folder.iterdir())
    if own:
        return Inputs(folder, own, example=False)
    example = folder / EXAMPLE
    return Inputs(example, _read(example.iterdir()) if example.is_dir() else (), example=True)


def named(paths: Sequence[Path]) -> tuple[Dropped, ...]:
    """The files that were named one by one, whatever their ending."""
    for path in paths:
        if not path.is_file():
            raise NotThereError(path)
    return tuple(sorted((_dropped(path) for path in paths), key=lambda dropped: dropped.name))


def _read(paths: Iterable[Path]) -> tuple[Dropped, ...]:
    workbooks = (path for path in paths if _is_workbook(path))
    return tuple(sorted((_dropped(path) for path in workbooks), key=lambda dropped: dropped.name))


def _is_workbook(path: Path) -> bool:
    """Lock and temporary files of office programs and systems are passed by; other endings are not ours."""
    return path.suffix.casefold() in _WORKBOOKS and not path.name.startswith(_PASSING) and path.is_file()


def _dropped(path: Path) -> Dropped:
    return Dropped(unicodedata.normalize("NFC", path.name), path.read_bytes())
