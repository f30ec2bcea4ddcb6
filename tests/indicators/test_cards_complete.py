"""Whether the shipped period folder is complete: every wording in both languages, every list whole.

What is listed here as missing is mended in the period's TOML files. Laws that any framework must keep are tested
with `indicators.soundness`.
"""

from collections import Counter
from collections.abc import Iterator

import pytest

from docs.write_indicator_table import PAGE, area_weights, indicator_page
from evaluation.scoring.tree import Branch, build_tree
from indicators import Framework, Indicator, Text, load_framework
from indicators.targets import Absolute, Within, parse

LANGUAGES = ("fi", "en")

# method §1, written out by hand: which indicators tell of which objective. G11 and K09 are derived from the cards
# beside which they stand; the context is one objective.
OBJECTIVES = {
    "O1.1": "K01 K02 K03 K04 K09",
    "O1.2": "K05 K06 K07 K08",
    "O2.1": "A01 A02 A03 A06",
    "O2.2": "A04 A05",
    "O3.1": "V01 V02 V04 V05",
    "O3.2": "V03 V06 V07",
    "O4.1": "Y01 Y02 Y03",
    "O4.2": "Y04 Y05 Y06 Y07 Y08 Y09 Y10",
    "O5.1": "B01 B02 B03",
    "O5.2": "B04 B05",
    "O6.1": "G01 G02 G03 G06 G11",
    "O6.2": "G04 G05 G07 G08 G09 G10",
    "O7.1": "T01 T02 T03 T10",
    "O7.2": "T04 T05 T06",
    "O7.3": "T07 T08 T09",
    "O8.1": "C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11",
}
CORE = (
    "K02 K03 K05 K06 K08 A01 A04 A05 V01 V03 V05 V07 Y01 Y03 Y04 Y05 Y07 Y10 B04 B05 G04 G07 G08 G09 T01 T04 T05 T09"
)
CRITERIA = {
    1: "I01 I02 I09",
    2: "I04 I05 I11 I13",
    3: "I10 I16 I17 I18",
    4: "I03 I05 I06",
    5: "I07 I11 I12 I13 I14",
    6: "I08 I09 I14 I15",
    7: "I02 I18",
}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework()


def test_the_table_of_indicators_is_the_one_the_cards_write(framework: Framework) -> None:
    assert PAGE.read_text(encoding="utf-8") == indicator_page(framework), (
        "docs/indicators.md is out of date: run python -m docs.write_indicator_table"
    )


def test_the_table_has_a_row_for_each_card_in_their_order(framework: Framework) -> None:
    rows = [line for line in indicator_page(framework).splitlines() if line.startswith("|")]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows[2:]] == list(framework.indicators)


def test_weights_of_the_table_are_those_of_the_area_tree(framework: Framework) -> None:
    total = next(root for root in build_tree(framework, framework.area.key) if root.id == "total")
    assert area_weights(framework) == pytest.approx(dict(_leaves(total, 1.0)))


def _leaves(branch: Branch, share: float) -> Iterator[tuple[str, float]]:
    whole = sum(child.weight for child in branch.children)
    for child in branch.children:
        own = share * child.weight / whole
        if child.children:
            yield from _leaves(child, own)
        else:
            yield child.id, own


def test_weights_reckoned_by_hand(framework: Framework) -> None:
    """D1 0.20 over 8 scored cards; D5 0.10 over 5; D6 0.12 over 7, of which one is the objective of resources."""
    weights = area_weights(framework)
    assert weights["K01"] == pytest.approx(0.20 / 8)
    assert weights["B04"] == pytest.approx(0.10 / 5)
    assert weights["G03"] == pytest.approx(0.12 / 7)
    assert weights["T01"] == pytest.approx(0.08 / 9)
    assert not weights.keys() & {"K09", "Y06", "G01", "G02", "G06", "G11", "T09", "C01"}
    assert sum(weights.values()) == pytest.approx(1)


