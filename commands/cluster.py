"""The rendering put on a Dask cluster that is there already, where one machine is not enough.

Speaks to the cluster through its own `concurrent.futures` executor; the engine is an optional extra and imported here
alone. Strangers' workbooks are still read on this machine, where a worker can be held to limits. A worker of the
cluster does one task at a time, and none if its code or libraries are others than ours: its pages would be others too.
"""

import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from commands.identity import code_digests, versions
from commands.serving import CRASH, Failure, guarded
from commands.workers import Done

Task = TypeVar("Task")
Answer = TypeVar("Answer")

OTHER = "other code"  # kind of a Failure: the worker runs another version
_SECONDS = 20  # that a scheduler has to answer
_alone = threading.Lock()  # the libraries that draw and lay out share state within a process
_prepared = ""


class ClusterError(Exception):
    """The cluster cannot be used; the text says why."""


class Client(Protocol):
    """What is used of a Dask client."""

    def get_executor(self) -> Executor: ...
    def scatter(self, values: list[Any], *, broadcast: bool) -> list[Any]: ...


@dataclass(frozen=True)
class Kit:
    """What a worker needs before its first task, once; `made_by` is the code that it must run itself."""

    name: str
    prepare: Callable[..., None]
    given: tuple[object, ...]
    made_by: tuple[object, ...]


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler at an address such as `tcp://10.0.0.5:8786`. Raises ClusterError."""
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("pip install -r requirements-dask.lock") from error
    try:
        client = distributed.Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(f"{address}: {error}") from error
    with client:
        yield client


def on_cluster(
    client: Client,
    work: Callable[[Task], Answer],
    tasks: Sequence[Task],
    *,
    prepare: Callable[..., None],
    given: tuple[object, ...],
) -> Iterator[Done[Task, Answer]]:
    """The answers to the tasks, each as soon as those before it are there; the same as `workers.in_parallel` gives."""
    kit = Kit(uuid.uuid4().hex, prepare, given, identity())
    (there,) = client.scatter([kit], broadcast=True)
    with client.get_executor() as executor:
        futures: list[Future[Any]] = [executor.submit(answer, there, work, task) for task in tasks]
        for task, future in zip(tasks, futures, strict=True):
            yield Done(task, _told(future))


def _told(future: Future[Any]) -> Any:
    """What a worker answered; a Failure where it is gone, or the scheduler gave the task up."""
    try:
        error = future.exception()
    except CancelledError as gone:
        error = gone
    return future.result() if error is None else Failure(CRASH, f"{type(error).__name__}: {error}")


def answer(kit: Kit, work: Callable[[Any], Any], task: object) -> object:
    """What a worker of the cluster answers to one task."""
    global _prepared
    if kit.made_by != identity():
        return Failure(OTHER, "this worker of the cluster runs other code or other libraries")
    with _alone:
        if _prepared != kit.name:
            kit.prepare(*kit.given)
            _prepared = kit.name
        return guarded(work, task)


def identity() -> tuple[object, ...]:
    """The code and the libraries of this process."""
    return code_digests(), versions()
