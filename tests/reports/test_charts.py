"""What every chart keeps: well formed, titled, inside its frame, readable, the same twice."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts import Frame
from reports.charts.journey import Journey, dumbbell
from reports.charts.lettering import text_width
from reports.charts.sheet import Sheet
from reports.charts.tile_map import tile_map
from tests.reports.chart_cases import ALT, JOURNEY_WORDS, frame, number
from tests.reports.reading_chart_cases import CASES

SVG = "{http://www.w3.org/2000/svg}"
MM = 72 / 25.4  # points
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Inked:
    """The rectangle in points that a text's ink may fill: from capitals' height to the depth of a g."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@pytest.fixture(params=sorted(CASES), scope="module")
def svg(request: pytest.FixtureRequest) -> str:
    return CASES[request.param]()


def test_it_is_one_svg_element_without_prologue_or_styles_for_the_page(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert svg.startswith("<svg ")
    assert {child.tag.removeprefix(SVG) for child in root.iter()} <= {"svg", "title", "g", "path", "text"}
    assert "style=" not in svg
    assert "clip-path" not in svg


def test_its_first_child_is_the_alternative_text(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == ALT
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == root[0].attrib["id"]


def test_its_ids_begin_with_the_prefix(svg: str) -> None:
    ids = re.findall(r'\bid="([^"]*)"', svg)
    assert ids == ["kuvio-3-title"]


def test_its_size_in_mm_is_that_of_its_viewbox(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    width, height = (float(root.attrib[side].removesuffix("mm")) for side in ("width", "height"))
    assert [float(part) for part in root.attrib["viewBox"].split()] == pytest.approx(
        [0, 0, width * MM, height * MM], abs=0.02
    )


def test_every_text_lies_inside_the_frame(svg: str) -> None:
    _, _, width, height = _view(svg)
    outside = [
        ink
        for ink in _inked(svg)
        if ink.left < -0.5 or ink.right > width + 0.5 or ink.top < -0.2 or ink.bottom > height + 0.2
    ]
    assert outside == []


def test_no_two_texts_lie_on_each_other(svg: str) -> None:
    overlaps = [
        (one.text, other.text)
        for one, other in combinations(_inked(svg), 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.3
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.3
    ]
    assert overlaps == []


def test_every_mark_lies_inside_the_frame(svg: str) -> None:
    _, _, width, height = _view(svg)
    for path in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        figures = [float(figure) for figure in NUMBER.findall(path.attrib["d"])]
        assert min(figures[::2]) >= -1.5
        assert max(figures[::2]) <= width + 1.5
        assert min(figures[1::2]) >= -1.5
        assert max(figures[1::2]) <= height + 1.5


def test_it_prints_no_word_of_a_program(svg: str) -> None:
    words = {word for ink in _inked(svg) for word in re.findall(r"\w+", ink.text.lower())}
    assert not words & {"nan", "none", "inf", "null"}
    assert not re.search(r"\b(nan|inf)\b", svg)


def test_it_is_set_in_the_one_family(svg: str) -> None:
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        assert text.attrib["font-family"] == "'Source Sans 3'"


@pytest.mark.parametrize("case", sorted(CASES))
def test_it_is_the_same_twice(case: str) -> None:
    assert CASES[case]() == CASES[case]()


@pytest.mark.slow
def test_it_is_the_same_in_another_process_with_another_hash_seed() -> None:
    code = (
        "from hashlib import sha256\nfrom tests.reports.reading_chart_cases import CASES\n"
        "print(sha256(''.join(draw() for draw in CASES.values()).encode()).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    there = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    here = sha256("".join(draw() for draw in CASES.values()).encode()).hexdigest()
    assert there.stdout.strip() == here


figures = st.none() | st.floats(-1e12, 1e12, allow_subnormal=False)
texts = st.text(max_size=60)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(texts, figures, figures, figures, texts), min_size=1, max_size=5))
def test_whatever_is_written_stays_inside_and_well_formed(
    rows: list[tuple[str, float | None, float | None, float | None, str]],
) -> None:
    journeys = [
        Journey(label, start, value, goal, "ei tietoa", "partly", "osittain saavutettu", note)
        for label, start, value, goal, note in rows
    ]
    svg = dumbbell(journeys, JOURNEY_WORDS, number=number, frame=frame())
    _, _, width, height = _view(svg)
    for ink in _inked(svg):
        assert ink.left >= -0.5
        assert ink.right <= width + 0.5
        assert ink.top >= -0.2
        assert ink.bottom <= height + 0.2


def test_a_dollar_is_a_dollar_and_a_bracket_a_bracket() -> None:
    sheet = Sheet(frame(60.0), 10.0)
    sheet.text(0, 5, "$x_1$ <b> & 5 %")
    root = ElementTree.fromstring(sheet.svg())
    assert [text.text for text in root.iter(f"{SVG}text")] == ["$x_1$ <b> & 5 %"]


def test_a_chart_without_alternative_text_or_with_a_strange_prefix_is_refused() -> None:
    with pytest.raises(ValueError, match="alternative text"):
        Frame("  ", "kuvio-1")
    for prefix in ("", "1a", 'a"b', "kuvio 1", "ä"):
        with pytest.raises(ValueError, match="XML name"):
            Frame(ALT, prefix)


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no rows"):
        dumbbell([], JOURNEY_WORDS, number=number, frame=frame())
    with pytest.raises(ValueError, match="no tiles"):
        tile_map([], ["a", "b"], missing_word="-", frame=frame())


def _view(svg: str) -> list[float]:
    return [float(part) for part in ElementTree.fromstring(svg).attrib["viewBox"].split()]


def _inked(svg: str) -> list[Inked]:
    inked = []
    for mark in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        style = mark.attrib
        size = float(style["font-size"].removesuffix("px"))
        width = text_width(mark.text or "", size, int(style.get("font-weight", "400"))) * MM
        x, y = float(mark.attrib["x"]), float(mark.attrib["y"])
        left = {"start": x, "middle": x - width / 2, "end": x - width}[style["text-anchor"]]
        inked.append(Inked(mark.text or "", left, left + width, y - 0.66 * size, y + 0.21 * size))
    return inked
