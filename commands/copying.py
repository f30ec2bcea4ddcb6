"""Making the reading copies, each in a worker under limits: strangers' files are opened here a second time.

A workbook that takes too long, takes all memory or breaks its worker has no copy; its list is written all the same.
"""

from collections.abc import Sequence

from commands.reading import LIMITS
from commands.workers import Failure, cores, in_parallel
from evaluation.workbook.returns_copy import CopyWords, reading_copy

Task = tuple[bytes, CopyWords]


def prepare() -> None:
    """Nothing is needed beyond what importing this module brings."""


def copy(task: Task) -> bytes | None:
    """The reading copy of one workbook; None if there cannot be one."""
    return reading_copy(*task)


def copies(tasks: Sequence[Task]) -> list[bytes | None]:
    """The reading copies in the order of the tasks."""
    done = in_parallel(copy, tasks, jobs=cores(), prepare=prepare, limits=LIMITS)
    return [None if isinstance(one.answer, Failure) else one.answer for one in done]
