"""Quotients and shift–share, reckoned by hand to the last unit for three regions (method §12.6)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.specialisation import Specialisation, Speciality, Standing, specialisation
from evaluation.specialisation.quotients import location_quotient
from evaluation.specialisation.shift_share import Span, parts
from evaluation.workbook.submission import Missing
from tests.readings.bench import Written, book, small

FRAMEWORK = small()  # baseline 2015, period 2016–2020; specialised from 1.25, thin below 0.75, few below 50
YEARS = ("2015", "2020")


Table = Mapping[str, Mapping[str, tuple[Written, ...]]]


def rows(figures: Table, years: tuple[str, ...] = YEARS) -> list[dict[str, Any]]:
    return [
        {"region": place, "industry": industry, **dict(zip(years, values, strict=True)), "source": "tilasto"}
        for industry, places in figures.items()
        for place, values in places.items()
    ]


# Country: the industry 5 000 → 5 500 (+10 %), everything 250 000 → 257 500 (+3 %)
TABLE: Table = {
    "C Teollisuus": {"25": (100, 120), "24": (0, 12), "22": (60, 45), "SE": (5_000, 5_500), "01": (900, 900)},
    "Z Tyhjä": {"25": (0, 0), "24": (5, 5), "22": (0, 0), "SE": (0, 10)},
    "Yhteensä": {"25": (2_000, 2_060), "24": (1_000, 1_000), "22": (5_000, 4_400), "SE": (250_000, 257_500)},
}


def reading(table: list[dict[str, Any]]) -> Specialisation:
    return specialisation(FRAMEWORK, {"NN": book(FRAMEWORK, "NN", jobs=table)})


def of(found: Specialisation, region: str, industry: str = "c teollisuus") -> Speciality:
    return next(one for one in found.specialities if (one.region, one.industry) == (region, industry))


def test_quotients_of_three_regions() -> None:
    found = reading(rows(TABLE))
    assert found.year == 2020
    # 25: (100/2 000)/(5 000/250 000) = 0.05/0.02 = 2.5, later (120/2 060)/(5 500/257 500) = 30/11
    first, last = of(found, "25").quotients[2015], of(found, "25").quotients[2020]
    assert (first.jobs, first.all_jobs, first.quotient, first.standing, first.few) == (
        100, 2_000, 2.5, Standing.SPECIALISED, False,
    )  # fmt: skip
    assert last.quotient == pytest.approx(30 / 11, abs=1e-12)
    # 24: nothing, later (12/1 000)/(5 500/257 500) = 0.5618, of 12 jobs
    assert of(found, "24").quotients[2015].quotient == 0.0
    thin = of(found, "24").quotients[2020]
    assert thin.quotient == pytest.approx(0.561818181818, abs=1e-12)
    assert (thin.standing, thin.few) == (Standing.THIN, True)
    # 22: (60/5 000)/0.02 = 0.6; the area: (160/8 000)/0.02 = 1, as the country
    assert of(found, "22").quotients[2015].quotient == pytest.approx(0.6)
    area = of(found, "NN").quotients[2015]
    assert (area.jobs, area.all_jobs, area.quotient, area.standing) == (160, 8_000, 1.0, Standing.USUAL)


def test_quotient_of_method_12_6_and_thresholds() -> None:
    assert location_quotient(120, 2_000, 5_000, 250_000) == 3.0
    table: Table = {
        "C": {"25": (25, 25), "24": (15, 15), "22": (24, 24), "SE": (20, 20)},
        "Total": dict.fromkeys(("25", "24", "22", "SE"), (1_000, 1_000)),
    }
    found = reading(rows(table))
    standings = [of(found, key, "c").quotients[2020].standing for key in ("25", "24", "22")]
    assert standings == [Standing.SPECIALISED, Standing.USUAL, Standing.USUAL]  # 1.25, 0.75, 1.2


def test_an_industry_that_the_country_lacks_has_no_quotient() -> None:
    found = of(reading(rows(TABLE)), "24", "z tyhjä")
    assert (found.quotients[2015].jobs, found.quotients[2015].quotient) == (5, None)
    assert found.shifts == ()


def test_shift_share_to_the_last_unit() -> None:
    found = reading(rows(TABLE))
    assert found.spans == (Span(2015, 2020, False),)

    def split(region: str) -> tuple[object, ...]:
        (shift,) = of(found, region).shifts
        return shift.national, shift.mix, shift.regional, shift.change

    assert split("25") == (3, 7, 10, 20)  # 100·3 %, 100·(10 − 3) %, 120 − 110
    assert split("24") == (0, 0, 12, 12)
    assert split("22") == (Fraction(9, 5), Fraction(21, 5), -21, -15)  # 1.8 + 4.2 − 21 = −15
    assert split("NN") == (Fraction(24, 5), Fraction(56, 5), 1, 17)  # the sums of the three


@given(
    st.integers(0, 10**6), st.integers(0, 10**6),
    st.tuples(st.integers(1, 10**7), st.integers(0, 10**7)), st.tuples(st.integers(1, 10**7), st.integers(0, 10**7)),
)  # fmt: skip
def test_the_parts_sum_to_the_change_exactly(
    before: int, after: int, country: tuple[int, int], everything: tuple[int, int]
) -> None:
    ends = [(Fraction(first), Fraction(last)) for first, last in (country, everything)]
    split = parts(Fraction(before), Fraction(after), ends[0], ends[1])
    assert split is not None
    assert sum(split) == after - before


@given(st.lists(st.integers(1, 10**5), min_size=2, max_size=8), st.data())
def test_the_quotients_of_a_region_average_to_one(country: list[int], chosen: st.DataObject) -> None:
    """Weighted with the country's shares, the quotients of all industries make 1."""
    own = chosen.draw(st.lists(st.integers(0, 10**4), min_size=len(country), max_size=len(country)).filter(any))
    quotients = [location_quotient(e, sum(own), c, sum(country)) for e, c in zip(own, country, strict=True)]
    weighted = sum((q or 0) * c / sum(country) for q, c in zip(quotients, country, strict=True))
    assert weighted == pytest.approx(1)


