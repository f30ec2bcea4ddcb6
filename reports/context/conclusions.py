"""The chapters of conclusions and of proposals, and a region's share of both.

Orders and counts what is found and proposed; judges nothing.
"""

from collections.abc import Sequence

from evaluation.findings import Role
from evaluation.findings.finding import Finding, Grade
from evaluation.proposals.proposal import Proposal
from reports.context.assessment import own_assessment_table
from reports.context.chapters import Chapter
from reports.context.draft import Draft, Table
from reports.context.findings import findings_table, grade_meanings, of_role
from reports.context.opinions import ratings_of
from reports.context.proposal_cards import proposal_card
from reports.context.proposals import IN_SHORT, proposals_table, proposed_on, weightiest

_OWN_FINDINGS = 3  # of each role in a region's table
_STRONG = (Grade.A, Grade.B)


def conclusions_chapter(draft: Draft) -> Chapter | None:
    """Strengths, weaknesses, reservations and needs of the area with their grades; None without findings."""
    words, key = draft.words, draft.evaluation.framework.area.key
    found = [one for one in draft.evaluation.findings if one.region == key]
    if not found:
        return None
    strong = sum(one.grade in _STRONG for one in found)
    content = {
        "lead": words.count("conclusions.lead", strong, total=len(found)),
        "intro": words.say("conclusions.intro"),
        "tables": [table for role in Role if (table := _role_table(draft, key, role)) is not None],
        "grades_title": words.say("conclusions.grades_title"),
        "grades": grade_meanings(draft),
    }
    mark = any(one.illustrative for one in found)
    return Chapter("conclusions", words.say("conclusions.chapter"), "sections/conclusions.html", mark, content)


def _role_table(draft: Draft, key: str, role: Role) -> Table | None:
    """What is found in a role; of reservations only those on wholes, because the others stand in their chapters."""
    found = of_role(draft, key, role)
    if role is Role.RESERVATION:
        found = [one for one in found if not _on_a_part(draft, one)]
    return findings_table(draft, found, draft.words.say(f"conclusions.role.{role}"))


def _on_a_part(draft: Draft, finding: Finding) -> bool:
    """Whether a finding is on a single objective or indicator."""
    framework = draft.evaluation.framework
    return finding.subject in framework.objectives or finding.subject in framework.indicators


def proposals_chapter(draft: Draft) -> Chapter | None:
    """The proposals for the strategy that follows: cards of the weightiest, and a table of all; None without any."""
    proposals, words = draft.evaluation.proposals, draft.words
    if not proposals:
        return None
    following = draft.evaluation.framework.succession
    years = {"first": str(following.first), "last": str(following.last)}
    strong = sum(one.grade in _STRONG for one in proposals)
    content = {
        "lead": words.count("conclusions.proposals.lead", strong, total=len(proposals)),
        "intro": words.say("conclusions.proposals.intro", regions=following.relevance_regions),
        "cards_title": words.say("conclusions.proposals.cards_title"),
        "cards_intro": words.say("conclusions.proposals.cards_intro"),
        "cards": [proposal_card(draft, one) for one in weightiest(proposals)],
        "table": proposals_table(draft, proposals, words.say("conclusions.proposals.table_title")),
    }
    mark = any(one.illustrative for one in proposals)
    title = words.say("conclusions.proposals.chapter", **years)
    return Chapter("proposals", title, "sections/proposals.html", mark, content)


def what_follows(draft: Draft) -> dict[str, object] | None:
    """How many proposals there are of each action, with the weightiest of it, for the page that everyone reads."""
    following, words = draft.evaluation.framework.succession, draft.words
    ordered = weightiest(draft.evaluation.proposals, len(draft.evaluation.proposals))
    if not ordered:
        return None
    first = {one.action: one for one in reversed(ordered)}
    points = [
        words.say(
            f"conclusions.summary.{action}",
            number=sum(one.action is action for one in ordered),
            name=proposed_on(draft, first[action]),
            grade=first[action].grade,
        )
        for action in dict.fromkeys(one.action for one in ordered)
    ]
    title = words.say("conclusions.summary.title", first=str(following.first), last=str(following.last))
    return {"title": title, "points": points}


def own_chapter(draft: Draft, key: str) -> Chapter:
    """What is found of a region, its place in the self-assessment, and the proposals that concern it."""
    words, fewest = draft.words, draft.evaluation.framework.assessment.fewest_answers
    found = [one for one in draft.evaluation.findings if one.region == key]
    proposals = [one for one in draft.evaluation.proposals if concerns(draft, one, key)]
    chosen = [one for role in Role for one in of_role(draft, key, role)[:_OWN_FINDINGS]]
    more = len(found) - len(chosen)
    listed = findings_table(draft, chosen, words.say("conclusions.own.findings_title"))
    table = own_assessment_table(draft, key)
    content = {
        "findings_intro": words.say("conclusions.own.findings_intro" if found else "conclusions.own.nothing"),
        "findings": listed,
        "more": words.count("conclusions.own.more", more) if more > 0 else "",
        "assessment_title": words.say("assessment.own.title"),
        "assessment_intro": words.say(f"assessment.own.{_place(draft, key, table)}", fewest=fewest),
        "assessment": table,
        "proposals_heading": words.say("conclusions.own.proposals_heading"),
        "proposals_intro": words.say(f"conclusions.own.{'proposals_intro' if proposals else 'no_proposals'}"),
        "proposals": proposals_table(draft, proposals, words.say("conclusions.own.proposals_title"), IN_SHORT),
    }
    mark = any(one.illustrative for one in found) or any(one.illustrative for one in proposals)
    title = words.say("conclusions.own.findings_chapter")
    return Chapter("findings", title, "sections/own_findings.html", mark, content)


def _place(draft: Draft, key: str, table: Table | None) -> str:
    """Whether a region's answers are shown, hidden, or were never given."""
    if table is not None:
        return "intro"
    opinions = draft.evaluation.self_assessment
    asked: Sequence[object] = [] if opinions is None else [one for _, one in ratings_of(draft, opinions, key) if one]
    return "hidden" if asked else "absent"


def concerns(draft: Draft, proposal: Proposal, key: str) -> bool:
    """Whether a proposal is about a measure that regions carry out, or rests on a finding of this region."""
    here = {one.id for one in draft.evaluation.findings if one.region == key}
    measures = {one.id: one for one in draft.evaluation.framework.measures}
    carried = proposal.subject in measures and measures[proposal.subject].scope != "joint"
    return carried or any(one in here for one in proposal.findings)
