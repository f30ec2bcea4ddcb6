"""From the call to the files: seed and number of draws are those asked for, and every node says how far it moves."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import run_evaluation
from commands.identity import framework_digests
from tests.small.answers import PERIOD, write_small
from tests.uncertainty.hand import small, with_method


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inputs, outputs = tmp_path_factory.mktemp("inputs"), tmp_path_factory.mktemp("outputs")
    write_small(inputs)
    folders = ["--inputs", str(inputs), "--outputs", str(outputs), "--period", str(PERIOD)]
    run_evaluation.main(["run", "-q", *folders, "--regions", "22", "--lang", "en", "--seed", "7", "--draws", "40"])
    return outputs / "latest"


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.slow
@pytest.mark.parametrize("file", ["results.json", "manifest.json"])
def test_seed_and_draws_are_those_asked_for(written: Path, file: str) -> None:
    found = read(written / file)
    assert (found["seed"], found["draws"]) == (7, 40)


@pytest.mark.slow
def test_every_node_that_is_judged_has_its_spread(written: Path) -> None:
    results = read(written / "results.json")
    for node in results["nodes"]:
        assert (node["p50"] is None) == (node["score"] is None)
        if node["status"] == "not_applicable":
            assert node["probability"] is None
        else:
            assert sum(node["probability"].values()) == pytest.approx(1, abs=1e-8)
            assert {round(40 * share, 6) % 1 for share in node["probability"].values()} == {0}  # of 40 draws
    assert {one["factor"] for one in results["sensitivity"]} == {
        "W1",
        "W2",
        "W3",
        "AGG",
        "MISS",
        "NOISE",
        "TOL",
        "TARGET",
    }
    assert {pair["node"] for pair in results["pairs"]} <= {"implementation", "impact", "W", "R"}


def test_another_seed_is_another_setting_and_the_same_framework() -> None:
    framework = small()
    other = with_method(framework, replace(framework.method, seed=7, draws=40))
    assert framework_digests(other) == framework_digests(framework)
    stricter = with_method(framework, replace(framework.method, coverage_minimum=0.7))
    assert framework_digests(stricter)["rest"] != framework_digests(framework)["rest"]
