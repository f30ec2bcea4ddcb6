"""The cover and what a PDF says of itself: titles, cut-off, regions, the mark of invented figures, the tile motif."""

from base64 import b64encode
from dataclasses import dataclass

from reports.context.draft import Draft

_TILE, _GAP, _CORNER = 100, 6, 9  # units of the motif's own picture
_SHADES = (0.26, 0.52, 0.20, 0.14, 0.42, 0.34, 0.17)  # opacity of the tiles in turn: a pattern, no measure


@dataclass(frozen=True)
class Cover:
    """The words of the cover, and the motif as an address of a background picture."""

    publisher: str
    title: str
    subtitle: str
    kind: str
    cutoff: str
    regions: str
    mark: str
    provisional: str
    motif: str


@dataclass(frozen=True)
class Document:
    """What the file says of itself, and the report's name in the head of every page."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    header: str


def area_cover(draft: Draft) -> Cover:
    """The cover of the area's report."""
    words = draft.words
    return _cover(draft, words.say("report.cover.area_title"), words.say("report.cover.area_kind"), "")


def region_cover(draft: Draft, key: str) -> Cover:
    """The cover of one region's report, with its tile in full light."""
    words, region = draft.words, draft.evaluation.framework.regions[key]
    inessive = words.name(region.inessive or region.name)
    return _cover(
        draft, words.say("report.cover.region_title", inessive=inessive), words.say("report.cover.region_kind"), key
    )


def _cover(draft: Draft, title: str, kind: str, key: str) -> Cover:
    words, evaluation = draft.words, draft.evaluation
    strategy, framework = evaluation.framework.strategy, evaluation.framework
    names = [words.name(region.name) for region in framework.regions.values()]
    return Cover(
        publisher=words.name(strategy.publisher),
        title=title,
        subtitle=words.say("report.cover.subtitle", strategy=words.name(strategy.name)),
        kind=kind,
        cutoff=words.say("report.cover.cutoff", date=words.date(evaluation.cutoff)),
        regions=words.say("report.cover.separator").join(names),
        mark=words.say("report.mark.cover") if evaluation.illustrative else "",
        provisional=_provisional(draft),
        motif=motif(draft, key),
    )


def _provisional(draft: Draft) -> str:
    """That the report is provisional, and whose workbook it still waits for; empty where it is not."""
    if draft.missing is None:
        return ""
    framework, words = draft.evaluation.framework, draft.words
    names = [words.name(framework.regions[key].name) for key in draft.missing if key in framework.regions]
    names += [words.say("report.provisional.joint")] if framework.area.key in draft.missing else []
    return words.say("report.provisional.waiting" if names else "report.provisional.all_in", names=words.listing(names))


def document(draft: Draft, cover: Cover) -> Document:
    """Title, author, subject and key words for the file's properties."""
    words, framework = draft.words, draft.evaluation.framework
    provisional = "_provisional" if cover.provisional else ""
    short = words.name(framework.strategy.short_name)
    return Document(
        title=words.say(f"report.document.title{provisional}", title=cover.title, strategy=short),
        author=words.name(framework.strategy.publisher),
        subject=cover.subtitle,
        keywords=tuple(words.name(region.name) for region in framework.regions.values()),
        header=words.say(f"report.document.header{provisional}", strategy=short),
    )


def motif(draft: Draft, key: str) -> str:
    """The regions as tiles, an address for a CSS background: an ornament, so it bears no words."""
    placed = [(region.key, region.tile) for region in draft.evaluation.framework.regions.values() if region.tile]
    step = _TILE + _GAP
    width = step * (1 + max((tile[1] for _, tile in placed), default=0)) - _GAP
    height = step * (1 + max((tile[0] for _, tile in placed), default=0)) - _GAP
    tiles = "".join(
        f'<rect x="{step * tile[1]}" y="{step * tile[0]}" width="{_TILE}" height="{_TILE}" rx="{_CORNER}" '
        f'fill="#fff" fill-opacity="{_opacity(number, region, key)}"/>'
        for number, (region, tile) in enumerate(placed)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{tiles}</svg>'
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _opacity(number: int, region: str, key: str) -> float:
    if not key:
        return _SHADES[number % len(_SHADES)]
    return 0.92 if region == key else 0.16
