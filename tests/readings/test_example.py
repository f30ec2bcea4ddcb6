"""The readings of the shipped example: public figures come through as published, and the unknown stays open."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from evaluation.benchmark import Benchmark, benchmark
from evaluation.cooperation import cooperation
from evaluation.own_priorities import own_priorities
from evaluation.panel import build_panel
from evaluation.specialisation import Standing, specialisation
from evaluation.value_networks import value_networks
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Submission
from examples.build import INPUTS, PERIOD, slugs
from indicators.loading import load_framework
from reports.tables import cooperation_records, reading_records

FRAMEWORK = load_framework(PERIOD)
SCHEMA = json.loads((Path(reading_records.__file__).parent / "results.schema.json").read_text(encoding="utf-8"))


@cache
def submissions() -> dict[str, Submission]:
    names = {key: f"{slug}.xlsx" for key, slug in slugs(FRAMEWORK).items()}
    return {key: read_submission(name, (INPUTS / name).read_bytes(), FRAMEWORK) for key, name in names.items()}


@cache
def compared() -> dict[tuple[str, str], Benchmark]:
    found = benchmark(FRAMEWORK, build_panel(FRAMEWORK, submissions()))
    return {(one.region, one.indicator): one for one in found}


def test_mining_in_lapland() -> None:
    found = specialisation(FRAMEWORK, submissions())
    mining = next(one for one in found.specialities if one.region == "19" and one.industry.startswith("b "))
    # 1 390 of 61 485 jobs against 5 283 of 2 094 313 in the country: 0.022607/0.0025226
    quotient = mining.quotients[2016]
    assert (quotient.jobs, quotient.all_jobs, quotient.standing) == (1_390, 61_485, Standing.SPECIALISED)
    assert quotient.quotient == pytest.approx(8.96203, abs=1e-5)
    # 2017 is counted anew and lacks the country: no quotient of it, and the change ends in 2016, before the strategy
    assert found.year == 2016
    assert mining.quotients[2017].quotient is None
    assert [(shift.first, shift.last, shift.start) for shift in mining.shifts] == [(2012, 2016, True)]
    # 1 390 − 1 066 = 324
    (shift,) = mining.shifts
    assert shift.national + shift.mix + shift.regional == shift.change == 324
    assert "Tilastokeskus" in found.table.sources[0]


def test_public_series_are_compared_with_the_rest_of_the_country() -> None:
    assert {card for _, card in compared()} == {"C01", "C02", "C03", "C04", "C07", "C08", "T03"}
    population = compared()["19", "C01"]
    assert population.during is not None
    assert population.before is not None
    # Lapland 178 522 → 175 795 in 2018–2022; from 2010 on the same division
    assert (population.during.last, population.during.own) == pytest.approx((2022, 100 * (175_795 / 178_522 - 1)))
    assert population.before.first == 2010
    unemployment = compared()["19", "C07"]
    assert unemployment.points
    assert unemployment.during is not None
    # 9 751/82 092 = 11.878 %, 8 138/80 179 = 10.150 % (January–October)
    assert unemployment.during.own == pytest.approx(10.14979 - 11.87814, abs=1e-4)
    assert unemployment.during.preliminary


def test_survey_rates_have_no_rolled_up_rest_and_a_missing_region_is_named() -> None:
    employment, degrees = compared()["19", "C03"], compared()["19", "C04"]
    assert {change.outside for change in employment.changes} == {None}
    assert {change.absent for change in degrees.changes} == {("01",)}
    assert {change.broken for change in degrees.changes if change.first < 2017} == {True}


def test_real_projects_join_all_regions_and_old_ones_are_left_out() -> None:
    found = cooperation(FRAMEWORK, submissions())
    real = {project.code: project for project in found.projects if not project.illustrative}
    assert set(real["A75728"].regions) == set(real["ELMO-II"].regions) == set(FRAMEWORK.regions)
    assert found.whole.projects - found.whole.illustrative == 2
    assert found.before == len(real) - 2
    assert found.whole.unplaced == 0
    assert not found.whole.incomplete


def test_what_is_not_known_of_own_priorities_stays_open() -> None:
    found = own_priorities(FRAMEWORK, submissions()).namings
    assert found["theme", "PUU"].naming == ("17", "18", "16", "11", "12", "10")
    assert "19" in found["theme", "VES"].unknown
    assert found["theme", "VES"].naming == ("11", "10")


def test_each_theme_has_gaps_and_complements_and_is_marked_invented() -> None:
    for network in value_networks(FRAMEWORK, submissions()):
        assert network.illustrative
        assert network.complements
        assert any(stage.common_gap for stage in network.stages)
        assert not network.unplaced


def test_the_records_keep_to_the_schema() -> None:
    records: dict[str, Any] = {
        "cooperation": cooperation_records.cooperation_record(cooperation(FRAMEWORK, submissions())),
        "value_networks": reading_records.value_network_records(value_networks(FRAMEWORK, submissions())),
        "specialisation": reading_records.specialisation_records(specialisation(FRAMEWORK, submissions())),
        "benchmark": reading_records.benchmark_records(tuple(compared().values())),
        "own_priorities": reading_records.own_priority_records(own_priorities(FRAMEWORK, submissions())),
    }
    for name, record in records.items():
        assert record, name
        jsonschema.Draft202012Validator(SCHEMA["properties"][name]).validate(json.loads(json.dumps(record)))
