"""The chapter on cooperation: who shares projects with whom, by theme and priority, and how that changed.

Counts nothing itself. What workbooks dispute is told, never settled here.
"""

from collections.abc import Sequence

from babel import Locale

from evaluation.cooperation import Cooperation, Network, Pair, Partner
from reports.charts import Frame
from reports.charts.network_map import Place, network_map
from reports.charts.parts_bars import PartsRow, parts_bars
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.reading_blocks import (
    ReadingSection,
    blocks,
    millions,
    region_heads,
    region_names,
    shade,
    told,
    unheard,
)
from reports.context.wording import share_text
from reports.headlines import tell
from reports.headlines.readings import closest_pair_finding, joint_years_finding, pairs_shared_finding
from reports.language import Language


def cooperation_chapter(draft: Draft) -> Chapter:
    """The chapter of the area's report; without any list it says only that."""
    words, reading = draft.words, draft.evaluation.cooperation
    network = reading.whole
    shown = bool(network.projects)
    content = {
        "lead": words.say("readings.sentence", text=tell(pairs_shared_finding(network), words)),
        "paragraphs": [*told(words.say("readings.cooperation.intro")), *told(*_counts(draft, reading))],
        "sections": _sections(draft, reading) if shown else [],
    }
    title = words.say("readings.cooperation.chapter")
    return Chapter("cooperation", title, "sections/readings.html", network.illustrative > 0, content)


def _sections(draft: Draft, reading: Cooperation) -> list[ReadingSection]:
    network = reading.whole
    years = [one for one in reading.networks if one.group == "year"]
    groups = [one for one in reading.networks if one.group in ("theme", "priority")]
    net = net_figure(draft, network)
    by_year = _years_figure(draft, years) if years else None
    shown = (net, by_year, matrix(draft, network), _groups_table(draft, groups))
    return [ReadingSection("section-who", "", [], blocks(*shown, _disputes(draft, reading)))]


def _counts(draft: Draft, reading: Cooperation) -> list[str]:
    """What is counted and what is not."""
    words, network = draft.words, reading.whole
    if not network.projects:
        return [unheard(draft, reading.delivered, "projects")]
    return [
        words.count("readings.cooperation.projects", network.projects, two=network.two, three=network.three),
        words.count("readings.cooperation.before", reading.before) if reading.before else "",
        words.count("readings.cooperation.after", reading.after) if reading.after else "",
        words.count("readings.cooperation.unplaced", network.unplaced) if network.unplaced else "",
        invented(draft, network),
        _partners(draft, network),
        unheard(draft, reading.delivered, "projects"),
    ]


def invented(draft: Draft, network: Network) -> str:
    """How many of the projects are invented; empty of none."""
    if not network.illustrative:
        return ""
    form = "all" if network.illustrative == network.projects else "some"
    return draft.words.say(f"readings.cooperation.invented.{form}", number=network.illustrative, total=network.projects)


def _source(draft: Draft) -> str:
    return draft.words.say("readings.source.projects")


def net_figure(draft: Draft, network: Network) -> Figure | None:
    """Regions at their places and a line for each pair that shares a project; None without a drawn map."""
    words, framework = draft.words, draft.evaluation.framework
    placed = {key: region for key, region in framework.regions.items() if region.tile}
    if not placed:
        return None
    shared = {member.region: member.shared for member in network.members}
    places = {
        key: Place(words.name(region.name), *region.tile, words.count("readings.map.shared", shared[key]))
        for key, region in placed.items()
        if region.tile
    }
    links = {(pair.a, pair.b): pair.count or 0 for pair in network.pairs if pair.a in places and pair.b in places}
    counts = [count for count in links.values() if count] or [0]
    return draft.figure(
        tell(closest_pair_finding(network.pairs, {key: one.name for key, one in framework.regions.items()}), words),
        words.say("readings.map.subtitle", **_period(draft)),
        source=_source(draft),
        alt=words.say("readings.map.alt", linked=network.linked, total=len(network.pairs), high=max(counts)),
        draw=lambda frame: network_map(
            places,
            links,
            least=words.count("readings.map.key", min(counts)),
            most=words.count("readings.map.key", max(counts)),
            frame=frame,
        ),
        notes=told(invented(draft, network)),
    )


def _period(draft: Draft) -> dict[str, str]:
    years = draft.evaluation.framework.years
    return {"first": str(years.first), "last": str(years.last)}


def matrix(draft: Draft, network: Network) -> Table:
    """Shared projects of each pair with their whole budgets; on the diagonal a region's own projects."""
    words, regions = draft.words, draft.evaluation.framework.regions
    pairs = {frozenset((pair.a, pair.b)): pair for pair in network.pairs}
    most = max((pair.count or 0 for pair in network.pairs), default=0)
    own = {member.region: member.projects for member in network.members}
    rows = [
        Row(
            Cell(words.name(region.name)),
            tuple(
                Cell(words.number(own[key]), (words.say("readings.matrix.own"),), "heat outside")
                if key == other
                else _pair_cell(draft, pairs[frozenset((key, other))], most)
                for other in regions
            ),
        )
        for key, region in regions.items()
    ]
    unpriced = sum(pair.unpriced > 0 for pair in network.pairs)
    return draft.table(
        words.say("readings.matrix.title"),
        words.say("readings.matrix.subtitle", **_period(draft)),
        source=_source(draft),
        heads=(Cell(words.say("report.heads.region")), *region_heads(draft)),
        rows=rows,
        kind="heatmap pairs short",
        notes=told(
            words.say("readings.matrix.note"),
            words.count("readings.matrix.unpriced", unpriced) if unpriced else "",
            invented(draft, network),
        ),
    )


