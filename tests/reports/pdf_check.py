"""Our own check of a finished PDF: what PDF/UA-1 asks that a machine can see, and what it forgets to ask.

It does not know whether a description is true or a text plain. `assert_accessible` is the whole of it for a
report; a new rule goes into `pdf_document_rules` or `pdf_structure_rules`, its proof into `test_pdf_check`.
"""

import subprocess
from pathlib import Path

import page
import pikepdf

from tests.reports import pdf_document_rules, pdf_structure_rules
from tests.reports.pdf_reading import TaggedPdf

# page-validation 0.11 takes the last byte of a packed stream for a line end when it happens to be CR, and so
# miscounts the stream; veraPDF, the reference, passes the same files.
KNOWN_FALSE_ALARMS = ("STREAM-LENGTH",)


def check(path: Path, language: str | None = None) -> list[tuple[str, str]]:
    """Every (code, message) our rules find; `language` is the one the document should declare, if known."""
    with pikepdf.open(path) as pdf:
        document = TaggedPdf(pdf)
        rules = (*pdf_document_rules.RULES, *pdf_structure_rules.RULES)
        findings = [finding for rule in rules for finding in rule(document)]
        declared = str(document.root.get("/Lang", ""))
    if language is not None and declared.split("-")[0] != language:
        findings.append(("LANG", f"declares {declared!r}, is written in {language!r}"))
    return findings


def validate(path: Path, profile: str) -> list[tuple[str, str]]:
    """Every (rule, message) of page-validation for a profile: `ua1` or `3a`."""
    failures = page.validate_pdf(path, profile=profile).failures
    return [
        (failure.rule_id, failure.message)
        for failure in failures
        if not any(known in failure.rule_id for known in KNOWN_FALSE_ALARMS)
    ]


def assert_accessible(path: Path, language: str | None = None) -> None:
    """Fails with everything our own check, page-validation (PDF/UA-1, PDF/A-3a) and qpdf find in the file."""
    findings = check(path, language)
    for profile in ("ua1", "3a"):
        findings += validate(path, profile)
    syntax = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    if syntax.returncode:
        findings.append(("QPDF", syntax.stdout + syntax.stderr))
    assert not findings, f"{path.name}:\n" + "\n".join(f"  {code}: {text}" for code, text in findings[:40])
