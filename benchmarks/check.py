"""What a check of one workbook costs: the whole of it beside the bare loading of the same file with openpyxl.

    python -m benchmarks.check

Everything is measured in the same run, in processor time and as the best of some tries, so the ratios hold on any
machine though the seconds do not. «After start-up» is what a check does once its libraries are there: guard, reading,
rules, list and reading copy. Needs the example workbooks in `inputs/`.
"""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl

from evaluation.rules import accept, check
from evaluation.rules.deliveries import deliveries
from evaluation.workbook.guard import guard
from evaluation.workbook.reading import read_submission
from evaluation.workbook.returns import to_do_list
from evaluation.workbook.returns_copy import reading_copy
from indicators import Framework, load_framework
from reports.language import load_language
from reports.returns import copy_words, to_do

EXAMPLE = Path(__file__).parents[1] / "inputs" / "esimerkki"
TRIES = 5


def main() -> None:
    """Prints one line a workbook."""
    framework = load_framework()
    say("workbook                   bare    guard     read    rules  returns    check  ratio")
    for path in sorted(EXAMPLE.glob("*.xlsx")):
        say(_line(framework, path.name, path.read_bytes()))


def _line(framework: Framework, name: str, content: bytes) -> str:
    words, received = load_language("fi"), [read_submission(name, content, framework)]
    problems = check(framework, received)
    (delivery,) = deliveries(framework, received, *accept(framework, received, problems), problems)

    def returns() -> None:
        to_do_list(to_do(framework, delivery, words, None, ""))
        reading_copy(content, copy_words(framework, delivery, received[0], words, ""))

    parts = (
        best(lambda: openpyxl.load_workbook(BytesIO(content))),
        best(lambda: guard(content)),
        best(lambda: read_submission(name, content, framework)),
        best(lambda: check(framework, received)),
        best(returns),
    )
    whole = sum(parts[2:])  # the guard is a part of reading
    return f"{name:<22}" + "".join(f"{1000 * part:6.0f} ms" for part in (*parts, whole)) + f"   {whole / parts[0]:4.1f}"


def best(work: Callable[[], object], tries: int = TRIES) -> float:
    """The least processor time of some tries, in seconds."""

    def once() -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    return min(once() for _ in range(tries))


def say(line: str) -> None:
    """Prints at once, so that a long measurement is seen to go on."""
    print(line, file=sys.stdout, flush=True)


if __name__ == "__main__":
    main()
