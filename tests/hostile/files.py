"""Files that are no workbooks, or should not be opened: each with what is told of it."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.hostile import surgery
from tests.hostile.base import LOST, Odd, away
from tests.hostile.surgery import INDICATORS, edited, number, with_cells, with_parts, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512


def dropped_files() -> list[Odd]:
    return [*no_files(), *passed_by(), *other_formats(), *broken_zips(), *unsafe_names(), *bombs()]


def no_files() -> list[Odd]:
    def sparse(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(21 * 1024 * 1024)

    def linked(target: str) -> Callable[[Path], object]:
        return lambda path: path.symlink_to(target)

    return [
        Odd("on_kansio.xlsx", ("E108",), make=Path.mkdir),
        Odd("on_putki.xlsx", ("E108",), make=os.mkfifo),
        Odd("linkki_ulos.xlsx", ("E108",), make=linked("/etc/hostname")),
        Odd("linkki_laitteeseen.xlsx", ("E108",), make=linked("/dev/zero")),
        Odd("linkki_tyhjaan.xlsx", ("E108",), make=linked("ei_ole.xlsx")),
        Odd("linkki_kehaan.xlsx", ("E108",), make=linked("linkki_kehaan.xlsx")),
        Odd("liian_suuri.xlsx", ("E108",), make=sparse),
        Odd("tyhja.xlsx", ("E101",)),
        Odd("\u202exslx.evil.xlsx", ("E101",)),
        Odd("rivin\nvaihto\x1b[31m.xlsx", ("E101",)),
        Odd("po\u0308yta\u0308.xlsx", ("E101",)),
        Odd(os.fsdecode(b"latin1_\xe4.xlsx"), ("E101",)),
        Odd("=HYPERLINK(1).xlsx", ("E101",)),
        Odd("<b>lihava</b>{{ 7*7 }}.xlsx".replace("/", "∕"), ("E101",)),
        Odd(f"{'x' * 240}.xlsx", ("E101",)),
        Odd("ISOT.XLSX", ("E101",)),
    ]


def passed_by() -> list[Odd]:
    unfinished = ("lataus.xlsx.crdownload", "valiaikainen.xlsx.tmp", "~WRL0001.tmp")
    names = ("~$lukko.xlsx", "._varjo.xlsx", ".DS_Store", "Thumbs.db", *unfinished, "muistio.txt", "esite.pdf")
    return [Odd(name, (), b"x") for name in names]


def other_formats() -> list[Odd]:
    label = OLE + "\x06DataSpaces".encode("utf-16-le")
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    types = {"[Content_Types].xml": b"<Types/>"}
    return [
        Odd("vanha.xls", ("E102",), OLE),
        Odd("vanha_nimetty.xlsx", ("E102",), OLE),
        Odd("salasana.xlsx", ("E102",), OLE + "EncryptedPackage".encode("utf-16-le")),
        Odd("merkinta.xlsx", ("E102",), label),
        Odd("verkkosivu.xlsx", ("E102",), b"\xef\xbb\xbf <html><table><tr><td>1</td></tr></table>"),
        Odd("taulukko.csv", ("E102",), b"tunnus;2019\r\nK06;1\r\n"),
        Odd("taulukko_utf16.xlsx", ("E102",), "tunnus\t2019\n".encode("utf-16")),
        Odd("avoin.ods", ("E102",), zipped({"mimetype": mimetype, "content.xml": b"<a/>"})),
        Odd("binaari.xlsb", ("E102",), zipped({**types, "xl/workbook.bin": b"\x83\x01"})),
        Odd("asiakirja.xlsx", ("E102",), zipped({**types, "word/document.xml": b"<a/>"})),
        Odd("paketti.xlsx", ("E102",), zipped({"sisalla.xlsx": away()})),
        Odd("kuva.xlsx", ("E102",), b"\x89PNG\r\n\x1a\n" + bytes(range(32))),
        Odd("roskaa_edessa.xlsx", ("E102",), b"\x00\x01" + away()),
        Odd("zip_salattu.xlsx", ("E102",), surgery.marked_encrypted(away())),
    ]


def broken_zips() -> list[Odd]:
    book = away()
    middle = book.index(b"xl/worksheets/sheet3") + 400
    flipped = book[:middle] + bytes([book[middle] ^ 0xFF]) + book[middle + 1 :]
    markup = surgery.parts(book)[INDICATORS]
    return [
        Odd("katkaistu.xlsx", ("E103",), book[: len(book) // 2]),
        Odd("lopusta_katkaistu.xlsx", ("E103",), book[:-10]),
        Odd("pelkka_alku.xlsx", ("E103",), b"PK\x03\x04"),
        Odd("bittivirhe.xlsx", ("E103",), flipped),
        Odd("valehtelee_koon.xlsx", ("E103",), surgery.lying_size(book, INDICATORS, 100)),
        Odd("xml_katkeaa.xlsx", ("E103",), with_parts(book, {INDICATORS: markup[:3000]})),
        Odd("xml_sekaisin.xlsx", ("E103",), with_parts(book, {INDICATORS: markup.replace(b"</c>", b"</d>", 1)})),
        Odd("tyylit_sekaisin.xlsx", ("E103",), with_parts(book, {"xl/styles.xml": b"<styleSheet><x"})),
        Odd("ilman_sisallysta.xlsx", ("E103",), with_parts(book, {"[Content_Types].xml": None})),
        Odd("ilman_suhteita.xlsx", ("E103",), with_parts(book, {"xl/_rels/workbook.xml.rels": None})),
        Odd("luku_ei_luku.xlsx", ("E103",), with_cells(book, INDICATORS, {"E5": number("viisi")})),
        Odd("roskaa_perassa.xlsx", LOST, book + b"\0" * 50),
    ]


def unsafe_names() -> list[Odd]:
    book = away()
    return [
        Odd("osa_kahdesti.xlsx", ("E112",), twice(book, INDICATORS)),
        Odd("polku_ulos.xlsx", ("E112",), with_parts(book, {"../../../tmp/ulos.txt": b"x"})),
        Odd("polku_juuresta.xlsx", ("E112",), with_parts(book, {"/etc/ulos.txt": b"x"})),
        Odd("polku_kenoviiva.xlsx", ("E112",), with_parts(book, {"xl\\..\\..\\ulos.txt": b"x"})),
    ]


def twice(content: bytes, part: str) -> bytes:
    """The zip with a part once more under the same name."""
    other = part[:-1] + "?"
    return with_parts(content, {other: b"<worksheet/>"}).replace(other.encode(), part.encode())


def bombs() -> list[Odd]:
    book, styles = away(), "xl/styles.xml"
    outside = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10) for i in range(1, 10))
    laughs = b'<!DOCTYPE a [<!ENTITY l0 "l">' + laughs + b"]><a>&l9;</a>"
    hidden = b'<?xml version="1.0"?><!-- ' + b"x" * 200_000 + b" -->" + entity[21:]
    secret = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    utf16 = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    shared = b"<sst>" + b"<si><t>x</t></si>" * 700_000 + b"</sst>"
    many = {f"xl/media/{i}.bin": b"" for i in range(2500)}
    usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    forms = b'<styleSheet xmlns="%s"><cellXfs>%s</cellXfs></styleSheet>' % (usual.encode(), b"<xf/>" * 3_000_000)
    return [
        Odd("doctype.xlsx", ("E104",), with_parts(book, {styles: entity})),
        Odd("doctype_piilossa.xlsx", ("E104",), with_parts(book, {styles: hidden})),
        Odd("doctype_utf16.xlsx", ("E104",), with_parts(book, {"docProps/app.xml": utf16})),
        Odd("naurut.xlsx", ("E104",), with_parts(book, {styles: laughs})),
        Odd("ulkoinen_entiteetti.xlsx", ("E104",), with_parts(book, {"xl/sharedStrings.xml": secret})),
        Odd("ulkoinen_dtd.xlsx", ("E104",), with_parts(book, {styles: outside})),
        Odd("zip_pommi.xlsx", ("E105",), with_parts(book, {"xl/media/image1.bin": bytes(201 * 1024 * 1024)})),
        Odd("tekstipommi.xlsx", ("E105",), with_parts(book, {"xl/sharedStrings.xml": shared})),
        Odd("osapommi.xlsx", ("E105",), with_parts(book, many)),
        Odd("tyylipommi.xlsx", ("E107",), with_parts(book, {styles: forms})),
        Odd("strict.xlsx", ("E106",), edited(book, "xl/workbook.xml", (usual, strict))),
    ]


