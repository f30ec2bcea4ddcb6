"""What the sections on readings share: their plain shape, names of places, sums of money, and who was not heard.

Computes nothing. The chapters are in `cooperation`, `value_networks`, `standing`, `own_choices` and `own_place`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from reports.context.draft import Cell, Draft, Figure, Table, number_head

_MILLION = 1_000_000
_SHADES = 4  # of a matrix, the first for none


@dataclass(frozen=True)
class Block:
    """A figure or a table; the other one is None."""

    figure: Figure | None = None
    table: Table | None = None


@dataclass(frozen=True)
class ReadingSection:
    """A part of a chapter: its heading (empty for none), what it says, and its figures and tables in their order."""

    anchor: str
    title: str
    paragraphs: Sequence[str]
    blocks: Sequence[Block]
    kind: str = ""


def blocks(*shown: Figure | Table | None) -> list[Block]:
    """The figures and tables that there are, in the order given."""
    return [Block(figure=one) if isinstance(one, Figure) else Block(table=one) for one in shown if one is not None]


def told(*sentences: str) -> list[str]:
    """The sentences that there are as one paragraph; no paragraph of none."""
    text = " ".join(sentence for sentence in sentences if sentence)
    return [text] if text else []


def region_names(draft: Draft, keys: Iterable[str]) -> str:
    """Names of regions as a list."""
    regions = draft.evaluation.framework.regions
    return draft.words.listing([draft.words.name(regions[key].name) for key in keys])


def region_heads(draft: Draft) -> list[Cell]:
    """The heading of a column for each region."""
    return [number_head(draft.words.name(region.name)) for region in draft.evaluation.framework.regions.values()]


def place_name(draft: Draft, key: str) -> str:
    """The name of a region or of the area."""
    area = draft.evaluation.framework.area
    return draft.words.name(area.short if key == area.key else draft.evaluation.framework.regions[key].name)


def unheard(draft: Draft, delivered: Collection[str], reading: str) -> str:
    """Whose list could not be read whole, and what follows of that; empty where all were."""
    keys = [key for key in draft.evaluation.framework.regions if key not in delivered]
    if not keys:
        return ""
    form = "none" if not delivered else "some"
    return draft.words.say(f"readings.unheard.{reading}.{form}", names=region_names(draft, keys))


def millions(draft: Draft, euro: float | None) -> str:
    """A sum in millions of euros; a dash where none is known."""
    if euro is None:
        return draft.words.say("report.indicator.dash")
    return draft.words.number(euro / _MILLION, 1)


def shade(count: int, most: int) -> int:
    """The shade of a count in a matrix whose largest is `most`: 0 of none, the last of the largest."""
    return 0 if not count else 1 + min(_SHADES - 2, (_SHADES - 1) * (count - 1) // max(most, 1))


def source_of(draft: Draft, sources: Iterable[str], otherwise: str) -> str:
    """The sources that rows name, as one line; the phrase `otherwise` where they name none or too many to print."""
    named = list(dict.fromkeys(source for source in sources if source))
    if not named or len(named) > 3:
        return draft.words.say(otherwise)
    return "; ".join(named)
