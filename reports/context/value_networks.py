"""The chapter on value networks: for each theme its chain, who stands where, and where regions complete each other.

Says nothing of a region whose list was not read whole. The picture alone, for slides, is made in `reports.slides`.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from evaluation.value_networks import Actor, Coverage, ValueNetwork
from reports.charts import Frame
from reports.charts.value_chain import ChainWords, StageRow, value_chain
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.reading_blocks import (
    ReadingSection,
    blocks,
    region_heads,
    region_names,
    shade,
    source_of,
    told,
    unheard,
)
from reports.context.wording import mark_in_chart, tags_of
from reports.headlines import tell
from reports.headlines.readings import chain_finding, offers_finding
from reports.language import Language
from reports.telling import subject_name

_ACTORS = 4  # named at a stage, so that a theme keeps to its page


def networks_chapter(draft: Draft) -> Chapter | None:
    """The chapter of the area's report, a page a theme; None where the framework has no value chain."""
    words, networks = draft.words, draft.evaluation.value_networks
    if not networks:
        return None
    heard = networks[0].delivered
    known = any(network.actors for network in networks)
    content = {
        "lead": "",
        "paragraphs": [
            *told(words.say("readings.networks.intro"), words.say("readings.networks.lists")),
            *told(unheard(draft, heard, "actors")),
        ],
        "sections": [_overview(draft, networks), *(_theme(draft, one) for one in networks)] if known else [],
    }
    mark = any(network.illustrative for network in networks)
    return Chapter("networks", words.say("readings.networks.chapter"), "sections/readings.html", mark, content)


def _overview(draft: Draft, networks: Sequence[ValueNetwork]) -> ReadingSection:
    """All themes in one table."""
    words = draft.words
    one_by_one, note = mark_in_chart(draft, [network.illustrative for network in networks])
    rows = [
        Row(
            Cell(theme_name(draft, network), (), "", tags_of(draft, one_by_one and network.illustrative)),
            tuple(
                number_cell(words.number(number))
                for number in (
                    len(network.actors),
                    len(network.stages),
                    sum(stage.actors > 0 for stage in network.stages),
                    sum(stage.dependence == "actor" for stage in network.stages),
                    sum(stage.common_gap for stage in network.stages),
                    len(network.complements),
                )
            ),
        )
        for network in networks
    ]
    names = ("actors", "stages", "covered", "alone", "gaps", "pairs")
    table = draft.table(
        words.say("readings.networks.table"),
        words.say("readings.networks.subtitle"),
        source=words.say("readings.source.actors"),
        heads=(
            Cell(words.say("readings.networks.theme")),
            *(number_head(words.say(f"readings.networks.{name}")) for name in names),
        ),
        rows=rows,
        notes=note,
    )
    return ReadingSection("section-chains", "", [], blocks(table, _offers_table(draft, networks)))


def _theme(draft: Draft, network: ValueNetwork) -> ReadingSection:
    return ReadingSection(
        f"section-chain-{network.theme.lower()}",
        theme_name(draft, network),
        told(*_stages_told(draft, network)),
        blocks(chain_figure(draft, network), _stages_table(draft, network)),
        "theme",
    )


def theme_name(draft: Draft, network: ValueNetwork) -> str:
    """The name of the theme of a network."""
    return subject_name(draft.words, draft.evaluation.framework, network.theme)


def _stages_told(draft: Draft, network: ValueNetwork) -> list[str]:
    """What nobody covers, what hangs on one, and which actors stand at no stage."""
    words = draft.words
    groups = {
        "gaps": [stage for stage in network.stages if stage.common_gap],
        "alone": [stage for stage in network.stages if stage.dependence == "actor"],
        "one_region": [stage for stage in network.stages if stage.dependence == "region"],
    }
    sentences = [
        words.count(f"readings.chain.{name}", len(found), names=stage_names(draft, [one.stage for one in found]))
        for name, found in groups.items()
        if found
    ]
    if network.unplaced:
        sentences.append(words.count("readings.chain.unplaced", len(network.unplaced)))
    return sentences


def stage_names(draft: Draft, stages: Sequence[str]) -> str:
    """Names of stages as a list, each in quotation marks."""
    framework, words = draft.evaluation.framework, draft.words
    return words.listing([words.say("findings.quoted", name=subject_name(words, framework, one)) for one in stages])


def chain_figure(draft: Draft, network: ValueNetwork) -> Figure:
    """The chain beside the regions, with the number of actors at each stage."""
    return draft.figure(
        chain_title(draft, network),
        draft.words.say("readings.chain.subtitle"),
        source=chain_source(draft, network),
        alt=chain_alt(draft.words, network),
        draw=lambda frame: drawn_chain(draft, network, frame),
        notes=told(chain_invented(draft, network)),
    )


def chain_title(draft: Draft, network: ValueNetwork) -> str:
    """The theme and what is found of its chain."""
    finding = tell(chain_finding(network), draft.words)
    return draft.words.say("readings.chain.title", theme=theme_name(draft, network), finding=finding)


def chain_source(draft: Draft, network: ValueNetwork) -> str:
    """The sources of the actors."""
    return source_of(draft, _sources(network), "readings.source.actors")


