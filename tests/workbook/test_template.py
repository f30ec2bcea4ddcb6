"""Templates: complete, safe, the same bytes every time, and read back as they were filled."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from evaluation.workbook.extras import LIST_SHEET
from evaluation.workbook.prefill import given_rows
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Missing
from evaluation.workbook.template import fill_template, write_template
from evaluation.workbook.wording import headers, row_name, row_unit
from indicators import Framework

Texts = dict[str, dict[str, str]]


@pytest.fixture(
    scope="module", params=[("19", "fi"), ("10", "en"), ("IP", "fi"), ("IP", "en")], ids=lambda each: "-".join(each)
)
def blank(request: pytest.FixtureRequest, real: Framework, texts: Texts) -> tuple[str, str, bytes]:
    key, language = request.param
    return key, language, write_template(real, key, language, texts[language])


def test_a_blank_template_is_read_without_a_word(blank: tuple[str, str, bytes], real: Framework) -> None:
    key, _, content = blank
    submission = read_submission("mikä tahansa.xlsx", content, real)
    assert submission.problems == ()
    assert (submission.region, submission.kind) == (key, "joint" if key == "IP" else "region")
    rows = submission.sheets["indicators"].rows
    assert [row.text("id") for row in rows] == [row for card in real.asked_of(key) for row in card.rows]
    assert {sheet.key for sheet in real.sheets.values() if submission.kind in sheet.kinds} == {
        "instructions", "about", *submission.sheets,
    }  # fmt: skip
    cells = [cell for sheet in submission.sheets.values() for row in sheet.rows for cell in row.cells.values()]
    assert [cell for cell in cells if cell.fault is not None] == []
    assert not any(row.number_in(str(year)) for row in rows for year in real.years.period)


def test_the_same_call_gives_the_same_bytes(real: Framework, texts: Texts) -> None:
    assert write_template(real, "19", "fi", texts["fi"]) == write_template(real, "19", "fi", texts["fi"])


def test_drop_downs_come_from_defined_names_and_stop_wrong_input(blank: tuple[str, str, bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(blank[2]))
    assert book[LIST_SHEET].sheet_state == "hidden"
    rules = [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]
    assert rules
    for rule in rules:
        assert rule.formula1 == '"x"' or rule.formula1 in book.defined_names
        assert rule.errorTitle
        assert 0 < len(rule.error) <= 225  # as much as Excel shows
    for name in book.defined_names.values():
        assert [sheet for sheet, _ in name.destinations if sheet in book.sheetnames]


def test_where_several_answers_fit_the_list_stops_nothing(blank: tuple[str, str, bytes], real: Framework) -> None:
    _, language, content = blank
    book = openpyxl.load_workbook(BytesIO(content))
    seen = set()
    for sheet in real.sheets.values():
        name = sheet.name.in_language(language)
        if name not in book.sheetnames or sheet.rows == "fields":
            continue
        columns = [column for _, column, _ in headers(real, sheet, real.years.period)]
        for rule in book[name].data_validations.dataValidation:
            (place,) = rule.sqref.ranges
            free = columns[place.min_col - 1].holds == "choices"
            assert (rule.showErrorMessage, rule.showInputMessage, bool(rule.prompt)) == (not free, free, free)
            seen.add(free)
    assert seen == {True, False}


def test_only_ids_names_and_units_of_indicators_are_protected(blank: tuple[str, str, bytes], real: Framework) -> None:
    _, language, content = blank
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book[real.sheets["indicators"].name.in_language(language)]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    guard = sheet.protection
    assert not any((guard.autoFilter, guard.sort, guard.formatColumns, guard.insertColumns, guard.insertRows))
    heads = [str(cell.value) for cell in sheet[3]]
    locked = [header for header, cell in zip(heads, sheet[4], strict=True) if cell.protection.locked]
    columns = real.sheets["indicators"].columns
    given = [column.name.in_language(language) for column in (*columns[:3], columns[6])]
    assert (locked, given[3]) == (given, {"fi": "tavoitteen yksikkö", "en": "unit of the target"}[language])
    beside = sheet.column_dimensions[get_column_letter(len(heads) + 1)]
    assert not beside.protection.locked  # notes of one's own
    free = [each for each in real.sheets.values() if each.rows in ("free", "measures", "questions")]
    names = [each.name.in_language(language) for each in free]
    assert not any(book[name].protection.sheet for name in names if name in book.sheetnames)


def test_every_data_sheet_is_a_table_with_a_frozen_header(blank: tuple[str, str, bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(blank[2]))
    for sheet in book.worksheets[2:-1]:
        (table,) = sheet.tables.values()
        heads = [str(cell.value) for cell in sheet[table.ref][0]]
        assert heads == [column.name for column in table.tableColumns]
        assert len(set(heads)) == len(heads)
        assert (sheet.freeze_panes or "")[1:] == "4"
        assert sheet.print_title_rows == "$3:$3"


def test_pages_are_a4_and_no_smaller_than_legible(blank: tuple[str, str, bytes]) -> None:
    book = openpyxl.load_workbook(BytesIO(blank[2]))
    feet = {sheet.oddFooter.left.text for sheet in book.worksheets[:-1] if sheet.oddFooter is not None}
    assert len(feet) == 1
    for sheet in book.worksheets[:-1]:
        letters = [get_column_letter(number) for number in range(1, len([cell for cell in sheet[3] if cell.value]) + 1)]
        widths = [sheet.column_dimensions[letter].width for letter in letters]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        pages = int(sheet.page_setup.fitToWidth or 0)
        assert sheet.page_setup.fitToHeight == (1 if sheet is book.worksheets[0] else 0)
        # 10.9 inches between the margins are some 143 characters; the wide sheets repeat columns on their second page
        assert sum(widths) / pages <= 143 / 0.595
        assert bool(sheet.print_title_cols) == (pages == 2)


def test_required_columns_bear_an_asterisk_and_given_ones_none(real: Framework, texts: Texts) -> None:
    book = openpyxl.load_workbook(BytesIO(write_template(real, "19", "fi", texts["fi"])))
    names = [str(cell.value) for cell in book["Mittarit"][3]]
    assert names[:4] == ["tunnus", "mittari", "yksikkö", f"lähtöarvo {real.years.baseline}\u00a0*"]
    assert names[-2:] == ["lähde\u00a0*", "kommentti"]
    assert f"tavoite {real.years.last}" in names  # a card may have no target


def test_number_cells_keep_the_general_format(real: Framework, texts: Texts) -> None:
    # In any other number format Excel would store 1.5 as a day without showing that it did.
    book = openpyxl.load_workbook(BytesIO(write_template(real, "19", "fi", texts["fi"])))
    assert {cell.number_format for row in book["Mittarit"]["D4:J40"] for cell in row} == {"General"}


def test_definitions_scales_and_anchors_are_beside_the_ids(real: Framework, texts: Texts) -> None:
    book = openpyxl.load_workbook(BytesIO(write_template(real, "19", "fi", texts["fi"])))
    card = next(card for card in real.asked_of("19") if card.stages)
    comments = {str(row[0].value): row[0].comment for row in book["Mittarit"]["A4:A80"]}
    explained = comments[card.rows[0]]
    assert explained is not None
    for stage in card.stages:
        assert f"{stage.value} = {stage.name.fi}" in explained.text
    ratio = next(card for card in real.asked_of("19") if card.parts == "ratio")
    above, below = (comments[row] for row in ratio.rows)
    assert above is not None
    assert below is not None
    assert ratio.part_names["osoittaja"].fi.rpartition(",")[0] in above.text
    assert ratio.part_names["nimittäjä"].fi.rpartition(",")[0] in below.text
    anchors = book["Itsearviointi"]["A4"].comment
    assert anchors is not None
    assert real.questions[0].level_5.fi in anchors.text


def test_given_rows_hold_what_the_cards_promise(real: Framework, texts: Texts) -> None:
    rows = {str(row["id"]): row for row in given_rows(real, "19", real.sheets["indicators"], "fi", texts["fi"])}
    for card in real.asked_of("19"):
        if card.parts == "none" and isinstance(card.target, int | float):
            assert rows[card.id]["target"] == card.target
        if not card.baseline_expected:
            assert {rows[row]["baseline"] for row in card.rows} == {"."}
        if card.direction == "none":
            assert {rows[row]["target"] for row in card.rows} == {"."}
    for row in rows.values():
        prefilled = isinstance(row["target"], float)
        assert row["target_origin"] == (real.row_cards[str(row["id"])].target_origin if prefilled else None)


def test_each_target_stands_beside_its_unit(real: Framework, texts: Texts) -> None:
    rows = {str(row["id"]): row for row in given_rows(real, "19", real.sheets["indicators"], "fi", texts["fi"])}
    assert (rows["A02.osoittaja"]["unit"], rows["A02.osoittaja"]["target_unit"]) == ("kpl", "%")
    assert rows["A02.nimittäjä"]["target_unit"] == ""  # no target belongs there
    assert rows["T05.VES.osoittaja"]["target_unit"] == "1 000 €"
    assert rows["T06.osoittaja"]["target_unit"] == "suhdeluku"
    years = f"{real.years.first}–{real.years.last}"
    assert rows["A04"]["target_unit"] == f"kpl, yhteensä {years}"  # yearly flows are judged by their total
    assert rows["G04.osoittaja"]["target_unit"] == f"%, keskiarvo {years}"
    assert all(bool(row["target_unit"]) == (row["target"] != ".") for row in rows.values())


def test_planned_months_begin_on_their_first_and_end_on_their_last_day(real: Framework, texts: Texts) -> None:
    rows = given_rows(real, "IP", real.sheets["measures"], "fi", texts["fi"])
    starts = [row["planned_start"] for row in rows if isinstance(row["planned_start"], date)]
    ends = [row["planned_end"] for row in rows if isinstance(row["planned_end"], date)]
    assert starts
    assert {day.day for day in starts} == {1}
    assert {(day + timedelta(days=1)).day for day in ends} == {1}


def test_part_rows_are_named_and_measured_by_their_part(real: Framework) -> None:
    ratio = next(card for card in real.indicators.values() if card.parts == "ratio")
    above, below = ratio.rows
    assert row_name(real, ratio, above, "fi").startswith(f"{ratio.name.fi} – ")
    assert row_name(real, ratio, above, "fi") != row_name(real, ratio, below, "fi")
    assert all(row_unit(card, row, "fi") for card in real.indicators.values() for row in card.rows)
    themed = next(card for card in real.indicators.values() if card.parts == "themes")
    assert real.strategy.theme[0].name.fi in row_name(real, themed, themed.rows[0], "fi")


ANSWERS: Mapping[str, list[dict[str, object]]] = {
    "about": [
        {"field": "organisation", "answer": "Lapin liitto"}, {"field": "date", "answer": date(2023, 10, 31)},
        {"field": "state", "answer": "final"}, {"field": "division", "answer": "2021"},
    ],
    "indicators": [
        {"id": "A02.osoittaja", "2021": 12, "2022": 13.5, "2023": "8 123*", "source": "=1+1", "preliminary": "x"},
        {
            "id": "V05", "baseline": 1.25, "2019": "..", "2020": "...", "2021": ".", "source": "+rekisteri",
            "division": "own",
        },
    ],
    "measures": [],
    "self_assessment": [
        {"question": "I01", "role": "council", "rating": "3", "reason": "@selkeä\tkuva"},
        {"question": "I01", "role": "council", "rating": "0"},
        {"question": "I01", "role": "stakeholder", "rating": "5"},
    ],
    "projects": [
        {
            "code": "A75728", "name": "-hanke \x07", "priority": "P3", "theme": "VES", "lead": "19",
            "regions": ["19", "FI", "01"], "start": date(2019, 5, 8), "total": 499620, "source": "EURA",
        }
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "en"])
def test_what_is_filled_is_read_back(real: Framework, texts: Texts, language: str) -> None:
    content = fill_template(real, "19", language, texts[language], ANSWERS)  # type: ignore[arg-type]
    submission = read_submission("lappi.xlsx", content, real)
    assert submission.problems == ()
    assert [submission.fields[key].value for key in ("organisation", "date", "state", "division")] == [
        "Lapin liitto", date(2023, 10, 31), "final", "2021",
    ]  # fmt: skip
    rows = {row.text("id"): row for row in submission.sheets["indicators"].rows}
    first, second = rows["A02.osoittaja"], rows["V05"]
    assert [first.number_in(year) for year in ("2021", "2022", "2023")] == [12, 13.5, 8123]
    assert first.cells["2023"].preliminary
    assert (first.text("source"), first.text("preliminary")) == ("=1+1", "x")
    assert [second.cells[year].missing for year in ("2019", "2020", "2021", "2022")] == [
        Missing.NOT_AVAILABLE, Missing.CONFIDENTIAL, Missing.NOT_APPLICABLE, Missing.NOT_ANSWERED,
    ]  # fmt: skip
    assert (second.number_in("baseline"), second.text("source"), second.text("division")) == (1.25, "+rekisteri", "own")
    answered = [(row.text("role"), row.text("rating")) for row in submission.sheets["self_assessment"].rows]
    assert sorted(answered) == [("council", "0"), ("council", "3"), ("stakeholder", "5")]
    (project,) = submission.sheets["projects"].rows
    assert (project.text("name"), project.text("priority"), project.number_in("total")) == ("-hanke", "P3", 499620)
    assert project.cells["regions"].value == ("19", "FI", "01")
    assert project.cells["start"].value == date(2019, 5, 8)


def test_texts_that_look_like_formulas_stay_texts(real: Framework, texts: Texts) -> None:
    book = openpyxl.load_workbook(BytesIO(fill_template(real, "19", "fi", texts["fi"], ANSWERS)))  # type: ignore[arg-type]
    assert [cell for sheet in book.worksheets for row in sheet.rows for cell in row if cell.data_type == "f"] == []
    source = next(cell for row in book["Mittarit"].rows for cell in row if cell.value == "=1+1")
    assert (source.data_type, source.quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    "answers",
    [
        {"indicators": [{"id": "Z99", "2019": 1}]},
        {"indicators": [{"id": "V05", "2019": 1}, {"id": "V05", "2020": 1}]},
        {"indicators": [{"id": "V05", "1999": 1}]},
        {"about": [{"field": "shoe size", "answer": "43"}]},
        {"comparison": []},
    ],
    ids=["unknown row", "row twice", "unknown column", "unknown field", "sheet of the other kind"],
)
def test_answers_without_a_place_are_refused(
    real: Framework, texts: Texts, answers: dict[str, list[dict[str, object]]]
) -> None:
    with pytest.raises(KeyError):
        fill_template(real, "19", "fi", texts["fi"], answers)  # type: ignore[arg-type]


def test_phrases_of_the_two_languages_have_the_same_keys_and_fields(texts: Texts) -> None:
    def fields(language: str) -> dict[str, set[str]]:
        own = {key: text for key, text in texts[language].items() if key.startswith("workbook.")}
        return {key: set(re.findall(r"{(\w+)}", text)) for key, text in own.items()}

    assert fields("fi") == fields("en")
    assert fields("fi")
