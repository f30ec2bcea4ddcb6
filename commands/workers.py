"""Work in parallel processes, one task a process at a time; the order of the answers is that of the tasks.

The only place that knows an executor: reading and rendering both pass here. A task that dies takes nobody along.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Failure:
    """What a task died of: for the log, never for a reader."""

    kind: str
    text: str


@dataclass(frozen=True)
class Done(Generic[Task, Answer]):
    """A task and its answer, or why it has none."""

    task: Task
    answer: Answer | Failure


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(
    work: Callable[[Task], Answer],
    tasks: Sequence[Task],
    *,
    jobs: int,
    prepare: Callable[..., None],
    given: tuple[object, ...] = (),
) -> Iterator[Done[Task, Answer]]:
    """The answers to the tasks, each as soon as those before it are there.

    `prepare(*given)` runs once in each worker. Workers are fresh interpreters, the same on every system.
    """
    context = get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(tasks)) or 1, context, prepare, given) as executor:
        yield from _answers(executor, work, tasks)


def _answers(executor: Executor, work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Done[Task, Answer]]:
    futures = [executor.submit(_guarded, work, task) for task in tasks]
    for task, future in zip(tasks, futures, strict=True):
        try:
            yield Done(task, future.result())
        except BrokenProcessPool as error:
            yield Done(task, Failure(type(error).__name__, str(error)))


def _guarded(work: Callable[[Task], Answer], task: Task) -> Answer | Failure:
    """The boundary of one task: whatever it dies of is told, and the other tasks go on."""
    try:
        return work(task)
    except Exception as error:  # noqa: BLE001 – the process boundary that isolates one workbook or report
        import traceback

        return Failure(type(error).__name__, traceback.format_exc())
