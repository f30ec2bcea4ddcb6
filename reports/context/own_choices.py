"""The chapter on the regions' own priorities: who names which theme, priority and focus area, who does not, and of whom
it is not known.

A region without the sheet is unknown, never indifferent.
"""

from collections.abc import Mapping, Sequence

from evaluation.own_priorities import KINDS, Naming
from indicators.cards import Text
from indicators.framework import options
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Row, Table, number_head
from reports.context.reading_blocks import ReadingSection, blocks, region_heads, told
from reports.context.wording import mark_in_chart, tags_of
from reports.headlines import tell
from reports.headlines.readings import naming_finding


def own_choices_chapter(draft: Draft) -> Chapter:
    """The chapter of the area's report; without any sheet it says only that."""
    words, reading = draft.words, draft.evaluation.own_priorities
    lacking = [key for key in reading.regions if key not in reading.delivered]
    names = words.listing([words.name(draft.evaluation.framework.regions[key].name) for key in lacking])
    form = "none" if not reading.delivered else "some"
    content = {
        "lead": "",
        "paragraphs": [
            *told(words.say("readings.priorities.intro")),
            *told(words.say(f"readings.unheard.priorities.{form}", names=names) if lacking else ""),
        ],
        "sections": [ReadingSection("section-choices", "", [], blocks(_matrix(draft), _list(draft)))]
        if reading.delivered
        else [],
    }
    mark = any(one.illustrative for one in reading.priorities)
    return Chapter("choices", words.say("readings.priorities.chapter"), "sections/readings.html", mark, content)


def _common(draft: Draft) -> Mapping[str, Sequence[tuple[str, Text]]]:
    """What is common, by kind: keys and names."""
    framework = draft.evaluation.framework
    lists = {
        "theme": framework.strategy.theme,
        "priority": framework.strategy.priority,
        "focus": options(framework, "focus_areas"),
    }
    return {kind: [(choice.key, choice.name) for choice in lists[kind]] for kind in KINDS}


def _matrix(draft: Draft) -> Table:
    """Themes, priorities and focus areas × regions: named, not named, not known."""
    words, reading = draft.words, draft.evaluation.own_priorities
    common = _common(draft)
    rows = []
    for kind in KINDS:
        rows.append(Row(Cell(words.say(f"readings.priorities.kind.{kind}")), (), "group"))
        for key, name in common[kind]:
            naming = reading.namings[kind, key]
            cells = [_cell(draft, naming, region) for region in reading.regions]
            cells.append(Cell(words.number(len(naming.naming)), (), "heat outside"))
            rows.append(Row(Cell(words.name(name)), tuple(cells)))
    told_of = [(name, reading.namings[kind, key]) for kind in KINDS for key, name in common[kind]]
    _, note = mark_in_chart(draft, [one.illustrative for one in reading.priorities])
    return draft.table(
        tell(naming_finding(told_of), words),
        words.say("readings.priorities.subtitle"),
        source=words.say("readings.source.priorities"),
        heads=(
            Cell(words.say("readings.priorities.common")),
            *region_heads(draft),
            number_head(words.say("readings.priorities.number")),
        ),
        rows=rows,
        kind="heatmap choices",
        notes=(*told(words.say("readings.priorities.note")), *note),
    )


def _cell(draft: Draft, naming: Naming, region: str) -> Cell:
    if region in naming.naming:
        return Cell(draft.words.say("readings.priorities.named"), (), "heat step-3")
    if region in naming.not_naming:
        return Cell(draft.words.say("readings.priorities.not_named"), (), "heat step-0")
    return Cell(draft.words.say("readings.unknown"), (), "heat missing")


def _list(draft: Draft) -> Table:
    """Each region's own priorities in its own words, with the years in which they are in force."""
    words, reading = draft.words, draft.evaluation.own_priorities
    language = draft.evaluation.framework.strategy.working_language
    rows = []
    one_by_one, note = mark_in_chart(draft, [one.illustrative for one in reading.priorities])
    for key in reading.delivered:
        own = [one for one in reading.priorities if one.region == key]
        names = [
            words.say("readings.priorities.valid", name=one.name, years=_years(draft, one.valid))
            if one.valid
            else one.name
            for one in own
        ]
        tags = tags_of(draft, one_by_one and any(one.illustrative for one in own))
        quoted = "" if language == words.code else language
        sources = "; ".join(dict.fromkeys(one.source for one in own if one.source))
        rows.append(
            Row(
                Cell(words.name(draft.evaluation.framework.regions[key].name), (), "", tags),
                (
                    Cell("; ".join(names), language=quoted),
                    Cell(sources or words.say("report.indicator.dash"), language=quoted if sources else ""),
                ),
            )
        )
    return draft.table(
        words.say("readings.priorities.list"),
        words.say("readings.priorities.list_subtitle"),
        source=words.say("readings.source.priorities"),
        heads=[
            words.say("report.heads.region"),
            words.say("readings.priorities.own"),
            words.say("report.heads.source"),
        ],
        rows=rows,
        kind="own-choices",
        notes=note,
    )


def _years(draft: Draft, valid: str) -> str:
    """The years as written; what is written without a year in it is said in the report's language."""
    return valid if any(character.isdigit() for character in valid) else draft.words.say("readings.unknown")
