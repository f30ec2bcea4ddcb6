"""The simulation once more in plain Python, one draw and one region at a time, as method §3, §6 and §7 say it.

Shares with the array program the random numbers and the reading of a panel's lines, nothing else: figures are changed
in the panel and rolled up anew in each draw, and each region has a tree of its own.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evaluation.panel import Panel
from evaluation.scoring import Flag, Result, Status, score
from evaluation.scoring.tree import Branch, build_tree
from evaluation.uncertainty.choices import Choices
from evaluation.uncertainty.trees import Trees
from indicators import Framework, Indicator


@dataclass(frozen=True)
class Leaf:
    share: float
    score: float


def reference(
    framework: Framework, panel: Panel, trees: Trees, choices: Choices
) -> Iterator[dict[tuple[str, str], float | None]]:
    """For each draw the score of every node of every region and of the area; None where nothing is known."""
    printed = score(framework, panel).results
    for draw in range(choices.draws):
        drawn = score(framework, _changed(framework, panel, trees, choices, draw)).results
        leaves = {
            (key, name): _leaf(framework, printed[key, name], drawn[key, name], choices, trees, draw)
            for key, name in printed
            if name in trees.indicators and printed[key, name].status is not Status.NOT_APPLICABLE
        }
        found: dict[tuple[str, str], float | None] = {}
        for key in trees.keys:
            for root in build_tree(framework, key):
                _descend(framework, key, root, leaves, choices, trees, draw, found)
        yield found


def _changed(framework: Framework, panel: Panel, trees: Trees, choices: Choices, draw: int) -> Panel:
    lines = dict(panel.lines)
    for row, (key, name, year) in enumerate(trees.figures.names):
        line = lines[key, name]
        figure = line.years[int(year)]
        assert figure.value is not None
        value = figure.value * max(0.0, 1 + float(trees.figures.sd[row, 0]) * float(choices.noise[row, draw]))
        low, high = line.card.valid_range
        if low is not None and value < low:
            value = min(low, figure.value)
        if high is not None and value > high:
            value = max(high, figure.value)
        lines[key, name] = replace(line, years={**line.years, int(year): replace(figure, value=value)})
    return Panel(lines, panel.comparison)


def _leaf(framework: Framework, printed: Result, drawn: Result, choices: Choices, trees: Trees, draw: int) -> Leaf:
    if printed.score is None:
        return Leaf(0.0, 0.0)
    card = framework.indicators[printed.indicator]
    longer = float(choices.distance[trees.indicators.index(card.id), draw])
    target = _moved(card, printed, longer) if Flag.SET_AFTERWARDS in printed.flags else printed.target
    tau = float(choices.tolerance[draw])
    reached = _attainment(framework, card, drawn.value, printed.baseline, target, tau, pace=printed.pace)
    return Leaf(printed.coverage, 100 * min(max(reached, 0.0), 1.0))


def _moved(card: Indicator, printed: Result, longer: float) -> float | tuple[float, float] | None:
    start = printed.baseline
    if start is None:
        start = {"increase": card.valid_range[0] or 0.0, "decrease": 0.0}.get(card.direction)
    if start is None or printed.target is None:
        return printed.target
    if isinstance(printed.target, tuple):
        low, high = printed.target
        return (start + longer * (low - start), start + longer * (high - start))
    return start + longer * (printed.target - start)


def _attainment(
    framework: Framework,
    card: Indicator,
    x: float | None,
    b: float | None,
    target: float | tuple[float, float] | None,
    tau: float,
    *,
    pace: bool,
) -> float:
    """The table of method §3, row by row."""
    width = framework.method.hold_width
    assert x is not None
    assert target is not None
    if pace:
        assert b is not None
        assert not isinstance(target, tuple)
        behind = target / b - x / b
        return 1.0 if behind <= 0 else max(0.0, 1 - behind / framework.method.pace_width)
    if isinstance(target, tuple):
        return _within(x, b, target, width)
    sign = {"increase": 1, "decrease": -1}.get(card.direction, 0)
    if b is None and sign > 0:
        floor = card.valid_range[0] or 0.0
        return (x - floor) / (target - floor)
    if b is None and sign < 0:
        return 1.0 if x == 0 else target / x
    wrong = abs(x - target) if sign == 0 else max(0.0, sign * (target - x))
    held = 1.0 if wrong <= tau * abs(target) else max(0.0, 1 - (wrong - tau * abs(target)) / (width * abs(target)))
    if sign == 0 or b == target or (b is not None and sign * (b - target) > 0):
        return held
    assert b is not None
    return (x - b) / (target - b)


def _within(x: float, b: float | None, band: tuple[float, float], width: float) -> float:
    low, high = band
    if low <= x <= high:
        return 1.0
    bound = low if x < low else high
    if b is not None and ((x < low and b < low) or (x > high and b > high)):
        return (x - b) / (bound - b)
    return max(0.0, 1 - abs(x - bound) / max(width * abs(bound), high - low))


def _descend(
    framework: Framework,
    key: str,
    branch: Branch,
    leaves: Mapping[tuple[str, str], Leaf],
    choices: Choices,
    trees: Trees,
    draw: int,
    found: dict[tuple[str, str], float | None],
) -> None:
    weighed = list(_weighed(key, branch, leaves, choices, trees, draw))
    geometric, filled = bool(choices.geometric[draw]), bool(choices.filled[draw])
    floor = framework.method.uncertainty.geometric_floor

    def scale(value: float) -> float:
        return math.log(max(value, floor)) if geometric else value

    fill = scale(float(choices.fill[trees.keys.index(key), draw]))
    parts = [(weight * leaf.share, scale(leaf.score)) for weight, leaf in weighed]
    if filled:
        parts += [(weight * (1 - leaf.share), fill) for weight, leaf in weighed]
    whole = sum(weight for weight, _ in parts)
    mean = sum(weight * value for weight, value in parts) / whole if whole else None
    found[key, branch.id] = math.exp(mean) if geometric and mean is not None else mean
    for child in branch.children:
        if child.level != "indicator":
            _descend(framework, key, child, leaves, choices, trees, draw, found)


def _weighed(
    key: str,
    branch: Branch,
    leaves: Mapping[tuple[str, str], Leaf],
    choices: Choices,
    trees: Trees,
    draw: int,
) -> Iterator[tuple[float, Leaf]]:
    """The leaves below a branch with their weights; they sum to 1."""

    def weight(child: Branch) -> float:
        return float(getattr(choices, child.level)[trees.rows[child.level, child.id], draw])

    def applies(child: Branch) -> bool:
        return (key, child.id) in leaves if child.level == "indicator" else any(map(applies, child.children))

    alive = [child for child in branch.children if applies(child)]
    total = sum(map(weight, alive))
    for child in alive:
        if child.level == "indicator":
            yield weight(child) / total, leaves[key, child.id]
        else:
            for below, leaf in _weighed(key, child, leaves, choices, trees, draw):
                yield weight(child) / total * below, leaf
