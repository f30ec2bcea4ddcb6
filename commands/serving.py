"""The inside of a worker: what one task may take, and the boundary beyond which whatever it dies of is told.

Knows no task. What starts processes and listens to them is in `workers`.
"""

import math
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

TIME, MEMORY, CRASH = "time", "memory", "crash"  # kinds of Failure that are no exception of the task itself


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


def serve(pipe: Connection, prepare: Callable[..., None], given: tuple[object, ...], limits: Limits) -> None:
    """Says that it is ready, then answers tasks (each with the work to be done on it) until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told of it, and ends its workers
    _limit("RLIMIT_CORE", 0)  # a worker that is ended leaves nothing behind
    if limits.memory is not None:
        _limit("RLIMIT_AS", limits.memory)
    prepare(*given)
    with suppress(EOFError, OSError):  # nobody is there any more
        pipe.send(None)
        while True:
            work, task = pipe.recv()
            if limits.seconds is not None:
                _limit("RLIMIT_CPU", math.ceil(time.process_time() + limits.seconds))
            pipe.send(guarded(work, task))


def _limit(kind: str, most: int) -> None:
    """Bounds what this process may take from now on, where the system can: memory (MemoryError), time (it is ended)."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        name = getattr(resource, kind)
        resource.setrlimit(name, (most, resource.getrlimit(name)[1]))


def guarded(work: Callable[[Any], Any], task: object) -> object:
    """The boundary of one task: whatever it dies of is told, and the other tasks go on."""
    try:
        return work(task)
    except MemoryError:
        return Failure(MEMORY, "out of memory")
    except Exception as error:  # noqa: BLE001 – the process boundary that isolates one workbook or report
        import traceback

        return Failure(type(error).__name__, traceback.format_exc())
