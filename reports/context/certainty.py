"""How sure the verdicts are: probabilities of the statuses, what the score hangs on, and pairs of regions.

Over the declared assumptions, not over a sample; the page says so. Simulates nothing: it reads the spread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.scoring.results import Node, Status
from evaluation.scoring.tree import IMPACT, IMPLEMENTATION
from evaluation.uncertainty.spread import NodeSpread, Pair, Sensitivity
from reports.charts import Frame
from reports.charts.tornado import TornadoRow, TornadoWords, tornado
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Figure, Row, Table, number_cell, number_head
from reports.context.overview import dimensions_of, implementation, judged_dimensions, rests_on_examples
from reports.context.spreads import interval_text, share_of_draws, spread_of, sureness
from reports.context.wording import mark_in_chart, score_text, status_cell, tags_of
from reports.headlines import certain_finding, pairs_finding, tell, tornado_finding

_STEPS = (Status.ACHIEVED, Status.MOSTLY, Status.PARTLY, Status.NOT_ACHIEVED)


@dataclass(frozen=True)
class Judged:
    """A branch with its name, its node and what the simulation says of it."""

    name: str
    node: Node
    spread: NodeSpread | None
    whole: bool = False


def judged(draft: Draft, key: str) -> list[Judged]:
    """The dimensions of a region or the area and, last, implementation as a whole."""
    found = [
        Judged(draft.words.name(dimension.name), node, spread_of(draft, node))
        for dimension, node in judged_dimensions(draft, key)
    ]
    whole = implementation(draft, key)
    if whole is not None:
        found.append(Judged(draft.words.say("report.tree.implementation"), whole, spread_of(draft, whole), True))
    return found


def certainty_chapter(draft: Draft) -> Chapter | None:
    """How sure the area's verdicts are; None where nothing was simulated."""
    spread, words, key = draft.evaluation.spread, draft.words, draft.evaluation.framework.area.key
    if spread is None:
        return None
    chosen = draft.evaluation.framework.method.uncertainty
    stated = words.percent(chosen.stated_probability, 0)
    found = [(node, spread_of(draft, node)) for _, node in dimensions_of(draft, key, "implementation")]
    content = {
        "lead": tell(certain_finding(found, chosen.stated_probability), words),
        "intro": words.say("uncertainty.intro", draws=spread.draws),
        "meaning": words.say("uncertainty.meaning", stated=stated),
        "table": probability_table(draft, key),
        "tornado": _tornado_figure(draft, key),
        "pairs_intro": words.say("uncertainty.pairs.intro", stated=stated, gap=words.number(chosen.stated_gap)),
        "pairs_title": tell(pairs_finding(_compared(draft)), words),
        "pairs": _pair_tables(draft),
    }
    title = words.say("uncertainty.chapter")
    return Chapter("certainty", title, "sections/certainty.html", rests_on_examples(draft, key), content)


def probability_table(draft: Draft, key: str) -> Table:
    """Per dimension: score, median, where nine draws of ten lie, the share of each status, and a word."""
    say, chosen = draft.words.say, draft.evaluation.framework.method.uncertainty
    shown = judged(draft, key)
    one_by_one, note = mark_in_chart(draft, [one.node.illustrative for one in shown if one.node.score is not None])
    heads = (
        Cell(say("report.heads.dimension")),
        *(number_head(say(f"uncertainty.table.{name}")) for name in ("score", "median", "interval")),
        *(number_head(say(f"status.short.{status}")) for status in _STEPS),
        Cell(say("uncertainty.table.verdict")),
    )
    return draft.table(
        say("uncertainty.table.title"),
        say("uncertainty.table.subtitle"),
        source=say("report.source.computed"),
        heads=heads,
        rows=[_probability_row(draft, one, marked=one_by_one) for one in shown],
        kind="certainty short",
        notes=(say("uncertainty.table.words", stated=draft.words.percent(chosen.stated_probability, 0)), *note),
    )


def _probability_row(draft: Draft, one: Judged, *, marked: bool) -> Row:
    dash, spread = draft.words.say("report.indicator.dash"), one.spread
    known = spread is not None and one.node.score is not None
    shares = [
        share_of_draws(draft, spread.probability.get(status, 0.0)) if known and spread else dash for status in _STEPS
    ]
    median = dash if spread is None or spread.p50 is None else draft.words.number(spread.p50, 1)
    low, high = (None, None) if spread is None else (spread.p05, spread.p95)
    return Row(
        Cell(one.name, (), "", tags_of(draft, marked and one.node.illustrative)),
        (
            number_cell(score_text(draft, one.node)),
            number_cell(median),
            number_cell(interval_text(draft, low, high)),
            *(number_cell(share) for share in shares),
            status_cell(draft, one.node.status, draft.words.say(f"uncertainty.word.{sureness(draft, one.node)}")),
        ),
        "strong" if one.whole else "",
    )


