"""The answers of the small made-up strategy, and its workbooks. The verdicts are in tests/test_river.py."""

from collections.abc import Mapping
from pathlib import Path

from evaluation.workbook.template import fill_template
from indicators import Framework, load_framework
from reports.language import load_language

PERIOD = Path(__file__).parent / "nordbotten"

YEARS = ("2016", "2017", "2018", "2019", "2020")

# baseline and the years 2016 … 2020 by row id
NORRBOTTEN = {
    "I1": (50, 55, 60, 65, 70, 75),
    "I2": (100, 120, 120, "..", 120, ".."),
    "I3": (12, 12, 12, 11.5, 11, 10.5),
    "I4": (100, 100, 98, 95, 92, 90),
    "I5": (".", None, None, None, None, 3),
    "I6.osoittaja": (20, 22, 24, 26, 28, 30),
    "I6.nimittäjä": (80, 80, 80, 80, 80, 80),
}
VASTERBOTTEN = {
    "I1": (60, 70, 75, 80, 90, ".."),
    "I2": (100, 130, 130, 130, 130, 130),
    "I3": (12, 12, 12, 12, 13, 13),
    "I4": (100, 100, 100, 100, 100, 100),
    "I5": (".", None, None, None, None, 4.5),
    "I6.osoittaja": (10, 10, 10, 10, 10, 10),
    "I6.nimittäjä": (40, 42, 44, 46, 48, 50),
}
VASTERNORRLAND = {
    "I1": ("..", 70, 72, 74, "..", 80),
    "I2": (100, "..", "..", "..", "..", ".."),
    "I3": (12, 11, 10, 9, 8.5, 8),
    "I4": (100, 95, 90, 85, 80, 75),
    "I5": (".", ".", ".", ".", ".", "."),
    "I6.osoittaja": (30, "..", "..", "..", "..", ".."),
    "I6.nimittäjä": (120, "..", "..", "..", "..", ".."),
}
Figures = Mapping[str, tuple[object, ...]]
ANSWERS: Mapping[str, Figures] = {"25": NORRBOTTEN, "24": VASTERBOTTEN, "22": VASTERNORRLAND}
FILES = {"25": "norrbotten.xlsx", "24": "vasterbotten.xlsx", "22": "vasternorrland.xlsx"}


def small_framework() -> Framework:
    return load_framework(str(PERIOD))


def template_texts() -> dict[str, str]:
    """The Finnish wording of the workbooks."""
    return {name: text for name, text in load_language("fi").phrases.items() if name.startswith("workbook.")}


def workbook(framework: Framework, key: str, figures: Figures) -> bytes:
    """The filled workbook of one region, as an evaluator would send it."""
    rows = [
        {"id": row, "source": "pöytäkirjat 2020", "baseline": values[0], **dict(zip(YEARS, values[1:], strict=True))}
        for row, values in figures.items()
    ]
    answers = {
        "about": [
            {"field": "organisation", "answer": "Aluehallinto"},
            {"field": "date", "answer": "31.12.2020"},
            {"field": "state", "answer": "final"},
            {"field": "division", "answer": "own"},
        ],
        "indicators": rows,
    }
    return fill_template(framework, key, "fi", template_texts(), answers)  # type: ignore[arg-type]


def write_small(folder: Path) -> None:
    """The three workbooks of the small strategy in a folder."""
    framework = small_framework()
    for key, figures in ANSWERS.items():
        (folder / FILES[key]).write_bytes(workbook(framework, key, figures))
