"""The results that a report carries with it: the area's all of them, a region's its own.

A region's report holds nothing of the other regions, so that a change in one workbook leaves the others' files as
they are.
"""

from collections.abc import Mapping

from evaluation import Evaluation, history
from reports.document import Attachment
from reports.language import load_language
from reports.report import Report
from reports.tables.own import own_part
from reports.tables.records import result_records
from reports.tables.sheets import results_xlsx

_JSON, _XLSX = "application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attachments(report: Report, evaluation: Evaluation, results: Mapping[str, bytes]) -> tuple[Attachment, ...]:
    """What is attached to a report; `results` are the files of the whole run by name."""
    say = load_language(report.language).say
    if report.key == evaluation.framework.area.key:
        return (
            Attachment("results.json", results["results.json"], _JSON, say("door.attachment.json")),
            Attachment("results.xlsx", results["results.xlsx"], _XLSX, say("door.attachment.xlsx")),
        )
    own = own_part(evaluation, report.key)
    records = history.as_json(result_records(own))
    return (
        Attachment("results.json", records, _JSON, say("door.attachment.own_json")),
        Attachment("results.xlsx", results_xlsx(own), _XLSX, say("door.attachment.own_xlsx")),
    )
