"""The workbook of proposals of a run, in words: one row a proposal, with what has been decided of it so far.

Proposes and decides nothing; the file is made in `evaluation.workbook`. A decision whose proposal is no longer made has
its row at the end, so that nothing that people wrote is lost.
"""

from collections.abc import Iterator

from evaluation import Evaluation
from evaluation.proposals.decisions import stamp
from evaluation.proposals.proposal import Decision, Proposal
from evaluation.workbook.prefill import RowValues
from evaluation.workbook.proposal_form import ProposalForm, write_proposals
from evaluation.workbook.proposal_ids import subject_of
from indicators.framework import Framework
from indicators.lists import Choice
from reports.language import Language
from reports.telling import subject_name
from reports.telling.proposals import action_text, indicator_text, performance_text, remarks


def proposals_xlsx(evaluation: Evaluation, words: Language) -> bytes:
    """The file, in one language."""
    framework = evaluation.framework
    strategy = framework.strategy
    title = words.say(
        "proposals.book.title", period=words.name(strategy.successor), strategy=words.name(strategy.short_name)
    )
    form = ProposalForm(
        language=words.code,
        title=title,
        rows=[*(_row(framework, words, one) for one in evaluation.proposals), *_orphans(evaluation, words)],
        guide_title=words.say("proposals.book.guide.title"),
        guide=tuple(_guide(framework, words)),
    )
    texts = {key: text for key, text in words.phrases.items() if key.startswith("workbook.")}
    return write_proposals(framework, form, texts)


def _row(framework: Framework, words: Language, proposal: Proposal) -> RowValues:
    named = {key: {choice.key: words.name(choice.name) for choice in listed} for key, listed in _lists(framework)}
    told: RowValues = {
        "id": proposal.id,
        "subject": _subject(framework, words, proposal.subject),
        "action": action_text(words, proposal),
        "performance": performance_text(words, proposal),
        "relevance": words.say(f"proposals.relevance.{proposal.relevance.value}"),
        "grade": proposal.grade.value,
        "focus": named["focus"][proposal.focus],
        "addressee": named["addressee"][proposal.addressee],
        "timing": named["timing"][proposal.timing],
        "effort": words.say(f"proposals.effort.{proposal.effort}"),
        "indicator": indicator_text(words, framework, proposal.indicator) if proposal.indicator else None,
        "grounds": _grounds(words, proposal),
        "remark": " ".join(remarks(words, framework, proposal)) or None,
        "evidence": proposal.evidence,
    }
    return told | (_decided(proposal.decision) if proposal.decision is not None else {})


def _lists(framework: Framework) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    following = framework.succession
    yield from (("focus", following.focus), ("addressee", following.addressee), ("timing", following.timing))


def _subject(framework: Framework, words: Language, subject: str) -> str:
    return f"{subject} {subject_name(words, framework, subject)}"


def _grounds(words: Language, proposal: Proposal) -> str:
    parts = {"findings": ", ".join(proposal.findings), "results": ", ".join(proposal.results)}
    given = {name: text for name, text in parts.items() if text}
    form = "" if len(given) == len(parts) else "".join(f"_{name}" for name in given)
    return words.say(f"proposals.book.grounds{form}", **given) if given else words.say("proposals.none")


def _decided(decision: Decision) -> RowValues:
    return {
        "decision": decision.decision or None,
        "wording": decision.wording or None,
        "owner": decision.owner or None,
        "decided": decision.decided,
        "comment": decision.comment or None,
        "decided_on": stamp(decision.evidence, decision.decision, decision.decided) or None,
    }


def _orphans(evaluation: Evaluation, words: Language) -> Iterator[RowValues]:
    made = {proposal.id for proposal in evaluation.proposals}
    decided = evaluation.decisions.by_id if evaluation.decisions is not None else {}
    for key, decision in decided.items():
        if key not in made:
            subject = _subject(evaluation.framework, words, subject_of(key))
            row: RowValues = {"id": key, "subject": subject, "remark": words.say("proposals.gone")}
            yield row | {"evidence": decision.evidence} | _decided(decision)


def _guide(framework: Framework, words: Language) -> Iterator[tuple[str, str]]:
    fields: dict[str, str | int] = {
        "regions": framework.succession.relevance_regions,
        "last": str(framework.succession.last),
    }
    keys = (*(f"steps.{number}" for number in range(1, 5)), "actions", "relevance", "grade", "levels")
    for key in keys:
        name, text = (words.say(f"proposals.book.guide.{key}.{part}", **fields) for part in ("name", "text"))
        yield name, text
