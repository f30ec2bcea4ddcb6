"""The sections of the readings: what they print is what the evaluation holds, and what is hidden stays so."""

import re
from dataclasses import replace

import pytest

from evaluation import Evaluation
from evaluation.findings import KINDS, NEEDS, ROLES, Role
from evaluation.findings.finding import Grade
from evaluation.proposals.proposal import Action, Proposal, Relevance
from evaluation.scoring.results import Status
from evaluation.uncertainty.spread import Pair
from reports.context.assessment import answers_chapter, assessment_chapter, own_assessment_table
from reports.context.certainty import certainty_chapter, probability_table
from reports.context.conclusions import concerns, conclusions_chapter, own_chapter, proposals_chapter, what_follows
from reports.context.draft import Draft, Table
from reports.context.findings import of_dimension, of_role
from reports.context.node_tables import dimension_table
from reports.context.opinions import gap_sentence
from reports.context.overview import verdict_sentence
from reports.context.proposals import headline, weightiest
from reports.context.sensitivity import sensitivity_chapter
from reports.context.spreads import doubt, share_of_draws
from reports.language import load_language
from tests.reports.sample_evaluation import sample_evaluation

AREA = sample_evaluation().framework.area.key


def draft(evaluation: Evaluation | None = None, language: str = "fi") -> Draft:
    return Draft(evaluation or sample_evaluation(), load_language(language))


def texts(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[row.head.text, *(cell.text for cell in row.cells)] for row in table.rows]


# How sure ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.0, "–"),
        (0.0001, "alle 1\u00a0%"),
        (0.005, "1\u00a0%"),
        (0.62, "62\u00a0%"),
        (0.9999, "yli 99\u00a0%"),
        (1.0, "100\u00a0%"),
    ],
)
def test_a_share_that_is_not_quite_all_or_none_never_says_so(share: float, told: str) -> None:
    assert share_of_draws(draft(), share) == told


def test_the_table_prints_median_interval_and_probability_of_each_status() -> None:
    evaluation, one = sample_evaluation(), draft()
    assert evaluation.spread is not None
    printed = {row[0]: row for row in texts(probability_table(one, AREA))}
    for dimension in evaluation.framework.dimensions:
        node, found = evaluation.nodes.get((AREA, dimension.id)), evaluation.spread.nodes.get((AREA, dimension.id))
        if node is None or node.score is None or found is None or found.p50 is None:
            continue
        row = printed[dimension.name.fi]
        assert row[1] == one.words.number(node.score, 1)
        assert row[2] == one.words.number(found.p50, 1)
        assert share_of_draws(one, found.probability[node.status]) in row[4:8]


@pytest.mark.parametrize(
    ("share", "word", "sentence"),
    [
        (0.90, "", ""),
        (0.89, "todennäköinen", "Tila on todennäköinen (89\u00a0% laskelmista)."),
        (0.5, "avoin", "Tila on avoin (50\u00a0% laskelmista)."),
        (0.16, "avoin", "Tila on avoin (16\u00a0% laskelmista); todennäköisempi on ”saavutettu” (84\u00a0%)."),
    ],
)
def test_a_status_that_is_not_sure_says_so_wherever_it_is_printed(share: float, word: str, sentence: str) -> None:
    evaluation = sample_evaluation()
    assert evaluation.spread is not None
    node = next(
        one for (key, _), one in evaluation.nodes.items() if key == AREA and one.level == "dimension" and one.score
    )
    other = next(status for status in Status if status is not node.status)
    found = replace(evaluation.spread.nodes[AREA, node.node], probability={node.status: share, other: 1 - share})
    spread = replace(evaluation.spread, nodes={**evaluation.spread.nodes, (AREA, node.node): found})
    one = draft(replace(evaluation, spread=spread))
    assert doubt(one, node) == sentence
    assert verdict_sentence(one, node).endswith(sentence)
    name = next(dimension.name.fi for dimension in evaluation.framework.dimensions if dimension.id == node.node)
    row = next(row for row in texts(dimension_table(one, AREA, "x")) if row[0] == name)
    assert row[2] == one.words.say(f"status.words.{node.status}") + (f" ({word})" if word else "")


