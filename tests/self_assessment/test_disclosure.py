"""Which groups are hidden: method §8 and its case in §12, and that nothing small follows by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from evaluation.self_assessment.disclosure import hidden

AREA = "all"


def test_the_next_smallest_is_hidden_with_a_single_small_group() -> None:
    assert hidden({"a": 6, "b": 5, "c": 2, AREA: 0}, AREA, 5) == {"b", "c"}


def test_two_small_groups_hide_each_other_once_they_are_enough_together() -> None:
    assert hidden({"a": 6, "b": 3, "c": 2, AREA: 0}, AREA, 5) == {"b", "c"}
    assert hidden({"a": 6, "b": 7, "c": 1, "d": 2, AREA: 0}, AREA, 5) == {"a", "c", "d"}  # 1 + 2 would be three people


def test_the_joint_workbook_is_a_group_that_is_never_shown() -> None:
    assert hidden({"a": 6, "b": 7, AREA: 2}, AREA, 5) == {"a"}  # else the two follow: 15 − 13
    assert hidden({"a": 6, "b": 7, AREA: 5}, AREA, 5) == set()
    assert hidden({"a": 6, "b": 3, AREA: 9}, AREA, 5) == {"b"}  # 12 answers of two groups remain


def test_an_area_of_few_answers_is_hidden_too() -> None:
    assert hidden({"a": 2, "b": 2, AREA: 0}, AREA, 5) == {"a", "b", AREA}


def test_nobody_protects_nobody() -> None:
    assert hidden({"a": 6, "b": 0, AREA: 0}, AREA, 5) == {"b"}


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 12)), st.integers(0, 12))
def test_what_remains_of_the_area_is_never_a_small_group(regions: dict[str, int], joint: int) -> None:
    kept = hidden({**regions, AREA: joint}, AREA, 5)
    shown = {key: number for key, number in regions.items() if key not in kept}
    assert all(number >= 5 for number in shown.values())
    if AREA in kept:
        return
    rest = [number for number in (*(regions[key] for key in regions if key not in shown), joint) if number]
    assert sum(rest) + sum(shown.values()) >= 5
    assert not rest or sum(rest) >= 5  # fewer than the least never follow by subtraction
    assert len(rest) != 1 or rest[0] >= 5  # nor one small group by itself
