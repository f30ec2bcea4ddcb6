"""Where a card stands, for the sentences of the laws."""

from indicators.cards import Indicator
from indicators.framework import Framework


def where(framework: Framework, card: Indicator) -> str:
    """The file of a card and its id: «clusters.toml [K01]»."""
    names = dict(zip((d.id for d in framework.dimensions), framework.strategy.dimension_files, strict=True))
    return f"{names[card.dimension]} [{card.id}]"
