"""Missing data never end anything: holes of every kind, where all else speaks for stopping (method §10)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.proposals.proposal import Action, Proposal
from tests.proposals.bench import AREA, LOW, figures, framework, joint_card, proposals, view, workbook
from tests.rules.bench import Written

KEYS = ("X", "Y", "Z", "W")
WORST = 0.0  # far below the baseline of 100: nothing was achieved
HOLES = ("", "..", "...", ".")
Cards = dict[str, list[Written]]

holed = st.lists(st.sampled_from((WORST, *HOLES)), min_size=5, max_size=5)
books = st.fixed_dictionaries(dict.fromkeys(KEYS, holed))
baselines = st.fixed_dictionaries({key: st.sampled_from((100.0, *HOLES)) for key in KEYS})


def of(told: Cards, starts: dict[str, Written]) -> Proposal:
    """What is proposed of a measure of low relevance that a simulation is sure has failed, from registers alone."""
    forms = framework(*(joint_card(key, baseline_expected=True) for key in KEYS))
    rows = [figures(*told[key], baseline=starts[key], key=key) for key in KEYS]
    others = [workbook(forms, key, own=own) for key, own in LOW.items()]
    return proposals(view(forms, workbook(forms, AREA, *rows), *others, failure={"M1": 1.0}))["M1"]


def known(told: Cards, starts: dict[str, Written]) -> list[str]:
    """The cards with a baseline and a figure of the target year."""
    return [key for key in KEYS if told[key][-1] == WORST and starts[key] == 100.0]


def due(told: Cards) -> list[str]:
    """The cards that apply in some year."""
    return [key for key in KEYS if set(told[key]) != {"."}]


@pytest.mark.slow
@given(books, baselines)
@settings(max_examples=150, deadline=None)
def test_what_is_stopped_is_known_well_enough(told: Cards, starts: dict[str, Written]) -> None:
    if of(told, starts).action is Action.STOP:
        assert len(known(told, starts)) / len(due(told)) >= 0.6


@pytest.mark.slow
@given(books, baselines, st.sampled_from(KEYS))
@settings(max_examples=100, deadline=None)
def test_taking_data_away_stops_nothing(told: Cards, starts: dict[str, Written], key: str) -> None:
    before, after = of(told, starts), of({**told, key: [".."] * 5}, starts)
    assert after.action is not Action.STOP or before.action is Action.STOP


def test_all_known_and_failed_is_stopped() -> None:
    """So that the two properties above are about something."""
    whole: Cards = {key: [WORST] * 5 for key in KEYS}
    starts: dict[str, Written] = dict.fromkeys(KEYS, 100.0)
    assert of(whole, starts).action is Action.STOP
    one_less: Cards = {**whole, "X": [".."] * 5}  # 3 of 4 known
    assert of(one_less, starts).action is Action.STOP
    two_less: Cards = {**one_less, "Y": [".."] * 5}
    assert of(two_less, starts).action is Action.GET_DATA
    old: Cards = {key: [WORST, WORST, WORST, WORST, ".."] for key in KEYS}
    assert of(old, starts).action is Action.GET_DATA
