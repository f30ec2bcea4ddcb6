"""From an id that a report prints back to the cells it was made of, as a readable tree or as JSON.

Reads a finished run and the store only. Says so where the cells do not give what was reported, and ends with 4 then.
"""

from pathlib import Path

from commands.call import Call
from commands.codes import Exit
from commands.regions import region_keys
from evaluation.history import as_json
from evaluation.history.records import Run, run_named
from evaluation.tracing import NotTracedError, Shelf, Walk, failures
from indicators.framework import Framework
from indicators.loading import load_framework
from reports.traces import told_trace


def main(call: Call) -> Exit:
    """Traces one id. Raises NoRunError and NotARegionError for a run or region that there is not."""
    run = run_named(call.outputs, call.run)
    framework = load_framework(call.period or run.record.results["period"])
    region = region_keys(framework, (call.region,))[0] if call.region else ""
    walk = walk_of(framework, run, call.outputs)
    try:
        step = walk.follow(call.id, region)
    except NotTracedError as error:
        key = "not_traced_close" if error.close else "not_traced"
        call.console.refuse(key, id=call.id, close=", ".join(error.close))
        return Exit.WRONG_CALL
    if run.manifest["framework"]["sha256"] != framework.digest:
        call.console.stage("other_framework")
    findings = {one["id"]: one for one in run.record.results["findings"]}
    for line in told_trace(call.console.language, framework, step, findings):
        call.console.result(line)
    if call.console.as_json:
        record = {"schema": 1, "run": run.name, "holds": not failures(step), "trace": step.as_record()}
        call.console.answer(as_json(record).decode())
    return Exit.LEFT_OUT if failures(step) else Exit.DONE


def walk_of(framework: Framework, run: Run, outputs: Path) -> Walk:
    """The ways through a run, over the stored workbooks that it accepted."""
    accepted = {
        one["file"]: (one["region"], one["sha256"])
        for one in run.manifest["inputs"]
        if one["region"] and str(one["status"]).startswith("accepted")
    }

    def fetch(sha256: str) -> bytes | None:
        path = outputs / "store" / f"{sha256}.xlsx"
        return path.read_bytes() if path.is_file() else None

    return Walk(framework, run.record.results, Shelf(framework, accepted, fetch))
