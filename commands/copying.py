"""Making the reading copies, each in a worker under limits: strangers' files are opened here a second time.

A workbook that takes too long, takes all memory or breaks its worker has no copy; its list is written all the same.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from commands.call import cores
from commands.reading import LIMITS
from commands.workers import Crew, Failure

if TYPE_CHECKING:
    from evaluation.workbook.returns_copy import CopyWords

Task = tuple[bytes, "CopyWords"]


def copy(task: Task) -> bytes | None:
    """The reading copy of one workbook; None if there cannot be one."""
    from evaluation.workbook.returns_copy import reading_copy

    return reading_copy(*task)


def copies(tasks: Sequence[Task], crew: Crew | None = None) -> list[bytes | None]:
    """The reading copies in the order of the tasks, made by a crew that is there already or by one of its own."""
    with nullcontext(crew) if crew else Crew(jobs=cores(), prepare=prepare, limits=LIMITS) as copying:
        return [None if isinstance(one.answer, Failure) else one.answer for one in copying.answers(copy, tasks)]


def prepare() -> None:
    """Imports what copies in a worker, while no time is counted."""
    import evaluation.workbook.returns_copy  # noqa: F401 – imported while nobody waits and no time is counted
