"""The method as the report tells it: its rules in sentences, its thresholds and its weights as tables.

Every number comes from the framework, so a changed choice changes the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.scoring.results import Flag, Status
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head

_RULES = (
    *("attainment", "value", "missing", "aggregation", "area", "targets", "context"),
    *("uncertainty", "ratings", "findings", "proposals", "limits"),
)
_IN_SHORT = ("attainment", "missing", "limits")


@dataclass(frozen=True)
class Rule:
    """One rule of the method: its heading and its paragraph."""

    title: str
    text: str


def rules(draft: Draft, *, whole: bool = True) -> list[Rule]:
    """The rules in the order in which they are applied; the main ones only if not the whole is wanted."""
    fields = _fields(draft)
    return [
        Rule(draft.words.say(f"method.{name}.title"), draft.words.say(f"method.{name}.text", **fields))
        for name in (_RULES if whole else _IN_SHORT)
    ]


def _fields(draft: Draft) -> dict[str, str]:
    framework, words = draft.evaluation.framework, draft.words
    method, years, asked, evidence = framework.method, framework.years, framework.assessment, framework.evidence
    return {
        "draws": words.number(method.draws),
        "stated": words.percent(method.uncertainty.stated_probability, 0),
        "gap": words.number(method.uncertainty.stated_gap),
        "fewest": words.number(asked.fewest_answers),
        "named": words.number(asked.named_gap),
        "full": words.percent(evidence.full_coverage, 0),
        "agreement": words.percent(evidence.agreement, 0),
        "contradiction": words.percent(evidence.contradiction, 0),
        "deciding": words.number(framework.succession.relevance_regions),
        "stop": words.percent(framework.succession.stop_probability, 0),
        "minimum": words.percent(method.coverage_minimum, 0),
        "tolerance": words.percent(method.tolerance, 0),
        "width": words.percent(method.hold_width, 0),
        "pace": words.percent(method.pace_width, 0),
        "lag": words.number(method.lag_years),
        "partial": words.number(method.partial_years),
        "difference": words.percent(method.disagreement, 0),
        "baseline": str(years.baseline),
        "first": str(years.first),
        "last": str(years.last),
        "regions": words.number(len(framework.regions)),
    }


def threshold_table(draft: Draft) -> Table:
    """The lowest attainment and score of each status."""
    words, method = draft.words, draft.evaluation.framework.method
    rows = [
        _threshold_row(draft, Status.ACHIEVED, method.indicator_status.achieved, method.node_status.achieved),
        _threshold_row(draft, Status.MOSTLY, method.indicator_status.mostly, method.node_status.mostly),
        _threshold_row(draft, Status.PARTLY, method.indicator_status.partly, method.node_status.partly),
        Row(
            _status_head(draft, Status.NOT_ACHIEVED),
            (
                number_cell(
                    words.say("method.thresholds.below", limit=words.percent(method.indicator_status.partly, 0))
                ),
                number_cell(words.say("method.thresholds.below", limit=words.number(method.node_status.partly))),
            ),
        ),
        Row(
            _status_head(draft, Status.NOT_ASSESSABLE),
            (
                number_cell(words.say("method.thresholds.unknown")),
                number_cell(words.say("method.thresholds.thin", limit=words.percent(method.coverage_minimum, 0))),
            ),
        ),
    ]
    return draft.table(
        words.say("method.thresholds.title"),
        words.say("method.thresholds.subtitle"),
        source=words.say("report.source.framework"),
        rows=rows,
        kind="thresholds",
        heads=(
            Cell(words.say("report.heads.status")),
            number_head(words.say("method.thresholds.indicator")),
            number_head(words.say("method.thresholds.node")),
        ),
    )


def _threshold_row(draft: Draft, status: Status, share: float, score: float) -> Row:
    words = draft.words
    return Row(
        _status_head(draft, status),
        (
            number_cell(words.say("method.thresholds.least", limit=words.percent(share, 0))),
            number_cell(words.say("method.thresholds.least", limit=words.number(score))),
        ),
    )


def _status_head(draft: Draft, status: Status) -> Cell:
    return Cell(draft.words.say(f"status.words.{status}"), (), f"status {status}")


def weight_table(draft: Draft) -> Table:
    """Dimensions with their weight in the area's tree, and how many of their indicators carry weight."""
    words, framework = draft.words, draft.evaluation.framework
    rows = []
    for dimension in framework.dimensions:
        cards = [card for card in framework.indicators.values() if card.dimension == dimension.id]
        rows.append(
            Row(
                Cell(words.name(dimension.name)),
                (
                    Cell(words.say(f"method.parts.{dimension.part}")),
                    number_cell(words.percent(dimension.weight, 0)),
                    number_cell(words.number(len(dimension.objectives))),
                    number_cell(words.number(len(cards))),
                    number_cell(words.number(sum(card.scored for card in cards))),
                    number_cell(words.number(sum(card.scored and card.scope != "joint" for card in cards))),
                ),
            )
        )
    return draft.table(
        words.say("method.weights.title"),
        words.say("method.weights.subtitle"),
        source=words.say("report.source.framework"),
        rows=rows,
        kind="weights",
        heads=(
            Cell(words.say("report.heads.dimension")),
            Cell(words.say("method.weights.part")),
            *(
                number_head(words.say(f"method.weights.{name}"))
                for name in ("weight", "objectives", "indicators", "scored", "regional")
            ),
        ),
    )


def flag_table(draft: Draft, flags: Sequence[Flag] = tuple(Flag)) -> Table:
    """The reservations that follow a figure, with what they mean."""
    words = draft.words
    rows = [Row(Cell(words.say(f"flags.{flag}.name")), (Cell(words.say(f"flags.{flag}.meaning")),)) for flag in flags]
    return draft.table(
        words.say("method.flags.title"),
        words.say("method.flags.subtitle"),
        source=words.say("report.source.framework"),
        rows=rows,
        kind="flags",
        heads=(Cell(words.say("report.heads.flag")), Cell(words.say("report.heads.meaning"))),
    )
