"""The rendering on a cluster: the same bytes as on one machine, and no page from a worker of another version."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from commands import cluster
from commands.cluster import OTHER, ClusterError, connected, on_cluster
from commands.workers import CRASH, Failure
from tests.commands.test_door import call, written
from tests.small.answers import PERIOD, write_small

_given: list[object] = []


def prepare(word: object) -> None:
    _given.append(word)


def shout(task: str) -> str:
    if task == "gone":
        raise RuntimeError("the worker died")
    return f"{task}!"


class Threads:
    """A client whose cluster are two threads of this process."""

    def get_executor(self) -> Executor:
        return ThreadPoolExecutor(2)

    def scatter(self, values: list[Any], *, broadcast: bool) -> list[Any]:
        return values


def answers(*tasks: str) -> list[object]:
    return [one.answer for one in on_cluster(Threads(), shout, tasks, prepare=prepare, given=("word",))]


def test_answers_come_in_the_order_of_the_tasks_from_workers_prepared_once() -> None:
    _given.clear()
    assert answers("a", "b", "c") == ["a!", "b!", "c!"]
    assert _given == ["word"]


def test_a_task_that_fails_takes_nobody_along() -> None:
    first, failed, last = answers("a", "gone", "c")
    assert (first, last) == ("a!", "c!")
    assert isinstance(failed, Failure)
    assert failed.kind == "RuntimeError"


def test_a_worker_of_another_version_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told = iter([("ours",), ("theirs",)])
    monkeypatch.setattr(cluster, "identity", lambda: next(told))
    (failed,) = answers("a")
    assert isinstance(failed, Failure)
    assert failed.kind == OTHER


class KilledWorkerError(Exception):
    """As the engine has one of its own, which nothing here can import."""


def test_a_cluster_that_is_gone_is_told_task_by_task() -> None:
    class Gone(Threads):
        def get_executor(self) -> Executor:
            executor = ThreadPoolExecutor(1)

            def refuse(*_: object) -> object:
                raise KilledWorkerError("connection lost")

            executor.submit = lambda *_: ThreadPoolExecutor(1).submit(refuse)  # type: ignore[assignment, method-assign]
            return executor

    (one,) = on_cluster(Gone(), shout, ["a"], prepare=prepare, given=("word",))
    assert isinstance(one.answer, Failure)
    assert one.answer.kind == CRASH


@pytest.fixture
def scheduler() -> Iterator[str]:
    distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        yield local.scheduler_address


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning")
def test_two_workers_of_a_cluster_write_the_same_bytes_as_one_machine(scheduler: str, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    write_small(inputs)
    few = ("--period", PERIOD, "--regions", "25", "24", "--lang", "fi", "--draws", "64")
    for outputs, more in (("here", ("--jobs", "1")), ("there", ("--scheduler", scheduler))):
        assert call("run", "-q", "--inputs", inputs, "--outputs", tmp_path / outputs, *few, *more) == 4
    here, there = (dict(written(tmp_path / outputs)) for outputs in ("here", "there"))
    assert sum(name.endswith(".pdf") for name in here) == 2
    assert here == there


def test_a_scheduler_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    """Without the extra by what to install, with it by what the engine says of the address."""
    with pytest.raises(ClusterError, match=r"requirements-dask\.lock|nonsense"), connected("nonsense://x"):
        pass
