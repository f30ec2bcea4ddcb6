"""Runs of other versions and damaged ones: an older manifest is read, a broken one is told and passed by."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation import history
from evaluation.history.comparison import compare
from evaluation.history.records import damaged_runs, finished_runs, is_whole, latest_run, run_named
from tests.commands.test_door import call

FIRST = {"schema": 1, "started": "2026-01-05T06:00:00+00:00", "inputs": [{"file": "a.xlsx", "sha256": "1"}]}
_REPORT = b"%PDF-"


def make(outputs: Path, name: str, manifest: bytes) -> Path:
    """A finished run on disk with a manifest as it was written, and `latest` pointing at it."""
    with history.new_run(outputs, name) as folder:
        (folder / "report.pdf").write_bytes(_REPORT)
        (folder / "results.json").write_text("{}")
        (folder / "problems.json").write_text("{}")
        (folder / "manifest.json").write_bytes(manifest)
    return outputs / "runs" / name


def first(**more: Any) -> bytes:
    """A manifest with nothing but what runs said from the beginning."""
    return json.dumps({**FIRST, "outputs": {"report.pdf": history.sha256(_REPORT)}, **more}).encode()


BROKEN = {
    "cut": first()[:40],
    "empty": b"",
    "noise": b"\xff\xfe\x00",
    "list": b"[]",
    "deep": b"[" * 100_000,
    "no-outputs": json.dumps(FIRST).encode(),
    "no-start": first(started="yesterday"),
    "no-zone": first(started="2026-01-05T06:00:00"),
    "inputs": first(inputs=["a.xlsx"]),
    "later": first(schema=2),
}


def test_a_manifest_that_lacks_what_came_later_is_read_and_claims_nothing(tmp_path: Path) -> None:
    make(tmp_path, "2026-01-05T0600-aaaa", first())
    (run,) = finished_runs(tmp_path)
    assert is_whole(run)
    assert (run.manifest["problems"], run.manifest["exit_code"], run.manifest["final"]) == ({}, None, False)
    assert run.manifest["inputs"] == [{"file": "a.xlsx", "sha256": "1", "region": None, "size": None, "status": ""}]


def test_history_shows_a_dash_for_what_an_older_run_did_not_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path, "2026-01-05T0600-aaaa", first())
    assert call("history", "--outputs", tmp_path, "--ui-lang", "en") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "2026-01-05T0600-aaaa" in line
    assert "no errors" not in line


def test_what_an_older_run_did_not_tell_has_neither_come_nor_gone(tmp_path: Path) -> None:
    make(tmp_path, "2026-01-05T0600-aaaa", first())
    later = make(tmp_path, "2026-01-06T0600-aaaa", first(started="2026-01-06T06:00:00+00:00"))
    finding = {"id": "f", "region": "n", "grade": "B", "evidence": []}
    (later / "results.json").write_text(json.dumps({"findings": [finding]}))
    after, before = finished_runs(tmp_path)
    assert compare(before.record, after.record, {}).changes == ()


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_manifest_is_told_and_passed_by(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    make(tmp_path, "2026-01-05T0600-aaaa", first())
    make(tmp_path, "2026-01-06T0600-bbbb", BROKEN[kind])
    assert [run.name for run in finished_runs(tmp_path)] == ["2026-01-05T0600-aaaa"]
    assert damaged_runs(tmp_path) == ("2026-01-06T0600-bbbb",)
    assert latest_run(tmp_path) is None
    assert run_named(tmp_path, "latest").name == "2026-01-05T0600-aaaa"
    assert call("history", "--outputs", tmp_path) == 0
    good, bad = capsys.readouterr().out.splitlines()
    assert "2026-01-05T0600-aaaa" in good
    assert bad.startswith("2026-01-06T0600-bbbb")
    assert call("compare", "--outputs", tmp_path, "2026-01-06") == 2


def test_a_folder_without_a_manifest_is_no_finished_run(tmp_path: Path) -> None:
    (tmp_path / "runs" / "2026-01-05T0600-aaaa").mkdir(parents=True)
    assert finished_runs(tmp_path) == ()
    assert damaged_runs(tmp_path) == ("2026-01-05T0600-aaaa",)


def test_results_that_are_damaged_are_told_by_the_run_s_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in ("05", "06"):
        folder = make(tmp_path, f"2026-01-{day}T0600-aaaa", first(started=f"2026-01-{day}T06:00:00+00:00"))
    (folder / "results.json").write_text("{")
    assert call("compare", "--outputs", tmp_path) == 2
    assert "2026-01-06T0600-aaaa" in capsys.readouterr().err


def test_a_damaged_run_is_never_removed_and_keeps_the_store_whole(tmp_path: Path) -> None:
    history.store(tmp_path, b"of the damaged run")
    for day in ("05", "06", "07"):
        content = b"{" if day == "05" else first(started=f"2026-01-{day}T06:00:00+00:00")
        make(tmp_path, f"2026-01-{day}T0600-aaaa", content)
    assert history.retire(tmp_path, 1) == ("2026-01-06T0600-aaaa",)
    assert (tmp_path / "runs" / "2026-01-05T0600-aaaa" / "manifest.json").exists()
    assert len(list((tmp_path / "store").iterdir())) == 1


def test_runs_are_ordered_by_the_moment_whatever_the_zone_it_was_told_in(tmp_path: Path) -> None:
    make(tmp_path, "2026-01-05T0800-aaaa", first(started="2026-01-05T08:00:00+02:00"))  # six o'clock
    make(tmp_path, "2026-01-05T0700-bbbb", first(started="2026-01-05T07:00:00+00:00"))
    assert [run.name[11:15] for run in finished_runs(tmp_path)] == ["0700", "0800"]
