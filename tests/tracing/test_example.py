"""The example run traced as its users do: every id of its results, through the stored files and the door."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import run_evaluation
from commands.trace import walk_of
from evaluation import history
from evaluation.findings import KINDS
from evaluation.history.records import Run, latest_run
from evaluation.tracing import cells_of, failures
from indicators import load_framework
from tests.tracing.bench import records

pytestmark = pytest.mark.slow

EXAMPLE = Path(run_evaluation.__file__).parent / "inputs" / "esimerkki"
IMPOSSIBLE_HERE = {  # what the example's data do not allow
    "disputed_projects", "isolated_region", "money_unspent", "objective_without_indicator", "theme_without_indicator",
}  # fmt: skip


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An outputs folder with the example's run: its records and its store, without the reports."""
    folder = tmp_path_factory.mktemp("outputs")
    framework = load_framework()
    books = {path.name: path.read_bytes() for path in sorted(EXAMPLE.glob("*.xlsx"))}
    run = folder / "runs" / "2023-10-31T0000-0000"
    run.mkdir(parents=True)
    found = records(framework, books)
    regions = {file: region for region, file in _files(found).items()}
    inputs = [
        {"file": name, "region": regions[name], "sha256": history.sha256(content), "status": "accepted"}
        for name, content in books.items()
    ]
    manifest = {
        "started": "2023-10-31T00:00:00+00:00",
        "framework": {"sha256": framework.digest},
        "inputs": inputs,
        "outputs": {},
    }
    for name, record in (("results", found), ("problems", {}), ("manifest", manifest)):
        (run / f"{name}.json").write_bytes(history.as_json(record))
    (folder / "latest.json").write_bytes(history.as_json({"run": run.name}))
    for content in books.values():
        history.store(folder, content)
    return folder


def _files(found: dict[str, list[dict[str, dict[str, list[str]]]]]) -> dict[str, str]:
    """The file of each region, from the addresses of its own results."""
    files: dict[str, str] = {}
    for one in found["indicators"]:
        for place in (place for part in one["cells"].values() for place in part):
            files.setdefault(str(one["region"]), place.split("!")[0])
    return {**files, "IP": "ip-alue.xlsx"}


def latest(outputs: Path) -> Run:
    run = latest_run(outputs)
    assert run is not None
    return run


def test_every_id_of_the_example_ends_in_cells_that_give_it(outputs: Path) -> None:
    walk = walk_of(load_framework(), latest(outputs), outputs)
    assert len(walk.ids) > 900
    without_cells = set()
    for id in walk.ids:
        step = walk.follow(id)
        assert failures(step) == (), id
        if not cells_of(step):
            without_cells.add(id)
    record = latest(outputs).record.results
    spared = {f"{one['region']}:{one['node']}" for one in record["nodes"] if one["status"] == "not_applicable"}
    framework_only = {one["id"] for one in record["findings"] if not one["evidence"]}
    assert without_cells <= spared | framework_only


def test_every_kind_of_finding_is_in_the_example_that_its_data_allow(outputs: Path) -> None:
    found = {one["kind"] for one in latest(outputs).record.results["findings"]}
    assert {kind.name for kind in KINDS} - found == IMPOSSIBLE_HERE


def test_findings_of_the_example_name_evidence_that_is_there(outputs: Path) -> None:
    walk = walk_of(load_framework(), latest(outputs), outputs)
    for one in latest(outputs).record.results["findings"]:
        assert len(walk.follow(one["id"]).parts) == max(1, len(one["evidence"])), one["id"]


def test_proposals_of_the_example_lead_to_all_that_they_name(outputs: Path) -> None:
    walk = walk_of(load_framework(), latest(outputs), outputs)
    for one in latest(outputs).record.results["proposals"]:
        named = len(one["findings"]) + len(one["results"]) + (one["indicator"] is not None)
        assert len(walk.follow(one["id"]).parts) == named, one["id"]


@pytest.fixture
def trace(outputs: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def call(*words: str) -> tuple[int, str, str]:
        code = run_evaluation.main(["trace", *words, "--outputs", str(outputs), "--ui-lang", "fi", "--no-color"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_the_door_traces_a_figure_of_a_region(trace: Callable[..., tuple[int, str, str]]) -> None:
    code, told, _ = trace("T03", "--region", "kainuu")
    assert code == 0
    assert "kainuu.xlsx!Mittarit!" in told
    assert history.sha256((EXAMPLE / "kainuu.xlsx").read_bytes()) in told


def test_the_door_gives_one_object_as_json(trace: Callable[..., tuple[int, str, str]]) -> None:
    code, told, _ = trace("receding.T03.18", "--format", "json")
    record = json.loads(told)
    assert (code, record["holds"], record["trace"]["id"]) == (0, True, "receding.T03.18")


@pytest.mark.parametrize(
    "words", [("recedin.T03.18",), ("T03", "--region", "99"), ("T03", "--run", "2001"), ("T03", "--region", "")]
)
def test_what_is_not_there_is_a_wrong_call(trace: Callable[..., tuple[int, str, str]], words: tuple[str, ...]) -> None:
    code, told, said = trace(*words)
    if words[-1]:
        assert (code, told) == (2, "")
        assert said.strip()
    else:
        assert code == 0  # no region: the area's


def test_a_store_that_lost_a_workbook_ends_with_4(trace: Callable[..., tuple[int, str, str]], outputs: Path) -> None:
    stored = outputs / "store" / f"{history.sha256((EXAMPLE / 'kainuu.xlsx').read_bytes())}.xlsx"
    content = stored.read_bytes()
    stored.unlink()
    try:
        code, told, _ = trace("T03", "--region", "18")
    finally:
        stored.write_bytes(content)
    assert code == 4
    assert "EI TÄSMÄÄ" in told
