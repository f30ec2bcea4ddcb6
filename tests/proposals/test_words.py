"""Proposals in words: every action, relevance and lack has its phrase, and levels are told as the card counts them."""

from dataclasses import replace
from itertools import product

import pytest

from evaluation.findings.finding import Grade
from evaluation.proposals.deciding import is_considered
from evaluation.proposals.decisions import UNKNOWN
from evaluation.proposals.proposal import Action, Decision, Proposal, Relevance
from evaluation.scoring import Status
from reports.language import LANGUAGES, load_language
from reports.telling.proposals import action_text, indicator_text, performance_text, remarks
from tests.proposals.bench import LOW, figures, framework, joint_card, of_measure, proposals, view, workbook

FI = load_language("fi")


@pytest.mark.parametrize(("language", "action"), [*product(LANGUAGES, Action)])
def test_every_action_has_its_words_with_and_without_reserve(language: str, action: Action) -> None:
    words = load_language(language)
    plain = replace(of_measure(195.0), action=action)
    assert action_text(words, plain)
    if is_considered(action, Grade.C):
        considered = action_text(words, replace(plain, consider=True))
        assert considered.endswith(action_text(words, plain))
        assert considered != action_text(words, plain)


def test_the_words_agreed_on() -> None:
    told = {action: action_text(FI, replace(of_measure(195.0), action=action)) for action in Action}
    assert told == {
        Action.CONTINUE: "jatketaan",
        Action.CHANGE_MEANS: "muutetaan keinoja",
        Action.CHANGE_MEANS_STUDY_RELEVANCE: "muutetaan keinoja ja selvitetään merkitys",
        Action.PHASE_OUT: "päätetään hallitusti",
        Action.STOP: "lopetetaan",
        Action.GET_DATA: "hankitaan ensin tieto",
        Action.START: "aloitetaan",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_relevance_effort_and_level_have_their_words(language: str) -> None:
    words = load_language(language)
    keys = [f"relevance.{one.value}" for one in Relevance]
    keys += [f"effort.{effort}" for effort in ("low", "medium", "high")]
    assert all(words.say(f"proposals.{key}") for key in keys)


def test_how_something_has_fared() -> None:
    assert performance_text(FI, of_measure(195.0)) == "saavutettu (95,0)"
    assert performance_text(FI, of_measure()) == "ei arvioitavissa"
    staged = replace(of_measure(195.0), score=None, performance=Status.MOSTLY)
    assert performance_text(FI, staged) == "pääosin saavutettu (vaiheen mukaan)"
    assert performance_text(FI, replace(staged, performance=Status.NOT_APPLICABLE)) == "–"


def followed(*years: float, **fields: object) -> str:
    card = joint_card("X", **({"target": 100.0, "decimals": 1} | fields))
    forms = framework(card)
    found = proposals(view(forms, workbook(forms, "A", figures(*years, baseline=10.0))))["M1"].indicator
    assert found is not None
    return indicator_text(FI, forms, found)


def test_levels_are_told_as_the_card_counts_them() -> None:
    rising = (12.0, 11.0, 15.0, 16.0, 18.0)
    assert followed(*rising) == (
        "X X. Lähtötaso 18,0 (2023), 2027 varovainen 20,0, todennäköinen 24,0, kunnianhimoinen 28,0. Yksikkö: kpl."
    )
    assert "Lähtötaso 16,3 vuodessa (3 vuoden keskiarvo, viimeisin 2023)" in followed(*rising, accumulation="sum")
    assert "Lähtötaso 16,3 (3 vuoden keskiarvo, viimeisin 2023)" in followed(*rising, accumulation="mean")
    assert "ne asetetaan harkiten" in followed(10.0, 10.0, 10.0, 10.0, 10.0)
    assert "Lähtötaso puuttuu" in followed()


def told(proposal: Proposal) -> list[str]:
    return list(remarks(FI, framework(), proposal))


def test_why_the_data_come_first() -> None:
    assert told(of_measure()) == ["Tietoa on liian vähän arvioon."]
    assert told(of_measure(180.0, "..")) == ["Ilman vanhentuneita ja osittaisia lukuja arviota ei voisi antaa."]
    contradicted = replace(of_measure(150.0), grade=Grade.D, action=Action.GET_DATA)
    assert told(contradicted) == ["Näyttö on ristiriitaista tai sitä ei ole."]
    assert told(of_measure(195.0)) == []


def test_why_what_failed_and_matters_little_is_not_stopped() -> None:
    assert "vähintään 90 % todennäköisyys" in told(of_measure(120.0, own=LOW, failure=0.85))[0].replace("\u00a0", " ")
    assert told(of_measure(120.0, own=LOW, failure=0.95)) == []


def test_a_decision_to_be_checked_comes_first() -> None:
    made = Decision("approved", "", "", None, "n-1", True, "")
    fresh = replace(of_measure(195.0), illustrative=True)
    assert told(replace(fresh, decision=made))[0] == FI.say("proposals.outdated")
    assert told(replace(fresh, decision=replace(made, evidence=UNKNOWN)))[0] == FI.say("proposals.unknown_evidence")
    assert told(replace(fresh, decision=made))[-1] == FI.say("proposals.illustrative")
    assert told(replace(fresh, decision=replace(made, outdated=False))) == [FI.say("proposals.illustrative")]
