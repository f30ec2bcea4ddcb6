"""The manifest of a finished run as this version reads it, whichever version wrote it.

A key that came later has here what a run says that lacks it: nothing, never a guess. A manifest that is broken, or of
a schema this version does not know, makes its run a damaged one: told and passed by, never a crash and never removed.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

SCHEMA = 1

# What runs did not say from the beginning. None and empty: not said.
_LATER: Mapping[str, Any] = {
    "exit_code": None,
    "regions": {},
    "problems": {},
    "framework": {},
    "code": {},
    "seed": None,
    "draws": None,
    "final": False,
    "provisional": False,
    "basis": {},
    "pages": {},
    "taken_over": [],
}
_LATER_OF_INPUTS: Mapping[str, Any] = {"region": None, "size": None, "status": ""}


class DamagedRunError(Exception):
    """A file of a finished run cannot be read; the text is the name of the run."""


class _Input(msgspec.Struct):
    file: str
    sha256: str
    region: str | None = None
    status: str = ""


class _Shape(msgspec.Struct):
    """What a manifest must hold, and how what it may hold must look, for this version to build on it."""

    started: datetime
    inputs: list[_Input]
    outputs: dict[str, str]
    schema: int = SCHEMA
    exit_code: int | None = None
    regions: dict[str, str] = {}
    problems: dict[str, int] = {}
    framework: dict[str, Any] = {}
    code: dict[str, Any] = {}
    final: bool = False
    provisional: bool = False
    basis: dict[str, Any] = {}
    pages: dict[str, str] = {}


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """The manifest of a run with every key that this version knows. Raises DamagedRunError."""
    content = read_record(folder / "manifest.json")
    try:
        shape = msgspec.convert(content, _Shape)
    except msgspec.ValidationError as error:
        raise DamagedRunError(folder.name) from error
    if shape.schema != SCHEMA or shape.started.tzinfo is None:
        raise DamagedRunError(folder.name)
    return {**_LATER, **content, "inputs": [{**_LATER_OF_INPUTS, **one} for one in content["inputs"]]}


def read_record(path: Path) -> Mapping[str, Any]:
    """A file of a run that holds one JSON object. Raises DamagedRunError, named after the run's folder."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedRunError(path.parent.name) from error
    if not isinstance(content, dict):
        raise DamagedRunError(path.parent.name)
    return content
