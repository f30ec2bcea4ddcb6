"""The small strategy traced: every id ends in cells that hold what was reported, and nothing wrong passes."""

import copy
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import msgspec
import openpyxl
import pytest

from evaluation.tracing import NotTracedError, Step, Walk, cells_of, failures
from evaluation.workbook.template import fill_template
from indicators import Framework
from reports.language import LANGUAGES, load_language
from reports.traces import told_trace
from tests.small.answers import ANSWERS, FILES, small_framework, template_texts, workbook
from tests.tracing.bench import shelf, walk

REGIONS = {FILES[key]: key for key in FILES}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return small_framework()


@pytest.fixture(scope="module")
def books(framework: Framework) -> dict[str, bytes]:
    return {FILES[key]: workbook(framework, key, figures) for key, figures in ANSWERS.items()}


@pytest.fixture(scope="module")
def traced(framework: Framework, books: Mapping[str, bytes]) -> Walk:
    return walk(framework, books, REGIONS)


def part(step: Step, name: str) -> Step:
    return next(one for one in step.parts if one.id == name)


def places(step: Step) -> list[str]:
    return [cell.id for cell in cells_of(step)]


def test_every_id_ends_in_cells_that_give_it(traced: Walk, books: Mapping[str, bytes]) -> None:
    """The cells are opened here by openpyxl itself, not by the tool's reader."""
    opened = {name: openpyxl.load_workbook(BytesIO(content), data_only=True) for name, content in books.items()}
    seen = 0
    for id in traced.ids:
        step = traced.follow(id)
        assert failures(step) == (), id
        for cell in cells_of(step):
            stored = opened[str(cell.facts["file"])][str(cell.facts["sheet"])][str(cell.facts["cell"])].value
            number = cell.facts["number"]
            assert stored == (number if number is not None else cell.facts["written"])
            seen += 1
    assert seen > 500


def test_a_roll_up_ends_in_the_cells_of_its_regions(traced: Walk) -> None:
    """I1: 70 + 90 of 2019, from 50 + 60; Västernorrland has no baseline. Each target is in its workbook."""
    step = traced.follow("I1")
    assert places(part(step, "value")) == ["norrbotten.xlsx!Mittarit!H4", "vasterbotten.xlsx!Mittarit!H4"]
    assert places(part(step, "baseline")) == ["norrbotten.xlsx!Mittarit!D4", "vasterbotten.xlsx!Mittarit!D4"]
    assert [cell.facts["number"] for cell in cells_of(part(step, "value"))] == [70.0, 90.0]
    assert part(step, "value").facts == {"number": 160.0, "reckoned": 160.0}
    assert (part(step, "value").way, part(step, "target").facts["number"]) == ("sum", 200.0)
    assert places(part(step, "target")) == ["norrbotten.xlsx!Mittarit!J4", "vasterbotten.xlsx!Mittarit!J4"]


def test_a_ratio_ends_in_numerators_and_denominators(traced: Walk) -> None:
    """I6: 100 · (30 + 10)/(80 + 50)."""
    value = part(traced.follow("I6"), "value")
    assert value.facts["reckoned"] == pytest.approx(100 * 40 / 130)
    assert [cell.facts["number"] for cell in cells_of(value)] == [30.0, 80.0, 10.0, 50.0]
    assert value.way == "ratio_of_sums"


def test_a_partial_sum_is_held_to_its_known_years(traced: Walk) -> None:
    """I2 of Norrbotten: 120 · 3, against 3/5 of 500 and of 650."""
    step = traced.follow("25:I2")
    assert [part(step, name).facts["reckoned"] for name in ("value", "baseline", "target")] == [360, 300, 390]
    assert len(cells_of(part(step, "value"))) == 3
    assert [one.facts["target"] for one in part(step, "target").parts] == ["baseline + 30 %"]


def test_a_missing_figure_ends_in_what_was_written_for_it(traced: Walk) -> None:
    value = part(traced.follow("I2", "22"), "value")
    assert value.holds is None
    assert {cell.facts["written"] for cell in cells_of(value)} == {".."}


def test_a_node_follows_from_its_indicators(traced: Walk) -> None:
    step = traced.follow("W", "25")
    assert (step.way, step.holds) == ("weights", True)
    assert {one.id: one.facts["weight"] for one in step.parts} == dict.fromkeys(("I1", "I2", "I3", "I4"), 0.25)


def test_a_finding_leads_to_its_evidence(traced: Walk) -> None:
    step = traced.follow("receding.I3.24")
    assert [(one.kind, one.id, one.region) for one in step.parts] == [("result", "I3", "24")]
    assert step.holds is True


def test_what_rests_on_the_framework_alone_says_so(traced: Walk) -> None:
    step = traced.follow("theme_without_measure.TRA")
    assert [one.kind for one in step.parts] == ["framework"]
    assert cells_of(step) == ()


def test_an_id_that_is_not_there_has_neighbours(traced: Walk) -> None:
    with pytest.raises(NotTracedError) as told:
        traced.follow("recedin.I3.24")
    assert "receding.I3.24" in told.value.close


# What must not pass ----------------------------------------------------------------------------------------------


def changed(traced: Walk, table: str, region: str, name: str, **fields: Any) -> Walk:
    """The walk with one reported record told otherwise."""
    record = copy.deepcopy(dict(traced.record))
    key = "node" if table == "nodes" else "id"
    found = next(one for one in record[table] if (one["region"], one[key]) == (region, name))
    found.update(fields)
    return Walk(traced.framework, record, traced.shelf)


