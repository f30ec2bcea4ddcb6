"""Records of two runs side by side, each with its like."""

from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.history.comparison.change import Sides


def paired(
    sides: Sides, part: str, key: Sequence[str], *, of: str = "results"
) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    """Each record of a list before and after by its key; None where there is none. The later order leads.

    Nothing where a run is of a version that did not tell the list: what was not told has neither come nor gone.
    """
    if any(part not in getattr(side, of) for side in (sides.before, sides.after)):
        return
    old, new = (
        {tuple(record.get(name) for name in key): record for record in getattr(side, of)[part]}
        for side in (sides.before, sides.after)
    )
    for found in (*new, *(gone for gone in old if gone not in new)):
        yield found, old.get(found), new.get(found)
