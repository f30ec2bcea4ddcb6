"""The card of a proposal: its facts, its chain of findings, the indicator to follow it by, and what was decided of it.

Proposes nothing itself and tests no claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.findings.finding import Finding
from evaluation.proposals.proposal import Decision, Proposal, ProposedIndicator
from evaluation.scoring.results import Status
from reports.context.draft import Draft
from reports.context.proposals import decided, headline, sent_off
from reports.context.wording import tags_of
from reports.telling import finding_title
from reports.telling.proposals import indicator_text, performance_text, remarks

_CHAIN = 5  # findings that a card names; the others are counted


@dataclass(frozen=True)
class ProposalCard:
    """A proposal in full: headline, facts by name, chain of findings, indicator, decision and what is to be noticed."""

    anchor: str
    title: str
    facts: Sequence[tuple[str, str]]
    chain: Sequence[str]
    indicator: str
    decision: str
    remarks: Sequence[str]
    tags: tuple[str, ...]


def proposal_card(draft: Draft, one: Proposal) -> ProposalCard:
    """The card of one proposal."""
    return ProposalCard(
        anchor=one.id.replace(".", "-").lower(),
        title=headline(draft, one),
        facts=_facts(draft, one),
        chain=_chain(draft, one),
        indicator=_followed_by(draft, one.indicator),
        decision=_decision(draft, one.decision),
        remarks=_remarks(draft, one),
        tags=tags_of(draft, one.illustrative),
    )


def _remarks(draft: Draft, one: Proposal) -> list[str]:
    """What a decider is to notice; that figures are invented is marked beside the headline."""
    marked = draft.words.say("proposals.illustrative")
    return [told for told in remarks(draft.words, draft.evaluation.framework, one) if told != marked]


def _facts(draft: Draft, one: Proposal) -> list[tuple[str, str]]:
    say = draft.words.say
    focus, addressee, timing, effort = sent_off(draft, one)
    facts = {
        "performance": _performance(draft, one),
        "relevance": say(f"proposals.relevance.{one.relevance}"),
        "focus": focus,
        "addressee": addressee,
        "timing": timing,
        "effort": effort,
        "grade": say("conclusions.card.graded", grade=one.grade, id=one.id),
    }
    return [(say(f"conclusions.card.{name}"), text) for name, text in facts.items()]


def _performance(draft: Draft, one: Proposal) -> str:
    """How the subject has fared; a need has nothing to fare."""
    if one.performance is Status.NOT_APPLICABLE:
        return draft.words.say("conclusions.card.need")
    return performance_text(draft.words, one)


def _chain(draft: Draft, one: Proposal) -> list[str]:
    """The findings behind a proposal with their ids, the first few in words; without any, the results it rests on."""
    words, framework = draft.words, draft.evaluation.framework
    by_id: dict[str, Finding] = {finding.id: finding for finding in draft.evaluation.findings}
    known = [by_id[key] for key in one.findings if key in by_id]
    told = [
        words.say("conclusions.chain.finding", title=finding_title(words, framework, finding), id=finding.id)
        for finding in known[:_CHAIN]
    ]
    if len(known) > _CHAIN:
        told.append(words.count("conclusions.chain.more", len(known) - _CHAIN))
    if not known and one.results:
        told.append(words.say("conclusions.chain.results", ids=words.listing(one.results)))
    return told


def _followed_by(draft: Draft, found: ProposedIndicator | None) -> str:
    """The indicator that the proposal would be followed by, with its baseline and target levels."""
    if found is None:
        return draft.words.say("conclusions.indicator")
    return indicator_text(draft.words, draft.evaluation.framework, found)


def _decision(draft: Draft, decision: Decision | None) -> str:
    """What people decided, in their own wording; that nothing is decided yet."""
    say = draft.words.say
    if decision is None or not (decision.decision or decision.wording):
        return say("conclusions.decision.open")
    fields = {"decision": decided(draft, decision), "wording": decision.wording.rstrip(". "), "owner": decision.owner}
    if not decision.decision:
        return say("conclusions.decision.drafted", **fields)
    dated = "" if decision.decided is None else draft.words.date(decision.decided)
    form = f"{'worded' if decision.wording else 'bare'}{'_owned' if decision.owner else ''}"
    told = say(f"conclusions.decision.{form}", **fields)
    return say("conclusions.decision.dated", told=told, date=dated) if dated else told
