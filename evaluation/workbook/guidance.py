"""The guide of a template: how to fill it, what missing data are called, two example rows, the sheets, the return.

Everything that the guide says of missing data, sheets and scales comes from the framework, so it cannot contradict
the checks. A new chapter is a function in `CHAPTERS`.
"""

from collections.abc import Callable, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from evaluation.workbook import look
from evaluation.workbook.look import Style, dress
from evaluation.workbook.making import TEMPLATE_VERSION, Making, template_years
from evaluation.workbook.packing import write_text
from evaluation.workbook.wording import filled, is_percent, row_name, row_unit
from indicators.cards import Indicator
from indicators.forms import Sheet

_WIDTHS = (26, 76, 18)  # of the first columns of the guide, in characters


def put(page: Worksheet, row: int, column: int, text: str, style: Style) -> None:
    """Writes a text in a style."""
    write_text(dress(page, row, column, style), text)


def write_guide(making: Making, sheet: Sheet, deadline: str, contact: str) -> None:
    """Adds the guide: how to fill, what missing data are called, two example rows, the sheets, when and to whom."""
    page = making.workbook.create_sheet(sheet.name.in_language(making.language))
    look.set_widths(page, {**dict(zip("ABC", _WIDTHS, strict=True)), **dict.fromkeys("DEFGHIJ", 12)})
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
    look.set_page(page, None, making.owner)
    page.page_setup.fitToHeight = 1
    page.protection.sheet = True


def _section(page: Worksheet, row: int, title: str) -> int:
    put(page, row, 1, title, look.SECTION)
    page.row_dimensions[row].height = 24
    return row + 1


def _terms(page: Worksheet, row: int, lines: Sequence[tuple[str, ...]]) -> int:
    """A list of terms and what they mean, and a free row after it."""
    for line in lines:
        for column, text in enumerate(line, start=1):
            put(page, row, column, text, look.TERM if column == 1 else look.GUIDE)
        look.fit_height(page, row, zip(line, _WIDTHS, strict=False), least=look.ROW_HEIGHT)
        row += 1
    return row + 1


def _steps(making: Making, page: Worksheet, row: int) -> int:
    row = _section(page, row, making.say("guide.steps.title"))
    steps = [f"guide.steps.{number}" for number in range(1, 6)]
    about = next(sheet.name.in_language(making.language) for sheet in making.sheets if sheet.rows == "fields")
    lines = [(making.say(f"{key}.name", about=about), making.say(f"{key}.text", about=about)) for key in steps]
    return _terms(page, row, [(f"{number}. {name}", text) for number, (name, text) in enumerate(lines, start=1)])


def _missing(making: Making, page: Worksheet, row: int) -> int:
    row = _section(page, row, making.say("guide.missing.title"))
    by_kind: dict[str, list[str]] = {}
    for symbol, kind in making.framework.strategy.missing.items():
        if set(symbol) == {"."}:
            by_kind.setdefault(kind, []).append(symbol)
    lines: list[tuple[str, ...]] = [(making.say("guide.missing.empty"), making.say("guide.missing.not_answered"))]
    lines += [(" ".join(symbols), making.say(f"guide.missing.{kind}")) for kind, symbols in by_kind.items()]
    marks = ("zero", "star")
    lines += [(making.say(f"guide.missing.{mark}_sign"), making.say(f"guide.missing.{mark}")) for mark in marks]
    return _terms(page, row, lines)


def _example(making: Making, page: Worksheet, row: int) -> int:
    """Two rows of the indicators sheet filled with invented figures, under the very headers of that sheet."""
    row = _section(page, row, making.say("guide.example.title"))
    sheet = next(sheet for sheet in making.sheets if sheet.rows == "indicators")
    years = template_years(making.framework, sheet)
    named = {column.key: filled(column.name, making.framework, making.language) for column in sheet.columns}
    heads = [named["id"], named["name"], named["unit"], named["baseline"], *map(str, years), named["target"]]
    for column, text in enumerate(heads, start=1):
        put(page, row, column, text, look.YEAR_HEADER if column > 3 else look.HEADER)
    page.row_dimensions[row].height = 34
    cards = _example_cards(making)
    for offset, card in enumerate(cards, start=1):
        figures = [part.strip() for part in making.say(f"guide.example.figures_{offset}").split(";")]
        between = [figures[1 + index % (len(figures) - 2)] for index in range(len(years))]
        name = row_name(making.framework, card, card.id, making.language)
        words = [card.id, name, row_unit(card, card.id, making.language)]
        for column, text in enumerate([*words, figures[0], *between, figures[-1]], start=1):
            put(page, row + offset, column, text, look.GIVEN if column <= 3 else look.NUMBER)
        page.row_dimensions[row + offset].height = 34
    put(page, row + len(cards) + 1, 1, making.say("guide.example.note"), look.SUBTITLE)
    return row + len(cards) + 3


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
            sheet.note.in_language(making.language) if sheet.note else making.say(f"intro.{sheet.rows}"),
            making.say("guide.sheets.required" if sheet.required else "guide.sheets.optional"),
        )
        for sheet in making.sheets
        if sheet.rows != "instructions"
    ]
    return _terms(page, row, lines)


def _return(making: Making, page: Worksheet, row: int, deadline: str, contact: str) -> int:
    row = _section(page, row, making.say("guide.return.title"))
    version = making.say("guide.version", version=TEMPLATE_VERSION, period=making.framework.period)
    texts = {
        "how": making.say("guide.return.how_text"),
        "deadline": deadline or making.say("guide.deadline_open"),
        "contact": contact or making.say("guide.contact_open"),
        "version": version,
    }
    return _terms(page, row, [(making.say(f"guide.return.{name}"), text) for name, text in texts.items()])


CHAPTERS: tuple[Callable[[Making, Worksheet, int], int], ...] = (_steps, _missing, _example, _sheets)
