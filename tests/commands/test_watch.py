"""Watching a folder: files come to rest before they count, a complete round runs once, a deadline once."""

from datetime import date
from pathlib import Path

import pytest

import commands.run
from commands.call import Call
from commands.console import Console
from commands.watch import Watch, follow, look
from evaluation.history import LockedError
from reports.language import load_language
from tests.small.answers import PERIOD, small_framework, write_small


class Folder:
    """A watched folder of the small strategy, and the runs that the watch asked for."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.inputs, self.runs, self.day = tmp_path / "in", 0, date(2022, 1, 1)
        self.inputs.mkdir()
        write_small(self.inputs)
        console = Console(load_language("en"), quiet=True)
        call = Call("watch", console, (), tmp_path / "out", self.inputs, str(PERIOD), jobs=1)
        self.watch = Watch(call, small_framework(), lambda: self.day)
        monkeypatch.setattr(commands.run, "main", self._run)
        self.refusal: Exception | None = None

    def _run(self, call: Call) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.runs += 1

    def look(self, times: int = 1) -> list[bool]:
        return [look(self.watch) for _ in range(times)]

    @property
    def checks(self) -> int:
        return len(list((self.watch.call.outputs / "checks").glob("*")))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    return Folder(tmp_path, monkeypatch)


def test_what_is_still_changing_is_left_alone_and_what_rests_is_checked_once(folder: Folder) -> None:
    assert folder.look() == [False]
    (folder.inputs / "norrbotten.xlsx").touch()
    assert folder.look() == [False]
    assert folder.checks == 0
    assert folder.look(3) == [True, True, True]
    assert folder.checks == 1


def test_a_complete_round_is_run_once_and_again_when_a_workbook_changes(folder: Folder) -> None:
    folder.look(4)
    assert folder.runs == 1
    (folder.inputs / "norrbotten.xlsx").touch()
    folder.look(3)
    assert folder.runs == 2


def test_an_incomplete_round_is_run_once_after_its_deadline(folder: Folder) -> None:
    (folder.inputs / "norrbotten.xlsx").unlink()
    (folder.inputs / "round.toml").write_text("deadline = 2022-01-31\n")
    folder.look(3)
    folder.day = date(2022, 1, 31)
    folder.look(2)
    assert folder.runs == 0
    folder.day = date(2022, 2, 1)
    folder.look(3)
    assert folder.runs == 1


def test_a_run_that_another_holds_up_is_tried_again(folder: Folder) -> None:
    folder.refusal = LockedError()
    folder.look(3)
    folder.refusal = None
    folder.look(1)
    assert folder.runs == 1


def test_the_pause_is_short_only_while_something_changes(folder: Folder) -> None:
    pauses: list[float] = []
    follow(folder.watch, looks=range(3), pause=pauses.append)
    assert pauses == [2.0, 60, 60]


def test_lock_files_of_office_programs_are_no_change(folder: Folder) -> None:
    folder.look(2)
    (folder.inputs / "~$norrbotten.xlsx").write_bytes(b"x")
    folder.look(2)
    assert folder.checks == 1
