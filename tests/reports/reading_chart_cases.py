"""Charts of the readings worth looking at, one call each: tornado, ratings, wheel and gaps.

No tests here. A new chart adds its ordinary case, its fullest and its emptiest one to `CASES`, the list of all charts.
"""

from collections.abc import Callable, Mapping

from reports.charts.gaps import GapRow, GapWords, gaps
from reports.charts.ratings import RatingRow, RatingWords, ratings
from reports.charts.tornado import TornadoRow, TornadoWords, tornado
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
}
