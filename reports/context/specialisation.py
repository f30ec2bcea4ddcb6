"""Specialities as blocks: location quotients of one place, of all regions side by side, and changes of jobs in parts.

Jobs stand beside every quotient. The parts of a change are rounded so that they sum to the change as printed.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from evaluation.specialisation import Quotient, Shift, Speciality, Standing
from reports.charts.quotients import QuotientRow, QuotientWords, quotients
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.reading_blocks import place_name, region_heads, source_of, told
from reports.context.wording import mark_in_chart, tags_of
from reports.headlines import tell
from reports.headlines.readings import shift_finding, specialised_finding

_STEPS = {"specialised": 2, "usual": 1, "thin": 0}  # shades of the table


def _of(draft: Draft, key: str) -> list[Speciality]:
    """The industries of a place, in the order of the table."""
    return [one for one in draft.evaluation.specialisation.specialities if one.region == key]


def _quotient(draft: Draft, one: Speciality) -> Quotient | None:
    year = draft.evaluation.specialisation.year
    return None if year is None else one.quotients.get(year)


def starting_position(draft: Draft) -> str:
    """Of which year the quotients are, and that they precede the strategy where they do; years in which counting
    began anew."""
    words, reading = draft.words, draft.evaluation.specialisation
    if reading.year is None:
        return ""
    early = reading.year <= draft.evaluation.framework.years.baseline
    year = words.say(f"readings.quotients.{'before' if early else 'during'}", year=str(reading.year))
    breaks = words.listing([str(one) for one in reading.table.breaks])
    return " ".join([year, words.say("readings.quotients.breaks", years=breaks)] if breaks else [year])


def _source(draft: Draft) -> str:
    return source_of(draft, draft.evaluation.specialisation.table.sources, "readings.source.jobs")


def quotients_figure(draft: Draft, key: str) -> Figure | None:
    """The quotients of a place on one scale, with the jobs behind them; None where none is known."""
    found = [(one, _quotient(draft, one)) for one in _of(draft, key)]
    words, reading, limits = draft.words, draft.evaluation.specialisation, draft.evaluation.framework.readings
    known = [one.quotient for _, one in found if one is not None and one.quotient is not None]
    if not known:
        return None
    rows = [_row(draft, one, quotient) for one, quotient in found]
    heads = ("quotient", "jobs", "standing", "smaller", "larger")
    signs = QuotientWords(*(words.say(f"readings.quotients.heads.{name}") for name in heads))
    _, note = mark_in_chart(draft, [one.illustrative for one, _ in found])
    return draft.figure(
        words.say(
            "readings.quotients.title",
            place=place_name(draft, key),
            finding=tell(specialised_finding([one for _, one in found]), words),
        ),
        words.say("readings.quotients.subtitle", year=str(reading.year)),
        source=_source(draft),
        alt=words.say(
            "readings.quotients.alt",
            number=len(known),
            low=words.number(min(known), 2),
            high=words.number(max(known), 2),
        ),
        draw=lambda frame: quotients(rows, (limits.thin, limits.specialised), signs, number=words.number, frame=frame),
        notes=(*told(_limits(draft)), *note),
    )


def specialities_told(draft: Draft, key: str) -> str:
    """A place's specialities in words, with quotients and jobs; those of few jobs are left out, and nothing of none."""
    words, limits = draft.words, draft.evaluation.framework.readings
    found = [(one, _quotient(draft, one)) for one in _of(draft, key)]
    names = [
        _told(draft, one, quotient)
        for one, quotient in found
        if quotient is not None and quotient.standing is Standing.SPECIALISED and not quotient.few
    ]
    if not names:
        return ""
    return words.say("readings.own.specialised", names="; ".join(names), limit=words.number(limits.specialised, 2))


def _told(draft: Draft, one: Speciality, found: Quotient) -> str:
    """An industry with its quotient and jobs."""
    words, quotient = draft.words, found.quotient
    assert quotient is not None  # it has a standing
    return words.say(
        "readings.own.industry_marked" if one.illustrative else "readings.own.industry",
        name=draft.evaluation.specialisation.table.industries[one.industry],
        quotient=words.number(quotient, 2),
        jobs=words.number(found.jobs or 0.0),
    )


def _limits(draft: Draft) -> str:
    limits = draft.evaluation.framework.readings
    return draft.words.say(
        "readings.quotients.note",
        specialised=draft.words.number(limits.specialised, 2),
        thin=draft.words.number(limits.thin, 2),
        few=limits.few_jobs,
    )


