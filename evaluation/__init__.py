"""What follows from the workbooks: the whole method on one screen. No words for readers, no pages, no drawing.

The parts are imported where they are used, because the door passes here for `--help` and `check` as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluation.benchmark import Benchmark
    from evaluation.cooperation import Cooperation
    from evaluation.findings.finding import Finding
    from evaluation.own_priorities import OwnPriorities
    from evaluation.panel import Panel
    from evaluation.problems import Problem
    from evaluation.proposals.decisions import Decisions
    from evaluation.proposals.proposal import Proposal
    from evaluation.scoring import Node, Result
    from evaluation.self_assessment.ratings import SelfAssessment
    from evaluation.specialisation import Specialisation
    from evaluation.uncertainty.spread import Spread
    from evaluation.value_networks import ValueNetwork
    from evaluation.workbook.submission import Submission
    from indicators.framework import Framework

__all__ = ["Evaluation", "evaluate"]


@dataclass(frozen=True)
class Evaluation:
    """All that one round of workbooks says.

    `received` are all the workbooks in the order of their names, `submissions` the accepted one of each region key
    (the area's key is the joint one). `region_status` names every region and the area: accepted,
    accepted_with_remarks, accepted_in_part, rejected or absent. `results` are by (region or area key, indicator id),
    `nodes` by (region or area key, node id). `cutoff` is the latest date that an accepted workbook declares.
    `cooperation` to `own_priorities` are readings: they describe and enter no score.
    `proposals` carry what people have decided of them; `decisions` are all that was read, those without a proposal too.
    """

    framework: "Framework"
    received: tuple["Submission", ...]
    submissions: Mapping[str, "Submission"]
    region_status: Mapping[str, str]
    problems: tuple["Problem", ...]
    panel: "Panel"
    results: Mapping[tuple[str, str], "Result"]
    nodes: Mapping[tuple[str, str], "Node"]
    cutoff: date
    illustrative: bool
    cooperation: "Cooperation"
    value_networks: tuple["ValueNetwork", ...]
    specialisation: "Specialisation"
    benchmark: tuple["Benchmark", ...]
    own_priorities: "OwnPriorities"
    spread: "Spread | None" = None
    self_assessment: "SelfAssessment | None" = None
    findings: tuple["Finding", ...] = ()
    decisions: "Decisions | None" = None
    proposals: tuple["Proposal", ...] = ()


def evaluate(framework: "Framework", submissions: Sequence["Submission"], *, latest: bool = False) -> Evaluation:
    """Workbooks → problems → what may stand → panel → scores → spread → readings → findings → proposals.

    The order of the workbooks never matters.

    `latest` takes, of two workbooks of one region, the one with the later declared date instead of neither.
    """
    from evaluation.benchmark import benchmark
    from evaluation.cooperation import cooperation
    from evaluation.findings import NEEDS, View, find
    from evaluation.own_priorities import own_priorities
    from evaluation.panel import build_panel
    from evaluation.proposals import measure_branches, propose, read_decisions, reminded
    from evaluation.rules import accept, check
    from evaluation.scoring import score
    from evaluation.self_assessment import assess
    from evaluation.specialisation import specialisation
    from evaluation.uncertainty import simulate
    from evaluation.value_networks import value_networks

    received = tuple(sorted(submissions, key=lambda submission: (submission.file, submission.sha256)))
    problems = check(framework, received, latest=latest)
    accepted, status = accept(framework, received, problems, latest=latest)
    panel = build_panel(framework, accepted)
    scores = score(framework, panel)
    spread = simulate(framework, panel, scores, besides=measure_branches(framework))
    opinions = assess(framework, accepted, scores.nodes)
    cutoff = _cutoff(framework, accepted)
    together = cooperation(framework, accepted, problems)
    networks = value_networks(framework, accepted, problems)
    strengths = specialisation(framework, accepted)
    readings = (together, networks, strengths)
    view = View(framework, panel, accepted, scores.results, scores.nodes, cutoff, spread, opinions, *readings)
    findings = find(view)
    decided = read_decisions(framework, received, problems)
    proposals = propose(view, findings, NEEDS, problems, decided.by_id)
    return Evaluation(
        framework=framework,
        received=received,
        submissions=accepted,
        region_status=status,
        problems=reminded(framework, problems, proposals, decided),
        panel=panel,
        results=scores.results,
        nodes=scores.nodes,
        cutoff=cutoff,
        illustrative=_illustrative(accepted),
        cooperation=together,
        value_networks=networks,
        specialisation=strengths,
        benchmark=benchmark(framework, panel),
        own_priorities=own_priorities(framework, accepted, problems),
        spread=spread,
        self_assessment=opinions,
        findings=findings,
        decisions=decided,
        proposals=proposals,
    )


def _illustrative(accepted: Mapping[str, "Submission"]) -> bool:
    """Whether any row of any sheet that counts is invented."""
    sheets = (sheet for submission in accepted.values() for sheet in submission.sheets.values())
    return any(row.illustrative for sheet in sheets for row in sheet.rows)


def _cutoff(framework: "Framework", accepted: Mapping[str, "Submission"]) -> date:
    """The latest declared date; the end of the period where none is declared."""
    cells = (submission.fields.get("date") for submission in accepted.values())
    dates = [cell.value for cell in cells if cell is not None and isinstance(cell.value, date)]
    return max(dates, default=date(framework.years.last, 12, 31))
