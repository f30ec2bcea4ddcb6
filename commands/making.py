"""The making of one run folder: results, returns, reports, the log and the manifest; whole or not at all."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from commands.call import Call
from commands.codes import Exit
from commands.inputs import Inputs
from commands.manifest import made_of, manifest
from commands.pages import Rendered, write_reports
from commands.returns import Checked, contents, write_returns
from evaluation import Evaluation, history
from evaluation.history.comparison import Comparison, compare
from evaluation.history.records import Record, earlier_with_other_inputs, input_hashes, latest_run
from evaluation.problems import Severity
from evaluation.scoring.tree import indicators_below
from reports.finder import finder_page
from reports.language import Language, load_language
from reports.proposal_book import proposals_xlsx
from reports.report import Report
from reports.slides import value_network_pictures
from reports.tables.records import result_records
from reports.tables.sheets import results_csv, results_xlsx


@dataclass(frozen=True)
class Made:
    """A run that was made: its name, how it ended, and how its reports came about."""

    name: str
    code: Exit
    rendered: Rendered


def make_run(
    call: Call,
    checked: Checked,
    evaluation: Evaluation,
    inputs: Inputs,
    wanted: tuple[Report, ...],
    started: datetime,
    stands_on: dict[str, Any],
) -> Made:
    """Makes the folder of a run and switches `latest` to it. Raises OutputsError if it cannot be written."""
    name = history.run_id(started, {one.file: one.sha256 for one in evaluation.received})
    before = None if call.force else latest_run(call.outputs)
    with history.new_run(call.outputs, name) as folder:
        call.console.stage("tables")
        words = load_language(call.languages[0])
        results = _write_results(folder, evaluation, checked, words)
        write_returns(folder / "returns", checked, contents(inputs.files), words)
        content = made_of(call, evaluation)
        changes = _changes(call, evaluation, content, results)
        _write_finders(folder, evaluation, call.languages)
        _write_pictures(folder / "value-networks", evaluation, call.languages)
        rendered = write_reports(call, evaluation, changes, wanted, folder / "reports", results, before)
        code = _code(evaluation, rendered.failed)
        _keep_accepted(call, evaluation, inputs)
        (folder / "run.log").write_text("\n".join(call.console.log) + "\n", encoding="utf-8")
        record = manifest(call, content, folder, name=name, started=started, code=code)
        record |= {"basis": stands_on, "pages": rendered.pages, "taken_over": rendered.taken_over}
        (folder / "manifest.json").write_bytes(history.as_json(record))
    return Made(name, code, rendered)


def _write_results(folder: Path, evaluation: Evaluation, checked: Checked, words: Language) -> dict[str, bytes]:
    """Writes and gives the results; `words` are those of the workbook in which people decide."""
    results = {
        "results.json": history.as_json(result_records(evaluation)),
        "problems.json": history.as_json(checked.record()),
        "results.xlsx": results_xlsx(evaluation),
        "results.csv": results_csv(evaluation),
        "proposals.xlsx": proposals_xlsx(evaluation, words),
    }
    for name, content in results.items():
        (folder / name).write_bytes(content)
    return results


def _changes(
    call: Call, evaluation: Evaluation, content: dict[str, Any], results: dict[str, bytes]
) -> Comparison | None:
    """What changed since the newest run that was made of other workbooks; None if there is none."""
    earlier = earlier_with_other_inputs(call.outputs, input_hashes(content))
    if earlier is None:
        return None
    figures, problems = (json.loads(results[name]) for name in ("results.json", "problems.json"))
    this = Record("", content, figures, problems)
    return compare(earlier.record, this, indicators_below(evaluation.framework))


def _write_finders(folder: Path, evaluation: Evaluation, languages: Sequence[str]) -> None:
    """Writes the pages in which services and actors are searched."""
    for code in languages:
        page = finder_page(evaluation, load_language(code))
        (folder / f"finder_{code}.html").write_bytes(page.encode())


def _write_pictures(folder: Path, evaluation: Evaluation, languages: Sequence[str]) -> None:
    """Writes the value networks as pictures for slides; no folder where there is none."""
    pictures = [one for code in languages for one in value_network_pictures(evaluation, load_language(code))]
    if pictures:
        folder.mkdir()
    for name, content in pictures:
        (folder / name).write_bytes(content)


def _keep_accepted(call: Call, evaluation: Evaluation, inputs: Inputs) -> None:
    """Stores the bytes of the accepted workbooks, so that this run can be traced when they are long gone."""
    accepted = {one.file for one in evaluation.submissions.values()}
    if evaluation.decisions is not None and evaluation.decisions.submission is not None:
        accepted.add(evaluation.decisions.submission.file)
    for file in inputs.files:
        if file.name in accepted:
            history.store(call.outputs, file.content)


def _code(evaluation: Evaluation, failed: list[str]) -> Exit:
    if failed:
        return Exit.NOT_RENDERED
    statuses = Counter(evaluation.region_status.values())
    lost = any(problem.severity is Severity.ERROR for problem in evaluation.problems)
    return Exit.LEFT_OUT if lost or statuses["absent"] or statuses["rejected"] else Exit.DONE
