"""The same seed gives the same bytes in another process, and on a processor that knows less."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
from evaluation import history
from evaluation.scoring import score
from evaluation.uncertainty import simulate
from reports.tables.spread_records import node_record, pair_records, sensitivity_records
from tests.uncertainty.panels import panel
from tests.uncertainty.test_simulate import UNCERTAIN, varied, with_method

framework = with_method(varied(), UNCERTAIN)
spread = simulate(framework, panel(framework), score(framework, panel(framework)))
nodes = [node_record(node) for node in spread.nodes.values()]
print(history.as_json([nodes, pair_records(spread), sensitivity_records(spread)]).decode())
"""


def printed(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    return done.stdout


def extras() -> str:
    """The instructions beyond the least common ones that this processor has and NumPy would use."""
    core = np._core._multiarray_umath  # type: ignore[attr-defined]
    return " ".join(name for name in core.__cpu_dispatch__ if core.__cpu_features__.get(name))


@pytest.mark.slow
def test_another_process_and_a_lesser_processor() -> None:
    here = printed(PYTHONHASHSEED="1")
    assert len(here) > 1000
    assert printed(PYTHONHASHSEED="2") == here
    assert printed(NPY_DISABLE_CPU_FEATURES=extras()) == here