def _pair_cell(draft: Draft, pair: Pair, most: int) -> Cell:
    words = draft.words
    if pair.count is None:
        return Cell(words.say("readings.unknown"), (), "heat missing")
    money = (words.say("readings.matrix.money", number=millions(draft, pair.euro)),) if pair.count else ()
    return Cell(words.number(pair.count), money, f"heat step-{shade(pair.count, most)}")


def _years_figure(draft: Draft, years: Sequence[Network]) -> Figure:
    words = draft.words
    rows = [
        PartsRow(
            year.key,
            (year.three, year.two - year.three, year.projects - year.two),
            (words.number(year.projects), share_text(draft, year.share(year.two)), _density(words, year)),
        )
        for year in years
    ]
    names = [words.say(f"readings.years.{name}") for name in ("three", "two", "one")]
    heads = [words.say(f"readings.heads.{name}") for name in ("projects", "two", "density")]
    counts = [year.projects for year in years]

    def draw(frame: Frame) -> str:
        return parts_bars(rows, names, heads, frame=frame)

    return draft.figure(
        tell(joint_years_finding(years), words),
        words.say("readings.years.subtitle"),
        source=_source(draft),
        alt=words.say("readings.years.alt", first=years[0].key, last=years[-1].key, low=min(counts), high=max(counts)),
        draw=draw,
        notes=told(words.say("readings.years.note"), invented(draft, draft.evaluation.cooperation.whole)),
    )


def _density(words: Language, network: Network) -> str:
    if network.density is None:
        return words.say("report.indicator.dash")
    density = words.number(network.density, 2)
    return words.say("report.indicator.bound", value=density) if network.incomplete else density


def _groups_table(draft: Draft, groups: Sequence[Network]) -> Table:
    """Projects, joint ones and density by theme and priority."""
    words, strategy = draft.words, draft.evaluation.framework.strategy
    names = {choice.key: words.name(choice.name) for choice in (*strategy.theme, *strategy.priority)}
    rows = []
    for group in ("theme", "priority"):
        rows.append(Row(Cell(words.say(f"readings.groups.{group}")), (), "group"))
        rows += [Row(Cell(names[one.key]), _group_cells(draft, one)) for one in groups if one.group == group]
    return draft.table(
        words.say("readings.groups.title"),
        words.say("readings.groups.subtitle"),
        source=_source(draft),
        heads=(
            Cell(words.say("readings.groups.head")),
            *(number_head(words.say(f"readings.heads.{name}")) for name in ("projects", "two", "three", "density")),
        ),
        rows=rows,
        kind="nodes",
        notes=told(words.say("readings.groups.note"), invented(draft, draft.evaluation.cooperation.whole)),
    )


def _group_cells(draft: Draft, one: Network) -> tuple[Cell, ...]:
    shares = (share_text(draft, one.share(one.two)), share_text(draft, one.share(one.three)))
    texts = (draft.words.number(one.projects), *shares, _density(draft.words, one))
    return tuple(map(number_cell, texts))


def _partners(draft: Draft, network: Network) -> str:
    """The countries that take part, those of most projects first."""
    if not network.partners:
        return ""
    words = draft.words
    names = [
        words.say("readings.partner", country=_country(words, one), number=one.projects) for one in network.partners
    ]
    return words.count("readings.partners", len(names), names=words.listing(names))


def _country(words: Language, partner: Partner) -> str:
    """The name of a country in the language of the report; one that is no country's code as it was written."""
    territories = Locale.parse(words.say("report.language.locale")).territories
    return str(territories.get(partner.country, partner.country))


def _disputes(draft: Draft, reading: Cooperation) -> Table | None:
    """Projects of which workbooks tell different things; None without any."""
    words, columns = draft.words, draft.evaluation.framework.sheets["projects"].columns
    names = {column.key: words.name(column.name) for column in columns}
    if not reading.disputed:
        return None
    rows = [
        Row(
            Cell(project.code or project.name, (project.name,) if project.code and project.name else ()),
            (
                Cell(words.listing([names[conflict.column] for conflict in project.conflicts])),
                Cell(region_names(draft, project.regions) or words.say("report.indicator.dash")),
            ),
        )
        for project in reading.disputed
    ]
    return draft.table(
        words.count("readings.disputes.title", len(rows)),
        words.say("readings.disputes.subtitle"),
        source=_source(draft),
        heads=[words.say(f"readings.disputes.{name}") for name in ("project", "columns", "regions")],
        rows=rows,
        notes=told(words.say("readings.disputes.note")),
    )
