"""The small strategy end to end: workbooks in, the verdicts reckoned by hand out, to the last digit."""

import json
from pathlib import Path
from typing import Any

import pytest

import run_evaluation
from tests.small.answers import PERIOD, write_small

# region, indicator: baseline, target, value, attainment, status (n: A is not to be had)
INDICATORS = {
    ("25", "I1"): (50, 100, 75, 25 / 50, "partly"),
    ("25", "I2"): (300, 390, 360, 60 / 90, "partly"),  # three of five years: 3/5 of 500 and of 650
    ("25", "I3"): (12, 9, 10.5, 1.5 / 3, "partly"),
    ("25", "I4"): (100, 100, 90, 1 - (10 - 5) / 20, "mostly"),
    ("25", "I5"): (None, 4, 3, (3 - 1) / (4 - 1), "partly"),
    ("25", "I6"): (25, 50, 37.5, 12.5 / 25, "partly"),  # 20/80 → 30/80
    ("24", "I1"): (60, 100, 90, 30 / 40, "mostly"),  # the value of 2019
    ("24", "I2"): (500, 650, 650, 1, "achieved"),
    ("24", "I3"): (12, 9, 13, -1 / 3, "not_achieved"),
    ("24", "I4"): (100, 100, 100, 1, "achieved"),
    ("24", "I5"): (None, 4, 4.5, 3.5 / 3, "achieved"),
    ("24", "I6"): (25, 50, 20, -5 / 25, "not_achieved"),  # 10/40 → 10/50
    ("22", "I1"): (None, 100, 80, None, "not_assessable"),  # the baseline is expected but missing
    ("22", "I2"): (500, 650, None, None, "not_assessable"),
    ("22", "I3"): (12, 9, 8, 4 / 3, "achieved"),
    ("22", "I4"): (100, 100, 75, 0, "not_achieved"),
    ("22", "I5"): (None, 4, None, None, "not_applicable"),
    ("NN", "I1"): (110, 200, 160, 50 / 90, "partly"),  # 2019, the year that two regions with a baseline have
    ("NN", "I2"): (800, 1040, 1010, 210 / 240, "mostly"),
    ("NN", "I3"): (12, 9, 10.5, 0.5, "partly"),
    ("NN", "I4"): (300, 300, 265, 1 - (35 - 15) / 60, "partly"),
    ("NN", "I5"): (None, 4, 3.75, 2.75 / 3, "mostly"),
    ("NN", "I6"): (25, 50, 100 * 40 / 130, (100 * 40 / 130 - 25) / 25, "not_achieved"),
}

# region, node: coverage, score
NODES = {
    ("25", "W1"): (1, (50 + 200 / 3) / 2),
    ("25", "W2"): (1, (50 + 75) / 2),
    ("25", "W"): (1, (175 / 3 + 62.5) / 2),
    ("25", "R"): (1, (200 / 3 + 50) / 2),
    ("25", "total"): (1, 0.7 * 60.4166666667 + 0.3 * 58.3333333333),
    ("24", "W1"): (1, 87.5),
    ("24", "W2"): (1, 50),
    ("24", "implementation"): (1, 68.75),
    ("24", "impact"): (1, 50),
    ("22", "W1"): (0, None),
    ("22", "W2"): (1, 50),
    ("22", "W"): (0.5, None),  # known, but below 60 %
    ("22", "R"): (0, None),
    ("22", "total"): (0.35, None),
    ("NN", "W1"): (2 / 3, (500 / 9 + 87.5) / 2),
    ("NN", "W2"): (1, (50 + 200 / 3) / 2),
    ("NN", "W"): (5 / 6, 63.6111111111),  # (½·⅔·71,5278 + ½·58,3333)/0,8333
    ("NN", "R"): (5 / 6, 64.2307692308),  # (½·91,6667 + ½·⅔·23,0769)/0,8333
    ("NN", "total"): (5 / 6, 0.7 * 63.6111111111 + 0.3 * 64.2307692308),
}


def results_of(inputs: Path, outputs: Path) -> dict[str, Any]:
    code = run_evaluation.main(
        [
            "run",
            "-q",
            "--inputs",
            str(inputs),
            "--outputs",
            str(outputs),
            "--period",
            str(PERIOD),
            "--regions",
            "22",
            "--lang",
            "en",
        ]
    )
    assert code == 4  # the joint workbook is absent
    loaded: dict[str, Any] = json.loads((outputs / "latest" / "results.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    inputs, outputs = tmp_path_factory.mktemp("inputs"), tmp_path_factory.mktemp("outputs")
    write_small(inputs)
    return results_of(inputs, outputs)


@pytest.mark.parametrize("key", INDICATORS)
def test_indicator(results: dict[str, Any], key: tuple[str, str]) -> None:
    found = next(one for one in results["indicators"] if (one["region"], one["id"]) == key)
    baseline, target, value, attainment, status = INDICATORS[key]
    got = [found[field] for field in ("baseline", "target", "value", "attainment")]
    for reckoned, computed in zip((baseline, target, value, attainment), got, strict=True):
        assert computed == (None if reckoned is None else pytest.approx(reckoned, abs=1e-9))
    assert found["status"] == status


@pytest.mark.parametrize("key", NODES)
def test_node(results: dict[str, Any], key: tuple[str, str]) -> None:
    found = next(one for one in results["nodes"] if (one["region"], one["node"]) == key)
    coverage, score = NODES[key]
    assert found["coverage"] == pytest.approx(coverage, abs=1e-9)
    assert found["score"] == (None if score is None else pytest.approx(score, abs=1e-9))
