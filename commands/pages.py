"""Rendering in a worker: the evaluation is handed over once, the reports one by one."""

from collections.abc import Mapping

from evaluation import Evaluation
from reports.context import Provenance
from reports.document import Attachment
from reports.language import load_language
from reports.rendering import Report, render

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_evaluation: Evaluation
_provenance: Provenance
_results: tuple[bytes, bytes]


def prepare(evaluation: Evaluation, versions: Mapping[str, str], results_json: bytes, results_xlsx: bytes) -> None:
    """Keeps in a worker what every report needs; `versions` holds the tool's own under `elmo`."""
    global _evaluation, _provenance, _results
    libraries = {name: version for name, version in versions.items() if name != "elmo"}
    _evaluation, _provenance = evaluation, Provenance(versions["elmo"], libraries, evaluation.framework.method.seed)
    _results = (results_json, results_xlsx)


def press(report: Report) -> bytes:
    """The PDF of one report with the results attached; in a worker that is prepared."""
    language = load_language(report.language)
    as_json, as_xlsx = _results
    attachments = (
        Attachment("results.json", as_json, "application/json", language.say("door.attachment.json")),
        Attachment("results.xlsx", as_xlsx, _XLSX, language.say("door.attachment.xlsx")),
    )
    return render(report, _evaluation, _provenance, attachments)
