"""How probable it is that a measure failed: its own branch of cards, followed through the draws of the simulation."""

import msgspec
import pytest

from evaluation.panel import Panel, build_panel
from evaluation.proposals import measure_branches
from evaluation.scoring import Scores, Status, score
from evaluation.uncertainty import simulate
from indicators.framework import Framework
from tests.proposals.bench import AREA, figures, framework, joint_card, measure, proposals, view, workbook


def drawn(forms: Framework, draws: int = 256) -> Framework:
    method = msgspec.structs.replace(forms.strategy.method, draws=draws, seed=7)
    return msgspec.structs.replace(forms, strategy=msgspec.structs.replace(forms.strategy, method=method))


def three_cards(*measures: str) -> tuple[Framework, Panel, Scores]:
    """X at S 20, Y at S 60 and Z unknown, all under one objective; a measure for each word, of its letters."""
    cards = [joint_card(key, target_origin="set_afterwards") for key in "XYZ"]
    forms = drawn(framework(*cards, measures=[measure(f"M{word}", *word) for word in measures]))
    book = workbook(forms, AREA, figures(120.0, key="X"), figures(160.0, key="Y"))
    panel = build_panel(forms, {AREA: book})
    return forms, panel, score(forms, panel)


def test_a_measure_of_all_cards_of_an_objective_fails_as_often_as_that() -> None:
    forms, panel, scores = three_cards("XYZ", "XY", "YZ")
    found = simulate(forms, panel, scores, besides=measure_branches(forms))
    objective = found.nodes[AREA, "O"].probability
    assert 0 < objective[Status.NOT_ACHIEVED] < 1
    assert found.besides["MXYZ"] == pytest.approx(objective)
    assert sum(found.besides["MXY"].values()) == pytest.approx(1)
    assert "MYZ" not in found.besides  # half of its weight is known: below the minimum


def test_of_what_is_not_judged_no_failure_is_told() -> None:
    forms, _, _ = three_cards("YZ")
    seen = view(forms, workbook(forms, AREA, figures(160.0, key="Y")), failure={"MYZ": 0.99, "O": 0.99})
    found = proposals(seen)
    assert found["MYZ"].failure is None
    assert found["O"].failure is None


def test_what_stands_beside_moves_nothing_in_the_trees() -> None:
    forms, panel, scores = three_cards("XYZ", "XY")
    alone, beside = simulate(forms, panel, scores), simulate(forms, panel, scores, besides=measure_branches(forms))
    assert alone.nodes == beside.nodes
    assert (alone.besides, alone.pairs) == ({}, beside.pairs)
    assert simulate(forms, panel, scores, besides=measure_branches(forms), size=17).besides == beside.besides
