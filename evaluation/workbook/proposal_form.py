"""The workbook in which people decide on proposals: a sheet to fill, a guide, and the list to choose from.

Chooses no words: rows and guide come as texts. Its columns are those of the forms; what reads it back is `reading`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.workbook import look
from evaluation.workbook.forms import write_form
from evaluation.workbook.guidance import put
from evaluation.workbook.identity import name_cells
from evaluation.workbook.making import Making
from evaluation.workbook.packing import packed
from evaluation.workbook.prefill import RowValues
from evaluation.workbook.submission import PROPOSALS
from evaluation.workbook.template import write_lists
from evaluation.workbook.vocabulary import label
from indicators.framework import Framework, options

_GUIDE_WIDTHS = {"A": 26.0, "B": 100.0}


@dataclass(frozen=True)
class ProposalForm:
    """All that the workbook says: `rows` by column key, choices by key; `guide` as terms and what they mean."""

    language: str
    title: str
    rows: Sequence[RowValues]
    guide_title: str
    guide: Sequence[tuple[str, str]]


def write_proposals(framework: Framework, form: ProposalForm, texts: Mapping[str, str]) -> bytes:
    """The file. The same form gives the same bytes; texts stay texts whatever they begin with.

    `texts` are the phrases `workbook.…` of the language.
    """
    making = Making(framework, framework.area.key, form.language, texts)
    making.workbook.remove(making.workbook.worksheets[0])
    sheet = framework.sheets[PROPOSALS]
    write_form(making, sheet, [dict(row) for row in form.rows])
    _write_guide(making, form)
    listed = {column.choices for column in sheet.columns if column.choices}
    write_lists(
        making,
        {name: [label(name, choice, form.language) for choice in options(framework, name)] for name in sorted(listed)},
    )
    making.workbook.worksheets[0].sheet_view.tabSelected = True
    described = making.workbook.properties
    described.title = form.title
    described.creator = framework.strategy.publisher.in_language(form.language)
    described.language = form.language
    return packed(making.workbook)


def _write_guide(making: Making, form: ProposalForm) -> None:
    """Adds how to decide, what the words mean, and the named cells by which the tool knows the workbook."""
    named = next(sheet.name for sheet in making.framework.sheets.values() if sheet.rows == "instructions")
    page = making.workbook.create_sheet(named.in_language(making.language))
    look.set_widths(page, _GUIDE_WIDTHS)
    page.sheet_view.showGridLines = False
    put(page, 1, 1, form.guide_title, look.TITLE)
    page.row_dimensions[1].height = 30
    row = 2
    for row, (term, text) in enumerate(form.guide, start=3):
        put(page, row, 1, term, look.TERM)
        put(page, row, 2, text, look.GUIDE)
        look.fit_height(page, row, [(term, _GUIDE_WIDTHS["A"]), (text, _GUIDE_WIDTHS["B"])], least=look.ROW_HEIGHT)
    name_cells(making, page, row + 2, PROPOSALS)
    look.set_page(page, None, making.footer)
