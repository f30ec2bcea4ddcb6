"""The exit codes of the tool: a contract with schedulers, documented in the README."""

from enum import IntEnum


class Exit(IntEnum):
    """How a call ended; the highest that applies among LEFT_OUT … NOT_RENDERED is given."""

    DONE = 0
    BUG = 1
    WRONG_CALL = 2
    WRONG_FRAMEWORK = 3
    LEFT_OUT = 4
    NOTHING_USABLE = 5
    LOCKED = 6
    NOT_WRITTEN = 7
    NOT_RENDERED = 8
    INTERRUPTED = 130
