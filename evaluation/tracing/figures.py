"""Value, baseline and target of a reported result as steps, each with the cells it was made of and reckoned from them.

A joint or regional result rests on one workbook; an area's roll-up on the workbooks of its regions, each of which gives
its part. What the cards themselves say is a step of kind `framework`.
"""

from collections.abc import Mapping, Sequence

from evaluation.tracing.reckoning import NOTHING, same
from evaluation.tracing.reported import Reported, plain_target
from evaluation.tracing.shelf import Held
from evaluation.tracing.step import Step, Told
from indicators.targets import KeepsPace, parse


def figure_steps(reported: Reported) -> tuple[Step, ...]:
    """The steps of the value, the baseline and the target of a result."""
    value = _measured(reported) if reported.card.measured_by_run else _value(reported)
    return value, _baseline(reported), _target(reported)


def _value(of: Reported) -> Step:
    if of.record["value"] is None and of.region == of.area and of.card.scope != "joint":
        return Step("figure", "value", of.region, {"number": None}, parts=_not_rolled_up(of))
    values = of.values()
    reckoned = of.together({key: (one.value, one.weight) for key, one in values.items()})
    way = of.card.rollup if of.rolled_up else next(iter(values.values()), NOTHING).way
    return _step(of, "value", reckoned, way, {key: one.value for key, one in values.items()})


def _not_rolled_up(of: Reported) -> tuple[Step, ...]:
    """What each region reported of a figure that the area has none of."""
    steps = []
    for region in of.framework.regions:
        own = of.results[region, of.card.id]
        cells = tuple(_leaf(place, of.shelf.cell(place)) for place in own["cells"].get("value", ()))
        steps.append(Step("part", f"{region}:{of.card.id}", region, {"number": own["value"]}, parts=cells))
    return tuple(steps)


def _measured(of: Reported) -> Step:
    """The share of the asked cards with a figure in the period, which the run itself measures."""
    regions = tuple(of.framework.regions) if of.region == of.area else (of.region,)
    answered = {region: _answered(of, region) for region in regions}
    known, due = (sum(len(found[place]) for found in answered.values()) for place in (0, 1))
    reckoned = of.card.factor * known / due if due else None
    parts = tuple(
        Step("part", f"{region}:{of.card.id}", region, {"known": len(found), "due": len(asked)}, parts=tuple(
            cell.as_step() for card in found for cell in of.first_cells(region, card)
        ))
        for region, (found, asked) in answered.items()
    )  # fmt: skip
    told: dict[str, Told] = {"number": of.record["value"], "reckoned": reckoned}
    return Step("figure", "value", of.region, told, "measured", same(of.record["value"], reckoned), parts)


def _answered(of: Reported, region: str) -> tuple[list[str], list[str]]:
    """The cards with a figure in the period, and those that were due."""
    records = [of.results[region, card.id] for card in of.framework.asked_of(region)]
    due = [one for one in records if one["series"] or set(one["series_missing"].values()) != {"not_applicable"}]
    return [one["id"] for one in due if one["series"]], [one["id"] for one in due]


def _baseline(of: Reported) -> Step:
    baselines = of.baselines()
    own = "yearly" if of.card.accumulation == "sum" else of.combined_way("baseline")
    way = of.card.rollup if of.rolled_up else own if of.held("baseline") else "card"
    numbers = {key: value for key, (value, _) in baselines.items()}
    return _step(of, "baseline", of.together(baselines), way, numbers)


def _target(of: Reported) -> Step:
    reported = of.record["target"]
    own = [cell for cell in of.held("target", "target") if cell.region == of.area]
    if isinstance(reported, list):
        return _band(of, reported)
    if of.card.measured_by_run:
        return _step(of, "target", plain_target(of.card, of.card.target, None), "card", {})
    if of.rolled_up and not own and of.card.joint_target is None:
        targets = {region: of.target_of(region, of.card.target) for region in of.regions}
        weights = {region: one.weight for region, one in of.values().items()}
        reckoned = of.together({key: (target, weights[key]) for key, target in targets.items()})
        return _step(of, "target", reckoned, of.card.rollup, targets)
    if of.rolled_up:
        written = plain_target(of.card, of.card.joint_target, of.together(of.baselines()))
        return _step(of, "target", own[0].number if own else written, "one" if own else "card", {})
    if of.is_summed():
        return _sum_of_regions(of)
    return _step(of, "target", of.target_of(of.region, of.written()), _way(of), {})


def _sum_of_regions(of: Reported) -> Step:
    """A joint figure without a target of its own is measured against the regions' targets together."""
    targets = {region: of.results[region, of.card.id]["target"] for region in of.framework.regions}
    known = [target for target in targets.values() if isinstance(target, float | int)]
    total = sum(known) if len(known) == len(targets) and of.card.rollup == "sum" else None
    return _step(of, "target", total, "regions", targets)


def _way(of: Reported) -> str:
    if of.held("target", "target"):
        return "one"
    return "pace" if isinstance(parse(of.written()), KeepsPace) else "card"


def _band(of: Reported, reported: Sequence[float]) -> Step:
    """A band is written on the card."""
    card = of.card.target if isinstance(of.card.target, tuple) else None
    holds = card is not None and all(same(*ends) for ends in zip(card, reported, strict=True))
    told = f"{reported[0]:g}–{reported[1]:g}"
    return Step("figure", "target", of.region, {"number": told}, "card", holds, (_card(of),))


def _step(of: Reported, part: str, reckoned: float | None, way: str, numbers: Mapping[str, float | None]) -> Step:
    """The step of one part of a result; its cells stand under the workbook they are from where there are several."""
    reported = of.record[part]
    cells = {place: of.shelf.cell(place) for place in of.record["cells"].get(part, ())}
    leaves = [_leaf(place, cell) for place, cell in cells.items()]
    below = _by_region(of, part, leaves, numbers) if len(numbers) > 1 else tuple(leaves)
    if way in ("card", "pace") and reported is not None:
        below = (_card(of), *below)
    lost = any(cell is None for cell in cells.values())
    holds = None if reported is None else same(reported, reckoned) and not lost
    told: dict[str, Told] = {"number": reported, "reckoned": reckoned}
    return Step("figure", part, of.region, told, way if reported is not None else "", holds, below)


def _by_region(of: Reported, part: str, leaves: list[Step], numbers: Mapping[str, float | None]) -> tuple[Step, ...]:
    steps = []
    for region, number in numbers.items():
        own = tuple(leaf for leaf in leaves if leaf.region == region)
        if part == "target" and not own and number is not None:
            own = (_card(of),)
        steps.append(Step("part", f"{region}:{of.card.id}", region, {"number": number}, parts=own))
    return (*steps, *(leaf for leaf in leaves if leaf.region not in numbers))


def _card(of: Reported) -> Step:
    """What the card itself says."""
    written = of.written()
    told = "–".join(f"{end:g}" for end in written) if isinstance(written, tuple) else written
    return Step("framework", of.card.id, facts={"baseline": of.card.baseline, "target": told})


def _leaf(place: str, cell: Held | None) -> Step:
    if cell is not None:
        return cell.as_step()
    nothing = dict.fromkeys(("sheet", "cell", "written", "number", "sha256"))
    return Step("cell", place, facts={"file": place.split("!")[0], **nothing}, holds=False)
