"""The workbook as data: its sheets, and what each column may hold. Knows no Excel."""

from typing import Literal

from msgspec import Struct

from indicators.cards import Text


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """A column of a sheet. `holds` says what may stand in it; `choices` names a list of the framework."""

    key: str
    name: Text
    holds: Literal["id", "text", "number", "years", "date", "choice", "choices", "mark", "link"]
    width: int = 14
    choices: str | None = None
    required: bool = True
    note: Text | None = None


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet of a workbook: `rows` says what makes its rows, `kinds` which workbooks have it."""

    key: str
    name: Text
    kinds: list[Literal["region", "joint", "proposals"]]
    rows: Literal[
        "instructions", "fields", "indicators", "measures", "questions", "free", "industries", "comparison", "proposals"
    ]
    required: bool
    columns: tuple[Column, ...]
    note: Text | None = None
