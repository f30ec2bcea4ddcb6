"""What follows for the next strategy: the tool proposes, people decide (method §10).

One proposal for each measure, objective and theme, and one for each need that has none. How something has fared is in
`performance`, whether it still matters in `relevance`, what follows from both in `deciding`; here they meet.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from evaluation.findings.finding import Finding
from evaluation.findings.view import View
from evaluation.own_priorities import OwnPriorities, own_priorities
from evaluation.problems import Problem
from evaluation.proposals.deciding import action, is_considered, started
from evaluation.proposals.decisions import Decisions, read_decisions, reminded
from evaluation.proposals.evidence import mark
from evaluation.proposals.follow_up import follow_up
from evaluation.proposals.performance import Performance, performances
from evaluation.proposals.proposal import Action, Decision, Proposal, Relevance
from evaluation.proposals.relevance import Judged, judged
from evaluation.proposals.subjects import MEASURE, NEED, THEME, measure_branches
from evaluation.scoring.results import Status
from evaluation.workbook.proposal_ids import proposal_id

__all__ = [
    "Action", "Decision", "Decisions", "Proposal", "Relevance", "measure_branches", "propose", "read_decisions",
    "reminded",
]  # fmt: skip


def propose(
    view: View,
    findings: Iterable[Finding],
    needs: Collection[str],
    problems: Iterable[Problem] = (),
    decisions: Mapping[str, Decision] | None = None,
) -> tuple[Proposal, ...]:
    """The proposals on the area: measures, objectives and themes in the order of the framework, then the needs.

    `needs` are the kinds of findings that may start something; a need about what already has a proposal is evidence
    there. `decisions` are by proposal id; one that was made on other evidence is marked as outdated.
    """
    told = tuple(findings)
    chosen = own_priorities(view.framework, view.submissions, tuple(problems))
    found = [_of_performance(view, chosen, told, one) for one in performances(view)]
    open_needs = [one for one in told if one.kind in needs and one.region == view.area]
    found += _of_needs(view, chosen, open_needs, {one.subject for one in found})
    return tuple(_decided(one, (decisions or {}).get(one.id)) for one in found)


def _of_performance(view: View, chosen: OwnPriorities, findings: Iterable[Finding], fared: Performance) -> Proposal:
    matters = _relevance(view, chosen, fared)
    proposed = action(
        fared.status,
        matters.relevance,
        fared.grade,
        outworn=fared.outworn,
        failure=fared.failure,
        stop_probability=view.framework.succession.stop_probability,
    )
    behind = [one for one in findings if _concerns(view, one, fared)]
    sight, theme = fared.view, fared.subject if fared.level == THEME else ""
    indicator = follow_up(sight.framework, sight.panel, fared.cards, sight.own_results[view.area], theme)
    plan = view.framework.succession.plan_of(fared.subject)
    return Proposal(
        id=proposal_id(fared.subject),
        action=proposed,
        consider=is_considered(proposed, fared.grade),
        level=fared.level,
        subject=fared.subject,
        performance=fared.status,
        score=fared.score,
        relevance=matters.relevance,
        focus=plan.focus,
        addressee=plan.addressee,
        timing=plan.timing,
        effort=plan.effort,
        grade=fared.grade,
        findings=tuple(one.id for one in behind),
        results=fared.evidence,
        indicator=indicator,
        evidence=mark(fared.subject, fared, proposed, matters.relevance, behind, indicator),
        illustrative=fared.illustrative or matters.illustrative,
        outworn=fared.outworn,
        failure=fared.failure,
    )


def _concerns(view: View, finding: Finding, fared: Performance) -> bool:
    """Whether a finding is about the subject itself, in the area or, of a measure, in any region, or about one of its
    cards in the area. What is found of a whole card says nothing of one theme."""
    if finding.subject == fared.subject:
        return finding.region == view.area or fared.level == MEASURE
    cards = () if fared.level == THEME else fared.cards
    return finding.region == view.area and any(finding.subject == card.id for card in cards)


def _relevance(view: View, chosen: OwnPriorities, fared: Performance) -> Judged:
    """Of a measure by its theme and priority, of a theme by itself; an objective is horizontal work."""
    if fared.level == THEME:
        return judged(view.framework, chosen, theme=fared.subject)
    if fared.level == MEASURE:
        measure = next(one for one in view.framework.measures if one.id == fared.subject)
        return judged(view.framework, chosen, theme=measure.theme, priority=measure.priority)
    return judged(view.framework, chosen)


def _of_needs(
    view: View, chosen: OwnPriorities, needs: Iterable[Finding], taken: Collection[str]
) -> Iterator[Proposal]:
    """One proposal for each subject of needs that has none, as strong as the strongest of them."""
    by_subject: dict[str, list[Finding]] = {}
    for need in needs:
        if need.subject not in taken:
            by_subject.setdefault(need.subject, []).append(need)
    priorities = {priority.key for priority in view.framework.strategy.priority}
    for subject, behind in by_subject.items():
        grade = min((one.grade for one in behind), key=str)
        matters = judged(view.framework, chosen, priority=subject if subject in priorities else None)
        proposed = started(grade)
        plan = view.framework.succession.plan_of(subject)
        yield Proposal(
            id=proposal_id(subject),
            action=proposed,
            consider=is_considered(proposed, grade),
            level=NEED,
            subject=subject,
            performance=Status.NOT_APPLICABLE,
            score=None,
            relevance=matters.relevance,
            focus=plan.focus,
            addressee=plan.addressee,
            timing=plan.timing,
            effort=plan.effort,
            grade=grade,
            findings=tuple(one.id for one in behind),
            results=tuple(dict.fromkeys(key for one in behind for key in one.evidence)),
            indicator=None,
            evidence=mark(subject, None, proposed, matters.relevance, behind, None),
            illustrative=matters.illustrative or any(one.illustrative for one in behind),
        )


def _decided(proposal: Proposal, decision: Decision | None) -> Proposal:
    """The proposal with what was decided of it."""
    if decision is None:
        return proposal
    outdated = bool(decision.decision) and decision.evidence != proposal.evidence
    return replace(proposal, decision=replace(decision, outdated=outdated))
