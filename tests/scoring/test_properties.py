"""What holds for every panel: better never lowers, regions do not touch one another, less known never covers more."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from evaluation.panel import Figure, Line, Panel
from evaluation.scoring import Scores, score
from evaluation.scoring.way import WANTED
from evaluation.workbook.submission import Missing
from indicators import Indicator
from tests.small.answers import small_framework

pytestmark = pytest.mark.slow

SMALL = small_framework()
# the small strategy, and two cards more: a flow that should fall, and a yearly rate that the joint workbook gives too
SMALL = structs.replace(
    SMALL,
    indicators={
        **SMALL.indicators,
        "I8": structs.replace(SMALL.indicators["I2"], id="I8", direction="decrease"),
        "I9": structs.replace(SMALL.indicators["I3"], id="I9", accumulation="mean", scope="both"),
    },
)
YEARS = SMALL.years.period
Key = tuple[str, str]
Lines = Mapping[Key, Line]


@st.composite
def figures(draw: st.DrawFn, card: Indicator) -> Figure:
    weight = float(draw(st.integers(1, 90))) if card.rollup == "ratio_of_sums" else None
    if draw(st.integers(0, 4)) == 0:
        return Figure(missing=draw(st.sampled_from((Missing.NOT_AVAILABLE, Missing.NOT_ANSWERED))))
    return Figure(draw(st.integers(0, 1200)) / 10, None, (), False, weight)


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    lines: dict[Key, Line] = {}
    for key in (*SMALL.regions, SMALL.area.key):
        for card in SMALL.asked_of(key):
            years = {year: draw(figures(card)) for year in YEARS}
            target = Figure(float(draw(st.integers(1, 120))), None) if draw(st.integers(0, 3)) == 0 else None
            lines[key, card.id] = Line(card, draw(figures(card)), years, target)
    return Panel(lines, {})


def changed(panel: Panel, at: Key, year: int, figure: Figure) -> Panel:
    line = panel.lines[at]
    return Panel({**panel.lines, at: replace(line, years={**line.years, year: figure})}, {})


places = st.tuples(st.sampled_from(tuple(SMALL.regions)), st.sampled_from(tuple(SMALL.indicators)))


def scores_of(found: Scores) -> dict[Key, float]:
    leaves = {at: result.score for at, result in found.results.items()}
    nodes = {at: node.score for at, node in found.nodes.items()}
    return {at: value for at, value in {**leaves, **nodes}.items() if value is not None}


@settings(max_examples=60, deadline=None)
@given(panels(), places, st.sampled_from(YEARS), st.integers(0, 100))
def test_a_better_figure_never_lowers_a_score(panel: Panel, at: Key, year: int, step: int) -> None:
    figure, wanted = panel.lines[at].years[year], WANTED[panel.lines[at].card.direction]
    if figure.value is None or not wanted:
        return
    better = replace(figure, value=max(0.0, figure.value + wanted * step))
    before = scores_of(score(SMALL, panel))
    after = scores_of(score(SMALL, changed(panel, at, year, better)))
    assert all(after[key] >= before[key] - 1e-9 for key in before.keys() & after.keys())


@settings(max_examples=30, deadline=None)
@given(panels(), panels(), st.sampled_from(tuple(SMALL.regions)))
def test_a_region_is_scored_by_its_own_figures_alone(panel: Panel, other: Panel, region: str) -> None:
    own = {at: line for at, line in panel.lines.items() if at[0] == region}
    alone, among = score(SMALL, Panel(own, {})), score(SMALL, Panel({**other.lines, **own}, {}))
    assert {at: r for at, r in alone.results.items() if at[0] == region} == {
        at: r for at, r in among.results.items() if at[0] == region
    }
    assert {at: n for at, n in alone.nodes.items() if at[0] == region} == {
        at: n for at, n in among.nodes.items() if at[0] == region
    }


@settings(max_examples=60, deadline=None)
@given(panels(), places, st.sampled_from(YEARS))
def test_a_figure_less_never_covers_more(panel: Panel, at: Key, year: int) -> None:
    before = score(SMALL, panel)
    after = score(SMALL, changed(panel, at, year, Figure(missing=Missing.NOT_AVAILABLE)))
    for key, node in after.nodes.items():
        assert node.coverage <= before.nodes[key].coverage + 1e-9, key
    for key, result in after.results.items():
        assert result.coverage <= before.results[key].coverage + 1e-9, key


@settings(max_examples=30, deadline=None)
@given(panels(), st.integers(0, 1000))
def test_the_order_of_lines_changes_nothing(panel: Panel, seed: int) -> None:
    items = list(panel.lines.items())
    Random(seed).shuffle(items)
    assert score(SMALL, Panel(dict(items), {})) == score(SMALL, panel)


@settings(max_examples=60, deadline=None)
@given(panels())
def test_coverage_and_what_is_lost_make_one(panel: Panel) -> None:
    found = score(SMALL, panel)
    for node in found.nodes.values():
        assert abs(node.coverage + sum(node.lost.values()) - 1) < 1e-9
    for result in found.results.values():
        if result.coverage:
            assert abs(result.coverage + sum(result.lack.values()) - 1) < 1e-9
