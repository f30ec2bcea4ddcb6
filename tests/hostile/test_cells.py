"""Odd cells of an ordinary workbook: what is read, and what is told at which address."""

from collections.abc import Iterator

import pytest

from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Cell, Missing, Row, Submission
from tests.hostile.base import REGION, framework, home
from tests.hostile.surgery import ABOUT, INDICATORS, edited, formula, number, parts, text, with_cells, with_parts

ROW = 5  # the row of K06 in the template


def read(content: bytes) -> Submission:
    return read_submission("kirja.xlsx", content, framework())


def told(submission: Submission) -> list[str]:
    """Every problem of the shape and every fault of a cell, with its address."""
    found = [f"{problem.code} {problem.place.cells}".strip() for problem in submission.problems]
    rows = [row.cells.values() for sheet in submission.sheets.values() for row in sheet.rows]
    for cells in (submission.fields.values(), *rows):
        found += [f"{cell.fault.code} {cell.place.cells}" for cell in cells if cell.fault is not None]
    return sorted(found)


def indicator(submission: Submission, key: str = "K06") -> Row:
    return next(row for row in submission.sheets["indicators"].rows if row.text("id") == key)


def kept(cell: Cell) -> object:
    return cell.value if cell.missing is None else cell.missing


def test_the_workbook_itself_is_clean() -> None:
    submission = read(home())
    assert told(submission) == []
    assert [indicator(submission).number_in(str(year)) for year in range(2019, 2024)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("inside", "value", "codes"),
    [
        (number(12.5), 12.5, []),
        (number("1E2"), 100, []),
        (text("12,5"), 12.5, ["N210"]),
        (text("−1 234,5"), -1234.5, ["N210"]),
        (text("1\u00a0234"), 1234, ["N210"]),
        (text("550 kpl"), 550, ["N210"]),
        (text("8*"), 8, []),
        (text("1.234"), Missing.NOT_ANSWERED, ["E202"]),
        (text("n. 550"), Missing.NOT_ANSWERED, ["E203"]),
        (text("1.5.2023"), Missing.NOT_ANSWERED, ["E204"]),
        (text("paljon"), Missing.NOT_ANSWERED, ["E201"]),
        (text("1e999"), Missing.NOT_ANSWERED, ["E201"]),
        (text("9" * 400), Missing.NOT_ANSWERED, ["E201"]),
        (text("NaN"), Missing.NOT_ANSWERED, ["E201"]),
        (text("٣"), Missing.NOT_ANSWERED, ["E201"]),
        (text("n/a"), Missing.NOT_AVAILABLE, ["N209"]),
        (text(".."), Missing.NOT_AVAILABLE, []),
        (text("..."), Missing.CONFIDENTIAL, []),
        (text(" \u00a0\u200b"), Missing.NOT_ANSWERED, []),
        (' t="e"><v>#REF!</v>', Missing.NOT_ANSWERED, ["E205"]),
        (' t="e"><v>#SPILL!</v>', Missing.NOT_ANSWERED, ["E205"]),
        (text("#DIV/0!"), Missing.NOT_ANSWERED, ["E205"]),
        (' t="b"><v>1</v>', Missing.NOT_ANSWERED, ["E207"]),
        (formula("1+1", "2"), 2, []),
        (formula("1+1"), Missing.NOT_ANSWERED, ["E206"]),
        (formula("[1]Taul1!$A$1", "42"), 42, ["N214"]),
        (formula("'file:///x/[a.xlsx]Taul 1'!A1", "42"), 42, ["N214"]),
        (formula("SUM(Taulukko[Arvo])", "42"), 42, []),
        (formula("WEBSERVICE(&quot;http://127.0.0.1:9&quot;)", "42"), 42, []),
        (number("1E400"), Missing.NOT_ANSWERED, ["E201"]),
    ],
)
def test_one_odd_cell(inside: str, value: object, codes: list[str]) -> None:
    submission = read(with_cells(home(), INDICATORS, {f"G{ROW}": inside}))
    cell = indicator(submission).cells["2021"]
    assert (kept(cell), told(submission)) == (value, [f"{code} G{ROW}" for code in codes])
    assert cell.place.cells == f"G{ROW}"
    assert [indicator(submission).number_in(year) for year in ("2020", "2022")] == [2, 4]


def formats(codes: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The workbook with K06 of 2021 in a number format of its own: by name of the format."""
    styles = parts(home())["xl/styles.xml"].decode()
    for name, code in codes.items():
        start = styles.index("<cellXfs")
        count = styles[start:].split('count="')[1].split('"')[0]
        form = '<numFmt numFmtId="999" formatCode="{}"/>'.format(code.replace('"', "&quot;"))
        changed = styles.replace("</numFmts>", form + "</numFmts>") if "</numFmts>" in styles else styles.replace(
            "<fonts", f'<numFmts count="1">{form}</numFmts><fonts', 1
        )
        changed = changed.replace("</cellXfs>", '<xf numFmtId="999" fontId="0" fillId="0" borderId="0"/></cellXfs>')
        book = with_parts(home(), {"xl/styles.xml": changed.encode()})
        markup = parts(book)[INDICATORS].decode()
        at = markup.index(f'<c r="G{ROW}"')
        cell = f'<c r="G{ROW}" s="{count}" t="n"><v>0.4</v></c>'
        changed = markup[:at] + cell + markup[markup.index("</c>", at) + len("</c>") :]
        yield name, with_parts(book, {INDICATORS: changed.encode()})


def test_number_formats_decide_what_a_number_is() -> None:
    codes = {"percent": "0.0 %", "date": "d.m.yyyy", "money": '#,##0.00 "€"', "quoted": '0.0 "%"'}
    found = {}
    for name, content in formats(codes):
        cell = indicator(read(content)).cells["2021"]
        found[name] = cell.fault.code if cell.fault else cell.value
    # K06 counts pieces: a percentage is no answer there; a % in quotes is only a sign
    assert found == {"percent": "E201", "date": "E201", "money": 0.4, "quoted": 0.4}


def test_decomposed_text_is_the_same_text() -> None:
    column = read(home()).sheets["indicators"].columns["source"]
    submission = read(with_cells(home(), INDICATORS, {f"{column}{ROW}": text("Va\u0308esto\u0308")}))
    assert indicator(submission).text("source") == "Väestö"


def test_a_region_is_known_in_any_unicode_form() -> None:
    submission = read(with_cells(home(), ABOUT, {"B4": text("la\u200bppi\u00a0")}))
    assert (submission.region, told(submission)) == (REGION, [])


def test_a_value_far_outside_is_not_read_as_an_answer() -> None:
    far = '<row r="1048576"><c r="A1048576"{}</c></row></sheetData>'.format(text("K06"))
    submission = read(edited(home(), INDICATORS, ("</sheetData>", far)))
    assert told(submission) == []
    assert [row.number for row in submission.sheets["indicators"].rows if row.text("id") == "K06"] == [5, 1_048_576]
