"""What a run costs: end to end, where nothing changed, and report by report, each beside what it cannot beat.

    python -m benchmarks.runs [number of reports]

Processor time of all processes, so the ratios hold on any machine though the seconds do not. The reports go through
one worker in turn, as they do for any number of regions: its memory and the cost of each say what more of them cost.
Needs the example workbooks in `inputs/`.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from benchmarks.check import EXAMPLE, best, say
from commands.attachments import attachments
from evaluation import Evaluation, evaluate
from evaluation.history.records import Run, is_whole
from evaluation.workbook.reading import read_submission
from indicators import load_framework
from reports.context import Provenance
from reports.document import write_pdf
from reports.rendering import page_of, pressed
from reports.report import Report

Made = TypeVar("Made")
ROOT = Path(__file__).parents[1]
REPORTS = 14


def main() -> None:
    """Prints the reports first, then two runs of one region's report."""
    _reports(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
    with tempfile.TemporaryDirectory() as folder:
        _runs(Path(folder))


def _reports(number: int) -> None:
    """One line a report: the page, its pressing, both beside the bare layout of the page without anything attached."""
    framework = load_framework()
    received = [read_submission(path.name, path.read_bytes(), framework) for path in sorted(EXAMPLE.glob("*.xlsx"))]
    began = time.process_time()
    evaluation = evaluate(framework, received)
    say(f"evaluation {time.process_time() - began:.1f} s")
    say("report        page   press    bare  ratio  memory")
    for turn in range(number):
        key = tuple(framework.regions)[turn % len(framework.regions)]
        say(_line(evaluation, Report(key, "fi")))


def _line(evaluation: Evaluation, report: Report) -> str:
    parts: list[float] = []

    def timed(work: Callable[[], Made]) -> Made:
        began = time.process_time()
        made = work()
        parts.append(time.process_time() - began)
        return made

    page = timed(lambda: page_of(report, evaluation, Provenance("0"), attachments(report, evaluation, {})))
    timed(lambda: pressed(page))
    timed(lambda: write_pdf(page.html, title="", author="", created=datetime(2023, 1, 1, tzinfo=UTC)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = "".join(f"{part:6.2f} s" for part in parts)
    return f"{report.key:<8}{times}{(parts[0] + parts[1]) / parts[2]:7.2f}{memory:6.0f} MB"


def _runs(folder: Path) -> None:
    """A whole run of one report, the same again where nothing has changed, and reading the files of the run at all."""
    words = ["run", "-q", "--inputs", str(EXAMPLE), "--outputs", str(folder), "--regions", "18", "--lang", "fi"]
    whole, again = (_processor([str(ROOT / "run_evaluation.py"), *words]) for _ in range(2))
    run = Run((folder / "latest").resolve())
    hashing = best(lambda: is_whole(run), 3)
    python = _processor(["-c", ""])
    say(f"run of one report {whole:.1f} s; nothing changed {again:.2f} s")
    say(f"against: Python alone {python:.2f} s, hashing the files of the run {hashing:.2f} s")


def _processor(words: Sequence[str]) -> float:
    """The processor time of a Python process and of those it starts, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
