"""Lines of cards that nobody fills: computed from two others, or from how the run itself went."""

from evaluation.panel.figures import Figure, Line
from evaluation.panel.parts import ratio
from evaluation.workbook.submission import Missing
from indicators.framework import Framework

Lines = dict[tuple[str, str], Line]


def add_derived(framework: Framework, key: str, lines: Lines) -> None:
    """Adds the lines of one respondent that are computed from two of its others, year by year."""
    for card in framework.indicators.values():
        over, under = (lines.get((key, part)) for part in card.derived or ("", ""))
        if over is None or under is None:
            continue
        lines[key, card.id] = Line(
            card=card,
            baseline=ratio(card, (over.baseline, under.baseline)),
            years={year: ratio(card, (over.years[year], under.years[year])) for year in over.years},
            divisions=tuple(dict.fromkeys((*over.divisions, *under.divisions))),
            illustrative=over.illustrative or under.illustrative,
            sources=tuple(dict.fromkeys((*over.sources, *under.sources))),
        )


def add_measured(framework: Framework, key: str, lines: Lines) -> None:
    """Adds what the run measures of a region's answers: the share of its cards that have a figure in the period."""
    if key == framework.area.key:
        return
    asked = [line for (region, _), line in lines.items() if region == key and line.card.asked]
    due = [line for line in asked if not all(f.missing is Missing.NOT_APPLICABLE for f in line.years.values())]
    known = [line for line in due if any(figure.value is not None for figure in line.years.values())]
    for card in framework.indicators.values():
        if card.measured_by_run and due:
            share = Figure(card.factor * len(known) / len(due), None, weight=float(len(due)))
            absent = Figure(missing=Missing.NOT_APPLICABLE)
            years = {year: share if year == framework.years.last else absent for year in framework.years.period}
            lines[key, card.id] = Line(card, Figure(), years)
