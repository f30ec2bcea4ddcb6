"""Findings on single indicators: what fell back, what fell behind the country, what is old, what sources dispute."""

from collections.abc import Iterator

from evaluation.findings.finding import Fact
from evaluation.findings.grades import RESERVED, of_result, of_results
from evaluation.findings.sources import second_sources
from evaluation.findings.view import Claim, View, is_invented
from evaluation.scoring.results import Flag, Result


def receding(view: View) -> Iterator[Claim]:
    """Indicators that are worse than their baseline by more than the dead band, which is wider for samples."""
    for result in view.results.values():
        start, value = result.baseline, result.value
        if Flag.RECEDING not in result.flags or start is None or value is None:
            continue
        sample = view.framework.indicators[result.indicator].from_sample
        if sample and round(abs(value - start), 9) <= round(view.limits.sample_tolerance * abs(start), 9):
            continue
        facts: dict[str, Fact] = {"baseline": start, "value": value, "change": value - start}
        facts |= {"narrow": int(Flag.NARROW in result.flags), "sample": int(sample)}
        yield _claim(view, result, facts | _year(result) | _flags(result), on_target=False)


def pace_shortfalls(view: View) -> Iterator[Claim]:
    """Indicators that grew less than the country's by more than the tolerance. Says nothing of why (method §11)."""
    for result in view.results.values():
        start, value, target = result.baseline, result.value, result.target
        if not result.pace or not start or value is None or not isinstance(target, float) or result.score is None:
            continue
        own, country = value / start - 1, target / start - 1
        if round(country - own, 9) > view.framework.method.tolerance:
            facts: dict[str, Fact] = {"change": own, "country": country, "lag": country - own}
            yield _claim(view, result, facts | _year(result) | _flags(result))


def lagged(view: View) -> Iterator[Claim]:
    """Dimensions in which known figures are older than the last year of the period."""
    for node in view.nodes_of("dimension"):
        known = [leaf.result for leaf in view.leaves(node) if leaf.result.coverage > 0]
        old = [result for result in known if Flag.LAGGED in result.flags]
        if old:
            facts: dict[str, Fact] = {
                "number": len(old), "total": len(known), "oldest": min(result.year or 0 for result in old),
                "indicators": tuple(result.indicator for result in old),
            }  # fmt: skip
            evidence = tuple(f"{result.region}:{result.indicator}" for result in old)
            yield Claim(node.region, node.node, facts, of_results(view, old), evidence, any(map(is_invented, old)))


def source_differences(view: View) -> Iterator[Claim]:
    """Figures that a second source counts otherwise, by more than the framework allows; the widest difference."""
    for result in view.results.values():
        seconds = second_sources(view, result)
        if not seconds:
            continue
        widest = max(seconds, key=lambda second: second.difference)
        if round(widest.difference, 9) > view.limits.agreement:
            facts: dict[str, Fact] = {"value": widest.own, "other": widest.other, "difference": widest.difference}
            invented = is_invented(result) or widest.illustrative
            yield Claim(
                result.region, result.indicator, {**facts, "source": widest.source}, of_result(view, result),
                widest.evidence, invented,
            )  # fmt: skip


def _claim(view: View, result: Result, facts: dict[str, Fact], *, on_target: bool = True) -> Claim:
    level = of_result(view, result, on_target=on_target)
    evidence = (f"{result.region}:{result.indicator}",)
    return Claim(result.region, result.indicator, facts, level, evidence, is_invented(result))


def _year(result: Result) -> dict[str, Fact]:
    return {} if result.year is None else {"year": result.year}


def _flags(result: Result) -> dict[str, Fact]:
    """The reservations that keep a figure from the best grade, where it has some."""
    held = tuple(flag.value for flag in result.flags if flag in RESERVED)
    return {"flags": held} if held else {}
