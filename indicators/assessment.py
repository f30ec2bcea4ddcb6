"""The self-assessment as data: its questions, the criteria and wheel they tell of, and from where on it speaks.

Plain frozen records filled from `self_assessment.toml` of one period folder. They compute nothing.
"""

from msgspec import Struct

from indicators.lists import Choice, Question


class Assessment(Struct, frozen=True, forbid_unknown_fields=True):
    """What `self_assessment.toml` holds.

    Fewer answers than `fewest_answers` are never shown. The answers to a question disagree from a range of
    `wide_range` on, and a rating and a score are said to differ from `named_gap` points on. A `factor`'s key is that
    of its step, a dot and its number.
    """

    fewest_answers: int
    wide_range: int
    named_gap: float
    criterion: tuple[Choice, ...] = ()
    step: tuple[Choice, ...] = ()
    factor: tuple[Choice, ...] = ()
    question: tuple[Question, ...] = ()

    def factors_of(self, step: str) -> tuple[Choice, ...]:
        """The factors of a step of the wheel, in their order."""
        return tuple(factor for factor in self.factor if factor.key.partition(".")[0] == step)
