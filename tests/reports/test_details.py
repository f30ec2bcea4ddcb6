"""Small things that would mislead: a unit left out, a column that never differs, a workbook said to be left out."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from evaluation import Evaluation
from evaluation.scoring.results import Flag
from indicators.cards import Text
from reports import look
from reports.context import Provenance, region_context
from reports.context.coverage import own_coverage_table
from reports.context.draft import Draft, quotation
from reports.context.dumbbells import dumbbells
from reports.context.node_tables import dimension_table, tree_table
from reports.context.provenance import facts_table, inputs_table
from reports.context.summary import key_figures
from reports.context.wording import with_unit
from reports.document import render_html
from reports.language import Language, load_language
from tests.reports.sample_evaluation import ABSENT, sample_evaluation

FI, EN = load_language("fi"), load_language("en")
CSS = Path(__file__).parents[2] / "reports" / "templates" / "report.css"


@cache
def keys() -> list[str]:
    return list(sample_evaluation().framework.regions)


@pytest.mark.parametrize(
    ("words", "unit", "told"),
    [
        (FI, "kpl", "7 kpl"),
        (FI, "%", "7\u00a0%"),
        (EN, "%", "7%"),
        (FI, "1 000 €", "7 (1\u00a0000 €)"),
        (FI, "vaihe 0–4", "7 (vaihe 0–4)"),
        (FI, "kpl/100 000 as.", "7 kpl/100\u00a0000 as."),
        (FI, "suhdeluku", "7 (suhdeluku)"),
        (EN, "EUR million", "7 (EUR million)"),
    ],
)
def test_a_figure_and_its_unit_never_run_together(words: Language, unit: str, told: str) -> None:
    card = structs.replace(next(iter(sample_evaluation().framework.indicators.values())), unit=Text(unit, unit))
    assert with_unit(Draft(sample_evaluation(), words), card, "7") == told


@pytest.mark.parametrize("words", [FI, EN], ids=["fi", "en"])
def test_key_figures_of_a_ratio_name_their_units(words: Language) -> None:
    evaluation = sample_evaluation()
    framework = evaluation.framework
    told = [figure.text for figure in key_figures(Draft(evaluation, words), framework.area.key)]
    for card in framework.indicators.values():
        result = evaluation.results.get((framework.area.key, card.id))
        texts = [text for text in told if text.startswith(words.name(card.name))]
        if card.derived and result is not None and result.value is not None and texts:
            units = {framework.indicators[part].unit for part in card.derived}
            assert words.name(units.pop() if len(units) == 1 else card.unit) in texts[0]


# Tables of the tree -------------------------------------------------------------------------------------------------


def with_afterwards(share: float, **others: float) -> Evaluation:
    """The sample with one share of targets set afterwards on all branches but the named ones."""
    evaluation = sample_evaluation()
    nodes = {at: replace(node, set_afterwards=others.get(at[1], share)) for at, node in evaluation.nodes.items()}
    return replace(evaluation, nodes=nodes)


@pytest.mark.parametrize("table", [dimension_table, tree_table])
def test_a_column_that_never_differs_is_a_sentence(table: object) -> None:
    assert callable(table)
    same = table(Draft(with_afterwards(1.0), FI), keys()[0], "Title")
    assert [head.text for head in same.heads][-1] == "Kattavuus"
    assert any("kaikilla riveillä 100\u00a0%" in note for note in same.caption.notes)
    assert all(len(row.cells) == 3 for row in same.rows if row.cells)


def test_a_column_that_differs_is_a_column() -> None:
    table = dimension_table(Draft(with_afterwards(1.0, implementation=0.25), FI), keys()[0], "Title")
    assert [head.text for head in table.heads][-1] == "Jälkikäteen asetetut"
    assert table.rows[-1].cells[-1].text == "25\u00a0%"
    assert not any("kaikilla riveillä" in note for note in table.caption.notes)


# Where the figures come from ----------------------------------------------------------------------------------------


def used(evaluation: Evaluation, region: str) -> list[str]:
    table = inputs_table(Draft(evaluation, FI), (region,))
    assert table is not None
    return [row.cells[1].text for row in table.rows]


def test_a_workbook_accepted_in_part_is_not_left_out() -> None:
    key, status = keys()[2], sample_evaluation().region_status
    evaluation = replace(sample_evaluation(), region_status={**status, keys()[2]: "accepted"})
    assert used(evaluation, key) == ["mukana"]
    # What errors struck out makes the accepted workbook differ from the one received.
    struck = {**evaluation.submissions, key: replace(evaluation.submissions[key], sheets={})}
    in_part = replace(evaluation, submissions=struck, region_status={**status, key: "accepted_in_part"})
    assert used(in_part, key) == ["mukana osittain"]
    others = {other: one for other, one in evaluation.submissions.items() if other != key}
    assert used(replace(evaluation, submissions=others), key) == ["ei mukana"]


def test_the_facts_name_the_strategy() -> None:
    evaluation = sample_evaluation()
    table = facts_table(Draft(evaluation, EN), Provenance("0.1.0"))
    assert evaluation.framework.strategy.name.en in [row.cells[0].text for row in table.rows]


def test_an_evaluators_words_carry_their_language() -> None:
    evaluation = sample_evaluation()
    language = evaluation.framework.strategy.working_language
    assert quotation(Draft(evaluation, EN), "Hankerekisteri").language == language == "fi"
    assert quotation(Draft(evaluation, FI), "Hankerekisteri").language == ""
    context = region_context(evaluation, keys()[0], EN, Provenance("0.1.0"))
    html = render_html("region.html", context, filters={})
    assert re.search(r'<td lang="fi">Rekisteri</td>', html)
    finnish = region_context(evaluation, keys()[0], FI, Provenance("0.1.0"))
    assert '<td lang="' not in render_html("region.html", finnish, filters={})


# Charts and pages ---------------------------------------------------------------------------------------------------


def test_regions_of_very_different_size_are_drawn_as_a_share_of_the_way() -> None:
    evaluation = sample_evaluation()
    cards = evaluation.framework.indicators.values()
    card = next(card for card in cards if card.core and card.scored and card.scope == "region")
    results = dict(evaluation.results)
    for place, key in enumerate(keys()):
        size = 10.0 ** (4 if place == 0 else 1)
        results[key, card.id] = replace(
            results[key, card.id],
            baseline=size,
            value=1.5 * size,
            target=2 * size,
            attainment=0.5,
            score=50.0,
            pace=False,
        )
    (figure,) = dumbbells(Draft(replace(evaluation, results=results), FI), [card])
    assert figure.caption.subtitle.startswith("Kuljettu osuus")
    paced = {at: replace(result, pace=at[1] == card.id) for at, result in results.items()}
    (figure,) = dumbbells(Draft(replace(evaluation, results=paced), FI), [card])
    assert figure.caption.subtitle.startswith("Indeksi, maakunnan oma lähtötaso = 100")
    assert "välillä 150–150" in figure.svg


@pytest.mark.parametrize("words", [FI, EN], ids=["fi", "en"])
def test_a_region_without_a_workbook_has_a_short_report_without_empty_tables(words: Language) -> None:
    key = keys()[ABSENT]
    html = render_html("region.html", region_context(sample_evaluation(), key, words, Provenance("0.1.0")), filters={})
    assert html.count("<h2") == 4  # summary, contents, what is needed, origin of the figures
    assert words.say("status.words.not_assessable") not in html
    assert "<figure" not in html


def test_nothing_is_printed_smaller_than_seven_and_a_half_points() -> None:
    sizes = [float(size) for size in re.findall(r"font-size:\s*([\d.]+)pt", CSS.read_text(encoding="utf-8"))]
    assert len(sizes) > 20
    assert min(*sizes, look.NOTE_SIZE, look.TICK_SIZE, look.LABEL_SIZE) >= 7.5


def test_an_invented_figure_used_with_a_reservation_is_marked_in_the_table_of_what_is_lacking() -> None:
    evaluation, key = sample_evaluation(), keys()[0]
    card = next(card for card in evaluation.framework.asked_of(key) if (key, card.id) in evaluation.results)
    result = replace(evaluation.results[key, card.id], value=7.0, missing=None)
    for flags, tags in (((Flag.LAGGED, Flag.ILLUSTRATIVE), ("esimerkki",)), ((Flag.LAGGED,), ())):
        results = {**evaluation.results, (key, card.id): replace(result, flags=flags)}
        table = own_coverage_table(Draft(replace(evaluation, results=results), FI), key)
        assert table is not None
        row = next(row for row in table.rows if row.head.text.startswith(f"{card.id} "))
        assert row.cells[-1].tags == tags
