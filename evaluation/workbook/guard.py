"""The guard before any Excel library: what bytes must be before openpyxl may see them. Standard library only.

Looks at the shape of a file, never at its cells, and keeps nothing unpacked. A new check yields its fault in `guard`,
in the order in which checks are cheap.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.parsers import expat

from evaluation.workbook.submission import Fault

MIB = 1024 * 1024
UNPACKED_LIMIT = 200 * MIB  # all parts together; an ordinary workbook is under 2 MiB
SHARED_TEXTS_LIMIT = 10 * MIB  # three million short texts pass the limit above and take openpyxl a minute
PARTS_LIMIT = 2000  # an ordinary workbook has under a hundred
_CHUNK = 64 * 1024
_HEAD = 4 * 1024

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = ("EncryptedPackage", "DataSpaces")
_MARKUP_BEGINS = (b"<", b"\x00<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_STRICT = b"purl.oclc.org/ooxml"
_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def guard(content: bytes) -> tuple[Fault, ...]:
    """What forbids opening these bytes as a workbook; empty if nothing does. The first fault ends the search."""
    return tuple(fault for fault in (next(_faults(content), None),) if fault is not None)


def has_macros(content: bytes) -> bool:
    """Whether a workbook that has passed carries programs; they are never run."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())


def _faults(content: bytes) -> Iterator[Fault]:
    if not content:
        yield Fault("E101")
    elif not content.startswith(b"PK"):
        yield Fault("E102", {"kind": _kind_of_bytes(content)})
    else:
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                yield from _faults_of(archive)
        except _TROUBLE:
            yield Fault("E103")


def _kind_of_bytes(content: bytes) -> str:
    if content.startswith(_OLE):
        locked = any(name.encode("utf-16-le") in content for name in _ENCRYPTED)
        return "encrypted" if locked else "xls"
    head = content[:_HEAD].lstrip().lower()
    if any(mark in head for mark in _MARKUP):
        return "html"
    return "text" if _is_text(content[:_HEAD]) else "unknown"


def _is_text(head: bytes) -> bool:
    """Whether the bytes look like a table saved as text, in any encoding that Excel writes."""
    if head.startswith(_BOMS):
        return True
    return all(byte >= 0x20 or byte in b"\t\r\n" for byte in head)


def _faults_of(archive: zipfile.ZipFile) -> Iterator[Fault]:
    names = [entry.filename for entry in archive.infolist()]
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        yield Fault("E102", {"kind": "encrypted"})
    elif "xl/workbook.xml" not in names:
        yield Fault("E102", {"kind": _kind_of_archive(archive, names)})
    elif len(names) > PARTS_LIMIT:
        yield Fault("E105", {"kind": "parts", "part": "", "limit": float(PARTS_LIMIT)})
    elif odd := _odd_name(archive):
        yield Fault("E112", {"part": odd})
    else:
        yield from _faults_unpacked(archive)


def _odd_name(archive: zipfile.ZipFile) -> str:
    """The first part that is there twice, or whose name leads out of the archive; empty if there is none."""
    seen: set[str] = set()
    for entry in archive.infolist():
        name = entry.orig_filename  # `filename` has been mended: no backslashes, nothing after a zero byte
        steps = name.replace("\\", "/").split("/")
        if name in seen or ".." in steps or steps[0].endswith(":") or name.startswith(("/", "\\")) or "\0" in name:
            return name.replace("\0", "")
        seen.add(name)
    return ""


def _kind_of_archive(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            return "ods" if b"spreadsheet" in part.read(_HEAD) else "office"
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "office" if "[Content_Types].xml" in names else "archive"


def _faults_unpacked(archive: zipfile.ZipFile) -> Iterator[Fault]:
    """Unpacks every part in pieces and counts: the sizes that a zip declares may lie, its checksums are kept."""
    total = 0
    for entry in archive.infolist():
        limit = SHARED_TEXTS_LIMIT if entry.filename.lower().endswith("sharedstrings.xml") else UNPACKED_LIMIT
        size = 0
        with archive.open(entry) as part:
            head = part.read(_CHUNK)
            for chunk in _chunks(head, part):
                size += len(chunk)
                total += len(chunk)
                if size > limit or total > UNPACKED_LIMIT:
                    passed = limit if size > limit else UNPACKED_LIMIT
                    yield Fault("E105", {"part": entry.filename, "limit": float(passed // MIB)})
                    return
        if entry.filename == "xl/workbook.xml" and _STRICT in head:
            yield Fault("E106")
        with archive.open(entry) as part:
            yield from _faults_of_markup(entry.filename, head, part)


def _chunks(head: bytes, part: IO[bytes]) -> Iterator[bytes]:
    chunk = head
    while chunk:
        yield chunk
        chunk = part.read(_CHUNK)


def _faults_of_markup(name: str, head: bytes, part: IO[bytes]) -> Iterator[Fault]:
    """A document type before the root element of an XML part, however long a comment hides it."""
    if not head.lstrip().startswith(_MARKUP_BEGINS):
        return
    seen: list[str] = []  # no document type can follow the root element, so either ends the search
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("doctype")
    parser.StartElementHandler = lambda *_: seen.append("root")
    broken = False
    try:
        while not seen and (chunk := part.read(_CHUNK)):
            parser.Parse(chunk, False)
        if not seen:
            parser.Parse(b"", True)
    except expat.ExpatError:
        broken = True
    if seen[:1] == ["doctype"]:
        yield Fault("E104", {"part": name})
    elif broken:
        yield Fault("E103")
