"""The public figures of the example, against sums and published totals reckoned by hand."""

from pathlib import Path

import pytest

from examples.build import PERIOD, slugs
from examples.series import FIGURES, Series, read_series, read_table
from indicators.loading import load_framework

SEVEN = ("19", "17", "18", "16", "11", "12", "10")
SERIES = {table.name: table for table in read_series()}


def figure(table: Series, region: str, year: int) -> float:
    found = table.values[region][table.years.index(year)]
    assert not isinstance(found, str)
    return float(found)


def over_the_country(table: Series, year: int) -> float:
    return sum(figure(table, region, year) for region in table.values if region != "FI")


def test_population_of_the_seven_and_of_the_country() -> None:
    # 175 795 + 416 543 + 70 521 + 67 805 + 247 689 + 162 540 + 130 451 = 1 271 344
    population = SERIES["population"]
    assert sum(figure(population, region, 2022) for region in SEVEN) == 1_271_344
    # Statistics Finland, 31 December 2022: 5 563 970
    assert over_the_country(population, 2022) == figure(population, "FI", 2022) == 5_563_970


def test_patents_sum_to_the_published_totals_but_for_one_year() -> None:
    patents = SERIES["patents"]
    differences = {year: over_the_country(patents, year) - figure(patents, "FI", year) for year in patents.years}
    assert {year: difference for year, difference in differences.items() if difference} == {2019: -1}
    # 8 + 56 + 7 + 4 + 57 + 33 + 20 = 185
    assert sum(figure(patents, region, 2019) for region in SEVEN) == 185


@pytest.mark.parametrize("name", ["labour_force", "population_old_borders", "population"])
def test_counts_of_the_regions_sum_to_the_country(name: str) -> None:
    table = SERIES[name]
    for year in table.years:
        assert over_the_country(table, year) == figure(table, "FI", year)


def test_three_year_mean_of_patents_per_inhabitant() -> None:
    # Lapland 2016–2018: (11 + 19 + 15) / 3 = 15; (180 207 + 179 223 + 178 522) / 3 = 179 317.33; 8.365 per 100 000
    patents, population = SERIES["patents"], SERIES["population"]
    above = patents.written(patents.rows[0], "19", 2018)
    below = population.written(population.rows[1], "19", 2018)
    assert (above, below) == (15.0, 179_317.33)
    assert patents.written(patents.rows[0], "19", 2023) == ".."


@pytest.mark.parametrize(
    ("region", "year", "published"),
    [("19", 2018, 38_900), ("17", 2020, 36_600), ("16", 2019, 38_200), ("10", 2018, 32_600), ("FI", 2020, 43_000)],
)
def test_gdp_per_capita_rounds_to_what_eurostat_prints(region: str, year: int, published: int) -> None:
    # Eurostat rounds to hundreds. Lapland 2018: 6 961.81 / ((179 223 + 178 522) / 2) = 38 920.5 euros
    gdp, population = SERIES["gdp"], SERIES["population_old_borders"]
    inhabitants = population.written(population.rows[0], region, year)
    assert not isinstance(inhabitants, str)
    assert round(figure(gdp, region, year) * 1e6 / inhabitants, -2) == published


def test_preliminary_years_carry_their_mark() -> None:
    unemployed = SERIES["unemployed"]
    assert unemployed.written(unemployed.rows[0], "19", 2023) == "8138*"
    assert unemployed.written(unemployed.rows[0], "19", 2022) == 8405


def test_postal_areas_cover_the_jobs_of_the_country() -> None:
    # 2012–2016 are sums of postal areas, of which small ones are withheld: 99.9 % of the published total
    total = next(one for one in read_table(FIGURES / "jobs_by_industry.toml")["industry"] if one["name"] == "Yhteensä")
    whole = total["values"]["FI"][4]
    covered = sum(figures[4] for region, figures in total["values"].items() if region != "FI")
    assert 0.998 < covered / whole <= 1


def test_founding_figures() -> None:
    joint = read_table(FIGURES / "workbooks" / "ip-alue.toml")["indicators"]
    last = {name: [value for value in joint[name]["years"] if isinstance(value, int)] for name in joint}
    assert (last["K02"], last["K03"], last["A01"]) == ([6], [550], [48])
    assert round(550 / 6, 1) == 91.7
    assert (last["G01"], last["G02"]) == ([456_608], [365_286])
    assert round(100 * 365_286 / 456_608, 1) == 80.0


def test_search_engine_services_of_the_regions_sum_to_the_joint_figure() -> None:
    # 8 + 10 + 6 + 4 + 8 + 7 + 5 = 48 in 2021
    names = [slug for key, slug in slugs(load_framework(PERIOD)).items() if key in SEVEN]
    tables = [read_table(FIGURES / "workbooks" / f"{name}.toml") for name in names]
    assert [table["indicators"]["A01"]["years"][2] for table in tables] == [8, 10, 6, 4, 8, 7, 5]


@pytest.mark.parametrize("path", sorted(FIGURES.glob("series/*.toml")), ids=lambda path: path.stem)
def test_every_series_says_where_it_comes_from(path: Path) -> None:
    table = read_table(path)
    for field in ("publisher", "table", "licence", "vintage", "division", "unit"):
        assert table[field].strip(), field
    for row in table["row"]:
        assert any(name in row["source"] for name in table["publisher"].split(" ja ")), row["id"]