def _row(draft: Draft, one: Speciality, found: Quotient | None) -> QuotientRow:
    words, name = draft.words, draft.evaluation.specialisation.table.industries[one.industry]
    dash = words.say("report.indicator.dash")
    if found is None or found.quotient is None:
        jobs = dash if found is None or found.jobs is None else words.number(found.jobs)
        return QuotientRow(name, None, dash, jobs, _missing(draft, found))
    word = words.say(f"readings.quotients.standing.{'few' if found.few else found.standing}")
    strong = found.standing == "specialised" and not found.few
    jobs = dash if found.jobs is None else words.number(found.jobs)
    return QuotientRow(name, found.quotient, words.number(found.quotient, 2), jobs, word, strong)


def _missing(draft: Draft, found: Quotient | None) -> str:
    kind = found.missing.value if found is not None and found.missing is not None else "not_available"
    return draft.words.say(f"status.missing.{kind}")


def quotients_table(draft: Draft) -> Table | None:
    """Industries × regions: the quotient with the jobs under it, shaded by what it is called."""
    words, regions, reading = draft.words, draft.evaluation.framework.regions, draft.evaluation.specialisation
    found = {(one.region, one.industry): one for one in reading.specialities}
    rows = [
        Row(Cell(name), tuple(_cell(draft, found.get((key, industry))) for key in regions))
        for industry, name in reading.table.industries.items()
        if any((key, industry) in found for key in regions)
    ]
    if not rows:
        return None
    _, note = mark_in_chart(draft, [one.illustrative for one in reading.specialities])
    return draft.table(
        words.say("readings.quotients.table"),
        words.say("readings.quotients.table_subtitle", year=str(reading.year)),
        source=_source(draft),
        heads=(Cell(words.say("readings.heads.industry")), *region_heads(draft)),
        rows=rows,
        kind="heatmap quotients",
        notes=(*told(_limits(draft)), *note),
    )


def _cell(draft: Draft, one: Speciality | None) -> Cell:
    words = draft.words
    found = None if one is None else _quotient(draft, one)
    if one is None or found is None or found.quotient is None or found.standing is None:
        return Cell(_missing(draft, found), (), "heat missing")
    few = (words.say("readings.quotients.standing.few"),) if found.few else ()
    jobs = () if found.jobs is None else (words.say("readings.quotients.jobs", number=words.number(found.jobs)),)
    marked = tags_of(draft, one.illustrative and not all(each.illustrative for each in _of(draft, one.region)))
    return Cell(words.number(found.quotient, 2), (*jobs, *few), f"heat step-{_STEPS[found.standing]}", marked)


def shifts_table(draft: Draft, key: str) -> Table | None:
    """The change of jobs of a place by industry in its three parts; None where no change is known."""
    words, reading = draft.words, draft.evaluation.specialisation
    if not reading.spans:
        return None
    span = reading.spans[-1]
    found = [(one, shift) for one in _of(draft, key) for shift in one.shifts if shift.last == span.last]
    if not found:
        return None
    rows = [Row(Cell(reading.table.industries[one.industry]), _shift_cells(draft, shift)) for one, shift in found]
    names = ("before", "national", "mix", "regional", "change", "after")
    _, note = mark_in_chart(draft, [one.illustrative for one, _ in found])
    years = {"first": str(span.first), "last": str(span.last)}
    return draft.table(
        words.say(
            "readings.shifts.title",
            place=place_name(draft, key),
            finding=tell(shift_finding([shift for _, shift in found]), words),
        ),
        words.say(f"readings.shifts.{'subtitle_start' if span.start else 'subtitle'}", **years),
        source=_source(draft),
        heads=(
            Cell(words.say("readings.heads.industry")),
            *(number_head(words.say(f"readings.shifts.heads.{name}", **years)) for name in names),
        ),
        rows=rows,
        kind="nodes",
        notes=(*told(words.say("readings.shifts.note")), *note),
    )


def _shift_cells(draft: Draft, shift: Shift) -> tuple[Cell, ...]:
    words = draft.words
    before, change = _whole(shift.before), _whole(shift.after) - _whole(shift.before)
    parts = rounded_to((shift.national, shift.mix, shift.regional), change)
    texts = [words.number(before), *(words.signed(part) for part in parts), words.signed(change)]
    return tuple(number_cell(text) for text in (*texts, words.number(before + change)))


def _whole(figure: Fraction) -> int:
    """Rounded half up."""
    return math.floor(figure + Fraction(1, 2))


def rounded_to(parts: Sequence[Fraction], total: int) -> tuple[int, ...]:
    """The parts as whole numbers that sum to `total`, which is their own sum rounded: those with the largest
    remainders are rounded up.

    >>> rounded_to((Fraction(5, 2), Fraction(7, 3), Fraction(-11, 6)), 3)
    (3, 2, -2)
    """
    floors = [math.floor(part) for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: (floors[place] - parts[place], place))
    for step in range(total - sum(floors)):
        floors[by_remainder[step % len(parts)]] += 1
    return tuple(floors)
