"""The branches of a tree as charts: scores on one scale, and the statuses of the weight.

Serves the area and a region alike. Draws nothing itself and judges nothing.
"""

from collections.abc import Mapping, Sequence

from evaluation.scoring.results import Node, Status
from reports.charts import Frame
from reports.charts.scale import Band, ScaleRow, ScaleWords, scale
from reports.charts.status_bars import StatusRow, status_bars
from reports.context.draft import Draft, Figure
from reports.context.overview import implementation, judged_dimensions
from reports.context.spreads import kept_text, scale_row_text, spread_of
from reports.context.wording import mark_in_chart, score_text, status_text, tags_of
from reports.headlines import farthest_finding, tell


def scale_figure(draft: Draft, key: str) -> Figure:
    """The scores of the dimensions on 0–100 with their intervals and the thresholds of the statuses."""
    words = draft.words
    pairs = [(words.name(dimension.name), node, False) for dimension, node in judged_dimensions(draft, key)]
    judged = [(one.name, node, spread_of(draft, node)) for one, node in judged_dimensions(draft, key)]
    whole = implementation(draft, key)
    if whole is not None:
        pairs.append((words.say("report.tree.implementation"), whole, True))
    one_by_one, note = mark_in_chart(draft, [node.illustrative for _, node, _ in pairs if node.score is not None])
    rows = [
        _scale_row(draft, name, node, marked=one_by_one and node.illustrative, strong=strong)
        for name, node, strong in pairs
    ]
    return draft.figure(
        tell(farthest_finding(judged), words),
        words.say("uncertainty.scale.subtitle"),
        source=words.say("report.source.computed"),
        alt=_scale_alt(draft, [(name, node) for name, node, strong in pairs if not strong]),
        draw=lambda frame: _drawn_scale(draft, rows, frame),
        notes=note,
    )


def _scale_row(draft: Draft, name: str, node: Node, *, marked: bool, strong: bool) -> ScaleRow:
    spread = spread_of(draft, node)
    low, high = (None, None) if spread is None else (spread.p05, spread.p95)
    return ScaleRow(
        name,
        node.score,
        score_text(draft, node),
        node.status,
        status_text(draft, node.status),
        kept_text(draft, node),
        None if low is None or high is None else (low, high),
        None if spread is None else spread.p50,
        note=" ".join(tags_of(draft, marked)),
        strong=strong,
    )


def _scale_alt(draft: Draft, pairs: Sequence[tuple[str, Node]]) -> str:
    told = [scale_row_text(draft, node, name) for name, node in pairs]
    return draft.words.say("report.scale.chart.alt", rows="; ".join(told))


def _drawn_scale(draft: Draft, rows: Sequence[ScaleRow], frame: Frame) -> str:
    limits = draft.evaluation.framework.method.node_status
    bands = [
        Band(start, draft.words.say(f"status.short.{status}"))
        for start, status in (
            (0.0, Status.NOT_ACHIEVED),
            (limits.partly, Status.PARTLY),
            (limits.mostly, Status.MOSTLY),
            (limits.achieved, Status.ACHIEVED),
        )
    ]
    words = ScaleWords(
        draft.words.say("report.heads.score"),
        draft.words.say("report.heads.status"),
        draft.words.say("uncertainty.scale.heading"),
    )
    return scale(rows, bands, words, number=draft.words.number, frame=frame)


def status_figure(draft: Draft, key: str) -> Figure | None:
    """The share of each dimension's weight in each status of indicators; None where the area has no tree."""
    words = draft.words
    rows = [StatusRow(words.name(dimension.name), _by_word(node)) for dimension, node in judged_dimensions(draft, key)]
    whole = implementation(draft, key)
    if whole is None:
        return None
    rows.append(StatusRow(words.say("report.tree.implementation"), _by_word(whole), strong=True))
    statuses: dict[str, str] = {
        status: status_text(draft, status) for status in Status if status is not Status.NOT_APPLICABLE
    }
    _, mark = mark_in_chart(draft, [node.illustrative for _, node in judged_dimensions(draft, key)])
    achieved, unknown = (whole.shares.get(status, 0.0) for status in (Status.ACHIEVED, Status.NOT_ASSESSABLE))
    fields = {"achieved": words.percent(achieved, 0), "unknown": words.percent(unknown, 0)}
    return draft.figure(
        words.say("report.bars.title", **fields),
        words.say("report.bars.subtitle"),
        source=words.say("report.source.computed"),
        alt=words.say("report.bars.alt", **fields),
        draw=lambda frame: status_bars(rows, statuses, percent=lambda share: words.percent(share, 0), frame=frame),
        notes=(words.say("report.bars.note"), *mark),
    )


def _by_word(node: Node) -> Mapping[str, float]:
    return {str(status): share for status, share in node.shares.items()}
