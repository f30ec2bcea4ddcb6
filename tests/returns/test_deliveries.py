"""What each region delivered, and what became of the figures it was asked for."""

from dataclasses import replace

from evaluation.rules.deliveries import Figures, deliveries
from evaluation.workbook.reading import read_submission
from indicators import Framework
from tests.returns.conftest import Round, checked


def test_every_figure_asked_for_has_one_fate(small: Framework, clean_content: bytes, trouble: Round) -> None:
    # seven rows of five years; I2 has two «..», I5 answers one year of five
    clean = checked(small, clean_content).delivery
    assert clean.figures == Figures(read=29, marked=2, left_out=0, blank=4)
    assert clean.figures.asked == 7 * 5
    # E4, F4, G4, H6 and E10 were written and fell; H5 was emptied
    assert trouble.delivery.figures == Figures(read=29 - 6, marked=2, left_out=5, blank=4 + 1)


def test_a_row_given_twice_is_left_out(small: Framework, trouble: Round, clean_content: bytes) -> None:
    from tests.returns.conftest import changed

    twice = checked(small, changed(clean_content, lambda book: book["Mittarit"].__setitem__("A5", "I1")))
    assert [problem.code for problem in twice.problems if problem.code == "E302"] == ["E302"]
    # I1 is written twice and stands nowhere (5), of I2 nothing is there any more (5), I5 as before
    assert twice.delivery.figures == Figures(read=29 - 5 - 3, marked=0, left_out=5, blank=4 + 5)


def test_a_file_that_cannot_be_read_counts_for_the_region_of_its_name(small: Framework) -> None:
    files = ("Norrbottenin luvut.xlsx", "kirja1.xlsx")
    received = [read_submission(name, b"not a workbook", small) for name in files]
    problems = tuple(problem for submission in received for problem in submission.problems)
    found = deliveries(small, received, {}, {"25": "rejected"}, problems)
    assert [(one.key, one.status, one.count("error")) for one in found] == [("25", "rejected", 1), ("", "rejected", 1)]
    assert found[0].figures == Figures(blank=35)
    assert found[1].figures.asked == 0


def test_problems_are_counted_by_level(trouble: Round) -> None:
    assert {level: trouble.delivery.count(level) for level in ("error", "warning", "note", "explained")} == {
        "error": 4,  # E4, F4:G4, H6, E10
        "warning": 4,  # H5, E8:H8, the stage of a measure, a question
        "note": 1,  # draft
        "explained": 1,  # I4
    }
    nobody = replace(trouble.delivery, problems=())
    assert nobody.count("error") == 0
