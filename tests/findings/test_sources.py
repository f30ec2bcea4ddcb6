"""The second source of a figure: the regions together, and the list of projects."""

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from evaluation.findings import View
from evaluation.findings.sources import Second, second_sources
from evaluation.panel import Figure, Line
from evaluation.workbook.submission import Missing
from indicators import FrameworkError
from indicators.evidence import Recount
from indicators.soundness import check_soundness
from tests.findings.bench import Written, book, framework, joint_beside_regions, line, result, view


def project(code: str, year: int, *regions: str, public: float = 100000.0) -> Mapping[str, Written]:
    return {"code": code, "regions": regions, "start": date(year, 3, 1), "public": public, "source": "rekisteri"}


LISTS = {
    "25": [project("a1", 2016, "25", "24"), project("A2", 2017, "25", "24", "22"), project("A3", 2018, "25")],
    "24": [project("A1", 2016, "25", "24"), project("A2", 2017, "25", "24", "22"), project("A4", 2015, "24", "22")],
    "22": [project("A2", 2017, "25", "24", "22"), project("A5", 2019, "22", "01"), project("A6", 2020, "22", "25")],
}
YEARS = dict.fromkeys((2016, 2017, 2018, 2019, 2020), 1.0)


Lists = Mapping[str, list[Mapping[str, Written]]]


def recounted(recount: Recount, region: str, years: Mapping[int, float] = YEARS, lists: Lists = LISTS) -> list[Second]:
    frame = framework()
    frame = msgspec.structs.replace(frame, evidence=msgspec.structs.replace(frame.evidence, recount=(recount,)))
    one = result(region, "I1", 0.5, value=4.0, series=years)
    books = [book(key, projects=rows) for key, rows in lists.items()]
    seen = view(one, frame=frame, books=books)
    return list(second_sources(seen, one))


NUMBER = Recount("I1", "number", 2, regional=True)


def test_projects_are_counted_once_by_their_code_in_the_period() -> None:
    """A1, A2 and A6 have two regions of the area and begin in 2016–2020; A4 begins before, A3 and A5 have only one."""
    (found,) = recounted(NUMBER, "NN")
    assert (found.own, found.other, found.source) == (4.0, 3.0, "recount")
    assert found.difference == pytest.approx(1 / 4)
    assert found.evidence == ("NN:I1", "25:projects", "24:projects", "22:projects")


def test_a_region_counts_the_projects_it_takes_part_in() -> None:
    assert [recounted(NUMBER, key)[0].other for key in ("25", "24", "22")] == [3.0, 2.0, 2.0]


def test_sums_are_brought_to_the_unit_of_the_card() -> None:
    (found,) = recounted(Recount("I1", "public", 2, factor=0.001), "NN")
    assert found.other == pytest.approx(300.0)  # three projects of 100 000 €, in thousands


def test_a_sum_that_is_given_in_two_ways_is_none() -> None:
    lists = {**LISTS, "24": [project("A1", 2016, "25", "24", public=90000.0)]}
    assert recounted(Recount("I1", "public", 2), "NN", lists=lists) == []
    assert recounted(NUMBER, "NN", lists=lists)[0].other == 3.0


def test_only_the_years_of_the_figure_are_counted() -> None:
    assert recounted(NUMBER, "NN", {2016: 1.0, 2018: 1.0})[0].other == 1.0


def test_a_figure_of_a_part_cannot_be_recounted_for_a_region_unless_the_framework_says_so() -> None:
    assert recounted(Recount("I1", "public", 2), "25") == []


def test_without_every_list_nothing_is_recounted() -> None:
    assert recounted(NUMBER, "NN", lists={**LISTS, "22": []}) == []


def test_the_joint_figure_is_held_against_the_regions_over_the_years_that_all_know() -> None:
    seen = joint_beside_regions(400)
    (found,) = second_sources(seen, seen.results["NN", "I2"])
    assert [found.own, found.other] == pytest.approx([400, 300])
    short = dict(seen.panel.lines)
    short["22", "I2"] = line("I2", 20, None, 20, None, None)
    (found,) = second_sources(_with(seen, short), seen.results["NN", "I2"])
    assert [found.own, found.other] == pytest.approx([160, 120])  # two years of 80, and two of 60


def test_one_withheld_figure_silences_its_year() -> None:
    seen = joint_beside_regions(400)
    lines = dict(seen.panel.lines)
    hidden = lines["22", "I2"]
    secret = {**hidden.years, 2016: Figure(missing=Missing.CONFIDENTIAL)}
    lines["22", "I2"] = Line(hidden.card, hidden.baseline, secret)
    (found,) = second_sources(_with(seen, lines), seen.results["NN", "I2"])
    assert [found.own, found.other] == pytest.approx([320, 240])


def _with(seen: View, lines: Mapping[tuple[str, str], Line]) -> View:
    return view(*seen.results.values(), frame=seen.framework, lines=lines)


@pytest.mark.parametrize(("card", "told"), [("I9", "no card I9"), ("I1", "I1 is not a plain sum")])
def test_the_framework_says_what_can_be_counted_again(card: str, told: str) -> None:
    frame = framework()
    evidence = msgspec.structs.replace(frame.evidence, recount=(Recount(card, "number", 2),))
    with pytest.raises(FrameworkError, match=told):
        check_soundness(msgspec.structs.replace(frame, evidence=evidence))
