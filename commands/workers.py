"""Work in parallel processes, one task a process at a time; the order of the answers is that of the tasks.

The only place that starts processes: reading and rendering both pass here. A task that dies, hangs or takes all memory
is told as a Failure and takes nobody along.
"""

import math
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")

TIME, MEMORY, CRASH = "time", "memory", "crash"  # kinds of Failure that are no exception of the task itself
_SLOWER = 3  # times that the clock may run longer than the processor
_PATIENCE = 5.0  # seconds that a worker without more tasks has to tidy up
_SPAWN = get_context("spawn")  # fresh interpreters, the same on every system


@dataclass(frozen=True)
class Limits:
    """What one task may take: seconds of processor time, and bytes of memory, where the system can limit them.

    Of the clock it may take three times the seconds everywhere: a busy machine costs nobody an answer.
    """

    seconds: float | None = None
    memory: int | None = None


UNLIMITED = Limits()


@dataclass(frozen=True)
class Failure:
    """What a task died of: `kind` is TIME, MEMORY, CRASH or the name of an exception; `text` is for the log only."""

    kind: str
    text: str


@dataclass(frozen=True)
class Done(Generic[Task, Answer]):
    """A task and its answer, or why it has none."""

    task: Task
    answer: Answer | Failure


@dataclass
class _Worker:
    """A process and the number of the task it has; its time runs from `since`, when it was ready to begin."""

    process: BaseProcess
    pipe: Connection
    number: int
    since: float | None = None

    def told(self) -> Any:
        """What it says; a Failure if it is dead, or silent beyond its time."""
        if not self.pipe.poll():
            return Failure(TIME, "ended: out of time")
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            code = self.process.exitcode
            return Failure(TIME if code == -getattr(signal, "SIGXCPU", 0) else CRASH, f"exit code {code}")

    def begin(self, number: int, task: object) -> None:
        self.number, self.since = number, time.monotonic()
        with suppress(OSError):  # died meanwhile: that is heard of next
            self.pipe.send(task)

    def end(self, patience: float = 0.0) -> None:
        """Lets it go home by itself, so that it takes its scratch files with it; ends it after `patience` seconds."""
        self.pipe.close()
        self.process.join(patience)
        self.process.kill()
        self.process.join()


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
    limits: Limits = UNLIMITED,
) -> Iterator[Done[Task, Answer]]:
    """The answers to the tasks, each as soon as those before it are there.

    `prepare(*given)` runs once in each worker and is not counted into the time of a task; if a worker dies of it, that
    is a bug and raises RuntimeError.
    """
    pool = _Pool((work, prepare, given, limits), tasks, limits.seconds, deque(range(len(tasks))))
    try:
        for _ in range(min(jobs, len(tasks))):
            pool.start()
        for number, task in enumerate(tasks):
            while number not in pool.answers:
                pool.listen()
            yield Done(task, pool.answers.pop(number))
    finally:
        for worker in pool.workers:
            worker.end()


@dataclass
class _Pool:
    """The processes at work, the tasks nobody has yet, and the answers nobody has asked for yet."""

    job: tuple[Any, ...]
    tasks: Sequence[Any]
    seconds: float | None
    waiting: deque[int]
    workers: list[_Worker] = field(default_factory=list)
    answers: dict[int, Any] = field(default_factory=dict)

    def start(self) -> None:
        """A new process for the next task, which it gets when it is ready."""
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_serve, args=(theirs, *self.job), daemon=True)
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours, self.waiting.popleft()))

    def listen(self) -> None:
        """Waits until a process speaks, dies or is out of time, and attends to it."""
        ends = {one.number: one.since + _SLOWER * self.seconds for one in self.workers if one.since and self.seconds}
        timeout = max(0.0, min(ends.values()) - time.monotonic()) if ends else None
        ready = wait([worker.pipe for worker in self.workers], timeout)
        now = time.monotonic()
        for worker in list(self.workers):
            if worker.pipe in ready or ends.get(worker.number, now + 1) <= now:
                self._attend(worker, worker.told())

    def _attend(self, worker: _Worker, told: Any) -> None:
        if worker.since is None:
            if isinstance(told, Failure):  # it died before it had a task: no task is to blame
                raise RuntimeError(f"a worker could not be prepared: {told.text}")
            worker.begin(worker.number, self.tasks[worker.number])
            return
        self.answers[worker.number] = told
        if self.waiting and not isinstance(told, Failure):
            number = self.waiting.popleft()
            worker.begin(number, self.tasks[number])
            return
        self.workers.remove(worker)
        worker.end(0.0 if isinstance(told, Failure) else _PATIENCE)
        if self.waiting:
            self.start()


# In the worker ---------------------------------------------------------------------------------------------------


def _serve(
    pipe: Connection,
    work: Callable[[Any], Any],
    prepare: Callable[..., None],
    given: tuple[object, ...],
    limits: Limits,
) -> None:
    """Answers tasks until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told of it, and ends its workers
    _limit("RLIMIT_CORE", 0)  # a worker that is ended leaves nothing behind
    if limits.memory is not None:
        _limit("RLIMIT_AS", limits.memory)
    prepare(*given)
    pipe.send(None)  # ready
    with suppress(EOFError, OSError):  # nobody is there any more
        while True:
            task = pipe.recv()
            if limits.seconds is not None:
                _limit("RLIMIT_CPU", math.ceil(time.process_time() + limits.seconds))
            pipe.send(_guarded(work, task))


def _limit(kind: str, most: int) -> None:
    """Bounds what this process may take from now on, where the system can: memory (MemoryError), time (it is ended)."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        name = getattr(resource, kind)
        resource.setrlimit(name, (most, resource.getrlimit(name)[1]))


def _guarded(work: Callable[[Task], Answer], task: Task) -> Answer | Failure:
    """The boundary of one task: whatever it dies of is told, and the other tasks go on."""
    try:
        return work(task)
    except MemoryError:
        return Failure(MEMORY, "out of memory")
    except Exception as error:  # noqa: BLE001 – the process boundary that isolates one workbook or report
        import traceback

        return Failure(type(error).__name__, traceback.format_exc())