def test_of_pairs_only_the_stated_difference_is_printed() -> None:
    evaluation = sample_evaluation()
    assert evaluation.spread is not None
    first, second, third, *_ = evaluation.framework.regions
    pairs = (
        Pair(first, second, "implementation", 0.97, 9.0, True),
        Pair(second, third, "implementation", 0.97, 4.0, False),
    )
    chapter = certainty_chapter(draft(replace(evaluation, spread=replace(evaluation.spread, pairs=pairs))))
    assert chapter is not None
    tables = chapter.content["pairs"]
    assert isinstance(tables, list)
    figures = [cell for table in tables for row in texts(table) for cell in row[1:] if re.search(r"\d", cell)]
    assert sorted(figures) == ["+9,0", "\u22129,0"]
    none = replace(evaluation.spread, pairs=tuple(replace(pair, stated=False) for pair in pairs))
    without = certainty_chapter(draft(replace(evaluation, spread=none)))
    assert without is not None
    assert without.content["pairs"] == []
    assert without.content["pairs_title"] == "Minkään kahden maakunnan välillä eroa ei voi väittää"


def test_the_assumptions_are_printed_from_the_framework() -> None:
    chapter = sensitivity_chapter(draft())
    assert chapter is not None
    told = " ".join(cell for row in texts(chapter.content["choices"]) for cell in row)
    words, spread = load_language("fi"), sample_evaluation().spread
    assert spread is not None
    chosen = sample_evaluation().framework.method.uncertainty
    for figure in (
        f"κ = {chosen.concentration:g}",
        f"{100 * chosen.tolerance[1]:g}\u00a0%",
        words.number(spread.draws),
        str(spread.seed),
    ):
        assert figure in told


def test_nothing_is_told_of_what_was_not_simulated() -> None:
    bare = draft(replace(sample_evaluation(), spread=None, self_assessment=None, findings=(), proposals=()))
    assert certainty_chapter(bare) is None
    assert sensitivity_chapter(bare) is None
    assert assessment_chapter(bare) is None
    assert answers_chapter(bare) is None
    assert conclusions_chapter(bare) is None
    assert proposals_chapter(bare) is None
    assert what_follows(bare) is None


# Self-assessment --------------------------------------------------------------------------------------------------


def test_a_hidden_group_shows_nothing_but_that_it_is_hidden() -> None:
    evaluation, one = sample_evaluation(), draft()
    hidden = list(evaluation.framework.regions)[2]
    chapter = assessment_chapter(one)
    assert chapter is not None
    table = chapter.content["criteria_table"]
    assert isinstance(table, Table)
    column = [head.text for head in table.heads].index(evaluation.framework.regions[hidden].name.fi)
    assert {row[column] for row in texts(table)} == {"<\u00a05"}
    assert own_assessment_table(one, hidden) is None
    own = own_chapter(one, hidden)
    assert "alle 5 vastausta" in str(own.content["assessment_intro"])


def test_both_readings_of_a_dimension_stand_side_by_side() -> None:
    evaluation, one = sample_evaluation(), draft()
    assert evaluation.self_assessment is not None
    gap = evaluation.self_assessment.gaps[0]
    told = gap_sentence(one, AREA, gap.dimension)
    for figure in (one.words.number(gap.rating, 1), one.words.number(gap.score, 1), one.words.signed(gap.gap, 1)):
        assert figure in told
    assert gap_sentence(one, AREA, "nothing") == ""


def test_the_annex_prints_the_counts_of_every_question() -> None:
    evaluation = sample_evaluation()
    chapter = answers_chapter(draft())
    assert chapter is not None
    assert evaluation.self_assessment is not None
    for row, question in zip(texts(chapter.content["table"]), evaluation.framework.questions, strict=True):
        rating = evaluation.self_assessment.ratings[AREA, question.id]
        assert row[0] == f"{question.id} {question.text.fi}"
        assert row[1] == str(rating.answers)
        assert row[2:7] == [str(rating.distribution[place]) for place in range(1, 6)]
        assert sum(map(int, row[2:7])) == rating.answers


# Findings and proposals -------------------------------------------------------------------------------------------


def test_every_finding_of_the_area_stands_in_the_conclusions_or_under_its_dimension() -> None:
    evaluation, one = sample_evaluation(), draft()
    chapter = conclusions_chapter(one)
    assert chapter is not None
    tables = chapter.content["tables"]
    assert isinstance(tables, list)
    told = {row[2] for table in tables for row in texts(table)}
    for dimension in evaluation.framework.dimensions:
        told |= {line.about.partition("· ")[2] for line in of_dimension(one, AREA, dimension).lines}
    assert {finding.id for finding in evaluation.findings if finding.region == AREA} <= told


