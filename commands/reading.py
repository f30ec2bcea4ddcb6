"""Reading the delivered files, each in a worker, so that no file can take the others along."""

from commands.inputs import Dropped
from commands.workers import Failure, in_parallel
from evaluation.problems import Place, Problem
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Submission
from indicators.framework import Framework
from indicators.loading import load_framework

_framework: Framework


def prepare(period: str | None) -> None:
    """Loads the framework once in a worker."""
    global _framework
    _framework = load_framework(period)


def read(dropped: Dropped) -> Submission:
    """The submission that one file is; in a worker that is prepared."""
    return read_submission(dropped.name, dropped.content, _framework)


def read_all(files: tuple[Dropped, ...], period: str | None, jobs: int) -> tuple[list[Submission], list[str]]:
    """The submissions of all files, and for the log what any reader died of."""
    submissions: list[Submission] = []
    deaths: list[str] = []
    for done in in_parallel(read, files, jobs=jobs, prepare=prepare, given=(period,)):
        if isinstance(done.answer, Failure):
            deaths.append(f"{done.task.name}: {done.answer.text}")
            submissions.append(_unreadable(done.task))
        else:
            submissions.append(done.answer)
    return submissions, deaths


def _unreadable(dropped: Dropped) -> Submission:
    from evaluation.history import sha256

    problem = Problem("E103", Place(dropped.name))
    return Submission(
        dropped.name, sha256(dropped.content), len(dropped.content), "unknown", "", {}, {}, problems=(problem,)
    )
