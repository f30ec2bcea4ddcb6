"""What a run says of itself: who ran what, from which bytes, with which versions, and what came out."""

import subprocess
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commands import ROOT
from commands.call import Call
from commands.codes import Exit
from commands.identity import code_digests, framework_digests, versions
from evaluation import Evaluation, history
from evaluation.rules.deliveries import LEVELS


def made_of(call: Call, evaluation: Evaluation) -> dict[str, Any]:
    """What a run is made of: all that its figures can depend on, known before anything is written."""
    framework = evaluation.framework
    status = {one.file: evaluation.region_status[key] for key, one in evaluation.submissions.items()}
    if evaluation.decisions is not None and evaluation.decisions.submission is not None:
        status[evaluation.decisions.submission.file] = evaluation.decisions.status
    return {
        "versions": versions(),
        "commit": _commit(),
        "framework": framework_digests(framework),
        "code": code_digests(),
        "inputs": [
            {
                "file": submission.file,
                "size": submission.size,
                "sha256": submission.sha256,
                "region": submission.region or None,
                "status": status.get(submission.file, "rejected"),
            }
            for submission in evaluation.received
        ],
        "regions": dict(evaluation.region_status),
        "problems": _open_problems(evaluation),
        "cutoff": evaluation.cutoff.isoformat(),
        "seed": framework.method.seed,
        "draws": framework.method.draws,
        "final": call.final,
        "provisional": call.provisional,
    }


def manifest(
    call: Call, content: Mapping[str, Any], folder: Path, *, name: str, started: datetime, code: Exit
) -> dict[str, Any]:
    """The manifest of a run whose files all lie in `folder`; clock times stand only here and in the log.

    `content` is what the run is made of.
    """
    return {
        "schema": 1,
        "run": name,
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": list(call.line),
        **content,
        "exit_code": int(code),
        "outputs": {
            path.relative_to(folder).as_posix(): history.sha256(path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        },
    }


def _open_problems(evaluation: Evaluation) -> dict[str, int]:
    """The problems by level that nobody has explained."""
    found = Counter(problem.severity.value for problem in evaluation.problems if not problem.explanation)
    return {level: found[level] for level in LEVELS}


def _commit() -> str | None:
    """The commit of the checkout, if this is one and git is there."""
    try:
        asked = subprocess.run(
            ["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, text=True, timeout=10, check=False
        )
    except OSError:
        return None
    return asked.stdout.strip() or None
