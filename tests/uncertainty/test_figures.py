"""Which raw figures are uncertain, by how much, and how much of each arrives in a value."""

import math

import pytest

from evaluation.panel import Figure, Line
from evaluation.scoring import score
from evaluation.uncertainty.figures import relative_sd, uncertain_figures
from evaluation.uncertainty.trees import trees_of
from indicators import Framework
from indicators.cards import Stage, Text
from tests.uncertainty.hand import method, small, with_method
from tests.uncertainty.panels import panel, with_cards

FRAMEWORK = with_method(small(), method(figure_sd=0.03))


def line(framework: Framework, card: str, *values: float | None, preliminary: bool = False) -> Line:
    """Baseline and the five years; the last known figure is preliminary or not."""
    baseline, *years = [Figure() if value is None else Figure(value, None) for value in values]
    found = dict(zip(framework.years.period, years, strict=True))
    last = max(year for year, one in found.items() if one.value is not None)
    if preliminary:
        found[last] = Figure(found[last].value, None, preliminary=True)
    return Line(framework.indicators[card], baseline, found)


def test_a_final_figure_of_its_year_is_certain() -> None:
    assert relative_sd(FRAMEWORK, line(FRAMEWORK, "I3", 12, 11, 11, 10, 10, 9), 2020) == 0


def test_a_preliminary_figure() -> None:
    assert relative_sd(FRAMEWORK, line(FRAMEWORK, "I3", 12, 11, 11, 10, 10, 9, preliminary=True), 2020) == 0.03


def test_a_late_figure_moves_as_its_line_does() -> None:
    """Changes of 10, 20 and 25 %: the median is 20 %, two years late √2 times that."""
    late = line(FRAMEWORK, "I3", 10, 11, 8.8, 11, None, None)
    assert relative_sd(FRAMEWORK, late, 2018) == pytest.approx(0.20 * math.sqrt(2))


def test_a_late_figure_moves_at_least_as_a_preliminary_one() -> None:
    assert relative_sd(FRAMEWORK, line(FRAMEWORK, "I3", 10, 10, 10, 10, 10, None), 2019) == 0.03


def test_late_and_preliminary_add_up_as_independent() -> None:
    both = line(FRAMEWORK, "I3", 10, 10, 10, 10, 10, None, preliminary=True)
    assert relative_sd(FRAMEWORK, both, 2019) == pytest.approx(0.03 * math.sqrt(2))


def test_only_neighbouring_years_tell_the_yearly_change() -> None:
    assert relative_sd(FRAMEWORK, line(FRAMEWORK, "I3", None, 10, None, 20, None, None), 2018) == pytest.approx(
        0.03 * math.sqrt(2)
    )


def test_final_counts_and_stages_are_certain() -> None:
    assert relative_sd(FRAMEWORK, line(FRAMEWORK, "I1", 10, 20, 30, 40, 50, None), 2019) == 0
    assert relative_sd(FRAMEWORK, line(FRAMEWORK, "I1", 10, 20, 30, 40, 50, None, preliminary=True), 2019) > 0
    staged = with_cards(FRAMEWORK, I3={"stages": [Stage(1, Text("x", "x"))]})
    assert relative_sd(staged, line(staged, "I3", 1, 2, 2, 3, 3, 4, preliminary=True), 2020) == 0


def test_what_arrives_of_a_figure() -> None:
    """A mean over three regions, one region's own level, a ratio weighed by its turnover of 80 of 130, a sum."""
    scores = score(FRAMEWORK, panel(FRAMEWORK))
    of = trees_of(FRAMEWORK, panel(FRAMEWORK), scores)
    names = [(*name[:2], int(name[2])) for name in of.figures.names]

    def part(region: str, card: str, figure: tuple[str, str, int]) -> float:
        place = (of.indicators.index(card), of.keys.index(region))
        return dict(of.figures.terms[place])[names.index(figure)]

    assert part("22", "I3", ("22", "I3", 2020)) == 1
    assert part("NN", "I3", ("22", "I3", 2020)) == pytest.approx(1 / 3)
    assert part("NN", "I6", ("24", "I6", 2020)) == pytest.approx(50 / 130)
    assert part("NN", "I2", ("25", "I2", 2019)) == 1
    assert part("NN", "I5", ("25", "I5", 2020)) == pytest.approx(1 / 2)


def test_a_figure_stays_in_its_valid_range() -> None:
    scores = score(FRAMEWORK, panel(FRAMEWORK))
    of = trees_of(FRAMEWORK, panel(FRAMEWORK), scores).figures
    row = [name[1] for name in of.names].index("I5")
    assert of.value[row, 0] == 3
    moves = of.moves(of.sd * 0 + [[-100.0, 0.0, 100.0]])
    assert moves[row].tolist() == [-2, 0, 2]  # the scale ends at 1 and 5


def test_nothing_known_nothing_uncertain() -> None:
    assert uncertain_figures(FRAMEWORK, panel(FRAMEWORK), {}).names == ()
