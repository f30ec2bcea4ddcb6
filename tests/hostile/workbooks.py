"""Workbooks that are read although they are odd: of strangers, of enormous sheets, hidden, merged, misspelt."""

import string
import struct
from collections.abc import Callable
from io import BytesIO

from openpyxl.workbook import Workbook

from tests.hostile.base import LOST, Odd, away
from tests.hostile.surgery import (
    ABOUT,
    INDICATORS,
    PROJECTS,
    after_cells,
    below,
    edited,
    formula,
    free_column,
    more_headers,
    parts,
    text,
    with_cells,
    with_hidden_column,
    with_parts,
    with_size,
    without_row,
)


def dropped_workbooks() -> list[Odd]:
    return [*other_books(), *large(), *hidden_and_merged(), *other_shapes(), *stray_rows(), *loud_texts()]


def other_books() -> list[Odd]:
    book = away()

    def saved(change: Callable[[Workbook], object]) -> bytes:
        stranger, written = Workbook(), BytesIO()
        change(stranger)
        stranger.save(written)
        return written.getvalue()

    def shifts(stranger: Workbook) -> None:
        stranger.worksheets[0]["A1"] = "Kahvivuorot"

    macros = with_parts(book, {"xl/vbaProject.bin": b"program"})
    copy = with_cells(book, ABOUT, {"B12": text("reading_copy")})
    owner = struct.pack("B", 5) + b"Aapo\0".ljust(54)
    return [
        Odd("kahvilista.xlsx", ("E110",), saved(shifts)),
        Odd("tyhja_kirja.xlsx", ("E110",), saved(lambda stranger: None)),
        Odd("kopio.xlsx", ("E114",), copy),
        Odd("makrot.xlsm", (*LOST, "W113"), macros),
        Odd("makrot_piilossa.xlsx", (*LOST, "W113"), macros),
        Odd("auki.xlsx", (*LOST, "N115"), book),
        Odd("~$auki.xlsx", (), owner),
        Odd("auki_toisaalla.xlsx", (*LOST, "N115"), book),
        Odd(".~lock.auki_toisaalla.xlsx#", (), b",aapo,kone,"),
    ]


def large() -> list[Odd]:
    """Sheets that claim to be enormous. Our rows are 4 … 67; what stands beyond is formatting, or nearly nothing."""
    book = away()
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(200, 1_048_577))
    columns = [a + b for a in ("", *string.ascii_uppercase) for b in string.ascii_uppercase]
    cells = "".join(f'<c r="{column}{{0}}" s="1"/>' for column in columns)
    wide = "".join(f'<row r="{row}">{cells.format(row)}</row>' for row in range(200, 700))
    last = '<row r="1048576"><c r="XFD1048576"{}</c></row>'
    long = text("x" * 900)
    many = "".join(f'<row r="{row}"><c r="B{row}"{long}</c></row>' for row in (*range(200, 7001), 900_000))
    merge = '<mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    return [
        Odd("kaukainen_vali.xlsx", LOST, below(book, INDICATORS, last.format(text(" ")))),
        Odd("kaukainen_teksti.xlsx", (*LOST, "N123 Mittarit!XFD3"), below(book, INDICATORS, last.format(text("x")))),
        Odd("miljoona_rivia.xlsx", LOST, below(book, INDICATORS, rows)),
        Odd("leveaa.xlsx", LOST, below(book, INDICATORS, wide)),
        Odd("rivi_kaukana.xlsx", (*LOST, "N118", "E128 Hankkeet", "N129 Hankkeet!B200"), below(book, PROJECTS, many)),
        Odd("mitta_pieni.xlsx", LOST, with_size(book, INDICATORS, "A1:A1")),
        Odd("mitta_suuri.xlsx", LOST, with_size(book, INDICATORS, "A1:XFD1048576")),
        Odd("mitta_vaarin.xlsx", LOST, with_size(book, INDICATORS, "roskaa")),
        Odd("mitta_pieni_rivit.xlsx", LOST, below(with_size(book, INDICATORS, "A1"), INDICATORS, rows)),
        Odd("yhdistetty_kaikki.xlsx", (*LOST, "N118"), after_cells(book, PROJECTS, merge)),
    ]


