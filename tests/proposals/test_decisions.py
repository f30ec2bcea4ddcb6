"""What people decided outlives every run, and says so when its evidence has changed."""

from datetime import date

from evaluation.problems import Place
from evaluation.proposals import Decision, Proposal, read_decisions, reminded
from evaluation.proposals.decisions import UNKNOWN, stamp
from evaluation.rules import check
from evaluation.workbook.submission import PROPOSALS, Cell, Missing, Row, SheetRows, Submission
from tests.proposals.bench import AREA, HIGH, figures, finding, framework, proposals, view, workbook
from tests.rules.bench import Written, cell

COLUMNS = {"id": "A", "decision": "N", "wording": "O", "owner": "P", "decided": "Q", "comment": "R", "evidence": "S",
           "decided_on": "T"}  # fmt: skip
DAY, LATER = date(2024, 2, 15), date(2024, 9, 1)


def decided(*rows: dict[str, Written], file: str = "paatokset.xlsx", without: tuple[str, ...] = ()) -> Submission:
    """A workbook of decisions as reading gives it, from row 4 on."""
    columns = {key: letter for key, letter in COLUMNS.items() if key not in without}
    read = []
    for number, row in enumerate(rows, start=4):
        places = {key: Place(file, "Ehdotukset", f"{letter}{number}") for key, letter in columns.items()}
        read.append(Row(number, {key: cell(row.get(key, ""), place) for key, place in places.items()}))
    return Submission(file, file, 1, PROPOSALS, "", {}, {PROPOSALS: SheetRows("Ehdotukset", 3, columns, tuple(read))})


def row(key: str = "proposal.M1", **fields: Written) -> dict[str, Written]:
    plain: dict[str, Written] = {
        "id": key, "decision": "approved", "owner": "Task Force", "decided": DAY, "evidence": "n-1",
    }
    return plain | fields


def read(*rows: dict[str, Written]) -> dict[str, Decision]:
    forms = framework()
    books = [decided(*rows)]
    return dict(read_decisions(forms, books, check(forms, books)).by_id)


def one(*rows: dict[str, Written]) -> Decision:
    return read(*rows)["proposal.M1"]


def proposed(value: float = 195.0, decisions: dict[str, Decision] | None = None) -> Proposal:
    forms = framework()
    books = [workbook(forms, AREA, figures(value)), *(workbook(forms, key, own=own) for key, own in HIGH.items())]
    return proposals(view(forms, *books), decisions=decisions)["M1"]


def test_a_decision_is_read_with_its_place() -> None:
    found = one(row(wording="Jatketaan yhdessä", comment="yksimielinen"))
    assert (found.decision, found.wording, found.owner, found.decided) == (
        "approved", "Jatketaan yhdessä", "Task Force", DAY,
    )  # fmt: skip
    assert (found.comment, found.evidence, found.cell) == ("yksimielinen", "n-1", "paatokset.xlsx!Ehdotukset!N4")


def test_a_wording_may_come_before_its_decision_and_an_empty_row_says_nothing() -> None:
    found = read({"id": "proposal.M1", "wording": "Luonnos"}, {"id": "proposal.O", "evidence": "n-2"})
    assert list(found) == ["proposal.M1"]
    assert (found["proposal.M1"].decision, found["proposal.M1"].wording) == ("", "Luonnos")


def test_a_decision_on_the_same_evidence_stands() -> None:
    fresh = proposed()
    found = proposed(decisions=read(row(evidence=fresh.evidence)))
    assert found.decision is not None
    assert not found.decision.outdated
    assert found.evidence == fresh.evidence  # a decision is no evidence


def test_changed_evidence_makes_a_decision_outdated_and_keeps_it() -> None:
    made = read(row(evidence=proposed(195.0).evidence, wording="Jatketaan"))
    found = proposed(180.0, decisions=made)
    assert found.decision is not None
    assert found.decision.outdated
    assert (found.decision.decision, found.decision.wording) == ("approved", "Jatketaan")


def test_a_wording_alone_is_never_outdated() -> None:
    found = proposed(180.0, decisions=read({"id": "proposal.M1", "wording": "Luonnos", "evidence": "n-1"}))
    assert found.decision is not None
    assert not found.decision.outdated


def test_what_counts_as_evidence() -> None:
    """Verdict, score to one decimal, findings and their facts to two; not the digits behind them."""
    forms = framework()

    def mark(value: float, *facts: float) -> str:
        told = [finding("late", "M1", share=fact) for fact in facts]
        return proposals(view(forms, workbook(forms, AREA, figures(value))), *told)["M1"].evidence

    assert mark(195.0) == mark(195.0)
    assert mark(195.0) != mark(194.0)
    assert mark(195.0) != mark(195.0, 0.5)
    assert mark(195.0, 0.5) == mark(195.0, 0.5001) != mark(195.0, 0.51)
    assert mark(195.0).startswith("n-")


def test_a_copied_row_keeps_the_evidence_it_was_decided_on() -> None:
    """The tool writes a newer mark beside the decision; who only copies the file has not decided anew."""
    kept = one(row(evidence="n-2", decided_on=stamp("n-1", "approved", DAY)))
    assert kept.evidence == "n-1"


