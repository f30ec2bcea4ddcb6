"""The intervention logic as the framework holds it: inputs, the dimensions of implementation, results, surroundings."""

from collections.abc import Iterable

from indicators.lists import Dimension
from reports.charts.logic_model import Box, Stage, logic_model
from reports.context.draft import Draft, Figure


def logic_figure(draft: Draft) -> Figure | None:
    """The drawn logic; None where the framework has no dimension of implementation or none of impact."""
    say, dimensions = draft.words.say, draft.evaluation.framework.dimensions
    implementation = [dimension for dimension in dimensions if dimension.part == "implementation"]
    impact = [dimension for dimension in dimensions if dimension.part == "impact"]
    if not implementation or not impact:
        return None
    stages = [
        Stage(say("report.logic.inputs"), _inputs(draft)),
        Stage(say("report.logic.implementation"), [_box(draft, dimension) for dimension in implementation]),
        Stage(
            say("report.logic.impact"), [Box(name) for dimension in impact for name in _objectives(draft, dimension)]
        ),
    ]
    return draft.figure(
        say("report.logic.title"),
        say("report.logic.subtitle"),
        source=say("report.source.framework"),
        alt=say("report.logic.alt", dimensions=len(implementation), results=len(stages[2].boxes)),
        draw=lambda frame: logic_model(
            [stage for stage in stages if stage.boxes], context=_context(draft), frame=frame
        ),
    )


def _inputs(draft: Draft) -> list[Box]:
    cards = draft.evaluation.framework.indicators.values()
    return [Box(draft.words.name(card.name)) for card in cards if card.kind == "input" and not card.derived]


def _box(draft: Draft, dimension: Dimension) -> Box:
    return Box(draft.words.name(dimension.name), list(_objectives(draft, dimension)))


def _objectives(draft: Draft, dimension: Dimension) -> Iterable[str]:
    return (draft.words.name(objective.name) for objective in dimension.objectives)


def _context(draft: Draft) -> Stage | None:
    dimensions = [one for one in draft.evaluation.framework.dimensions if one.part == "context"]
    boxes = [Box(name) for dimension in dimensions for name in _objectives(draft, dimension)]
    return Stage(draft.words.say("report.logic.context"), boxes) if boxes else None
