"""No withheld number of jobs follows from what is published: every table is solved for its hidden terms."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.specialisation import Jobs, specialisation
from evaluation.workbook.submission import Missing
from tests.readings.bench import book, small

FRAMEWORK = small()
REGIONS = (*FRAMEWORK.regions, "SE")
INDUSTRIES = ("a", "b", "c")
TOTAL = "yhteensä"
Secret = set[tuple[str, str]]


def published(figures: dict[str, list[int]], secret: Secret, industries: tuple[str, ...] = INDUSTRIES) -> Jobs:
    """The table of a year in which each region's total is the sum of its industries."""
    table: list[dict[str, Any]] = [
        {"region": region, "industry": industry, "2020": "..." if (region, industry) in secret else value}
        for region, values in figures.items()
        for industry, value in zip((*industries, TOTAL), (*values, sum(values)), strict=True)
    ]
    return specialisation(FRAMEWORK, {"NN": book(FRAMEWORK, "NN", jobs=table)}).table


def derivable(jobs: Jobs, secret: Secret, industries: tuple[str, ...]) -> Secret:
    """The withheld figures that the published ones determine, given that totals and areas are sums."""
    columns = (*industries, TOTAL)
    places = {(region, column): number for number, (region, column) in enumerate(
        (region, column) for region in REGIONS for column in columns
    )}  # fmt: skip

    def equation(terms: dict[tuple[str, str], int]) -> list[int]:
        return [terms.get(place, 0) for place in places]

    rows = [equation({(r, i): 1 for i in industries} | {(r, TOTAL): -1}) for r in REGIONS]
    rows += [equation({place: 1}) for place in places if jobs.known(*place, 2020) is not None]
    rows += [equation({(r, c): 1 for r in FRAMEWORK.regions}) for c in columns if jobs.known("NN", c, 2020) is not None]
    known = np.array(rows)
    rank = np.linalg.matrix_rank(known)
    return {place for place in secret if np.linalg.matrix_rank(np.vstack([known, equation({place: 1})])) == rank}


cells = st.tuples(st.sampled_from(REGIONS), st.sampled_from((*INDUSTRIES, TOTAL)))
numbers = st.lists(st.integers(0, 5_000), min_size=3, max_size=3)


@settings(max_examples=300)
@given(st.fixed_dictionaries(dict.fromkeys(REGIONS, numbers)), st.sets(cells, max_size=6))
def test_no_withheld_figure_can_be_solved(figures: dict[str, list[int]], secret: Secret) -> None:
    jobs = published(figures, secret)
    assert derivable(jobs, secret, INDUSTRIES) == set()


def test_the_smallest_other_is_hidden_and_the_area_keeps_silent() -> None:
    figures = {"25": [40, 0, 30], "24": [5, 6, 7], "22": [1, 2, 3], "SE": [900, 900, 900]}
    jobs = published(figures, {("25", "a")})
    assert jobs.of("25", "a", 2020).missing is Missing.CONFIDENTIAL
    assert jobs.of("25", "c", 2020).missing is Missing.CONFIDENTIAL  # 30: the smallest above zero
    assert (jobs.known("25", "b", 2020), jobs.known("25", TOTAL, 2020)) == (0, 70)
    assert jobs.known("NN", "a", 2020) is jobs.known("NN", "c", 2020) is None
    assert jobs.known("NN", "b", 2020) == 8


def test_the_only_industry_takes_its_total_with_it() -> None:
    figures = {region: [9] for region in REGIONS}
    jobs = published(figures, {("24", "a")}, ("a",))
    assert jobs.known("24", TOTAL, 2020) is None
    assert derivable(jobs, {("24", "a")}, ("a",)) == set()


def test_another_unknown_figure_is_protection_enough() -> None:
    table = [
        {"region": "25", "industry": name, "2020": value}
        for name, value in (("a", "..."), ("b", ".."), ("c", 8), (TOTAL, 50))
    ]
    jobs = specialisation(FRAMEWORK, {"NN": book(FRAMEWORK, "NN", jobs=table)}).table
    assert jobs.known("25", "c", 2020) == 8


def test_a_withheld_figure_has_no_quotient_and_no_change() -> None:
    table: list[dict[str, Any]] = [
        {"region": region, "industry": name, "2015": first, "2020": last}
        for region in REGIONS
        for name, first, last in (("a", 10, 12), ("b", 20, 22), ("c", 30, 32), (TOTAL, 60, 66))
    ]
    secret = [{**row, "2015": "..."} if (row["region"], row["industry"]) == ("25", "a") else row for row in table]
    found = specialisation(FRAMEWORK, {"NN": book(FRAMEWORK, "NN", jobs=secret)})
    told = {(one.region, one.industry): one for one in found.specialities}
    for industry in ("a", "b"):
        assert told["25", industry].quotients[2015].quotient is None
        assert told["25", industry].quotients[2015].jobs is None
        assert told["25", industry].shifts == told["NN", industry].shifts == ()
        assert told["25", industry].quotients[2020].quotient == 1
    assert len(told["25", "c"].shifts) == 1
