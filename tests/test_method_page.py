"""The method as its page tells it: sections that the code names, choices as in the framework, an example that holds."""

import re
from functools import reduce
from pathlib import Path
from typing import Any

import pytest

from evaluation.findings.finding import Grade
from evaluation.proposals.deciding import action
from evaluation.proposals.proposal import Action, Relevance
from evaluation.scoring.attainment import Ends, attainment, score
from evaluation.scoring.results import Status
from evaluation.scoring.tree import known_mean
from evaluation.scoring.trend import trend
from indicators import load_framework
from reports.language import load_language

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
ENGLISH = (ROOT / "docs" / "method_en.md").read_text(encoding="utf-8")
CODE = [path for room in ("indicators", "evaluation", "reports", "commands") for path in (ROOT / room).rglob("*.py")]
EXAMPLE = PAGE.partition("## 12 ")[2].partition("## 13 ")[0]


def sections(page: str) -> set[str]:
    return set(re.findall(r"^## (\d+) ", page, re.MULTILINE))


def test_every_section_that_the_code_names_is_on_the_page() -> None:
    named = {number for path in CODE for number in re.findall(r"method §(\d+)", path.read_text(encoding="utf-8"))}
    assert named
    assert named <= sections(PAGE)
    assert named <= sections(ENGLISH)


def test_the_choices_are_those_of_the_framework() -> None:
    framework: Any = load_framework()
    words = load_language("fi")
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \| `([\w.]+)` \|$", PAGE, re.MULTILINE)
    assert len(rows) > 25
    for told, path in rows:
        value = float(reduce(getattr, path.split("."), framework))
        assert told in (words.plain(value).replace("\u00a0", ""), f"{value:g}"), path


def told(value: float, decimals: int) -> str:
    """A figure as the page writes it."""
    return load_language("fi").number(value, decimals)


def test_the_indicators_of_the_example_are_as_reckoned() -> None:
    method = load_framework().method

    def reached(x: float, b: float, t: float, wanted: float) -> float:
        ends = Ends.of(b, t, wanted=wanted)
        return float(attainment(x, ends, tolerance=method.tolerance, hold_width=method.hold_width))

    first, second, third = reached(75, 50, 100, 1), reached(360, 300, 390, 1), reached(8, 12, 9, -1)
    assert f"**{told(first, 1)}**" in EXAMPLE
    assert f"**{told(second, 4)}**. S = {told(float(score(second)), 3)}." in EXAMPLE
    assert f"**{told(third, 4)}**" in EXAMPLE
    assert float(score(third)) == 100
    coverage, mean = known_mean([(0.25, 1.0, float(score(one))) for one in (first, second, third)])
    assert mean is not None
    assert f"**{told(coverage, 2)}**" in EXAMPLE
    assert f"**{told(mean, 3)}**" in EXAMPLE
    whole, dimension = known_mean([(0.5 * coverage, 1.0, mean), (0.5 * 0.5, 1.0, 40.0)])
    assert dimension is not None
    assert f"**{told(whole, 3)}**" in EXAMPLE
    assert f"**{told(dimension, 3)}**" in EXAMPLE
    assert f"**{told(reached(135, 110, 140, 1), 4)}**" in EXAMPLE
    assert method.node_status.partly <= dimension < mean < method.node_status.mostly


def test_the_trend_of_the_example_is_as_reckoned() -> None:
    found = trend(
        dict(zip(range(2018, 2024), (10, 12, 11, 15, 16, 18), strict=True)), fewest=4, level=0.98, growth=False
    )
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.direction == "rising"
    assert f"**{told(found.slope, 1)}** ja vaihteluväli {told(found.low, 1)}–{told(found.high, 1)}" in EXAMPLE


@pytest.mark.parametrize(
    ("probability", "proposed", "word"), [(0.95, Action.STOP, "stop"), (0.85, Action.CHANGE_MEANS, "change_means")]
)
def test_the_proposals_of_the_example_follow(probability: float, proposed: Action, word: str) -> None:
    stop = load_framework().succession.stop_probability
    found = action(
        Status.NOT_ACHIEVED, Relevance.LOW, Grade.B, outworn=False, failure=probability, stop_probability=stop
    )
    assert found is proposed
    assert f"on {told(probability, 2)}, ehdotus on *{load_language('fi').say(f'proposals.action.{word}')}*" in EXAMPLE
