"""The benchmark as blocks: places among all regions of the country, and differences in change from the rest of it.

Descriptive in every caption. Where a figure counts something, its place tells of size, so only its change is shown.
"""

from collections.abc import Mapping, Sequence

from evaluation.benchmark import Benchmark, Change
from indicators.cards import Indicator
from reports.charts.percentiles import PercentileRow, PercentileWords, percentiles
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.reading_blocks import Block, blocks, place_name, region_heads, source_of, told
from reports.context.wording import mark_in_chart, tags_of
from reports.headlines import tell
from reports.headlines.readings import differences_finding, positions_finding


def compared(draft: Draft) -> list[Indicator]:
    """The cards that are compared, in the order of the framework."""
    found = {one.indicator for one in draft.evaluation.benchmark}
    return [card for card in draft.evaluation.framework.indicators.values() if card.id in found]


def _by_place(draft: Draft) -> Mapping[tuple[str, str], Benchmark]:
    return {(one.region, one.indicator): one for one in draft.evaluation.benchmark}


def _placed(draft: Draft) -> list[Indicator]:
    """The compared cards whose place says something else than size, and has one in some region."""
    found = {one.indicator for one in draft.evaluation.benchmark if _percentile(one) is not None}
    return [card for card in compared(draft) if not card.count and card.id in found]


def _percentile(one: Benchmark | None) -> float | None:
    return None if one is None or one.position is None else one.position.percentile


def _source(draft: Draft, cards: Sequence[Indicator]) -> str:
    ids = {card.id for card in cards}
    named = (source for one in draft.evaluation.benchmark if one.indicator in ids for source in one.sources)
    return source_of(draft, named, "readings.source.comparison")


def benchmark_blocks(draft: Draft) -> list[Block]:
    """The differences in change, what was so before the strategy, and the places on strips and in figures."""
    placed = _placed(draft)
    changes = (_differences_table(draft), before_and_during(draft, draft.evaluation.framework.area.key))
    if not placed:
        return blocks(*changes)
    return blocks(*changes, _positions_figure(draft, placed), _positions_table(draft, placed))


def _positions_figure(draft: Draft, cards: Sequence[Indicator]) -> Figure:
    """A strip for each card with the area's regions on it."""
    words, found = draft.words, _by_place(draft)
    keys = draft.evaluation.framework.regions
    rows = [_strip(draft, card) for card in cards]
    shown = [found[one, card.id] for card in cards for one in keys if (one, card.id) in found]
    signs = PercentileWords(words.say("readings.positions.all"), words.say("readings.positions.span"))
    _, note = mark_in_chart(draft, [one.illustrative for one in shown])
    return draft.figure(
        words.say("readings.positions.title", finding=tell(positions_finding(shown), words)),
        words.say("readings.positions.subtitle"),
        source=_source(draft, cards),
        alt=words.say("readings.positions.alt", number=len(rows), rows=_rows_told(rows)),
        draw=lambda frame: percentiles(rows, signs, number=words.number, frame=frame),
        notes=(*told(words.say("readings.positions.note")), *note),
    )


def _rows_told(rows: Sequence[PercentileRow]) -> str:
    return "; ".join(f"{row.label} {row.text}" for row in rows)


def _strip(draft: Draft, card: Indicator) -> PercentileRow:
    """One card: all regions of the area, with the lowest and the highest place as text."""
    words, found = draft.words, _by_place(draft)
    places = (_percentile(found.get((one, card.id))) for one in draft.evaluation.framework.regions)
    known = [place for place in places if place is not None]
    low, high = (words.number(end(known)) for end in (min, max))
    text = words.say("report.indicator.band", low=low, high=high)
    return PercentileRow(words.name(card.name), known, text, _of_whom(draft, card))


def _of_whom(draft: Draft, card: Indicator) -> str:
    """The year of a card's places, and among how many regions they are; that they are preliminary."""
    positions = (one.position for one in draft.evaluation.benchmark if one.indicator == card.id and one.position)
    position = next(positions)
    form = "of_preliminary" if position.preliminary else "of"
    return draft.words.say(f"readings.positions.{form}", regions=position.regions, year=str(position.year))


def _positions_table(draft: Draft, cards: Sequence[Indicator]) -> Table:
    """Cards × regions: the percentile."""
    words, found = draft.words, _by_place(draft)
    keys = tuple(draft.evaluation.framework.regions)
    rows = [
        Row(
            Cell(words.name(card.name), (_of_whom(draft, card),)),
            tuple(_position_cell(draft, found.get((key, card.id))) for key in keys),
        )
        for card in cards
    ]
    return draft.table(
        words.say("readings.positions.table"),
        words.say("readings.positions.subtitle"),
        source=_source(draft, cards),
        heads=(Cell(words.say("report.heads.indicator")), *region_heads(draft)),
        rows=rows,
        kind="regions",
        notes=told(words.say("readings.positions.note")),
    )


def _position_cell(draft: Draft, one: Benchmark | None) -> Cell:
    percentile = _percentile(one)
    if one is None or one.position is None or percentile is None:
        return number_cell(draft.words.say("report.indicator.dash"))
    return Cell(draft.words.number(percentile), (), "number", tags_of(draft, one.illustrative))


