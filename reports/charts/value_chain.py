"""A value chain from top to bottom beside its regions: how many actors stand at each stage in each of them.

It counts nothing and judges no stage; remarks are given. Absence is an open ring, the unknown a question mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.ledger import stacked
from reports.charts.lettering import leading, text_width, wrapped
from reports.charts.marks import KeyEntry, key, key_height
from reports.charts.sheet import Frame, Sheet
from reports.look import BRAND, INK, LABEL_SIZE, MARK, MUTED, NOTE_SIZE, PAPER, REGULAR, SEMIBOLD, SOFT, TICK_SIZE

_LABEL_SHARE = 0.33  # of the width, for the stages
_TEXT_LEFT, _CHAIN = 7.0, 2.4  # mm, where the names begin and the chain runs
_LEAST_ROW, _AIR = 9.6, 3.0  # mm
_DISC, _RING = 3.1, 1.3  # mm, radii


@dataclass(frozen=True)
class StageRow:
    """A stage: its name, the actors of each region (None = unknown), a remark, and whether nobody stands at it."""

    label: str
    counts: Sequence[int | None]
    note: str = ""
    gap: bool = False


@dataclass(frozen=True)
class ChainWords:
    """Words of the key, and those across a stage at which nobody stands."""

    actors: str
    none: str
    unknown: str
    gap: str


def value_chain(rows: Sequence[StageRow], regions: Sequence[str], words: ChainWords, *, frame: Frame) -> str:
    """A row for each stage in the order of the chain and a column for each region."""
    if not rows or not regions:
        raise ValueError("a chain without stages or regions")
    left = _LABEL_SHARE * frame.width
    column = (frame.width - left) / len(regions)
    size = _fitting(regions, column - 1.2)
    heads = [wrapped(name, column - 1.0, size, REGULAR) for name in regions]
    top = max(len(lines) for lines in heads) * leading(size) + 2.0
    heights = [_row_height(row, left) for row in rows]
    entries = _entries(rows, words)
    foot = top + sum(heights) + 2.6
    sheet = Sheet(frame, foot + key_height(entries, 0, frame.width))
    for place, lines in enumerate(heads):
        middle = top - 1.6 - len(lines) * leading(size) / 2
        stacked(sheet, left + (place + 0.5) * column, middle, lines, size, colour=MUTED, anchor="middle")
    centres = [top + sum(heights[:place]) + height / 2 for place, height in enumerate(heights)]
    sheet.line([(_CHAIN, centres[0]), (_CHAIN, centres[-1])], colour=MARK, width=1.4)
    for number, (row, y, height) in enumerate(zip(rows, centres, heights, strict=True), start=1):
        if number % 2:
            sheet.box(left, y - height / 2, frame.width - left, height, fill=SOFT, under=True)
        _draw_stage(sheet, number, row, y, left)
        _draw_counts(sheet, row, y, left, column, words.gap)
    key(sheet, 0, foot + 0.6, entries, frame.width)
    return sheet.svg()


def _fitting(names: Sequence[str], room: float) -> float:
    """The size in points, that of ticks at most, at which no word of the names is wider than `room` mm."""
    words = [part for name in names for part in name.replace("-", "- ").split()]
    return min(TICK_SIZE, *(TICK_SIZE * room / max(text_width(word, TICK_SIZE, REGULAR), 0.1) for word in words))


def _texts(row: StageRow, left: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = left - _TEXT_LEFT - 4.0
    return wrapped(row.label, room, LABEL_SIZE, SEMIBOLD), wrapped(row.note, room, NOTE_SIZE, REGULAR)


def _row_height(row: StageRow, left: float) -> float:
    lines, notes = _texts(row, left)
    return max(_LEAST_ROW, len(lines) * leading(LABEL_SIZE) + len(notes) * leading(NOTE_SIZE) + _AIR)


def _draw_stage(sheet: Sheet, number: int, row: StageRow, y: float, left: float) -> None:
    sheet.disc(_CHAIN, y, 2.2, fill=INK, edge=PAPER, edge_width=0.8)
    sheet.text(_CHAIN, y, str(number), size=NOTE_SIZE, weight=SEMIBOLD, colour=PAPER, anchor="middle")
    lines, notes = _texts(row, left)
    upper = y - len(notes) * leading(NOTE_SIZE) / 2
    stacked(sheet, _TEXT_LEFT, upper, lines, LABEL_SIZE, weight=SEMIBOLD)
    if notes:
        lower = y + len(lines) * leading(LABEL_SIZE) / 2
        stacked(sheet, _TEXT_LEFT, lower, notes, NOTE_SIZE, colour=MUTED)


def _draw_counts(sheet: Sheet, row: StageRow, y: float, left: float, column: float, gap: str) -> None:
    if row.gap:
        width = column * len(row.counts)
        sheet.box(left + 1.0, y - 3.4, width - 2.0, 6.8, fill=PAPER, edge=MARK, dashed=True, radius=1.2)
        sheet.text(left + width / 2, y, gap, size=LABEL_SIZE, colour=INK, anchor="middle")
        return
    for place, count in enumerate(row.counts):
        x = left + (place + 0.5) * column
        if count is None:
            sheet.text(x, y, "?", size=LABEL_SIZE, colour=MUTED, anchor="middle")
        elif count:
            sheet.disc(x, y, _DISC, fill=BRAND)
            sheet.text(x, y, str(count), weight=SEMIBOLD, colour=PAPER, anchor="middle")
        else:
            sheet.disc(x, y, _RING, fill=PAPER, edge=MARK)


def _entries(rows: Sequence[StageRow], words: ChainWords) -> list[KeyEntry]:
    told = [count for row in rows if not row.gap for count in row.counts]
    entries = [KeyEntry(lambda sheet, x, y: sheet.disc(x, y, 1.5, fill=BRAND), words.actors)] if any(told) else []
    if 0 in told:
        entries.append(KeyEntry(lambda sheet, x, y: sheet.disc(x, y, _RING, fill=PAPER, edge=MARK), words.none))
    if None in told:
        entries.append(KeyEntry(_unknown_sign, words.unknown))
    return entries


def _unknown_sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.text(x, y, "?", size=TICK_SIZE, colour=MUTED, anchor="middle")