def test_findings_of_a_role_stand_from_strong_to_weak() -> None:
    one = draft()
    for role in Role:
        grades = [finding.grade for finding in of_role(one, AREA, role)]
        assert grades == sorted(grades)
    assert set(ROLES.values()) <= {kind.role for kind in KINDS}


def proposal(**changes: object) -> Proposal:
    return replace(sample_evaluation().proposals[0], **changes)  # type: ignore[arg-type]


def test_what_weighs_most_is_ordered_by_evidence_then_relevance_then_change() -> None:
    weak = proposal(id="weak", grade=Grade.C, relevance=Relevance.HIGH, action=Action.STOP)
    low = proposal(id="low", grade=Grade.A, relevance=Relevance.LOW, action=Action.STOP)
    kept = proposal(id="kept", grade=Grade.B, relevance=Relevance.HIGH, action=Action.CONTINUE)
    changed = proposal(id="changed", grade=Grade.B, relevance=Relevance.HIGH, action=Action.CHANGE_MEANS)
    unknown = proposal(id="unknown", grade=Grade.D, relevance=Relevance.HIGH, action=Action.GET_DATA)
    order = [one.id for one in weightiest([unknown, weak, low, kept, changed])]
    assert order == ["changed", "kept", "low", "weak", "unknown"]
    assert [one.id for one in weightiest([unknown, weak, low, kept, changed], 2)] == ["changed", "kept"]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_action_and_every_need_has_its_words(language: str) -> None:
    words = load_language(language)
    for need in NEEDS:
        assert words.say(f"conclusions.need.{need}")
    for action in Action:
        assert words.say(f"conclusions.summary.{action}", number=2, name="X", grade="B")
        assert headline(draft(language=language), proposal(action=action, consider=False, findings=()))


def test_what_is_new_is_told_by_the_need_it_answers() -> None:
    need = next(one for one in sample_evaluation().findings if one.kind == "target_missing")
    started = proposal(action=Action.START, findings=(need.id,), consider=False)
    assert headline(draft(), started).endswith("– asetetaan puuttuvat tavoitearvot")
    assert headline(draft(), replace(started, consider=True)).endswith(
        "– harkittavaksi: asetetaan puuttuvat tavoitearvot"
    )


def test_the_summary_counts_the_proposals_of_each_action() -> None:
    follows = what_follows(draft())
    assert follows is not None
    points = follows["points"]
    assert isinstance(points, list)
    proposals = sample_evaluation().proposals
    assert len(points) == len({one.action for one in proposals})
    kept = sum(one.action is Action.CONTINUE for one in proposals)
    assert any(point.startswith(f"Jatkettavia tai jatkettaviksi harkittavia on {kept},") for point in points)


def test_a_decision_and_that_its_evidence_has_changed_are_said_aloud() -> None:
    decided = next(one for one in sample_evaluation().proposals if one.decision is not None)
    only = proposals_chapter(draft(replace(sample_evaluation(), proposals=(decided,))))
    assert only is not None
    cards = only.content["cards"]
    assert isinstance(cards, list)
    assert "”Jatketaan”." in cards[0].decision
    assert "1.11.2023" in cards[0].decision
    assert any("muuttunut" in remark for remark in cards[0].remarks)
    table = only.content["table"]
    assert isinstance(table, Table)
    assert "näyttö muuttunut" in table.rows[-1].cells[-1].notes


def test_a_card_prints_the_ids_of_its_chain() -> None:
    evaluation = sample_evaluation()
    chapter = proposals_chapter(draft())
    assert chapter is not None
    cards = chapter.content["cards"]
    assert isinstance(cards, list)
    for card, one in zip(cards, weightiest(evaluation.proposals), strict=True):
        for key in one.findings:
            assert any(f"({key})" in link for link in card.chain)


def test_a_region_sees_the_proposals_on_its_own_measures_and_findings_only() -> None:
    evaluation, one = sample_evaluation(), draft()
    region = next(iter(evaluation.framework.regions))
    measures = {measure.id: measure for measure in evaluation.framework.measures}
    joint = next(key for key, measure in measures.items() if measure.scope == "joint")
    shared = next(key for key, measure in measures.items() if measure.scope != "joint")
    assert concerns(one, proposal(subject=shared, findings=()), region)
    assert not concerns(one, proposal(subject=joint, findings=()), region)
    own = next((finding.id for finding in evaluation.findings if finding.region == region), None)
    assert own is not None
    assert concerns(one, proposal(subject=joint, findings=(own,)), region)
