"""What the numbers let us say, with the strength of the evidence (method §9).

A kind looks at the whole evaluation and yields claims; here each gets its name. To add one: a function beside those of
its like, its line in KINDS, its sentences in `reports/phrases/*/findings.toml`, its case in `tests/findings`.
"""

from evaluation.findings import between, figures, known, links, measures, ratings, readings, verdicts
from evaluation.findings.finding import Finding, Grade
from evaluation.findings.view import Claim, Kind, Role, View

__all__ = ["KINDS", "NEEDS", "ROLES", "Finding", "Grade", "Role", "View", "find"]

KINDS: tuple[Kind, ...] = (
    Kind("achieved_objective", Role.STRENGTH, verdicts.achieved_objectives),
    Kind("strong_dimension", Role.STRENGTH, verdicts.strong_dimensions),
    Kind("complementarity", Role.STRENGTH, readings.complementarities),
    Kind("specialised_industry", Role.STRENGTH, readings.specialised_industries),
    Kind("failed_objective", Role.WEAKNESS, verdicts.failed_objectives),
    Kind("weak_dimension", Role.WEAKNESS, verdicts.weak_dimensions),
    Kind("receding", Role.WEAKNESS, figures.receding),
    Kind("pace_shortfall", Role.WEAKNESS, figures.pace_shortfalls),
    Kind("dispersion", Role.WEAKNESS, between.dispersion),
    Kind("difference", Role.WEAKNESS, between.differences),
    Kind("measure_late", Role.WEAKNESS, measures.late_measures),
    Kind("measure_unfinished", Role.WEAKNESS, measures.unfinished_measures),
    Kind("measure_not_begun", Role.WEAKNESS, measures.measures_not_begun),
    Kind("money_unspent", Role.WEAKNESS, measures.unspent_money),
    Kind("single_dependence", Role.WEAKNESS, readings.single_dependences),
    Kind("isolated_region", Role.WEAKNESS, readings.isolated_regions),
    Kind("uncertain_verdict", Role.RESERVATION, verdicts.uncertain_verdicts),
    Kind("single_indicator_verdict", Role.RESERVATION, verdicts.single_indicator_verdicts),
    Kind("coverage_hole", Role.RESERVATION, known.coverage_holes),
    Kind("mostly_missing", Role.RESERVATION, known.mostly_missing),
    Kind("lagged", Role.RESERVATION, figures.lagged),
    Kind("source_difference", Role.RESERVATION, figures.source_differences),
    Kind("targets_set_afterwards", Role.RESERVATION, known.targets_set_afterwards),
    Kind("invented_figures", Role.RESERVATION, known.invented_figures),
    Kind("rating_gap", Role.RESERVATION, ratings.rating_gaps),
    Kind("rating_disagreement", Role.RESERVATION, ratings.rating_disagreements),
    Kind("disputed_projects", Role.RESERVATION, readings.disputed_projects),
    Kind("indicator_without_measure", Role.RESERVATION, links.indicators_without_measure),
    Kind("measure_without_indicator", Role.NEED, links.measures_without_indicator),
    Kind("objective_without_measure", Role.NEED, links.objectives_without_measure),
    Kind("objective_without_indicator", Role.NEED, links.objectives_without_indicator),
    Kind("priority_without_indicator", Role.NEED, links.priorities_without_indicator),
    Kind("theme_without_indicator", Role.NEED, links.themes_without_indicator),
    Kind("theme_without_measure", Role.NEED, links.themes_without_measure),
    Kind("stage_gap", Role.NEED, readings.stage_gaps),
    Kind("target_missing", Role.NEED, known.targets_missing),
)

ROLES = {kind.name: kind.role for kind in KINDS}
NEEDS = frozenset(kind.name for kind in KINDS if kind.role is Role.NEED)


def find(view: View) -> tuple[Finding, ...]:
    """All findings, kind by kind in the order of KINDS; within a kind in the order of the evaluation."""
    return tuple(_named(view, kind, claim) for kind in KINDS for claim in kind.claims(view))


def _named(view: View, kind: Kind, claim: Claim) -> Finding:
    """The claim as a finding of its kind; the area's bear no region in their id."""
    place = () if claim.region == view.area else (claim.region,)
    return Finding(
        id=".".join((kind.name, claim.subject, *place)),
        kind=kind.name,
        region=claim.region,
        subject=claim.subject,
        facts=claim.facts,
        grade=claim.grade,
        evidence=claim.evidence,
        illustrative=claim.illustrative,
    )
