"""The finder as a page: every entry in words, the lists to filter by, and the search that runs in the reader's browser.

Reads no workbook (`entries`) and lays nothing out (`templates/finder.html`, `finder.css`). The page holds every entry
as text; `finder.js` takes from the page itself what it searches, so there is no second copy of the data to fall out
of step, and without scripts the whole list is there to read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import Evaluation
from indicators.framework import options
from reports.context.style import style
from reports.document import render_html
from reports.finder.entries import Entry, entries, months_old
from reports.language import Language
from reports.screen import policy
from reports.webfonts import face_css

_FOLDER = Path(__file__).parent
_ADDRESS = re.compile(r"""(?:https?://|www\.)[^\s<>"'\\]+""", re.IGNORECASE)
_LISTS = {"service": "service_types", "actor": "actor_types"}
Names = dict[str, dict[str, str]]  # of the entries of each list, by its key


@dataclass(frozen=True)
class Link:
    """What an evaluator gave as a link; `address` is empty where it is no web address and stays plain text."""

    text: str
    address: str


@dataclass(frozen=True)
class Shown:
    """An entry in words, and the keys by which it is filtered. `age` is fresh, old or unknown; empty for an actor.

    A fact is its name, what was told, and whether these are an evaluator's own words, which are searched too.
    """

    name: str
    line: str
    about: tuple[str, ...]
    facts: tuple[tuple[str, tuple[str, ...], bool], ...]
    links: tuple[Link, ...]
    age: str
    checked: str
    sources: str
    illustrative: bool
    region: str
    themes: str
    types: str


@dataclass(frozen=True)
class Filter:
    """A drop-down: its key in the address, its name, what chooses everything, and its groups of key and name."""

    key: str
    name: str
    all: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def finder_page(evaluation: Evaluation, language: Language) -> str:
    """The page of one language; the same bytes for the same evaluation."""
    found, names = entries(evaluation), _names(evaluation, language)
    framework, say = evaluation.framework, language.say
    script = (_FOLDER / "finder.js").read_text(encoding="utf-8")
    context = {
        "say": say,
        "language": language.code,
        "words_language": framework.strategy.working_language or language.code,
        "style": style() + face_css() + (_FOLDER / "finder.css").read_text(encoding="utf-8"),
        "script": script,
        "policy": policy(script),
        "publisher": language.name(framework.strategy.publisher),
        "area": language.name(framework.area.name),
        "about": _about(evaluation, language),
        "cutoff": language.date(evaluation.cutoff),
        "months": framework.readings.fresh_months,
        "shown": [_shown(entry, evaluation, language, names) for entry in found],
        "filters": _filters(names, found, language),
        "illustrative": any(entry.illustrative for entry in found),
        "services": sum(entry.kind == "service" for entry in found),
        "actors": sum(entry.kind == "actor" for entry in found),
    }
    return render_html("finder.html", context, filters={})


def _about(evaluation: Evaluation, language: Language) -> str:
    framework = evaluation.framework
    sheets = {key: language.name(framework.sheets[key].name) for key in ("platforms", "actors")}
    return language.say("finder.about", strategy=language.name(framework.strategy.name), **sheets)


def _shown(entry: Entry, evaluation: Evaluation, language: Language, names: Names) -> Shown:
    say = language.say
    kind = say(f"finder.kind.{entry.kind}")
    types = [names[_LISTS[entry.kind]].get(key, key) for key in entry.types]
    region = names["regions"].get(entry.region, entry.region)
    facts = (
        ("platform", (entry.platform,), True),
        ("owner", entry.owners, True),
        ("theme", tuple(names["themes"].get(key, key) for key in entry.themes), False),
        ("stage", tuple(names["stages"].get(key, key) for key in entry.stages), False),
    )
    age = _age(entry, evaluation)
    return Shown(
        name=entry.name or say("finder.unnamed"),
        line=say("finder.separator").join([kind, *types, region]),
        about=entry.about,
        facts=tuple((say(f"finder.fact.{name}"), told, own) for name, told, own in facts if any(told)),
        links=tuple(Link(text, _address(text)) for text in entry.links),
        age=age,
        checked=_checked(entry, evaluation, language, age),
        sources=say("finder.list_separator").join(entry.sources),
        illustrative=entry.illustrative,
        region=entry.region,
        themes=" ".join(entry.themes),
        types=" ".join([entry.kind, *(f"{entry.kind}.{key}" for key in entry.types)]),
    )


def _age(entry: Entry, evaluation: Evaluation) -> str:
    if entry.kind == "actor":
        return ""
    months = months_old(entry, evaluation.cutoff)
    if months is None:
        return "unknown"
    return "fresh" if months < evaluation.framework.readings.fresh_months else "old"


def _checked(entry: Entry, evaluation: Evaluation, language: Language, age: str) -> str:
    if not age:
        return ""
    date = language.date(entry.updated) if entry.updated else ""
    months = evaluation.framework.readings.fresh_months
    return language.say(f"finder.age.{age}", date=date, months=months)


def _address(text: str) -> str:
    """Only web addresses are linked: whatever else a cell holds, a browser must not run it."""
    if not _ADDRESS.fullmatch(text):
        return ""
    return f"https://{text}" if text.casefold().startswith("www.") else text


def _names(evaluation: Evaluation, language: Language) -> Names:
    framework = evaluation.framework
    lists = ("regions", "themes", "stages", *_LISTS.values())
    names = {key: {one.key: language.name(one.name) for one in options(framework, key)} for key in lists}
    names["regions"][framework.area.key] = language.name(framework.area.name)
    return names


def _filters(names: Names, found: Sequence[Entry], language: Language) -> tuple[Filter, ...]:
    """Region, theme and type: only what some entry has, so that no choice is a dead end by itself."""
    say = language.say
    regions = _present(names["regions"], (entry.region for entry in found))
    themes = _present(names["themes"], (key for entry in found for key in entry.themes))
    groups = []
    for kind, listed in _LISTS.items():
        own = [entry for entry in found if entry.kind == kind]
        types = _present(names[listed], (key for entry in own for key in entry.types))
        every = ((kind, say(f"finder.every.{kind}")),) if own else ()
        groups.append((say(f"finder.group.{kind}"), (*every, *((f"{kind}.{key}", name) for key, name in types))))
    return (
        Filter("region", say("finder.filter.region"), say("finder.all.region"), (("", regions),)),
        Filter("theme", say("finder.filter.theme"), say("finder.all.theme"), (("", themes),)),
        Filter("type", say("finder.filter.type"), say("finder.all.type"), tuple(one for one in groups if one[1])),
    )


def _present(names: Mapping[str, str], keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    there = set(keys)
    return tuple((key, name) for key, name in names.items() if key in there)
