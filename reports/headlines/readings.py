"""What may be said of the readings in a title: cooperation, value chains, specialities, benchmark, own priorities.

They describe and judge nothing; where lists are missing, counts are called the least they can be.
"""

from collections.abc import Mapping, Sequence

from evaluation.benchmark import Benchmark
from evaluation.cooperation import Network, Pair
from evaluation.own_priorities import Naming
from evaluation.specialisation import Quotient, Shift, Standing
from evaluation.value_networks import ValueNetwork
from indicators.cards import Indicator, Text
from reports.headlines.telling import Headline


def pairs_shared_finding(network: Network) -> Headline:
    """How many pairs of regions share a project; at least so many where lists are missing."""
    if not network.projects or not network.pairs:
        return Headline("readings.cooperation.finding.nothing")
    form = "least" if network.incomplete else "all" if network.linked == len(network.pairs) else "known"
    return Headline(f"readings.cooperation.finding.{form}", {"linked": network.linked, "total": len(network.pairs)})


def closest_pair_finding(pairs: Sequence[Pair], names: Mapping[str, Text]) -> Headline:
    """The pair with most shared projects; only the number where several have as many."""
    counts = [pair.count or 0 for pair in pairs]
    most = max(counts, default=0)
    if not most:
        return Headline("readings.map.finding.nothing")
    first = [pair for pair in pairs if pair.count == most]
    if len(first) > 1:
        return Headline("readings.map.finding.tie", {"most": most, "pairs": len(first)})
    return Headline("readings.map.finding.one", {"a": names[first[0].a], "b": names[first[0].b]}, number=most)


def joint_years_finding(years: Sequence[Network]) -> Headline:
    """The year in which most joint projects began; the range where no year stands alone."""
    counts = [network.two for network in years]
    if not any(counts):
        return Headline("readings.years.finding.nothing")
    if counts.count(max(counts)) > 1 or len(counts) == 1:
        return Headline("readings.years.finding.range", {"low": min(counts), "high": max(counts)})
    year = Text(*[years[counts.index(max(counts))].key] * 2)
    return Headline("readings.years.finding.most", {"year": year}, number=max(counts))


def chain_finding(network: ValueNetwork) -> Headline:
    """Whether stages are without actors, else whether some hang on one; nothing of a chain nobody told of."""
    if not network.actors and not network.delivered:
        return Headline("readings.chain.finding.nothing")
    total = {"total": len(network.stages)}
    if gaps := sum(stage.common_gap for stage in network.stages):
        return Headline("readings.chain.finding.gap", total, number=gaps)
    if alone := sum(stage.dependence == "actor" for stage in network.stages):
        return Headline("readings.chain.finding.alone", total, number=alone)
    if len(network.delivered) < 2:
        return Headline("readings.chain.finding.few")
    return Headline("readings.chain.finding.covered", total)


def offers_finding(counts: Mapping[tuple[str, str], int], names: Mapping[str, Text]) -> Headline:
    """The region that completes others most often; the number of pairs alone where several do so as often."""
    by_region = {key: sum(number for (one, _), number in counts.items() if one == key) for key in names}
    most = max(by_region.values())
    first = [key for key, number in by_region.items() if number == most]
    if len(first) > 1:
        return Headline("readings.offers.finding.tie", number=sum(by_region.values()))
    return Headline("readings.offers.finding.most", {"name": names[first[0]]}, number=most)


def specialised_finding(found: Sequence[Quotient | None]) -> Headline:
    """How many industries are specialities; those of few jobs are no specialities here."""
    known = [one for one in found if one is not None and one.quotient is not None]
    if not known:
        return Headline("readings.quotients.finding.nothing")
    number = sum(one.standing is Standing.SPECIALISED and not one.few for one in known)
    return Headline("readings.quotients.finding.known", {"total": len(known)}, number=number)


def shift_finding(shifts: Sequence[Shift]) -> Headline:
    """In how many industries the region's own part is above zero."""
    if not shifts:
        return Headline("readings.shifts.finding.nothing")
    number = sum(shift.regional > 0 for shift in shifts)
    return Headline("readings.shifts.finding.known", {"total": len(shifts)}, number=number)


def positions_finding(found: Sequence[Benchmark]) -> Headline:
    """How many of the positions lie in the upper half; the middle itself does not."""
    known = [one.position.percentile for one in found if one.position and one.position.percentile is not None]
    if not known:
        return Headline("readings.positions.finding.nothing")
    number = sum(round(percentile, 9) > 50 for percentile in known)
    return Headline("readings.positions.finding.known", {"total": len(known)}, number=number)


def differences_finding(found: Sequence[tuple[Indicator, Benchmark]]) -> Headline:
    """In how many indicators the own change went better than that of the others, as the card understands better."""
    signs = {"increase": 1, "decrease": -1}
    told = [
        signs[card.direction] * one.during.difference
        for card, one in found
        if card.direction in signs and one.during is not None and one.during.difference is not None
    ]
    if not told:
        return Headline("readings.differences.finding.nothing")
    return Headline("readings.differences.finding.known", {"total": len(told)}, number=sum(one > 0 for one in told))


def naming_finding(namings: Sequence[tuple[Text, Naming]]) -> Headline:
    """The theme, priority or focus area that most regions name; the number alone where several are named as often."""
    most = max((len(naming.naming) for _, naming in namings), default=0)
    if not most:
        return Headline("readings.priorities.finding.nothing")
    first = [name for name, naming in namings if len(naming.naming) == most]
    if len(first) > 1:
        return Headline("readings.priorities.finding.tie", {"most": most, "names": len(first)})
    return Headline("readings.priorities.finding.one", {"name": first[0]}, number=most)