def test_every_wording_is_there_in_both_languages(framework: Framework) -> None:
    assert [fault for place, text in _wordings(framework) for fault in _wording_faults(place, text)] == []


def _wording_faults(place: str, text: Text | None) -> Iterator[str]:
    if text is None:
        yield f"{place}: missing"
        return
    for language in LANGUAGES:
        wording = text.in_language(language)
        if not wording.strip():
            yield f"{place}: no {language}"
        if wording != " ".join(wording.split()) or "'" in wording.replace("'s", "").replace("s' ", ""):
            yield f"{place}: stray spaces or quotes in {language}: {wording}"
    sentence = place.endswith(("definition", "level_1", "level_3", "level_5", "reason"))
    if sentence and not all(text.in_language(language).endswith(".") for language in LANGUAGES):
        yield f"{place}: a sentence ends with a full stop"
    if sentence and text.fi == text.en:
        yield f"{place}: not translated"


def _wordings(framework: Framework) -> Iterator[tuple[str, Text | None]]:
    for dimension in framework.dimensions:
        yield f"{dimension.id} name", dimension.name
        yield from ((f"{objective.id} name", objective.name) for objective in dimension.objectives)
    for card in framework.indicators.values():
        yield from ((f"{card.id} {field}", getattr(card, field)) for field in ("name", "unit", "source", "definition"))
        yield from ((f"{card.id} {part}", name) for part, name in card.part_names.items())
        yield from ((f"{card.id} stage {stage.value}", stage.name) for stage in card.stages)
        if card.series_break is not None:
            yield f"{card.id} series_break", card.series_break
    for question in framework.questions:
        fields = ("text", "level_1", "level_3", "level_5")
        yield from ((f"{question.id} {field}", getattr(question, field)) for field in fields)
    for measure in framework.measures:
        yield from ((f"{measure.id} name", measure.name), (f"{measure.id} source", measure.source))
    yield from ((f"{check.lesser} ≤ {check.greater} reason", check.reason) for check in framework.cross_checks)
    for chain in framework.value_chains:
        yield from ((f"{chain.theme}.{stage.key}", stage.name) for stage in chain.stages)
    following = framework.succession
    for listed in (following.focus, following.addressee, following.timing):
        yield from ((choice.key, choice.name) for choice in listed)


def test_no_two_cards_have_one_name(framework: Framework) -> None:
    for language in LANGUAGES:
        names = Counter(card.name.in_language(language) for card in framework.indicators.values())
        assert [name for name, times in names.items() if times > 1] == []


def test_names_of_parts_end_with_their_unit(framework: Framework) -> None:
    """The workbook takes what follows the last comma for the unit of the row, so no part has the card's by mistake."""
    units = {card.unit.in_language(language) for card in framework.indicators.values() for language in LANGUAGES}
    unnamed = [
        f"{card.id} {part}: {name.in_language(language)}"
        for card in framework.indicators.values() for part, name in card.part_names.items() for language in LANGUAGES
        if name.in_language(language).rpartition(", ")[2] not in units
    ]
    assert unnamed == []


def test_objectives_hold_the_indicators_that_the_method_gives_them(framework: Framework) -> None:
    found = {key: " ".join(card.id for card in framework.cards_of(key)) for key in framework.objectives}
    assert found == OBJECTIVES


def test_every_objective_but_the_context_can_be_scored(framework: Framework) -> None:
    assert [
        objective.id
        for dimension in framework.dimensions if dimension.part != "context"
        for objective in dimension.objectives if not any(card.scored for card in framework.cards_of(objective.id))
    ] == []


def test_core_set(framework: Framework) -> None:
    assert sorted(card.id for card in framework.indicators.values() if card.core) == sorted(CORE.split())


