"""What a run's figures and pages depend on: workbooks, framework, code, libraries, settings.

By these two runs are told apart by cause, and a run that would change nothing is recognised before it reads anything.
"""

import hashlib
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from commands import ROOT, VERSION
from commands.call import Call
from commands.inputs import Inputs
from indicators.framework import Framework

_METHOD, _TELLING = ("evaluation", "indicators"), ("reports", "commands")
_LIBRARIES = ("babel", "jinja2", "matplotlib", "msgspec", "numpy", "openpyxl", "pydyf", "weasyprint", "xlsxwriter")
_KINDS = (".py", ".toml", ".html", ".css", ".js", ".json")


def framework_digests(framework: Framework) -> dict[str, Any]:
    """The framework's name and digests: of all its files, of each card, and of everything besides cards.

    Seed and number of draws are left out, because a call may set them: they are told as settings of the run.
    """
    method = replace(framework.method, seed=0, draws=1)
    told = replace(framework, strategy=replace(framework.strategy, method=method))
    fields = (getattr(told, name) for name in told.__struct_fields__ if name not in ("indicators", "digest"))
    return {
        "name": framework.period,
        "sha256": framework.digest,
        "cards": {card.id: _digest([msgspec.json.encode(card)]) for card in framework.indicators.values()},
        "rest": _digest(msgspec.json.encode(value, order="sorted") for value in fields),
    }


def basis(call: Call, framework: Framework, inputs: Inputs, reports: Sequence[str]) -> dict[str, Any]:
    """All that the outputs of a run depend on; two runs with the same basis hold the same bytes."""
    return {
        "inputs": {file.name: hashlib.sha256(file.content).hexdigest() for file in inputs.files},
        "example": inputs.example,
        "framework": framework.digest,
        "code": code_digests(),
        "versions": versions(),
        "reports": list(reports),
        "latest": call.latest,
        "provisional": call.provisional,
        "seed": framework.method.seed,
        "draws": framework.method.draws,
    }


def versions() -> dict[str, str]:
    """The versions that a result can depend on; the tool's own under `elmo`."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return {"elmo": VERSION, "python": python} | {name: version(name) for name in _LIBRARIES}


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
