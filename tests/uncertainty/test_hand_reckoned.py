"""Cases small enough to be reckoned by hand: method §12.5, and each kind of choice alone."""

import numpy as np
import pytest

from evaluation.scoring import Node, Status
from evaluation.uncertainty.choices import Dice, certain
from evaluation.uncertainty.figures import Figures
from evaluation.uncertainty.hierarchy import leaves_of, node_scores
from evaluation.uncertainty.pairs import Pairs
from evaluation.uncertainty.scenarios import scenarios
from evaluation.uncertainty.sensitivity import sensitivity
from evaluation.uncertainty.simulation import Swings
from evaluation.uncertainty.spread import Pair
from evaluation.uncertainty.trees import Trees
from tests.uncertainty.hand import drawn, method, swing, trees

FOUR = {"O": {"I1": (90.0, 90.0), "I2": (80.0, 80.0), "I3": (40.0, 40.0), "I4": (10.0, 10.0)}}
NOTHING_APPLIES = float("nan")


def draws_of(of: Trees, node: str, number: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    choices = Dice(of, of.method.seed, "a").throw(number)
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = node_scores(of, choices, leaves_of(of, choices), [node])[
        node
    ][0]
    return found


def test_four_equal_weights() -> None:
    scores = draws_of(trees(method(concentration=50), FOUR), "O", 200_000)
    assert scores.mean() == pytest.approx(55, abs=0.05)  # (90 + 80 + 40 + 10) / 4
    assert scores.std() == pytest.approx(4.483, abs=0.03)  # √((35² + 25² + 15² + 45²)/4 / 51)


def test_weights_and_noise_share_the_variance() -> None:
    """A figure of 100 that is 3 % uncertain moves all four scores alike, by N(0, 3)."""
    one = np.full((1, 1), 100.0)
    figure = Figures((("R1", "I", "2020"),), one, one * 0 + 0.03, -np.inf * one, np.inf * one, {})
    terms = {(row, column): ((0, 1.0),) for row in range(4) for column in range(2)}
    of = trees(method(concentration=50, sensitivity_draws=2**16), FOUR, figures=figure, terms=terms)
    found = {one.factor: one for one in sensitivity(of, [(0, "O")], seed=1, size=4096)}
    assert found["W1"].first == pytest.approx(0.691, abs=0.02)  # 20.098 / (20.098 + 9)
    assert found["NOISE"].first == pytest.approx(0.309, abs=0.02)
    assert found["W1"].total == pytest.approx(0.691, abs=0.02)  # they do not interact
    assert found["NOISE"].total == pytest.approx(0.309, abs=0.02)
    assert all(
        found[factor].total == found[factor].first == 0 for factor in ("W2", "W3", "AGG", "MISS", "TOL", "TARGET")
    )


def test_nothing_to_explain_where_nothing_varies() -> None:
    of = trees(method(concentration=50), {"O": {"I": (50.0, 50.0)}})
    assert {(one.first, one.total) for one in sensitivity(of, [(0, "O")], seed=1, size=16)} == {(None, None)}


def test_what_is_missing_is_filled() -> None:
    """Three of four known at 50: 37.5 + u/4 with u even on 0–100."""
    of = trees(
        method(fill_probability=1.0), {"O": {"I1": (50, 50), "I2": (50, 50), "I3": (50, 50), "I4": (None, None)}}
    )
    found = swing(of)
    assert found.p05 == pytest.approx(38.75, abs=0.5)  # 37.5 + 5/4
    assert found.p50 == pytest.approx(50, abs=0.6)
    assert found.p95 == pytest.approx(61.25, abs=0.5)  # 37.5 + 95/4
    assert found.probability[Status.NOT_ACHIEVED] == pytest.approx(0.10, abs=0.015)  # u < 10


def test_all_that_one_region_lacks_is_filled_alike() -> None:
    """Two missing indicators in two dimensions: one u, not two that would even each other out."""
    dimension = {"I1": (50.0, 50.0), "I2": (None, None)}
    of = trees(method(fill_probability=1.0), {"O1": dimension}, {"O2": {"J1": (50.0, 50.0), "J2": (None, None)}})
    assert swing(of).p05 == pytest.approx(27.5, abs=0.6)  # 25 + 5/2; with two u's it would be 32.9


def test_what_does_not_apply_is_never_filled() -> None:
    of = trees(method(fill_probability=1.0), {"O": {"I1": (50.0, 50.0), "I2": (NOTHING_APPLIES, 50.0)}})
    found = swing(of)
    assert (found.p05, found.p95) == (50, 50)


def test_the_absent_part_of_a_roll_up_is_filled() -> None:
    """Three quarters of the regions stand at 40: 30 + u/4."""
    of = trees(method(fill_probability=1.0), {"O": {"I": (40.0, 40.0)}}, share={(0, 0): 0.75})
    assert swing(of).p95 == pytest.approx(53.75, abs=0.5)  # 30 + 95/4


def test_targets_set_afterwards() -> None:
    """Half of the way: 50/f with f even on 0.8–1.25."""
    of = trees(method(target_distance=(0.8, 1.25)), {"O": {"I": (50.0, 50.0)}}, moved=True)
    found = swing(of)
    assert found.p05 == pytest.approx(50 / 1.2275, abs=0.2)  # f = 0.8 + 0.95 · 0.45
    assert found.p50 == pytest.approx(50 / 1.025, abs=0.3)
    assert found.p95 == pytest.approx(50 / 0.8225, abs=0.3)
    still = swing(trees(method(target_distance=(0.8, 1.25)), {"O": {"I": (50.0, 50.0)}}))
    assert (still.p05, still.p95) == (50, 50)


def test_probabilities_of_the_statuses() -> None:
    """A score of 50/f, f even on 0.5–1: at least 90 from f ≤ 5/9 on, 75 from 2/3 on."""
    of = trees(method(target_distance=(0.5, 1.0)), {"O": {"I": (50.0, 50.0)}}, moved=True)
    found = swing(of).probability
    assert found[Status.ACHIEVED] == pytest.approx(1 / 9, abs=0.01)
    assert found[Status.MOSTLY] == pytest.approx(2 / 9, abs=0.012)  # (2/3 − 5/9) / 0.5
    assert found[Status.PARTLY] == pytest.approx(6 / 9, abs=0.013)
    assert found[Status.NOT_ACHIEVED] == found[Status.NOT_ASSESSABLE] == found[Status.NOT_APPLICABLE] == 0


@pytest.mark.parametrize(
    ("score", "status"), [(75.0, Status.MOSTLY), (74.99999999, Status.PARTLY), (90, Status.ACHIEVED)]
)
def test_at_the_threshold_a_draw_is_judged_as_a_score(score: float, status: Status) -> None:
    of = trees(method(draws=16), {"O": {"I": (score, score)}})
    assert swing(of).probability[status] == 1


def test_scenarios() -> None:
    """Weights 3 : 1 : 1 of I1, I2, I3 in one objective; the third is missing."""
    of = trees(method(), {"O": {"I1": (90.0, 90.0), "I2": (10.0, 10.0), "I3": (None, None)}}, weights={"I1": 3.0})
    found = scenarios(of)
    assert found.bounds["O"][0] == pytest.approx([56, 76])  # (3·90 + 10)/5, + 100/5
    assert found.equal_weights["O"][0] == pytest.approx([50])
    assert found.geometric["O"][0] == pytest.approx([90**0.75 * 10**0.25])
    assert found.left_out["O"][0] == pytest.approx([10, 90, 70])  # without I1, I2, I3


def test_a_geometric_mean_counts_nothing_as_one() -> None:
    of = trees(method(), {"O": {"I1": (0.0, 0.0), "I2": (100.0, 100.0)}})
    assert scenarios(of).geometric["O"][0] == pytest.approx([10])  # √(1 · 100)


def test_without_its_only_indicator_an_objective_leaves_its_dimension() -> None:
    of = trees(method(), {"O1": {"I1": (100.0, 100.0)}, "O2": {"I2": (20.0, 20.0), "I3": (40.0, 40.0)}})
    found = scenarios(of).left_out
    assert found["D1"][0] == pytest.approx([30, 70, 60])  # O2 alone; (100 + 40)/2; (100 + 20)/2
    assert np.isnan(found["O1"][0][0])


def test_weights_of_three_levels_in_their_places() -> None:
    """Own choices give the printed score: D1 = (80 + 20)/2 at weight 3, D2 = 10 at weight 1."""
    of = trees(
        method(),
        {"O1": {"I1": (80.0, 80.0)}, "O2": {"I2": (0.0, 0.0), "I3": (40.0, 40.0)}},
        {"O3": {"I4": (10.0, 10.0)}},
        weights={"D1": 3.0},
    )
    choices = certain(of)
    found = node_scores(of, choices, leaves_of(of, choices), of.nodes)
    assert {name: found[name][0, 0] for name in ("O2", "D1", "D2", "implementation")} == pytest.approx(
        {"O2": 20, "D1": 50, "D2": 10, "implementation": 40}
    )


def compared(of: Trees) -> tuple[Pair, ...]:
    nodes = {(key, "D1"): node(key) for key in of.keys}
    pairs = Pairs(of, nodes, ["D1"])
    drawn(of, Swings(of, []), pairs)
    return pairs.found()


def node(key: str, score: float | None = 50.0) -> Node:
    return Node(key, "D1", "dimension", score, 1.0, Status.PARTLY, None, False, {}, {}, ())


def test_pairs_use_what_both_have() -> None:
    """R1 has 60, 70, 80 and R2 50, nothing, 90: over the first and the third they are level."""
    of = trees(method(draws=64), {"O": {"I1": (60, 50, 0), "I2": (70, None, 0), "I3": (80, 90, 0)}})
    (pair,) = compared(of)
    assert (pair.gap, pair.stated) == (0, False)


def test_the_higher_region_comes_first() -> None:
    of = trees(method(draws=64), {"O": {"I1": (60, 70, 0)}})
    assert compared(of) == (Pair("R2", "R1", "D1", 1.0, 10.0, True),)


def test_a_small_or_uncertain_difference_is_not_stated() -> None:
    small = trees(method(draws=64), {"O": {"I1": (60, 64.98, 0)}})
    assert compared(small) == (Pair("R2", "R1", "D1", 1.0, 4.98, False),)
    unsure = trees(method(concentration=1), {"O": {"I1": (100, 0, 0), "I2": (0, 60, 0)}})
    (pair,) = compared(unsure)
    assert pair.gap >= 5
    assert 0.5 < pair.p < 0.9
    assert not pair.stated


def test_too_little_in_common_is_no_pair() -> None:
    """Each has two of three, one of them in common: a third of the weight."""
    of = trees(method(draws=64), {"O": {"I1": (60, 50, 0), "I2": (70, None, 0), "I3": (None, 90, 0)}})
    assert compared(of) == ()


def test_a_region_that_is_not_assessable_is_in_no_pair() -> None:
    of = trees(method(draws=64), {"O": {"I1": (60, 50, 0)}})
    assert Pairs(of, {("R1", "D1"): node("R1"), ("R2", "D1"): node("R2", None)}, ["D1"]).found() == ()
