"""What was answered and what was not: the matrix region × indicator by kind of missing, and the workbooks' status.

Counts figures; judges no region by them.
"""

from collections.abc import Iterator

from evaluation.problems import Problem, Severity
from evaluation.scoring.results import Flag, Result
from indicators.cards import Indicator
from reports.context.draft import Cell, Draft, Row, Table, number_cell, number_head, quotation
from reports.context.wording import illustrative, tags_of, value_text, with_unit
from reports.headlines import coverage_finding, tell


def state_of(result: Result) -> str:
    """What the coverage matrix says of a figure: known, with a reservation, too old, or its kind of missing."""
    if result.value is None and result.series:
        return "too_old"
    if result.value is None:
        return str(result.missing or "not_answered")
    if result.missing is not None:
        return str(result.missing)
    reserved = {Flag.BOUND, Flag.PARTIAL, Flag.LAGGED}.intersection(result.flags)
    return "reserved" if reserved else "known"


def asked_results(draft: Draft, key: str) -> Iterator[tuple[Indicator, Result]]:
    """The indicators a region or the area's joint workbook was asked for."""
    evaluation = draft.evaluation
    for card in evaluation.framework.asked_of(key):
        if (key, card.id) in evaluation.results:
            yield card, evaluation.results[key, card.id]


def known_and_due(draft: Draft, keys: tuple[str, ...]) -> tuple[int, int]:
    """How many figures are known of those asked for; what does not concern a respondent is not due."""
    states = [state_of(result) for key in keys for _, result in asked_results(draft, key)]
    due = [state for state in states if state != "not_applicable"]
    return sum(state in ("known", "reserved") for state in due), len(due)


def coverage_matrix(draft: Draft) -> Table:
    """Rows = indicators under their dimensions, columns = regions and the joint workbook, cells = state as a word."""
    words, framework = draft.words, draft.evaluation.framework
    keys = (*framework.regions, framework.area.key)
    rows = []
    for dimension in framework.dimensions:
        cards = [card for card in framework.indicators.values() if card.dimension == dimension.id and card.asked]
        rows.append(Row(Cell(words.name(dimension.name)), (), "group"))
        rows += [_row(draft, card, keys) for card in cards]
    return draft.table(
        tell(coverage_finding(*known_and_due(draft, keys)), words),
        words.say("report.coverage.subtitle"),
        source=words.say("report.source.workbooks"),
        rows=rows,
        kind="coverage",
        heads=(
            Cell(words.say("report.heads.indicator")),
            *(Cell(words.name(region.name)) for region in framework.regions.values()),
            Cell(words.say("report.heads.joint")),
        ),
        notes=(words.say("report.coverage.note"),),
    )


def _row(draft: Draft, card: Indicator, keys: tuple[str, ...]) -> Row:
    head = Cell(draft.words.say("report.coverage.indicator", id=card.id, name=draft.words.name(card.name)))
    return Row(head, tuple(_cell(draft, card, key) for key in keys))


def _cell(draft: Draft, card: Indicator, key: str) -> Cell:
    if card not in draft.evaluation.framework.asked_of(key):
        return Cell(draft.words.say("status.coverage.not_asked"), (), "state not_asked")
    return _state_cell(draft, draft.evaluation.results[key, card.id])


def _state_cell(draft: Draft, result: Result) -> Cell:
    state = state_of(result)
    kind = f"state {state} example" if illustrative(result) and state in ("known", "reserved") else f"state {state}"
    word = "example" if kind.endswith("example") else state
    return Cell(draft.words.say(f"status.coverage.{word}"), (), kind)


def workbook_table(draft: Draft) -> Table:
    """The workbooks that were due, their status, and the number of figures and remarks."""
    words, evaluation = draft.words, draft.evaluation
    framework = evaluation.framework
    rows = []
    for key in (*framework.regions, framework.area.key):
        name = framework.regions[key].name if key in framework.regions else framework.area.name
        known, due = known_and_due(draft, (key,))
        status = evaluation.region_status[key]
        counts = _counts([problem for problem in evaluation.problems if problem.region == key])
        rows.append(
            Row(
                Cell(words.name(name)),
                (
                    Cell(words.say(f"status.workbook.{status}"), (), f"workbook {status}"),
                    number_cell(words.say("report.coverage.of", known=known, due=due)),
                    *(number_cell(words.number(count)) for count in counts),
                ),
            )
        )
    return draft.table(
        words.say("report.workbooks.title"),
        words.say("report.workbooks.subtitle"),
        source=words.say("report.source.workbooks"),
        rows=rows,
        kind="workbooks",
        heads=(
            Cell(words.say("report.heads.region")),
            Cell(words.say("report.heads.workbook")),
            *(
                number_head(words.say(f"report.heads.{name}"))
                for name in ("figures", "errors", "warnings", "explained")
            ),
        ),
    )


def _counts(problems: list[Problem]) -> tuple[int, int, int]:
    """Errors, warnings that stand open, and warnings the evaluator has explained."""
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    explained = sum(bool(problem.explanation) for problem in problems)
    return (
        sum(problem.severity is Severity.ERROR for problem in problems),
        sum(not problem.explanation for problem in warnings),
        explained,
    )


def own_coverage_table(draft: Draft, key: str) -> Table | None:
    """One region: the figures it lacks or gave with a reservation, and the source it named; None without any."""
    words = draft.words
    rows = [
        Row(
            Cell(words.say("report.coverage.indicator", id=card.id, name=words.name(card.name))),
            (
                number_cell(_with_unit(draft, card, result)),
                Cell(words.say(f"status.coverage.{state_of(result)}"), (), f"state {state_of(result)}"),
                _sources(draft, result),
            ),
        )
        for card, result in asked_results(draft, key)
        if state_of(result) not in ("known", "not_applicable")
    ]
    return (
        None
        if not rows
        else draft.table(
            tell(coverage_finding(*known_and_due(draft, (key,))), words),
            words.say("report.coverage.own_subtitle"),
            source=words.say("report.source.own_workbook"),
            rows=rows,
            kind="own-coverage",
            heads=(
                Cell(words.say("report.heads.indicator")),
                number_head(words.say("report.heads.value")),
                Cell(words.say("report.heads.state")),
                Cell(words.say("report.heads.source")),
            ),
        )
    )


def _with_unit(draft: Draft, card: Indicator, result: Result) -> str:
    value = value_text(draft, card, result)
    return value if result.value is None else with_unit(draft, card, value)


def _sources(draft: Draft, result: Result) -> Cell:
    """The source in the evaluator's own words; that of an invented figure is none."""
    if illustrative(result):
        return Cell(draft.words.say("report.mark.invented"), tags=tags_of(draft, True))
    return quotation(draft, result.sources[0]) if result.sources else Cell(draft.words.say("report.indicator.dash"))
