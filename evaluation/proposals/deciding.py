"""The decision table: how something has fared and whether it still matters → what is proposed (method §10).

Knows no subject, no indicator and no words. Data that are missing are asked for; they never end anything.
"""

from collections.abc import Mapping

from evaluation.findings.finding import Grade
from evaluation.proposals.proposal import Action, Relevance
from evaluation.scoring.results import Status

_WELL = {
    Relevance.HIGH: Action.CONTINUE,
    Relevance.OPEN: Action.CONTINUE,
    Relevance.LOW: Action.PHASE_OUT,
}
TABLE: Mapping[Status, Mapping[Relevance, Action]] = {
    Status.ACHIEVED: _WELL,
    Status.MOSTLY: _WELL,
    Status.PARTLY: {
        Relevance.HIGH: Action.CHANGE_MEANS,
        Relevance.OPEN: Action.CHANGE_MEANS,
        Relevance.LOW: Action.PHASE_OUT,
    },
    Status.NOT_ACHIEVED: {
        Relevance.HIGH: Action.CHANGE_MEANS,
        Relevance.OPEN: Action.CHANGE_MEANS_STUDY_RELEVANCE,
        Relevance.LOW: Action.STOP,
    },
}
_FIRM = (Grade.A, Grade.B)


def action(
    status: Status,
    relevance: Relevance,
    grade: Grade,
    *,
    outworn: bool,
    failure: float | None,
    stop_probability: float,
) -> Action:
    """What the table proposes.

    `outworn`: without its lagged and partial values the verdict could not be given. `failure` is the probability of
    «not achieved» (0–1), None where it is not known; ending something needs firm evidence and at least
    `stop_probability` of it. A status that is not in the table, not assessable or not applicable, asks for data.
    """
    if status not in TABLE or grade is Grade.D or outworn:
        return Action.GET_DATA
    proposed = TABLE[status][relevance]
    sure = grade in _FIRM and failure is not None and round(failure, 9) >= stop_probability
    return Action.CHANGE_MEANS if proposed is Action.STOP and not sure else proposed


def started(grade: Grade) -> Action:
    """What a need proposes: to begin something; of a need that is itself uncertain, to find out first."""
    return Action.GET_DATA if grade is Grade.D else Action.START


def is_considered(proposed: Action, grade: Grade) -> bool:
    """Whether «to consider» stands before the action: limited evidence carries no recommendation.

    To find something out may be proposed on any evidence.
    """
    return grade is Grade.C and proposed is not Action.GET_DATA