def chain_alt(words: Language, network: ValueNetwork) -> str:
    """What the picture shows and its range."""
    actors = sum(stage.actors for stage in network.stages)
    highest = max((count for stage in network.stages for count in stage.having.values()), default=0)
    return words.say("readings.chain.alt", stages=len(network.stages), actors=actors, high=highest)


def drawn_chain(draft: Draft, network: ValueNetwork, frame: Frame) -> str:
    """The picture as SVG text."""
    framework, words = draft.evaluation.framework, draft.words
    rows = [
        StageRow(
            subject_name(words, framework, stage.stage),
            [_count(stage, key) for key in framework.regions],
            words.say(f"readings.chain.note.{stage.dependence}") if stage.dependence else "",
            stage.common_gap,
        )
        for stage in network.stages
    ]
    names = [words.name(region.name) for region in framework.regions.values()]
    signs = ChainWords(*(words.say(f"readings.chain.key.{name}") for name in ("actors", "none", "unknown", "gap")))
    return value_chain(rows, names, signs, frame=frame)


def _count(stage: Coverage, key: str) -> int | None:
    return None if key in stage.unknown else stage.having.get(key, 0)


def _sources(network: ValueNetwork) -> list[str]:
    return [source for actor in network.actors for source in actor.sources]


def chain_invented(draft: Draft, network: ValueNetwork) -> str:
    """That the actors, or some of them, are invented."""
    invented = sum(actor.illustrative for actor in network.actors)
    if not invented:
        return ""
    form = "all" if invented == len(network.actors) else "some"
    return draft.words.say(f"readings.chain.invented.{form}", number=invented, total=len(network.actors))


def _stages_table(draft: Draft, network: ValueNetwork) -> Table | None:
    """For each stage its actors with what they know, and the regions that lack it; None where there is no actor."""
    words, framework = draft.words, draft.evaluation.framework
    if not network.actors:
        return None
    dash = words.say("report.indicator.dash")
    one_by_one, note = mark_in_chart(draft, [actor.illustrative for actor in network.actors])
    rows = []
    for stage in network.stages:
        actors = [actor for actor in network.actors if actor.stage == stage.stage]
        told_of = [_actor_told(draft, actor) for actor in actors[:_ACTORS]]
        more = len(actors) - len(told_of)
        told_of += [words.count("readings.actors.more", more)] if more else []
        rows.append(
            Row(
                Cell(subject_name(words, framework, stage.stage)),
                (
                    Cell("; ".join(told_of) or dash, (), "", tags_of(draft, one_by_one and stage.illustrative)),
                    Cell(region_names(draft, stage.lacking if actors else ()) or dash),
                ),
            )
        )
    return draft.table(
        words.count("readings.complements.title", len(network.complements), theme=theme_name(draft, network)),
        words.say("readings.complements.subtitle"),
        source=chain_source(draft, network),
        heads=[words.say(f"readings.complements.{name}") for name in ("stage", "having", "lacking")],
        rows=rows,
        kind="complements",
        notes=note,
    )


def _actor_told(draft: Draft, actor: Actor) -> str:
    """An actor with its region, its type and its know-how."""
    words, framework = draft.words, draft.evaluation.framework
    types = {choice.key: words.name(choice.name) for choice in framework.choices["actor_types"]}
    fields = {
        "name": actor.name,
        "type": words.listing([types.get(one, one) for one in actor.types]),
        "region": words.name(framework.regions[actor.region].name),
        "expertise": ", ".join(actor.expertise),
    }
    return words.say(f"readings.actors.{'told' if actor.expertise else 'named'}", **fields)


def _offers_table(draft: Draft, networks: Sequence[ValueNetwork]) -> Table | None:
    """Region × region: at how many stages the one of the row has an actor and the one of the column lacks one."""
    words, regions = draft.words, draft.evaluation.framework.regions
    heard = networks[0].delivered
    counts = Counter((pair.having, pair.lacking) for network in networks for pair in network.complements)
    if not counts:
        return None
    most = max(counts.values())
    _, note = mark_in_chart(draft, [network.illustrative for network in networks])
    rows = [
        Row(
            Cell(words.name(regions[one].name)),
            tuple(_offer_cell(draft, one, other, counts[one, other], most, heard) for other in regions),
        )
        for one in regions
    ]
    return draft.table(
        tell(offers_finding(counts, {key: region.name for key, region in regions.items()}), words),
        words.say("readings.offers.subtitle"),
        source=words.say("readings.source.actors"),
        heads=(Cell(words.say("readings.offers.head")), *region_heads(draft)),
        rows=rows,
        kind="heatmap pairs short",
        notes=note,
    )


def _offer_cell(draft: Draft, one: str, other: str, count: int, most: int, heard: Collection[str]) -> Cell:
    if one == other:
        return Cell(draft.words.say("report.indicator.dash"), (), "heat outside")
    if one not in heard or other not in heard:
        return Cell(draft.words.say("readings.unknown"), (), "heat missing")
    return Cell(draft.words.number(count), (), f"heat step-{shade(count, most)}")
