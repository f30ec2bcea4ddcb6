"""Runs over time: how they are kept on disk, what each of them said, and what changed between two.

Knows no report and no sentence.
"""

from evaluation.history.files import OutputsError, as_json, sha256, write_whole, written_or_said
from evaluation.history.manifests import DamagedRunError
from evaluation.history.retention import retire
from evaluation.history.runs import LockedError, clean, locked, new_run, run_id, store

__all__ = [
    "DamagedRunError",
    "LockedError",
    "OutputsError",
    "as_json",
    "clean",
    "locked",
    "new_run",
    "retire",
    "run_id",
    "sha256",
    "store",
    "write_whole",
    "written_or_said",
]
