"""What goes back to the evaluators when no run is written: the problems of a check, in a folder of its own."""

from datetime import datetime
from pathlib import Path

from evaluation import Evaluation, history


def write_returns(outputs: Path, evaluation: Evaluation, started: datetime) -> Path:
    """Writes problems.json under `checks/<id>/` and gives the folder."""
    from reports.tables.records import problem_records

    hashes = {submission.file: submission.sha256 for submission in evaluation.received}
    folder = outputs / "checks" / history.run_id(started, hashes)
    history.write_whole(folder / "problems.json", history.as_json(problem_records(evaluation.problems)))
    return folder
