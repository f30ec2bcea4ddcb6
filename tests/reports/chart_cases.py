"""Charts worth looking at, one call each: ordinary ones and those that strain the frame.

No tests here. A new chart adds its ordinary case, its fullest and its emptiest one to `CASES`.
"""

from collections.abc import Callable, Mapping
from functools import partial

from reports.charts import Frame
from reports.charts.coverage_bars import CoverageRow, coverage_bars
from reports.charts.journey import Journey, JourneyWords, dumbbell
from reports.charts.logic_model import Box, Stage, logic_model
from reports.charts.marks import status_icon
from reports.charts.progress import Progress, ProgressWords, progress
from reports.charts.scale import Band, ScaleRow, ScaleWords, scale
from reports.charts.series import Panel, SeriesWords, series
from reports.charts.status_bars import StatusRow, status_bars
from reports.charts.tile_map import Tile, tile_map
from reports.look import STATUS_LOOK

NAMES = ("Pohjoinen", "Pohjois-Ylämaakunta", "Itä", "Keski-Ylämaakunta", "Järvi", "Metsä-Karjamaa", "Etelä")
LONG = "Ylimaakunnallisten innovaatioalustojen käyttäjäyritykset, joista pienten ja keskisuurten yritysten osuus"
ENDLESS = "Älykkäänerikoistumisenkehittämisohjelmatoimintakokonaisuudenseurantaindikaattori"
ODD = 'Tutkimus & kehitys <yritykset> "$5" 5 % \U0001f600 a\u0308\x0b'
WORDS = {
    "achieved": "saavutettu",
    "mostly": "pääosin saavutettu",
    "partly": "osittain saavutettu",
    "not_achieved": "ei saavutettu",
    "not_assessable": "ei arvioitavissa",
}
STATUSES = tuple(WORDS)
ALT = "Pistekuvio: lähtötaso, toteuma & tavoite <seitsemässä> maakunnassa, 0,9–4,1 prosenttia."


def frame(width: float = 174.0) -> Frame:
    return Frame(ALT, "kuvio-3", width)


def number(figure: float, decimals: int) -> str:
    return f"{figure:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",").replace("-", "−")


def percent(share: float) -> str:
    return f"{100 * share:.0f}\u00a0%"


def status_of(place: int) -> str:
    return STATUSES[place % len(STATUSES)]


def _journeys(factor: float = 1.0, shift: float = 0.0) -> list[Journey]:
    ends = [(3.6, 4.1, 4.0), (1.8, 2.2, 2.3), (1.4, 1.6, 1.9), (1.1, 1.0, 1.6), (0.9, None, 1.5), (None, 2.0, None)]
    rows = []
    for place, row in enumerate(ends):
        start, value, goal = (None if end is None else end * factor + shift for end in row)
        text = "ei tietoa" if value is None else number(value, 1)
        status = status_of(place)
        rows.append(Journey(NAMES[place], start, value, goal, text, status, WORDS[status], "esimerkki"[place:]))
    return rows


JOURNEY_WORDS = JourneyWords("Lähtötaso 2018", "Toteuma 2023", "Tavoite 2023", "2023", "Tila")


def _dumbbell(rows: list[Journey], width: float = 174.0) -> str:
    return dumbbell(rows, JOURNEY_WORDS, number=number, frame=frame(width), unit="%")


def _band_journeys() -> list[Journey]:
    return [
        Journey("Sisällä", 1.0, 5.0, (4.0, 6.0), "5,0", "achieved", WORDS["achieved"]),
        Journey("Ulkona", 1.0, 8.5, (4.0, 6.0), "8,5", "partly", WORDS["partly"], strong=True),
    ]


def _empty_journeys() -> list[Journey]:
    unknown = "not_assessable"
    return [Journey(name, None, None, None, "ei tietoa", unknown, WORDS[unknown]) for name in NAMES]


