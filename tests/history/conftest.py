"""The small strategy in a folder, and stand-ins for the other processes of a run."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

import commands.copying
import commands.pages
import commands.run
from commands.workers import Done
from evaluation.workbook.reading import read_submission
from tests.small.answers import small_framework, write_small


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    write_small(folder)
    return folder


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, inputs: Path) -> None:
    """Workbooks are read and reports pressed in other processes, which no fault of this one reaches: stand-ins."""
    framework = small_framework()
    read = [read_submission(path.name, path.read_bytes(), framework) for path in sorted(inputs.iterdir())]

    def pressed(work: object, tasks: Any, **_: Any) -> Iterator[Done[Any, Any]]:
        yield from (Done(task, ("digest", b"<html>", b"%PDF-")) for task in tasks)

    monkeypatch.setattr(commands.pages, "in_parallel", pressed)
    monkeypatch.setattr(commands.run, "reading_crew", lambda *_: nullcontext())
    monkeypatch.setattr(commands.run, "read_all", lambda *_: (read, []))
    monkeypatch.setattr(commands.copying, "copies", lambda tasks, *_: [b"copy"] * len(tasks))
