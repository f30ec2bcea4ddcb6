"""Charts of the readings worth looking at, one call each: tornado, ratings, wheel, gaps, net, chain and the others.

No tests here. A new chart adds its ordinary case, its fullest and its emptiest one to `CASES`, the list of all charts.
"""

from collections.abc import Callable, Mapping

from reports.charts.gaps import GapRow, GapWords, gaps
from reports.charts.network_map import Place, network_map
from reports.charts.parts_bars import PartsRow, parts_bars
from reports.charts.percentiles import PercentileRow, PercentileWords, percentiles
from reports.charts.quotients import QuotientRow, QuotientWords, quotients
from reports.charts.ratings import RatingRow, RatingWords, ratings
from reports.charts.tornado import TornadoRow, TornadoWords, tornado
from reports.charts.value_chain import ChainWords, StageRow, value_chain
from reports.charts.wheel import Sector, wheel
from tests.reports.chart_cases import CASES as PROGRESS_CASES
from tests.reports.chart_cases import ENDLESS, LONG, NAMES, ODD, frame, number, percent

LABELS = (*NAMES, LONG, ODD, ENDLESS)


def _tornado(*effects: tuple[float, float]) -> str:
    rows = [
        TornadoRow(LABELS[place % 10], first, total, percent(total)) for place, (first, total) in enumerate(effects)
    ]
    words = TornadoWords("yksinään", "yhdessä muiden valintojen kanssa", "Osuus vaihtelusta")
    return tornado(rows, words, percent=percent, frame=frame())


