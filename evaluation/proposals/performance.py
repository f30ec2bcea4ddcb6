"""How each subject has fared in the area: its cards as a node, or of a measure without cards its stage (method §10).

Proposes nothing. A status is as strong as what it rests on: its grade, and whether it rests on old or partial values.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median_low

from evaluation.findings.finding import Grade
from evaluation.findings.grades import of_leaves, of_node
from evaluation.findings.view import View
from evaluation.panel import build_panel
from evaluation.proposals.subjects import MEASURE, THEME, branch, of_measure, telling
from evaluation.proposals.themes import BY_THEME, compared_by_theme, of_theme
from evaluation.scoring import score
from evaluation.scoring.results import Flag, Node, Status
from evaluation.scoring.tree import Leaf, node_of
from evaluation.workbook.submission import Row
from indicators.cards import Indicator
from indicators.lists import Measure

_WORN = frozenset((Flag.LAGGED, Flag.PARTIAL))


@dataclass(frozen=True)
class Performance:
    """How one subject has fared, and on what that rests.

    `score` is 0–100, None where nothing is judged or a stage is. `outworn`: without its lagged and partial values too
    little would be known to judge. `failure` is the probability of «not achieved», None where nothing was simulated.
    `evidence` are ids of results (`IP:K05`) or of measures' rows; `cards` tell of it, in the sight of `view`.
    """

    level: str
    subject: str
    status: Status
    score: float | None
    grade: Grade
    outworn: bool
    failure: float | None
    evidence: tuple[str, ...]
    illustrative: bool
    view: View
    cards: tuple[Indicator, ...] = ()


def performances(view: View) -> Iterator[Performance]:
    """The measures, objectives and themes, in the order of the framework; an objective without cards is passed over."""
    for measure in view.framework.measures:
        cards = of_measure(view.framework, measure)
        yield of_cards(view, view, MEASURE, measure.id, cards) if _concern(view, cards) else _staged(view, measure)
    for objective in view.framework.objectives:
        found = view.nodes.get((view.area, objective))
        if found is not None and found.status is not Status.NOT_APPLICABLE:
            yield _of_objective(view, found)
    for theme in view.framework.strategy.theme:
        yield _of_theme(view, theme.key)


def of_cards(
    view: View, sight: View, level: str, subject: str, cards: tuple[Indicator, ...]
) -> Performance:
    """The performance of some cards as a node; `sight` is how they are counted: of a theme, by its own rows."""
    node, leaves = node_of(sight.framework, view.area, branch(level, subject, cards), sight.own_results[view.area])
    return _performance(view, sight, node, leaves, of_leaves(sight, node, leaves), cards)


def _concern(view: View, cards: tuple[Indicator, ...]) -> bool:
    """Whether any of the cards is applicable in the area."""
    return any(view.results[view.area, card.id].status is not Status.NOT_APPLICABLE for card in cards)


def _of_objective(view: View, node: Node) -> Performance:
    cards = telling(view.framework, (card.id for card in view.framework.cards_of(node.node)))
    return _performance(view, view, node, view.leaves(node), of_node(view, node), cards)


def _of_theme(view: View, theme: str) -> Performance:
    """The theme's own rows, scored by themselves."""
    framework = of_theme(view.framework, theme)
    panel = compared_by_theme(build_panel(framework, view.submissions), theme)
    scores = score(framework, panel)
    own = replace(view, framework=framework, panel=panel, results=scores.results, nodes=scores.nodes, spread=None)
    return of_cards(view, own, THEME, theme, telling(framework, framework.indicators))


def _performance(
    view: View, sight: View, node: Node, leaves: tuple[Leaf, ...], grade: Grade, cards: tuple[Indicator, ...]
) -> Performance:
    return Performance(
        level=node.level,
        subject=node.node,
        status=Status.NOT_ASSESSABLE if node.status is Status.NOT_APPLICABLE else node.status,
        score=node.score,
        grade=grade,
        outworn=_is_outworn(view, node, leaves),
        failure=_failure(view, node),
        evidence=tuple(f"{view.area}:{_row(sight, node, leaf)}" for leaf in leaves),
        illustrative=node.illustrative,
        view=sight,
        cards=cards,
    )


def _failure(view: View, node: Node) -> float | None:
    """The probability of «not achieved» where that was simulated: of what is judged, but for a theme's own rows."""
    if view.spread is None or node.score is None or node.level == THEME:
        return None
    simulated = view.spread.besides.get(node.node) if node.level == MEASURE else view.probability(node)
    return (simulated or {}).get(Status.NOT_ACHIEVED)


def _row(sight: View, node: Node, leaf: Leaf) -> str:
    """The id of a leaf; of a theme, that of its own rows of a card that is entered by theme."""
    key = leaf.result.indicator
    by_theme = node.level == THEME and sight.framework.indicators[key].parts in BY_THEME
    return f"{key}.{node.node}" if by_theme else key


def _is_outworn(view: View, node: Node, leaves: tuple[Leaf, ...]) -> bool:
    """Whether a verdict that is given could not be given without its lagged and partial values."""
    fresh = sum(leaf.weight * leaf.result.coverage for leaf in leaves if not _WORN & set(leaf.result.flags))
    least = view.framework.method.coverage_minimum
    return node.score is not None and round(fresh, 9) < least


# A measure without cards -----------------------------------------------------------------------------------------


def _staged(view: View, measure: Measure) -> Performance:
    """The stage that the joint workbook gives, else the lower median of the regions' where enough of them tell it."""
    rows = dict(_stage_rows(view, measure))
    joint = {key: row for key, row in rows.items() if key == view.area}
    told = joint or (rows if _enough(view, len(rows)) else {})
    stage = median_low([int(row.text("stage")) for row in told.values()]) if told else None
    return Performance(
        level=MEASURE,
        subject=measure.id,
        status=Status(view.framework.succession.stages[str(stage)]) if told else Status.NOT_ASSESSABLE,
        score=None,
        grade=Grade.C if told else Grade.D,
        outworn=False,
        failure=None,
        evidence=tuple(f"{key}:{measure.id}" for key in told),
        illustrative=any(row.illustrative for row in told.values()),
        view=view,
    )


def _enough(view: View, regions: int) -> bool:
    return regions > 0 and round(regions / len(view.framework.regions), 9) >= view.framework.method.coverage_minimum


def _stage_rows(view: View, measure: Measure) -> Iterator[tuple[str, Row]]:
    """The rows of the measure that tell its stage, by region or area."""
    for key in view.keys:
        for row in view.rows(key, "measures"):
            if row.text("id") == measure.id and row.text("stage").isdigit():
                yield key, row
