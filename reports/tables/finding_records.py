"""Findings as the plain records of results.json. Only names and shapes change here."""

from collections.abc import Iterable, Mapping
from typing import Any

from evaluation.findings import ROLES
from evaluation.findings.finding import Fact, Finding
from reports.tables.rounding import number


def finding_records(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """One record a finding, in the order in which they were found; lists of ids stay lists."""
    return [
        {
            "id": finding.id,
            "kind": finding.kind,
            "role": ROLES[finding.kind].value,
            "region": finding.region,
            "subject": finding.subject,
            "facts": _facts(finding.facts),
            "grade": finding.grade.value,
            "evidence": list(finding.evidence),
            "illustrative": finding.illustrative,
        }
        for finding in findings
    ]


def _facts(facts: Mapping[str, Fact]) -> dict[str, Any]:
    return {name: _plain(fact) for name, fact in facts.items()}


def _plain(fact: Fact) -> Any:
    if isinstance(fact, tuple):
        return list(fact)
    return number(fact) if isinstance(fact, float) else fact
