"""The closed grammar of targets: a number, a band, something above the baseline, or keeping pace with the country.

Does not know whether a target was reached. A new form is a new branch of `parse` and a new type here.
"""

import re
from dataclasses import dataclass

from indicators.cards import Band

KEEPS_PACE = "keeps pace with the country"
_RELATIVE = re.compile(r"^baseline \+ (\d+(?:\.\d+)?)( %)?$")


@dataclass(frozen=True)
class Absolute:
    """A number in the unit of the card; for sums the total of the period."""

    value: float


@dataclass(frozen=True)
class Within:
    """A band, both ends included."""

    low: float
    high: float


@dataclass(frozen=True)
class Raised:
    """The baseline improved by an amount, or by a share of itself (0.2 = 20 %), in the wanted direction."""

    amount: float
    relative: bool


@dataclass(frozen=True)
class KeepsPace:
    """At least the country's relative change."""


Target = Absolute | Within | Raised | KeepsPace


def parse(written: float | Band | str | None) -> Target | None:
    """The target that a card writes; None if it writes none.

    Raises ValueError with the grammar if the writing is outside it.

    >>> parse("baseline + 20 %")
    Raised(amount=0.2, relative=True)
    """
    if written is None:
        return None
    if isinstance(written, str):
        return _parse_words(written)
    if isinstance(written, tuple | list):
        low, high = written
        if not low <= high:
            raise ValueError(f"the band {low}–{high} is upside down")
        return Within(float(low), float(high))
    return Absolute(float(written))


def _parse_words(written: str) -> Target:
    if written == KEEPS_PACE:
        return KeepsPace()
    match = _RELATIVE.match(written)
    if not match:
        raise ValueError(
            f"'{written}' is not a target; write a number, [low, high], "
            f"'baseline + n', 'baseline + n %' or '{KEEPS_PACE}'"
        )
    amount = float(match[1])
    return Raised(amount / 100, relative=True) if match[2] else Raised(amount, relative=False)