def test_no_change_across_a_break_and_years_before_are_the_starting_position() -> None:
    years = ("2010", "2013", "2014", "2015", "2016", "2018", "2019")
    levels = (100, 110, 120, 300, 310, 320, 330)
    table = rows({"C": dict.fromkeys(("25", "SE"), levels), "Yhteensä": dict.fromkeys(("25", "SE"), levels)}, years)
    unmarked = reading(table)
    assert unmarked.spans == (Span(2010, 2015, True), Span(2015, 2019, False))
    broken = reading([{**row, "series_break": 2015} for row in table])
    assert broken.spans == (Span(2010, 2014, True), Span(2015, 2019, False))
    assert reading([{**row, "series_break": 2018} for row in table]).spans[1] == Span(2018, 2019, False)
    assert [shift.start for shift in of(broken, "25", "c").shifts] == [True, False]


def test_years_that_the_country_lacks_are_no_end_of_a_change() -> None:
    table = rows({"C": {"25": (1, 2, 9), "SE": (10, 11, "..")}, "Yhteensä": {"25": (5, 5, 5), "SE": (50, 50, "..")}},
                 ("2012", "2014", "2015"))  # fmt: skip
    found = reading(table)
    assert (found.year, found.spans) == (2014, (Span(2012, 2014, True),))
    assert of(found, "25", "c").quotients[2015].missing is Missing.NOT_AVAILABLE


def test_rows_that_contradict_each_other_are_not_used() -> None:
    table = rows(TABLE)
    twice = [*table, {**table[0], "2020": 119}]
    found = reading(twice)
    assert found.table.repeated == (("25", "c teollisuus"),)
    assert not [one for one in found.specialities if (one.region, one.industry) == ("25", "c teollisuus")]
    assert of(found, "NN").quotients[2020].quotient is None  # the area's sum is unknown, not smaller
    assert reading([*table, table[0]]).specialities == reading(table).specialities


def test_order_of_rows_makes_no_difference_but_to_the_order_of_industries() -> None:
    found, turned = reading(rows(TABLE)), reading(list(reversed(rows(TABLE))))
    for one in found.specialities:
        other = of(turned, one.region, one.industry)
        assert (one.quotients, one.shifts) == (other.quotients, other.shifts)


def test_without_a_total_or_a_sheet_nothing_is_told() -> None:
    bare = reading(rows({"C Teollisuus": TABLE["C Teollisuus"]}))
    assert (bare.year, bare.spans) == (None, ())
    assert all(one.quotients[2020].quotient is None for one in bare.specialities)
    assert specialisation(FRAMEWORK, {}).specialities == ()


def test_invented_rows_of_the_country_mark_everybody() -> None:
    table = [{**row, "source": "esimerkki"} if row["region"] == "SE" else row for row in rows(TABLE)]
    assert all(one.illustrative for one in reading(table).specialities)
    assert not any(one.illustrative for one in reading(rows(TABLE)).specialities)
