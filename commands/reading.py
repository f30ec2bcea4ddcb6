"""Reading the delivered files, each in a worker under limits, so that no file can take the others along."""

from dataclasses import replace

from commands.inputs import Dropped
from commands.workers import CRASH, MEMORY, TIME, Crew, Failure, Limits
from evaluation.problems import Place, Problem
from evaluation.workbook.submission import Submission
from evaluation.workbook.unread import exhausted, too_many, unread
from indicators.framework import Framework
from indicators.loading import load_framework

FILES_LIMIT = 120  # an evaluation has a workbook a region and the joint one; this many cannot be meant
MIB = 1024 * 1024
LIMITS = Limits(seconds=10.0, memory=1024 * MIB)  # an ordinary workbook takes half a second and 100 MiB

_framework: Framework


def reading_crew(period: str | None, jobs: int) -> Crew:
    """The processes in which workbooks are read and copied."""
    return Crew(jobs=jobs, prepare=prepare, given=(period,), limits=LIMITS)


def prepare(period: str | None) -> None:
    """Loads the framework, and what reads and copies, once in a worker."""
    import evaluation.workbook.reading
    import evaluation.workbook.returns_copy  # noqa: F401 – imported while nobody waits and no time is counted

    global _framework
    _framework = load_framework(period)


def read(dropped: Dropped) -> Submission:
    """The submission that one file is; in a worker that is prepared."""
    from evaluation.workbook.reading import read_submission  # heavy: the caller's process never needs it

    submission = read_submission(dropped.name, dropped.content, _framework)
    if dropped.fault is None:
        return submission
    told = Problem(dropped.fault.code, Place(dropped.name), dropped.fault.facts, submission.region)
    return replace(submission, problems=(told, *submission.problems))


def read_all(files: tuple[Dropped, ...], crew: Crew) -> tuple[list[Submission], list[str]]:
    """The submissions of all files, and for the log what any reader died of."""
    fetched = [file for file in files[:FILES_LIMIT] if not _is_lost(file)]
    submissions = [unread(file.name, b"", file.fault) for file in files[:FILES_LIMIT] if file.fault and _is_lost(file)]
    deaths: list[str] = []
    for done in crew.answers(read, fetched):
        if isinstance(done.answer, Failure):
            deaths.append(f"{done.task.name}: {done.answer.kind}: {done.answer.text}")
            submissions.append(_died(done.task, done.answer))
        else:
            submissions.append(done.answer)
    if left := [file.name for file in files[FILES_LIMIT:]]:
        submissions.append(unread(left[0], b"", too_many(left, FILES_LIMIT)))
    return sorted(submissions, key=lambda submission: submission.file), deaths


def _is_lost(file: Dropped) -> bool:
    return file.fault is not None and file.fault.code.startswith("E")


def _died(dropped: Dropped, failure: Failure) -> Submission:
    """What is told of a file whose reader was ended; of one whose reader raised, the same as of a crash."""
    limits = {TIME: LIMITS.seconds, MEMORY: (LIMITS.memory or 0) / MIB, CRASH: 0.0}
    kind = failure.kind if failure.kind in limits else CRASH
    return unread(dropped.name, dropped.content, exhausted(kind, float(limits[kind] or 0.0)))
