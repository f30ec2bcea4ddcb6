"""What is refused before any Excel library sees it."""

from collections.abc import Callable

import pytest

from evaluation.workbook import guard as guarding
from evaluation.workbook.guard import guard
from tests.workbook.zips import zipped


@pytest.fixture
def ordinary(make: Callable[..., bytes]) -> bytes:
    return make()


def codes(content: bytes) -> list[tuple[str, object]]:
    return [(fault.code, fault.facts.get("kind", fault.facts.get("part", ""))) for fault in guard(content)]


def test_an_ordinary_workbook_passes(ordinary: bytes) -> None:
    assert codes(ordinary) == []


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ("E101", "")),
        (OLE, ("E102", "xls")),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ("E102", "encrypted")),
        (b"\n<html><table>", ("E102", "html")),
        (b"tunnus;2019\nK01;1\n", ("E102", "text")),
        ("tunnus\t2019\n".encode("utf-16"), ("E102", "text")),
        (b"\x7fELF\x00\x01\x02", ("E102", "unknown")),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), ("E102", "ods")),
        (zipped({"xl/workbook.bin": b"x", "[Content_Types].xml": b"<a/>"}), ("E102", "xlsb")),
        (zipped({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), ("E102", "office")),
        (zipped({"kuva.png": b"x"}), ("E102", "archive")),
        (b"PK\x03\x04rubbish", ("E103", "")),
    ],
)
def test_other_files_are_named(content: bytes, expected: tuple[str, str]) -> None:
    assert codes(content) == [expected]


def test_a_half_copied_workbook_is_damaged(ordinary: bytes) -> None:
    assert codes(ordinary[: len(ordinary) // 2]) == [("E103", "")]


def test_a_flipped_byte_is_damage(ordinary: bytes) -> None:
    middle = ordinary.index(b"xl/worksheets/sheet") + 400  # inside the packed bytes of a sheet
    flipped = ordinary[:middle] + bytes([ordinary[middle] ^ 0xFF]) + ordinary[middle + 1 :]
    assert codes(flipped) == [("E103", "")]


@pytest.mark.parametrize("before", [b"", b"<!-- " + b"x" * 200_000 + b" -->"])
def test_a_document_type_is_refused_wherever_it_hides(ordinary: bytes, before: bytes) -> None:
    bomb = b'<?xml version="1.0"?>' + before + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert codes(zipped({"xl/styles.xml": bomb}, ordinary)) == [("E104", "xl/styles.xml")]


def test_markup_that_does_not_parse_is_damage(ordinary: bytes) -> None:
    assert codes(zipped({"xl/styles.xml": b"<a"}, ordinary)) == [("E103", "")]


def test_strict_workbooks_are_named(ordinary: bytes) -> None:
    strict = b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    assert codes(zipped({"xl/workbook.xml": strict}, ordinary)) == [("E106", "")]


def test_bytes_are_counted_while_unpacking(ordinary: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "UNPACKED_LIMIT", 3 * guarding.MIB)
    bomb = zipped({"xl/media/zeros.bin": b"\0" * (4 * guarding.MIB)}, ordinary)
    assert len(bomb) < guarding.MIB
    assert codes(bomb) == [("E105", "xl/media/zeros.bin")]


def test_shared_texts_have_a_limit_of_their_own(ordinary: bytes) -> None:
    texts = b"<sst>" + b"<si><t>x</t></si>" * 700_000 + b"</sst>"  # 17 bytes × 700 000 = 11.3 MiB
    faults = guard(zipped({"xl/sharedStrings.xml": texts}, ordinary))
    assert [(fault.code, fault.facts["limit"]) for fault in faults] == [("E105", 10.0)]


@pytest.mark.parametrize("name", ["../ulos.txt", "xl/../../ulos.txt", "/etc/ulos", "xl\\..\\ulos.txt", "C:/ulos.txt"])
def test_names_that_lead_out_are_refused(ordinary: bytes, name: str) -> None:
    assert codes(zipped({name: b"x"}, ordinary)) == [("E112", name)]


def test_a_part_that_is_there_twice_is_refused(ordinary: bytes) -> None:
    twice = zipped({"xl/styles.xm?": b"<a/>"}, ordinary).replace(b"xl/styles.xm?", b"xl/styles.xml")
    assert codes(twice) == [("E112", "xl/styles.xml")]


def test_too_many_parts_are_not_unpacked(ordinary: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "PARTS_LIMIT", 5)
    assert codes(ordinary) == [("E105", "parts")]


def test_macros_are_noticed(ordinary: bytes) -> None:
    assert not guarding.has_macros(ordinary)
    assert guarding.has_macros(zipped({"xl/vbaProject.bin": b"x"}, ordinary))
