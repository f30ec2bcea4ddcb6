"""The report of a region whose workbook is not part of the evaluation: what follows of that, and what is wanted.

Shows no tables without figures. What is to be mended in a rejected workbook is told like in any other report.
"""

from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.remarks import to_do_table


def absent_summary(draft: Draft, key: str) -> dict[str, object]:
    """The front page: that nothing can be judged, and why."""
    words, evaluation = draft.words, draft.evaluation
    region, area = evaluation.framework.regions[key], evaluation.framework.area
    status = evaluation.region_status[key]
    fields = {
        "name": words.name(region.name),
        "genitive": words.name(region.genitive or region.name),
        "inessive": words.name(region.inessive or region.name),
        "area": words.name(area.short),
    }
    return {
        "title": words.say("report.own.summary_title", **fields),
        "lead": words.say(f"report.absent.lead.{status}", **fields),
        "figures": [],
        "verdicts_title": "",
        "verdicts": [],
        "map": None,
        "findings": [],
        "follows": None,
        "can_title": words.say("report.absent.follows_title"),
        "can": words.say("report.absent.follows", **fields),
        "cannot_title": words.say("report.absent.next_title"),
        "cannot": words.say(f"report.absent.next.{status}", **fields),
        "afterwards": "",
        "illustrative": False,
    }


def absent_chapter(draft: Draft, key: str) -> Chapter:
    """What the region is asked for, and what is to be mended in a workbook that was rejected."""
    words = draft.words
    content = {
        "intro": words.say("report.absent.intro"),
        "asked": _asked_table(draft, key),
        "todo": to_do_table(draft, key),
    }
    return Chapter("absent", words.say("report.absent.chapter"), "sections/absent.html", False, content)


def _asked_table(draft: Draft, key: str) -> Table:
    """How many indicators the region is asked for in each dimension, and how many of them are scored."""
    words, framework = draft.words, draft.evaluation.framework
    rows = []
    for dimension in framework.dimensions:
        cards = [card for card in framework.asked_of(key) if card.dimension == dimension.id]
        scored = sum(card.scored for card in cards)
        counts = (number_cell(words.number(len(cards))), number_cell(words.number(scored)))
        rows += [Row(Cell(words.name(dimension.name)), counts)] if cards else []
    return draft.table(
        words.say("report.absent.asked_title"),
        words.say("report.absent.asked_subtitle"),
        source=words.say("report.source.framework"),
        kind="nodes",
        rows=rows,
        heads=(
            Cell(words.say("report.heads.dimension")),
            number_head(words.say("method.weights.indicators")),
            number_head(words.say("method.weights.scored")),
        ),
    )
