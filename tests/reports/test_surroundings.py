"""The operating environment: no change across a break, none within the noise of a sample, counts as an index."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from indicators.cards import Indicator, Text
from reports.context.draft import Draft
from reports.context.series import own_series_figure, series_figure
from reports.context.tracks import Track, change, context_cards, indexed, is_broken, track_of
from reports.context.years import own_years_table
from reports.language import Language, load_language
from tests.reports.sample_evaluation import sample_evaluation

FI = load_language("fi")
LANGUAGES = pytest.mark.parametrize("words", [FI, load_language("en")], ids=["fi", "en"])


@cache
def draft() -> Draft:
    return Draft(sample_evaluation(), FI)


def card(*, sampled: bool = False, decimals: int = 1) -> Indicator:
    return structs.replace(context_cards(draft())[0], sampled=sampled, decimals=decimals)


def track(figures: Mapping[int, float], *breaks: int) -> Track:
    return Track("19", "Lappi", figures, breaks=breaks)


def moved(one: Indicator, figures: Mapping[int, float], *breaks: int) -> tuple[float, int] | None:
    found = change(draft(), one, track(figures, *breaks))
    return None if found is None else (round(found.by, 6), found.direction)


def test_a_change_is_told_from_the_baseline_year_to_the_last_one_known() -> None:
    assert moved(card(), {2018: 50.0, 2019: 70.0, 2022: 53.0}) == (3.0, 1)
    assert moved(card(), {2019: 70.0, 2022: 53.0}) is None
    assert moved(card(), {2018: 50.0}) is None
    assert moved(card(), {}) is None


def test_no_change_is_told_across_a_break() -> None:
    figures = {2018: 50.0, 2020: 51.0, 2021: 60.0}
    assert moved(card(), figures, 2021) is None
    assert moved(card(), figures, 2022) == (10.0, 1)
    assert moved(card(), figures, 2018) == (10.0, 1)  # a series that begins with the new way of counting is whole


def test_what_a_sample_does_not_show_is_no_rise() -> None:
    # The tolerance is 5 %: of 68.0 it is 3.4.
    assert moved(card(sampled=True), {2018: 68.0, 2023: 71.4}) == (3.4, 0)
    assert moved(card(sampled=True), {2018: 68.0, 2023: 71.5}) == (3.5, 1)
    assert moved(card(), {2018: 68.0, 2023: 71.4}) == (3.4, 1)


def test_what_the_printed_decimals_do_not_show_is_no_rise() -> None:
    assert moved(card(), {2018: 10.0, 2023: 10.04}) == (0.04, 0)
    assert moved(card(), {2018: 10.0, 2023: 9.95}) == (-0.05, -1)  # printed as −0,1
    assert moved(card(decimals=0), {2018: 10.0, 2023: 10.4}) == (0.4, 0)


@given(st.dictionaries(st.integers(2018, 2023), st.floats(1, 1e6), min_size=2), st.integers(2018, 2023))
def test_a_series_is_broken_between_its_figures_only(figures: dict[int, float], year: int) -> None:
    broken = is_broken(track(figures, year))
    assert broken == (min(figures) < year <= max(figures))
    if broken and 2018 in figures:
        assert moved(card(), figures, year) is None


def test_an_index_begins_at_one_hundred() -> None:
    assert indexed(track({2018: 50.0, 2020: 60.0}), 2018).figures == {2018: 100.0, 2020: 120.0}
    assert indexed(track({2019: 50.0, 2020: 60.0}), 2018).figures == {}
    assert indexed(track({2018: 0.0, 2020: 60.0}), 2018).figures == {}


# Drawn --------------------------------------------------------------------------------------------------------------


TOLD = Text("Tilasto uudistettiin.", "The statistics were renewed.")


def drawable(report: Draft) -> list[Indicator]:
    """The context cards of regions that every region with a workbook has figures for."""
    regions = [key for key in report.evaluation.framework.regions if key in report.evaluation.submissions]
    cards = [one for one in context_cards(report) if one.scope != "joint"]
    return [one for one in cards if all(len(track_of(report, one, key).figures) > 1 for key in regions)]


def with_breaks(words: Language, *breaks: int) -> tuple[Draft, Indicator]:
    """The sample with the same breaks in every region's series of one card, which tells of them."""
    evaluation = sample_evaluation()
    one = drawable(draft())[0]
    results = {
        at: replace(result, breaks=breaks) if at[1] == one.id else result for at, result in evaluation.results.items()
    }
    return Draft(replace(evaluation, results=results), words), structs.replace(one, series_break=TOLD)


def dashed_uprights(svg: str) -> int:
    """Dashed strokes from top to bottom."""
    dashed = re.findall(r"<path[^>]*stroke-dasharray[^>]*/?>", svg)
    places = [re.findall(r"[ML] ?(-?[\d.]+) (-?[\d.]+)", path) for path in dashed]
    return sum(len(ends) == 2 and ends[0][0] == ends[1][0] for ends in places)


@LANGUAGES
def test_a_break_is_drawn_named_and_told(words: Language) -> None:
    report, one = with_breaks(words, 2021)
    figure = series_figure(report, one)
    regions = len(report.evaluation.framework.regions) - 1  # one of the sample sent no workbook
    assert dashed_uprights(figure.svg) - dashed_uprights(series_figure(with_breaks(words)[0], one).svg) == regions + 1
    assert words.say("report.surroundings.break") in figure.svg
    assert words.say("report.surroundings.breaks", years="2021") in figure.svg
    assert words.name(TOLD) in figure.caption.notes


@LANGUAGES
def test_the_table_gives_no_change_across_a_break_and_says_so(words: Language) -> None:
    report, one = with_breaks(words, 2021)
    key = next(iter(report.evaluation.framework.regions))
    table = own_years_table(report, [one], key)
    assert table.rows[0].cells[-1].text == words.say("report.indicator.dash")
    assert words.say("report.change.broken") in table.caption.notes
    whole = own_years_table(with_breaks(words)[0], [one], key)
    assert whole.rows[0].cells[-1].text != words.say("report.indicator.dash")
    assert words.say("report.change.broken") not in whole.caption.notes


def test_counts_are_drawn_as_an_index_and_shares_as_they_are() -> None:
    report = Draft(sample_evaluation(), FI)
    own = drawable(report)
    for one in own:
        measure = series_figure(report, one).caption.subtitle
        assert measure.startswith("indeksi (2018 = 100)" if one.rollup == "sum" else one.unit.fi), one.id
    assert {one.rollup == "sum" for one in own} == {True, False}


@LANGUAGES
def test_a_regions_series_says_in_its_title_how_it_changed(words: Language) -> None:
    report = Draft(sample_evaluation(), words)
    region = next(iter(report.evaluation.framework.regions))
    for one in drawable(report):
        title = own_series_figure(report, one, region).caption.title
        assert title.startswith(words.name(one.name))
        assert len(title) > len(words.name(one.name)) + 2
