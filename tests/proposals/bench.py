"""One measure, its card and three regions: what is proposed of it, with only that told which a test is about.

The measure M1 has the theme T1 and one joint card X, a level from 100 in 2018 to a target of 200; relevance is settled
by two of the three regions 1, 2, 3. Its failure is as probable as the test says: nothing is simulated here.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from evaluation.findings.finding import Finding, Grade
from evaluation.findings.view import View
from evaluation.panel import build_panel
from evaluation.problems import Place, Problem
from evaluation.proposals import propose
from evaluation.proposals.proposal import Decision, Proposal
from evaluation.scoring import Status, score
from evaluation.uncertainty.spread import NodeSpread, Spread
from evaluation.workbook.submission import Cell, Missing, Row, SheetRows, Submission
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.lists import Choice, Dimension, Measure, Objective, Plan
from tests.rules.bench import YEARS, Written, card, sheet, text
from tests.rules.bench import framework as plain_framework

AREA = "A"
REGIONS = ("1", "2", "3")
STAGES = {"4": "achieved", "3": "mostly", "2": "partly", "1": "not_achieved", "0": "not_achieved"}
Rows = Sequence[Mapping[str, Written]]


def measure(key: str = "M1", *cards: str, theme: str | None = "T1", priority: str | None = None) -> Measure:
    return Measure(key, text(key), list(cards), [], "both", text("x"), theme, priority)


def joint_card(key: str = "X", **fields: object) -> Indicator:
    plain: dict[str, object] = {
        "scope": "joint", "rollup": "none", "target": 200.0, "source_class": "register", "target_origin": "strategy",
    }
    return card(key, **(plain | fields))


def framework(*cards: Indicator, measures: Sequence[Measure] = ()) -> Framework:
    plain, own = plain_framework(), cards or (joint_card(),)
    following = msgspec.structs.replace(
        plain.succession,
        stages=STAGES,
        horizontal=["P9"],
        plan=(Plan("M1", "F", "T", "1", "high"),),
    )
    strategy = msgspec.structs.replace(
        plain.strategy,
        theme=(Choice("T1", text("T1")),),
        priority=tuple(Choice(key, text(key)) for key in ("P1", "P9")),
    )
    return msgspec.structs.replace(
        plain,
        strategy=strategy,
        dimensions=(Dimension("D", text("D"), "implementation", 1.0, (Objective("O", text("O")),)),),
        indicators={one.id: one for one in own},
        measures=tuple(measures) or (measure("M1", *(one.id for one in own)),),
        succession=following,
    )


def figures(*years: Written, baseline: Written = 100.0, key: str = "X", **more: Written) -> dict[str, Written]:
    """A row of the indicators sheet; fewer than five figures are the last ones."""
    padded = ("..",) * (len(YEARS) - len(years)) + years
    return {"id": key, "baseline": baseline, "source": "rekisteri", **dict(zip(YEARS, padded, strict=True)), **more}


def workbook(
    forms: Framework, key: str, *rows: Mapping[str, Written], measures: Rows = (), own: Sequence[Cell] | None = None
) -> Submission:
    """A workbook with these rows; `own` are the cells of the column `theme` of its own priorities, None = no sheet."""
    file = f"{key}.xlsx"
    given = {"indicators": rows, "measures": measures}
    sheets = {key: sheet(forms, file, key, list(told)) for key, told in given.items()}
    if own is not None:
        sheets["own_priorities"] = _own(file, own)
    kind = "joint" if key == AREA else "region"
    return Submission(file, file, 1, kind, key, {}, sheets)  # type: ignore[arg-type]


def _own(file: str, themes: Sequence[Cell]) -> SheetRows:
    columns = {"name": "A", "valid": "B", "theme": "C", "priority": "D", "focus": "E", "source": "F"}
    blank = Cell(Place(file, "Painopisteet", "D2"), missing=Missing.NOT_ANSWERED)
    rows = []
    for number, theme in enumerate(themes, start=2):
        name = Cell(Place(file, "Painopisteet", f"A{number}"), f"Oma {number}", f"Oma {number}")
        rows.append(Row(number, {"name": name, "theme": theme, "priority": blank, "focus": blank}))
    return SheetRows("Painopisteet", 1, columns, tuple(rows))


def names(*keys: str) -> Cell:
    """A cell of an own priority that names these themes; none of them = plainly left blank."""
    place = Place("x.xlsx", "Painopisteet", "C2")
    return Cell(place, "; ".join(keys), keys) if keys else Cell(place, missing=Missing.NOT_ANSWERED)


def not_known() -> Cell:
    """A cell in which a region says that the theme is not known."""
    return Cell(Place("x.xlsx", "Painopisteet", "C2"), "..", missing=Missing.NOT_AVAILABLE)


HIGH: Mapping[str, Sequence[Cell]] = {"1": [names("T1")], "2": [names(), names("T1")], "3": [names()]}
LOW: Mapping[str, Sequence[Cell]] = {"1": [names("T1")], "2": [names()], "3": [names()]}
OPEN: Mapping[str, Sequence[Cell]] = {"1": [names("T1")], "2": [names()]}  # one for, one against, one without the sheet


def view(forms: Framework, *books: Submission, failure: Mapping[str, float] | None = None) -> View:
    """The sight of these workbooks; `failure` is the probability of «not achieved» by node."""
    accepted = {book.region: book for book in books}
    panel = build_panel(forms, accepted)
    scores = score(forms, panel)
    besides = {node: _probability(share) for node, share in (failure or {}).items()}
    spread = Spread(0, 1, {(AREA, node): _spread(node, one) for node, one in besides.items()}, (), (), besides)
    return View(forms, panel, accepted, scores.results, scores.nodes, date(2023, 12, 31), spread)


def _probability(failure: float) -> dict[Status, float]:
    return dict.fromkeys(Status, 0.0) | {Status.NOT_ACHIEVED: failure, Status.PARTLY: 1 - failure}


def _spread(node: str, probability: Mapping[Status, float]) -> NodeSpread:
    return NodeSpread(AREA, node, 0, 0, 0, probability, None, None, None, {})


def proposals(
    seen: View, *findings: Finding, needs: Sequence[str] = (), problems: Sequence[Problem] = (),
    decisions: Mapping[str, Decision] | None = None,
) -> dict[str, Proposal]:  # fmt: skip
    return {one.subject: one for one in propose(seen, findings, needs, problems, decisions)}


def of_measure(
    *years: Written, own: Mapping[str, Sequence[Cell]] = OPEN, failure: float | None = None,
    card: Indicator | None = None, baseline: Written = 100.0,
) -> Proposal:  # fmt: skip
    """What is proposed of M1 when its card X comes to these figures."""
    forms = framework(card or joint_card())
    books = [workbook(forms, AREA, figures(*years, baseline=baseline))]
    books += [workbook(forms, key, own=own.get(key)) for key in REGIONS]
    seen = view(forms, *books, failure=None if failure is None else {"M1": failure})
    return proposals(seen)["M1"]


def finding(kind: str, subject: str, grade: Grade = Grade.B, region: str = AREA, **facts: float) -> Finding:
    place = () if region == AREA else (region,)
    return Finding(".".join((kind, subject, *place)), kind, region, subject, facts, grade, (f"{region}:X",), False)
