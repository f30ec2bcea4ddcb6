"""How strong the evidence of a finding is: A–D, the first rule of method §9 that fits.

`grade` holds the rules; the rest gathers what they ask about, for one result, for a node, and for what workbooks say of
measures. A node is judged by its known indicators: what holds for more than the framework's majority of their weight
holds for it, but only what holds for all of them for the best grade.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.findings.finding import Grade
from evaluation.findings.sources import second_sources
from evaluation.findings.view import View
from evaluation.scoring.results import Flag, Node, Result, Status
from evaluation.scoring.tree import Leaf
from indicators.evidence import Evidence

OFFICIAL = ("register", "statistics")
RESERVED = frozenset((Flag.LAGGED, Flag.PARTIAL, Flag.LEVEL_ONLY, Flag.BOUNDARY, Flag.PRELIMINARY))


@dataclass(frozen=True)
class Ground:
    """What a finding stands on.

    `coverage` 0–1. `contradicted`: two sources differ widely. `founded`: a register, statistics or a second source is
    behind it. `confirmed`: a register or statistics, and a second source that agrees. `reserved`: one of the flags that
    keep from the best grade. `afterwards`: the share of its targets that were set afterwards. `rated`: it stands on the
    self-assessment alone.
    """

    coverage: float
    contradicted: bool = False
    founded: bool = True
    confirmed: bool = False
    reserved: bool = False
    afterwards: float = 0.0
    rated: bool = False


def grade(ground: Ground, limits: Evidence, coverage_minimum: float) -> Grade:
    """The first grade of D, C, A, B whose rule fits (method §9); B at best where targets were set afterwards (§0)."""
    coverage = round(ground.coverage, 9)
    if coverage == 0 or ground.contradicted:
        return Grade.D
    if coverage < coverage_minimum or ground.rated or not ground.founded:
        return Grade.C
    whole = coverage >= limits.full_coverage and ground.confirmed and not ground.reserved
    return Grade.A if whole and round(ground.afterwards, 9) <= limits.set_afterwards else Grade.B


def graded(view: View, ground: Ground) -> Grade:
    """The grade by the framework's own limits."""
    return grade(ground, view.limits, view.framework.method.coverage_minimum)


def of_result(view: View, result: Result, *, on_target: bool = True) -> Grade:
    """The grade of a finding on one indicator; `on_target` where it rests on the target, not on the figures alone."""
    return graded(view, _ground(view, result, on_target=on_target))


def of_results(view: View, results: Iterable[Result]) -> Grade:
    """The grade of a finding on several indicators: that of its weakest; D of none."""
    return max((of_result(view, result) for result in results), default=Grade.D)


def _ground(view: View, result: Result, *, on_target: bool = True) -> Ground:
    differences = [second.difference for second in second_sources(view, result)]
    official = view.framework.indicators[result.indicator].source_class in OFFICIAL
    contradicted = any(round(one, 9) > view.limits.contradiction for one in differences)
    agree = bool(differences) and all(round(one, 9) <= view.limits.agreement for one in differences)
    return Ground(
        coverage=known_share(view, result),
        contradicted=contradicted,
        founded=(official or bool(differences)) and not contradicted,
        confirmed=official and agree,
        reserved=bool(RESERVED & set(result.flags)),
        afterwards=float(on_target and Flag.SET_AFTERWARDS in result.flags),
    )


def known_share(view: View, result: Result) -> float:
    """The share of the due regions whose figures are in the result; 1 or 0 for a workbook's own figure.

    Unlike the coverage of a score it does not ask for a target.
    """
    if result.value is None or result.attainment is not None:
        return result.coverage
    due = [
        key
        for key in view.framework.regions
        if (own := view.results.get((key, result.indicator))) is not None and own.status is not Status.NOT_APPLICABLE
    ]
    return 1 - len(result.absent) / len(due) if due and result.region == view.area else 1.0


def of_node(view: View, node: Node) -> Grade:
    """The grade of a finding on an objective, a dimension or a whole."""
    return of_leaves(view, node, view.leaves(node))


def of_leaves(view: View, node: Node, leaves: Iterable[Leaf]) -> Grade:
    """As `of_node`, for a branch that stands in no tree: its node and its leaves."""
    known = [leaf for leaf in leaves if leaf.result.coverage > 0]
    weights = [leaf.weight * leaf.result.coverage for leaf in known]
    grounds = [_ground(view, leaf.result) for leaf in known]

    def most(held: Iterable[bool]) -> bool:
        part = sum(weight for weight, one in zip(weights, held, strict=True) if one)
        return part > view.limits.majority * sum(weights) * (1 + 1e-9)

    return graded(
        view,
        Ground(
            coverage=node.coverage,
            contradicted=most(ground.contradicted for ground in grounds),
            founded=most(ground.founded for ground in grounds),
            confirmed=bool(grounds) and all(ground.confirmed for ground in grounds),
            reserved=any(ground.reserved for ground in grounds),
            afterwards=node.set_afterwards or 0.0,
        ),
    )


def of_reports(view: View, workbooks: int) -> Grade:
    """The grade of what so many workbooks report alike of a measure: one alone is nobody's register."""
    return graded(view, Ground(coverage=1.0, founded=workbooks > 1))


def of_ratings(view: View) -> Grade:
    """The grade of what rests on the self-assessment (method §8): never above C."""
    return graded(view, Ground(coverage=1.0, rated=True))


def of_framework(view: View) -> Grade:
    """The grade of what can be read from the framework itself: certain, but known from one document only."""
    return graded(view, Ground(coverage=1.0))
