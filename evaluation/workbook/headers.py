"""The header row of a sheet, found by its words: which column holds what, what is missing and what was perhaps meant.

Reads no data row. A sheet's headers come from the forms; a new way to write a year is in `_year_meant`.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluation.workbook.book import Grid
from evaluation.workbook.vocabulary import fold
from evaluation.workbook.wording import FREE_YEARS, LANGUAGES, PREFILLED, headers
from indicators.forms import Sheet
from indicators.framework import Framework

HEADER_ROWS = 20
_FEWEST = 2  # headers in one row that make it the header row
_NEAR = 0.75
_INFLECTED = 0.6  # of words that begin alike: `lähteet` for `lähde`
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Wanted:
    """A column that the forms ask for: its key and its header in each language.

    `matters` is False of what the template writes and nobody reads back; nobody is asked for a misspelt one.
    """

    key: str
    names: tuple[str, ...]
    required: bool
    matters: bool


@dataclass(frozen=True)
class Near:
    """A header that is probably a misspelt one."""

    column: int
    written: str
    wanted: Wanted


@dataclass(frozen=True)
class Headers:
    """What the header row says: the column number of each key, and what is not as it should be.

    `twice` are the columns of a header that is there more than once (its key is then in no column), `swapped`
    the year that one of them probably is, `lost` required
    columns without any resemblance, `extra` headers that are nobody's. `language` indexes the names used here.
    """

    row: int
    columns: Mapping[str, int]
    twice: tuple[tuple[tuple[int, ...], Wanted], ...]
    swapped: Mapping[str, Wanted]
    near: tuple[Near, ...]
    lost: tuple[Wanted, ...]
    extra: Mapping[int, str]
    language: int


def wanted_columns(framework: Framework, sheet: Sheet, years: tuple[int, ...]) -> tuple[Wanted, ...]:
    """The columns of a sheet with these years."""
    written = PREFILLED.get(sheet.rows, ())
    return tuple(
        Wanted(key, (text.fi, text.en), column.required, column.required or column.key not in written)
        for key, column, text in headers(framework, sheet, years)
    )


def header_words(text: str) -> str:
    """A header as it is compared; the asterisk of required columns makes no difference."""
    return fold(text).rstrip("* ")


def find_headers(framework: Framework, sheet: Sheet, grid: Grid) -> Headers | None:
    """The best header row among the first twenty; None if no row holds two of the headers."""
    best, most = None, _FEWEST - 1
    for number in sorted(row for row in grid.rows if row <= HEADER_ROWS):
        words = {column: raw.written for column, raw in grid.rows[number].items()}
        wanted = wanted_columns(framework, sheet, _years(framework, sheet, words))
        once = sum(len(columns) == 1 for columns in _places(words, wanted).values())
        if once > most:
            best, most = (number, words, wanted), once
    return _match(*best) if best is not None else None


def _years(framework: Framework, sheet: Sheet, words: Mapping[int, str]) -> tuple[int, ...]:
    if sheet.rows not in FREE_YEARS:
        return framework.years.period
    return tuple(sorted({int(text) for text in map(header_words, words.values()) if _YEAR.fullmatch(text)}))


def _places(words: Mapping[int, str], wanted: tuple[Wanted, ...]) -> dict[str, list[int]]:
    """The columns that bear the header of each key that is there."""
    keys = {header_words(name): each.key for each in wanted for name in each.names}
    places: dict[str, list[int]] = {}
    for column, text in words.items():
        if header_words(text) in keys:
            places.setdefault(keys[header_words(text)], []).append(column)
    return places


def _match(row: int, words: Mapping[int, str], wanted: tuple[Wanted, ...]) -> Headers:
    places = _places(words, wanted)
    known = {column for columns in places.values() for column in columns}
    free = {column: text for column, text in words.items() if column not in known}
    near = tuple(_near(free, [each for each in wanted if each.key not in places and each.matters]))
    swapped = _swapped(places, wanted)
    guessed = {*(each.wanted.key for each in near), *(each.key for each in swapped.values())}
    lost = tuple(each for each in wanted if each.required and each.key not in places and each.key not in guessed)
    left = [column for column in free if column not in {each.column for each in near}]
    if len(lost) == len(left) == 1 and not _YEAR.fullmatch(lost[0].key):  # what is missing is what nobody knows
        near, lost, left = (*near, Near(left[0], free[left[0]], lost[0])), (), []
    return Headers(
        row=row,
        columns={key: columns[0] for key, columns in places.items() if len(columns) == 1},
        twice=tuple((tuple(places[each.key]), each) for each in wanted if len(places.get(each.key, ())) > 1),
        near=near,
        swapped=swapped,
        lost=lost,
        extra={column: free[column] for column in left},
        language=_language(words, wanted),
    )


def _swapped(places: Mapping[str, list[int]], wanted: tuple[Wanted, ...]) -> dict[str, Wanted]:
    """The missing year next to a year that is there twice: one cause, told once."""
    years = [each for each in wanted if _YEAR.fullmatch(each.key)]
    gone = [each for each in years if each.key not in places]
    found: dict[str, Wanted] = {}
    for each in years:
        beside = [one for one in gone if abs(int(one.key) - int(each.key)) == 1]
        if len(places.get(each.key, ())) == 2 and beside:
            found[each.key] = beside[0]
            gone.remove(beside[0])
    return found


def _language(words: Mapping[int, str], wanted: tuple[Wanted, ...]) -> int:
    """The language in which more headers are written; the first one if they are even."""
    present = {header_words(text) for text in words.values()}
    counts = [sum(header_words(each.names[index]) in present for each in wanted) for index in range(len(LANGUAGES))]
    return counts.index(max(counts))


def _near(free: Mapping[int, str], absent: list[Wanted]) -> Iterator[Near]:
    """The best resemblances first; each header and each absent column is used once."""
    pairs = [
        (_likeness(header_words(text), header_words(name)), column, each)
        for column, text in free.items()
        for each in absent
        for name in each.names
    ]
    used: set[object] = set()
    for likeness, column, each in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if likeness >= _NEAR and column not in used and each.key not in used:
            used |= {column, each.key}
            yield Near(column, free[column], each)


def _likeness(written: str, name: str) -> float:
    if _YEAR.fullmatch(name):
        return 1.0 if _year_meant(written) == name else 0.0
    shorter, longer = sorted((written, name), key=len)
    if len(shorter) >= 5 and (longer.startswith(f"{shorter} ") or shorter in longer.split()):
        return 0.9
    ratio = difflib.SequenceMatcher(None, written, name).ratio()
    contained = len(shorter) >= 5 and (shorter in longer) and 2 * len(shorter) >= len(longer)
    inflected = written[:3] == name[:3] and ratio >= _INFLECTED
    return max(ratio, _NEAR) if contained or inflected else ratio


def _year_meant(written: str) -> str:
    """The one year in a short header such as `vuosi 2021` or `2021 (ennakko)`; with o for 0; else empty."""
    years = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.sub(r"(?<=[0-9])o|o(?=[0-9])", "0", written))
    return years[0] if len(years) == 1 and len(written) <= 20 else ""
