"""Workbooks to bytes: the same content gives the same bytes, whenever and wherever it is written."""

import re
import warnings
import zipfile
from io import BytesIO

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

_STAMPS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first day a zip can name
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LONGEST = 32_767  # characters that a cell can hold
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


def write_text(cell: Cell, text: str) -> None:
    """A text that stays a text: never a formula, nor one when retyped or saved as CSV, and always storable."""
    cell.value = _UNFIT.sub("", text)[:_LONGEST]
    if cell.value.startswith(_FORMULA_SIGNS):
        cell.data_type = "s"
        cell.quotePrefix = True


def packed(workbook: Workbook) -> bytes:
    """The file of a workbook, without clock times in it."""
    written, repacked = BytesIO(), BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "datetime.datetime.utcnow", DeprecationWarning)
        workbook.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMPS.sub(b"", content)
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # one and the same on every system
            target.writestr(entry, content)
    return repacked.getvalue()
