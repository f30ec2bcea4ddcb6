"""The mark of what a proposal rests on: whether it is still the evidence that was before the deciders.

Two runs give the same mark when the same would be printed: names of files, places of cells and digits that no page
shows do not count.
"""

import hashlib
import json
from collections.abc import Iterable

from evaluation.findings.finding import Fact, Finding
from evaluation.proposals.performance import Performance
from evaluation.proposals.proposal import Action, ProposedIndicator, Relevance

PREFIX = "n-"  # no spreadsheet takes it for a number or a date
_HEX = 12
_SCORE_DECIMALS, _FACT_DECIMALS, _LEVEL_DIGITS = 1, 2, 6


def mark(
    subject: str,
    performance: Performance | None,
    action: Action,
    relevance: Relevance,
    findings: Iterable[Finding],
    indicator: ProposedIndicator | None,
) -> str:
    """The mark of a proposal's evidence: verdict, relevance, grade, findings with their facts, proposed levels."""
    told = {
        "subject": subject,
        "action": action.value,
        "relevance": relevance.value,
        "performance": _performance(performance),
        "findings": [[one.id, one.grade.value, _facts(one)] for one in sorted(findings, key=lambda one: one.id)],
        "indicator": _levels(indicator),
    }
    content = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return PREFIX + hashlib.sha256(content.encode()).hexdigest()[:_HEX]


def _performance(performance: Performance | None) -> list[object]:
    if performance is None:
        return []
    score = None if performance.score is None else round(performance.score, _SCORE_DECIMALS)
    return [performance.status.value, score, performance.grade.value, performance.illustrative]


def _facts(finding: Finding) -> dict[str, Fact]:
    return {
        name: round(fact, _FACT_DECIMALS) if isinstance(fact, float) else fact for name, fact in finding.facts.items()
    }


def _levels(indicator: ProposedIndicator | None) -> list[object]:
    if indicator is None:
        return []
    levels = (indicator.baseline, indicator.cautious, indicator.likely, indicator.ambitious)
    return [indicator.card, *(None if level is None else float(f"{level:.{_LEVEL_DIGITS}g}") for level in levels)]
