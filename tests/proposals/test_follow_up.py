"""By what a proposal would be followed: baselines and target levels reckoned by hand (method §10)."""

import pytest

from evaluation.proposals.proposal import ProposedIndicator
from indicators.cards import Indicator, Stage
from tests.proposals.bench import AREA, figures, framework, joint_card, proposals, view, workbook
from tests.rules.bench import Written, text


def followed(*years: Written, baseline: Written = 10.0, **fields: object) -> ProposedIndicator:
    """How M1 would be followed by its one card X with these figures and this card."""
    found = of_cards([joint_card("X", **{"target": 100.0, **fields})], {"X": (baseline, years)})
    assert found is not None
    return found


def of_cards(cards: list[Indicator], told: dict[str, tuple[Written, tuple[Written, ...]]]) -> ProposedIndicator | None:
    forms = framework(*cards)
    rows = [figures(*years, baseline=baseline, key=key) for key, (baseline, years) in told.items()]
    return proposals(view(forms, workbook(forms, AREA, *rows)))["M1"].indicator


def levels(found: ProposedIndicator) -> tuple[float | None, ...]:
    return found.cautious, found.likely, found.ambitious


def test_a_level_goes_on_as_its_trend() -> None:
    """10 12 11 15 16 18 (method §12.5): slope 1.5 (0.5 … 2.5); four years on from 18: 18 + 4 · 0.5, 1.5, 2.5."""
    found = followed(12.0, 11.0, 15.0, 16.0, 18.0)
    assert (found.baseline, found.baseline_year, found.target_year) == (18.0, 2023, 2027)
    assert levels(found) == (20.0, 24.0, 28.0)
    assert not found.by_judgement
    assert not found.per_year
    assert found.cells == ("A.xlsx!Mittarit!I2",)


def test_a_trend_that_may_be_none_gives_no_level() -> None:
    """10 12 11 15 (2021): four years; 10 12 11 15 16: five, −1 … 4 (method §12.5)."""
    assert followed(11.0, 10.0, 12.0, 11.0, 15.0, baseline="..").by_judgement
    found = followed(10.0, 12.0, 11.0, 15.0, 16.0, baseline="..")
    assert (found.baseline, levels(found), found.by_judgement) == (16.0, (None, None, None), True)


def test_a_fall_is_no_target_of_what_is_to_rise() -> None:
    found = followed(16.0, 15.0, 11.0, 12.0, 10.0, baseline=18.0)
    assert (found.by_judgement, levels(found)) == (True, (None, None, None))


def test_a_fall_that_is_wanted_goes_on() -> None:
    """18 16 15 11 12 10: the mirror of the rise, −1.5 (−2.5 … −0.5); 10 − 2, − 6, − 10."""
    found = followed(16.0, 15.0, 11.0, 12.0, 10.0, baseline=18.0, direction="decrease", target=5.0)
    assert levels(found) == (8.0, 4.0, 0.0)


def test_levels_stay_within_what_the_card_can_hold() -> None:
    found = followed(12.0, 11.0, 15.0, 16.0, 18.0, valid_range=(0.0, 25.0))
    assert levels(found) == (20.0, 24.0, 25.0)


def test_counts_and_stages_are_whole_and_no_worse_than_the_start() -> None:
    """Means of 2.1 a year and 2.4 in the end: 2.4 + 4 · 0.1 = 2.8 → 3."""
    yearly = (2.1, 2.2, 2.3, 2.4, 2.5)
    assert levels(followed(*yearly, baseline=2.0, count=True)) == (3.0, 3.0, 3.0)  # 2.5 + 0.4 = 2.9
    falling = followed(*reversed(yearly), baseline=2.6, direction="decrease", target=0.0, count=True)
    assert levels(falling) == (2.0, 2.0, 2.0)  # 2.1 − 0.4 = 1.7 → 2
    stages = [Stage(value, text(str(value))) for value in range(5)]
    assert levels(followed(*yearly, baseline=2.0, stages=stages, valid_range=(0.0, 4.0))) == (3.0, 3.0, 3.0)


def test_a_flow_starts_from_the_mean_of_three_years_and_aims_at_a_year() -> None:
    """10 a year, then 12 11 15 16 18: baseline (15 + 16 + 18)/3 = 49/3, and four years on by 0.5, 1.5 and 2.5."""
    found = followed(12.0, 11.0, 15.0, 16.0, 18.0, accumulation="sum", target=1000.0)
    assert found.baseline == pytest.approx(49 / 3)
    assert [level - 49 / 3 for level in levels(found) if level is not None] == pytest.approx([2, 6, 10])
    assert (found.baseline_year, found.per_year, found.by_judgement) == (2023, True, False)
    assert found.cells == tuple(f"A.xlsx!Mittarit!{column}2" for column in "GHI")


def test_a_level_of_the_year_before_is_a_start_and_an_older_one_none() -> None:
    """2022: 16 + 5 · slope; 2020 lies more than two years back."""
    assert followed(12.0, 16.0, "..").baseline_year == 2022
    assert followed(12.0, 16.0, "..", "..", "..").baseline is None


def test_a_flow_with_a_gap_has_no_start() -> None:
    found = followed(10.0, "..", 12.0, accumulation="sum", target=1000.0)
    assert (found.baseline, found.by_judgement, found.cells) == (None, True, ())


def test_one_off_work_starts_from_what_it_came_to() -> None:
    found = followed(7.0, "..", "..", accumulation="latest")
    assert (found.baseline, found.baseline_year, found.by_judgement) == (7.0, 2021, True)


def test_a_mean_of_ratios_is_recomputed_from_their_parts() -> None:
    """1/1, 0/9 and 0/10 are 1 of 20 = 5 %, not a third."""
    card = joint_card("X", parts="ratio", factor=100.0, accumulation="mean", target=90.0)
    forms = framework(card)
    over = figures(0.0, 0.0, 1.0, 0.0, 0.0, baseline=1.0, key="X.osoittaja")
    under = figures(10.0, 10.0, 1.0, 9.0, 10.0, baseline=10.0, key="X.nimittäjä")
    found = proposals(view(forms, workbook(forms, AREA, over, under)))["M1"].indicator
    assert found is not None
    assert found.baseline == pytest.approx(100 * 1 / 20)
    assert not found.per_year


def test_results_are_followed_rather_than_outputs_and_rather_with_a_range() -> None:
    rising, flat = (10.0, (12.0, 11.0, 15.0, 16.0, 18.0)), (10.0, (10.0, 10.0, 10.0, 10.0, 10.0))
    output, result, other = joint_card("O1", kind="output"), joint_card("R1"), joint_card("R2")
    found = of_cards([output, result, other], {"O1": rising, "R1": flat, "R2": rising})
    assert found is not None
    assert found.card == "R2"
    found = of_cards([output, result], {"O1": rising, "R1": flat})
    assert found is not None
    assert found.card == "R1"
