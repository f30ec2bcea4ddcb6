"""What may be written in a drop-down, and which key is meant: codes and names in each language, whatever the spelling.

Knows no cell. A new list needs nothing here; a list whose entries are shown with their codes is named in `CODED`.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.problems import Piece
from evaluation.workbook.wording import LANGUAGES
from indicators.cards import Text
from indicators.framework import Framework, options
from indicators.lists import Choice, Region

CODED = frozenset({"regions", "everywhere", "priorities", "themes", "stages"})
CHOICES = 8  # entries that a sentence lists
_JOINED = re.compile(r"[;,\n/&+]|\s(?:ja|sekä|and)\s", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SIGNS = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Text as it is compared: case, kinds of space, soft hyphens and Unicode form make no difference."""
    plain = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return _SPACES.sub(" ", plain).strip().casefold()


def fold_choice(text: str) -> str:
    """As `fold`, and signs between words make no difference: `19 – Lappi` is `19 lappi`."""
    return _SIGNS.sub(" ", fold(text)).strip()


@dataclass(frozen=True)
class Vocabulary:
    """The keys of one list by every accepted spelling, and the spellings shown to people."""

    keys: dict[str, frozenset[str]]
    shown: tuple[str, ...]
    labels: tuple[Text, ...] = ()

    def key(self, written: str) -> str | None:
        """The key that is meant; None if none is, or if the words fit several."""
        found = self.keys.get(fold_choice(written), frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def several(self, written: str) -> tuple[str, ...] | None:
        """The keys of an enumeration by `;`, line or comma (names may hold commas); None if a part is unknown."""
        found: list[str] = []
        for part in re.split(r"[;\n]", written):
            keys = self._by_comma(part.split(",")) if part.strip() else ()
            if keys is None:
                return None
            found.extend(keys)
        return tuple(dict.fromkeys(found))

    def _by_comma(self, words: list[str]) -> tuple[str, ...] | None:
        """The longest name from the left, then the rest."""
        for length in range(len(words), 0, -1):
            key = self.key(",".join(words[:length]))
            rest = self._by_comma(words[length:]) if key is not None else None
            if key is not None and rest is not None:
                return (key, *rest)
        return () if not any(word.strip() for word in words) else None

    @property
    def choices(self) -> tuple[Piece, ...]:
        """All entries as one fact, in the language of the reader; empty if they are too many for a sentence."""
        if len(self.labels) > CHOICES:
            return ()
        return tuple(piece for label in self.labels for piece in ("; ", label))[1:]

    def separated(self, written: str) -> str:
        """The entries of an enumeration that was not separated as asked, properly; empty unless each part has one."""
        parts = [part.strip() for part in _JOINED.split(written) if part.strip()]
        meant = [self._shown_of(part) or next(iter(self.close(part)), "") for part in parts]
        return "; ".join(dict.fromkeys(meant)) if len(meant) > 1 and all(meant) else ""

    def _shown_of(self, written: str) -> str:
        key = self.key(written)
        return next((name for name in self.shown if key is not None and key in self.keys[fold_choice(name)]), "")

    def close(self, written: str) -> tuple[str, ...]:
        """Up to three shown spellings that resemble what was written, the nearest first."""
        wanted = fold_choice(written)
        if wanted.isdigit():  # every year resembles every other
            return ()
        exact = [name for name in self.shown if self.keys.get(wanted, frozenset()) & self.keys[fold_choice(name)]]
        by_fold = {fold_choice(name): name for name in self.shown}
        near = difflib.get_close_matches(wanted, by_fold, n=3, cutoff=0.6)
        return tuple(dict.fromkeys((*exact, *(by_fold[name] for name in near))))[:3]


def label(listed: str, choice: Choice, language: str) -> str:
    """How an entry is shown in the drop-down of list `listed`: `19 Lappi`, `luonnos`."""
    name = choice.name.in_language(language)
    return f"{choice.key.partition('.')[0]} {name}" if listed in CODED else name


def vocabulary(framework: Framework, listed: str) -> Vocabulary:
    """The vocabulary of one list of the framework."""
    return _gathered(listed, ((choice, _spellings(framework, listed, choice)) for choice in options(framework, listed)))


def region_vocabulary(framework: Framework) -> Vocabulary:
    """The regions of the area and the area itself: what a workbook may declare itself to be."""
    area = framework.area
    own = Choice(area.key, area.name)
    short = {spelling for language in LANGUAGES for spelling in (area.short.in_language(language), area.slug)}
    pairs = [(choice, _spellings(framework, "regions", choice)) for choice in options(framework, "regions")]
    return _gathered("regions", (*pairs, (own, _spellings(framework, "regions", own) | short)))


def _gathered(listed: str, pairs: Iterable[tuple[Choice, set[str]]]) -> Vocabulary:
    keys: dict[str, frozenset[str]] = {}
    shown: list[str] = []
    labels: list[Text] = []
    for choice, spellings in pairs:
        for spelling in spellings:
            folded = fold_choice(spelling)
            keys[folded] = keys.get(folded, frozenset()) | {choice.key}
        labels.append(Text(*(label(listed, choice, language) for language in LANGUAGES)))
        shown.extend(label(listed, choice, language) for language in LANGUAGES)
    return Vocabulary(keys, tuple(dict.fromkeys(shown)), tuple(labels))


def _spellings(framework: Framework, listed: str, choice: Choice) -> set[str]:
    """Every accepted way to write an entry; a code that looks like a number also without its leading zeros."""
    names = {choice.name.in_language(language).removeprefix(f"{choice.key} ") for language in LANGUAGES}
    region = _regions(framework).get(choice.key) if listed in ("regions", "everywhere") else None
    if region is not None:
        names |= {*region.aliases, *([region.council.fi, region.council.en] if region.council else [])}
    alone = {choice.key} | ({str(int(choice.key))} if choice.key.isdigit() else set())
    codes = alone | ({choice.key.partition(".")[0]} if listed in CODED else set())  # `3 fair` is `fair` with its code
    pairs = [(code, name) for code in codes for name in names]
    return names | alone | {f"{code} {name}" for code, name in pairs} | {f"{name} {code}" for code, name in pairs}


def _regions(framework: Framework) -> dict[str, Region]:
    strategy = framework.strategy
    return {region.key: region for region in (*strategy.region, *strategy.elsewhere, strategy.country)}
