"""Odd and hostile workbooks, made from the real template, each with exactly what is told of it.

They are for one folder beside good workbooks: those that can be read declare an unknown region, so that they disturb
nobody. `python -m tests.hostile.corpus FOLDER` writes them. A new one is a line in `files` or `workbooks`.
"""

import os
import sys
from pathlib import Path

from tests.hostile.base import REGION, Odd, away, framework, home
from tests.hostile.files import dropped_files
from tests.hostile.workbooks import dropped_workbooks

__all__ = ["REGION", "Odd", "away", "dropped", "framework", "home", "write"]

_LONG_AGO = (1_600_000_000, 1_600_000_000)  # not fresh: nobody is copying it


def dropped() -> list[Odd]:
    """All for the folder; names say nothing of a region."""
    return [*dropped_files(), *dropped_workbooks()]


def write(folder: Path) -> None:
    """All of them, into an existing folder."""
    for odd in dropped():
        path = folder / odd.name
        if odd.make is not None:
            odd.make(path)
        else:
            path.write_bytes(odd.content)
            os.utime(path, _LONG_AGO)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
