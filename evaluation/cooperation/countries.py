"""The countries of partners, as people write them: `Ruotsi; NO` → SE, NO. Names in other languages are the reports'."""

import re
from functools import cache

from babel import Locale

from evaluation.workbook.vocabulary import fold
from evaluation.workbook.wording import LANGUAGES

_BETWEEN, _AND = re.compile(r"[;,/\n]"), re.compile(r"\s(?:ja|sekä|and|&)\s")
_CODE = re.compile(r"[A-Z]{2}")


def partner_countries(written: str, home: str) -> tuple[str, ...]:
    """The two-letter codes of the countries in a cell, each once; a name that nobody knows stays as it is written.

    `home` is the code of the country itself, which is no partner.

    >>> partner_countries("Ruotsi, Norja ja Sweden; Bosnia ja Hertsegovina; Pohjola", "FI")
    ('SE', 'NO', 'BA', 'Pohjola')
    """
    known = _codes()
    pieces = _BETWEEN.split(written)
    names = [name.strip() for piece in pieces for name in ([piece] if fold(piece) in known else _AND.split(piece))]
    codes = (known.get(fold(name), name) for name in names if name)
    return tuple(dict.fromkeys(code for code in codes if code != home))


@cache
def _codes() -> dict[str, str]:
    """The code of each country by its folded code and names."""
    territories = [(code, name) for each in LANGUAGES for code, name in Locale.parse(each).territories.items()]
    countries = [(code, name) for code, name in territories if _CODE.fullmatch(code)]
    return {fold(spelling): code for code, name in countries for spelling in (name, code)}
