"""Which row was probably meant where an id is misspelt: by the name that stands beside it, or by likeness.

Judges nothing; `identity` asks.
"""

import re
from collections.abc import Collection, Mapping
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


Names = Mapping[str, Mapping[str, tuple[str, ...]]]  # by sheet and folded name, the ids that bear it


def names_of_rows(framework: Framework) -> Names:
    """The names of the rows of every sheet that has given ones, in either language."""
    found: dict[str, dict[str, tuple[str, ...]]] = {"indicators": {}, "measures": {}}
    for key, card in framework.row_cards.items():
        for language in LANGUAGES:
            _note(found["indicators"], row_name(framework, card, key, language), key)
    for measure in framework.measures:
        for language in LANGUAGES:
            _note(found["measures"], measure.name.in_language(language), measure.id)
    return found


def _note(names: dict[str, tuple[str, ...]], name: str, key: str) -> None:
    names[fold(name)] = tuple(dict.fromkeys((*names.get(fold(name), ()), key)))


def named_as(names: Names, sheet: str, row: Row) -> str:
    """The id whose name the row bears beside its own id; empty if it bears none, or one of several rows."""
    own = names.get(sheet, {}).get(fold(row.text("name")), ())
    return own[0] if len(own) == 1 else ""