def _progress(count: int = 6) -> str:
    shares = (1.2, 0.8, 0.45, -3.1, None, 9.2, float("nan"), -0.25, 1.5, 0.0, 1.0)
    labels = (NAMES[1], LONG, ENDLESS, ODD, "X", NAMES[3])
    rows = []
    for place in range(count):
        share, status = shares[place % len(shares)], status_of(place)
        text = "–" if share is None or share != share else number(100 * share, 0) + "\u00a0%"
        note = "milj. € · jälkikäteen asetettu · esimerkki" if place % 3 == 1 else ""
        rows.append(
            Progress(
                labels[place % 6],
                share,
                "1\u00a0234,5 → 2\u00a0345,6",
                text,
                status,
                WORDS[status],
                note,
                level_only=place % 6 == 1,
            )
        )
    words = ProgressWords(
        "Lähtötaso = 0\u00a0%", "Tavoite = 100\u00a0%", "Lähtötaso → toteuma", "Matkasta kuljettu", "Tila"
    )
    return progress(rows, words, number=number, frame=frame())


BANDS = (Band(90, "saavutettu"), Band(0, "ei saavutettu"), Band(40, "osittain"), Band(75, "pääosin"))


def _scale(scores: tuple[float | None, ...], interval: bool = False) -> str:
    rows = []
    for place, score in enumerate(scores):
        status, text = status_of(place), "–" if score is None else number(score, 1)
        around = (max(score - 9, 0), min(score + 6, 100)) if interval and score is not None else None
        strong = place == len(scores) - 1
        label = (*NAMES, LONG, ODD)[place % 9]
        median = score - 1 if around is not None and score is not None else None
        rows.append(ScaleRow(label, score, text, status, WORDS[status], percent(0.41), around, median, "", strong))
    return scale(rows, BANDS, ScaleWords("Pisteet", "Tila", "Tila pitää"), number=number, frame=frame())


def _status_bars(*shares: tuple[float, ...]) -> str:
    rows = [
        StatusRow((*NAMES, LONG)[place % 8], dict(zip(STATUSES, row, strict=True))) for place, row in enumerate(shares)
    ]
    return status_bars(rows, WORDS, percent=percent, frame=frame())


def _coverage_bars(shares: tuple[float, ...], minimum: float | None = 0.6) -> str:
    rows = [CoverageRow((*NAMES, LONG)[place % 8], share, percent(share)) for place, share in enumerate(shares)]
    word = "arvioitavissa vähintään 60 %"
    return coverage_bars(rows, minimum=minimum, minimum_word=word, percent=percent, frame=frame())


def _tile_map(width: float, steps: tuple[int | None, ...] = (2, 3, None, 0, 1, 3, 0)) -> str:
    places = ((0, 1), (1, 1), (1, 2), (1, 0), (2, 1), (2, 2), (3, 1))
    tiles = [
        Tile(name, *place, "–" if step is None else "100,0", step, "esimerkki" if step == 3 else "")
        for name, place, step in zip(NAMES, places, steps, strict=True)
    ]
    return tile_map(tiles, list(WORDS.values())[:4], missing_word="ei arvioitavissa", frame=frame(width))


YEARS = range(2015, 2024)


def _panels() -> list[Panel]:
    level = {year: 50 + 3 * (year - 2015) % 7 for year in YEARS}
    gaps = {year: figure + 8.0 for year, figure in level.items() if year not in (2018, 2021)}
    return [
        Panel(NAMES[0], level, "52,0", baseline=(2018, level[2018]), target=(2023, 52.5)),
        Panel(NAMES[1], gaps, "1\u00a0060,0", "aluejako muuttui 2021", breaks=(2020,)),
        Panel(NAMES[2], {2019: 61.0}, "61,0", "vain 2019"),
        Panel(NAMES[3], {}, "", "ei tietoa", target=(2023, 71.0)),
        Panel(NAMES[4], dict.fromkeys(YEARS, 45.0), "45,0", baseline=(2018, 45.0), target=(2023, 45.0)),
        Panel(NAMES[5], {2023: float("nan"), 2022: 49.0}, "49,0"),
        Panel(NAMES[6], {year: 70.0 - 2 * (year - 2015) for year in YEARS}, "54,0"),
    ]


