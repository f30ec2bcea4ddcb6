"""The change log: what is not as it was in the newest earlier run of other workbooks, and why."""

from collections.abc import Sequence
from itertools import groupby

from reports.changes import ToldChange, told_changes
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Row, Table
from reports.context.provenance import Provenance

_MOST = 80  # rows; of more, only what was judged otherwise is printed
_ALWAYS = ("inputs", "settings", "regions", "nodes", "proposals")


def changes_chapter(draft: Draft, provenance: Provenance) -> Chapter | None:
    """The chapter of changes; None for a first run."""
    comparison = provenance.changes
    if comparison is None:
        return None
    words = draft.words
    told = list(told_changes(comparison, draft.evaluation.framework, words))
    shown = told if len(told) <= _MOST else [one for one in told if one.part in _ALWAYS or one.judged]
    content = {
        "intro": words.say("history.log.intro", run=comparison.before),
        "table": _table(draft, shown) if shown else None,
        "nothing": words.say("history.nothing"),
        "rest": words.count("history.log.rest", len(told) - len(shown)) if len(shown) < len(told) else "",
    }
    return Chapter("changes", words.say("history.log.title"), "sections/changes.html", False, content)


def _table(draft: Draft, told: Sequence[ToldChange]) -> Table:
    """One row a change, under the part of the evaluation that it belongs to."""
    words = draft.words
    rows = []
    for part, changes in groupby(told, key=lambda change: change.part):
        rows.append(Row(Cell(words.say(f"history.part.{part}"))))
        for one in changes:
            what = Cell(one.subject or one.what, (one.what,) if one.subject and one.what else ())
            rows.append(Row(what, (Cell(one.region), Cell(one.change), Cell(one.causes))))
    return draft.table(
        words.say("history.log.table"),
        words.say("history.log.subtitle"),
        source=words.say("report.source.run"),
        rows=rows,
        heads=tuple(Cell(words.say(f"history.log.{head}")) for head in ("what", "region", "change", "why")),
    )
