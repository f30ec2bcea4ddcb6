"""Which row was probably meant where an id is misspelt: by the name that stands beside it, or by likeness.

Judges nothing; `identity` asks.
"""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from evaluation.workbook.submission import Row
from evaluation.workbook.vocabulary import fold
from evaluation.workbook.wording import LANGUAGES, row_name
from indicators.framework import Framework

_NEAR = 0.6
_STEM = re.compile(r"[^\W\d_]*")


def likely_ids(written: str, asked: Collection[str], present: Collection[str]) -> tuple[str, ...]:
    """The asked ids that were probably meant: the parts of a whole, or the nearest one; none if none is near.

    Of those that are near, ids of the same letters come first, then those that are not `present` in the workbook.

    >>> likely_ids("G04", ["G04.osoittaja", "G04.nimittäjä", "G03"], [])
    ('G04.osoittaja', 'G04.nimittäjä')
    """
    own = fold(written)
    parts = tuple(name for name in asked if fold(name).startswith(f"{own}.") and name not in present)
    if parts:
        return parts
    folded = {fold(name): name for name in asked}
    near = [folded[name] for name in get_close_matches(own, folded, n=5, cutoff=_NEAR)]
    ranked = sorted(near, key=lambda name: (_stem(fold(name)) != _stem(own), name in present))
    return tuple(ranked[:1])


def _stem(name: str) -> str:
    found = _STEM.match(name)
    return found[0] if found else ""


def named_as(framework: Framework, sheet: str, row: Row) -> str:
    """The id whose name the row bears beside its own id; empty if it bears none, or one of several rows."""
    written = fold(row.text("name"))
    own = [name for name, names in _names(framework, sheet) if written and written in names]
    return own[0] if len(own) == 1 else ""


def _names(framework: Framework, sheet: str) -> Iterator[tuple[str, set[str]]]:
    if sheet == "indicators":
        for key, card in framework.row_cards.items():
            yield key, {fold(row_name(framework, card, key, language)) for language in LANGUAGES}
    elif sheet == "measures":
        for measure in framework.measures:
            yield measure.id, {fold(measure.name.in_language(language)) for language in LANGUAGES}
