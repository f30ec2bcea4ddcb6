"""Proposals as the plain records of results.json (schema 1), with what has been decided of them."""

from collections.abc import Iterable
from typing import Any

from evaluation.proposals.proposal import Decision, Proposal, ProposedIndicator
from reports.tables.rounding import number


def proposal_records(proposals: Iterable[Proposal]) -> list[dict[str, Any]]:
    """One record for each proposal, in their order."""
    return [
        {
            "id": proposal.id,
            "action": proposal.action.value,
            "consider": proposal.consider,
            "level": proposal.level,
            "subject": proposal.subject,
            "performance": proposal.performance.value,
            "score": number(proposal.score),
            "relevance": proposal.relevance.value,
            "focus": proposal.focus,
            "addressee": proposal.addressee,
            "timing": proposal.timing,
            "effort": proposal.effort,
            "grade": proposal.grade.value,
            "outworn": proposal.outworn,
            "failure": number(proposal.failure),
            "findings": list(proposal.findings),
            "results": list(proposal.results),
            "indicator": _indicator(proposal.indicator) if proposal.indicator is not None else None,
            "evidence": proposal.evidence,
            "illustrative": proposal.illustrative,
            "decision": _decision(proposal.decision) if proposal.decision is not None else None,
        }
        for proposal in proposals
    ]


def _indicator(proposed: ProposedIndicator) -> dict[str, Any]:
    return {
        "card": proposed.card,
        "theme": proposed.theme or None,
        "baseline": number(proposed.baseline),
        "baseline_year": proposed.baseline_year,
        "target_year": proposed.target_year,
        "cautious": number(proposed.cautious),
        "likely": number(proposed.likely),
        "ambitious": number(proposed.ambitious),
        "by_judgement": proposed.by_judgement,
        "per_year": proposed.per_year,
        "cells": list(proposed.cells),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.decision or None,
        "wording": decision.wording or None,
        "owner": decision.owner or None,
        "date": decision.decided.isoformat() if decision.decided is not None else None,
        "outdated": decision.outdated,
        "cell": decision.cell,
    }