def _rows(*counts: dict[float, int]) -> list[RatingRow]:
    rows = []
    for place, found in enumerate(counts):
        median = sorted(key for key, count in found.items() for _ in range(count))[sum(found.values()) // 2 :][:1]
        text = number(median[0], 1) if median else "< 5"
        rows.append(RatingRow(LABELS[place % 10], found, median[0] if median else None, text, str(sum(found.values()))))
    return rows


def _ratings(*counts: dict[float, int]) -> str:
    words = RatingWords("vastaukset", "mediaani", "Mediaani", "Vastauksia")
    return ratings(_rows(*counts), (1.0, 5.0), words, number=number, frame=frame())


def _gaps(*pairs: tuple[float | None, float | None]) -> str:
    rows = []
    for place, (rating, score) in enumerate(pairs):
        gap = None if rating is None or score is None else rating - score
        told, judged, apart = ("–" if figure is None else number(figure, 1) for figure in (rating, score, gap))
        strong = gap is not None and abs(gap) > 25
        rows.append(GapRow(LABELS[place % 10], rating, score, told, judged, apart, strong))
    return gaps(rows, GapWords("Itsearvio", "Pistemäärä", "Ero"), number=number, frame=frame())


def _wheel(width: float, *values: float | None) -> str:
    steps = [
        [Sector(f"{step}.{one}", values[(3 * step + one - 4) % len(values)]) for one in (1, 2, 3)]
        for step in range(1, 7)
    ]
    return wheel(steps, 5, frame=frame(width))


SEVEN = ((0, 1), (1, 1), (1, 2), (1, 0), (2, 1), (2, 2), (3, 1))  # places of seven neighbours


def _net(
    *links: tuple[int, int, int], names: tuple[str, ...] = NAMES, places: tuple[tuple[int, int], ...] = SEVEN
) -> str:
    drawn = {name: Place(name, *place, "7 yhteistä hanketta") for name, place in zip(names, places, strict=False)}
    pairs = {(names[one], names[other]): number for one, other, number in links}
    return network_map(drawn, pairs, least="1 yhteinen hanke", most="9 yhteistä hanketta", frame=frame())


def _parts(*counts: tuple[int, ...]) -> str:
    rows = [PartsRow(LABELS[place % 10], parts, (str(sum(parts)), percent(0.5))) for place, parts in enumerate(counts)]
    return parts_bars(rows, ("kolme tai useampia", "kaksi", "yksi"), ("Hankkeita", "Osuus"), frame=frame())


def _chain(regions: tuple[str, ...], *rows: tuple[int | None, ...]) -> str:
    told = [
        StageRow(LABELS[place % 10], counts, "yhden toimijan varassa" if place % 3 == 0 else "", not any(counts))
        for place, counts in enumerate(rows)
    ]
    words = ChainWords("toimijoita", "ei toimijaa", "ei tietoa", "ei yhtään toimijaa")
    return value_chain(told, regions, words, frame=frame())


def _quotients(*figures: float | None) -> str:
    rows = [
        QuotientRow(
            LABELS[place % 10], figure, "–" if figure is None else number(figure, 2), number(1234.0 * place, 0),
            "erikoistunut" if figure and figure > 1.25 else "", bool(figure and figure > 1.25),
        )
        for place, figure in enumerate(figures)
    ]  # fmt: skip
    words = QuotientWords("LQ", "Työpaikkoja", "Aste", "pienempi kuin maassa", "suurempi kuin maassa")
    return quotients(rows, (0.75, 1.25), words, number=number, frame=frame())


def _percentiles(*rows: tuple[float, ...]) -> str:
    told = [PercentileRow(LABELS[place % 10], places, "5–95", "2022") for place, places in enumerate(rows)]
    return percentiles(told, PercentileWords("maakunnat", "Pienin–suurin"), number=number, frame=frame())


CASES: Mapping[str, Callable[[], str]] = {
    **PROGRESS_CASES,
    "tornado": lambda: _tornado((0.4, 0.55), (0.2, 0.3), (0.1, 0.12), (0.0, 0.02), (-0.01, 0.0)),
    "tornado-past-one": lambda: _tornado((0.2, 1.3)),
    "tornado-ten": lambda: _tornado(*[(0.05, 0.1)] * 10),
    "ratings": lambda: _ratings({1: 2, 3: 9, 4: 20, 5: 1}, {}, {2: 5}, {1: 6, 5: 6}, {3.5: 1, 4: 2}),
    "ratings-eighteen": lambda: _ratings(*[{1.0: 3, 2.0: 8, 3.0: 11, 4.0: 7, 5.0: 2}] * 18),
    "ratings-all-hidden": lambda: _ratings({}, {}),
    "gaps": lambda: _gaps((75.0, 40.0), (50.0, 50.1), (100.0, 0.0), (None, 30.0), (62.5, None), (None, None)),
    "gaps-one-row": lambda: _gaps((0.0, 100.0)),
    "wheel": lambda: _wheel(92.0, 3.0, 4.5, 2.0, 5.0, 1.0),
    "wheel-wide": lambda: _wheel(174.0, 3.0, 4.5, 2.0, None, 1.0),
    "wheel-empty": lambda: _wheel(92.0, None),
    "net": lambda: _net((0, 1, 9), (0, 4, 3), (0, 6, 1), (1, 6, 2), (2, 3, 5), (3, 5, 1), (4, 6, 0)),
    "net-alike": lambda: _net((0, 1, 1), (1, 2, 1)),
    "net-nothing": lambda: _net((0, 1, 0)),
    "net-long": lambda: _net((0, 1, 2), names=(LONG, ODD, ENDLESS)),
    "net-alone": lambda: _net(names=NAMES[:1], places=((0, 0),)),
    "parts": lambda: _parts((3, 1, 0), (0, 0, 0), (12, 4, 90), (1, 0, 0)),
    "parts-nothing": lambda: _parts((0, 0, 0)),
    "chain": lambda: _chain(NAMES[:7], (0, 1, 12, 0, None, 0, 3), (0, 0, 0, 0, 0, 0, 0), (1, 1, 1, 1, 1, 1, 1)),
    "chain-long": lambda: _chain((LONG, ODD, *NAMES[:5]), *[(0, 1, 2, None, 0, 0, 0)] * 9),
    "chain-unknown": lambda: _chain(NAMES[:1], (None,)),
    "quotients": lambda: _quotients(0.0, 0.3, 1.0, None, 12.6, 1.24, 0.1),
    "quotients-unknown": lambda: _quotients(None),
    "percentiles": lambda: _percentiles((0.0, 100.0, 33.3), (12.0,), (), (50.0, 50.0, 50.0)),
    "percentiles-of-none": lambda: _percentiles(()),
}
