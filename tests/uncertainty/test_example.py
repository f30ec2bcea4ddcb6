"""The strategy with its example workbooks: every manner of card that there is, against plain Python."""

from pathlib import Path

import pytest

from evaluation import Evaluation, evaluate
from evaluation.scoring import Scores
from evaluation.uncertainty.choices import Dice, certain
from evaluation.uncertainty.hierarchy import leaves_of, node_scores
from evaluation.uncertainty.trees import trees_of
from evaluation.workbook.reading import read_submission
from indicators import load_framework
from tests.uncertainty.reference import reference

EXAMPLE = Path(__file__).parents[2] / "inputs" / "esimerkki"
DRAWS = 5


@pytest.fixture(scope="module")
def example() -> Evaluation:
    framework = load_framework("s3_2019_2023")
    workbooks = [read_submission(path.name, path.read_bytes(), framework) for path in sorted(EXAMPLE.glob("*.xlsx"))]
    return evaluate(framework, workbooks)


@pytest.mark.slow
def test_every_node_of_the_example(example: Evaluation) -> None:
    of = trees_of(example.framework, example.panel, Scores(example.results, example.nodes))
    choices = Dice(of, example.framework.method.seed, "a").throw(DRAWS)
    arrays = node_scores(of, choices, leaves_of(of, choices), of.nodes)
    for draw, found in enumerate(reference(example.framework, example.panel, of, choices)):
        for (key, name), expected in found.items():
            if expected is not None:
                assert arrays[name][of.keys.index(key), draw] == pytest.approx(expected, abs=1e-9), (key, name, draw)


@pytest.mark.slow
def test_without_uncertainty_the_example_is_as_printed(example: Evaluation) -> None:
    of = trees_of(example.framework, example.panel, Scores(example.results, example.nodes))
    choices = certain(of)
    found = node_scores(of, choices, leaves_of(of, choices), of.nodes)
    judged = {place: node.score for place, node in example.nodes.items() if node.score is not None}
    assert {(key, name): found[name][of.keys.index(key), 0] for key, name in judged} == pytest.approx(judged, abs=1e-9)