def test_stages_are_the_valid_range_step_by_step(framework: Framework) -> None:
    staged = [card for card in framework.indicators.values() if card.stages]
    assert [card.id for card in staged] == ["K05", "V07", "B04", "G08", "G09"]
    for card in staged:
        low, high = card.valid_range
        assert low is not None
        assert high is not None
        assert [stage.value for stage in card.stages] == list(range(int(low), int(high) + 1)), card.id


def test_every_card_says_what_values_are_possible(framework: Framework) -> None:
    assert [card.id for card in framework.indicators.values() if None in card.valid_range] == []


def test_targets_and_baselines_are_possible_values(framework: Framework) -> None:
    """A target of a sum is a total, so only the yearly ones are held against the range of a year."""
    faults = [
        f"{card.id}: {bound:g}"
        for card in framework.indicators.values() if card.accumulation != "sum"
        for bound in _bounds(card) if not (card.valid_range[0] or 0) <= bound <= (card.valid_range[1] or 0)
    ]
    assert faults == []


def _bounds(card: Indicator) -> Iterator[float]:
    if card.baseline is not None:
        yield card.baseline
    for written in (card.target, card.joint_target):
        match parse(written):
            case Absolute(value):
                yield value
            case Within(low, high):
                yield from (low, high)


def test_targets_were_all_set_afterwards(framework: Framework) -> None:
    """The strategy itself names no targets."""
    assert {card.target_origin for card in framework.indicators.values()} == {"set_afterwards"}


def test_founding_shares_come_out_of_the_derived_cards(framework: Framework) -> None:
    """365 286 / 456 608 = 79.9999 … % → 80.0; 550 / 6 = 91.666 … → 91.7."""
    facts = {"G01": 456_608, "G02": 365_286, "K02": 6, "K03": 550}
    printed = {}
    for card in framework.indicators.values():
        if card.derived is not None:
            above, below = (facts[part] for part in card.derived)
            printed[card.id] = f"{card.factor * above / below:.{card.decimals}f} {card.unit.fi}"
    assert printed == {"K09": "91.7 hlö-kertaa/seminaari", "G11": "80.0 %"}


def test_borders_matter_only_where_regions_are_measured(framework: Framework) -> None:
    found = [card.id for card in framework.indicators.values() if card.boundary_sensitive]
    assert " ".join(found) == "T01 T02 T03 T04 T05 T06 T07 T08 T09 C01 C02 C03 C04 C06 C07 C08"


def test_eighteen_questions_make_the_wheel_and_the_criteria(framework: Framework) -> None:
    factors = [f"{step}.{factor}" for step in range(1, 7) for factor in range(1, 4)]
    assert [question.wheel for question in framework.questions] == factors
    found = {
        criterion: " ".join(question.id for question in framework.questions if criterion in question.criteria)
        for criterion in range(1, 8)
    }
    assert found == CRITERIA


def test_questions_reach_every_scored_dimension(framework: Framework) -> None:
    scored = {dimension.id for dimension in framework.dimensions if dimension.part != "context"}
    assert {key for question in framework.questions for key in question.dimensions} == scored


def test_every_theme_has_its_chain(framework: Framework) -> None:
    themes = [choice.key for choice in framework.strategy.theme]
    assert [chain.theme for chain in framework.value_chains] == themes


def test_measures_follow_one_another_and_have_what_to_be_judged_by(framework: Framework) -> None:
    measures = framework.measures
    assert [measure.id for measure in measures] == [f"M{number:02}" for number in range(1, len(measures) + 1)]
    assert [measure.id for measure in measures if not measure.questions] == []
    for measure in measures:
        start, end = measure.planned
        assert (start is None) == (end is None)
        assert start is None or end is None or start <= end, measure.id


def test_chains_have_five_to_seven_stages_each_its_own(framework: Framework) -> None:
    for chain in framework.value_chains:
        keys = [stage.key for stage in chain.stages]
        assert 5 <= len(keys) <= 7, chain.theme
        assert len(set(keys)) == len(keys), chain.theme
