"""The pool that reads and renders: a task that dies, hangs or takes all memory takes nobody along."""

import os
import time
from collections.abc import Sequence

import pytest

from commands.workers import CRASH, MEMORY, TIME, Done, Failure, Limits, in_parallel

MIB = 1024 * 1024
LIMITS = Limits(seconds=1.0, memory=512 * MIB)


def prepare() -> None:
    """Nothing to prepare."""


def act(task: str) -> str:
    match task:
        case "hang":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "die":
            os._exit(3)
        case "devour":
            bytearray(2000 * MIB)
        case "raise":
            raise LookupError(task)
    return task.upper()


def outcomes(tasks: Sequence[str], jobs: int) -> list[str]:
    done: list[Done[str, str]] = list(in_parallel(act, tasks, jobs=jobs, prepare=prepare, limits=LIMITS))
    assert [each.task for each in done] == list(tasks)
    return [each.answer.kind if isinstance(each.answer, Failure) else each.answer for each in done]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_what_becomes_of_one_task_touches_no_other(jobs: int) -> None:
    tasks = ["a", "hang", "b", "die", "c", "spin", "d", "raise", "e", "die", "f"]
    assert outcomes(tasks, jobs) == ["A", TIME, "B", CRASH, "C", TIME, "D", "LookupError", "E", CRASH, "F"]


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="memory is limited where the system can")
def test_memory_is_limited() -> None:
    assert outcomes(["a", "devour", "b"], 1) == ["A", MEMORY, "B"]


def test_no_tasks_start_nothing() -> None:
    assert outcomes([], 4) == []


def test_answers_come_in_the_order_of_their_tasks_and_large_ones_too() -> None:
    tasks = ["x" * size for size in (5 * MIB, 1, 2 * MIB)]
    assert outcomes(tasks, 2) == [task.upper() for task in tasks]


def test_a_caller_that_loses_interest_leaves_no_process() -> None:
    running = in_parallel(act, ["a", "hang", "hang"], jobs=2, prepare=prepare)
    assert next(running).answer == "A"
    started = time.monotonic()
    running.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 5


def die() -> None:
    os._exit(9)


def test_a_worker_that_cannot_be_prepared_is_a_bug_and_no_fault_of_a_task() -> None:
    with pytest.raises(RuntimeError, match="could not be prepared"):
        list(in_parallel(act, ["a", "b", "c"], jobs=2, prepare=die))
