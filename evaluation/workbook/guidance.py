"""The guide of a template: how to fill it, what missing data are called, two example rows, the sheets, the return.

Everything that the guide says of missing data, sheets and scales comes from the framework, so it cannot contradict
the checks. A new chapter is a function in `CHAPTERS`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from evaluation.workbook import look
from evaluation.workbook.look import Style, dress
from evaluation.workbook.making import TEMPLATE_VERSION, Making, template_years
from evaluation.workbook.packing import write_text
from evaluation.workbook.prefill import target_unit
from evaluation.workbook.wording import filled, is_percent, row_name, row_unit
from indicators.cards import Indicator
from indicators.forms import Sheet

_TERM, _NAME, _UNIT, _BASELINE, _YEAR = 20, 36, 10, 12, 8  # widths in characters of the columns of the example rows
_AFTER = (11, 14, 20, 16)  # target, its unit, source, comment
_WORDS = replace(look.GUIDE, vertical="center")
_STATUS_COLUMNS = 2  # the last columns, which tell whether a sheet is required


def put(page: Worksheet, row: int, column: int, text: str, style: Style) -> None:
    """Writes a text in a style."""
    write_text(dress(page, row, column, style), text)


def write_guide(making: Making, sheet: Sheet, deadline: str, contact: str) -> None:
    """Adds the guide: how to fill, what missing data are called, two example rows, the sheets, when and to whom."""
    page = making.workbook.create_sheet(sheet.name.in_language(making.language))
    look.set_widths(page, {get_column_letter(n): width for n, width in enumerate(_widths(making), start=1)})
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = look.PETROL
    strategy = making.framework.strategy.short_name.in_language(making.language)
    put(page, 1, 1, making.say("guide.title", strategy=strategy), look.TITLE)
    put(page, 2, 1, making.say("guide.subtitle", owner=making.owner), look.SUBTITLE)
    page.row_dimensions[1].height, page.row_dimensions[2].height = 30, 22
    row = 4
    for chapter in CHAPTERS:
        row = chapter(making, page, row)
    _return(making, page, row, deadline, contact)
    look.set_page(page, None, making.footer)
    page.page_setup.fitToHeight = 1
    page.protection.sheet = True


def _section(page: Worksheet, row: int, title: str) -> int:
    put(page, row, 1, title, look.SECTION)
    page.row_dimensions[row].height = 24
    return row + 1


def _widths(making: Making) -> list[float]:
    """Of the columns of the guide, in characters: those of the example rows, over which the texts are spread."""
    years = len(making.framework.years.period)
    return [float(width) for width in (_TERM, _NAME, _UNIT, _BASELINE, *[_YEAR] * years, *_AFTER)]


def _terms(making: Making, page: Worksheet, row: int, lines: Sequence[tuple[str, ...]]) -> int:
    """A list of terms, what they mean and perhaps a status, and a free row after it."""
    widths = _widths(making)
    for term, text, *status in lines:
        end = len(widths) - (_STATUS_COLUMNS if status else 0)
        put(page, row, 1, term, look.TERM)
        _spread(page, row, 2, end, text)
        for word in status:
            _spread(page, row, end + 1, len(widths), word)
        look.fit_height(page, row, [(term, widths[0]), (text, sum(widths[1:end]))], least=look.ROW_HEIGHT)
        row += 1
    return row + 1


def _spread(page: Worksheet, row: int, first: int, last: int, text: str) -> None:
    """A text over several columns. Nobody answers on this sheet, so merged cells are in nobody's way."""
    put(page, row, first, text, look.GUIDE)
    page.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def _steps(making: Making, page: Worksheet, row: int) -> int:
    row = _section(page, row, making.say("guide.steps.title"))
    steps = [f"guide.steps.{number}" for number in range(1, 6)]
    names = {sheet.rows: sheet.name.in_language(making.language) for sheet in making.sheets}
    named = {"about": names["fields"], "indicators": names["indicators"]}
    lines = [(making.say(f"{key}.name", **named), making.say(f"{key}.text", **named)) for key in steps]
    return _terms(
        making, page, row, [(f"{number}. {name}", text) for number, (name, text) in enumerate(lines, start=1)]
    )


