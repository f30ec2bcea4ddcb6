"""A faultless delivery, and what the order of files may change: nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.rules import accept, check
from indicators import Framework
from tests.rules.bench import book, codes, framework, unreadable

FORMS = framework()


def test_a_faultless_delivery_has_no_problems_and_is_accepted(forms: Framework) -> None:
    books = [book(region) for region in ("1", "2", "3", "A")]
    problems = check(forms, books)
    assert problems == ()
    accepted, status = accept(forms, books, problems)
    assert status == dict.fromkeys(("1", "2", "3", "A"), "accepted")
    assert accepted == {one.region: one for one in books}


BOOKS = (
    book("1", {"C1": {"2020": 99.0, "2021": -1.0}, "P1": {"division": "2020"}}),
    book("2", {"C2": {"2019": 50.0}, "D1": {"source": ""}}),
    book("3"),
    book("3", file="saari_vanha.xlsx"),
    book("A", {"U1": {"2019": 99.0}}),
    unreadable("rikki.xlsx"),
)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(BOOKS))))
def test_the_order_of_files_never_matters(order: list[int]) -> None:
    books = [BOOKS[number] for number in order]
    told = check(FORMS, BOOKS)
    assert check(FORMS, books) == told
    assert accept(FORMS, books, told) == accept(FORMS, BOOKS, told)
    assert set(codes(told)) == {"E103", "E305", "E316", "W306", "W307", "W311", "W312"}
