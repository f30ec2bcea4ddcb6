"""What a run's figures and pages depend on besides the workbooks: the framework card by card, and the code.

Digests only; with them two runs can be told apart by cause, and a run that would change nothing is recognised.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from commands import ROOT
from indicators.framework import Framework

_METHOD, _TELLING = ("evaluation", "indicators"), ("reports", "commands")
_KINDS = (".py", ".toml", ".html", ".css", ".json")


def framework_digests(framework: Framework) -> dict[str, Any]:
    """The framework's name and digests: of all its files, of each card, and of everything besides cards."""
    fields = (getattr(framework, name) for name in framework.__struct_fields__ if name not in ("indicators", "digest"))
    return {
        "name": framework.period,
        "sha256": framework.digest,
        "cards": {card.id: _digest([msgspec.json.encode(card)]) for card in framework.indicators.values()},
        "rest": _digest(msgspec.json.encode(value, order="sorted") for value in fields),
    }


@cache
def code_digests() -> dict[str, str]:
    """One digest of the code that computes and one of the code and the phrases that tell."""
    return {"method": _of_files(_METHOD, (".py",)), "telling": _of_files(_TELLING, _KINDS)}


def _of_files(rooms: Iterable[str], kinds: tuple[str, ...]) -> str:
    """Of the files by their content and place, whatever their dates."""
    files = sorted(path for room in rooms for path in (ROOT / room).rglob("*") if path.suffix in kinds)
    return _digest(part for path in files for part in (_place(path), path.read_bytes()))


def _place(path: Path) -> bytes:
    return path.relative_to(ROOT).as_posix().encode()


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