@pytest.mark.parametrize(
    ("fields", "failing"),
    [
        ({"value": 161.0}, {"value", "I1"}),  # and what follows from it
        ({"baseline": 111.0}, {"baseline", "I1"}),
        ({"target": 201.0}, {"target", "I1"}),
        ({"attainment": 0.6}, {"I1"}),
        ({"score": 50.0}, {"I1"}),
    ],
)
def test_a_figure_told_otherwise_is_found_out(traced: Walk, fields: dict[str, float], failing: set[str]) -> None:
    step = changed(traced, "indicators", "NN", "I1", **fields).follow("I1")
    assert {one.id for one in failures(step)} == failing


def test_a_node_told_otherwise_is_found_out(traced: Walk) -> None:
    assert failures(changed(traced, "nodes", "25", "W", score=61.0).follow("25:W"))[0].id == "W"
    assert failures(changed(traced, "nodes", "25", "W", coverage=0.9).follow("25:W"))[0].id == "W"


def test_another_workbook_in_the_store_is_found_out(
    traced: Walk, framework: Framework, books: Mapping[str, bytes]
) -> None:
    figures = {**ANSWERS["25"], "I1": (50, 55, 60, 65, 71, 75)}
    swapped = {**books, FILES["25"]: workbook(framework, "25", figures)}
    step = Walk(framework, traced.record, shelf(framework, swapped, REGIONS)).follow("I1")
    assert [one.id for one in failures(step)] == ["value"]


def test_a_workbook_that_is_no_longer_stored_is_said(
    traced: Walk, framework: Framework, books: Mapping[str, bytes]
) -> None:
    left = {name: content for name, content in books.items() if name != FILES["25"]}
    step = Walk(framework, traced.record, shelf(framework, left, REGIONS)).follow("I1", "25")
    assert {one.kind for one in failures(step)} == {"cell", "figure"}
    told = "\n".join(told_trace(load_language("fi"), framework, step, {}))
    assert "solua ei löydy" in told
    assert "None" not in told


# In words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trace_is_told_in_every_language(traced: Walk, language: str) -> None:
    words = load_language(language)
    findings = {one["id"]: one for one in traced.record["findings"]}
    for id in traced.ids:
        lines = list(told_trace(words, traced.framework, traced.follow(id), findings))
        assert not any("{" in line or "None" in line for line in lines), id


def test_a_trace_in_words(traced: Walk) -> None:
    lines = list(told_trace(load_language("fi"), traced.framework, traced.follow("I1", "25"), {}))
    assert [line.replace("\u00a0", " ") for line in lines[:9]] == [
        "Mittari I1 Tapaamiset, Norrbottenissa: toteuma-aste 0,5, pistemäärä 50, osittain saavutettu "
        "[laskettu toteumasta, lähtötasosta ja tavoitteesta; täsmää]",
        "  Toteuma 75 [solusta sellaisenaan; täsmää]",
        "    norrbotten.xlsx!Mittarit!I4: ”75”",
        "  Lähtötaso 50 [solusta sellaisenaan; täsmää]",
        "    norrbotten.xlsx!Mittarit!D4: ”50”",
        "  Tavoite 100 [solusta sellaisenaan; täsmää]",
        "    norrbotten.xlsx!Mittarit!J4: ”100”",
        "",
        "Jälki päättyy 3 soluun.",
    ]


# Ratings ---------------------------------------------------------------------------------------------------------


def rated(framework: Framework, key: str, *marks: str) -> bytes:
    rows = [{"question": "Q01", "rating": mark, "role": "council", "reason": "salainen syy"} for mark in marks]
    about = [{"field": "date", "answer": "31.12.2020"}, {"field": "state", "answer": "final"}]
    answers = {"about": about, "self_assessment": rows}
    return fill_template(framework, key, "fi", template_texts(), answers)


def test_hidden_ratings_stay_hidden_in_a_trace(framework: Framework) -> None:
    """Six, five and two answers: the two are hidden, and the five so that they cannot be reckoned."""
    books = {
        FILES["25"]: rated(framework, "25", "4", "4", "5", "3", "4", "4"),
        FILES["24"]: rated(framework, "24", "2", "2", "3", "2", "2"),
        FILES["22"]: rated(framework, "22", "1", "5"),
    }
    seen = walk(framework, books, REGIONS)
    own, hidden, area = seen.follow("25:Q01"), seen.follow("22:Q01"), seen.follow("Q01")
    assert (own.holds, own.facts["median"], len(cells_of(own))) == (True, 4.0, 6)
    assert (hidden.facts, cells_of(hidden)) == ({"hidden": "hidden"}, ())
    assert seen.follow("24:Q01").facts == {"hidden": "hidden"}
    assert (area.holds, area.facts["answers"]) == (True, 13)
    assert {cell.facts["file"] for cell in cells_of(area)} == {FILES["25"]}
    told = "\n".join(
        line for step in (own, hidden, area) for line in told_trace(load_language("fi"), framework, step, {})
    )
    assert "salainen" not in told


# A framework that has changed since the run --------------------------------------------------------------------


def test_a_card_that_came_or_went_since_the_run_is_not_reckoned(traced: Walk, framework: Framework) -> None:
    cards = dict(framework.indicators)
    gone = msgspec.structs.replace(framework, indicators={name: card for name, card in cards.items() if name != "I6"})
    step = Walk(gone, traced.record, traced.shelf).follow("I6", "25")
    assert (step.holds, failures(step)) == (None, ())
    assert [cell.facts["number"] for cell in cells_of(step)][:2] == [30.0, 80.0]
    come = msgspec.structs.replace(framework, indicators={**cards, "I7": msgspec.structs.replace(cards["I1"], id="I7")})
    node = Walk(come, traced.record, traced.shelf).follow("W", "25")
    assert (node.holds, node.parts) == (None, ())
