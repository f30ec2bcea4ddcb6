"""The list of what to mend: every problem, in the order of weight, in a workbook that is safe to open."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.rules.deliveries import LEVELS, level_of
from evaluation.workbook.returns import DONE, OPEN, to_do_list
from indicators import Framework
from reports.language import load_language
from reports.returns import language_of, legible, to_do
from tests.returns.conftest import NAME, Round, checked

FI, EN = load_language("fi"), load_language("en")


def list_of(round: Round, before: dict[str, int] | None = None, language: str = "fi") -> bytes:
    words = load_language(language)
    return to_do_list(to_do(round.framework, round.delivery, words, before, "norrbotten_lukukappale.xlsx"))


def page_of(content: bytes) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(content)).worksheets[0]


def rows_of(page: Worksheet, header: str = "hoidettu") -> list[dict[str, str]]:
    head = next(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == header)
    names = [str(cell.value) for cell in page[head]]
    return [
        dict(zip(names, (str(cell.value or "") for cell in row), strict=True)) for row in page.iter_rows(head + 1)
    ]


def test_the_list_names_every_problem_once_and_the_gravest_first(trouble: Round) -> None:
    rows = rows_of(page_of(list_of(trouble)))
    listed = [(row["koodi"], row["välilehti"], row["solut"]) for row in rows]
    expected = [(one.code, one.place.sheet, one.place.cells) for one in trouble.problems]
    assert sorted(listed) == sorted((code, sheet, cells or "koko välilehti") for code, sheet, cells in expected)
    words = [row["taso"] for row in rows]
    assert words == ["virhe"] * 4 + ["huomautus"] * 4 + ["tiedoksi", "selitetty"]
    by_place = {row["solut"]: row for row in rows}
    assert by_place["E4"]["mitä on"] == "Solussa on ”n. 55”, joka on likiarvo eikä luku."
    assert by_place["E4"]["mitä tehdään"] == "Kirjoita soluun 55 ja kerro likimääräisyydestä kommentissa."
    assert by_place["F4:G4"]["rivi"] == "I1 Tapaamiset"


def test_what_is_explained_is_told_as_explained(trouble: Round) -> None:
    (row,) = [row for row in rows_of(page_of(list_of(trouble))) if row["taso"] == "selitetty"]
    assert (row["koodi"], row["solut"], row["hoidettu"]) == ("W306", "I4", "")
    assert row["mitä tehdään"] == "Selitetty kommentissa: ”tapaamiset siirtyivät verkkoon”. Muuta ei tarvita."


def test_the_lines_on_top_tell_how_the_delivery_stands(trouble: Round) -> None:
    page = page_of(list_of(trouble, {"error": 12, "warning": 1, "note": 0, "explained": 0}))
    lines = [str(page.cell(row, 1).value) for row in range(1, 6)]
    assert lines == [
        "Korjauslista – Norrbotten",
        f"norrbotten.xlsx (tunniste {trouble.submission.sha256[:12]}), tiedot päivältä 31.12.2020. "
        "Hyväksytty osittain: virheelliset arvot jäivät pois, muu luettiin.",
        "Korjattavaa tai selitettävää: 4 virhettä ja 4 huomautusta. Edellisellä kerralla: 12 virhettä ja 1 huomautus.",
        "Lisäksi selitettyjä huomautuksia 1 ja tiedoksi annettuja 1.",
        "Vuosilukuja kysyttiin 35: luettiin 23, merkitty puuttuviksi 2, virheen vuoksi pois 5, vastaamatta 5.",
    ]


def test_what_waits_can_be_ticked_and_the_header_stays(trouble: Round) -> None:
    page = page_of(list_of(trouble))
    rows = rows_of(page)
    assert [row["hoidettu"] for row in rows] == [OPEN if row["taso"] in ("virhe", "huomautus") else "" for row in rows]
    (choice,) = page.data_validations.dataValidation
    assert choice.formula1 == f'"{OPEN},{DONE}"'
    assert choice.showErrorMessage
    first, last = page.max_row - len(rows) + 1, page.max_row
    assert str(choice.sqref) == f"A{first}:A{last}"
    assert page.freeze_panes == f"A{first}"
    assert str(page.auto_filter.ref).startswith(f"A{first - 1}:")
    assert page.print_title_rows == f"${first - 1}:${first - 1}"
    assert page.page_setup.fitToWidth == 1


def test_a_workbook_without_problems_gets_thanks(small: Framework, clean_content: bytes) -> None:
    from dataclasses import replace

    flawless = checked(small, clean_content)
    nothing = replace(flawless, delivery=replace(flawless.delivery, problems=(), status="accepted"))
    page = page_of(list_of(nothing))
    texts = [cell.value for row in page.iter_rows(max_col=1) for cell in row]
    assert "Ei korjattavaa. Kiitos huolellisesta työstä!" in texts
    assert "Korjattavaa tai selitettävää: ei mitään." in texts
    assert rows_of(page_of(list_of(flawless)))  # with problems it would be a list


def test_what_looks_like_a_formula_stays_text(trouble: Round) -> None:
    content = list_of(trouble)
    (row,) = [row for row in rows_of(page_of(content)) if row["solut"] == "E10"]
    assert '=cmd|"/C calc"!A0' in row["mitä on"]
    with ZipFile(BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/" in name)


def test_no_name_of_a_person_is_in_the_list(trouble: Round) -> None:
    assert NAME in [cell.written for cell in trouble.submission.fields.values()]
    for language in ("fi", "en"):
        with ZipFile(BytesIO(list_of(trouble, language=language))) as archive:
            for name in archive.namelist():
                assert NAME.split()[1] not in archive.read(name).decode("utf-8", "replace")


def test_the_same_list_gives_the_same_bytes(trouble: Round) -> None:
    assert list_of(trouble) == list_of(trouble)


def test_the_list_speaks_the_language_of_the_workbook(small: Framework, trouble: Round) -> None:
    from dataclasses import replace

    from evaluation.workbook.template import fill_template

    assert language_of(small, trouble.delivery, EN).code == "fi"
    english = checked(small, fill_template(small, "25", "en", EN.phrases, {"indicators": [{"id": "I1", "2016": "x"}]}))
    assert language_of(small, english.delivery, FI).code == "en"
    unread = replace(english.delivery, submissions=())
    assert language_of(small, unread, FI).code == "fi"
    rows = rows_of(page_of(list_of(english, language="en")), "done")
    assert rows[0]["level"] == "error"
    assert len(rows) == len(english.problems)


def test_levels_are_ranked_as_they_are_listed(trouble: Round) -> None:
    assert {level_of(problem) for problem in trouble.problems} == set(LEVELS)


@given(st.text())
def test_legible_text_neither_steers_nor_turns(text: str) -> None:
    kept = legible(text)
    assert len(kept) == len(text)
    assert not set(kept) & set("\x1b\x07\u202e\u2066\u200f\r\t")
    assert legible(kept) == kept


def test_thousands_stay_apart() -> None:
    assert legible("1\N{NO-BREAK SPACE}234 ja \N{RIGHT-TO-LEFT OVERRIDE}x") == "1\N{NO-BREAK SPACE}234 ja �x"