SERIES_WORDS = SeriesWords(
    "Maakunta", "Muut maakunnat", "Koko maa", "Lähtötaso", "Tavoite", "Strategiakausi", "Aikasarjan katkos"
)


def _series(panels: list[Panel], width: float = 174.0, columns: int = 4) -> str:
    reference = dict.fromkeys(YEARS, 55.0)
    return series(
        panels,
        SERIES_WORDS,
        period=(2019, 2023),
        number=number,
        frame=frame(width),
        reference=reference,
        columns=columns,
        unit="%",
    )


def _logic_model(context: bool = True) -> str:
    boxes = [Box(LONG, [NAMES[1], ODD]), Box("Verkostot"), Box(ENDLESS, [ENDLESS])]
    stages = [
        Stage(heading, boxes[:count])
        for heading, count in zip(("Panokset", LONG, "Tulokset", "Vaikutukset"), (1, 3, 2, 1), strict=True)
    ]
    around = Stage("Toimintaympäristö", [Box("Väestö ja osaajat"), Box(LONG), Box("EU-ohjelmakausi 2021–2027")])
    return logic_model(stages, context=around if context else None, frame=frame())


CASES: Mapping[str, Callable[[], str]] = {
    "dumbbell": lambda: _dumbbell(_journeys()),
    "dumbbell-one-row": lambda: _dumbbell(_journeys()[:1]),
    "dumbbell-thirty-rows": lambda: _dumbbell(_journeys() * 5),
    "dumbbell-all-missing": lambda: _dumbbell(_empty_journeys()),
    "dumbbell-negative": lambda: _dumbbell(_journeys(1.0, -2.0)),
    "dumbbell-huge": lambda: _dumbbell(_journeys(1e11)),
    "dumbbell-tiny": lambda: _dumbbell(_journeys(1e-4)),
    "dumbbell-nearly-equal": lambda: _dumbbell(_journeys(1e-9, 1e6)),
    "dumbbell-band": lambda: _dumbbell(_band_journeys()),
    "dumbbell-narrow": lambda: _dumbbell(_journeys(), 112.0),
    "progress": lambda: _progress(),
    "progress-thirty-rows": lambda: _progress(30),
    "progress-one-row": lambda: _progress(1),
    "scale": lambda: _scale((91.2, 78.4, 52.0, 12.5, None, 100.0)),
    "scale-intervals": lambda: _scale((91.2, 78.4, 52.0, 0.0, None, 100.0), interval=True),
    "scale-one-row": lambda: _scale((0.0,)),
    "scale-thirty-rows": lambda: _scale(tuple(100 / 29 * place for place in range(30))),
    "scale-all-missing": lambda: _scale((None,) * 7),
    "status-bars": lambda: _status_bars((0.5, 0.2, 0.1, 0.1, 0.1), (0.03, 0.02, 0.05, 0.5, 0.4), (1, 0, 0, 0, 0)),
    "status-bars-none": lambda: _status_bars((0, 0, 0, 0, 0)),
    "status-bars-thirty-rows": lambda: _status_bars(*[(0.2,) * 5] * 30),
    "coverage-bars": lambda: _coverage_bars((1.0, 0.82, 0.6, 0.59, 0.0)),
    "coverage-bars-no-minimum": lambda: _coverage_bars((0.5,), None),
    "tile-map": lambda: _tile_map(74.0),
    "tile-map-wide": lambda: _tile_map(174.0),
    "tile-map-narrow": lambda: _tile_map(45.0),
    "tile-map-all-missing": lambda: _tile_map(62.0, (None,) * 7),
    "series": lambda: _series(_panels()),
    "series-one-panel": lambda: _series(_panels()[:1], 84.0, 1),
    "series-thirty-panels": lambda: _series([*_panels(), *_panels(), *_panels(), *_panels()]),
    "series-empty": lambda: _series([Panel(NAMES[1], {})]),
    "logic-model": lambda: _logic_model(),
    "logic-model-no-context": lambda: _logic_model(context=False),
    **{f"icon-{status}": partial(status_icon, status, frame(3.6)) for status in STATUS_LOOK},
}