def _differences_table(draft: Draft) -> Table:
    """Cards × regions and the area: the difference in change since the baseline year, own change under it."""
    words, found, framework = draft.words, _by_place(draft), draft.evaluation.framework
    keys = (*framework.regions, framework.area.key)
    cards = [card for card in compared(draft) if any(_during(found.get((key, card.id))) for key in keys)]
    told_area = [(card, found[framework.area.key, card.id]) for card in cards]
    rows = [
        Row(
            Cell(words.name(card.name), _notes(draft, card, found[framework.area.key, card.id], found, keys)),
            tuple(_difference_cell(draft, found.get((key, card.id))) for key in keys),
        )
        for card in cards
    ]
    return draft.table(
        tell(differences_finding(told_area), words),
        words.say("readings.differences.subtitle"),
        source=_source(draft, cards),
        heads=(
            Cell(words.say("report.heads.indicator")),
            *region_heads(draft),
            number_head(words.name(framework.area.short)),
        ),
        rows=rows,
        kind="regions",
        notes=told(words.say("readings.differences.note"), words.say("readings.differences.sample")),
    )


def _during(one: Benchmark | None) -> Change | None:
    return None if one is None else one.during


def _notes(
    draft: Draft, card: Indicator, area: Benchmark, found: Mapping[tuple[str, str], Benchmark], keys: Sequence[str]
) -> tuple[str, ...]:
    """The years of a card's change and the change of the others, as the area or else the first region has them."""
    words = draft.words
    known = (_during(found.get((key, card.id))) for key in (area.region, *keys))
    changes = [one for one in known if one is not None]
    change = next(iter(changes), None)
    if change is None:
        return ()
    years = words.say("report.indicator.band", low=str(change.first), high=str(change.last))
    early = (words.say("readings.benchmark.preliminary"),) if any(one.preliminary for one in changes) else ()
    if change.outside is None:
        return (years, *early)
    outside = words.say("readings.differences.outside", years=years, change=_change_text(draft, area, change.outside))
    return (outside, *early)


def _change_text(draft: Draft, one: Benchmark, change: float | None) -> str:
    """A change in per cent or in percentage points; a dash where it is unknown."""
    if change is None:
        return draft.words.say("report.indicator.dash")
    number = draft.words.signed(change, 1)
    return draft.words.say(f"readings.benchmark.{'points' if one.points else 'percent'}", number=number)


def _marks(draft: Draft, change: Change) -> list[str]:
    """The reservations of a change besides being preliminary."""
    held = {"boundary": change.boundary, "broken": change.broken}
    return [draft.words.say(f"readings.benchmark.{name}") for name, holds in held.items() if holds]


def _difference_cell(draft: Draft, one: Benchmark | None) -> Cell:
    words, change = draft.words, _during(one)
    if one is None or change is None:
        return number_cell(words.say("report.indicator.dash"))
    dash = words.say("report.indicator.dash")
    difference = dash if change.difference is None else words.signed(change.difference, 1)
    own = words.say("readings.differences.own", change=_change_text(draft, one, change.own))
    return Cell(difference, (own, *_marks(draft, change)), "number", tags_of(draft, one.illustrative))


def before_and_during(draft: Draft, key: str) -> Table | None:
    """Of one place the changes before the strategy and during it, own and others', and their differences."""
    words, found = draft.words, _by_place(draft)
    rows = []
    for card in compared(draft):
        one = found.get((key, card.id))
        spans = [] if one is None else [change for change in (one.before, one.during) if change is not None]
        if one is None or not any(change.difference is not None for change in spans):
            continue
        rows += [_span_row(draft, card, one, change) for change in spans]
    if not rows:
        return None
    baseline = str(draft.evaluation.framework.years.baseline)
    return draft.table(
        words.say("readings.spans.title", place=place_name(draft, key)),
        words.say("readings.spans.subtitle", baseline=baseline),
        source=_source(draft, compared(draft)),
        heads=(
            Cell(words.say("report.heads.indicator")),
            Cell(words.say("readings.spans.years")),
            *(number_head(words.say(f"readings.spans.{name}")) for name in ("own", "outside", "difference")),
        ),
        rows=rows,
        kind="nodes",
        notes=told(words.say("readings.differences.note")),
    )


def _span_row(draft: Draft, card: Indicator, one: Benchmark, change: Change) -> Row:
    words = draft.words
    years = words.say("report.indicator.band", low=str(change.first), high=str(change.last))
    early = [words.say("readings.benchmark.preliminary")] if change.preliminary else []
    marks = [*early, *_marks(draft, change)]
    figures = (change.own, change.outside, change.difference)
    return Row(
        Cell(words.name(card.name), (), "", tags_of(draft, one.illustrative)),
        (
            Cell(words.say("readings.spans.marked", years=years, marks=words.listing(marks)) if marks else years),
            *(number_cell(_change_text(draft, one, figure)) for figure in figures),
        ),
    )
