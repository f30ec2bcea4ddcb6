"""How like figures of several regions become one: sum, mean, or mean by weight (method §5). The arithmetic alone."""

from collections.abc import Sequence

from indicators.cards import Indicator


def rolled(card: Indicator, values: Sequence[float | None], weights: Sequence[float | None]) -> float | None:
    """The figure of all together; None without figures, or where one of them or a weight that is needed is missing.

    A ratio of sums is the mean of the ratios weighted by their denominators.
    """
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    if card.rollup == "sum":
        return sum(known)
    if card.rollup == "mean":
        return sum(known) / len(known)
    shares = [weight for weight in weights if weight]
    if len(shares) < len(known):
        return None
    return sum(value * share for value, share in zip(known, shares, strict=True)) / sum(shares)
