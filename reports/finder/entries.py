"""What the finder lists: the RDI services and the actors of all accepted workbooks, each once.

Judges nothing and writes no words. Another sheet to search is another function in `entries`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from evaluation import Evaluation
from evaluation.rules.rows import sheet_rows
from evaluation.workbook.submission import Row
from evaluation.workbook.vocabulary import fold


@dataclass(frozen=True)
class Entry:
    """A service or an actor. Places, themes, types and stages are keys of the framework, the rest evaluators' words.

    `about` is the description of a service, the know-how of an actor. `updated` is when a description was last
    checked: None where nobody said, and for actors, of whom it is not asked.
    """

    kind: Literal["service", "actor"]
    name: str
    region: str
    themes: tuple[str, ...]
    types: tuple[str, ...]
    stages: tuple[str, ...]
    about: tuple[str, ...]
    platform: str
    owners: tuple[str, ...]
    links: tuple[str, ...]
    sources: tuple[str, ...]
    updated: date | None
    illustrative: bool


def entries(evaluation: Evaluation) -> tuple[Entry, ...]:
    """All entries, by name; the order of files makes no difference.

    Rows are one entry where they tell of one thing: a service of one platform and region described in the same
    words, an actor of one name and region. A service described in two ways stays two.
    """
    found = [
        *(_service(region, rows) for region, rows in _together(evaluation, "platforms", _of_service)),
        *(_actor(region, rows) for region, rows in _together(evaluation, "actors", _of_actor)),
    ]
    order = (*evaluation.framework.regions, evaluation.framework.area.key)
    return tuple(sorted(found, key=lambda entry: (_alphabetical(entry.name), order.index(entry.region), entry.about)))


def months_old(entry: Entry, cutoff: date) -> int | None:
    """Whole months from the last check of a description to the cut-off; 0 where it was checked after it."""
    if entry.updated is None:
        return None
    months = 12 * (cutoff.year - entry.updated.year) + cutoff.month - entry.updated.month
    return max(0, months - (cutoff.day < entry.updated.day))


def _together(
    evaluation: Evaluation, sheet: str, identity: Callable[[Row], tuple[str, ...]]
) -> Iterator[tuple[str, list[Row]]]:
    """The rows that tell of one thing, with their region: that of the row, else that of the workbook."""
    framework, groups = evaluation.framework, dict[tuple[str, ...], list[Row]]()
    for key in (*framework.regions, framework.area.key):
        for row in sheet_rows(evaluation.submissions[key], sheet) if key in evaluation.submissions else ():
            if any(identity(row)):
                groups.setdefault((row.text("region") or key, *identity(row)), []).append(row)
    yield from ((told[0], rows) for told, rows in groups.items())


def _of_service(row: Row) -> tuple[str, ...]:
    return tuple(fold(row.text(column)) for column in ("name", "platform", "description"))


def _of_actor(row: Row) -> tuple[str, ...]:
    """An actor without a name is told by its know-how."""
    return (fold(row.text("name") or row.text("expertise")),)


def _service(region: str, rows: Sequence[Row]) -> Entry:
    dates = [cell.value for row in rows if (cell := row.cells.get("updated")) and isinstance(cell.value, date)]
    return Entry(
        kind="service",
        name=rows[0].text("name"),
        region=region,
        themes=_once(key for row in rows for key in _keys(row, "theme")),
        types=_all(rows, "type"),
        stages=(),
        about=_all(rows, "description")[:1],
        platform=rows[0].text("platform"),
        owners=_all(rows, "owner"),
        links=_all(rows, "link"),
        sources=_all(rows, "source"),
        updated=max(dates, default=None),
        illustrative=any(row.illustrative for row in rows),
    )


def _actor(region: str, rows: Sequence[Row]) -> Entry:
    return Entry(
        kind="actor",
        name=rows[0].text("name"),
        region=region,
        themes=_all(rows, "theme"),
        types=_all(rows, "type"),
        stages=_all(rows, "stage"),
        about=_all(rows, "expertise"),
        platform="",
        owners=(),
        links=_all(rows, "link"),
        sources=_all(rows, "source"),
        updated=None,
        illustrative=any(row.illustrative for row in rows),
    )


def _keys(row: Row, column: str) -> tuple[str, ...]:
    """The keys of a column that takes several choices."""
    cell = row.cells.get(column)
    value = cell.value if cell is not None else None
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) and value else ()


def _all(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    return _once(row.text(column) for row in rows)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _alphabetical(name: str) -> str:
    """As Finnish is put in order: å, ä and ö after z."""
    return fold(name).translate({ord("å"): "{a", ord("ä"): "{b", ord("ö"): "{c"})
