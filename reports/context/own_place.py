"""A region's place in cooperation and value networks: with whom it works, what it can offer and needs, what it is
strong in.

One page of the region's report. Says aloud which of its lists could not be read.
"""

from collections.abc import Iterable

from reports.context.chapters import Chapter
from reports.context.cooperation import invented
from reports.context.draft import Cell, Draft, Row, Table
from reports.context.reading_blocks import ReadingSection, blocks, millions, told
from reports.context.specialisation import specialities_told, starting_position
from reports.context.value_networks import stage_names, theme_name
from reports.context.wording import mark_in_chart, tags_of


def own_place_chapter(draft: Draft, key: str) -> Chapter:
    """The chapter of a region's report."""
    words, evaluation = draft.words, draft.evaluation
    network = evaluation.cooperation.whole
    sections = [
        ReadingSection("section-partners", "", told(*_cooperation_told(draft, key)), []),
        ReadingSection("section-chains", "", told(*_chains_told(draft, key)), blocks(_chains_table(draft, key))),
        ReadingSection("section-strengths", "", told(*_strengths_told(draft, key)), []),
    ]
    mark = network.illustrative > 0 or any(one.illustrative for one in evaluation.value_networks)
    content = {"lead": "", "paragraphs": [], "sections": sections}
    return Chapter("place", words.say("readings.own.chapter"), "sections/readings.html", mark, content)


def _cooperation_told(draft: Draft, key: str) -> list[str]:
    """How many projects the region has, how many of them it shares, and with how many regions."""
    words, reading = draft.words, draft.evaluation.cooperation
    heard = "" if key in reading.delivered else words.say("readings.own.no_projects")
    if not reading.whole.projects:
        return [heard]
    member = next(one for one in reading.whole.members if one.region == key)
    fields = {"shared": member.shared, "regions": member.degree}
    mine = words.count("readings.own.projects", member.projects, **fields)
    return [mine, _partners_told(draft, key), invented(draft, reading.whole), heard]


def _partners_told(draft: Draft, key: str) -> str:
    """The other regions with the number of shared projects and their whole budgets, those with most first."""
    words, framework, network = draft.words, draft.evaluation.framework, draft.evaluation.cooperation.whole
    pairs = ((pair.b if pair.a == key else pair.a, pair) for pair in network.pairs if key in (pair.a, pair.b))
    shared = sorted((one for one in pairs if one[1].count), key=lambda one: -(one[1].count or 0))
    names = [
        words.count(
            "readings.own.partner",
            pair.count or 0,
            name=words.name(framework.regions[other].name),
            money=millions(draft, pair.euro),
        )
        for other, pair in shared
    ]
    return words.say("readings.own.partners", names="; ".join(names)) if names else ""


def _chains_told(draft: Draft, key: str) -> list[str]:
    words, networks = draft.words, draft.evaluation.value_networks
    if not networks:
        return []
    heard = key in networks[0].delivered
    return [words.say("readings.own.chains") if heard else words.say("readings.own.no_actors")]


def _chains_table(draft: Draft, key: str) -> Table | None:
    """For each theme the stages that the region has and another lacks, and those it lacks and another has."""
    words = draft.words
    networks = [one for one in draft.evaluation.value_networks if key in one.delivered]
    if not networks:
        return None
    one_by_one, note = mark_in_chart(draft, [network.illustrative for network in networks])
    rows = [
        Row(
            Cell(theme_name(draft, network), (), "", tags_of(draft, one_by_one and network.illustrative)),
            (
                Cell(_stages(draft, (one.stage for one in network.complements if one.having == key))),
                Cell(_stages(draft, (one.stage for one in network.complements if one.lacking == key))),
            ),
        )
        for network in networks
    ]
    return draft.table(
        words.say("readings.own.chains_title"),
        words.say("readings.own.chains_subtitle"),
        source=words.say("readings.source.actors"),
        heads=[words.say(f"readings.own.{name}") for name in ("theme", "offers", "needs")],
        rows=rows,
        kind="own-chains",
        notes=note,
    )


def _stages(draft: Draft, stages: Iterable[str]) -> str:
    named = list(dict.fromkeys(stages))
    return stage_names(draft, named) or draft.words.say("report.indicator.dash")


def _strengths_told(draft: Draft, key: str) -> list[str]:
    if draft.evaluation.specialisation.year is None:
        return [draft.words.say("readings.unheard.jobs")]
    found = specialities_told(draft, key)
    return [found, starting_position(draft)] if found else [draft.words.say("readings.own.nothing_special")]
