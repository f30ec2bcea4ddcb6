"""Whose workbook it is: the region that it declares, against the one that its template was made for.

Looks at no figure. Nobody's figures may stand as another's, so a workbook that says two things says nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from evaluation.problems import Fact, Piece, Place, Problem
from evaluation.workbook.submission import Cell
from evaluation.workbook.vocabulary import label, region_vocabulary
from evaluation.workbook.wording import LANGUAGES
from indicators.cards import Text
from indicators.framework import Framework
from indicators.lists import Choice


def owner(
    framework: Framework, file: str, named: Mapping[str, str], fields: dict[str, Cell]
) -> tuple[str, list[Problem]]:
    """The key of the region (or the area) whose workbook it is, empty if that is not certain, and what is to be said.

    Of an empty field it is the region that the template was made for (N117). An unknown region (E111) is a problem of
    the file and no longer one of its cell; so is one that is not that of the template (E116).
    """
    cell = fields.get("region")
    made_for = region_vocabulary(framework).key(named.get("region_code", "")) or ""
    place = cell.place if cell is not None else Place(file)
    if cell is not None and isinstance(cell.value, str):
        if made_for in ("", cell.value):
            return cell.value, []
        facts = {"written": _name(framework, cell.value), "made": _name(framework, made_for)}
        return "", [Problem("E116", place, facts)]
    written = cell.written if cell is not None else ""
    if made_for and not written:
        return made_for, [Problem("N117", place, {"made": _name(framework, made_for)})]
    if cell is not None and cell.fault is not None:
        fields["region"] = replace(cell, fault=None)
    pieces: list[Piece] = [piece for key in framework.regions for piece in (_name(framework, key), ", ")]
    known: Fact = (*pieces, framework.area.key)
    return "", [Problem("E111", place, {"written": written, "known": known})]


def _name(framework: Framework, key: str) -> Text:
    """A region with its code, as the drop-down has it."""
    named = framework.regions[key].name if key in framework.regions else framework.area.name
    return Text(*(label("regions", Choice(key, named), language) for language in LANGUAGES))
