"""The reading of value networks: who has what along the chain of each theme, and where regions complete each other.

Never scored (method §11). A region that delivered no actors is unknown and never called lacking: pairs are made only
among regions that delivered. The stages of each theme are data of the framework.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.problems import Problem
from evaluation.rules.rows import row_address, sheet_rows
from evaluation.rules.wholeness import read_whole
from evaluation.workbook.submission import Row, Submission
from evaluation.workbook.vocabulary import fold
from indicators.framework import Framework

SHEET = "actors"


@dataclass(frozen=True)
class Actor:
    """A company, RDI organisation, cluster, platform or public body at one stage in one region.

    `stage` is a key of the theme's chain, empty where none is given or it is another theme's (`misplaced`). Rows of
    several workbooks on the same actor at the same place are one.
    """

    name: str
    types: tuple[str, ...]
    theme: str
    stage: str
    misplaced: bool
    expertise: tuple[str, ...]
    region: str
    links: tuple[str, ...]
    sources: tuple[str, ...]
    illustrative: bool
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """One stage: the actors of each region that has some (`having`), and the regions that lack it or are unknown.

    `dependence` tells a stage that hangs on one: `actor` where the whole area has a single one, `region` where the
    actors are all in one of several delivered regions; else empty. A `common_gap` is a stage that several regions
    delivered and none has. An actor is one, whichever regions it is in.
    """

    stage: str
    having: Mapping[str, int]
    lacking: tuple[str, ...]
    unknown: tuple[str, ...]
    actors: int
    dependence: str
    common_gap: bool
    illustrative: bool


@dataclass(frozen=True)
class Complement:
    """A stage that one region lacks and another has, both of them known."""

    stage: str
    lacking: str
    having: str


@dataclass(frozen=True)
class ValueNetwork:
    """The value network of a theme. `stages` follow the chain; the actors of `delivered` regions were read whole."""

    theme: str
    delivered: tuple[str, ...]
    stages: tuple[Coverage, ...]
    complements: tuple[Complement, ...]
    actors: tuple[Actor, ...]
    illustrative: bool

    @property
    def unplaced(self) -> tuple[Actor, ...]:
        """The actors of the theme that stand at no stage of its chain."""
        return tuple(actor for actor in self.actors if not actor.stage)


def value_networks(
    framework: Framework, submissions: Mapping[str, Submission], problems: Sequence[Problem] = ()
) -> tuple[ValueNetwork, ...]:
    """The value network of each theme that has a chain, in the order of the themes. The order of files is no matter.

    A region whose list lost an actor or its stage to one of the `problems` counts as not delivered: it may have what
    was lost.
    """
    delivered = read_whole(framework, submissions, problems, SHEET, ("theme", "stage"))
    chains = {
        chain.theme: tuple(f"{chain.theme}.{stage.key}" for stage in chain.stages) for chain in framework.value_chains
    }
    actors = _actors(framework, submissions, chains)
    return tuple(
        _value_network(framework, theme.key, chains[theme.key], actors, delivered)
        for theme in framework.strategy.theme
        if theme.key in chains
    )


def _actors(
    framework: Framework, submissions: Mapping[str, Submission], chains: Mapping[str, Sequence[str]]
) -> tuple[Actor, ...]:
    """The actors of all workbooks, each once at its place, by region and name."""
    rows: dict[tuple[int, str, str, str], list[Row]] = {}
    order = list(framework.regions)
    for key in (*framework.regions, framework.area.key):
        for row in sheet_rows(submissions[key], SHEET) if key in submissions else ():
            region = row.text("region") or key
            theme = row.text("theme") or row.text("stage").partition(".")[0]
            if region in order and theme in chains:
                identity = (order.index(region), fold(row.text("name")), theme, row.text("stage"))
                rows.setdefault(identity, []).append(row)
    return tuple(_actor(order[identity[0]], identity[2], chains, rows[identity]) for identity in sorted(rows))


def _actor(region: str, theme: str, chains: Mapping[str, Sequence[str]], rows: Sequence[Row]) -> Actor:
    stage = rows[0].text("stage")
    return Actor(
        name=rows[0].text("name"),
        types=_all(rows, "type"),
        theme=theme,
        stage=stage if stage in chains[theme] else "",
        misplaced=bool(stage) and stage not in chains[theme],
        expertise=_all(rows, "expertise"),
        region=region,
        links=_all(rows, "link"),
        sources=_all(rows, "source"),
        illustrative=any(row.illustrative for row in rows),
        cells=tuple(row_address(row, "name") for row in rows),
    )


def _all(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.text(column) for row in rows if row.text(column)))


def _value_network(
    framework: Framework, theme: str, chain: Sequence[str], actors: Sequence[Actor], delivered: tuple[str, ...]
) -> ValueNetwork:
    own = tuple(actor for actor in actors if actor.theme == theme)
    stages = tuple(_coverage(stage, own, tuple(framework.regions), delivered) for stage in chain)
    return ValueNetwork(
        theme=theme,
        delivered=delivered,
        stages=stages,
        complements=tuple(pair for stage in stages for pair in _complements(stage, delivered)),
        actors=own,
        illustrative=any(actor.illustrative for actor in own),
    )


def _coverage(stage: str, actors: Sequence[Actor], regions: Sequence[str], delivered: Sequence[str]) -> Coverage:
    here = [actor for actor in actors if actor.stage == stage]
    counts = {key: sum(actor.region == key for actor in here) for key in regions}
    having = {key: count for key, count in counts.items() if count}
    names = {fold(actor.name) for actor in here}
    alone = "actor" if len(names) == 1 else "region" if len(having) == 1 else ""
    return Coverage(
        stage=stage,
        having=having,
        lacking=tuple(key for key in delivered if key not in having),
        unknown=tuple(key for key in regions if key not in having and key not in delivered),
        actors=len(names),
        dependence=alone if len(delivered) >= 2 else "",
        common_gap=not here and len(delivered) >= 2,
        illustrative=any(actor.illustrative for actor in here),
    )


def _complements(stage: Coverage, delivered: Sequence[str]) -> Iterator[Complement]:
    for lacking in stage.lacking:
        yield from (Complement(stage.stage, lacking, having) for having in stage.having if having in delivered)
