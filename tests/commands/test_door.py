"""The door as its users call it: exit codes, what is written, what is said."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

import run_evaluation
from evaluation import history
from tests.small.answers import PERIOD, write_small

ROOT = Path(run_evaluation.__file__).parent


@pytest.fixture
def small_inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    write_small(folder)
    return folder


def call(*words: object) -> int:
    return run_evaluation.main([str(word) for word in words])


def light_run(inputs: Path, outputs: Path, *more: str) -> int:
    """A run of one report only."""
    return call(
        "run",
        "-q",
        "--inputs",
        inputs,
        "--outputs",
        outputs,
        "--period",
        PERIOD,
        "--regions",
        "22",
        "--lang",
        "fi",
        *more,
    )


def written(outputs: Path) -> Iterator[tuple[str, bytes]]:
    latest = outputs / "latest"
    for path in sorted(latest.rglob("*")):
        if path.is_file() and path.name not in ("manifest.json", "run.log"):
            yield path.relative_to(latest).as_posix(), path.read_bytes()


def test_a_run_writes_what_its_manifest_says(small_inputs: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in small_inputs.iterdir()}
    assert light_run(small_inputs, tmp_path / "out") == 4  # the joint workbook is absent
    latest = tmp_path / "out" / "latest"
    manifest = json.loads((latest / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["exit_code"] == 4
    assert set(manifest["outputs"]) == {
        "finder_fi.html",
        "problems.json",
        "proposals.xlsx",
        "reports/vasternorrland_fi.html",
        "reports/vasternorrland_fi.pdf",
        "results.csv",
        "results.json",
        "results.xlsx",
        "run.log",
        *(
            f"returns/{region}_{kind}.xlsx"
            for region in ("norrbotten", "vasterbotten", "vasternorrland")
            for kind in ("korjauslista", "lukukappale")
        ),
    }
    for name, digest in manifest["outputs"].items():
        assert history.sha256((latest / name).read_bytes()) == digest
    for delivered in manifest["inputs"]:
        assert history.sha256((small_inputs / delivered["file"]).read_bytes()) == delivered["sha256"]
        assert (tmp_path / "out" / "store" / f"{delivered['sha256']}.xlsx").exists()
    assert {path: path.read_bytes() for path in small_inputs.iterdir()} == before


def test_results_keep_to_their_schema(small_inputs: Path, tmp_path: Path) -> None:
    light_run(small_inputs, tmp_path / "out")
    schema = json.loads((ROOT / "reports" / "tables" / "results.schema.json").read_text(encoding="utf-8"))
    results = json.loads((tmp_path / "out" / "latest" / "results.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(results, schema)
    results["nodes"][0]["score"] = 101
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(results, schema)


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(small_inputs: Path, tmp_path: Path) -> None:
    for outputs in ("one", "two"):
        call(
            "run",
            "-q",
            "--inputs",
            small_inputs,
            "--outputs",
            tmp_path / outputs,
            "--period",
            PERIOD,
            "--jobs",
            1 if outputs == "one" else 2,
        )
    one, two = (dict(written(tmp_path / outputs)) for outputs in ("one", "two"))
    # tables; two languages of three regions and the area; a list and a copy for each of three workbooks
    assert len(one) == 5 + 2 + 2 * 8 + 6  # results, finders, reports as PDF and HTML, returns
    assert one == two


def test_nothing_usable_leaves_latest_alone(small_inputs: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "out"
    light_run(small_inputs, outputs)
    name = (outputs / "latest.json").read_text(encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "norrbotten.xlsx").write_bytes(b"not a workbook")
    assert light_run(empty, outputs) == 5
    assert (outputs / "latest.json").read_text(encoding="utf-8") == name
    (problems,) = outputs.glob("checks/*/problems.json")
    assert json.loads(problems.read_text(encoding="utf-8"))["problems"][0]["code"] == "E102"


def test_one_broken_file_never_stops_the_others(small_inputs: Path, tmp_path: Path) -> None:
    (small_inputs / "norrbotten.xlsx").write_bytes((small_inputs / "norrbotten.xlsx").read_bytes()[:5000])
    assert light_run(small_inputs, tmp_path / "out") == 4
    results = json.loads((tmp_path / "out" / "latest" / "results.json").read_text(encoding="utf-8"))
    status = {region["region"]: region["status"] for region in results["regions"]}
    assert status["25"] == "rejected"
    assert status["24"].startswith("accepted")


def test_a_second_run_is_turned_away(small_inputs: Path, tmp_path: Path) -> None:
    with history.locked(tmp_path / "out"):
        assert light_run(small_inputs, tmp_path / "out") == 6


def test_outputs_that_cannot_be_written(small_inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    assert light_run(small_inputs, tmp_path / "out") == 7


def test_a_wrong_framework_is_one_line(small_inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import shutil

    period = tmp_path / "wrong"
    shutil.copytree(PERIOD, period)
    cards = (period / "work.toml").read_text(encoding="utf-8")
    (period / "work.toml").write_text(cards.replace('kind = "output"', 'kind = "outptu"', 1), encoding="utf-8")
    assert call("run", "-q", "--inputs", small_inputs, "--outputs", tmp_path / "out", "--period", period) == 3
    told = capsys.readouterr().err.strip()
    assert "work.toml [I1]: kind" in told
    assert "\n" not in told


def test_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        call("run", "--nosuch")
    assert ended.value.code == 2
    assert light_run(tmp_path / "not-there", tmp_path / "out") == 2
    assert call("check", tmp_path / "not-there.xlsx", "--outputs", tmp_path / "out") == 2


def test_check_tells_every_problem_and_writes_it(
    small_inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = call("check", small_inputs / "norrbotten.xlsx", "--period", PERIOD, "--outputs", tmp_path / "out")
    assert code == 0
    told = capsys.readouterr().out
    (path,) = (tmp_path / "out").glob("checks/*/problems.json")
    problems = json.loads(path.read_text(encoding="utf-8"))["problems"]
    assert problems
    for problem in problems:
        assert problem["text"]["fi"]["found"] in told
    assert not (tmp_path / "out" / "runs").exists()


def test_check_as_json_is_one_object(small_inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("check", small_inputs, "--period", PERIOD, "--outputs", tmp_path / "out", "--format", "json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["exit_code"] == 0
    assert answer["regions"]["25"] == "accepted_with_remarks"


def test_templates_never_replace_a_file(tmp_path: Path) -> None:
    (tmp_path / "norrbotten.xlsx").write_bytes(b"mine")
    assert call("templates", "--period", PERIOD, "--out", tmp_path) == 0
    assert (tmp_path / "norrbotten.xlsx").read_bytes() == b"mine"


def test_help_imports_nothing_heavy() -> None:
    asked = subprocess.run(
        [sys.executable, "-X", "importtime", "run_evaluation.py", "--help"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    imported = {line.rsplit("|", 1)[-1].strip() for line in asked.stderr.splitlines()}
    heavy = {"numpy", "pandas", "openpyxl", "matplotlib", "weasyprint", "jinja2", "babel", "xlsxwriter", "msgspec"}
    assert not imported & {*heavy, "indicators", "evaluation", "multiprocessing", "distributed"}
    assert "run_evaluation.py check" in asked.stdout


def test_help_takes_less_than_a_tenth_of_a_second_above_python_itself() -> None:
    """Processor time, the best of some tries: a busy machine is not the tool's doing."""

    def once(*words: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], capture_output=True, cwd=ROOT, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    bare, told = (min(once(*words) for _ in range(5)) for words in (("-c", ""), ("run_evaluation.py", "--help")))
    assert told - bare < 0.1


def test_a_check_imports_openpyxl_but_no_arithmetic(small_inputs: Path, tmp_path: Path) -> None:
    asked = subprocess.run(
        [
            sys.executable,
            "-X",
            "importtime",
            "run_evaluation.py",
            "check",
            str(small_inputs),
            "--period",
            str(PERIOD),
            "--outputs",
            str(tmp_path / "out"),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    imported = {line.rsplit("|", 1)[-1].strip() for line in asked.stderr.splitlines()}
    assert "openpyxl" in imported
    assert not imported & {"pandas", "matplotlib", "weasyprint", "jinja2", "xlsxwriter"}
