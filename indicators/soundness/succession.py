"""Laws of what follows the period: its plans and what they are about."""

from collections.abc import Iterator

from indicators.framework import Framework


def succession_is_whole(framework: Framework) -> Iterator[str]:
    """Every plan for the period that follows is about something of this one, once, and keeps to the lists."""
    following = framework.succession
    if not framework.years.last < following.first <= following.last:
        yield f"successor.toml: first, last: {following.first}–{following.last} do not follow {framework.years.last}"
    subjects, named = _subjects(framework), [plan.subject for plan in following.plan]
    for plan in (following.otherwise, *following.plan):
        where = f"successor.toml [{plan.subject or 'otherwise'}]"
        if plan is not following.otherwise and (plan.subject not in subjects or named.count(plan.subject) > 1):
            yield f"{where}: subject: no such measure, objective, theme or priority, or it is planned twice"
        for field in ("focus", "addressee", "timing"):
            if getattr(plan, field) not in {choice.key for choice in getattr(following, field)}:
                yield f"{where}: {field}: no {getattr(plan, field)}"
    for stage in framework.choices.get("measure_stages", ()):
        if stage.key not in following.stages:
            yield f"successor.toml: stages: none for stage {stage.key}"
    if "proposals" not in framework.sheets:
        yield "forms.toml [sheet]: no sheet 'proposals' to decide on them"
    for key in following.horizontal:
        if key not in {priority.key for priority in framework.strategy.priority}:
            yield f"successor.toml: horizontal: no priority {key}"


def subjects_are_told_apart(framework: Framework) -> Iterator[str]:
    """A proposal is known by what it is about: no measure, objective, theme or priority bears another's id."""
    subjects = _subjects(framework)
    yield from (f"[{key}]: the id is used for two things" for key in sorted({*subjects}) if subjects.count(key) > 1)


def _subjects(framework: Framework) -> list[str]:
    listed = (framework.strategy.theme, framework.strategy.priority)
    keys = [choice.key for choices in listed for choice in choices]
    return [*(measure.id for measure in framework.measures), *framework.objectives, *keys]