def hidden_and_merged() -> list[Odd]:
    book, sheet = away(), INDICATORS
    shown, hidden = ('name="Mittarit" sheetId="3" state="' + state for state in ("visible", "veryHidden"))
    merge = '<mergeCells count="1"><mergeCell ref="E5:G5"/></mergeCells>'
    row = edited(book, sheet, ('<row r="5"', '<row hidden="1" r="5"'))
    fetched = with_cells(book, sheet, {"G5": formula("[1]Taul1!$A$1", "42")})
    return [
        Odd("piilovalilehti.xlsx", (*LOST, "N125 Mittarit"), edited(book, "xl/workbook.xml", (shown, hidden))),
        Odd("piilorivi.xlsx", (*LOST, "N126 Mittarit!D5"), row),
        Odd("piilosarake.xlsx", (*LOST, "N127 Mittarit!E3"), with_hidden_column(book, sheet, 5)),
        Odd("yhdistetty.xlsx", (*LOST, "W213 Mittarit!E5:G5"), after_cells(book, sheet, merge)),
        Odd("toisesta_kirjasta.xlsx", (*LOST, "N214 Mittarit!G5"), fetched),
    ]


def other_shapes() -> list[Odd]:
    """Sheets and headers that bear other names than the template gave them, or none."""
    book, sheet = away(), INDICATORS
    free = free_column(book, sheet)
    loud = quiet = parts(book)["xl/workbook.xml"].decode()
    for name in ("Tiedot", "Mittarit", "Itsearviointi"):
        quiet = quiet.replace(f'name="{name}"', f'name="{name.lower()}\u00ad "')
        quiet = quiet.replace(f"'{name}'!", f"'{name.lower()}\u00ad '!")
    loud = loud.replace('name="Mittarit"', 'name=" MITTARIT "').replace("'Mittarit'!", "' MITTARIT '!")
    return [
        Odd("lisasarake.xlsx", (*LOST, f"N123 Mittarit!{free}3"), more_headers(book, sheet, text("oma arvio"))),
        Odd("otsikko_kahdesti.xlsx", (*LOST, f"E124 Mittarit!{free}3"), more_headers(book, sheet, text("2021"))),
        Odd("otsikko_vaarin.xlsx", (*LOST, "E122 Mittarit!F3"), with_cells(book, sheet, {"F3": text("vuosi 2020")})),
        Odd("otsikkoa_ei_ole.xlsx", (*LOST, "E121 Mittarit"), without_row(book, sheet, 3)),
        Odd("valilehti_poissa.xlsx", (*LOST, "E120"), with_parts(book, {sheet: None})),
        Odd("nimet_toisin.xlsx", ("E111 tiedot\u00ad !B4",), with_parts(book, {"xl/workbook.xml": quiet.encode()})),
        Odd("nimet_isolla.xlsx", LOST, with_parts(book, {"xl/workbook.xml": loud.encode()})),
    ]


def stray_rows() -> list[Odd]:
    book = away()

    def row(number: int, **cells: str) -> str:
        inside = "".join(f'<c r="{at}{number}"{text(words)}</c>' for at, words in cells.items())
        return f'<row r="{number}">{inside}</row>'

    total, note = row(900, A="Yhteensä", K="5000"), row(900, A="Lisätietoja antaa liitto")
    again = row(900, A="tunnus", B="2023", C="2019") + row(901, A="K06", B="1", C="2")
    fields = row(900, A="Tilanne", B="luonnos") + row(901, A="Puhelin", B="x")
    return [
        Odd("summarivi.xlsx", (*LOST, "N129 Hankkeet!A900"), below(book, PROJECTS, total)),
        Odd("huomautus_alla.xlsx", (*LOST, "N129 Hankkeet!A900"), below(book, PROJECTS, note)),
        Odd("toinen_otsikkorivi.xlsx", (*LOST, "E131 Mittarit!A900"), below(book, INDICATORS, again)),
        Odd("kentta_kahdesti.xlsx", (*LOST, "N129 Tiedot!A901"), below(book, ABOUT, fields)),
    ]


def loud_texts() -> list[Odd]:
    """Texts that want to be more than texts."""
    pairs = {
        "pitka": ("x\n" * 16_000, "å" * 32_767),
        "kaavan_nakoista": ("=cmd|' /C calc'!A0", "@SUM(1)"),
        "merkkausta": ("<script>alert(1)</script>", "{{ 7*7 }}{% x %}"),
        "suunta": ("\u202etsil", "\u2066x\u2069\u200b"),
    }
    cells = {name: {"N5": text(source), "O5": text(comment)} for name, (source, comment) in pairs.items()}
    return [
        *(Odd(f"{name}.xlsx", LOST, with_cells(away(), INDICATORS, each)) for name, each in cells.items()),
        Odd("alue_kaava.xlsx", LOST, with_cells(away(), ABOUT, {"B4": text("=1+1")})),
        Odd("alue_virhe.xlsx", LOST, with_cells(away(), ABOUT, {"B4": ' t="e"><v>#REF!</v>'})),
    ]
