"""The shipped workbooks: they are what the figures build, they are accepted, and they show every part of the tool."""

from collections import Counter
from functools import cache

import pytest

from evaluation import Evaluation, evaluate
from evaluation.workbook.reading import read_submission
from evaluation.workbook.submission import Missing, Row
from examples.build import INPUTS, INVENTED, PERIOD, slugs, workbooks
from indicators.loading import load_framework

FRAMEWORK = load_framework(PERIOD)
FILES = tuple(f"{slug}.xlsx" for slug in slugs(FRAMEWORK).values())
PUBLISHERS = (
    "Tilastokeskus", "Eurostat", "Euroopan komissio", "Patentti- ja rekisterihallitus", "Työ- ja elinkeinoministeriö",
    "Tulli", "EUCLES", "Suomen ympäristökeskus", "Suomen rakennerahastopalvelut", "liitto", "maakuntien liitot",
)  # fmt: skip


@cache
def evaluated() -> Evaluation:
    return evaluate(FRAMEWORK, [read_submission(name, (INPUTS / name).read_bytes(), FRAMEWORK) for name in FILES])


def answered_rows() -> list[tuple[str, str, Row]]:
    """File, sheet and row of every row of a sheet with sources in which something is said."""
    found = []
    for submission in evaluated().received:
        for sheet, rows in submission.sheets.items():
            said = [row for row in rows.rows if "source" in row.cells and _says_something(sheet, row)]
            found += [(submission.file, sheet, row) for row in said]
    return found


def _says_something(sheet: str, row: Row) -> bool:
    given = {"id", "name", "unit", "baseline", "target", "target_unit", "target_origin", "planned_start",
             "planned_end", "question", "text", "role", "region", "source", "comment"}  # fmt: skip
    return any(cell.written.strip() for key, cell in row.cells.items() if key not in given)


def test_the_folder_holds_the_eight_workbooks_and_nothing_else() -> None:
    assert sorted(path.name for path in INPUTS.iterdir()) == sorted([*FILES, "LUE_MINUT.txt"])


@pytest.mark.slow
def test_committed_workbooks_are_what_the_figures_build() -> None:
    different = [name for name, content in workbooks(FRAMEWORK) if (INPUTS / name).read_bytes() != content]
    assert not different, "run `python -m examples.build` and commit the workbooks"


def test_all_are_accepted_with_a_few_instructive_remarks() -> None:
    status = evaluated().region_status
    assert set(status) == {*FRAMEWORK.regions, FRAMEWORK.area.key}
    assert set(status.values()) == {"accepted", "accepted_with_remarks"}
    # Central Ostrobothnia: three places blank, numbers as text; Kainuu: a jump; the joint workbook: a jump explained
    told = Counter((problem.code, bool(problem.explanation)) for problem in evaluated().problems)
    assert told == {("W208", False): 3, ("N210", False): 1, ("W306", False): 1, ("W306", True): 1}


def test_every_answered_row_names_its_publisher_or_says_that_it_is_invented() -> None:
    rows = answered_rows()
    assert len(rows) > 1_000
    for file, sheet, row in rows:
        source = row.text("source")
        known = row.illustrative or any(publisher in source for publisher in PUBLISHERS)
        assert known, f"{file} {sheet} {row.number}: {source!r}"


def test_no_public_statistics_are_marked_invented_and_no_people_or_firms_are() -> None:
    series = {"C01", "C02", "C03", "C04", "C07", "C08", "T03"}
    for _, sheet, row in answered_rows():
        if sheet == "indicators" and row.text("id").partition(".")[0] in series:
            assert not row.illustrative
        if sheet in ("actors", "platforms"):
            assert row.illustrative
            assert row.text("name" if sheet == "actors" else "platform").startswith(INVENTED.capitalize())


def test_every_kind_of_missing_figure_occurs() -> None:
    cells = [cell for _, sheet, row in answered_rows() if sheet == "indicators" for cell in row.cells.values()]
    assert {cell.missing for cell in cells if cell.missing} == set(Missing)
    assert any(cell.preliminary for cell in cells)


def test_the_run_shows_every_status_and_most_flags() -> None:
    results = evaluated().results.values()
    assert {result.status.value for result in results} >= {
        "achieved", "mostly", "partly", "not_achieved", "not_assessable",
    }  # fmt: skip
    flags = {flag.value for result in results for flag in result.flags}
    assert flags >= {
        "receding",
        "lagged",
        "partial",
        "bound",
        "level_only",
        "preliminary",
        "narrow",
        "boundary",
        "illustrative",
    }


def test_one_region_falls_below_the_coverage_that_a_verdict_needs() -> None:
    node = evaluated().nodes["16", "implementation"]
    assert node.coverage < FRAMEWORK.method.coverage_minimum
    assert node.score is None


def test_founding_arithmetic_comes_out_of_the_run() -> None:
    results = evaluated().results
    assert results["IP", "G11"].value == pytest.approx(100 * 365_286 / 456_608)
    assert results["IP", "K09"].value == pytest.approx(550 / 6)
    assert results["IP", "K02"].status.value == results["IP", "K03"].status.value == "achieved"
    assert results["IP", "K02"].cells["value"] == ("ip-alue.xlsx!Mittarit!F4",)


def test_self_assessment_has_a_group_too_small_to_show_and_a_disagreement() -> None:
    ratings: dict[tuple[str, str], list[int]] = {}
    for file, sheet, row in answered_rows():
        if sheet == "self_assessment":
            ratings.setdefault((file, row.text("question")), []).append(int(row.text("rating")))
    assert len(ratings["keski-pohjanmaa.xlsx", "I01"]) == 3
    assert len(ratings["lappi.xlsx", "I01"]) == 6
    marks = [mark for mark in ratings["etela-savo.xlsx", "I05"] if mark]
    assert max(marks) - min(marks) >= 3
    assert any(0 in marks for marks in ratings.values())


def test_the_run_shows_the_area_and_regions_and_hides_the_small_group() -> None:
    found = evaluated().self_assessment
    assert found is not None
    area = {question: rating for (key, question), rating in found.ratings.items() if key == FRAMEWORK.area.key}
    assert set(area) == {question.id for question in FRAMEWORK.questions}
    assert not any(rating.hidden for rating in area.values())
    assert found.ratings["16", "I01"].hidden  # three answers
    assert not found.ratings["19", "I01"].hidden
    # with one zero in the small group four answers would follow from the area's, so the next smallest is hidden too
    assert found.ratings["10", "I03"].hidden
    assert any(gap.named for gap in found.gaps)
