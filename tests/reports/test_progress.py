"""What a share of the way is drawn of: no way without a baseline, none for the country's pace, no mark unexplained."""

import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from evaluation import Evaluation
from evaluation.scoring.results import Flag, Status
from indicators.cards import Indicator
from indicators.targets import KEEPS_PACE
from reports.charts.journey import Journey, dumbbell, is_crowded
from reports.charts.lettering import text_width
from reports.charts.progress import Progress, ProgressWords, progress
from reports.context.draft import Draft
from reports.context.indicators import indicator_table
from reports.context.progress import progress_figure
from reports.context.wording import pace_text, target_text
from reports.language import Language, load_language
from reports.look import INK, PAPER, REGULAR, STATUS_LOOK, TICK_SIZE, TRACK
from tests.reports.chart_cases import JOURNEY_WORDS, frame, number
from tests.reports.sample_evaluation import sample_evaluation

SVG = "{http://www.w3.org/2000/svg}"
MM = 72 / 25.4
WORDS = ProgressWords("Lähtötaso = 0\u00a0%", "Tavoite = 100\u00a0%", "Lähtötaso → toteuma", "Toteuma-aste", "Tila")
ROW = Progress("X", 0.4, "10 → 40", "40\u00a0%", "partly", "osittain")
LANGUAGES = pytest.mark.parametrize("words", [load_language("fi"), load_language("en")], ids=["fi", "en"])


def test_without_a_baseline_there_is_a_dot_and_a_target_but_no_way() -> None:
    way, level = (
        progress([replace(ROW, level_only=level_only)], WORDS, number=number, frame=frame())
        for level_only in (False, True)
    )
    colour = STATUS_LOOK["partly"].colour.lower()
    # With a way: two open signs, start and target; without: the target alone. The dot is drawn in both.
    assert (_open_signs(way), _open_signs(level)) == (2, 1)
    assert (_strokes(way, colour), _strokes(level, colour)) == (1, 0)
    assert _filled(level, colour) == _filled(way, colour) > 0
    assert _filled(way, TRACK.lower()) - _filled(level, TRACK.lower()) == 1


@pytest.mark.parametrize("length", [1, 20, 60])
@pytest.mark.parametrize("width", [120.0, 174.0])
def test_the_words_of_baseline_and_target_stand_apart(length: int, width: float) -> None:
    row = replace(ROW, label="Maakunta " * length, value_text="1\u00a0234\u00a0567 → 2\u00a0345\u00a0678")
    lefts = _lefts(progress([row], WORDS, number=number, frame=frame(width)))
    end = lefts[WORDS.baseline] + text_width(WORDS.baseline, TICK_SIZE, REGULAR) * MM
    assert lefts[WORDS.target] - end >= 2.9 * MM


JOURNEY = Journey("X", None, None, None, "ei tietoa", "not_assessable", "ei arvioitavissa")
ENDS = st.none() | st.floats(-1e6, 1e6)


@settings(deadline=None)  # a whole chart is drawn
@given(st.lists(st.tuples(ENDS, ENDS, ENDS), min_size=1, max_size=4))
def test_the_key_explains_the_marks_that_are_drawn_and_no_other(
    rows: list[tuple[float | None, float | None, float | None]],
) -> None:
    journeys = [replace(JOURNEY, baseline=start, value=value, target=goal) for start, value, goal in rows]
    texts = _lefts(dumbbell(journeys, JOURNEY_WORDS, number=number, frame=frame()))
    explained = (JOURNEY_WORDS.baseline, JOURNEY_WORDS.value, JOURNEY_WORDS.target)
    for place, word in enumerate(explained):
        assert (word in texts) == any(row[place] is not None for row in rows)


def test_ways_are_crowded_where_most_of_them_would_be_too_short_to_see() -> None:
    near, far = replace(JOURNEY, baseline=10.0, value=12.0, target=15.0), replace(JOURNEY, baseline=0.0, target=100.0)
    # 5 of 100 units against 100 of 100: one of two is short, which is not most; two of three are.
    assert not is_crowded([near, far])
    assert is_crowded([near, near, far])
    assert not is_crowded([near, near])
    assert not is_crowded([JOURNEY])


# In the report ------------------------------------------------------------------------------------------------------


