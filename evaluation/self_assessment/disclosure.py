"""Which groups must be hidden so that no small group's answers are told, nor follow by subtraction (method §8).

Counts answers; never sees one.
"""

from collections.abc import Collection, Mapping


def hidden(answers: Mapping[str, int], area: str, fewest: int) -> frozenset[str]:
    """The groups to hide, of the regions and the area, from the number of answers of each to one question.

    `answers[area]` are those of the joint workbook: part of the area's, never shown on their own. The area is all of
    them together. Where it is shown, what is not shown is known as a whole by subtraction; so the smallest shown groups
    are hidden too until that whole belongs to more than one group and is itself no small one.
    """
    kept = {key for key, number in answers.items() if key != area and number < fewest}
    if sum(answers.values()) < fewest:
        return frozenset({*kept, area})
    shown = sorted((key for key in answers if key != area and key not in kept), key=lambda key: (answers[key], key))
    while shown and _follows([answers[key] for key in (*kept, area) if answers.get(key)], fewest):
        kept.add(shown.pop(0))
    return frozenset(kept)


def _follows(unshown: Collection[int], fewest: int) -> bool:
    """Whether a small group's answers follow from the sum of those that are not shown."""
    small = any(number < fewest for number in unshown)
    return small and (len(unshown) == 1 or sum(unshown) < fewest)
