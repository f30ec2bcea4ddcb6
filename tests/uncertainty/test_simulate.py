"""What holds of every simulation: nothing uncertain is the printed score, parts and company change no draw."""

import pickle
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from evaluation.panel import Figure, Line, Panel
from evaluation.scoring import Scores, Status, score
from evaluation.uncertainty import simulate
from evaluation.uncertainty.choices import certain
from evaluation.uncertainty.hierarchy import leaves_of, node_scores, node_sums
from evaluation.uncertainty.spread import Spread
from evaluation.uncertainty.trees import trees_of
from evaluation.workbook.submission import Missing
from indicators import Framework
from tests.small.answers import ANSWERS
from tests.uncertainty.hand import STILL, method, small, with_method
from tests.uncertainty.panels import panel, varied

UNCERTAIN = method(
    draws=120,
    concentration=50,
    fill_probability=0.5,
    figure_sd=0.03,
    tolerance=(0.02, 0.10),
    target_distance=(0.8, 1.25),
    geometric_probability=0.5,
)


def spread(framework: Framework, found: Panel | None = None, *, size: int | None = None, seed: int = 1) -> Spread:
    framework = with_method(framework, replace(framework.method, seed=seed))
    found = panel(framework) if found is None else found
    return simulate(framework, found, score(framework, found), size=size)


@pytest.fixture(scope="module")
def framework() -> Framework:
    return with_method(varied(), UNCERTAIN)


def without(framework: Framework, region: str) -> Panel:
    return panel(framework, {key: rows for key, rows in ANSWERS.items() if key != region})


@pytest.mark.parametrize("size", [1, 7, 119])
def test_the_size_of_the_parts_changes_nothing(framework: Framework, size: int) -> None:
    assert spread(framework, size=size) == spread(framework)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(framework: Framework) -> None:
    assert pickle.dumps(spread(framework)) == pickle.dumps(spread(framework))
    assert spread(framework, seed=2).nodes != spread(framework).nodes


def test_probabilities_sum_to_one(framework: Framework) -> None:
    for node in spread(framework).nodes.values():
        assert sum(node.probability.values()) == pytest.approx(1, abs=1e-12)
        assert all(0 <= share <= 1 for share in node.probability.values())


@pytest.mark.parametrize("gone", ["25", "24", "22"])
def test_no_region_depends_on_who_else_is_there(framework: Framework, gone: str) -> None:
    """Neither where another delivers nothing nor where it is no part of the strategy."""
    whole, alone = spread(framework), spread(framework, without(framework, gone))
    regions = tuple(region for region in framework.strategy.region if region.key != gone)
    apart = replace(framework, strategy=replace(framework.strategy, region=regions))
    for fewer in (alone, spread(apart, without(apart, gone))):
        for (key, name), node in whole.nodes.items():
            if key not in (gone, framework.area.key):
                assert fewer.nodes[key, name] == node
        assert {pair for pair in whole.pairs if gone not in (pair.a, pair.b)} == set(fewer.pairs)
        kept = [one for one in whole.sensitivity if one.region not in (gone, framework.area.key)]
        assert kept == [one for one in fewer.sensitivity if one.region not in (gone, framework.area.key)]


def test_nothing_uncertain_is_the_printed_score(framework: Framework) -> None:
    """The framework's own choices, and a simulation in which nothing may move (what is late is a final count)."""
    assert_certain(framework, panel(framework), score(framework, panel(framework)))
    still = with_method(small(), replace(UNCERTAIN, uncertainty=STILL))
    scores = score(still, panel(still))
    for place, node in simulate(still, panel(still), scores).nodes.items():
        printed = scores.nodes[place]
        if printed.score is not None:
            assert (node.p05, node.p50, node.p95) == pytest.approx((printed.score,) * 3, abs=0.005 + 1e-6)
        assert node.probability[printed.status] == 1


def assert_certain(framework: Framework, found: Panel, scores: Scores) -> None:
    of = trees_of(framework, found, scores)
    choices = certain(of, 2)
    leaves = leaves_of(of, choices)
    for row, name in enumerate(of.indicators):
        for column, key in enumerate(of.keys):
            if of.share[row, column]:
                assert set(leaves.scores[row, column]) == {scores.results[key, name].score}  # to the last bit
    nodes, sums = node_scores(of, choices, leaves, of.nodes), node_sums(of, choices, leaves)
    for (key, name), node in scores.nodes.items():
        column = of.keys.index(key)
        assert sums[name].known[column] == pytest.approx(node.coverage, abs=1e-12)
        if node.score is not None:
            assert nodes[name][column] == pytest.approx(node.score, abs=1e-9)


FIGURES = some.one_of(
    some.floats(0, 200).map(lambda value: Figure(value, None)),
    some.sampled_from(list(Missing)).map(lambda kind: Figure(missing=kind)),
)
PRELIMINARY = some.booleans()


@some.composite
def panels(draw: some.DrawFn) -> Panel:
    """Any figures in the places of the small strategy."""
    framework, lines = varied(), {}
    for key in framework.regions:
        for card in framework.indicators.values():
            years = {year: draw(FIGURES) for year in framework.years.period}
            lines[key, card.id] = Line(card, draw(FIGURES), years)
    return Panel(weighed(lines), {})


def weighed(lines: Mapping[tuple[str, str], Line]) -> dict[tuple[str, str], Line]:
    from dataclasses import replace as changed

    def heavy(figure: Figure) -> Figure:
        return changed(figure, weight=None if figure.value is None else 2.0, preliminary=figure.value is not None)

    return {
        place: changed(
            line, baseline=heavy(line.baseline), years={year: heavy(one) for year, one in line.years.items()}
        )
        for place, line in lines.items()
    }


@settings(max_examples=20, deadline=None)
@given(panels())
def test_of_any_figures(found: Panel) -> None:
    framework = with_method(varied(), replace(UNCERTAIN, draws=50))
    scores = score(framework, found)
    assert_certain(framework, found, scores)
    simulated = simulate(framework, found, scores)
    assert set(simulated.nodes) == set(scores.nodes)
    for place, node in simulated.nodes.items():
        printed = scores.nodes[place]
        assert sum(node.probability.values()) == pytest.approx(1, abs=1e-12)
        assert (node.p50 is None) == (printed.score is None)
        assert (node.bounds is None) == (printed.status is Status.NOT_APPLICABLE)
        if node.bounds is not None:
            assert -1e-9 <= node.bounds[0] <= node.bounds[1] <= 100 + 1e-9
        if node.p05 is None or node.p50 is None or node.p95 is None or node.bounds is None:
            assert node.probability[printed.status] == 1
            continue
        assert printed.score is not None
        assert 0 <= node.p05 <= node.p50 <= node.p95 <= 100
        assert node.bounds[0] - 1e-9 <= printed.score <= node.bounds[1] + 1e-9
        for value in (node.equal_weights, node.geometric, *node.left_out.values()):
            assert value is not None
            assert -1e-9 <= value <= 100 + 1e-9
    for one in simulated.sensitivity:
        assert (one.first is None) == (one.total is None)
        assert one.total is None or one.total >= 0
    for pair in simulated.pairs:
        assert pair.gap >= 0
        assert 0 <= pair.p <= 1


def test_an_empty_round_has_a_spread() -> None:
    framework = with_method(small(), UNCERTAIN)
    found = spread(framework, Panel({}, {}))
    assert (found.pairs, found.sensitivity) == ((), ())
    assert {node.p50 for node in found.nodes.values()} == {None}
