"""Delivered files of which nothing is read, each as a Submission that says why: the limits, and what is no file.

Opens nothing itself. A new reason is a function here that names its code, with its sentences in the phrases.
"""

import hashlib
from collections.abc import Sequence

from evaluation.problems import Place, Problem
from evaluation.workbook.submission import Fault, Submission

NAMED_FILES = 8  # files that a sentence names before it only counts


def unread(name: str, content: bytes, *faults: Fault) -> Submission:
    """The file with nothing read of it. Content that was never fetched is empty."""
    problems = tuple(Problem(fault.code, Place(name), fault.facts) for fault in faults)
    return Submission(
        name, hashlib.sha256(content).hexdigest(), len(content), "unknown", "", {}, {}, problems=problems
    )


def exhausted(kind: str, limit: float) -> Fault:
    """E107: reading was ended. `kind` is time (limit in seconds), memory (limit in MiB) or crash."""
    return Fault("E107", {"kind": kind, "limit": limit})


def no_file(kind: str, limit: float = 0.0) -> Fault:
    """E108: what bears the name of a workbook cannot be fetched.

    `kind` is folder, special (a pipe, a device), link (out of the folder), denied, changing (still being copied) or
    large (limit in MiB).
    """
    return Fault("E108", {"kind": kind, "limit": limit})


def too_many(names: Sequence[str], limit: int) -> Fault:
    """E109: more files than are read at a time; `names` are those left out."""
    told = ", ".join(names[:NAMED_FILES]) + (" …" if len(names) > NAMED_FILES else "")
    return Fault("E109", {"number": float(len(names)), "limit": float(limit), "names": told})


def open_elsewhere() -> Fault:
    """N115: an office program has the file open; what is not saved yet is not seen."""
    return Fault("N115")
