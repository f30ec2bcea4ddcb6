"""What changed between two runs and why: causes told apart on hand-made records."""

from typing import Any

from evaluation.history.comparison import Cause, Change, compare
from evaluation.history.records import Record

BELOW = {"O1": ("A1", "A2"), "D1": ("A1", "A2"), "O2": ("B1",)}


def indicator(region: str, card: str, *, value: float = 5.0, score: float = 50.0) -> dict[str, Any]:
    cells = {"value": [f"{region}.xlsx!Mittarit!H3"], "baseline": [f"{region}.xlsx!Mittarit!D3"], "target": []}
    return {"region": region, "id": card, "value": value, "score": score, "cells": cells, "status": "partly"}


def node(region: str, name: str, score: float) -> dict[str, Any]:
    return {"region": region, "node": name, "score": score, "coverage": 1.0, "status": "partly"}


def record(
    name: str,
    *,
    files: dict[str, str],
    cards: str = "1",
    rest: str = "1",
    method: str = "1",
    seed: int = 7,
    indicators: tuple[dict[str, Any], ...] = (),
    nodes: tuple[dict[str, Any], ...] = (),
    findings: tuple[dict[str, Any], ...] = (),
    problems: tuple[dict[str, Any], ...] = (),
    proposals: tuple[dict[str, Any], ...] = (),
) -> Record:
    manifest = {
        "inputs": [{"file": file, "sha256": digest, "region": file[0]} for file, digest in files.items()],
        "framework": {"sha256": cards + rest, "cards": {"A1": cards, "A2": "1", "B1": "1"}, "rest": rest},
        "code": {"method": method, "telling": "1"},
        "regions": {"n": "accepted"},
        "seed": seed,
        "draws": 8,
    }
    results = {"indicators": indicators, "nodes": nodes, "findings": findings, "proposals": proposals}
    return Record(name, manifest, results, {"problems": problems})


def of_field(changes: tuple[Change, ...], field: str) -> list[tuple[str, tuple[Cause, ...]]]:
    return [(change.subject, change.causes) for change in changes if change.field == field]


def test_the_same_run_has_not_changed() -> None:
    one = record("a", files={"n.xlsx": "1"}, indicators=(indicator("n", "A1"),), nodes=(node("n", "O1", 50.0),))
    assert compare(one, one, BELOW).changes == ()


def test_a_figure_that_another_workbook_brings_is_the_inputs_doing_up_to_its_nodes() -> None:
    before = record("a", files={"n.xlsx": "1"}, indicators=(indicator("n", "A1"),), nodes=(node("n", "D1", 50.0),))
    after = record(
        "b", files={"n.xlsx": "2"}, indicators=(indicator("n", "A1", value=6, score=60),), nodes=(node("n", "D1", 60),)
    )
    found = compare(before, after, BELOW)
    assert of_field(found.of("indicators"), "value") == [("A1", (Cause.INPUT,))]
    assert of_field(found.of("nodes"), "score") == [("D1", (Cause.INPUT,))]
    assert [change.subject for change in found.of("inputs")] == ["n.xlsx"]


def test_a_verdict_alone_changes_by_its_own_card_and_not_by_anothers() -> None:
    figures = (indicator("n", "A1"), indicator("n", "A2"))
    verdicts = (indicator("n", "A1", score=40), indicator("n", "A2"))
    before = record("a", files={"n.xlsx": "1"}, cards="1", indicators=figures)
    after = record("b", files={"n.xlsx": "1"}, cards="2", indicators=verdicts)
    assert of_field(compare(before, after, BELOW).of("indicators"), "score") == [("A1", (Cause.FRAMEWORK,))]


def test_a_verdict_changes_by_the_method_where_neither_workbook_nor_card_did() -> None:
    before = record("a", files={"n.xlsx": "1"}, indicators=(indicator("n", "A2"),))
    after = record("b", files={"n.xlsx": "2"}, method="2", indicators=(indicator("n", "A2", score=40),))
    assert of_field(compare(before, after, BELOW).of("indicators"), "score") == [("A2", (Cause.METHOD,))]


def test_two_possible_causes_are_both_named() -> None:
    before = record("a", files={"n.xlsx": "1"}, indicators=(indicator("n", "A1"),))
    after = record("b", files={"n.xlsx": "2"}, cards="2", indicators=(indicator("n", "A1", value=6),))
    causes = compare(before, after, BELOW).of("indicators")[0].causes
    assert causes == (Cause.INPUT, Cause.FRAMEWORK)


def test_findings_come_and_go_with_what_they_rest_on() -> None:
    finding = {"id": "receding.A1.n", "region": "n", "grade": "B", "evidence": ["n:O1"]}
    before = record("a", files={"n.xlsx": "1"}, indicators=(indicator("n", "A1"),), findings=(finding,))
    after = record("b", files={"n.xlsx": "2"}, indicators=(indicator("n", "A1", value=9),))
    assert compare(before, after, BELOW).of("findings") == (
        Change("findings", "n", "receding.A1.n", "", "B", None, (Cause.INPUT,)),
    )


def test_mended_and_new_problems_are_told_by_their_place() -> None:
    def problem(cells: str) -> dict[str, Any]:
        return {"code": "E204", "region": "n", "file": "n.xlsx", "sheet": "Mittarit", "cells": cells}

    before = record("a", files={"n.xlsx": "1"}, problems=(problem("H3"), problem("H4")))
    after = record("b", files={"n.xlsx": "2"}, problems=(problem("H4"), problem("H5")))
    told = [(c.subject, c.before, c.after) for c in compare(before, after, BELOW).of("problems")]
    assert told == [("n.xlsx!Mittarit!H5", None, "E204"), ("n.xlsx!Mittarit!H3", "E204", None)]


def test_files_that_come_and_go_and_other_settings_are_told() -> None:
    before, after = record("a", files={"n.xlsx": "1"}), record("b", files={"m.xlsx": "1"}, seed=8)
    found = compare(before, after, BELOW)
    told = [(c.subject, c.before, c.after) for c in found.of("inputs")]
    assert told == [("m.xlsx", None, "1"), ("n.xlsx", "1", None)]
    assert [(c.subject, c.causes) for c in found.of("settings")] == [("seed", (Cause.SETTINGS,))]


def test_what_people_decided_is_a_cause_of_its_own() -> None:
    """That the row of a decision moved, or its wording changed, is no change of the decision."""

    def proposal(decision: str | None, cell: str = "N4") -> dict[str, Any]:
        made = None if decision is None else {"decision": decision, "cell": cell}
        return {"id": "proposal.M01", "action": "continue", "grade": "B", "results": ["n:A1"], "decision": made}

    def changed(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[Any, Any, tuple[Cause, ...]]]:
        earlier, later = record("a", files={}, proposals=(before,)), record("b", files={}, proposals=(after,))
        return [(one.before, one.after, one.causes) for one in compare(earlier, later, BELOW).of("proposals")]

    assert changed(proposal(None), proposal("approved")) == [(None, "approved", (Cause.DECISION,))]
    assert changed(proposal("approved"), proposal("rejected")) == [("approved", "rejected", (Cause.DECISION,))]
    assert changed(proposal("approved"), proposal("approved", "N9")) == []
