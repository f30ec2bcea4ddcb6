"""The regions that a call names, by code, slug or name."""

import unicodedata
from collections.abc import Sequence

from indicators.framework import Framework


class NotARegionError(Exception):
    """A word that names no region of the framework; `known` lists the codes and names."""

    def __init__(self, word: str, known: str) -> None:
        super().__init__(word)
        self.word, self.known = word, known


def region_keys(framework: Framework, words: Sequence[str]) -> tuple[str, ...]:
    """The keys of the named regions, each once; of the area and every region if none is named."""
    area = framework.area
    names = {_folded(word): area.key for word in (area.key, area.slug, area.name.fi, area.name.en, area.short.fi)}
    for region in framework.regions.values():
        for word in (region.key, region.slug, region.name.fi, region.name.en, *region.aliases):
            names[_folded(word)] = region.key
    known = ", ".join(f"{region.key} {region.name.fi}" for region in framework.regions.values())
    for word in words:
        if _folded(word) not in names:
            raise NotARegionError(word, f"{known}, {area.key}")
    return tuple(dict.fromkeys(names[_folded(word)] for word in words)) or (area.key, *framework.regions)


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip().casefold()
