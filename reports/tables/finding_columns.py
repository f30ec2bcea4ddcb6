"""The table of findings in results.xlsx: what each says, in both languages, how well it is founded, what it rests on.

Knows no file format. A new column is its key here and its header in the phrases.
"""

from evaluation import Evaluation
from evaluation.findings import ROLES, Finding
from reports.language import Language, load_language
from reports.tables.columns import Table, Value, place_name
from reports.telling import finding_text, finding_title


def finding_table(evaluation: Evaluation) -> Table:
    """A row for each finding, in the order in which they were found."""
    languages = ("fi", "en")
    sentences = tuple(f"{part}_{language}" for language in languages for part in ("finding", "grounds"))
    columns = ("id", "role", "region", "region_fi", "region_en", "subject", *sentences, "grade", "illustrative")
    words = [load_language(language) for language in languages]
    rows = (_row(evaluation, finding, words) for finding in evaluation.findings)
    return Table("findings", (*columns, "evidence"), tuple(rows))


def _row(evaluation: Evaluation, finding: Finding, words: list[Language]) -> tuple[Value, ...]:
    place = place_name(evaluation.framework, finding.region)
    told = (tell(one, evaluation.framework, finding) for one in words for tell in (finding_title, finding_text))
    mark = "esimerkki" if finding.illustrative else None
    named = (finding.region, place.fi, place.en, finding.subject)
    evidence = "; ".join(finding.evidence) or None
    return (finding.id, ROLES[finding.kind].value, *named, *told, finding.grade.value, mark, evidence)
