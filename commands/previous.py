"""The round before: what the newest earlier run or check of the same outputs folder counted for each region.

Reads only problems.json. A record of the very same files is passed over, so that checking a workbook and then running
it tells the same progress.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from evaluation.history.manifests import DamagedRunError, read_record
from evaluation.rules.deliveries import LEVELS, Delivery

_MINUTE = len("2026-11-21T0910")


def earlier_counts(outputs: Path, delivered: Sequence[Delivery]) -> dict[str, Mapping[str, int]]:
    """The counts by level of each region's earlier delivery; a region that is new here is absent."""
    waiting = {one.key: sorted(submission.sha256 for submission in one.submissions) for one in delivered if one.key}
    found: dict[str, Mapping[str, int]] = {}
    for record in _newest_first(outputs):
        for region in record:
            key = region.get("region")
            if key in waiting and sorted(file["sha256"] for file in region["files"]) != waiting[key]:
                found[key] = {level: int(region["problems"][level]) for level in LEVELS}
                del waiting[key]
        if not waiting:
            break
    return found


def _newest_first(outputs: Path) -> Iterator[list[dict[str, Any]]]:
    """The deliveries of earlier records. The name tells the minute, the clock of the disk what came later in it."""
    paths = [*outputs.glob("runs/[!.]*/problems.json"), *outputs.glob("checks/[!.]*/problems.json")]
    ranked = sorted(((path.parent.name[:_MINUTE], path.stat().st_mtime_ns, str(path)) for path in paths), reverse=True)
    for _, _, path in ranked:
        with suppress(DamagedRunError):  # told by the run; here it only has nothing to compare with
            yield read_record(Path(path)).get("deliveries", [])
