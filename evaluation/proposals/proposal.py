"""A proposal for the strategy that follows, and what the Task Force decided of it (method §10). Data, no words.

The tool proposes, people decide.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evaluation.findings.finding import Grade
from evaluation.scoring.results import Status


class Action(StrEnum):
    """What is proposed."""

    CONTINUE = "continue"
    CHANGE_MEANS = "change_means"
    CHANGE_MEANS_STUDY_RELEVANCE = "change_means_study_relevance"
    PHASE_OUT = "phase_out"
    STOP = "stop"
    GET_DATA = "get_data"
    START = "start"


class Relevance(StrEnum):
    """What the regions' own priorities say of a theme or priority."""

    HIGH = "high"
    OPEN = "open"
    LOW = "low"


@dataclass(frozen=True)
class ProposedIndicator:
    """What the proposal would be followed by: a card's id, its baseline with year, and target levels in its unit.

    `theme` names the theme whose own rows of the card are meant, empty where the card as a whole is.
    `cautious`, `likely` and `ambitious` are None where a trend gives no range (`by_judgement`). `per_year` where the
    figures are yearly flows.
    """

    card: str
    baseline: float | None
    baseline_year: int | None
    target_year: int
    cautious: float | None
    likely: float | None
    ambitious: float | None
    by_judgement: bool
    per_year: bool
    cells: tuple[str, ...]
    theme: str = ""


@dataclass(frozen=True)
class Decision:
    """What was decided of a proposal, with the address it was read from.

    `decision` is a key of the framework's list of decisions, empty where there is only a wording so far. `evidence` is
    the mark of the evidence that was before the deciders, `?` where that is lost; `outdated` whether it has changed
    since, or may have.
    """

    decision: str
    wording: str
    owner: str
    decided: date | None
    evidence: str
    outdated: bool
    cell: str
    comment: str = ""


@dataclass(frozen=True)
class Proposal:
    """One proposal for a measure, an objective or a theme (`level`); its id is stable over runs: `proposal.M04`.

    `id` holds the subject and not the action, so that a decision finds its proposal after the evidence has turned.
    `consider` puts "to consider" before the action. `evidence` is the mark of what the proposal rests on. `outworn`:
    the verdict could not be given without lagged and partial values. `failure` is the probability of «not achieved»
    (0–1), None where it is not known.
    """

    id: str
    action: Action
    consider: bool
    level: str
    subject: str
    performance: Status
    score: float | None
    relevance: Relevance
    focus: str
    addressee: str
    timing: str
    effort: str
    grade: Grade
    findings: tuple[str, ...]
    results: tuple[str, ...]
    indicator: ProposedIndicator | None
    evidence: str
    illustrative: bool
    outworn: bool = False
    failure: float | None = None
    decision: Decision | None = None
