"""The framework as one theme sees it: its cards counted for that theme alone.

A card that is entered by theme is read from the theme's own rows; what was promised for all themes together is not
held against one of them. Computes no score: the parts of the river do, on what is given here.
"""

import msgspec

from evaluation.panel import Comparison, Panel
from indicators.cards import Indicator
from indicators.framework import Framework
from indicators.targets import KeepsPace, Raised, parse

BY_THEME = ("themes", "theme_ratio")  # parts of cards that are entered by theme
Written = float | tuple[float, float] | str | None


def of_theme(framework: Framework, theme: str) -> Framework:
    """The framework with only the cards that tell of this theme alone; nobody has counted those a second time."""
    cards = {card.id: _alone(card, theme) for card in framework.indicators.values() if _tells_of(card, theme)}
    evidence = msgspec.structs.replace(framework.evidence, recount=())
    return msgspec.structs.replace(framework, indicators=cards, evidence=evidence)


def _tells_of(card: Indicator, theme: str) -> bool:
    return theme in card.themes and (card.parts in BY_THEME or len(card.themes) == 1)


def _alone(card: Indicator, theme: str) -> Indicator:
    if len(card.themes) == 1:
        return card
    each = card.parts == "themes" and card.across_themes == "mean"  # what is said of the mean holds for each
    return msgspec.structs.replace(
        card,
        themes=[theme],
        target=card.target if each else _own(card.target),
        joint_target=card.joint_target if each else _own(card.joint_target),
        baseline=card.baseline if each or card.baseline == 0 else None,
    )


def _own(written: Written) -> Written:
    """A target that each theme can be held to by its own figures; None for an amount set for all of them together."""
    target = parse(written)
    alone = isinstance(target, KeepsPace) or (isinstance(target, Raised) and (target.relative or not target.amount))
    return written if alone else None


def compared_by_theme(panel: Panel, theme: str) -> Panel:
    """The panel with the country's figures of the theme's own rows in place of those of the whole cards."""
    rows: dict[tuple[str, str], Comparison] = {
        (card, region): comparison
        for (row, region), comparison in panel.comparison.items()
        for card, dot, part in [row.partition(".")]
        if dot and part == theme
    }
    return Panel(panel.lines, rows)