def _missing(making: Making, page: Worksheet, row: int) -> int:
    row = _section(page, row, making.say("guide.missing.title"))
    by_kind: dict[str, list[str]] = {}
    for symbol, kind in making.framework.strategy.missing.items():
        if set(symbol) == {"."}:
            by_kind.setdefault(kind, []).append(symbol)
    lines: list[tuple[str, ...]] = [(making.say("guide.missing.empty"), making.say("guide.missing.not_answered"))]
    lines += [(" ".join(symbols), making.say(f"guide.missing.{kind}")) for kind, symbols in by_kind.items()]
    marks = ("dash", "zero", "star")
    lines += [(making.say(f"guide.missing.{mark}_sign"), making.say(f"guide.missing.{mark}")) for mark in marks]
    return _terms(making, page, row, lines)


def _example(making: Making, page: Worksheet, row: int) -> int:
    """Two rows of the indicators sheet filled with invented figures, under the very headers of that sheet."""
    row = _section(page, row, making.say("guide.example.title"))
    sheet = next(sheet for sheet in making.sheets if sheet.rows == "indicators")
    years = template_years(making.framework, sheet)
    named = {column.key: filled(column.name, making.framework, making.language) for column in sheet.columns}
    heads = [named[key] for key in ("id", "name", "unit", "baseline")]
    heads += [*map(str, years), *(named[key] for key in ("target", "target_unit", "source", "comment"))]
    numeric = range(4, 4 + 1 + len(years) + 1)
    for column, text in enumerate(heads, start=1):
        put(page, row, column, text, look.YEAR_HEADER if column in numeric else look.HEADER)
    page.row_dimensions[row].height = 36
    cards = _example_cards(making)
    for offset, card in enumerate(cards, start=1):
        texts = _example_row(making, card, making.say(f"guide.example.figures_{offset}"), years)
        for column, text in enumerate(texts, start=1):
            given = column <= 3 or heads[column - 1] == named["target_unit"]
            style = look.GIVEN if given else look.NUMBER if column in numeric else _WORDS
            put(page, row + offset, column, text, style)
        look.fit_height(page, row + offset, zip(texts, _widths(making), strict=True), least=look.ROW_HEIGHT)
    put(page, row + len(cards) + 1, 1, making.say("guide.example.note"), look.SUBTITLE)
    return row + len(cards) + 3


def _example_row(making: Making, card: Indicator, figures: str, years: tuple[int, ...]) -> list[str]:
    """The texts of one example row; the comment tells of the first year without a figure."""
    framework, language = making.framework, making.language
    baseline, *between, target = (part.strip() for part in figures.split(";"))
    yearly = [between[index % len(between)] for index in range(len(years))]
    unit = target_unit(framework, card, card.id, language, making.texts)
    source = making.say("guide.example.source", source=card.source.in_language(language), last=framework.years.last)
    gaps = [year for year, figure in zip(years, yearly, strict=True) if figure.startswith(".")]
    comment = making.say("guide.example.comment", year=gaps[0]) if gaps else ""
    words = [card.id, row_name(framework, card, card.id, language), row_unit(card, card.id, language)]
    return [*words, baseline, *yearly, target, unit, source, comment]


def _example_cards(making: Making) -> list[Indicator]:
    """A count and a percentage if the workbook has them, rather without a target of their own; else its first cards."""
    whole = [card for card in making.framework.asked_of(making.key) if card.parts == "none"]
    by_freedom = sorted(whole, key=lambda card: card.target is not None)
    counts = [card for card in by_freedom if card.count and not card.stages][:1]
    shares = [card for card in by_freedom if is_percent(card, card.id)][:1]
    return (counts + shares) if counts and shares else by_freedom[:2]


def _sheets(making: Making, page: Worksheet, row: int) -> int:
    row = _section(page, row, making.say("guide.sheets.title"))
    lines = [
        (
            sheet.name.in_language(making.language),
            making.note(sheet),
            making.say("guide.sheets.required" if sheet.required else "guide.sheets.optional"),
        )
        for sheet in making.sheets
        if sheet.rows != "instructions"
    ]
    return _terms(making, page, row, lines)


def _return(making: Making, page: Worksheet, row: int, deadline: str, contact: str) -> int:
    row = _section(page, row, making.say("guide.return.title"))
    years = making.framework.years
    version = making.say("guide.version", version=TEMPLATE_VERSION, first=years.first, last=years.last)
    texts = {
        "how": making.say("guide.return.how_text"),
        "deadline": deadline or making.say("guide.deadline_open"),
        "contact": contact or making.say("guide.contact_open"),
        "version": version,
    }
    return _terms(making, page, row, [(making.say(f"guide.return.{name}"), text) for name, text in texts.items()])


CHAPTERS: tuple[Callable[[Making, Worksheet, int], int], ...] = (_steps, _missing, _example, _sheets)