def test_another_decision_or_a_new_day_is_a_decision_on_what_is_shown() -> None:
    stamped = stamp("n-1", "approved", DAY)
    assert one(row(evidence="n-2", decided_on=stamped, decision="rejected")).evidence == "n-2"
    assert one(row(evidence="n-2", decided_on=stamped, decided=LATER)).evidence == "n-2"
    assert one(row(evidence="n-2", decided_on=stamp("n-1", "approved", None))).evidence == "n-2"
    assert one(row(evidence="n-2", decided_on=stamped, owner="joku muu", wording="toisin")).evidence == "n-1"
    assert one(row(evidence="n-2", decided_on=stamped, decided="")).evidence == "n-1"  # a day less confirms nothing


def test_a_decision_whose_mark_was_lost_is_to_be_checked() -> None:
    lost = one(row(evidence=""))
    assert lost.evidence == UNKNOWN
    found = proposed(decisions={"proposal.M1": lost})
    assert found.decision is not None
    assert found.decision.outdated
    again = one(row(evidence="n-2", decided_on=stamp(UNKNOWN, "approved", DAY)))
    assert again.evidence == UNKNOWN  # the next workbook does not forget it


# What is told --------------------------------------------------------------------------------------------------------


def codes(*books: Submission) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.cells) for problem in check(framework(), books)]


def test_a_faultless_workbook_of_decisions_has_no_problem_and_is_no_regions() -> None:
    assert codes(decided(row())) == []


def test_rows_that_are_about_nothing_or_said_twice_are_left_out() -> None:
    nameless: dict[str, Written] = {"id": "", "decision": "approved"}
    book = decided(row("proposal.M7"), row(), row(decision="rejected"), nameless, row("proposal.O"))
    assert codes(book) == [("E301", "A4"), ("E302", "A5:A6"), ("E325", "A7")]
    assert check(framework(), [book])[0].facts["likely"] == ""  # no guess whose decision it may be
    assert list(read_decisions(framework(), [book], check(framework(), [book])).by_id) == ["proposal.O"]


def test_two_workbooks_of_decisions_are_told_and_neither_is_read() -> None:
    books = [decided(row()), decided(row(decision="rejected"), file="toinen.xlsx")]
    problems = check(framework(), books)
    assert [(problem.code, problem.facts["files"]) for problem in problems] == [("E401", "paatokset.xlsx, toinen.xlsx")]
    found = read_decisions(framework(), books, problems)
    assert (found.status, found.by_id) == ("rejected", {})


def test_a_decision_without_its_day_its_owner_or_its_evidence_is_asked_about() -> None:
    book = decided(row(decided=""), row("proposal.O", owner=""), row("proposal.T1", decided="", owner="", evidence=""))
    found = [(problem.code, problem.place.cells, problem.facts.get("kind")) for problem in check(framework(), [book])]
    assert found == [("W402", "Q4", "date"), ("W402", "P5", "owner"), ("W402", "Q6", "both"), ("W403", "S6", None)]


def test_a_warning_can_be_explained() -> None:
    problems = check(framework(), [decided(row(decided="", comment="W402: päivä tarkentuu pöytäkirjasta"))])
    assert [(problem.code, problem.explanation) for problem in problems] == [("W402", "päivä tarkentuu pöytäkirjasta")]


def test_changed_evidence_and_lost_proposals_are_told_after_the_scores() -> None:
    forms = framework()
    book = decided(row(evidence="n-1"), row("proposal.P1", evidence="n-1"), row("proposal.O", evidence=""))
    problems = check(forms, [book])
    found = read_decisions(forms, [book], problems)
    made = propose_all(dict(found.by_id))
    told = reminded(forms, problems, made, found)
    assert [(one.code, one.place.cells, one.facts.get("id")) for one in told] == [
        ("W403", "S6", "proposal.O"), ("W404", "N4", "proposal.M1"), ("N405", "N5", "proposal.P1"),
    ]  # fmt: skip


def propose_all(decisions: dict[str, Decision]) -> list[Proposal]:
    forms = framework()
    return [*proposals(view(forms, workbook(forms, AREA, figures(195.0))), decisions=decisions).values()]


def test_a_day_that_cannot_be_read_confirms_nothing() -> None:
    place = Place("paatokset.xlsx", "Ehdotukset", "Q4")
    unread = Cell(place, "viime viikolla", missing=Missing.NOT_ANSWERED)
    book = decided(row(evidence="n-2", decided_on=stamp("n-1", "approved", DAY)))
    sheet = book.sheets[PROPOSALS]
    first = Row(4, {**sheet.rows[0].cells, "decided": unread})
    changed = SheetRows(sheet.name, sheet.header_row, sheet.columns, (first,))
    book = Submission(book.file, book.file, 1, PROPOSALS, "", {}, {PROPOSALS: changed})
    assert read_decisions(framework(), [book], ()).by_id["proposal.M1"].evidence == "n-1"
