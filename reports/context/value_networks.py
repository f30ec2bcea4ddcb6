"""The chapter on value networks: for each theme its chain, who stands where, and where regions complete each other.

Says nothing of a region whose list was not read whole. The picture alone, for slides, is made in `reports.slides`.
"""

from collections.abc import Sequence

from evaluation.value_networks import Actor, Coverage, ValueNetwork
from reports.charts import Frame
from reports.charts.value_chain import ChainWords, StageRow, value_chain
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.reading_blocks import ReadingSection, blocks, region_names, source_of, told, unheard
from reports.context.wording import mark_in_chart, tags_of
from reports.headlines import tell
from reports.headlines.readings import chain_finding
from reports.language import Language
from reports.telling import subject_name

_ACTORS = 12  # rows of a theme's table, so that a theme keeps to its page


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
    return ReadingSection("section-chains", "", [], blocks(table))


def _theme(draft: Draft, network: ValueNetwork) -> ReadingSection:
    return ReadingSection(
        f"section-chain-{network.theme.lower()}",
        theme_name(draft, network),
        told(*_stages_told(draft, network)),
        blocks(chain_figure(draft, network), _actors_table(draft, network), _complements_table(draft, network)),
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
    words = draft.words
    actors = sum(stage.actors for stage in network.stages)
    return draft.figure(
        words.say(
            "readings.chain.title", theme=theme_name(draft, network), finding=tell(chain_finding(network), words)
        ),
        words.say("readings.chain.subtitle"),
        source=source_of(draft, _sources(network), "readings.source.actors"),
        alt=chain_alt(draft.words, network, actors),
        draw=lambda frame: drawn_chain(draft, network, frame),
        notes=told(_invented(draft, network)),
    )


def chain_alt(words: Language, network: ValueNetwork, actors: int) -> str:
    """What the picture shows and its range."""
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


def _invented(draft: Draft, network: ValueNetwork) -> str:
    """That the actors, or some of them, are invented."""
    invented = sum(actor.illustrative for actor in network.actors)
    if not invented:
        return ""
    form = "all" if invented == len(network.actors) else "some"
    return draft.words.say(f"readings.chain.invented.{form}", number=invented, total=len(network.actors))


def _actors_table(draft: Draft, network: ValueNetwork) -> Table | None:
    """The actors along the chain with what they know; the first ones where they are many."""
    words, framework = draft.words, draft.evaluation.framework
    order = [stage.stage for stage in network.stages]
    placed = sorted((one for one in network.actors if one.stage), key=lambda one: order.index(one.stage))
    shown = [*placed, *network.unplaced][:_ACTORS]
    if not shown:
        return None
    left_out = len(network.actors) - len(shown)
    types = {choice.key: words.name(choice.name) for choice in framework.choices["actor_types"]}
    one_by_one, note = mark_in_chart(draft, [actor.illustrative for actor in shown])
    rows = [
        Row(
            Cell(actor.name, (), "", tags_of(draft, one_by_one and actor.illustrative)),
            (
                Cell(words.listing([types.get(one, one) for one in actor.types]) or words.say("report.indicator.dash")),
                Cell(words.name(framework.regions[actor.region].name)),
                Cell(_stage_of(draft, actor)),
                Cell("; ".join(actor.expertise) or words.say("report.indicator.dash")),
            ),
        )
        for actor in shown
    ]
    return draft.table(
        words.say("readings.actors.title", theme=theme_name(draft, network)),
        words.say("readings.actors.subtitle"),
        source=source_of(draft, _sources(network), "readings.source.actors"),
        heads=[words.say(f"readings.actors.{name}") for name in ("name", "type", "region", "stage", "expertise")],
        rows=rows,
        kind="actors",
        notes=(*note, *told(words.count("readings.actors.more", left_out) if left_out else "")),
    )


def _stage_of(draft: Draft, actor: Actor) -> str:
    if not actor.stage:
        return draft.words.say("readings.actors.no_stage")
    return subject_name(draft.words, draft.evaluation.framework, actor.stage)


def _complements_table(draft: Draft, network: ValueNetwork) -> Table | None:
    """For each stage who lacks it and who has it; None where nobody completes anybody."""
    words, framework = draft.words, draft.evaluation.framework
    rows = [
        Row(
            Cell(subject_name(words, framework, stage.stage)),
            (
                Cell(region_names(draft, _partners(network, stage.stage, having=True))),
                Cell(region_names(draft, _partners(network, stage.stage, having=False))),
            ),
        )
        for stage in network.stages
        if _partners(network, stage.stage, having=True)
    ]
    if not rows:
        return None
    return draft.table(
        words.count("readings.complements.title", len(network.complements)),
        words.say("readings.complements.subtitle"),
        source=source_of(draft, _sources(network), "readings.source.actors"),
        heads=[words.say(f"readings.complements.{name}") for name in ("stage", "having", "lacking")],
        rows=rows,
        kind="complements",
        notes=told(_invented(draft, network)),
    )


def _partners(network: ValueNetwork, stage: str, *, having: bool) -> list[str]:
    """The regions of a stage's pairs on one side, each once."""
    pairs = (pair for pair in network.complements if pair.stage == stage)
    return list(dict.fromkeys(pair.having if having else pair.lacking for pair in pairs))
