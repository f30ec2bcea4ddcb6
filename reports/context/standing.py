"""The chapter on where the regions stand in the country: their specialities, and their place and change beside others.

Descriptive: years up to the baseline are called the starting position, a difference in change is never an effect.
"""

from reports.context.benchmark import benchmark_blocks, compared
from reports.context.chapters import Chapter
from reports.context.draft import Draft
from reports.context.reading_blocks import ReadingSection, blocks, told
from reports.context.specialisation import quotients_figure, quotients_table, shifts_table, starting_position


def standing_chapter(draft: Draft) -> Chapter:
    """The chapter of the area's report; without the joint sheets it says only that they could not be read."""
    words = draft.words
    sections = [_industries(draft), _others(draft)]
    reading = draft.evaluation.specialisation
    mark = any(one.illustrative for one in reading.specialities) or any(
        one.illustrative for one in draft.evaluation.benchmark
    )
    content = {"lead": "", "paragraphs": told(words.say("readings.standing.intro")), "sections": sections}
    return Chapter("standing", words.say("readings.standing.chapter"), "sections/readings.html", mark, content)


def _industries(draft: Draft) -> ReadingSection:
    words, reading = draft.words, draft.evaluation.specialisation
    title, key = words.say("readings.quotients.heading"), draft.evaluation.framework.area.key
    if reading.year is None:
        return ReadingSection("section-industries", title, told(words.say("readings.unheard.jobs")), [])
    paragraphs = told(words.say("readings.quotients.intro"), starting_position(draft))
    shown = blocks(quotients_figure(draft, key), quotients_table(draft), shifts_table(draft, key))
    return ReadingSection("section-industries", title, paragraphs, shown)


def _others(draft: Draft) -> ReadingSection:
    words = draft.words
    title = words.say("readings.benchmark.heading")
    if not compared(draft):
        return ReadingSection("section-others", title, told(words.say("readings.unheard.comparison")), [])
    regions = draft.evaluation.framework.readings.compared_regions
    paragraphs = told(words.say("readings.benchmark.intro", fewest=regions))
    return ReadingSection("section-others", title, paragraphs, benchmark_blocks(draft))
