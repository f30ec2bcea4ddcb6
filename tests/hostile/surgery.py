"""Workbooks changed part by part inside their zip: quicker than any Excel library, and beyond what one would write."""

import io
import re
import struct
import zipfile
from collections.abc import Mapping

from openpyxl.utils import column_index_from_string, get_column_letter

ABOUT, INDICATORS, PROJECTS = (f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 6))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packing, compresslevel=1) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return written.getvalue()


def with_parts(content: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The zip with these parts in place of its own; None leaves one out."""
    whole: dict[str, bytes | None] = {**parts(content), **changes}
    return zipped({name: part for name, part in whole.items() if part is not None})


def edited(content: bytes, part: str, *swaps: tuple[str, str]) -> bytes:
    """The zip with texts of one part swapped, each exactly where it stands first."""
    markup = parts(content)[part].decode()
    for before, after in swaps:
        assert before in markup, before
        markup = markup.replace(before, after, 1)
    return with_parts(content, {part: markup.encode()})


def with_cells(content: bytes, part: str, cells: Mapping[str, str]) -> bytes:
    """The workbook with these cells, each given as what stands inside `<c r="…"`: ` t="n"><v>1</v>`."""
    markup = parts(content)[part].decode()
    for address, inside in cells.items():
        markup, count = re.subn(
            rf'<c r="{address}"([^>]*?)( t="\w+")?\s*(?:/>|>.*?</c>)',
            lambda found, new=f'<c r="{address}"', rest=f"{inside}</c>": f"{new}{found[1]}{rest}",  # type: ignore[misc]
            markup,
            count=1,
            flags=re.DOTALL,
        )
        assert count == 1, address
    return with_parts(content, {part: markup.encode()})


def text(words: str) -> str:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    return f' t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is>'


def number(value: float | str) -> str:
    return f' t="n"><v>{value}</v>'


def formula(words: str, result: str = "") -> str:
    return f"><f>{words}</f>" + (f"<v>{result}</v>" if result else "")


def below(content: bytes, part: str, rows: str) -> bytes:
    """The workbook with more rows at the end of a sheet."""
    return edited(content, part, ("</sheetData>", f"{rows}</sheetData>"))


def after_cells(content: bytes, part: str, markup: str) -> bytes:
    """The workbook with more markup right after the cells of a sheet, before its validations."""
    head, tail = parts(content)[part].decode().split("</sheetData>")
    at = tail.index("<dataValidations")
    return with_parts(content, {part: f"{head}</sheetData>{tail[:at]}{markup}{tail[at:]}".encode()})


def with_size(content: bytes, part: str, reference: str) -> bytes:
    """The workbook whose sheet says of itself that it is this large."""
    markup = re.sub(rb'<dimension ref="[^"]*"', f'<dimension ref="{reference}"'.encode(), parts(content)[part])
    return with_parts(content, {part: markup})


def with_hidden_column(content: bytes, part: str, number: int) -> bytes:
    """The workbook with one column hidden by a `<col>` of its own."""
    cols = f'<cols><col min="{number}" max="{number}" width="9" hidden="1"/></cols>'
    return with_parts(content, {part: re.sub(rb"<cols>.*</cols>", cols.encode(), parts(content)[part])})


def without_row(content: bytes, part: str, number: int) -> bytes:
    row = rb'<row r="%d".*?</row>' % number
    return with_parts(content, {part: re.sub(row, b"", parts(content)[part], count=1, flags=re.DOTALL)})


def free_column(content: bytes, part: str) -> str:
    """The letter of the first column right of the header row, row 3."""
    letters = re.findall(rb'<c r="([A-Z]+)3"', parts(content)[part])
    return get_column_letter(max(column_index_from_string(each.decode()) for each in letters) + 1)


def more_headers(content: bytes, part: str, inside: str) -> bytes:
    """The workbook with one more cell at the end of the header row."""
    markup = parts(content)[part].decode()
    at = markup.index("</row>", markup.index('<row r="3"'))
    cell = f'<c r="{free_column(content, part)}3"{inside}</c>'
    return with_parts(content, {part: f"{markup[:at]}{cell}{markup[at:]}".encode()})


def lying_size(content: bytes, part: str, claimed: int) -> bytes:
    """The zip whose directory says that a part unpacks to `claimed` bytes."""
    whole = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo(part)
        start = archive.start_dir
    struct.pack_into("<L", whole, entry.header_offset + 22, claimed)
    at = whole.index(part.encode(), start) - 46
    struct.pack_into("<L", whole, at + 24, claimed)
    return bytes(whole)


def marked_encrypted(content: bytes) -> bytes:
    """The zip that says of its first part that a password is needed."""
    whole = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.start_dir
    whole[start + 8] |= 1
    whole[6] |= 1
    return bytes(whole)
