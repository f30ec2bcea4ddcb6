"""Counting of draws against sorting them, and Jansen's estimators against SALib and against what is known exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays
from SALib.analyze import sobol as analysed
from SALib.sample import sobol as sampled
from SALib.test_functions import Ishigami

from evaluation.uncertainty.sensitivity import jansen
from evaluation.uncertainty.tally import Tally

SCORES = arrays(float, some.tuples(some.integers(1, 3), some.integers(1, 40)), elements=some.floats(0, 100))


@given(SCORES, some.integers(1, 40))
def test_percentiles_are_those_of_the_sorted_draws(scores: np.ndarray, size: int) -> None:
    tally = Tally(len(scores), 0, 100)
    for start in range(0, scores.shape[1], size):
        tally.add(scores[:, start : start + size])
    for percent, counted in zip((5, 50, 95), tally.percentiles(5, 50, 95), strict=True):
        known = np.quantile(scores, percent / 100, axis=1, method="inverted_cdf")
        assert counted == pytest.approx(known, abs=0.005 + 1e-9)


def test_differences_are_counted_on_both_sides_of_zero() -> None:
    tally = Tally(1, -100, 100)
    tally.add(np.array([[-100.0, -12.34, 7.0]]))
    assert tally.percentiles(1, 50, 100) == [[-100.0], [-12.34], [7.0]]


def test_jansen_on_the_function_of_ishigami() -> None:
    """a = 7, b = 0.1: V = 13.8446; first 0.3139, 0.4424, 0 and total 0.5576, 0.4424, 0.2437."""
    rng, size = np.random.default_rng(7), 2**16
    a, b = rng.uniform(-np.pi, np.pi, (2, size, 3))
    mixed = np.stack([np.where(np.arange(3) == factor, b, a) for factor in range(3)])
    of_ab = np.stack([Ishigami.evaluate(one) for one in mixed])[:, None]
    first, total = jansen(Ishigami.evaluate(a)[None], Ishigami.evaluate(b)[None], of_ab)
    assert first[:, 0] == pytest.approx([0.3139, 0.4424, 0], abs=0.02)
    assert total[:, 0] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.01)


def test_jansen_beside_salib() -> None:
    """On SALib's own sample the totals, which it reckons after Jansen too, are the same to the last decimals; its first
    orders are Saltelli's and agree within the error of both."""
    problem = {"num_vars": 3, "names": ["x", "y", "z"], "bounds": [[-np.pi, np.pi]] * 3}
    sample = sampled.sample(problem, 2**13, calc_second_order=False, seed=3)
    values = Ishigami.evaluate(sample)
    theirs = analysed.analyze(problem, values, calc_second_order=False, seed=3)
    rows = values.reshape(-1, 5)  # A, A with one factor of B each, B
    first, total = jansen(rows[:, 0][None], rows[:, 4][None], rows[:, 1:4].T[:, None])
    assert total[:, 0] == pytest.approx(theirs["ST"], rel=1e-9)
    assert first[:, 0] == pytest.approx(theirs["S1"], abs=0.01)
