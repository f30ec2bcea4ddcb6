"""What the report was computed from: the workbooks by their hashes, the framework, the versions and the seed.

Holds no clock time and no path: those are in the manifest of the run, and would change the report's bytes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from evaluation.history.comparison import Comparison
from evaluation.rules.acceptance import IN_PART
from evaluation.workbook.submission import Submission
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head

_SHOWN = 16  # characters of a sha256; the whole of it is among the results


@dataclass(frozen=True)
class Provenance:
    """What the caller knows of the run: the tool's version, library versions by name, and the seed that was used.

    `changes` are those since the newest earlier run of other workbooks; None where there was none. `missing` are the
    keys whose workbook is awaited by a report that is only provisional; None where the report is not provisional.
    """

    version: str
    libraries: Mapping[str, str] = field(default_factory=dict)
    seed: int | None = None
    changes: Comparison | None = None
    missing: tuple[str, ...] | None = None


def inputs_table(draft: Draft, keys: Collection[str] = ()) -> Table | None:
    """The workbooks received, accepted or not: file, respondent, size and the beginning of the sha256.

    Those of the given region or area keys, or all of them; None without any.
    """
    words, framework = draft.words, draft.evaluation.framework
    rows = []
    for submission in draft.evaluation.received:
        if keys and submission.region not in keys:
            continue
        region = framework.regions.get(submission.region)
        known = region.name if region is not None else framework.area.name
        rows.append(
            Row(
                Cell(submission.file),
                (
                    Cell(
                        words.name(known)
                        if region is not None or submission.region == framework.area.key
                        else words.say("report.indicator.dash")
                    ),
                    Cell(words.say(f"report.provenance.use.{_use(draft, submission)}")),
                    number_cell(words.number(submission.size)),
                    Cell(submission.sha256[:_SHOWN], (), "code"),
                ),
            )
        )
    return (
        None
        if not rows
        else draft.table(
            words.say("report.provenance.inputs_title"),
            words.say("report.provenance.inputs_subtitle"),
            source=words.say("report.source.run"),
            rows=rows,
            kind="inputs",
            heads=(
                Cell(words.say("report.heads.file")),
                Cell(words.say("report.heads.region")),
                Cell(words.say("report.heads.taken")),
                number_head(words.say("report.heads.bytes")),
                Cell(words.say("report.heads.sha256")),
            ),
        )
    )


def _use(draft: Draft, submission: Submission) -> str:
    """Whether a workbook is part of the evaluation: the accepted one lacks what its errors struck out."""
    accepted = draft.evaluation.submissions.get(submission.region)
    if accepted is None or (accepted.file, accepted.sha256) != (submission.file, submission.sha256):
        return "left_out"
    return "in_part" if draft.evaluation.region_status[submission.region] == IN_PART else "taken"


def facts_table(draft: Draft, provenance: Provenance) -> Table:
    """The strategy and its framework, the data cut-off, the versions and the seed."""
    words, evaluation, told = draft.words, draft.evaluation, _facts(draft, provenance)
    facts = [
        (words.say("report.provenance.cutoff"), told["cutoff"]),
        (words.say("report.provenance.framework"), words.name(evaluation.framework.strategy.name)),
        (words.say("report.provenance.period"), told["period"]),
        (words.say("report.provenance.digest"), told["digest"]),
        (words.say("report.provenance.seed"), told["seed"]),
        (words.say("report.provenance.version"), told["version"]),
        *sorted(provenance.libraries.items()),
    ]
    return draft.table(
        words.say("report.provenance.facts_title"),
        words.say("report.provenance.facts_subtitle"),
        source=words.say("report.source.run"),
        kind="facts",
        rows=[Row(Cell(name), (Cell(value),)) for name, value in facts],
        heads=(Cell(words.say("report.heads.fact")), Cell(words.say("report.heads.content"))),
    )


def facts_in_short(draft: Draft, provenance: Provenance) -> str:
    """The same without the libraries, in two sentences."""
    return draft.words.say("report.provenance.in_short", **_facts(draft, provenance))


def _facts(draft: Draft, provenance: Provenance) -> dict[str, str]:
    evaluation = draft.evaluation
    seed = evaluation.framework.method.seed if provenance.seed is None else provenance.seed
    return {
        "cutoff": draft.words.date(evaluation.cutoff),
        "period": evaluation.framework.period,
        "digest": evaluation.framework.digest[:_SHOWN],
        "seed": str(seed),
        "version": provenance.version,
    }
