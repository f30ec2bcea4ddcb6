"""The rating of one group of one question, back to the marks in its workbook: only of groups that are shown.

A respondent's words, role and links are never among the cells (method §8).
"""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from evaluation.tracing.reckoning import same
from evaluation.tracing.shelf import Held, Shelf
from evaluation.tracing.step import Step
from indicators.framework import Framework

_NO_INFORMATION = "0"


def rating_step(
    framework: Framework, shelf: Shelf, records: Sequence[Mapping[str, Any]], region: str, question: str
) -> Step:
    """The step of a region's or the area's rating; without cells where the group is hidden.

    The area's rating is reckoned from all answers, but only the cells of groups that are shown are named.
    """
    rated = {one["region"]: one for one in records if one["kind"] == "question" and one["key"] == question}
    record = rated.get(region)
    if record is None or record["hidden"]:
        return Step("rating", question, region, {"hidden": "hidden"} if record is not None else {})
    keys = (*framework.regions, framework.area.key) if region == framework.area.key else (region,)
    marks = [cell for key in keys for cell in _marks(shelf, key, question)]
    given = [float(cell[0]) for cell in marks if cell[0] != _NO_INFORMATION]
    holds = len(given) == record["answers"] and same(median(given), record["median"])
    shown = {key for key in framework.regions if key in rated and not rated[key]["hidden"]}
    leaves = tuple(cell.as_step() for _, cell in marks if cell.region in shown)
    facts = {name: record[name] for name in ("median", "low", "high", "answers")}
    return Step("rating", question, region, facts, "median", holds, leaves)


def _marks(shelf: Shelf, region: str, question: str) -> list[tuple[str, Held]]:
    """The marks that a workbook gives to a question, each with its cell."""
    return [
        (row.text("rating"), cell)
        for row, cells in shelf.rows(region, "self_assessment")
        if row.text("question") == question and row.text("rating")
        for cell in cells
        if cell.column == "rating"
    ]
