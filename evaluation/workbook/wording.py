"""What the sheets of a framework are called: headers with their years, and the name and unit of each row.

Words come from the cards and forms alone. A new placeholder of headers is one entry in `filled`.
"""

from collections.abc import Iterator

from indicators.cards import RESPONDENTS, Indicator, Text
from indicators.forms import Column, Sheet
from indicators.framework import Framework

LANGUAGES = ("fi", "en")

# Columns that the template fills itself, by what makes the rows of the sheet: not yet anybody's answer.
PREFILLED: dict[str, tuple[str, ...]] = {
    "indicators": ("id", "name", "unit", "target_unit"),
    "measures": ("id", "name"),
    "questions": ("question", "text", "role"),
    "comparison": ("id", "region"),
    "fields": ("field", "note"),
    "proposals": (
        "id", "subject", "action", "performance", "relevance", "grade", "focus", "addressee", "timing", "effort",
        "indicator", "grounds", "remark", "evidence", "decided_on",
    ),
}

# Sheets whose given rows are free places: one that nobody filled is as good as absent.
SLOTS = ("questions", "comparison")

# Sheets whose years are whatever the source has; elsewhere the years of the period are asked.
FREE_YEARS = ("industries", "comparison")


def filled(text: Text, framework: Framework, language: str, year: int | None = None) -> str:
    """A header of the forms with its years written out: `tavoite {last}` → `tavoite 2023`."""
    years = framework.years
    return text.in_language(language).format(
        baseline=years.baseline,
        first=years.first,
        last=years.last,
        successor=framework.strategy.successor.in_language(language),
        year=year if year is not None else "",
    )


def headers(framework: Framework, sheet: Sheet, years: tuple[int, ...]) -> Iterator[tuple[str, Column, Text]]:
    """Key, column and header of each column in order; a column of years comes once for every year, keyed `2019`."""
    for column in sheet.columns:
        each: tuple[int | None, ...] = years if column.holds == "years" else (None,)
        for year in each:
            name = Text(*(filled(column.name, framework, language, year) for language in LANGUAGES))
            yield (column.key if year is None else str(year)), column, name


def row_name(framework: Framework, card: Indicator, row: str, language: str) -> str:
    """The name of one row of the indicators sheet: the card's, and after a dash what this part of it counts."""
    name = card.name.in_language(language)
    part, theme = _part(card, row)
    words = [each.name.in_language(language) for each in framework.strategy.theme if each.key == theme]
    if part in card.part_names:
        words.append(_split(card.part_names[part].in_language(language))[0])
    return f"{name} – {': '.join(words)}" if words else name


def row_unit(card: Indicator, row: str, language: str) -> str:
    """The unit of one row: of a part the words after the last comma of its name; empty if a part names none."""
    part, _ = _part(card, row)
    if part in card.part_names:
        return _split(card.part_names[part].in_language(language))[1]
    return "" if part == RESPONDENTS else card.unit.in_language(language)


def is_percent(card: Indicator, row: str) -> bool:
    """Whether a figure of this row is a percentage, so that a cell formatted as one is to be read as shown."""
    return row_unit(card, row, LANGUAGES[0]) == "%"


def takes_target(card: Indicator, row: str) -> bool:
    """Whether a target belongs on this row: not on a denominator, nor on the count of respondents."""
    rows = card.rows
    if card.direction == "none" or row not in rows:
        return False
    return card.parts == "themes" or row == rows[0]


def _part(card: Indicator, row: str) -> tuple[str, str]:
    """The part (numerator, denominator, respondents) and the theme that a row id names; empty where it names none."""
    words = row.removeprefix(card.id).lstrip(".").split(".") if row != card.id else []
    themes = [word for word in words if word in card.themes]
    parts = [word for word in words if word and word not in card.themes]
    return (parts[0] if parts else ""), (themes[0] if themes else "")


def _split(name: str) -> tuple[str, str]:
    """A part's name and its unit: `Väkiluku, hlö` → (`Väkiluku`, `hlö`)."""
    words, comma, unit = name.rpartition(", ")
    return (words, unit) if comma else (name, "")
