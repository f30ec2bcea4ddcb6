"""A theme is judged by its own rows; what was promised for all themes together is not held against one of them."""

import pytest

from evaluation.findings.view import View
from evaluation.proposals.proposal import Proposal
from evaluation.proposals.themes import of_theme
from evaluation.scoring import Status
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.lists import Choice
from tests.proposals.bench import AREA, figures, framework, joint_card, proposals, view, workbook
from tests.rules.bench import text


def two_themes(*cards: Indicator) -> Framework:
    import msgspec

    plain = framework(*cards)
    themes = (Choice("T1", text("T1")), Choice("T2", text("T2")))
    return msgspec.structs.replace(plain, strategy=msgspec.structs.replace(plain.strategy, theme=themes))


def by_theme(key: str = "X", **fields: object) -> Indicator:
    return joint_card(key, parts="themes", themes=["T1", "T2"], **fields)


def seen(card: Indicator) -> View:
    """T1 goes from 100 to 190 and T2 from 100 to 100."""
    forms = two_themes(card)
    rows = [figures(190.0, key="X.T1"), figures(100.0, key="X.T2")]
    return view(forms, workbook(forms, AREA, *rows))


def of(card: Indicator) -> dict[str, Proposal]:
    return proposals(seen(card))


def test_each_theme_is_scored_by_itself() -> None:
    """Targets + 100 % of each: T1 190 of 100 → 200 is S 90, T2 is S 0; the card as a whole 290 of 200 → 400 is S 45."""
    found = of(by_theme(target="baseline + 100 %"))
    assert found["T1"].score == pytest.approx(90)
    assert found["T2"].score == pytest.approx(0)
    assert found["M1"].score == pytest.approx(45)
    assert found["T1"].results == ("A:X.T1",)


def test_a_theme_is_followed_by_its_own_rows() -> None:
    """T1 stands at 190 and T2 at 100; the card as a whole at 290."""
    found = of(by_theme(target="baseline + 100 %"))
    followed = [found[subject].indicator for subject in ("T1", "T2", "M1")]
    assert [(one.theme, one.baseline) for one in followed if one is not None] == [("T1", 190), ("T2", 100), ("", 290)]


def test_a_target_for_the_mean_of_the_themes_holds_for_each() -> None:
    found = of(by_theme(across_themes="mean", target=200.0))
    assert [found["T1"].score, found["T2"].score] == pytest.approx([90, 0])


@pytest.mark.parametrize("target", [400.0, "baseline + 50"])
def test_an_amount_for_all_themes_together_judges_none_of_them(target: float | str) -> None:
    found = of(by_theme(target=target))
    assert found["M1"].score is not None
    assert found["T1"].performance is found["T2"].performance is Status.NOT_ASSESSABLE


def test_cards_that_cannot_be_split_do_not_tell_of_one_theme() -> None:
    forms = two_themes(joint_card("X", themes=["T1", "T2"]), joint_card("Y", themes=["T1"]), joint_card("Z"))
    assert list(of_theme(forms, "T1").indicators) == ["Y"]
    assert list(of_theme(forms, "T2").indicators) == []


def test_a_theme_of_which_nothing_tells_asks_for_data() -> None:
    forms = framework()
    found = proposals(view(forms, workbook(forms, AREA, figures(195.0))))["T1"]
    assert (found.performance, found.indicator) == (Status.NOT_ASSESSABLE, None)
    assert found.action == "get_data"
