"""A small framework and its workbooks for the tests of rules: clean by default, so that a test shows only its fault.

Three regions (1 Pohjola, 2 Etelä, 3 Saari), the area A, years 2018 and 2019–2023. The forms are those of the project.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from evaluation.problems import Place, Problem
from evaluation.rules.ranges import address
from evaluation.workbook.submission import Cell, Fault, Missing, Row, SheetRows, Submission
from evaluation.workbook.wording import row_unit
from indicators.assessment import Assessment
from indicators.cards import Indicator, Text
from indicators.evidence import Evidence
from indicators.forms import Column, Sheet
from indicators.framework import Area, Framework, Strategy, Years
from indicators.lists import (
    BoundaryEvent,
    Choice,
    CrossCheck,
    Dimension,
    Measure,
    Objective,
    Plan,
    Question,
    Region,
    Succession,
)
from indicators.loading import read_records, record
from tests.small.answers import small_framework

FORMS = Path(__file__).parents[2] / "indicators" / "s3_2019_2023" / "forms.toml"
YEARS = ("2019", "2020", "2021", "2022", "2023")
MARKS = {".": Missing.NOT_APPLICABLE, "..": Missing.NOT_AVAILABLE, "...": Missing.CONFIDENTIAL}
Written = float | str | date | Fault
Rows = Mapping[str, Mapping[str, Written]]

# Baseline and five years of every row; joint sums are three times the regional figure.
SERIES: dict[str, tuple[float, ...]] = {
    "C1": (10, 10, 12, 11, 13, 12),
    "C2": (5, 5, 6, 5, 6, 5),
    "P1": (40, 41, 42, 43, 44, 45),
    "R1.osoittaja": (20, 21, 22, 23, 24, 25),
    "R1.nimittäjä": (50, 50, 50, 50, 50, 50),
    "W1": (3, 3.1, 3.2, 3.3, 3.4, 3.5),
    "W1.n": (30, 31, 30, 32, 30, 33),
    "D1": (12, 11.5, 11, 10.5, 10, 9),
    "U1": (3, 3, 3, 3, 3, 3),
    "J1": (4, 4, 5, 4, 5, 5),
}


def text(words: str) -> Text:
    return Text(words, words)


def card(key: str, **fields: object) -> Indicator:
    plain: dict[str, object] = {
        "id": key, "dimension": "D", "objective": "O", "name": text(key), "kind": "result",
        "unit": Text("kpl", "number"),
        "direction": "increase", "scope": "region", "rollup": "sum", "accumulation": "level", "source": text("x"),
        "source_class": "own", "proposed_by": "project", "target": "baseline + 10 %",
    }
    return Indicator(**(plain | fields))  # type: ignore[arg-type]


def cards() -> dict[str, Indicator]:
    percent = Text("%", "%")
    return {one.id: one for one in (
        card("C1", count=True, valid_range=(0.0, None)),
        card("C2", count=True, scope="both", accumulation="sum", target=None, joint_target=100.0),
        card("P1", unit=percent, rollup="mean", valid_range=(0.0, 100.0), boundary_sensitive=True),
        card("R1", unit=percent, rollup="ratio_of_sums", parts="ratio", factor=100.0, valid_range=(0.0, 100.0)),
        card("W1", unit=text("1–5"), rollup="weighted_mean", parts="weighted", valid_range=(1.0, 5.0)),
        card("D1", direction="decrease", target=None),
        card("U1", scope="both", rollup="unique"),
        card("J1", scope="joint", rollup="none"),
    )}


def framework(*, checks: tuple[CrossCheck, ...] = ()) -> Framework:
    forms = read_records(FORMS)
    return Framework(
        period="bench",
        strategy=strategy(),
        dimensions=(Dimension("D", text("D"), "impact", 1.0, (Objective("O", text("O")),)),),
        indicators=cards(),
        sheets={key: record(Sheet, {"key": key, **sheet}, key) for key, sheet in forms["sheet"].items()},
        fields=record(tuple[Column, ...], forms["field"], "field"),
        choices={key: record(tuple[Choice, ...], entries, key) for key, entries in forms["choices"].items()},
        assessment=Assessment(5, 3, 25, question=tuple(
            Question(key, text(key), "w", [1], ["D"], text("1"), text("3"), text("5")) for key in ("Q1", "Q2")
        )),
        measures=(
            Measure("M1", text("M1"), [], [], "region", text("x")),
            Measure("M2", text("M2"), [], [], "joint", text("x")),
        ),
        cross_checks=checks,
        value_chains=(),
        succession=Succession(
            2024, 2027, {}, 2, 0.9, 3, 5, [], Plan("", "F", "T", "1", "low"),
            focus=(Choice("F", text("F")),), addressee=(Choice("T", text("T")),), timing=(Choice("1", text("1")),),
        ),
        evidence=Evidence(0.9, 0.9, 0.01, 0.1, 0.5, 0.5, 20, 0.1, 31, 2, 4, 0.95),
        digest="now",
    )


def strategy() -> Strategy:
    name = text("Alue")
    region = {
        "1": Region("1", text("Pohjola"), "pohjola", genitive=text("Pohjolan")),
        "2": Region("2", text("Etelä"), "etela", genitive=text("Etelän")),
        "3": Region("3", text("Saari"), "saari", genitive=text("Saaren")),
    }
    return Strategy(
        name=name, short_name=name, publisher=name, years=Years(2018, 2019, 2023), successor=name,
        area=Area("A", "alue", name, name, name, name, name), country=Region("M", text("Maa")),
        method=small_framework().method, readings=small_framework().readings,
        region=tuple(region.values()), elsewhere=(), priority=(), theme=(), dimension_files=["d.toml"],
        boundary=(BoundaryEvent(2021, ["1", "2"], text("raja")),),
        division=(Choice("2020", text("2020")), Choice("2021", text("2021")), Choice("own", text("tilastovuosi"))),
    )


def cell(written: Written, place: Place, *, numeric: bool = False) -> Cell:
    """A cell as reading would give it: `""` for blank, `..` for missing in a number column, a Fault for a bad one."""
    if isinstance(written, Fault):
        missing = Missing.NOT_ANSWERED if written.code.startswith("E") else None
        shown = str(written.facts.get("written", "?"))
        value = None if missing else written.facts.get("value", "")
        assert not isinstance(value, Text | tuple)
        return Cell(place, shown, value, missing, fault=written)
    if isinstance(written, str):
        if not written:
            return Cell(place, missing=Missing.NOT_ANSWERED)
        if numeric:
            return Cell(place, written, missing=MARKS[written])
        return Cell(place, written, written)
    if isinstance(written, date):
        return Cell(place, f"{written:%d.%m.%Y}", written)
    return Cell(place, f"{written:g}".replace(".", ","), float(written))


def sheet(
    forms: Framework, file: str, key: str, rows: Sequence[Mapping[str, Written]], without: tuple[str, ...] = ()
) -> SheetRows:
    """Rows from row 2 on, columns in the order of the form; a column that a row does not give is blank."""
    columns: dict[str, bool] = {}
    for column in forms.sheets[key].columns:
        for name in YEARS if column.holds == "years" else (column.key,):
            if name not in without:
                columns[name] = column.holds in ("number", "years")
    letters = {name: address((1, place))[:-1] for place, name in enumerate(columns, start=1)}
    name = forms.sheets[key].name.fi
    return SheetRows(name, 1, letters, tuple(
        Row(number, {
            column: cell(written.get(column, ""), Place(file, name, f"{letters[column]}{number}"), numeric=numeric)
            for column, numeric in columns.items()
        })
        for number, written in enumerate(rows, start=2)
    ))


def indicator_rows(forms: Framework, region: str, changes: Rows) -> list[Mapping[str, Written]]:
    """Every row that the region is asked for, in the order of the cards, then those that only `changes` names."""
    joint = region == "A"
    rows: list[Mapping[str, Written]] = []
    for one in forms.asked_of(region):
        for name in one.rows:
            times = 3 if joint and one.rollup == "sum" else 1
            baseline, *years = (times * value for value in SERIES[name])
            plain: dict[str, Written] = {
                "id": name, "name": name, "unit": row_unit(one, name, "fi"), "baseline": baseline,
                **dict(zip(YEARS, years, strict=True)), "target": 1.0 if one.id == "D1" else ".", "source": "rekisteri",
            }
            rows.append({**plain, **changes.get(name, {})})
    asked = {name for one in forms.asked_of(region) for name in one.rows}
    return [*rows, *({"id": name, **row} for name, row in changes.items() if name not in asked)]


def book(
    region: str = "1", changes: Rows | None = None, *, file: str = "", forms: Framework | None = None,
    fields: Mapping[str, Written] | None = None, projects: Sequence[Mapping[str, Written]] | None = None,
    measures: Sequence[Mapping[str, Written]] | None = None, answers: Sequence[Mapping[str, Written]] | None = None,
    problems: tuple[Problem, ...] = (), digest: str = "now", without: tuple[str, ...] = (),
) -> Submission:
    """A whole and faultless workbook of a region (A = the joint one), with these changes by row id and column."""
    forms = forms or framework()
    file = file or {"1": "pohjola.xlsx", "2": "etela.xlsx", "3": "saari.xlsx", "A": "alue.xlsx"}.get(region, "x.xlsx")
    plain_fields: dict[str, Written] = {
        "region": region, "organisation": "Liitto", "respondent": "", "date": date(2023, 10, 31), "state": "final",
        "division": "2021", **(fields or {}),
    }
    measure = "M2" if region == "A" else "M1"
    sheets = {
        "indicators": sheet(forms, file, "indicators", indicator_rows(forms, region, changes or {}), without),
        "measures": sheet(forms, file, "measures", measures if measures is not None else [
            {"id": measure, "stage": "4", "source": "pöytäkirja"}]),
        "self_assessment": sheet(forms, file, "self_assessment", answers if answers is not None else [
            {"question": key, "rating": "3", "role": "council"} for key in ("Q1", "Q2")]),
    }
    if projects is not None:
        sheets["projects"] = sheet(forms, file, "projects", projects)
    return Submission(
        file=file, sha256=file, size=1, kind="joint" if region == "A" else "region", region=region,
        fields={
            key: cell(written, Place(file, "Tiedot", f"B{number}"))
            for number, (key, written) in enumerate(plain_fields.items(), start=2)
        },
        sheets=sheets, problems=problems, template_version="1", framework_digest=digest,
    )


def blank_book(region: str = "1") -> Submission:
    """The template as it is handed out: ids, units and known baselines, nothing else."""
    forms = framework()
    empty: dict[str, Written] = dict.fromkeys(("baseline", *YEARS, "target", "source"), "")
    return book(
        region, {name: empty for name in forms.row_cards if any(name in card.rows for card in forms.asked_of(region))},
        measures=[{"id": "M1"}], answers=[],
    )


def unreadable(file: str, code: str = "E103") -> Submission:
    """A file that reading could not open."""
    return Submission(file, file, 1, "unknown", "", {}, {}, (Problem(code, Place(file)),))


def project(code: str = "H1", **fields: Written) -> dict[str, Written]:
    """A faultless row of a project."""
    plain: dict[str, Written] = {
        "code": code, "name": "Hanke", "lead": "1", "regions": "1", "start": date(2020, 1, 1), "end": date(2021, 1, 1),
        "total": 100_000.0, "public": 80_000.0, "source": "EURA",
    }
    return plain | fields


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def cells(problems: tuple[Problem, ...], code: str) -> list[str]:
    """Where a code was told: `sheet!cells`, or the file where it is about all of it."""
    return [
        str(one.place).removeprefix(f"{one.place.file}!")
        for one in problems if one.code == code
    ]
