"""Work in parallel processes, one task a process at a time; the order of the answers is that of the tasks.

The only place that starts processes: reading and rendering both pass here. A task that dies, hangs or takes all memory
is told as a Failure and takes nobody along.
"""

import math
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Self, TypeVar

from commands.serving import CRASH, MEMORY, TIME, UNLIMITED, Failure, Limits, serve

__all__ = ["CRASH", "MEMORY", "TIME", "Crew", "Done", "Failure", "Limits", "in_parallel"]

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_SLOWER = 3  # times that the clock may run longer than the processor
_PATIENCE = 5.0  # seconds that a worker without more tasks has to tidy up
_SPAWN = get_context("spawn")  # fresh interpreters, the same on every system


@dataclass(frozen=True)
class Done(Generic[Task, Answer]):
    """A task and its answer, or why it has none."""

    task: Task
    answer: Answer | Failure


@dataclass
class _Worker:
    """A process; once it is ready it has the task of a number, whose time runs from `since`, or waits for one."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    number: int | None = None
    since: float = 0.0

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

    def begin(self, number: int, work: object, task: object) -> None:
        self.number, self.since = number, time.monotonic()
        with suppress(OSError):  # died meanwhile: that is heard of next
            self.pipe.send((work, task))

    def end(self) -> None:
        """Ends it; one that has nothing to do goes home by itself, and takes its scratch files with it."""
        self.pipe.close()
        self.process.join(_PATIENCE if self.ready and self.number is None else 0.0)
        self.process.kill()
        self.process.join()


@dataclass
class _Tour:
    """One work on some tasks: those nobody has yet, and the answers nobody has asked for yet."""

    work: Callable[[Any], Any]
    tasks: Sequence[Any]
    waiting: deque[int]
    answers: dict[int, Any] = field(default_factory=dict)


def in_parallel(
    work: Callable[[Task], Answer],
    tasks: Sequence[Task],
    *,
    jobs: int,
    prepare: Callable[..., None],
    given: tuple[object, ...] = (),
    limits: Limits = UNLIMITED,
) -> Iterator[Done[Task, Answer]]:
    """The answers to the tasks, each as soon as those before it are there, from a crew that is there for them only."""
    with Crew(jobs=jobs, prepare=prepare, given=given, limits=limits) as crew:
        yield from crew.answers(work, tasks)


class Crew:
    """At most `jobs` processes for any works under the same limits; they stay until it is closed.

    `prepare(*given)` runs once in each process and is not counted into the time of a task; if a process dies of it,
    that is a bug and raises RuntimeError.
    """

    def __init__(
        self, *, jobs: int, prepare: Callable[..., None], given: tuple[object, ...] = (), limits: Limits = UNLIMITED
    ) -> None:
        self._jobs, self._limits = jobs, limits
        self._given = (prepare, given, limits)
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in [*self._workers]:
            self._dismiss(worker)

    def start(self, tasks: int) -> None:
        """Sees that there are processes for so many tasks. Called early, it lets them get ready in the meantime."""
        while len(self._workers) < min(self._jobs, tasks):
            ours, theirs = _SPAWN.Pipe()
            process = _SPAWN.Process(target=serve, args=(theirs, *self._given), daemon=True)
            process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))

    def answers(self, work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Done[Task, Answer]]:
        """The answers to the tasks, each as soon as those before it are there."""
        tour = _Tour(work, tasks, deque(range(len(tasks))))
        try:
            for number, task in enumerate(tasks):
                while number not in tour.answers:
                    self._hand_out(tour)
                    self._listen(tour)
                yield Done(task, tour.answers.pop(number))
        finally:
            for worker in [one for one in self._workers if one.number is not None]:
                self._dismiss(worker)  # nobody asks for its answer any more

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def _hand_out(self, tour: _Tour) -> None:
        """A task to each process that has none; processes for the tasks that are left, if there may be more."""
        busy = sum(worker.number is not None for worker in self._workers)
        self.start(busy + len(tour.waiting))
        for worker in self._workers:
            if worker.ready and worker.number is None and tour.waiting:
                number = tour.waiting.popleft()
                worker.begin(number, tour.work, tour.tasks[number])

    def _listen(self, tour: _Tour) -> None:
        """Waits until a process speaks, dies or is out of time, and attends to it."""
        soonest = min(map(self._end, self._workers))
        timeout = max(0.0, soonest - time.monotonic()) if soonest < math.inf else None
        spoke = wait([worker.pipe for worker in self._workers], timeout)
        now = time.monotonic()
        for worker in [*self._workers]:
            if worker.pipe in spoke or self._end(worker) <= now:
                self._attend(worker, worker.told(), tour)

    def _end(self, worker: _Worker) -> float:
        """When the task of a process must be done, by the clock; never without a task or a limit."""
        if worker.number is None or self._limits.seconds is None:
            return math.inf
        return worker.since + _SLOWER * self._limits.seconds

    def _attend(self, worker: _Worker, told: Any, tour: _Tour) -> None:
        if not worker.ready and isinstance(told, Failure):  # it died before it had a task: no task is to blame
            raise RuntimeError(f"a worker could not be prepared: {told.text}")
        if worker.number is not None:
            tour.answers[worker.number] = told
        if isinstance(told, Failure):
            self._dismiss(worker)
            return
        worker.ready, worker.number = True, None
