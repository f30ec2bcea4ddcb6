"""Where charts put their marks: reckoned by hand from the figures."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.axis import Axis, known, span, ticks
from reports.charts.lettering import printable, text_width, wrapped
from reports.charts.marks import status_icon_uri
from reports.charts.panel import Panel
from reports.charts.progress import Progress, ProgressWords, progress
from reports.charts.series import SeriesWords, series
from reports.charts.sheet import Sheet
from reports.charts.status_bars import StatusRow, status_bars
from reports.charts.tile_map import Tile, tile_map
from reports.look import BRAND, INK, PAPER, RAMP, STATUS_LOOK
from tests.reports.chart_cases import WORDS, frame, number, percent

SVG = "{http://www.w3.org/2000/svg}"
MM = 72 / 25.4


def test_an_axis_goes_straight_from_start_to_end_and_stops_there() -> None:
    axis = Axis(0.0, 200.0, 10.0, 60.0)
    assert axis(50.0) == 22.5  # 10 + 50/200 · 50
    assert (axis(-1.0), axis(300.0)) == (10.0, 60.0)
    assert Axis(0.0, 10.0, 30.0, 0.0)(2.5) == 22.5  # upwards: 30 − 2.5/10 · 30


def test_what_is_counted_has_no_halves_on_its_scale() -> None:
    axis = Axis(0.0, 2.08, 30.0, 110.0)
    assert [text for _, text in ticks(axis, number)] == ["0,0", "0,5", "1,0", "1,5", "2,0"]
    assert [text for _, text in ticks(axis, number, whole=True)] == ["0", "1", "2"]


def test_a_scale_starts_at_zero_where_zero_is_near_and_keeps_air_elsewhere() -> None:
    assert span([1.0, 5.0]) == pytest.approx((0.0, 5.16))  # 5 + 4 % of (5 − 1)
    assert span([80.0, 100.0]) == pytest.approx((79.2, 100.8))
    assert span([-5.0, -1.0]) == pytest.approx((-5.16, 0.0))
    assert span([7.0]) == pytest.approx((6.3, 7.7))  # a single figure: a tenth to either side
    assert span([0.0, None]) == pytest.approx((0.0, 1.04))
    assert span([None, float("nan")]) == pytest.approx((0.0, 1.04))


@given(st.lists(st.floats(-1e12, 1e12, allow_subnormal=False), min_size=1))
def test_a_scale_holds_every_figure(figures: list[float]) -> None:
    low, high = span(figures)
    assert low < high
    assert low <= min(figures)
    assert max(figures) <= high


def test_what_is_missing_or_no_number_is_not_known() -> None:
    assert known([1.0, None, float("nan"), float("inf"), 0.0]) == [1.0, 0.0]


def test_ticks_are_round_with_the_decimals_that_tell_them_apart() -> None:
    assert [text for _, text in ticks(Axis(0.0, 1.0, 0.0, 90.0), number)] == ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"]
    assert [text for _, text in ticks(Axis(-1.2, 2.1, 0.0, 90.0), number, most=4)] == ["−1", "0", "1", "2"]
    assert "−0" not in [text for _, text in ticks(Axis(-0.3, 0.3, 0.0, 90.0), number)]


def test_ticks_are_fewer_where_their_numbers_need_room() -> None:
    wide, narrow = (ticks(Axis(0.0, 5e9, 0.0, width), number) for width in (170.0, 60.0))
    assert len(wide) > len(narrow) >= 1


def test_a_bar_is_as_long_as_its_share() -> None:
    row = StatusRow("X", {"achieved": 0.25, "not_achieved": 0.5, "not_assessable": 0.25})
    svg = status_bars([row], WORDS, percent=percent, frame=frame())
    bars = {status: _widest(svg, STATUS_LOOK[status].colour) for status in ("achieved", "not_achieved")}
    # Each segment gives 0.35 mm up for the seam: (w₁ + 0.35) / (w₂ + 0.35) = 0.25 / 0.5.
    seam = 0.35 * MM
    assert (bars["achieved"] + seam) * 2 == pytest.approx(bars["not_achieved"] + seam, abs=0.05)
    assert [text for text in _texts(svg) if "%" in text] == ["25\u00a0%", "50\u00a0%", "25\u00a0%"]


def test_progress_beyond_the_drawn_range_is_an_arrow_and_its_figure_is_printed() -> None:
    words = ProgressWords("Lähtötaso", "Tavoite", "Toteuma", "Matkasta", "Tila")
    row = Progress("X", 1.5, "1 → 2", "150\u00a0%", "achieved", "saavutettu")
    rows = {share: replace(row, attainment=share, attainment_text=percent(share)) for share in (1.5, 1.51, 9.2)}
    drawn = {share: progress([row], words, number=number, frame=frame()) for share, row in rows.items()}
    colour = STATUS_LOOK["achieved"].colour
    assert _triangles(drawn[1.5], colour) == 0
    assert _triangles(drawn[1.51], colour) == 1
    assert "920\u00a0%" in _texts(drawn[9.2])
    assert _triangles(drawn[9.2], colour) == 1


def test_a_tile_has_its_classes_colour_and_a_readable_ink_and_is_dashed_without_a_figure() -> None:
    tiles = [Tile("A", 0, 0, "1", 0), Tile("B", 0, 1, "4", 2), Tile("C", 1, 0, "–", None)]
    svg = tile_map(tiles, ["alin", "keski", "ylin"], missing_word="ei tietoa", frame=frame(62.0))
    assert svg.count(f'fill="{RAMP[0].lower()}"') == 2  # the tile and its class in the key
    assert svg.count("stroke-dasharray") == 2
    assert _colour_of(svg, "1") == INK.lower()
    assert _colour_of(svg, "4") == PAPER.lower()
    assert "ei tietoa" in _texts(svg)


def test_a_map_without_missing_tiles_explains_no_missing_tile() -> None:
    svg = tile_map([Tile("A", 0, 0, "1", 0)], ["alin"], missing_word="ei tietoa", frame=frame(62.0))
    assert "ei tietoa" not in _texts(svg)


@pytest.mark.parametrize(
    ("years", "breaks", "lines"),
    [
        ((2015, 2016, 2017, 2018), (), [4]),
        ((2015, 2016, 2018, 2019), (), [2, 2]),
        ((2015, 2016, 2017, 2018), (2017,), [2, 2]),
        ((2015, 2016, 2018), (), [2]),
    ],
)
def test_a_line_stops_at_a_gap_and_at_a_break(
    years: tuple[int, ...], breaks: tuple[int, ...], lines: list[int]
) -> None:
    panel = Panel("A", {year: float(year - 2000) for year in years}, breaks=breaks)
    svg = series(
        [panel], SeriesWords(""), period=(2016, 2018), number=number, frame=frame(84.0), columns=1, faint_others=False
    )
    strokes = [path for path in _paths(svg) if path.get("stroke") == BRAND.lower()]
    assert [len(re.findall("[ML]", path.attrib["d"])) for path in strokes] == lines


def test_lines_break_at_spaces_and_after_hyphens_and_lose_nothing() -> None:
    name = "Pohjois-Ylämaakunta"
    assert wrapped(name, text_width(name, 8.6, 400) + 0.01, 8.6, 400) == (name,)
    assert wrapped(name, text_width(name, 8.6, 400) - 0.5, 8.6, 400) == ("Pohjois-", "Ylämaakunta")
    assert wrapped("1\u00a0234 kpl", 8.0, 8.6, 400) == ("1\u00a0234", "kpl")
    assert wrapped("kehittämis\u00adohjelma", 18.0, 8.6, 400) == ("kehittämis-", "ohjelma")
    assert wrapped("kehittämis\u00adohjelma", 90.0, 8.6, 400) == ("kehittämisohjelma",)
    assert wrapped("", 10.0, 8.6, 400) == ()


@given(st.text(max_size=80), st.floats(4.0, 80.0))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrapped(text, width, 8.6, 400)
    assert all(text_width(line, 8.6, 400) <= width for line in lines)
    kept = "".join(lines).replace(" ", "").replace("-", "")
    assert kept == re.sub("[ \n\u00ad-]", "", printable(text))


def test_a_figure_is_as_wide_as_any_other_and_heavier_is_wider() -> None:
    assert len({round(text_width(figure, 10, 400), 6) for figure in "0123456789"}) == 1
    # Regular figures advance 497.02 units of 1000: 10 pt · 0.49702 · 25.4 / 72 = 1.7534 mm.
    assert text_width("7", 10, 400) == pytest.approx(1.7534, abs=0.0005)
    assert text_width("Maakunta", 10, 600) > text_width("Maakunta", 10, 400)


def test_what_the_family_lacks_is_shown_as_a_box() -> None:
    assert printable("a\u0308 \U0001f600 x\x0b\ty") == "ä □ x  y"


def test_later_marks_lie_over_earlier_ones_and_what_is_under_lies_under_all() -> None:
    sheet = Sheet(frame(20.0), 10.0)
    sheet.box(0, 0, 5, 5, fill="#111111")
    sheet.box(1, 1, 5, 5, fill="#222222", under=True)
    sheet.box(2, 2, 5, 5, fill="#333333")
    order = re.findall("#(111111|222222|333333)", sheet.svg())
    assert order == ["222222", "111111", "333333"]


def test_a_status_mark_can_stand_as_a_background() -> None:
    assert status_icon_uri("partly").startswith("data:image/svg+xml,%3Csvg")


def _paths(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}path"))


def _texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def _colour_of(svg: str, wanted: str) -> str:
    marks = ElementTree.fromstring(svg).iter(f"{SVG}text")
    return next(mark.attrib["fill"] for mark in marks if mark.text == wanted)


def _widest(svg: str, fill: str) -> float:
    widths = []
    for path in _paths(svg):
        if path.get("fill") == fill.lower():
            across = [float(figure) for figure in re.findall(r"-?\d+(?:\.\d+)?", path.attrib["d"])][::2]
            widths.append(max(across) - min(across))
    return max(widths)


def _triangles(svg: str, fill: str) -> int:
    corners = [path.attrib["d"] for path in _paths(svg) if path.get("fill") == fill.lower()]
    return sum(len(re.findall("[ML]", d)) == 3 and "z" in d for d in corners)
