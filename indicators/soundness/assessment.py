"""Laws of the self-assessment: its questions, the criteria and the wheel, and its limits."""

from collections.abc import Iterator

from indicators.framework import Framework

LOWEST, HIGHEST = 1, 5  # the ratings of the form


def questions_fit_the_wheel(framework: Framework) -> Iterator[str]:
    """A question tells of dimensions, criteria and a factor that exist; each criterion and factor has a question."""
    assessment, told = framework.assessment, [question.id for question in framework.questions]
    steps = {step.key for step in assessment.step}
    lists = {
        "dimensions": {dimension.id for dimension in framework.dimensions},
        "criteria": {criterion.key for criterion in assessment.criterion},
        "wheel": {factor.key for factor in assessment.factor if factor.key.partition(".")[0] in steps},
    }
    used: set[tuple[str, str]] = set()
    for question in framework.questions:
        named = {"dimensions": question.dimensions, "criteria": map(str, question.criteria), "wheel": [question.wheel]}
        where = f"self_assessment.toml [{question.id}]"
        if told.count(question.id) > 1:
            yield f"{where}: the id is used twice"
        for field, keys in named.items():
            for key in keys:
                used.add((field, key))
                if key not in lists[field]:
                    yield f"{where}: {field}: no {key}"
    for field in ("criteria", "wheel"):
        yield from (
            f"self_assessment.toml: {field}: no question on {key}"
            for key in sorted(lists[field])
            if (field, key) not in used
        )


def limits_mean_something(framework: Framework) -> Iterator[str]:
    """One answer is never a group, answers of one mark never disagree, and no gap at all is never named."""
    limits = framework.assessment
    for field, value, least in (
        ("fewest_answers", limits.fewest_answers, 2),
        ("wide_range", limits.wide_range, 1),
    ):
        if value < least:
            yield f"self_assessment.toml: {field}: {value} is less than {least}"
    if limits.wide_range > HIGHEST - LOWEST:
        yield f"self_assessment.toml: wide_range: {limits.wide_range} is wider than the scale"
    if limits.named_gap <= 0:
        yield f"self_assessment.toml: named_gap: {limits.named_gap:g} is not above zero"