@cache
def _judged() -> tuple[Evaluation, list[Indicator]]:
    """Five judged indicators of the sample: two on the country's pace, then two ways and one level."""
    sample = sample_evaluation()
    key = sample.framework.area.key
    cards = [card for card in sample.framework.indicators.values() if card.scored and (key, card.id) in sample.results]
    paced, ways = cards[:2], cards[2:5]
    results = dict(sample.results)
    for card in (*paced, *ways):
        flags = (Flag.LEVEL_ONLY,) if card is ways[2] else ()
        baseline = None if flags else 10.0
        results[key, card.id] = replace(
            results[key, card.id],
            baseline=baseline,
            value=40.0,
            target=20.0,
            attainment=1.0,
            score=100.0,
            status=Status.ACHIEVED,
            flags=flags,
            pace=card in paced,
        )
    return replace(sample, results=results), [*paced, *ways]


@LANGUAGES
def test_the_pace_of_the_country_is_named_under_the_chart_and_not_drawn(words: Language) -> None:
    evaluation, cards = _judged()
    figure = progress_figure(Draft(evaluation, words), evaluation.framework.area.key, cards, "D")
    assert figure is not None
    achieved = words.say("status.words.achieved")
    paced = [f"{words.name(card.name)} ({achieved})" for card in cards[:2]]
    level = words.say("report.progress_chart.level_only")
    left_out = words.count("report.progress_chart.paced", 2, names=words.listing(paced))
    assert figure.caption.notes == (level, left_out)
    # Three rows are drawn: two with start and target, one with its target alone, 2 · 2 + 1 = 5 open signs.
    assert _open_signs(figure.svg) == 5


def test_the_title_counts_all_that_is_assessed() -> None:
    evaluation, cards = _judged()
    key = evaluation.framework.area.key
    short = replace(evaluation.results[key, cards[2].id], attainment=0.5, score=50.0, status=Status.PARTLY)
    evaluation = replace(evaluation, results={**evaluation.results, (key, cards[2].id): short})
    figure = progress_figure(Draft(evaluation, load_language("fi")), key, cards, "Klusterityö")
    assert figure is not None
    # Five are judged and four of them reached the target; the two that are only named under the chart count too.
    assert figure.caption.title == "Klusterityö: arvioiduista 5 mittarista 4 saavutti tavoitteensa"


def test_a_targets_own_figure_is_not_the_pace_of_the_country() -> None:
    evaluation, cards = _judged()
    draft, result = (
        Draft(evaluation, load_language("fi")),
        evaluation.results[evaluation.framework.area.key, cards[2].id],
    )
    card = structs.replace(cards[2], target=KEEPS_PACE)
    assert (pace_text(draft, result), target_text(draft, card, replace(result, target=None))) == ("", "ei tavoitetta")
    paced = replace(result, pace=True)
    assert pace_text(draft, paced) == "maan tahtiin"
    assert target_text(draft, card, replace(paced, target=None)) == "maan kehitystahti"


@LANGUAGES
def test_a_chart_of_ways_alone_has_no_note_on_levels_or_pace(words: Language) -> None:
    evaluation, cards = _judged()
    ways = cards[2:]
    figure = progress_figure(Draft(evaluation, words), evaluation.framework.area.key, ways[:2], "D")
    assert figure is not None
    assert figure.caption.notes == ()
    assert progress_figure(Draft(evaluation, words), evaluation.framework.area.key, cards[:2], "D") is None


@LANGUAGES
def test_an_attainment_against_the_pace_says_so_in_the_table(words: Language) -> None:
    evaluation, cards = _judged()
    table = indicator_table(Draft(evaluation, words), evaluation.framework.area.key, cards, "Title")
    told = words.say("report.indicator.against_pace")
    assert [told in row.cells[3].notes for row in table.rows] == [True, True, False, False, False]


def _paths(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}path"))


def _open_signs(svg: str) -> int:
    return sum(path.get("fill") == PAPER.lower() and path.get("stroke") == INK.lower() for path in _paths(svg))


def _strokes(svg: str, colour: str) -> int:
    thick = [path for path in _paths(svg) if path.get("stroke") == colour and path.get("fill") == "none"]
    return sum(len(re.findall("[ML]", path.attrib["d"])) == 2 for path in thick)


def _filled(svg: str, colour: str) -> int:
    return sum(path.get("fill") == colour for path in _paths(svg))


def _lefts(svg: str) -> dict[str, float]:
    """Left edge of each text in points."""
    return {
        text.text or "": float(text.get("x") or re.findall(r"-?\d+(?:\.\d+)?", text.attrib["transform"])[0])
        for text in ElementTree.fromstring(svg).iter(f"{SVG}text")
    }
