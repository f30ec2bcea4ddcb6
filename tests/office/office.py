"""LibreOffice without a window: workbooks opened, typed into as a Finn would, and saved as .xlsx.

What is typed passes LibreOffice's own reading of numbers and days in the Finnish locale. Skips where it is not there.
"""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (libreoffice-calc) is not installed")
Typed = Mapping[str, str]  # `Mittarit!E5` → what is typed there
PLAIN = "plain:"  # before what is typed after the cell has got an ordinary number format

_LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"><value>fi-FI</value></prop></item>
</oor:items>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Typing"/></library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing" script:language="StarBasic">{}
</script:module>"""
_MACRO = """
Sub Work(orders As String)
    Dim file As Integer, order As String, parts, book As Object
    Dim how(0) As New com.sun.star.beans.PropertyValue
    how(0).Name = "FilterName" : how(0).Value = "Calc MS Excel 2007 XML"
    file = FreeFile
    Open orders For Input As #file
    Do While Not Eof(file)
        Line Input #file, order
        parts = Split(order, Chr(9))
        Select Case parts(0)
        Case "open": book = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, Array())
        Case "type": book.Sheets.getByName(parts(1)).getCellRangeByName(parts(2)).FormulaLocal = parts(3)
        Case "plain": book.Sheets.getByName(parts(1)).getCellRangeByName(parts(2)).NumberFormat = 0
        Case "save": book.storeToURL(parts(1), how()) : book.close(True)
        End Select
    Loop
    Close #file
    StarDesktop.terminate()
End Sub
"""


def resaved(folder: Path, books: Mapping[str, bytes], typed: Mapping[str, Typed] | None = None) -> dict[str, bytes]:
    """The workbooks by name after they were opened, typed into and saved; all in one start of the program."""
    profile, made = folder / "profile", folder / "made"
    for part in (profile / "user", folder / "given", made):
        part.mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(_LOCALE, encoding="utf-8")
    _start(profile, "--terminate_after_init")  # a first start fills the profile, and would write over the macro
    basic = profile / "user/basic/Standard"
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Typing.xba").write_text(_MODULE.format(escape(_MACRO)), encoding="utf-8")
    orders: list[str] = []
    for name, content in books.items():
        (folder / "given" / name).write_bytes(content)
        orders.append(f"open\t{(folder / 'given' / name).as_uri()}")
        for place, text in (typed or {}).get(name, {}).items():
            sheet, _, cell = place.partition("!")
            if text.startswith(PLAIN):
                orders.append(f"plain\t{sheet}\t{cell}")
            orders.append(f"type\t{sheet}\t{cell}\t{text.removeprefix(PLAIN)}")
        orders.append(f"save\t{(made / name).as_uri()}")
    (folder / "orders.txt").write_text("\n".join(orders) + "\n", encoding="utf-8")
    orders_file = folder / "orders.txt"
    _start(profile, f'macro:///Standard.Typing.Work("{orders_file}")')
    return {name: (made / name).read_bytes() for name in books}


def _start(profile: Path, *words: str) -> None:
    assert SOFFICE is not None
    call = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *words]
    subprocess.run(call, capture_output=True, timeout=60, check=True)
