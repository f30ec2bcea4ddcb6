"""results.xlsx and results.csv: the tables as typed cells, the same bytes from the same evaluation.

Text from workbooks is written as text: a leading = + - @ never becomes a formula, in the xlsx by its type, in the csv
by an apostrophe before it.
"""

import csv
import io
from datetime import UTC, datetime, time
from typing import Any

import xlsxwriter

from evaluation import Evaluation
from reports.language import LANGUAGES, Language, load_language
from reports.tables.columns import Table, Value, tables
from reports.tables.finding_columns import finding_table
from reports.tables.opinion_columns import opinion_tables
from reports.tables.reading_columns import reading_tables

_WIDTHS = {
    **dict.fromkeys(("name_fi", "name_en", "node_fi", "node_en", "stage_fi", "stage_en"), 46),
    **dict.fromkeys(("project", "own_priority", "finding_fi", "finding_en"), 46),
    **dict.fromkeys(("grounds_fi", "grounds_en", "evidence"), 60),
    "sources": 50,
    "cells": 40,
    "industry": 40,
    "sha256": 66,
}

_EXPLAINED = ("missing", "attainment", "coverage", "afterwards", "cells", "findings", "ratings", "readings")


def results_xlsx(evaluation: Evaluation) -> bytes:
    """The results as a workbook: a sheet of explanations, then one Excel table a sheet, filterable and frozen."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    languages = [load_language(code) for code in LANGUAGES]
    title = languages[0].say("tables.title", strategy=languages[0].name(evaluation.framework.strategy.short_name))
    created = datetime.combine(evaluation.cutoff, time(), UTC).replace(tzinfo=None)
    author = languages[0].name(evaluation.framework.strategy.publisher)
    book.set_properties({"title": title, "author": author, "created": created})
    _explanations(book, evaluation, languages)
    more = (finding_table(evaluation), *opinion_tables(evaluation), *reading_tables(evaluation))
    for table in (*tables(evaluation), *more):
        _sheet(book, table, languages)
    book.close()
    return content.getvalue()


def _explanations(book: Any, evaluation: Evaluation, languages: list[Language]) -> None:
    sheet = book.add_worksheet(languages[0].say("tables.sheet.about"))
    heading, text = (
        book.add_format({"bold": True, "font_size": 13}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    row = 0
    least = evaluation.framework.method.coverage_minimum
    for language in languages:
        minimum = language.percent(least, 0)
        name = language.name(evaluation.framework.strategy.name)
        sheet.write_string(row, 0, language.say("tables.title", strategy=name), heading)
        lines = [
            language.say("tables.about.cutoff", date=language.date(evaluation.cutoff)),
            *([language.say("tables.about.illustrative")] if evaluation.illustrative else []),
            *(language.say(f"tables.about.{key}", minimum=minimum) for key in _EXPLAINED),
        ]
        for line in lines:
            row += 1
            sheet.write_string(row, 0, line, text)
        row += 2


def _sheet(book: Any, table: Table, languages: list[Language]) -> None:
    sheet = book.add_worksheet(languages[0].say(f"tables.sheet.{table.key}"))
    plain, share = book.add_format({"num_format": "0.###"}), book.add_format({"num_format": "0.0 %"})
    headers = [_header(column, languages) for column in table.columns]
    sheet.add_table(
        0,
        0,
        max(1, len(table.rows)),
        len(headers) - 1,
        {
            "name": f"t_{table.key}",
            "style": "Table Style Light 1",
            "columns": [{"header": header} for header in headers],
        },
    )
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif value is not None:
                sheet.write_number(number, column, value, share if table.columns[column] in table.shares else plain)
    for column, key in enumerate(table.columns):
        sheet.set_column(column, column, _WIDTHS.get(key, max(12, len(headers[column]) + 3)))
    sheet.freeze_panes(1, 0)


def _header(column: str, languages: list[Language]) -> str:
    """The header in every language, once where they agree."""
    return " / ".join(dict.fromkeys(language.say(f"tables.column.{column}") for language in languages))


def results_csv(evaluation: Evaluation) -> bytes:
    """The table of indicators for Finnish spreadsheets: UTF-8 with a mark, semicolons, decimal commas."""
    table = tables(evaluation)[0]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(value: Value) -> str:
    if isinstance(value, float):
        return repr(round(value, 9)).replace(".", ",").removesuffix(",0")
    written = "" if value is None else str(value)
    return f"'{written}" if written.startswith(("=", "+", "-", "@", "\t")) else written
