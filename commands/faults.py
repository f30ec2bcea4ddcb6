"""The faults that a person can do something about: what is said of each, and the code it ends with.

Anything else is a bug and shows its traceback. A new fault is its exception, a line in FAULTS and a sentence among the
door's phrases.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commands.call import Call
from commands.cluster import ClusterError
from commands.codes import Exit
from commands.inputs import NotThereError
from commands.regions import NotARegionError
from commands.round import RoundError
from evaluation.history import DamagedRunError, LockedError, OutputsError
from evaluation.history.records import NoRunError
from indicators.framework import FrameworkError

Facts = Mapping[str, str]


def _nothing(error: Any, call: Call) -> Facts:
    return {}


def _text(error: Any, call: Call) -> Facts:
    return {"text": str(error)}


@dataclass(frozen=True)
class Fault:
    """An exception, the key of its sentence, the code, and the fields of the sentence from exception and call."""

    kind: type[BaseException]
    phrase: str
    code: Exit
    facts: Callable[[Any, Call], Facts] = _nothing


FAULTS: tuple[Fault, ...] = (
    Fault(NotThereError, "not_there", Exit.WRONG_CALL, lambda error, call: {"path": str(error)}),
    Fault(NotARegionError, "no_region", Exit.WRONG_CALL, lambda e, call: {"word": e.word, "known": e.known}),
    Fault(
        NoRunError,
        "no_run",
        Exit.WRONG_CALL,
        lambda e, call: {"name": e.name, "folder": str(call.outputs), "known": ", ".join(e.known)},
    ),
    Fault(DamagedRunError, "damaged_run", Exit.WRONG_CALL, lambda error, call: {"name": str(error)}),
    Fault(ClusterError, "no_cluster", Exit.WRONG_CALL, _text),
    Fault(RoundError, "round_not_readable", Exit.WRONG_CALL, _text),
    Fault(FrameworkError, "framework", Exit.WRONG_FRAMEWORK, _text),
    Fault(LockedError, "locked", Exit.LOCKED),
    Fault(OutputsError, "not_written", Exit.NOT_WRITTEN, _text),
    Fault(KeyboardInterrupt, "interrupted", Exit.INTERRUPTED),
)

KINDS = tuple(fault.kind for fault in FAULTS)


def told(error: BaseException, call: Call) -> Exit:
    """Says what the fault is and gives its code; `error` is one of KINDS."""
    fault = next(fault for fault in FAULTS if isinstance(error, fault.kind))
    call.console.refuse(fault.phrase, **fault.facts(error, call))
    return fault.code
