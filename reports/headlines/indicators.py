"""What may be said of indicators: who reached the target and who fell back.

Every rule has an answer for nothing known, for one and for all.
"""

from collections.abc import Sequence

from evaluation.scoring.results import Flag, Result, Status
from indicators.cards import Text
from reports.headlines.telling import Headline

NAMED_AT_MOST = 3  # more regions than this are counted, not listed


def progress_finding(results: Sequence[Result]) -> Headline:
    """How many of the assessable indicators among those shown reached their targets, and whether some fell back."""
    judged = [result for result in results if result.attainment is not None and result.score is not None]
    reached = sum(result.status is Status.ACHIEVED for result in judged)
    receding = sum(Flag.RECEDING in result.flags for result in judged)
    total = {"total": len(judged)}
    if not judged:
        return Headline("report.progress.nothing", number=len(results))
    if reached == len(judged):
        return Headline("report.progress.all", number=reached)
    if receding:
        return Headline("report.progress.receding", {**total, "reached": reached}, number=receding)
    if reached == 0:
        return Headline("report.progress.none_reached", number=len(judged))
    return Headline("report.progress.some", total, number=reached)


def regions_finding(results: Sequence[tuple[Text, Result]]) -> Headline:
    """The most telling fact of one indicator over the regions: who fell back, else who reached the target."""
    judged = [(name, result) for name, result in results if result.score is not None]
    receding = tuple(name for name, result in judged if Flag.RECEDING in result.flags)
    reached = tuple(name for name, result in judged if result.status is Status.ACHIEVED)
    total = len(judged)
    if not judged:
        return Headline("report.regions.nothing")
    if receding:
        return _named("report.regions.receding", receding, total)
    if len(reached) == total:
        return Headline("report.regions.all", number=total)
    if not reached:
        return Headline("report.regions.none_reached", number=total)
    return _named("report.regions.reached", reached, total)


def _named(key: str, names: tuple[Text, ...], total: int) -> Headline:
    if len(names) > NAMED_AT_MOST:
        return Headline(f"{key}.counted", {"number": len(names), "total": total})
    return Headline(key, {"names": names}, number=len(names))
