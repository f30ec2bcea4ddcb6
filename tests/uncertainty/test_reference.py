"""The array program against plain Python with the same random numbers."""

from dataclasses import replace

import numpy as np
import pytest

from evaluation.scoring import Scores, Status, score
from evaluation.scoring.attainment import Floats
from evaluation.uncertainty import simulate
from evaluation.uncertainty.choices import Choices, Dice
from evaluation.uncertainty.hierarchy import leaves_of, node_scores
from evaluation.uncertainty.sensitivity import jansen, sensitivity
from evaluation.uncertainty.simulation import arithmetic
from evaluation.uncertainty.trees import Trees, trees_of
from indicators import Framework
from tests.uncertainty.hand import method, small, with_method
from tests.uncertainty.panels import panel, varied
from tests.uncertainty.reference import reference

DRAWS = 200
UNCERTAIN = method(
    draws=DRAWS,
    concentration=50,
    fill_probability=0.5,
    figure_sd=0.03,
    tolerance=(0.02, 0.10),
    target_distance=(0.8, 1.25),
    geometric_probability=0.5,
)


def read(framework: Framework) -> tuple[Framework, Scores, Trees]:
    framework = with_method(framework, UNCERTAIN)
    scores = score(framework, panel(framework))
    return framework, scores, trees_of(framework, panel(framework), scores)


def compare(framework: Framework, draws: int) -> None:
    framework, _, of = read(framework)
    choices = Dice(of, of.method.seed, "a").throw(draws)
    arrays = node_scores(of, choices, leaves_of(of, choices), of.nodes)
    compared = 0
    for draw, found in enumerate(reference(framework, panel(framework), of, choices)):
        for (key, name), expected in found.items():
            if expected is not None:
                compared += 1
                assert arrays[name][of.keys.index(key), draw] == pytest.approx(expected, abs=1e-9), (key, name, draw)
    assert compared > 20 * draws


def test_some_draws_of_every_node() -> None:
    compare(varied(), 20)


@pytest.mark.slow
@pytest.mark.parametrize(("framework", "draws"), [(small(), 50), (varied(), DRAWS)], ids=["as it is", "every manner"])
def test_every_draw_of_every_node(framework: Framework, draws: int) -> None:
    compare(framework, draws)


def test_all_manners_are_there() -> None:
    """Pace, band, hold, level only and way; certain and uncertain figures; targets set in time and afterwards."""
    _, _, of = read(varied())
    assert {way.pace for way in of.ways} == {True, False}
    assert any((way.ends.low < way.ends.high).any() for way in of.ways)
    assert {bool(way.terms) for way in of.ways} == {True, False}
    assert len(of.ways) >= 8


def test_what_is_uncertain_in_the_small_strategy() -> None:
    """Preliminary figures, I1 of 24 from 2019, and the others' I1 of 2019, the common year of the area's roll-up."""
    _, _, of = read(varied())
    assert {(*name[:2], int(name[2])) for name in of.figures.names} == {
        ("25", "I2", 2019),
        ("24", "I6", 2020),
        ("22", "I3", 2020),
        ("25", "I5", 2020),
        ("24", "I4", 2020),  # a count, but not a final one
        ("24", "I1", 2019),
        ("25", "I1", 2019),
    }


def test_percentiles_and_probabilities_are_those_of_the_arithmetic_draws() -> None:
    framework, scores, of = read(varied())
    choices = arithmetic(Dice(of, of.method.seed, "a").throw(DRAWS))
    arrays = node_scores(of, choices, leaves_of(of, choices), of.nodes)
    spread, limits = simulate(framework, panel(framework), scores), framework.method.node_status
    for (key, name), node in scores.nodes.items():
        found = spread.nodes[key, name]
        if node.score is None:
            assert (found.probability[node.status], found.p05, found.p50, found.p95) == (1, None, None, None)
            continue
        draws = sorted(np.round(arrays[name][of.keys.index(key)], 9).tolist())
        for percent, counted in ((5, found.p05), (50, found.p50), (95, found.p95)):
            assert counted == pytest.approx(draws[percent * DRAWS // 100 - 1], abs=0.00501)
        mostly = sum(limits.mostly <= value < limits.achieved for value in draws) / DRAWS
        assert found.probability[Status.MOSTLY] == mostly


def test_each_group_of_choices_is_resampled_whole() -> None:
    """A with one group from B, everything computed anew, gives the indices of the simulation to the last bit."""
    _, _, of = read(varied())
    size = of.method.uncertainty.sensitivity_draws
    a, b = (Dice(of, of.method.seed, sample).throw(size) for sample in ("a", "b"))
    area = of.keys.index("NN")

    def scores(choices: Choices) -> Floats:
        return node_scores(of, choices, leaves_of(of, choices), ["implementation"])["implementation"][[area]]

    groups = [
        ["indicator"],
        ["objective"],
        ["dimension"],
        ["geometric"],
        ["filled", "fill"],
        ["noise"],
        ["tolerance"],
        ["distance"],
    ]
    mixed = [scores(replace(a, **{name: getattr(b, name) for name in group})) for group in groups]
    first, total = jansen(scores(a), scores(b), np.stack(mixed))
    found = sensitivity(of, [(area, "implementation")], seed=of.method.seed, size=size)
    assert [one.factor for one in found] == ["W1", "W2", "W3", "AGG", "MISS", "NOISE", "TOL", "TARGET"]
    assert [one.first for one in found] == first[:, 0].tolist()
    assert [one.total for one in found] == total[:, 0].tolist()
    assert all(one.total for one in found if one.factor != "W3")  # implementation is one dimension there
