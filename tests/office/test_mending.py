"""Ten ordinary mistakes typed in LibreOffice, and mended by the words of the list alone: then the workbook is accepted.

Each case says what is typed, what the list says at which cell, and what somebody types who knows nothing but that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from evaluation.problems import Severity
from evaluation.rules import accept, check
from evaluation.rules.deliveries import deliveries
from evaluation.workbook.reading import read_submission
from evaluation.workbook.returns import Entry
from indicators import Framework, load_framework
from reports.language import load_language
from reports.returns import to_do
from tests.office.office import PLAIN, needs_office, resaved

pytestmark = [pytest.mark.slow, needs_office]
EXAMPLE = Path(__file__).parents[2] / "inputs" / "esimerkki" / "lappi.xlsx"
HEADERS = 3


@dataclass(frozen=True)
class Slip:
    """Where (sheet, id of the row, header of the column), what is typed, what the list says, what is typed then.

    `mended` names the cell by another header where the list sends one to another column of the row.
    """

    sheet: str
    row: str
    header: str
    typed: str
    code: str
    found: str
    mend: str
    then: str
    mended: str = ""


SLIPS = (
    Slip("Mittarit", "A04", "2020", "n. 38", "E203", "joka on likiarvo", "Kirjoita soluun 38", "38"),
    Slip("Mittarit", "V05", "2020", "1.5.2020", "E204", "on päivämäärä", "Muotoile solu luvuksi", PLAIN + "5,9"),
    Slip("Mittarit", "C08", "2019", "ei vielä laskettu", "E201", "ei ole luku", ".. ei saatavilla", ".."),
    Slip("Mittarit", "Y05", "2021", "12 %", "E201", "vaikka luvun yksikkö on kpl", "tavallinen lukumuotoilu",
         PLAIN + "6"),
    Slip("Mittarit", "B02", "2022", "1.100", "E202", "1,1 tai 1 100", "Muotoile solu luvuksi", PLAIN + "11"),
    Slip("Mittarit", "G04.osoittaja", "2019", "81", "E310", "mutta G04.nimittäjä on vain 18", "kumpi on väärin", "17"),
    Slip("Mittarit", "A04", "2022", "500", "W306", "2 peräkkäistä suurta muutosta", "”W306: syy”",
         "W306: kysely laajeni", "kommentti"),
    Slip("Mittarit", "A01", "2021", "", "W208", "kohta ”2021” on tyhjä", ".. ei saatavilla", ".."),
    Slip("Mittarit", "Y06", "lähde", "", "W307", "lähde puuttuu", "Kirjoita lähde", "EURA, 31.10.2023"),
    Slip("Toimenpiteet", "M08", "vaihe", "valmis", "E212", "”valmis” ei ole luettelon vaihtoehto", "4 vakiintunut",
         "4 vakiintunut"),
    Slip("Toimenpiteet", "M03", "toteutunut alku", "2021", "E211", "ei ole päivämäärä", "12/2021", "12/2021"),
    Slip("Tiedot", "Päivämäärä\u00a0*", "vastaus", "syksy", "E211", "”syksy”", "31.10.2023", "31.10.2023"),
)  # fmt: skip


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework("s3_2019_2023")


@pytest.fixture(scope="module")
def places() -> Mapping[Slip, tuple[str, str]]:
    """The cell of each slip, and the one in which it is mended."""
    book = openpyxl.load_workbook(BytesIO(EXAMPLE.read_bytes()))
    found = {}
    for slip in SLIPS:
        page = book[slip.sheet]
        row = next(row for row in range(HEADERS + 1, page.max_row + 1) if page.cell(row, 1).value == slip.row)
        headers = {str(cell.value): get_column_letter(cell.column) for cell in page[HEADERS] if cell.value}
        columns = [next(letter for name, letter in headers.items() if name.startswith(header))
                   for header in (slip.header, slip.mended or slip.header)]  # fmt: skip
        found[slip] = (f"{columns[0]}{row}", f"{columns[1]}{row}")
    return found


@pytest.fixture(scope="module")
def rounds(
    places: Mapping[Slip, tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, bytes]:
    """The workbook with the slips, and after they were mended."""
    wrong = {f"{slip.sheet}!{places[slip][0]}": slip.typed for slip in SLIPS}
    right = {f"{slip.sheet}!{places[slip][1]}": slip.then for slip in SLIPS}
    first = resaved(tmp_path_factory.mktemp("wrong"), {"lappi.xlsx": EXAMPLE.read_bytes()}, {"lappi.xlsx": wrong})
    then = resaved(tmp_path_factory.mktemp("right"), first, {"lappi.xlsx": right})
    return first["lappi.xlsx"], then["lappi.xlsx"]


def answered(framework: Framework, content: bytes) -> tuple[str, tuple[Entry, ...]]:
    """The status of the region and the entries of its list."""
    received = [read_submission("lappi.xlsx", content, framework)]
    problems = check(framework, received)
    accepted, status = accept(framework, received, problems)
    (delivery,) = deliveries(framework, received, accepted, status, problems)
    return status["19"], to_do(framework, delivery, load_language("fi"), None, "").entries


def test_the_example_itself_asks_for_nothing(framework: Framework) -> None:
    status, entries = answered(framework, EXAMPLE.read_bytes())
    assert (status, [entry.texts for entry in entries if entry.level != Severity.NOTE.value]) == ("accepted", [])


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code} {slip.row} {slip.header}".rstrip("\u00a0 *"))
def test_the_list_names_the_cell_and_the_remedy(
    framework: Framework, places: Mapping[Slip, tuple[str, str]], rounds: tuple[bytes, bytes], slip: Slip
) -> None:
    status, entries = answered(framework, rounds[0])
    assert status == "accepted_in_part"
    cell = places[slip][0]
    own = [one.texts for one in entries if one.texts["code"] == slip.code and one.texts["sheet"] == slip.sheet]
    (texts,) = [texts for texts in own if cell in texts["cells"].replace(":", " ").replace(",", " ").split()]
    plain = {part: texts[part].replace("\u00a0", " ") for part in ("found", "mend")}
    assert slip.found in plain["found"]
    assert slip.mend in plain["mend"]


def test_no_slip_is_told_twice(framework: Framework, rounds: tuple[bytes, bytes]) -> None:
    _, entries = answered(framework, rounds[0])
    assert len([entry for entry in entries if entry.ticked]) == len(SLIPS), [entry.texts for entry in entries]


def test_mended_by_the_list_the_workbook_is_accepted(framework: Framework, rounds: tuple[bytes, bytes]) -> None:
    status, entries = answered(framework, rounds[1])
    assert (status, [entry.texts for entry in entries if entry.ticked]) == ("accepted", [])
    assert [entry.texts["code"] for entry in entries if entry.level == "explained"] == ["W306"]
