"""The part of an evaluation that concerns one region: what its own report carries with it.

Narrows and computes nothing. What is told of the whole area (comparisons of two regions, proposals) is left to the
area's report and to the results of the run; networks and value chains stay whole, because a region's place is in them.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from evaluation import Evaluation
from evaluation.own_priorities import OwnPriorities
from evaluation.self_assessment.ratings import SelfAssessment
from evaluation.uncertainty.spread import Spread

Value = TypeVar("Value")


def own_part(evaluation: Evaluation, key: str) -> Evaluation:
    """The evaluation with the records of the region of a key only; one without a workbook keeps its status."""
    chains = (
        replace(chain, actors=tuple(actor for actor in chain.actors if actor.region == key))
        for chain in evaluation.value_networks
    )
    projects = tuple(project for project in evaluation.cooperation.projects if key in project.regions)
    specialities = tuple(one for one in evaluation.specialisation.specialities if one.region == key)
    return replace(
        evaluation,
        received=tuple(one for one in evaluation.received if one.region == key),
        submissions={region: one for region, one in evaluation.submissions.items() if region == key},
        region_status={key: evaluation.region_status[key]},
        problems=tuple(problem for problem in evaluation.problems if problem.region == key),
        results=_of(key, evaluation.results),
        nodes=_of(key, evaluation.nodes),
        cooperation=replace(evaluation.cooperation, projects=projects),
        value_networks=tuple(chains),
        specialisation=replace(evaluation.specialisation, specialities=specialities),
        benchmark=tuple(one for one in evaluation.benchmark if one.region == key),
        own_priorities=_own_priorities(evaluation.own_priorities, key),
        spread=_spread(evaluation.spread, key),
        self_assessment=_self_assessment(evaluation.self_assessment, key),
        findings=tuple(finding for finding in evaluation.findings if finding.region == key),
        decisions=None,
        proposals=(),
    )


def _of(key: str, named: Mapping[tuple[str, str], Value]) -> dict[tuple[str, str], Value]:
    return {name: value for name, value in named.items() if name[0] == key}


def _own_priorities(found: OwnPriorities, key: str) -> OwnPriorities:
    return replace(
        found,
        regions=tuple(region for region in found.regions if region == key),
        priorities=tuple(one for one in found.priorities if one.region == key),
        shared=tuple(one for one in found.shared if key in (one.a, one.b)),
    )


def _spread(found: Spread | None, key: str) -> Spread | None:
    if found is None:
        return None
    sensitivity = tuple(one for one in found.sensitivity if one.region == key)
    return replace(found, nodes=_of(key, found.nodes), pairs=(), sensitivity=sensitivity, besides={})


def _self_assessment(found: SelfAssessment | None, key: str) -> SelfAssessment | None:
    if found is None:
        return None
    return replace(
        found,
        ratings=_of(key, found.ratings),
        readings=tuple(one for one in found.readings if one.region == key),
        gaps=tuple(one for one in found.gaps if one.region == key),
    )
