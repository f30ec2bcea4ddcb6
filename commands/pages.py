"""The reports of a run: rendered in workers, or taken over from the run before where they would be the same.

A worker makes the page and takes its digest; only a page whose digest is new is pressed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from commands import VERSION
from commands.attachments import attachments
from commands.call import Call
from commands.cluster import connected, on_cluster
from commands.identity import code_digests, versions
from commands.round import missing
from commands.workers import Done, Failure, in_parallel
from evaluation import Evaluation, history
from evaluation.history.comparison import Comparison
from evaluation.history.records import Run
from reports.context import Provenance
from reports.rendering import page_of, pressed
from reports.report import Report

_evaluation: Evaluation
_provenance: Provenance
_results: Mapping[str, bytes]
_known: Mapping[str, str]
_press: str


@dataclass
class Rendered:
    """How the rendering went: the digest of each page by its report's name, and the names that failed or were kept."""

    pages: dict[str, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    taken_over: list[str] = field(default_factory=list)


def write_reports(
    call: Call,
    evaluation: Evaluation,
    changes: Comparison | None,
    wanted: Sequence[Report],
    folder: Path,
    results: Mapping[str, bytes],
    before: Run | None,
) -> Rendered:
    """Writes the wanted reports into `folder`, side by side; one that fails never stops the others."""
    folder.mkdir()
    call.console.stage("rendering", number=len(wanted))
    libraries = {name: number for name, number in versions().items() if name != "elmo"}
    awaited = missing(evaluation.framework, evaluation.region_status) if call.provisional else None
    provenance = Provenance(VERSION, libraries, evaluation.framework.method.seed, changes, awaited)
    known = _reusable(before)
    given = (evaluation, provenance, results, known, _press_digest())
    rendered = Rendered()
    for number, one in enumerate(_answers(call, wanted, given), start=1):
        name = one.task.name(evaluation.framework)
        call.console.progress(number, len(wanted), name)
        if isinstance(one.answer, Failure):
            rendered.failed.append(name)
            call.console.stage("not_rendered", report=name, why=one.answer.text.strip().splitlines()[-1])
            call.console.log.append(one.answer.text)
            continue
        rendered.pages[name], twin, content = one.answer
        if content is None and before is not None:
            rendered.taken_over.append(name)
            content = (before.folder / "reports" / f"{name}.pdf").read_bytes()
        (folder / f"{name}.pdf").write_bytes(content or b"")
        (folder / f"{name}.html").write_bytes(twin)
    return rendered


def _answers(
    call: Call, wanted: Sequence[Report], given: tuple[object, ...]
) -> Iterator[Done[Report, tuple[str, bytes, bytes | None]]]:
    """What the workers answer: those of this machine, or of a cluster where one was named."""
    if not call.scheduler:
        yield from in_parallel(press, wanted, jobs=call.jobs, prepare=prepare, given=given)
        return
    with connected(call.scheduler) as client:
        yield from on_cluster(client, press, wanted, prepare=prepare, given=given)


def _reusable(before: Run | None) -> dict[str, str]:
    """The digests of the pages of an earlier run whose files are still what they were."""
    if before is None:
        return {}
    outputs = before.manifest["outputs"]
    pages = before.manifest["pages"]
    files = {name: before.folder / "reports" / f"{name}.pdf" for name in pages}
    return {
        name: pages[name]
        for name, path in files.items()
        if path.is_file() and history.sha256(path.read_bytes()) == outputs.get(f"reports/{name}.pdf")
    }


def _press_digest() -> str:
    """A digest of the press itself: its code, its stylesheets and the libraries that lay out."""
    return history.sha256(history.as_json([code_digests()["telling"], versions()]))


def prepare(
    evaluation: Evaluation,
    provenance: Provenance,
    results: Mapping[str, bytes],
    known: Mapping[str, str],
    press_digest: str,
) -> None:
    """Keeps in a worker what every report needs; `known` are the digests of pages that need no pressing."""
    global _evaluation, _provenance, _results, _known, _press
    _evaluation, _provenance, _results, _known, _press = evaluation, provenance, results, known, press_digest


def press(report: Report) -> tuple[str, bytes, bytes | None]:
    """The digest of a report's page, its twin, and its PDF unless that page is known; in a worker that is prepared."""
    page = page_of(report, _evaluation, _provenance, attachments(report, _evaluation, _results))
    digest = history.sha256(f"{_press} {page.digest()}".encode())
    known = _known.get(report.name(_evaluation.framework)) == digest
    return digest, page.twin.encode(), None if known else pressed(page)
