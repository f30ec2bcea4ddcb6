"""Which files are vast, what is dropped of them unread, and what their shape tells."""

import io
import zipfile

import pytest

from evaluation.workbook import shape
from evaluation.workbook.book import open_book
from tests.workbook.zips import zipped

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(rows: str, more: str = "") -> bytes:
    """The smallest workbook with one sheet of these rows."""
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" '
        f'ContentType="{kind}.sheet.main+xml"/><Override PartName="/{SHEET}" '
        f'ContentType="{kind}.worksheet+xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{links}"><sheets>'
        '<sheet name="Taulu" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{links}/worksheet" Target="/{SHEET}"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>',
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>',
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def values(content: bytes) -> dict[str, object]:
    (grid,) = open_book("kirja.xlsx", content).grids
    return {raw.place.cells: raw.value for cells in grid.rows.values() for raw in cells.values()}


ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0"/></row>'
    '<row r="3" s="0"/><row r="7"><c r="C7"><v>2</v></c></row>'
)
PLACELESS = "<row><c><v>1</v></c><c/></row><row/><row><c/><c/><c><v>2</v></c></row>"


def test_blanks_of_a_large_sheet_are_dropped_and_addresses_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    made = book(ROWS)  # the zip is stamped with the clock
    assert shape.slimmed(made) == made
    monkeypatch.setattr(shape, "ORDINARY", 10)
    with zipfile.ZipFile(io.BytesIO(shape.slimmed(book(ROWS)))) as archive:
        slim = archive.read(SHEET)
    assert b'"B1"' not in slim
    assert b'r="3"' not in slim
    assert values(book(ROWS)) == {"A1": 1, "C7": 2}


def test_where_places_are_only_counted_nothing_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = values(book(PLACELESS))
    assert ordinary == {"A1": 1, "C3": 2}
    monkeypatch.setattr(shape, "ORDINARY", 10)
    assert values(book(PLACELESS)) == ordinary


@pytest.mark.parametrize(
    ("more", "vast"),
    [
        ("", False),
        ('<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', False),
        ('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', True),
        ('<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>', True),
    ],
)
def test_a_range_over_everything_makes_a_file_vast(more: str, vast: bool) -> None:
    content = book(ROWS, more)
    assert shape.is_vast(content) == vast
    assert values(content) == {"A1": 1, "C7": 2}


def test_content_beyond_the_rows_of_a_vast_file_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape, "ORDINARY", 10)
    for last, cut in ((shape.ROWS_LIMIT, 0), (shape.ROWS_LIMIT + 1, shape.ROWS_LIMIT + 1)):
        rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{last}"><c r="A{last}"><v>2</v></c></row>'
        (grid,) = open_book("kirja.xlsx", book(rows)).grids
        assert (grid.shape.cut, len(grid.rows)) == (cut, 1 if cut else 2)
