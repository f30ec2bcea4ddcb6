"""The annex of sensitivity: what was varied within which limits, and the score under other choices.

The ranges are those of the framework, so that a changed choice changes the page.
"""

from reports.context.certainty import judged
from reports.context.chapters import Chapter
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head
from reports.context.overview import judged_dimensions, rests_on_examples
from reports.context.spreads import interval_text, spread_of
from reports.context.wording import mark_in_chart, score_text, tags_of

_CHOICES = ("weights", "missing", "figures", "tolerance", "targets", "mean", "draws")


def sensitivity_chapter(draft: Draft) -> Chapter | None:
    """The area's scores under other choices; None where nothing was simulated."""
    if draft.evaluation.spread is None:
        return None
    words, key = draft.words, draft.evaluation.framework.area.key
    content = {
        "intro": words.say("uncertainty.annex.intro"),
        "choices": choice_table(draft),
        "scenarios": _scenario_table(draft, key),
        "left_out": _left_out_table(draft, key),
    }
    mark = rests_on_examples(draft, key)
    return Chapter("sensitivity", words.say("uncertainty.annex.chapter"), "sections/sensitivity.html", mark, content)


def choice_table(draft: Draft) -> Table:
    """What was varied, and between which ends."""
    say, fields = draft.words.say, _choice_fields(draft)
    rows = [
        Row(Cell(say(f"uncertainty.choice.{name}.name")), (Cell(say(f"uncertainty.choice.{name}.range", **fields)),))
        for name in _CHOICES
    ]
    return draft.table(
        say("uncertainty.choice.title"),
        say("uncertainty.choice.subtitle"),
        source=say("report.source.framework"),
        heads=[Cell(say("uncertainty.choice.head")), Cell(say("uncertainty.choice.range_head"))],
        rows=rows,
        kind="flags",
    )


def _choice_fields(draft: Draft) -> dict[str, str]:
    words, spread = draft.words, draft.evaluation.spread
    method = draft.evaluation.framework.method
    chosen = method.uncertainty
    return {
        "concentration": words.number(chosen.concentration),
        "filled": words.percent(chosen.fill_probability, 0),
        "fill_low": words.number(chosen.fill[0]),
        "fill_high": words.number(chosen.fill[1]),
        "sd": words.percent(chosen.figure_sd, 0),
        "tolerance_low": words.number(100 * chosen.tolerance[0]),
        "tolerance_high": words.percent(chosen.tolerance[1], 0),
        "target_low": words.number(100 * chosen.target_distance[0]),
        "target_high": words.percent(chosen.target_distance[1], 0),
        "geometric": words.percent(chosen.geometric_probability, 0),
        "floor": words.number(chosen.geometric_floor),
        "draws": words.number(method.draws if spread is None else spread.draws),
        "sensitivity": words.number(chosen.sensitivity_draws),
        "seed": str(method.seed if spread is None else spread.seed),
    }


def _scenario_table(draft: Draft, key: str) -> Table:
    """Per dimension: the printed score, with all missing at the ends, with equal weights, and the geometric mean."""
    say, dash = draft.words.say, draft.words.say("report.indicator.dash")
    shown, rows = judged(draft, key), []
    one_by_one, note = mark_in_chart(draft, [one.node.illustrative for one in shown if one.node.score is not None])
    for one in shown:
        low, high = one.spread.bounds if one.spread and one.spread.bounds else (None, None)
        others = (one.spread.equal_weights, one.spread.geometric) if one.spread else (None, None)
        rows.append(
            Row(
                Cell(one.name, (), "", tags_of(draft, one_by_one and one.node.illustrative)),
                (
                    number_cell(score_text(draft, one.node)),
                    number_cell(interval_text(draft, low, high)),
                    *(number_cell(dash if score is None else draft.words.number(score, 1)) for score in others),
                ),
                "strong" if one.whole else "",
            )
        )
    return draft.table(
        say("uncertainty.annex.scenarios_title"),
        say("uncertainty.annex.scenarios_subtitle"),
        source=say("report.source.computed"),
        heads=[
            Cell(say("report.heads.dimension")),
            *(number_head(say(f"uncertainty.annex.{name}")) for name in ("printed", "bounds", "equal", "geometric")),
        ],
        rows=rows,
        kind="scenarios short",
        notes=(say("uncertainty.annex.note"), *note),
    )


def _left_out_table(draft: Draft, key: str) -> Table | None:
    """Per dimension the indicator without which its score would move most; None where none would."""
    say, rows, examples = draft.words.say, [], []
    for dimension, node in judged_dimensions(draft, key):
        spread = spread_of(draft, node)
        if spread is None or node.score is None or not spread.left_out:
            continue
        printed = node.score
        card, without = max(sorted(spread.left_out.items()), key=lambda pair: abs(pair[1] - printed))
        name = draft.words.name(draft.evaluation.framework.indicators[card].name)
        examples.append(node.illustrative)
        rows.append(
            Row(
                Cell(draft.words.name(dimension.name)),
                (
                    Cell(say("report.coverage.indicator", id=card, name=name)),
                    number_cell(draft.words.number(without, 1)),
                    number_cell(draft.words.signed(without - printed, 1)),
                ),
            )
        )
    if not rows:
        return None
    _, mark = mark_in_chart(draft, examples)
    return draft.table(
        say("uncertainty.annex.left_title"),
        say("uncertainty.annex.left_subtitle"),
        source=say("report.source.computed"),
        heads=[
            Cell(say("report.heads.dimension")),
            Cell(say("uncertainty.annex.left_indicator")),
            number_head(say("uncertainty.annex.left_without")),
            number_head(say("uncertainty.annex.left_change")),
        ],
        rows=rows,
        kind="left-out",
        notes=(say("uncertainty.annex.left_note"), *mark),
    )
