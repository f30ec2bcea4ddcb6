"""When a finding is said: the rule of each kind with the framework's own limits in it."""

from indicators.framework import Framework
from reports.language import Language


def finding_rule(words: Language, framework: Framework, kind: str) -> str:
    """What must hold for a finding of this kind, in one sentence."""
    limits, method, stated = framework.evidence, framework.method, framework.method.uncertainty
    return words.say(
        f"findings.{kind}.rule",
        certain=words.say("findings.probability.plain", number=words.number(100 * limits.certain)),
        stated=words.say("findings.probability.plain", number=words.number(100 * stated.stated_probability)),
        stated_gap=words.number(stated.stated_gap),
        tolerance=words.percent(method.tolerance, 0),
        tolerance_points=words.number(100 * method.tolerance),
        sample_tolerance=words.percent(limits.sample_tolerance, 0),
        dispersion=words.number(limits.dispersion),
        grace_days=limits.grace_days,
        begun_stage=limits.begun_stage,
        finished_stage=limits.finished_stage,
        spent=words.percent(limits.spent, 0),
        minimum=words.percent(method.coverage_minimum, 0),
        agreement=words.percent(limits.agreement, 0),
        specialised=words.number(framework.readings.specialised, 2),
        few_jobs=framework.readings.few_jobs,
        set_afterwards=words.percent(limits.set_afterwards, 0),
    )
