"""Proposals in words: the action, what it rests on, how it would be followed, and what is to be noticed.

Chooses among phrases by what the proposal says; decides nothing. A new remark is one more line in `remarks`.
"""

from collections.abc import Iterator

from evaluation.findings.finding import Grade
from evaluation.proposals.decisions import UNKNOWN
from evaluation.proposals.proposal import Action, Decision, Proposal, ProposedIndicator, Relevance
from evaluation.scoring.results import Status
from evaluation.workbook.wording import row_name
from indicators.framework import Framework
from reports.language import Language


def action_text(words: Language, proposal: Proposal) -> str:
    """What is proposed; «to consider» before it on limited evidence."""
    return words.say(f"proposals.{'considered' if proposal.consider else 'action'}.{proposal.action.value}")


def performance_text(words: Language, proposal: Proposal) -> str:
    """The status with its score, or with the word that a stage is behind it; a dash of a need."""
    if proposal.performance is Status.NOT_APPLICABLE:
        return words.say("proposals.none")
    status = words.say(f"status.words.{proposal.performance.value}")
    if proposal.performance is Status.NOT_ASSESSABLE:
        return status
    if proposal.score is None:
        return words.say("proposals.performance.staged", status=status)
    return words.say("proposals.performance.scored", status=status, score=words.number(proposal.score, 1))


def indicator_text(words: Language, framework: Framework, proposed: ProposedIndicator) -> str:
    """The card by which a proposal would be followed, its baseline and its target levels, in one line."""
    card = framework.indicators[proposed.card]
    row = f"{card.id}.{proposed.theme}" if proposed.theme else card.id
    fields = {
        "card": row,
        "name": row_name(framework, card, row, words.code),
        "unit": words.name(card.unit),
        "year": str(proposed.baseline_year),
        "target_year": str(proposed.target_year),
        "flow_years": str(framework.succession.flow_years),
    }
    if proposed.baseline is None:
        return words.say("proposals.indicator.unknown", **fields)
    levels = {"baseline": proposed.baseline, "cautious": proposed.cautious, "likely": proposed.likely,
              "ambitious": proposed.ambitious}  # fmt: skip
    fields |= {name: words.number(level, card.decimals) for name, level in levels.items() if level is not None}
    form = "judgement" if proposed.by_judgement else "range"
    return words.say(f"proposals.indicator.{form}{_KIND_OF_LEVEL.get(card.accumulation, '')}", **fields)


_KIND_OF_LEVEL = {"sum": "_per_year", "mean": "_mean"}  # baselines over several years


def remarks(words: Language, framework: Framework, proposal: Proposal) -> Iterator[str]:
    """What a decider is to notice, the gravest first."""
    if proposal.decision is not None and proposal.decision.outdated:
        yield decision_remark(words, proposal.decision)
    if proposal.action is Action.GET_DATA:
        yield words.say(f"proposals.data.{_lack(proposal)}")
    low_and_failed = proposal.relevance is Relevance.LOW and proposal.performance is Status.NOT_ACHIEVED
    if low_and_failed and proposal.action is Action.CHANGE_MEANS:
        probability = words.percent(framework.succession.stop_probability, 0)
        yield words.say("proposals.unsure", probability=probability)
    if proposal.illustrative:
        yield words.say("proposals.illustrative")


def decision_remark(words: Language, decision: Decision) -> str:
    """Why a decision whose evidence is not what it was is to be checked."""
    return words.say("proposals.unknown_evidence" if decision.evidence == UNKNOWN else "proposals.outdated")


def _lack(proposal: Proposal) -> str:
    """Why the data come first: contradiction outweighs scarcity, scarcity age."""
    if proposal.grade is Grade.D and proposal.performance is not Status.NOT_ASSESSABLE:
        return "grade"
    return "outworn" if proposal.outworn else "not_assessable"