def _tornado_figure(draft: Draft, key: str) -> Figure | None:
    """What implementation hangs on, the strongest first; None where its score does not vary."""
    words, spread = draft.words, draft.evaluation.spread
    found = [row for row in (spread.sensitivity if spread else ()) if (row.region, row.node) == (key, IMPLEMENTATION)]
    known = sorted((row for row in found if row.total is not None), key=lambda row: -(row.total or 0.0))
    if not known:
        return None
    whole = implementation(draft, key)
    _, mark = mark_in_chart(draft, [whole is not None and whole.illustrative])
    told = [words.say("uncertainty.tornado.row", name=_factor(draft, row), share=_total(draft, row)) for row in known]
    return draft.figure(
        tell(tornado_finding(known), words),
        words.say("uncertainty.tornado.subtitle"),
        source=words.say("report.source.computed"),
        alt=words.say("uncertainty.tornado.alt", rows="; ".join(told)),
        draw=lambda frame: _drawn(draft, known, frame),
        notes=mark,
    )


def _drawn(draft: Draft, rows: Sequence[Sensitivity], frame: Frame) -> str:
    say = draft.words.say
    words = TornadoWords(*(say(f"uncertainty.tornado.{name}") for name in ("alone", "together", "heading")))
    shown = [
        TornadoRow(
            _factor(draft, row),
            max(row.first or 0.0, 0.0),
            max(row.total or 0.0, 0.0),
            _total(draft, row),
        )
        for row in rows
    ]
    return tornado(shown, words, percent=lambda share: draft.words.percent(share, 0), frame=frame)


def _factor(draft: Draft, row: Sensitivity) -> str:
    return draft.words.say(f"uncertainty.factor.{row.factor}")


def _total(draft: Draft, row: Sensitivity) -> str:
    """The total effect in per cent; an estimate below zero is nothing."""
    return draft.words.percent(max(row.total or 0.0, 0.0), 0)


def _compared(draft: Draft) -> list[Pair]:
    """The pairs of regions at the two wholes that the report judges."""
    spread = draft.evaluation.spread
    return [] if spread is None else [pair for pair in spread.pairs if pair.node in (IMPLEMENTATION, IMPACT)]


def _pair_tables(draft: Draft) -> list[Table]:
    """For each whole with a stated difference, the regions against one another."""
    stated = [pair for pair in _compared(draft) if pair.stated]
    return [_pair_table(draft, node, stated) for node in dict.fromkeys(pair.node for pair in stated)]


def _pair_table(draft: Draft, node: str, stated: Sequence[Pair]) -> Table:
    """Rows and columns = regions, cells = by how many points the row is above (+) or below (−) the column."""
    words, regions = draft.words, draft.evaluation.framework.regions
    gaps = {(pair.a, pair.b): pair.gap for pair in stated if pair.node == node}
    gaps |= {(b, a): -gap for (a, b), gap in gaps.items()}
    invented = {key: draft.evaluation.nodes[key, node].illustrative for pair in gaps for key in pair}
    one_by_one, mark = mark_in_chart(draft, list(invented.values()))
    rows = [
        Row(
            Cell(words.name(region.name), (), "", tags_of(draft, one_by_one and invented.get(key, False))),
            tuple(number_cell(_pair_text(draft, gaps.get((key, other)), same=key == other)) for other in regions),
        )
        for key, region in regions.items()
    ]
    chosen = draft.evaluation.framework.method.uncertainty
    return draft.table(
        words.say(f"uncertainty.pairs.title.{node}"),
        words.say("uncertainty.pairs.subtitle"),
        source=words.say("report.source.computed"),
        heads=[
            Cell(words.say("report.heads.region")),
            *(number_head(words.name(region.name)) for region in regions.values()),
        ],
        rows=rows,
        kind="regions pairs short",
        notes=(words.say("uncertainty.pairs.note", stated=words.percent(chosen.stated_probability, 0)), *mark),
    )


def _pair_text(draft: Draft, gap: float | None, *, same: bool) -> str:
    if same:
        return draft.words.say("uncertainty.pairs.same")
    return draft.words.say("report.indicator.dash") if gap is None else draft.words.signed(gap, 1)
