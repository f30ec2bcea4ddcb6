"""Findings from the readings: stages that nobody covers or that hang on one actor, regions that complete each other,
regions without a shared project, disputed projects, specialities.

Readings are descriptive: no finding here speaks of results or effects. Where a list was not read whole, its silence
leads to no finding. Lists of actors and projects are people's own, so that these findings may be considered, not more.
"""

from collections.abc import Callable, Iterator, Mapping

from evaluation.findings.finding import Fact, Grade
from evaluation.findings.grades import Ground, graded
from evaluation.findings.view import Claim, View
from evaluation.specialisation import Speciality, Standing
from evaluation.value_networks import Coverage, ValueNetwork

ACTORS, PROJECTS, JOBS = "actors", "projects", "jobs"  # sheets, which are the subject or the evidence


def stage_gaps(view: View) -> Iterator[Claim]:
    """Themes with stages that several regions told of and none covers; one need a theme."""
    return _of_themes(view, lambda stage: stage.common_gap)


def single_dependences(view: View) -> Iterator[Claim]:
    """Themes with stages that have one actor in the whole area."""
    return _of_themes(view, lambda stage: stage.dependence == "actor")


def complementarities(view: View) -> Iterator[Claim]:
    """Themes in which a region lacks a stage that another has; both of them told of their actors."""
    for network in view.value_networks:
        stages = tuple(dict.fromkeys(pair.stage for pair in network.complements))
        if stages:
            facts: dict[str, Fact] = {"stages": stages, "number": len(network.complements)}
            yield _claim(view, network, facts)


def _of_themes(view: View, told: Callable[[Coverage], bool]) -> Iterator[Claim]:
    """A claim for each theme with stages that `told` fits; the regions that are unknown stand beside it."""
    for network in view.value_networks:
        found = [stage for stage in network.stages if told(stage)]
        if not found:
            continue
        facts: dict[str, Fact] = {
            "stages": tuple(stage.stage for stage in found), "number": len(found), "total": len(network.stages),
        }  # fmt: skip
        missing = tuple(key for key in view.framework.regions if key not in network.delivered)
        if missing:
            facts["unheard"] = missing
        yield _claim(view, network, facts)


def _claim(view: View, network: ValueNetwork, facts: Mapping[str, Fact]) -> Claim:
    evidence = tuple(f"{key}:{ACTORS}" for key in (*network.delivered, view.area) if view.rows(key, ACTORS))
    heard = len(network.delivered) / len(view.framework.regions)
    return Claim(view.area, network.theme, facts, _own_lists(view, heard), evidence, network.illustrative)


def _own_lists(view: View, heard: float) -> Grade:
    """The grade of what rests on lists that the regions keep themselves: neither a register nor a second source."""
    return graded(view, Ground(coverage=heard, founded=False))


def isolated_regions(view: View) -> Iterator[Claim]:
    """Regions that share no project of the period with another; only where every list of projects was read whole."""
    reading = view.cooperation
    if reading is None or reading.whole.incomplete or reading.whole.unplaced:
        return
    invented = reading.whole.illustrative > 0
    for member in reading.whole.members:
        if member.degree == 0:
            facts: dict[str, Fact] = {"projects": member.projects}
            evidence = tuple(f"{key}:{PROJECTS}" for key in reading.delivered)
            yield Claim(member.region, PROJECTS, facts, _own_lists(view, 1.0), evidence, invented)


def disputed_projects(view: View) -> Iterator[Claim]:
    """The projects of which workbooks tell different things; nothing is known of what they dispute."""
    disputed = view.cooperation.disputed if view.cooperation is not None else ()
    if disputed:
        names = tuple(project.code or project.name for project in disputed)
        facts: dict[str, Fact] = {"codes": names, "number": len(names)}
        keys = [key for key in view.keys if view.rows(key, PROJECTS)]
        level = graded(view, Ground(coverage=1.0, contradicted=True))
        evidence = tuple(f"{key}:{PROJECTS}" for key in keys)
        yield Claim(view.area, PROJECTS, facts, level, evidence, any(project.illustrative for project in disputed))


def specialised_industries(view: View) -> Iterator[Claim]:
    """The industries that are larger in a region than in the country; small ones are left out, few jobs tell little."""
    reading = view.specialisation
    if reading is None or reading.year is None:
        return
    for key in view.keys:
        own = [one for one in reading.specialities if one.region == key and _is_speciality(one, reading.year)]
        if own:
            names = tuple(reading.table.industries[one.industry] for one in own)
            facts: dict[str, Fact] = {"industries": names, "number": len(names), "year": reading.year}
            facts |= {"limit": view.framework.readings.specialised}
            facts |= {"starting": int(reading.year <= view.framework.years.baseline)}
            level = graded(view, Ground(coverage=1.0))
            evidence = tuple(f"{key}:{JOBS}.{name}" for name in names)
            yield Claim(key, JOBS, facts, level, evidence, any(one.illustrative for one in own))


def _is_speciality(one: Speciality, year: int) -> bool:
    found = one.quotients.get(year)
    return found is not None and found.standing is Standing.SPECIALISED and not found.few
