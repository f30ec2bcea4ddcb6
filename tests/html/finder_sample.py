"""Services and actors for the tests of the finder, and an evaluation that holds nothing else."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import cast

from evaluation import Evaluation
from evaluation.problems import Place
from evaluation.workbook.submission import Cell, Row, SheetRows, Submission
from indicators import Framework, load_framework
from tests.small.answers import PERIOD

Value = str | date | tuple[str, ...]
CUTOFF = date(2023, 10, 31)
HOSTILE = "</script><script>document.title='stolen'</script><img src=x onerror=alert(1)>\u2028&lt;b&gt; \u202e' \""


def finder_evaluation(
    sheets: Mapping[str, Mapping[str, Sequence[Mapping[str, Value]]]], framework: Framework | None = None
) -> Evaluation:
    """An evaluation of workbooks by region key, each with its rows by sheet; only what the finder reads is there."""
    framework = framework or load_framework()
    submissions = {
        key: Submission(
            file=f"{key}.xlsx",
            sha256="",
            size=0,
            kind="region",
            region=key,
            fields={},
            sheets={name: _sheet(name, rows) for name, rows in own.items()},
        )
        for key, own in sheets.items()
    }
    return cast(Evaluation, SimpleNamespace(framework=framework, submissions=submissions, cutoff=CUTOFF))


def many(number: int) -> Evaluation:
    """So many services in seven regions; one in a hundred is about testing water."""
    framework = load_framework()
    regions, themes = list(framework.regions), [theme.key for theme in framework.strategy.theme]
    rows: dict[str, list[Mapping[str, Value]]] = {key: [] for key in regions}
    for count in range(number):
        about = "Vedenlaadun mittaus" if count % 100 == 0 else "Rakenteiden mallinnus"
        rows[regions[count % len(regions)]].append(
            {
                "name": f"Palvelu {count}",
                "platform": f"Alusta {count % 400}",
                "owner": f"Korkeakoulu {count % 30}",
                "theme": (themes[count % len(themes)],),
                "type": "testing",
                "description": f"{about} laboratoriossa ja asiakkaan kohteessa, laitteisto {count} ja raportointi.",
                "link": f"https://www.example.org/palvelu/{count}",
                "updated": date(2023, 1 + count % 9, 1),
                "source": "Palvelurekisteri",
            }
        )
    return finder_evaluation({key: {"platforms": own} for key, own in rows.items()}, framework)


def small() -> Framework:
    """The small made-up strategy: other regions, other themes."""
    return load_framework(str(PERIOD))


def _sheet(name: str, rows: Sequence[Mapping[str, Value]]) -> SheetRows:
    place = Place("t.xlsx", name, "A1")
    return SheetRows(
        name,
        1,
        {},
        tuple(
            Row(number, {key: Cell(place, str(value), value) for key, value in row.items()})
            for number, row in enumerate(rows, start=2)
        ),
    )
