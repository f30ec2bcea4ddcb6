"""The ids of proposals: `proposal.M04`, by what each is about, whatever is proposed of it."""

from indicators.framework import Framework

_PREFIX = "proposal."


def proposal_id(subject: str) -> str:
    """The id of the proposal on a subject of the framework."""
    return _PREFIX + subject


def subject_of(key: str) -> str:
    """The subject that a proposal's id names."""
    return key.removeprefix(_PREFIX)


def possible_ids(framework: Framework) -> tuple[str, ...]:
    """Every id that a proposal of this framework can ever bear; a decision outlives the need that it was about."""
    strategy = framework.strategy
    subjects = (
        *(measure.id for measure in framework.measures),
        *framework.objectives,
        *(theme.key for theme in strategy.theme),
        *(priority.key for priority in strategy.priority),
        *(dimension.id for dimension in framework.dimensions),
        *framework.indicators,
        *(question.id for question in framework.questions),
    )
    return tuple(map(proposal_id, dict.fromkeys(subjects)))
