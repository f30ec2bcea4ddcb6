"""The folder: what is a file, what only looks like one, and what is still on its way."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import inputs
from commands.inputs import Dropped, gather, named, shown_name
from commands.reading import FILES_LIMIT, read_all, reading_crew
from tests.hostile import corpus

unix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links are those of a Unix system")


def kinds(files: tuple[Dropped, ...]) -> dict[str, object]:
    return {file.name: file.fault and (file.fault.code, file.fault.facts.get("kind")) for file in files}


@unix
def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "muualla.xlsx").write_bytes(b"x")
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "oikea.xlsx").write_bytes(b"x")
    (folder / "kansio.xlsx").mkdir()
    os.mkfifo(folder / "putki.xlsx")
    targets = {"ulos": "../muualla.xlsx", "laite": "/dev/zero", "tyhja": "ei_ole", "keha": "keha.xlsx"}
    for name, target in targets.items():
        (folder / f"{name}.xlsx").symlink_to(target)
    (folder / "sisalla.xlsx").symlink_to("oikea.xlsx")
    assert kinds(gather(folder).files) == {
        "oikea.xlsx": None,
        "sisalla.xlsx": None,
        "kansio.xlsx": ("E108", "folder"),
        "putki.xlsx": ("E108", "special"),
        "ulos.xlsx": ("E108", "link"),
        "laite.xlsx": ("E108", "link"),
        "tyhja.xlsx": ("E108", "link"),
        "keha.xlsx": ("E108", "link"),
    }


def test_a_file_that_was_named_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "kirja.xlsx").write_bytes(b"x")
    (tmp_path / "linkki").symlink_to("kirja.xlsx")
    assert kinds(named([tmp_path / "linkki"])) == {"linkki": None}


def test_without_permission_and_beyond_the_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lukittu.xlsx").write_bytes(b"x")
    with (tmp_path / "suuri.xlsx").open("wb") as file:
        file.truncate(inputs.SIZE_LIMIT + 1)
    opened = Path.open

    def locked(path: Path, *words: str) -> object:
        if path.name == "lukittu.xlsx":
            raise PermissionError
        return opened(path, *words)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    assert kinds(gather(tmp_path).files) == {"lukittu.xlsx": ("E108", "denied"), "suuri.xlsx": ("E108", "large")}


@pytest.fixture
def growing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """`growing(pauses)`: a workbook that is copied half, and whole after so many pauses."""

    def begin(pauses: int) -> Path:
        path, whole = tmp_path / "kopioituu.xlsx", corpus.home()
        path.write_bytes(whole[: len(whole) // 2])
        slept: list[float] = []

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            if len(slept) == pauses:
                path.write_bytes(whole)

        monkeypatch.setattr(time, "sleep", sleep)
        return path

    return begin


def test_a_file_on_its_way_is_waited_for(growing: Callable[[int], Path]) -> None:
    (dropped,) = gather(growing(2).parent).files
    assert dropped.content == corpus.home()


def test_a_file_that_does_not_arrive_is_taken_as_it_is(growing: Callable[[int], Path]) -> None:
    (dropped,) = gather(growing(99).parent).files
    assert (dropped.fault, len(dropped.content)) == (None, len(corpus.home()) // 2)


def test_an_old_half_of_a_file_is_not_waited_for(growing: Callable[[int], Path]) -> None:
    path = growing(1)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert gather(path.parent).files[0].content != corpus.home()


def test_a_file_that_changes_while_it_is_fetched_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "elava.xlsx"
    path.write_bytes(b"PK")
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    opened = Path.open

    def touched(path: Path, *words: str) -> object:
        file = opened(path, *words)  # type: ignore[call-overload]
        with opened(path, "ab") as more:
            more.write(b"x")
        return file

    monkeypatch.setattr(Path, "open", touched)
    assert kinds(gather(tmp_path).files) == {"elava.xlsx": ("E108", "changing")}


def test_lock_and_scratch_files_are_passed_by_and_an_open_workbook_is_noted(tmp_path: Path) -> None:
    passed_by = ("._x.xlsx", ".DS_Store", "x.xlsx.tmp")
    for name in ("auki.xlsx", "~$auki.xlsx", "toinen.xlsx", ".~lock.toinen.xlsx#", *passed_by):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "round.toml").write_text("", encoding="utf-8")
    found = gather(tmp_path)
    assert kinds(found.files) == {"auki.xlsx": ("N115", None), "toinen.xlsx": ("N115", None)}
    assert found.passed == tuple(sorted((*passed_by, "~$auki.xlsx", ".~lock.toinen.xlsx#")))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("po\u0308yta\u0308.xlsx", "pöytä.xlsx"),
        ("a\u202eb\x1b[31m\n.xlsx", "a\ufffdb\ufffd[31m\ufffd.xlsx"),
        ("Pohjois\u00a0Savo.xlsx", "Pohjois\u00a0Savo.xlsx"),
        (os.fsdecode(b"\xe4.xlsx"), "\ufffd.xlsx"),
    ],
)
def test_names_are_shown_as_people_can_read_them(name: str, shown: str) -> None:
    assert shown_name(Path(name)) == shown


def test_a_folder_with_too_many_files_is_one_problem() -> None:
    files = tuple(Dropped(f"{number:03}.xlsx", b"") for number in range(FILES_LIMIT + 12))
    with reading_crew(None, 2) as crew:
        lost, deaths = read_all(files, crew)
    assert deaths == []
    assert len(lost) == FILES_LIMIT + 1
    (problem,) = lost[-1].problems
    assert (problem.code, problem.facts["number"], problem.facts["limit"]) == ("E109", 12, FILES_LIMIT)
