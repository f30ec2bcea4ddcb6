"""Pictures that stand alone, for slides: a value network with its title, source and marks inside the picture.

The text stays text in the report's family, with a common family to fall back on. Chooses no words: they are the
phrases of the report. A new picture is a function here and its line where the run writes them.
"""

from collections.abc import Iterator
from xml.etree import ElementTree

from evaluation import Evaluation
from evaluation.value_networks import ValueNetwork
from reports.charts import Frame
from reports.charts.lettering import printable, text_width, wrapped
from reports.context.draft import Draft
from reports.context.value_networks import chain_alt, chain_invented, chain_source, chain_title, drawn_chain
from reports.language import Language
from reports.look import BRAND, INK, MUTED, PAPER, REGULAR, SEMIBOLD

_SVG = "http://www.w3.org/2000/svg"
_FAMILY = "'Source Sans 3', 'Source Sans Pro', Arial, Helvetica, sans-serif"
_WIDTH, _HEIGHT, _MARGIN = 338.67, 190.5, 12.0  # mm, a slide of 16 : 9
_DRAWN = 190.0  # mm the chart is drawn for; then it is enlarged, its letters too
_TITLE, _SUBTITLE, _FOOT = 24.0, 14.0, 11.0  # points
_MM_PER_POINT = 25.4 / 72
_LEADING = 1.25
_SLACK = 0.88  # of the width, for families that run wider


def value_network_pictures(evaluation: Evaluation, words: Language) -> Iterator[tuple[str, bytes]]:
    """The name and content of one picture for each theme with actors."""
    for network in evaluation.value_networks:
        if network.actors:
            yield f"{network.theme.lower()}_{words.code}.svg", value_network_picture(evaluation, network, words)


def value_network_picture(evaluation: Evaluation, network: ValueNetwork, words: Language) -> bytes:
    """The picture of one theme as SVG; the same bytes for the same evaluation."""
    draft = Draft(evaluation, words)
    title = chain_title(draft, network)
    alt = words.say("report.caption.alt", title=title, content=chain_alt(words, network))
    strategy = words.name(evaluation.framework.strategy.name)
    notes = [
        words.say("report.caption.source", source=chain_source(draft, network)),
        chain_invented(draft, network),
        words.say("readings.slide", strategy=strategy, date=words.date(evaluation.cutoff)),
    ]
    root = _blank(title, alt)
    top = _write(root, title, _MARGIN, _TITLE, SEMIBOLD, BRAND)
    top = _write(root, words.say("readings.chain.subtitle"), top + 1.0, _SUBTITLE, REGULAR, MUTED)
    foot = " ".join(note for note in notes if note)
    bottom = _HEIGHT - _MARGIN / 2 - len(_lines(foot, _FOOT, REGULAR)) * _line(_FOOT)
    _write(root, foot, bottom, _FOOT, REGULAR, INK)
    _place(root, drawn_chain(draft, network, Frame(alt=alt, prefix="chain", width=_DRAWN)), top + 3.0, bottom - 3.0)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _blank(title: str, alt: str) -> ElementTree.Element:
    """A slide with its name and description, all paper."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.Element(
        f"{{{_SVG}}}svg",
        {
            "viewBox": f"0 0 {_WIDTH:g} {_HEIGHT:g}",
            "width": f"{_WIDTH:g}mm",
            "height": f"{_HEIGHT:g}mm",
            "role": "img",
            "aria-labelledby": "picture-title picture-description",
        },
    )
    ElementTree.SubElement(root, f"{{{_SVG}}}title", {"id": "picture-title"}).text = printable(title)
    ElementTree.SubElement(root, f"{{{_SVG}}}desc", {"id": "picture-description"}).text = printable(alt)
    ElementTree.SubElement(root, f"{{{_SVG}}}rect", {"width": "100%", "height": "100%", "fill": PAPER})
    return root


def _line(size: float) -> float:
    return size * _LEADING * _MM_PER_POINT


def _lines(text: str, size: float, weight: int) -> tuple[str, ...]:
    return wrapped(text, _SLACK * (_WIDTH - 2 * _MARGIN), size, weight)


def _write(root: ElementTree.Element, text: str, top: float, size: float, weight: int, colour: str) -> float:
    """Writes the text in lines from `top` mm on, and gives where it ends."""
    for line in _lines(text, size, weight):
        place = {"x": f"{_MARGIN:g}", "y": f"{top + size * _MM_PER_POINT:.2f}", "fill": colour}
        look = {"font-size": f"{size * _MM_PER_POINT:.2f}", "font-weight": str(weight)}
        mark = ElementTree.SubElement(root, f"{{{_SVG}}}text", place | look)
        mark.text = line
        _keep_to_room(mark, text_width(line, size, weight))
        top += _line(size)
    return top


def _place(root: ElementTree.Element, svg: str, top: float, bottom: float) -> None:
    """The chart as large as it fits between top and bottom, with the fall-back family and no name of its own."""
    chart = ElementTree.fromstring(svg)
    for name in ("role", "aria-labelledby"):
        del chart.attrib[name]
    chart.remove(chart[0])
    for text in chart.iter(f"{{{_SVG}}}text"):
        size, weight = float(text.attrib["font-size"].removesuffix("px")), int(text.get("font-weight", "400"))
        _keep_to_room(text, text_width(text.text or "", size, weight) / _MM_PER_POINT)
    place = {"x": f"{_MARGIN:g}", "y": f"{top:.2f}", "preserveAspectRatio": "xMidYMin meet"}
    chart.attrib.update(place | {"width": f"{_WIDTH - 2 * _MARGIN:g}", "height": f"{bottom - top:.2f}"})
    root.append(chart)


def _keep_to_room(text: ElementTree.Element, length: float) -> None:
    """Names the families, and the length that a wider one keeps to as well; in the units of the drawing."""
    text.set("font-family", _FAMILY)
    text.set("textLength", f"{length:.2f}")
    text.set("lengthAdjust", "spacingAndGlyphs")
