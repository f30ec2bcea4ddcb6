"""Proposals for the strategy that follows: which weigh most, their headlines, and the table of all.

The tool proposes, people decide: a decision is printed with its proposal, and so is that its evidence has changed.
Proposes nothing itself.
"""

from collections.abc import Sequence

from evaluation.findings import NEEDS
from evaluation.findings.finding import Grade
from evaluation.proposals.proposal import Action, Decision, Proposal, Relevance
from indicators.lists import Choice
from reports.context.draft import Cell, Draft, Row, Table
from reports.context.wording import mark_in_chart, tags_of
from reports.telling import subject_name
from reports.telling.proposals import action_text

CARDS = 10
_CHANGES = (
    (Action.STOP, Action.PHASE_OUT, Action.CHANGE_MEANS, Action.CHANGE_MEANS_STUDY_RELEVANCE),
    (Action.CONTINUE,),
    (Action.START,),
    (Action.GET_DATA,),
)
_STRENGTH = ((Grade.A, Grade.B), (Grade.C,), (Grade.D,))


def weightiest(proposals: Sequence[Proposal], number: int = CARDS) -> list[Proposal]:
    """Those that matter most: first by what the evidence may carry, then by relevance, then by what they would change.

    Of equals, a change comes before what is carried on, and that before what is new; then the order of the evaluation.
    """
    return sorted(proposals, key=_weight)[:number]


def _weight(proposal: Proposal) -> tuple[int, int, int, str]:
    strength = next(place for place, grades in enumerate(_STRENGTH) if proposal.grade in grades)
    change = next(place for place, actions in enumerate(_CHANGES) if proposal.action in actions)
    return strength, list(Relevance).index(proposal.relevance), change, proposal.grade


def headline(draft: Draft, proposal: Proposal) -> str:
    """What is proposed, of what."""
    return draft.words.say("conclusions.headline", name=proposed_on(draft, proposal), deed=deed(draft, proposal))


def proposed_on(draft: Draft, proposal: Proposal) -> str:
    """The name of what is proposed upon."""
    return subject_name(draft.words, draft.evaluation.framework, proposal.subject)


def deed(draft: Draft, proposal: Proposal) -> str:
    """The action in words; of something new, what is to be begun, by the need it answers."""
    kinds = {finding.id: finding.kind for finding in draft.evaluation.findings}
    needs = [kinds[key] for key in proposal.findings if kinds.get(key) in NEEDS]
    if proposal.action is not Action.START or not needs:
        return action_text(draft.words, proposal)
    new = draft.words.say(f"conclusions.need.{needs[0]}")
    return draft.words.say("conclusions.considered", deed=new) if proposal.consider else new


_COLUMNS = ("action", "focus", "addressee", "timing", "effort", "grade", "decision")
IN_SHORT = ("action", "addressee", "timing", "grade")


def proposals_table(
    draft: Draft, proposals: Sequence[Proposal], title: str, columns: Sequence[str] = _COLUMNS
) -> Table | None:
    """One row a proposal: what, for whom, when, with what effort, on what evidence, and what was decided."""
    if not proposals:
        return None
    say, following = draft.words.say, draft.evaluation.framework.succession
    one_by_one, note = mark_in_chart(draft, [one.illustrative for one in proposals])
    rows: list[Row] = []
    for level in dict.fromkeys(one.level for one in proposals):
        rows.append(Row(Cell(say(f"conclusions.level.{level}")), (), "group"))
        rows += [_row(draft, one, columns, marked=one_by_one) for one in proposals if one.level == level]
    return draft.table(
        title,
        say("conclusions.proposals.subtitle", first=str(following.first), last=str(following.last)),
        source=say("report.source.computed"),
        heads=[Cell(say(f"conclusions.proposals.{name}")) for name in ("subject", *columns)],
        rows=rows,
        kind="proposals" if columns is _COLUMNS else "own-proposals",
        notes=note,
    )


def _row(draft: Draft, one: Proposal, columns: Sequence[str], *, marked: bool) -> Row:
    say = draft.words.say
    focus, addressee, timing, effort = sent_off(draft, one)
    outdated = (say("conclusions.decision.outdated_short"),) if one.decision and one.decision.outdated else ()
    cells = {
        "action": Cell(deed(draft, one)),
        "focus": Cell(focus),
        "addressee": Cell(addressee),
        "timing": Cell(timing),
        "effort": Cell(effort),
        "grade": Cell(one.grade, (), "grade"),
        "decision": Cell(decided(draft, one.decision), outdated),
    }
    head = Cell(proposed_on(draft, one), (one.id,), "", tags_of(draft, marked and one.illustrative))
    return Row(head, tuple(cells[name] for name in columns))


def sent_off(draft: Draft, one: Proposal) -> tuple[str, str, str, str]:
    """Focus area, addressee, timing and effort in words."""
    following = draft.evaluation.framework.succession
    listed = ((following.focus, one.focus), (following.addressee, one.addressee), (following.timing, one.timing))
    focus, addressee, timing = (_named(draft, choices, key) for choices, key in listed)
    return focus, addressee, timing, draft.words.say(f"proposals.effort.{one.effort}")


def _named(draft: Draft, choices: Sequence[Choice], key: str) -> str:
    return next((draft.words.name(choice.name) for choice in choices if choice.key == key), key)


def decided(draft: Draft, decision: Decision | None) -> str:
    """The decision in the word of its list, or that there is none."""
    if decision is None or not decision.decision:
        return draft.words.say("conclusions.decision.none")
    return _named(draft, draft.evaluation.framework.choices["decisions"], decision.decision)
